"""Compaction: the warehouse written anew when much of its file is free."""

import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from pipeline.disk import sync
from pipeline.errors import StorageError
from pipeline.steps import step
from pipeline.warehouse.connect import NO_EXTENSIONS, read_only
from pipeline.warehouse.queries import load_queries

_SORTED = {"postings": "sorted_postings"}
# So many take a search 10 ms on one core of 2026 (a sorted million of articles: 0.2 million).
SCATTERED_POSTINGS = 4_000_000


def free_share(warehouse: Path, *, memory_limit: str = "1GB") -> float:
    """Give the share of the file that holds nothing, 0 to 1, as of the last checkpoint."""
    with read_only(warehouse, memory_limit=memory_limit) as con:
        size, free = con.execute(load_queries("upkeep")["size"]).fetchall()[0]
    return float(free / size) if size else 0.0


def postings_read(warehouse: Path, *, memory_limit: str = "1GB") -> int:
    """Give the postings that a search of one word reads, as of the last checkpoint."""
    with read_only(warehouse, memory_limit=memory_limit) as con:
        return int(con.execute(load_queries("upkeep")["scattered"]).fetchall()[0][0])


def compact(warehouse: Path, *, memory_limit: str = "1GB") -> int:
    """Write the warehouse anew and put that in its place; give the bytes saved.

    The caller holds the round's lock and has no connection open. Killed at any point, either the
    old file is there or the new one.
    """
    before = warehouse.stat().st_size
    if shutil.disk_usage(warehouse.parent).free < before:
        raise StorageError(f"{warehouse}: compaction needs {before / 1e6:.0f} MB free on its disk")
    fresh = warehouse.with_name(f".{warehouse.name}.compact")
    fresh.unlink(missing_ok=True)
    try:
        _rewrite(warehouse, fresh, memory_limit)
    except (duckdb.FatalException, duckdb.IOException, duckdb.TransactionException) as e:
        raise StorageError(f"{warehouse}: not compacted: {str(e).splitlines()[0]}") from e
    else:
        step("upkeep.rewritten")
        sync(fresh)
        fresh.replace(warehouse)
        sync(warehouse.parent)
        step("upkeep.compacted")
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
            left.unlink(missing_ok=True)
    return before - warehouse.stat().st_size


def _rewrite(warehouse: Path, fresh: Path, memory_limit: str) -> None:
    sql = load_queries("compact")
    con = duckdb.connect(config={"memory_limit": memory_limit, **NO_EXTENSIONS})
    try:
        con.execute(sql["attach_kept"], {"path": str(warehouse)})
        con.execute(sql["attach_fresh"], {"path": str(fresh)})
        con.execute(sql["copy_schema"])
        for (table,) in con.execute(sql["tables"]).fetchall():
            _copy_table(con, table)
        con.execute(sql["checkpoint_fresh"])
    finally:
        with suppress(duckdb.FatalException):
            con.close()


def _copy_table(con: duckdb.DuckDBPyConnection, table: str) -> None:
    kept, fresh = f"kept.main.{table}", f"fresh.main.{table}"
    rows = con.sql(load_queries("compact")[_SORTED[table]]) if table in _SORTED else con.table(kept)
    rows.insert_into(fresh)
    counted = [con.table(name).count("*").fetchall()[0][0] for name in (kept, fresh)]
    if counted[0] != counted[1]:
        raise StorageError(f"{table}: {counted[0]} rows, {counted[1]} in the compacted file")
