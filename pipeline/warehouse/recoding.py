"""What recode asks of the warehouse: which articles there are, and what new codings change."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb

from pipeline.staging.batches import ClaimedEntry
from pipeline.staging.sources import Source
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.publish import copy_file
from pipeline.warehouse.queries import load_queries, run

Row = dict[str, object]


def articles_to_recode(
    con: duckdb.DuckDBPyConnection, since: date, until: date | None, size: int
) -> Iterator[list[tuple[ClaimedEntry, Source]]]:
    """Give the period's articles with their answers in the archive, so many at a time."""
    answer = con.execute(
        load_queries("recode")["articles_to_recode"], {"since": since, "until": until}
    )
    while rows := answer.fetchmany(size):
        yield [
            (ClaimedEntry(*fields), Source(fields[0], file, offset, fetched_at, digest or ""))
            for *fields, file, offset, digest, fetched_at in rows
        ]


def copy_warehouse(warehouse: Path, scratch: Path, memory_limit: str) -> None:
    """Copy the warehouse as of its last commit; nobody writes it meanwhile."""
    with open_warehouse(warehouse, memory_limit=memory_limit) as con:
        con.checkpoint()
        copy_file(warehouse, scratch)


def changes_by(
    take: Callable[[duckdb.DuckDBPyConnection], object],
    scratch: Path,
    *,
    memory_limit: str,
    examples: int,
) -> tuple[list[Row], list[Row]]:
    """Give what `take` changes in events, tried on a copy: counts by kind of change, examples."""
    with open_warehouse(scratch, memory_limit=memory_limit) as con:
        for name in ("take_events_before", "take_reports_before"):
            run(con, "recode", name, {})
        take(con)
        for name in ("take_changes", "forget_unchanged"):
            run(con, "recode", name, {})
        counts = _rows(con, "count_changes", {})
        return counts, _rows(con, "show_changes", {"examples": examples})


def _rows(con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]) -> list[Row]:
    answer = run(con, "recode", name, parameters)
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
