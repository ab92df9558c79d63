"""What upkeep and doctor ask of the warehouse: size, ledger, runs, and claims to give back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipeline.errors import StorageError
from pipeline.places import defaults
from pipeline.warehouse.connect import LOCKED, connect_read_only, transaction
from pipeline.warehouse.health import FeedHealth, feed_health
from pipeline.warehouse.migrate import scripts
from pipeline.warehouse.queries import load_queries
from pipeline.warehouse.wal import is_blank, log_of, refusal

_ROOM = "upkeep"


@dataclass(frozen=True, slots=True)
class Examination:
    """What a look into the warehouse found."""

    pending: tuple[str, ...]  # migrations of this program that it lacks
    unknown: tuple[str, ...]  # migrations that this program lacks, or has with another text
    free_share: float  # of its file, 0 to 1
    ledger: Mapping[str, int]
    runs: Mapping[str, bool]  # run_id -> finished
    newest_instant: datetime | None
    pages: Mapping[str, int]  # file of the archive -> articles that lead to it
    feeds: tuple[FeedHealth, ...]


def examine(warehouse: Path, *, memory_limit: str = "1GB") -> Examination:
    """Look into the warehouse without changing it; StorageError when it cannot be opened."""
    if is_blank(warehouse):
        raise StorageError(refusal(warehouse, "its WAL begins with zeros"))
    try:
        con = connect_read_only(warehouse, memory_limit=memory_limit)
    except duckdb.Error as e:
        raise StorageError(refusal(warehouse, str(e))) from e
    try:
        return _examined(con)
    except duckdb.Error as e:
        raise StorageError(refusal(warehouse, str(e))) from e
    finally:
        con.close()


def log_problem(warehouse: Path) -> str:
    """Say what is wrong with the warehouse's log; empty when it can be replayed."""
    log = log_of(warehouse)
    if not log.exists():
        return ""
    if is_blank(warehouse):
        return f"{log} begins with zeros"
    try:
        connect_read_only(warehouse).close()
    except duckdb.Error as e:
        if LOCKED not in str(e) and "WAL" in str(e):
            return f"{log} cannot be replayed"
        raise StorageError(refusal(warehouse, str(e))) from e
    return ""


def _examined(con: duckdb.DuckDBPyConnection) -> Examination:
    sql = load_queries(_ROOM)
    pending, unknown = _migrations(con)
    size, free = con.execute(sql["size"]).fetchall()[0]
    share = free / size if size else 0.0
    if pending or unknown:  # the tables are not the ones that the rest asks
        return Examination(pending, unknown, share, {}, {}, None, {}, ())
    newest = con.execute(sql["newest_instant"]).fetchall()[0][0]
    return Examination(
        pending,
        unknown,
        share,
        ledger=_row(con, "ledger", {}),
        runs=dict(con.execute(sql["runs"]).fetchall()),
        newest_instant=newest.astimezone(UTC) if newest else None,
        pages=dict(con.execute(sql["pages"]).fetchall()),
        feeds=feed_health(con),
    )


def _migrations(con: duckdb.DuckDBPyConnection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known = {s.name: s.checksum for s in scripts(defaults("sql") / "migrations")}
    rows = con.execute(load_queries("migrate")["applied"]).fetchall()
    unknown = tuple(name for _, name, checksum in rows if known.get(name) != checksum)
    return tuple(sorted(known.keys() - {name for _, name, _ in rows})), unknown


def needed_runs(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Give the runs whose staged files may still be loaded."""
    return {run_id for (run_id,) in con.execute(load_queries(_ROOM)["open_batches"]).fetchall()}


def known_runs(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Give all runs that the warehouse has heard of."""
    return {run_id for run_id, _ in con.execute(load_queries(_ROOM)["runs"]).fetchall()}


def expired_claims(
    con: duckdb.DuckDBPyConnection, open_runs: Sequence[str], now: datetime
) -> dict[str, int]:
    """Count the entries and batches that a dead round still holds."""
    return _row(con, "expired_claims", {"open_runs": list(open_runs), "now": now})


def free_claims(con: duckdb.DuckDBPyConnection, open_runs: Sequence[str], now: datetime) -> None:
    """Give back what a dead round still holds."""
    sql = load_queries(_ROOM)
    with transaction(con):
        for name in ("free_claims", "release_batches"):
            con.execute(sql[name], {"open_runs": list(open_runs), "now": now})


def _row(
    con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]
) -> dict[str, int]:
    answer = con.execute(load_queries(_ROOM)[name], dict(parameters))
    names = [column[0] for column in answer.description or ()]
    return dict(zip(names, answer.fetchall()[0], strict=True))
