"""Connections to the warehouse: one writer at a time, short windows, no WAL left behind."""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.errors import StorageError
from pipeline.warehouse.migrate import migrate
from pipeline.warehouse.queries import load_queries
from pipeline.warehouse.wal import is_blank, refusal

LOCKED = "Could not set lock on file"
_Config = dict[str, str | bool | int | float | list[str]]
NO_EXTENSIONS: _Config = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def open_warehouse(
    path: Path,
    *,
    memory_limit: str = "1GB",
    threads: int | None = None,
    wait_seconds: float = 120,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the migrated warehouse for writing; waits for another writer, leaves no WAL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with _connection(path, memory_limit, threads, wait_seconds) as con:
            migrate(con)
            yield con
            con.checkpoint()
    except (duckdb.FatalException, duckdb.IOException, duckdb.TransactionException) as e:
        # A full disk is a TransactionException at a commit and a FatalException at a checkpoint;
        # after that the instance answers nothing, closed and opened again it is as of the last
        # commit.
        raise StorageError(f"{path}: {_first_line(e)}") from e


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what the block does, all or nothing; any exception rolls it back.

    An error that the block swallowed has aborted the transaction, and DuckDB's COMMIT would then
    return OK and roll back: the statement before COMMIT makes that an exception.
    """
    con.begin()
    try:
        yield
        con.execute(load_queries("connect")["still_alive"]).fetchall()
        con.commit()
    except BaseException:
        with suppress(duckdb.Error):
            con.rollback()
        raise


@contextmanager
def read_only(path: Path, *, memory_limit: str = "1GB") -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a read-only connection to a database file that nobody writes."""
    con = connect_read_only(path, memory_limit=memory_limit)
    try:
        yield con
    finally:
        con.close()


def connect_read_only(path: Path, *, memory_limit: str = "1GB") -> duckdb.DuckDBPyConnection:
    """Open a database file that nobody writes; the caller closes it."""
    config: _Config = {"memory_limit": memory_limit, **NO_EXTENSIONS}
    con = duckdb.connect(str(path), read_only=True, config=config)
    con.execute(load_queries("connect")["use_utc"])
    return con


@contextmanager
def _connection(
    path: Path, memory_limit: str, threads: int | None, wait_seconds: float
) -> Iterator[duckdb.DuckDBPyConnection]:
    if not path.exists():
        _create(path)
    config: _Config = {
        "memory_limit": memory_limit,
        **NO_EXTENSIONS,
    }
    if threads:
        config["threads"] = threads
    con = _connect_patiently(path, config, wait_seconds)
    try:
        con.execute(load_queries("connect")["use_utc"])
        yield con
    finally:
        with suppress(duckdb.FatalException):
            con.close()


def _create(path: Path) -> None:
    """Write an empty database under another name first: two creators must not meet in one file."""
    fresh = path.with_name(f".{path.name}.new-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with duckdb.connect(config=NO_EXTENSIONS) as con:
        con.execute(load_queries("connect")["create_file"], {"path": str(fresh)})
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # the other creator was first; its file is as good
    finally:
        fresh.unlink()


def _connect_patiently(
    path: Path, config: _Config, wait_seconds: float
) -> duckdb.DuckDBPyConnection:
    give_up_at = time.monotonic() + wait_seconds
    if is_blank(path):
        raise StorageError(refusal(path, "Failure while replaying WAL file: it begins with zeros"))
    while True:
        try:
            return duckdb.connect(str(path), config=config)
        except duckdb.Error as e:
            if LOCKED not in str(e):
                raise StorageError(refusal(path, str(e))) from e
            if time.monotonic() >= give_up_at:
                raise StorageError(
                    f"{path} is held by {_holder(e)}, waited {wait_seconds:g} s"
                ) from e
        time.sleep(random.uniform(0.05, 0.25))


def _holder(error: Exception) -> str:
    _, _, after = str(error).partition("Conflicting lock is held in ")
    return after.split(". ", 1)[0].strip() or "another process"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
