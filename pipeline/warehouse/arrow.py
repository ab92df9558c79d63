"""Arrow tables handed to SQL by name, for the time of a block."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb
import pyarrow as pa


@contextmanager
def handed_in(con: duckdb.DuckDBPyConnection, **tables: pa.Table) -> Iterator[None]:
    """Let statements read Arrow tables as if they were tables of these names."""
    for name, table in tables.items():
        con.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            # Nothing can be dropped in an aborted transaction; its rollback does it.
            with suppress(duckdb.Error):
                con.unregister(name)
