"""The weekly upkeep, in three parts that Airflow runs as tasks and the command one by one."""

import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from pipeline.home import Home
from pipeline.settings import Settings, read_config
from pipeline.staging.locks import round_lock
from pipeline.staging.store import Staging
from pipeline.upkeep import airflow
from pipeline.upkeep.cleared import Cleared
from pipeline.upkeep.damaged import lost_runs
from pipeline.upkeep.orphans import clear_leftovers, clear_staging, open_runs
from pipeline.upkeep.retention import clear_archive, clear_logs
from pipeline.warehouse import compact as compaction
from pipeline.warehouse.connect import open_warehouse, read_only
from pipeline.warehouse.publish import clear_snapshots
from pipeline.warehouse.upkeep import expired_claims, free_claims, known_runs, needed_runs

Rows = list[dict[str, Any]]  # kind, count, bytes


def clear(*, home: Home | None = None, dry_run: bool = False) -> Rows:
    """Clear away what [keep] no longer wants, what nobody needs, and claims of dead rounds."""
    home, settings, staging, now = _open(home)
    with round_lock(home.data):
        needed, cleared = _give_back(home, settings, staging, now, dry_run=dry_run)
        held = frozenset(run.run_id for run in open_runs(staging))
        cleared += clear_archive(home.archive, settings.keep, now, held, dry_run=dry_run)
        days = settings.keep.staging_days
        cleared.append(clear_staging(staging, needed, days, now, dry_run=dry_run))
        cleared += clear_leftovers(home, staging, now, dry_run=dry_run)
        snapshots = clear_snapshots(home.published, settings.store.keep_snapshots, dry_run=dry_run)
        cleared.append(Cleared("snapshots", *snapshots))
    return _rows(cleared)


def compact(*, home: Home | None = None, dry_run: bool = False) -> Rows:
    """Write the warehouse anew when too much of it is free, or read by a search for one word."""
    home, settings, _, _ = _open(home)
    limit = settings.store.memory_limit
    with round_lock(home.data):
        if not home.warehouse.exists():
            return []
        share = compaction.free_share(home.warehouse, memory_limit=limit)
        read = compaction.postings_read(home.warehouse, memory_limit=limit)
        if share <= settings.keep.compact_share and read <= compaction.SCATTERED_POSTINGS:
            return _rows([Cleared("warehouse written anew", 0)])
        saved = int(share * home.warehouse.stat().st_size)
        if not dry_run:
            saved = compaction.compact(home.warehouse, memory_limit=limit)
    return _rows([Cleared("warehouse written anew", 1, saved)])


def clean_airflow(*, home: Home | None = None, dry_run: bool = False) -> Rows:
    """Remove old records and logs of Airflow, where `attache run` keeps them."""
    home, settings, _, now = _open(home)
    records = airflow.clean(home, settings, now, dry_run=dry_run)
    logs = clear_logs(home.airflow, settings.keep.airflow_days, now, dry_run=dry_run)
    return _rows([*records, *logs])


def _rows(cleared: Sequence[Cleared]) -> Rows:
    """Give plain values, as they pass between Airflow's tasks."""
    return [asdict(each) for each in cleared]


def _give_back(
    home: Home, settings: Settings, staging: Staging, now: datetime, *, dry_run: bool
) -> tuple[frozenset[str], list[Cleared]]:
    """Free the claims of dead rounds; give the rounds whose files are needed, and the counts.

    A round that the warehouse does not know may have been lost with its log, so it is needed.
    """
    if not home.warehouse.exists():
        return frozenset(), []
    held = [run.run_id for run in open_runs(staging)]
    limit = settings.store.memory_limit
    opened = read_only if dry_run else open_warehouse
    with opened(home.warehouse, memory_limit=limit) as con:
        claims = expired_claims(con, held, now)
        if not dry_run and any(claims.values()):
            free_claims(con, held, now)
        lost = lost_runs(staging, frozenset(known_runs(con)))
        needed = frozenset(needed_runs(con).union(lost))
    return needed, [Cleared(f"{name} given back", count) for name, count in claims.items()]


def _open(home: Home | None) -> tuple[Home, Settings, Staging, datetime]:
    home = home or Home.from_environment(os.environ)
    settings = read_config(home.config).settings
    staging = Staging(home.staging_url(settings.store.staging))
    return home, settings, staging, datetime.now(UTC)
