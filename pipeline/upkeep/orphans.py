"""Orphans: what a killed process left, and hand-over files that nobody will ask for again."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.home import Home
from pipeline.staging.runs import Run, open_run
from pipeline.staging.store import Staging
from pipeline.upkeep.cleared import Cleared, clear

# `20260303T030000Z-4f63`: the instant of a round, and what tells it from others.
RUN_NAME = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]+")
_SETTLED = timedelta(days=1)  # whoever wrote it is gone


def open_runs(staging: Staging) -> list[Run]:
    """Give the rounds of every kind that were begun and not finished."""
    found = [open_run(staging, kind) for kind in ("collect", "recode", "ingest")]
    return [run for run in found if run]


def orphaned_runs(staging: Staging, needed: frozenset[str], days: int, now: datetime) -> list[str]:
    """Give the rounds in the staging area that are older than `days` and needed by nobody."""
    if not days:
        return []
    held = needed | {run.run_id for run in open_runs(staging)}
    return [
        name
        for name in run_names(staging)
        if name not in held and instant_of(name) < now - timedelta(days=days)
    ]


def run_names(staging: Staging) -> list[str]:
    """Give the rounds that have files in the staging area, oldest first."""
    return [name for name in staging.names(".") if RUN_NAME.fullmatch(name)]


def clear_staging(
    staging: Staging, needed: frozenset[str], days: int, now: datetime, *, dry_run: bool
) -> Cleared:
    """Remove the orphaned rounds."""
    names = orphaned_runs(staging, needed, days, now)
    size = sum(staging.size(name) for name in names)
    if not dry_run:
        for name in names:
            staging.remove(name)
    return Cleared("staged rounds", len(names), size)


def clear_leftovers(home: Home, staging: Staging, now: datetime, *, dry_run: bool) -> list[Cleared]:
    """Remove unfinished files and locks of rounds that are over."""
    before = (now - _SETTLED).timestamp()
    partials = [path for path in _partials(home) if path.lstat().st_mtime < before]
    held = {run.run_id for run in open_runs(staging)}
    locks = [
        path
        for path in (home.data / "locks").glob("*.lock")
        if (run := RUN_NAME.match(path.name)) and run.group() not in held
    ]
    return [
        clear("unfinished files", partials, dry_run=dry_run),
        clear("locks of rounds that are over", locks, dry_run=dry_run),
    ]


def _partials(home: Home) -> Iterator[Path]:
    """Give the names under which something is written before it is whole."""
    yield from home.data.glob(f".{home.warehouse.name}.*")
    yield from home.published.glob(".*.partial")
    yield from home.published.glob("parquet/**/.*.partial")
    yield from home.briefings.glob("**/.*.partial")
    yield from home.briefings.glob("**/.ed*.unfinished")
    yield from home.data.glob("staging/**/*.tmp")
    yield from home.data.glob("recode-*.duckdb*")  # the copy on which a recode was tried


def instant_of(run_id: str) -> datetime:
    """Give the instant that a round took for now, to the second, from its name."""
    found = RUN_NAME.fullmatch(run_id)
    stamp = found.group(1) if found else "19700101T000000Z"
    return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
