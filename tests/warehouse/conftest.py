"""A migrated warehouse, copied from one that is made once."""

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.warehouse.migrate import migrate
from pipeline.warehouse.queries import load_queries


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "warehouse.duckdb"
    with duckdb.connect(path) as con:
        migrate(con)
    return path


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """Where a warehouse is to be; it is not there yet."""
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def con(tmp_path: Path, migrated: Path):
    path = tmp_path / "migrated.duckdb"
    shutil.copy(migrated, path)
    with duckdb.connect(path, config={"threads": 1}) as con:
        con.execute(load_queries("connect")["use_utc"])
        yield con
