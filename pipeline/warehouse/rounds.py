"""A round taken in: its finished batches loaded, the others given back, its days derived."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

import duckdb

from pipeline.errors import StorageError
from pipeline.staging import batches as staged
from pipeline.staging.runs import Run
from pipeline.staging.store import Staging
from pipeline.steps import step
from pipeline.warehouse.connect import transaction
from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import finish, load_batch, release, touched_days
from pipeline.warehouse.polling import batches_of, has_run
from pipeline.warehouse.queries import load_queries

# A round of collect touches a few days; a recode or ingest of years is derived month by month, so
# that memory stays flat. Later months put right what earlier ones could not know yet.
_DAYS_AT_ONCE = 31


def take_batches(con: duckdb.DuckDBPyConnection, staging: Staging, run: Run) -> dict[str, int]:
    """Load what is done and release what is not; give the rows loaded by table."""
    counts: Counter[str] = Counter()
    for batch in batches_of(con, run.run_id):
        done = staged.done(staging, run.run_id, batch.number)
        if done is None:
            crashes = staged.suspects(staging, run.run_id, batch.number)
            release(con, run.run_id, batch.number, run.now, suspects=crashes)
            counts["released"] += 1
            continue
        counts.update(_take(con, staging, run, batch.number, done, run.now))
    return dict(counts)


def take_offline(
    con: duckdb.DuckDBPyConnection,
    staging: Staging,
    run: Run,
    numbers: Sequence[int],
    *,
    coder_version: str,
    corrections: str,
) -> dict[str, int]:
    """Load and derive a recode or an ingest, whose batches are known to the staging area only."""
    now = _not_before_the_last(con, run)
    register(con, run, numbers, coder_version)
    counts: Counter[str] = Counter()
    for number in numbers:
        done = staged.done(staging, run.run_id, number)
        if done is None:
            raise StorageError(f"batch {number} of run {run.run_id} is not read yet; run it again")
        counts.update(_take(con, staging, run, number, done, now))
    counts["days"] = len(derive_touched(con, now, corrections))
    step(f"{run.kind}.derived")
    finish(con, run.run_id, now)
    return dict(counts)


def register(
    con: duckdb.DuckDBPyConnection, run: Run, numbers: Sequence[int], coder_version: str
) -> None:
    """Note a recode or ingest with its batches, unless it is known."""
    if has_run(con, run.run_id):
        return
    sql = load_queries("recode")
    key = {"run_id": run.run_id}
    with transaction(con):
        con.execute(
            sql["insert_run"],
            {**key, "now": run.now, "kind": run.kind, "coder_version": coder_version},
        )
        con.execute(sql["insert_batches"], {**key, "batches": list(numbers)})
    step(f"{run.kind}.registered")


def is_half_loaded(con: duckdb.DuckDBPyConnection, run: Run) -> bool:
    """Say whether a recode or ingest has begun to load and not come to its end."""
    rows = con.execute(load_queries("recode")["is_half_loaded"], {"run_id": run.run_id}).fetchall()
    return bool(rows[0][0])


def derive_touched(
    con: duckdb.DuckDBPyConnection, now: datetime, corrections: str = ""
) -> list[date]:
    """Derive the days whose facts changed, and those of new corrections; give the days."""
    days = touched_days(con)
    for some in _spans(days) or [[]]:
        derive(con, some, now=now, corrections=corrections)
    return days


def _spans(days: Sequence[date]) -> list[list[date]]:
    """Cut many days into spans of a month; few days stay together."""
    if 0 < len(days) <= _DAYS_AT_ONCE:
        return [list(days)]
    spans: list[list[date]] = []
    for day in days:
        if not spans or (day - spans[-1][0]).days >= _DAYS_AT_ONCE:
            spans.append([])
        spans[-1].append(day)
    return spans


def _take(
    con: duckdb.DuckDBPyConnection,
    staging: Staging,
    run: Run,
    number: int,
    done: staged.Done,
    now: datetime,
) -> dict[str, int]:
    with staging.local(list(done.files.values())) as paths:
        tables = {table: paths[name] for table, name in done.files.items()}
        staged.verify(done, tables)
        return load_batch(con, run.run_id, number, done.attempt, tables, now, run.kind)


def _not_before_the_last(con: duckdb.DuckDBPyConnection, run: Run) -> datetime:
    """Give the instant of loading: after all that is recorded, so that as_of tells them apart."""
    rows = con.execute(load_queries("recode")["instant"], {"now": run.now, "run_id": run.run_id})
    instant: datetime = rows.fetchall()[0][0]
    return instant
