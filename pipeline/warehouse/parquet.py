"""Parquet by month: the form that R, pandas and every client of DuckDB read."""

import json
from pathlib import Path

import duckdb

from pipeline.warehouse.connect import read_only
from pipeline.warehouse.queries import load_queries

TABLES = (
    "articles",
    "article_texts",
    "mentions",
    "quotes",
    "reports",
    "events",
    "event_parties",
    "stories",
)


def export_parquet(snapshot: Path, folder: Path, *, memory_limit: str = "1GB") -> list[Path]:
    """Write <table>/month=YYYY-MM/<table>.parquet for months that changed; gives those files."""
    ledger = folder / "months.json"
    known = json.loads(ledger.read_text(encoding="utf-8")) if ledger.exists() else {}
    written: list[Path] = []
    states: dict[str, str] = {}
    folder.mkdir(parents=True, exist_ok=True)
    with read_only(snapshot, memory_limit=memory_limit) as con:
        for table in TABLES:
            for month, state in _months(con, table):
                file = folder / table / f"month={month}" / f"{table}.parquet"
                key = file.relative_to(folder).as_posix()
                states[key] = state
                if known.get(key) != state or not file.exists():
                    _export(con, table, month, file)
                    written.append(file)
    _forget(folder, set(known) - set(states))
    _replace(ledger, json.dumps(states, sort_keys=True, indent=0))
    return written


def _months(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    return con.execute(load_queries("publish")[f"months_{table}"]).fetchall()


def _export(con: duckdb.DuckDBPyConnection, table: str, month: str, file: Path) -> None:
    rows = con.sql(load_queries("publish")[f"export_{table}"], params={"month": month})
    write_rows(rows, file)


def write_rows(rows: duckdb.DuckDBPyRelation, file: Path) -> None:
    """Write a relation as one Parquet file, complete or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.partial")
    rows.write_parquet(str(partial), compression="zstd")
    partial.replace(file)


def _forget(folder: Path, keys: set[str]) -> None:
    for key in sorted(keys):
        (folder / key).unlink(missing_ok=True)


def _replace(file: Path, text: str) -> None:
    partial = file.with_name(f".{file.name}.partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(file)
