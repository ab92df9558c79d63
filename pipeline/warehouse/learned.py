"""Persons that texts made known: an office stated by three owners is trusted."""

import duckdb

from pipeline.records import KnownPerson
from pipeline.warehouse.queries import load_queries


def trusted(con: duckdb.DuckDBPyConnection) -> list[KnownPerson]:
    """Give the persons whose office three owners' texts state alike, by name."""
    rows = con.execute(load_queries("learned")["trusted"]).fetchall()
    return [KnownPerson(*row) for row in rows]
