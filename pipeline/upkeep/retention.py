"""Retention: what is older than [keep] says. The warehouse's own rows are kept for ever."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from pipeline.settings import Keep
from pipeline.upkeep.cleared import Cleared, clear

# The archive's files: one a batch, and one a round for what the feeds answered.
_PAGES = re.compile(r".+-\d{4}\.warc\.gz")
_FEED_ANSWERS = re.compile(r".+-feeds\.warc\.gz")

_LOG_BYTES = 50_000_000  # a component's log is cut when it is larger ...
_LOG_TAIL_BYTES = 1_000_000  # ... to this


def clear_archive(
    archive: Path, keep: Keep, now: datetime, held: frozenset[str], *, dry_run: bool
) -> list[Cleared]:
    """Remove old WARC files, but those of the open rounds (`held`), and days left empty."""
    done = []
    for kind, days, pattern in (
        ("archived pages", keep.pages_days, _PAGES),
        ("archived feed answers", keep.feed_answers_days, _FEED_ANSWERS),
    ):
        old = _old_files(archive, pattern, now.date(), days, held)
        done.append(clear(kind, old, dry_run=dry_run))
    if not dry_run:
        for folder in _days(archive):
            if not any(folder[1].iterdir()):
                folder[1].rmdir()
    return done


def clear_logs(airflow: Path, days: int, now: datetime, *, dry_run: bool) -> list[Cleared]:
    """Remove the logs of old runs of Airflow, and cut what its components have written."""
    if not days:
        return []
    before = (now - timedelta(days=days)).timestamp()
    old = [p for p in airflow.glob("logs/**/*.log") if p.stat().st_mtime < before]
    done = [clear("Airflow's logs of runs", old, dry_run=dry_run)]
    large = [p for p in airflow.glob("*.log") if p.stat().st_size > _LOG_BYTES]
    cut = sum(p.stat().st_size - _LOG_TAIL_BYTES for p in large)
    if not dry_run:
        for path in large:
            _keep_tail(path)
    return [*done, Cleared("Airflow's component logs cut", len(large), cut)]


def _old_files(
    archive: Path, pattern: re.Pattern[str], today: date, days: int, held: frozenset[str]
) -> Iterator[Path]:
    if not days:
        return
    for day, folder in _days(archive):
        if day >= today - timedelta(days=days):
            continue
        for path in folder.iterdir():
            is_held = any(path.name.startswith(run_id) for run_id in held)
            if pattern.fullmatch(path.name) and not is_held:
                yield path


def _days(archive: Path) -> list[tuple[date, Path]]:
    folders = [path for path in archive.glob("????-??-??") if path.is_dir()]
    return [(date.fromisoformat(path.name), path) for path in sorted(folders)]


def _keep_tail(path: Path) -> None:
    """Cut a log in place: who writes it appends, and goes on at the new end."""
    with path.open("rb+") as file:
        file.seek(-_LOG_TAIL_BYTES, 2)
        tail = file.read()
        file.truncate(0)
        file.seek(0)
        file.write(tail)
