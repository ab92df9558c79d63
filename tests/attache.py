"""The command `attache` as a user runs it: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class Attache:
    """A home folder, and the command run on it."""

    def __init__(self, folder: Path) -> None:
        self.config, self.data = folder / "config", folder / "data"

    def __call__(
        self, *arguments: str, stdin: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "pipeline.cli", *arguments]
        folders = ["--config", str(self.config), "--data", str(self.data)]
        return subprocess.run(
            [*command, *folders], input=stdin, env={**os.environ, **environment},
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Give the rows of a query to the snapshot."""
        done = self("query", sql, "--format", "json")
        assert done.returncode == 0, done.stderr
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows
