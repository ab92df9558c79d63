"""What the subcommands share: where configuration and data lie, and how a table is printed."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from pipeline.briefing.safe import csv_cell
from pipeline.errors import ConfigError
from pipeline.home import CONFIG, DATA, Home

_FOLDER = click.Path(path_type=Path, file_okay=False)


def home_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --config and --data, so that they may stand before or after the subcommand."""
    for name, env in (("data", DATA), ("config", CONFIG)):
        text = f"Folder of the {name} (default: {name}; env {env})."
        command = click.option(f"--{name}", type=_FOLDER, help=text)(command)
    return command


def with_home(command: Callable[..., None]) -> Callable[..., None]:
    """Call a command with the Home that its own options, or those of the group, name."""

    @click.pass_context
    def called(
        context: click.Context, /, config: Path | None, data: Path | None, **arguments: object
    ) -> None:
        group: Mapping[str, Path | None] = context.find_root().params
        named = Home.from_environment(os.environ)
        folder = config or group.get("config") or named.config
        if not folder.is_dir() and folder != Path("config"):
            raise ConfigError(str(folder), "", "no such folder")
        home = Home(folder, data or group.get("data") or named.data)
        context.invoke(command, home, **arguments)

    return home_options(update_wrapper(called, command))


def printed(columns: Sequence[str], rows: Iterable[Sequence[object]], form: str) -> str:
    """Give rows as a table for people, as CSV or as JSON lines of objects."""
    if form == "json":
        items = [dict(zip(columns, row, strict=True)) for row in rows]
        return json.dumps(items, ensure_ascii=False, default=str, indent=1)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([csv_cell(v) if isinstance(v, str) else v for v in row] for row in rows)
        return out.getvalue().rstrip("\n")
    return _table(columns, [["" if v is None else str(v) for v in row] for row in rows])


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max([len(c), *(len(row[i]) for row in rows)]) for i, c in enumerate(columns)]
    lines = [columns, ["-" * w for w in widths], *rows]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
