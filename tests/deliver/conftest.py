"""A desk with a finished briefing, and the command run on it in a process of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.briefing.write import write_briefing
from pipeline.cli import main
from pipeline.home import Home
from tests.briefing import days

MAIL = """
[deliver.mail.desk]
from = "attaché <attache@desk.example>"
to = {to}
host = "127.0.0.1"
port = {port}
security = "{security}"
link = "https://desk.example/briefings"
timeout_seconds = 5
{more}
"""


@dataclass
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


class Desk:
    """A home with the briefing of 14 May 2031."""

    day = days.DAY

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "config", folder / "data")
        self.home.config.mkdir()
        self.brief(days.busy_day())

    def brief(self, rows) -> None:
        write_briefing(rows, self.home.briefings, now=days.NOON, sample=True)

    def configure(self, text: str) -> None:
        (self.home.config / "attache.toml").write_text(text, encoding="utf-8")

    def mails_to(self, port: int, *to: str, security: str = "none", more: str = "") -> None:
        names = json.dumps(to or ("a@desk.example", "b@desk.example"))
        self.configure(MAIL.format(to=names, port=port, security=security, more=more))

    def _folders(self) -> list[str]:
        return ["--config", str(self.home.config), "--data", str(self.home.data)]

    def run(self, *arguments: str) -> Done:
        """Run the command in this process."""
        out, err, code = io.StringIO(), io.StringIO(), 0
        with redirect_stdout(out), redirect_stderr(err):
            try:
                main([*arguments, *self._folders()])
            except SystemExit as e:
                code = int(e.code or 0)
        return Done(code, out.getvalue(), err.getvalue())

    def deliver(self, *arguments: str) -> Done:
        return self.run("deliver", "--day", str(self.day), *arguments)

    def deliver_until(self, point: str) -> int:
        """Deliver in a process that is killed when it reaches a step; give how it ended."""
        command = [sys.executable, "-m", "pipeline.cli", "deliver", "--day", str(self.day)]
        return subprocess.run(
            [*command, *self._folders()],
            env={**os.environ, "ATTACHE_KILL_AT": point},
            check=False, start_new_session=True, timeout=60,
        ).returncode  # fmt: skip

    def receipt(self, channel: str = "desk", edition: int = 1) -> Mapping[str, object]:
        path = self.home.deliveries / str(self.day) / f"ed{edition}-{channel}.json"
        receipt: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
        return receipt


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)
