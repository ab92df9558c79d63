"""Which acts are exported: a period and filters, kept as a temporary table of directed pairs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

import duckdb

from pipeline.progress import Tick, silent
from pipeline.warehouse.queries import load_queries, run

_ROWS_AT_ONCE = 10_000
_NONE: Mapping[str, object] = MappingProxyType({})

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """A period, first and last day included, and filters; None or empty does not filter."""

    since: date | None = None
    until: date | None = None
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    min_confidence: str = "low"
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns and rows of an answer; the rows are read once, in portions."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is exported from: name, instant and coder of the published snapshot."""

    name: str
    as_of: datetime
    coder_version: str | None


def take_pairs(con: duckdb.DuckDBPyConnection, selection: Selection) -> tuple[int, int]:
    """Choose the acts; gives how many directed pairs and how many acts they are."""
    run(con, "export", "take_names", _NONE)
    run(con, "export", "take_pairs", {
        "since": selection.since,
        "until": selection.until,
        "countries": list(selection.countries) or None,
        "types": list(selection.types) or None,
        "statuses": list(selection.statuses) or None,
        "min_confidence": selection.min_confidence,
        "internal": selection.internal,
    })  # fmt: skip
    pairs, events = con.execute(load_queries("export")["count_pairs"]).fetchall()[0]
    return pairs, events


def shaped(
    con: duckdb.DuckDBPyConnection,
    shape: str,
    parameters: Mapping[str, object] = _NONE,
    tick: Tick = silent,
) -> Rows:
    """Give the answer to a statement of sql/queries/export.sql; most read the chosen acts."""
    answer = run(con, "export", shape, parameters)
    return Rows(tuple(column[0] for column in answer.description or ()), _portions(answer, tick))


def snapshot(con: duckdb.DuckDBPyConnection) -> Snapshot:
    """Give the name, instant and coder of the snapshot."""
    return Snapshot(*con.execute(load_queries("export")["snapshot"]).fetchall()[0])


def _portions(answer: duckdb.DuckDBPyConnection, tick: Tick) -> Iterator[Row]:
    while rows := answer.fetchmany(_ROWS_AT_ONCE):
        yield from rows
        tick(len(rows))
