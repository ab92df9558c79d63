"""Connections: one writer, who waits for another and leaves nothing behind."""

import subprocess
import sys
import textwrap
from contextlib import suppress

import duckdb
import pytest

from pipeline.errors import StorageError
from pipeline.places import defaults
from pipeline.warehouse.connect import open_warehouse, read_only, transaction
from pipeline.warehouse.migrate import migrate, scripts

HOLD = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from pipeline.warehouse.connect import open_warehouse
    with open_warehouse(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(float(sys.argv[2]))
    """
)


def held(warehouse, seconds):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(warehouse), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "held\n"
    return child


def test_a_new_warehouse_can_be_read_by_clients_of_duckdb_1_5(warehouse):
    with open_warehouse(warehouse) as con:
        (tags,) = con.execute(
            "select tags from duckdb_databases() where database_name = 'warehouse'"
        ).fetchall()
        assert tags[0]["storage_version"].startswith("v1.5")


def test_the_connection_is_bounded_in_memory_offline_and_in_utc(warehouse):
    with open_warehouse(warehouse, memory_limit="300MB", threads=1) as con:
        settings = con.execute(
            "select current_setting('TimeZone'), current_setting('threads'),"
            " current_setting('memory_limit'), current_setting('autoload_known_extensions')"
        ).fetchall()
    assert settings == [("UTC", 1, "286.1 MiB", False)]


def test_no_wal_stays_behind(warehouse):
    with open_warehouse(warehouse) as con:
        con.execute("create table t as select 1 as one")
    assert [path.name for path in warehouse.parent.iterdir()] == ["warehouse.duckdb"]


def test_a_second_writer_waits_for_the_first(warehouse):
    with held(warehouse, 1) as child:
        with open_warehouse(warehouse, wait_seconds=20) as con:
            assert con.execute("select 1").fetchall() == [(1,)]
        assert child.wait() == 0


def test_whoever_waits_in_vain_is_told_who_holds_the_warehouse(warehouse):
    with held(warehouse, 30) as child:
        with (
            pytest.raises(StorageError, match=rf"held by .*python.*PID {child.pid}"),
            open_warehouse(warehouse, wait_seconds=0.3),
        ):
            pass
        child.kill()


def interrupted(con):
    with transaction(con):
        con.execute("insert into t values (1)")
        raise KeyboardInterrupt


def swallowed(con):
    with transaction(con):
        con.execute("insert into t values (1)")
        with suppress(duckdb.BinderException):
            con.execute("select nowhere from t")


def test_an_exception_rolls_back_whatever_it_is(con):
    con.execute("create table t (a integer)")
    with pytest.raises(KeyboardInterrupt):
        interrupted(con)
    assert con.execute("select count(*) from t").fetchall() == [(0,)]


def test_an_error_that_the_block_swallowed_does_not_commit_in_silence(con):
    con.execute("create table t (a integer)")
    with pytest.raises(duckdb.TransactionException, match="aborted"):
        swallowed(con)
    assert con.execute("select count(*) from t").fetchall() == [(0,)]


def test_a_file_that_is_no_database_is_a_storage_error(warehouse):
    warehouse.write_bytes(b"not a database" * 1000)
    with pytest.raises(StorageError, match="warehouse"), open_warehouse(warehouse):
        pass


# Migrations


def test_migrating_twice_does_nothing(con):
    assert migrate(con) == []


def test_a_changed_migration_is_refused(con):
    con.execute("update schema_migrations set checksum = 'other'")
    with pytest.raises(StorageError, match="was changed"):
        migrate(con)


def test_a_warehouse_newer_than_the_program_is_refused(con):
    con.execute("insert into schema_migrations values (9999, '9999_future', 'x', now())")
    with pytest.raises(StorageError, match="newer than this program"):
        migrate(con)


def sql_folder(tmp_path, **files):
    for name, text in files.items():
        folder, _, stem = name.partition("__")
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f"{stem}.sql").write_text(text)
    return tmp_path


def test_a_failing_migration_leaves_nothing_and_those_before_it_stay(tmp_path):
    folder = sql_folder(
        tmp_path,
        migrations__0001_one="create table one (a integer)",
        migrations__0002_two="create table two (a integer); create table one (b integer)",
    )
    with duckdb.connect() as con:
        with pytest.raises(duckdb.CatalogException):
            migrate(con, folder)
        tables = con.execute("select table_name from duckdb_tables() order by 1").fetchall()
    assert tables == [("one",), ("schema_migrations",), ("schema_views",)]


def test_a_view_is_rebuilt_when_its_text_changes_and_those_that_use_it_too(tmp_path):
    folder = sql_folder(
        tmp_path,
        migrations__0001_one="create table one (a integer)",
        views__a_last="create or replace view a_last as select * from z_first",
        views__z_first="create or replace view z_first as select a from one",
    )
    with duckdb.connect() as con:
        assert migrate(con, folder) == ["0001_one", "views"]
        assert migrate(con, folder) == []
        sql_folder(
            tmp_path, views__z_first="create or replace view z_first as select a, 2 as b from one"
        )
        assert migrate(con, folder) == ["views"]
        con.execute("insert into one values (1)")
        assert con.execute("from a_last").fetchall() == [(1, 2)]


def test_an_old_warehouse_upgrades_in_place(tmp_path, warehouse):
    """The first release's schema, with a row, gains what later migrations add."""
    known = scripts(defaults("sql") / "migrations")
    old = sql_folder(tmp_path / "old", **{f"migrations__{known[0].name}": known[0].text})
    (old / "views").mkdir()
    with duckdb.connect(str(warehouse)) as con:
        migrate(con, old)
        con.execute("insert into runs (run_id, started_at) values ('r1', now())")
    with open_warehouse(warehouse) as con:
        assert con.execute("select run_id from runs").fetchall() == [("r1",)]
        assert len(con.execute("from schema_migrations").fetchall()) == len(known)
    with read_only(warehouse) as con:
        assert con.execute("select count(*) from dyads_daily").fetchall() == [(0,)]
