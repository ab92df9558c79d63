"""Looks at the places on disk: space, locks, staging, archive, snapshots, Airflow's database."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from pipeline.disk import size_of
from pipeline.home import Home
from pipeline.settings import Settings
from pipeline.staging.locks import holder_of
from pipeline.staging.runs import Run
from pipeline.staging.store import Staging
from pipeline.upkeep import airflow
from pipeline.upkeep.damaged import lost_runs
from pipeline.upkeep.findings import Finding, error, fine, megabytes, note, warning
from pipeline.upkeep.orphans import clear_leftovers, open_runs, orphaned_runs
from pipeline.warehouse.publish import published_at
from pipeline.warehouse.wal import MEND, logs_set_aside
from pipeline.web.archive import is_whole

_SPARE_BYTES = 500_000_000
_DAYS_OF_SPACE = 14
_GROWTH_DAYS = 7  # over which the archive's growth is measured
_STUCK = timedelta(hours=6)
_OLD_SNAPSHOT = timedelta(hours=24)
_SCHEDULER_SILENT = timedelta(minutes=10)
_LARGE_AIRFLOW_BYTES = 1_000_000_000


def disk(home: Home, now: datetime) -> Iterator[Finding]:
    """Look at the free space: for the next snapshot and compaction, and for the days to come."""
    free = shutil.disk_usage(home.data).free
    needed = 2 * size_of(home.warehouse) + _SPARE_BYTES
    growth = daily_growth(home, now.date())
    days = free / growth if growth else None
    text = f"{megabytes(free)} free"
    if days is not None:
        text += f", the archive grows by {megabytes(growth)} a day"
    help_ = "free space on the disk, or set [keep] and run attache upkeep"
    if free < needed:
        yield error("disk", f"{text}; the next rounds may need {megabytes(needed)}", help_)
    elif days is not None and days < _DAYS_OF_SPACE:
        yield warning("disk", f"{text}: full in {days:.0f} days", help_)
    else:
        yield fine("disk", text)


def daily_growth(home: Home, today: date) -> float:
    """Give the archive's mean growth of the last days that have files, in bytes a day."""
    since = today - timedelta(days=_GROWTH_DAYS)
    sizes = [
        size_of(folder)
        for folder in home.archive.glob("????-??-??")
        if since <= date.fromisoformat(folder.name) < today
    ]
    return sum(sizes) / len(sizes) if sizes else 0.0


def rounds(
    home: Home, staging: Staging, holder: str, known: Mapping[str, bool] | None, now: datetime
) -> Iterator[Finding]:
    """Look at the open rounds; `holder` is who holds the lock of rounds, empty for nobody."""
    open_ones = open_runs(staging)
    for run in open_ones:
        yield _open_round(run, holder or holder_of(home.data / "locks" / f"{run.kind}.lock"), now)
    if holder and not open_ones:
        yield note("rounds", f"the round's lock is held by {holder}")
    lost = lost_runs(staging, frozenset(known)) if known is not None else []
    for run_id in lost:
        yield warning("rounds", f"round {run_id} was finished, the warehouse lacks it", MEND)
    if not open_ones and not holder and not lost:
        yield fine("rounds", "none is open")


def _open_round(run: Run, holder: str, now: datetime) -> Finding:
    age = now - run.now
    text = f"round {run.run_id} ({run.kind}) is open"
    if not holder:
        again = f"attache {run.kind} takes it up"
        return warning("rounds", f"{text} and nobody works on it", again)
    if run.kind == "collect" and age > _STUCK:
        hours = age.total_seconds() / 3600
        return warning(
            "rounds", f"{text} for {hours:.0f} hours, held by {holder}", "end that process"
        )
    return note("rounds", f"{text}, held by {holder}")


def staged(
    home: Home, staging: Staging, needed: frozenset[str], settings: Settings, now: datetime
) -> Iterator[Finding]:
    """Look for hand-over files and leftovers that nobody needs."""
    orphans = orphaned_runs(staging, needed, settings.keep.staging_days, now)
    left = sum(c.count for c in clear_leftovers(home, staging, now, dry_run=True))
    if orphans:
        size = megabytes(sum(staging.size(name) for name in orphans))
        yield note(
            "staging", f"{len(orphans)} rounds, {size}, are needed no more", "attache upkeep"
        )
    if left:
        yield note("staging", f"{left} files were left by processes that ended", MEND)
    if not orphans and not left:
        yield fine("staging", "nothing is left over")


def archive(home: Home, pages: Mapping[str, int], settings: Settings) -> Iterator[Finding]:
    """Look whether the pages that articles lead to are there and the newest file is whole."""
    missing = {file: n for file, n in pages.items() if not (home.archive / file).exists()}
    if missing:
        text = f"{sum(missing.values())} articles' pages are gone with {len(missing)} files"
        if settings.keep.pages_days:
            yield note("archive", f"{text}, as [keep] pages_days wants; they cannot be recoded")
        else:
            yield error("archive", f"{text}, first {min(missing)}", "attache restore, or a copy")
    newest = max(home.archive.glob("*/*.warc.gz"), key=lambda p: p.stat().st_mtime, default=None)
    if newest and not is_whole(newest):
        yield note("archive", f"{newest.name} ends in the middle of an answer; it is cut when used")
    if not missing:
        yield fine("archive", f"{len(pages)} files of pages, {megabytes(size_of(home.archive))}")


def snapshot(home: Home, newest: datetime | None, now: datetime) -> Iterator[Finding]:
    """Look at the published snapshot and its age."""
    link = home.published / "current.duckdb"
    if not link.exists():
        broken = link.is_symlink() or any(home.published.glob("attache-*.duckdb"))
        mend = MEND if broken else "attache collect"
        yield error("snapshot", "current.duckdb leads nowhere" if broken else "none yet", mend)
        return
    name = link.resolve()
    age = now - published_at(name)
    text = f"{name.name}, {age.total_seconds() / 3600:.1f} hours old"
    if age > _OLD_SNAPSHOT:
        yield warning("snapshot", text, "attache collect")
    elif newest and published_at(name) + timedelta(hours=2) < newest.astimezone(UTC):
        yield warning("snapshot", f"{text}; a later round is loaded", "attache collect")
    else:
        yield fine("snapshot", text)


def logs_aside(home: Home) -> Iterator[Finding]:
    """Name the damaged logs that were set aside."""
    for path in logs_set_aside(home.warehouse):
        text = f"{path.name} was set aside, {megabytes(path.stat().st_size)}"
        yield note("database", f"{text}; its rounds were taken in again", f"rm {path}")


def airflow_state(home: Home, now: datetime) -> Iterator[Finding]:
    """Look at Airflow's database, where `attache run` keeps one."""
    path = airflow.database(home)
    if not path.exists():
        yield fine("airflow", "none is kept here")
        return
    state = airflow.look_at(path)
    if state.problem:
        yield error("airflow", f"{path}: {state.problem}", f"mv {path} {path}.damaged; attache run")
    if state.others_may_read:
        yield warning("airflow", f"{path}: others may read it", MEND)
    if state.bytes > _LARGE_AIRFLOW_BYTES:
        yield warning("airflow", f"{path}: {megabytes(state.bytes)}", "attache upkeep")
    seen = state.scheduler_seen_at
    if seen and now - seen > _SCHEDULER_SILENT:
        yield note(
            "airflow", f"the scheduler was last seen {seen:%Y-%m-%d %H:%M} UTC", "attache run"
        )
    elif not state.problem:
        yield fine("airflow", f"{megabytes(state.bytes)}, the scheduler lives")
