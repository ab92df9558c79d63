"""A random sample of acts for validation by hand: `attache sample`."""

from datetime import date

import duckdb

from pipeline.warehouse.exports.selection import Rows, shaped


def draw(
    con: duckdb.DuckDBPyConnection, n: int, seed: str, since: date | None, until: date | None
) -> Rows:
    """Give n random acts, each by one of its sentences, with empty columns for the verdicts."""
    return shaped(con, "sample", {"n": n, "seed": seed, "since": since, "until": until})
