"""Rounds in the staging area: at most one of a kind is open; who comes next takes it up."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pipeline.staging.store import Staging

_OPEN = "open-"
_KEPT_RUNS = 20  # packs and marks of the newest rounds stay readable for `attache why` and repair


@dataclass(frozen=True, slots=True)
class Run:
    """One round: its id, the instant that it takes for now, its kind and what was asked of it."""

    run_id: str
    now: datetime
    kind: str = "collect"  # collect, recode, ingest
    asked: Mapping[str, Any] = field(default_factory=dict)


def open_run(staging: Staging, kind: str = "collect") -> Run | None:
    """Give the round of a kind that was begun and not finished, if there is one."""
    mark = _mark(kind)
    if not staging.exists(mark):
        return None
    row = staging.read_json(mark)
    return Run(row["run_id"], datetime.fromisoformat(row["now"]), kind, row.get("asked", {}))


def begin_run(
    staging: Staging,
    now: datetime,
    kind: str = "collect",
    asked: Mapping[str, Any] | None = None,
) -> Run:
    """Give the open round of a kind, or begin one at `now`."""
    run = open_run(staging, kind)
    if run is None:
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        run = Run(f"{stamp}-{secrets.token_hex(2)}", now.astimezone(UTC), kind, asked or {})
        row = {"run_id": run.run_id, "now": run.now.isoformat()}
        staging.write_json(_mark(kind), row | ({"asked": dict(run.asked)} if run.asked else {}))
    return run


def finish_run(staging: Staging, run: Run) -> None:
    """Close the round, and clear away all but the newest rounds' files."""
    if open_run(staging, run.kind) == run:
        staging.remove(_mark(run.kind))
    names = staging.names(".")
    held = {staging.read_json(name)["run_id"] for name in names if _is_mark(name)}
    runs = [name for name in names if not name.startswith(_OPEN) and name not in held]
    for name in runs[:-_KEPT_RUNS]:
        staging.remove(name)


def _mark(kind: str) -> str:
    return f"{_OPEN}{'run' if kind == 'collect' else kind}.json"


def _is_mark(name: str) -> bool:
    return name.startswith(_OPEN) and name.endswith(".json")


def reopen_run(staging: Staging, run_id: str, now: datetime) -> Run:
    """Open a round of collect that was finished, so that the next one takes it up; all it asked.

    What its journal and its done marks hold is taken from there.
    """
    run = Run(run_id, now, asked={"force": True})
    row = {"run_id": run_id, "now": now.isoformat(), "asked": dict(run.asked)}
    staging.write_json(_mark(run.kind), row)
    return run
