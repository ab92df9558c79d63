"""Rounds in the staging area: at most one is open; who comes next takes it up where it stands."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.staging.store import Staging

_OPEN = "open-run.json"
_KEPT_RUNS = 20  # packs and marks of the newest rounds stay readable for `attache why` and repair


@dataclass(frozen=True, slots=True)
class Run:
    """One round: its id, and the instant that it takes for now."""

    run_id: str
    now: datetime


def open_run(staging: Staging) -> Run | None:
    """Give the round that was begun and not finished, if there is one."""
    if not staging.exists(_OPEN):
        return None
    row = staging.read_json(_OPEN)
    return Run(row["run_id"], datetime.fromisoformat(row["now"]))


def begin_run(staging: Staging, now: datetime) -> Run:
    """Give the open round, or begin one at `now`."""
    run = open_run(staging)
    if run is None:
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        run = Run(f"{stamp}-{secrets.token_hex(2)}", now.astimezone(UTC))
        staging.write_json(_OPEN, {"run_id": run.run_id, "now": run.now.isoformat()})
    return run


def finish_run(staging: Staging, run: Run) -> None:
    """Close the round, and clear away all but the newest rounds' files."""
    if open_run(staging) == run:
        staging.remove(_OPEN)
    runs = [name for name in staging.names(".") if not name.startswith("open-run")]
    for name in runs[:-_KEPT_RUNS]:
        staging.remove(name)
