"""What ingest asks of the warehouse: which addresses are there, and whose sites are known."""

from collections.abc import Collection
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.queries import load_queries

_URL: pa.DataType = pa.string()
WANTED = pa.schema({"url": _URL})


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes a site."""

    outlet: str
    owner: str
    country: str | None
    language: str | None


def known_urls(con: duckdb.DuckDBPyConnection, urls: Collection[str]) -> set[str]:
    """Give those of the addresses that were announced or read before."""
    rows = [{"url": url} for url in sorted(urls)]
    with handed_in(con, wanted_urls=pa.Table.from_pylist(rows, WANTED)):
        found = con.execute(load_queries("ingest")["known_urls"]).fetchall()
    return {url for (url,) in found}


def outlets_by_site(con: duckdb.DuckDBPyConnection) -> dict[str, Outlet]:
    """Give the outlet of each site of which there are articles."""
    rows = con.execute(load_queries("ingest")["sites"]).fetchall()
    return {site: Outlet(*fields) for site, *fields in rows}
