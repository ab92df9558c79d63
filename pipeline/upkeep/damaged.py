"""What is damaged is set aside, never deleted; what it held comes again from the staging area."""

from collections.abc import Iterator
from datetime import datetime

from pipeline.home import Home
from pipeline.staging.runs import open_run, reopen_run
from pipeline.staging.store import Staging
from pipeline.upkeep import airflow
from pipeline.upkeep.orphans import clear_leftovers, instant_of, run_names
from pipeline.warehouse.publish import point_at_newest
from pipeline.warehouse.upkeep import examine, log_problem
from pipeline.warehouse.wal import set_aside


def mend(home: Home, staging: Staging, now: datetime) -> list[str]:
    """Mend what needs no decision; give what was done. The caller holds the round's lock."""
    done = [*_mend_log(home, now), *_reopen_lost(home, staging), *_mend_link(home)]
    done += _hide_airflow(home)
    for cleared in clear_leftovers(home, staging, now, dry_run=False):
        if cleared.count:
            done.append(f"{cleared.kind}: {cleared.count} removed")
    return done


def lost_runs(staging: Staging, known: frozenset[str]) -> list[str]:
    """Give the finished rounds of collect in the staging area that the warehouse never heard of."""
    opened = open_run(staging)
    return [
        name
        for name in run_names(staging)
        if name not in known
        and (opened is None or name != opened.run_id)
        and staging.exists(f"{name}/batch-0000.json")
        and not staging.exists(f"{name}/batch-0000.sources.json")  # of recode and ingest
    ]


def _mend_log(home: Home, now: datetime) -> Iterator[str]:
    problem = log_problem(home.warehouse)
    if problem and (aside := set_aside(home.warehouse, now)):
        yield f"{problem}: kept as {aside.name}; its batches come again from the staging area"


def _reopen_lost(home: Home, staging: Staging) -> Iterator[str]:
    if not home.warehouse.exists() or open_run(staging):
        return
    found = examine(home.warehouse)
    lost = [] if found.pending or found.unknown else lost_runs(staging, frozenset(found.runs))
    for run_id in lost[:1]:  # one after the other, oldest first
        reopen_run(staging, run_id, instant_of(run_id))
        more = f", {len(lost) - 1} more after it" if len(lost) > 1 else ""
        yield f"round {run_id} is open again: attache collect takes it up{more}"


def _mend_link(home: Home) -> Iterator[str]:
    if not (home.published / "current.duckdb").exists() and home.published.is_dir():
        snapshot = point_at_newest(home.published)
        if snapshot:
            yield f"current.duckdb leads to {snapshot.name} again"


def _hide_airflow(home: Home) -> Iterator[str]:
    path = airflow.database(home)
    if path.exists() and airflow.look_at(path).others_may_read:
        for each in path.parent.glob(f"{path.name}*"):
            each.chmod(0o600)
        yield f"{path}: readable by its owner only"
