"""A warehouse's tables as text to compare two runs; run ids and instants are set aside."""

from pathlib import Path

import duckdb

_ASIDE = {
    "run_id", "attempt", "recorded_at", "fetched_at", "loaded_at", "started_at", "finished_at",
    "claimed_at", "decided_at", "first_seen_at", "last_poll_at", "last_ok_at", "last_new_at",
    "next_poll_at", "polled_at", "failing_since", "written_at", "since", "as_of", "seconds",
    "warc_file", "warc_offset", "warc_digest", "withdrawn_at", "applied_at", "counts",
}  # fmt: skip


def dump(path: Path) -> dict[str, list[tuple[str, ...]]]:
    """Give every table's rows, sorted, without what may differ between two runs."""
    with duckdb.connect(path, read_only=True) as con:
        tables = con.execute(
            "select table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        return {name: _rows(con, name) for (name,) in tables if name != "snapshot"}


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, ...]]:
    answer = con.execute(f'select * from "{table}"')
    names = [column[0] for column in answer.description]
    kept = [i for i, name in enumerate(names) if name not in _ASIDE]
    return sorted(tuple(str(row[i]) for i in kept) for row in answer.fetchall())
