"""Load: the staged facts of a batch, exactly once."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import StorageError
from pipeline.staging.tables import SCHEMAS
from pipeline.steps import step
from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.connect import transaction
from pipeline.warehouse.queries import load_queries, run

# Facts take about as much in the warehouse as in Parquet; a checkpoint writes changed blocks anew.
_SPACE_PER_STAGED_BYTE = 3
_SPACE_BYTES = 8_000_000

_ID: pa.DataType = pa.string()
_COUNT: pa.DataType = pa.int32()
SUSPECTS = pa.schema({"entry_id": _ID, "crashes": _COUNT})

# What a round's kind makes of its staged rows before facts are taken in: which articles are new
# (`new_articles`), and whose codings count (`coded_articles`).
_BEFORE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "collect": (("load", "number_articles"), ("load", "take_coded")),
    "recode": (
        ("recode", "take_recoded"),
        ("recode", "number_articles"),
        ("recode", "take_coded"),
    ),
    "ingest": (
        ("ingest", "insert_feeds"),
        ("ingest", "insert_entries"),
        ("ingest", "number_articles"),
        ("load", "take_coded"),
    ),
}
_AFTER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "recode": (
        ("recode", "count_entries"),
        ("recode", "mark_coded"),
        ("recode", "withdraw_evidence"),
    ),
    "ingest": (("recode", "count_entries"),),
}

# In this order: each statement uses what those before it wrote.
_FACTS = (
    "replace_articles",
    "insert_articles",
    "replace_texts",
    "insert_texts",
    "insert_segments",
    "take_flagged",
    "take_mentions",
    "take_quotes",
    "withdraw_mentions",
    "withdraw_quotes",
    "insert_mentions",
    "insert_quotes",
    "match_reports",
    "withdraw_reports",
    "keep_report_versions",
    "move_reports",
    "insert_reports",
    "insert_evidence",
    "insert_underived",
)


def load_batch(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    batch: int,
    attempt: str,
    files: Mapping[str, Path],
    now: datetime,
    kind: str = "collect",
) -> dict[str, int]:
    """Load a finished attempt in one transaction; gives rows by table, {} if it was done before."""
    sql = load_queries("load")
    key = {"run_id": run_id, "batch": batch}
    stage = "load" if kind == "collect" else kind
    if _is_loaded(con, key):
        return {}
    _check_space(con, files)
    with _handed_in_files(con, files):
        with transaction(con):
            step(f"{stage}.opened")
            _run(con, _BEFORE[kind], {**key, "now": now})
            expected = _row(con, sql["expected_rows"], {})
            counts = _insert_facts(con, key, now, "recoded" if kind == "recode" else "edited")
            _run(con, _AFTER.get(kind, ()), {**key, "now": now})
            _settle(con, key, now)
            step(f"{stage}.inserted")
            _compare("inserted", counts, expected)
            con.execute(
                sql["write_ledger"],
                key | {"now": now, "attempt": attempt, "counts": json.dumps(counts)},
            )
            step(f"{stage}.before_commit")
        step(f"{stage}.committed")
        if not _is_loaded(con, key):
            raise StorageError(f"batch {batch} of run {run_id} was lost by its commit")
        _compare("committed", _row(con, sql["committed_rows"], {}), expected)
    return counts


def release(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    batch: int,
    now: datetime,
    *,
    suspects: Mapping[str, int],
) -> None:
    """Give back what a batch that never finished held; suspects: how often each crashed it."""
    sql = load_queries("load")
    key = {"run_id": run_id, "batch": batch, "now": now}
    rows = [{"entry_id": entry, "crashes": n} for entry, n in sorted(suspects.items())]
    with handed_in(con, suspects=pa.Table.from_pylist(rows, SUSPECTS)), transaction(con):
        con.execute(sql["release_entries"], key)
        con.execute(sql["release_batch"], key)


def finish(con: duckdb.DuckDBPyConnection, run_id: str, now: datetime) -> None:
    """Note that a run has been taken in and derived."""
    con.execute(load_queries("load")["finish_run"], {"run_id": run_id, "now": now})


def take_receipts(con: duckdb.DuckDBPyConnection, receipts: Iterable[Mapping[str, Any]]) -> None:
    """Take in the receipts of briefings: day, edition, profile, as_of, path, written_at."""
    sql = load_queries("load")
    with transaction(con):
        for receipt in receipts:
            edition = {name: receipt[name] for name in ("day", "edition")}
            whose = edition | {"profile": receipt.get("profile", "all")}
            con.execute(sql["forget_briefing"], whose)
            written = {name: receipt[name] for name in ("as_of", "path", "written_at")}
            con.execute(sql["insert_briefing"], whose | written)


def touched_days(con: duckdb.DuckDBPyConnection) -> list[date]:
    """Give the days (UTC) whose facts changed since they were derived last."""
    rows = con.execute(load_queries("load")["touched_days"]).fetchall()
    return [day for (day,) in rows]


def _is_loaded(con: duckdb.DuckDBPyConnection, key: Mapping[str, object]) -> bool:
    rows = con.execute(load_queries("load")["batch_state"], dict(key)).fetchall()
    if not rows:
        raise StorageError(f"run {key['run_id']} has no batch {key['batch']}")
    return bool(rows[0][0])


def _check_space(con: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> None:
    database = con.execute(load_queries("load")["database_file"]).fetchall()[0][0]
    if not database:
        return
    staged = sum(path.stat().st_size for path in files.values())
    needed = staged * _SPACE_PER_STAGED_BYTE + _SPACE_BYTES
    free = shutil.disk_usage(Path(database).parent).free
    if free < needed:
        raise StorageError(
            f"{database}: {free / 1e6:.0f} MB free on its disk, load needs {needed / 1e6:.0f} MB"
        )


@contextmanager
def _handed_in_files(con: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> Iterator[None]:
    tables = {
        f"in_{name}": pq.read_table(files[name], schema=schema)
        if name in files
        else schema.empty_table()
        for name, schema in SCHEMAS.items()
    }
    with handed_in(con, **tables):
        yield


def _run(
    con: duckdb.DuckDBPyConnection,
    statements: Iterable[tuple[str, str]],
    parameters: Mapping[str, object],
) -> None:
    for room, name in statements:
        run(con, room, name, parameters)


def _insert_facts(
    con: duckdb.DuckDBPyConnection, key: Mapping[str, object], now: datetime, why: str
) -> dict[str, int]:
    counts = {}
    for name in _FACTS:
        rows = run(con, "load", name, {**key, "now": now, "why": why}).fetchall()
        if name.startswith("insert_") and name != "insert_underived":
            counts[name.removeprefix("insert_")] = int(rows[0][0])
    return counts


def _settle(con: duckdb.DuckDBPyConnection, key: Mapping[str, object], now: datetime) -> None:
    sql = load_queries("load")
    con.execute(sql["settle_entries"], {**key, "now": now})
    con.execute(sql["free_entries"], dict(key))
    con.execute(sql["name_known"], dict(key))
    lost = con.execute(sql["lost_articles"]).fetchall()[0][0]
    if lost:
        raise StorageError(f"{lost} outcomes name an article that their batch does not hold")


def _row(con: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object]) -> dict[str, int]:
    answer = con.execute(sql, dict(params))
    names = [column[0] for column in answer.description or ()]
    return dict(zip(names, answer.fetchall()[0], strict=True))


def _compare(when: str, counts: Mapping[str, int], expected: Mapping[str, int]) -> None:
    for table, rows in expected.items():
        if counts[table] != rows:
            raise StorageError(f"{table}: {rows} rows expected, {counts[table]} {when}")
