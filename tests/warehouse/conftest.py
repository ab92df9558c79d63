"""A migrated warehouse in memory, and a place for one on disk."""

from pathlib import Path

import duckdb
import pytest

from pipeline.warehouse.migrate import migrate
from pipeline.warehouse.queries import load_queries


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def con():
    with duckdb.connect(config={"threads": 1}) as con:
        con.execute(load_queries("connect")["use_utc"])
        migrate(con)
        yield con
