"""Every statement of sql/ fits the migrated schema."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from pipeline.places import defaults
from pipeline.staging.tables import SCHEMAS
from pipeline.warehouse import deliveries, derive, ingesting, load, polling
from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.migrate import migrate
from pipeline.warehouse.queries import load_queries

# The Arrow tables that Python hands in by name.
HANDED_IN = {
    "configured_feeds": polling.FEEDS,
    "asked_memories": polling.MEMORIES,
    "asked_polls": polling.POLLS,
    "announced_entries": polling.ENTRIES,
    "claimed": polling.CLAIMED,
    "suspects": load.SUSPECTS,
    "roots": derive.ROOTS,
    "given_corrections": derive.CORRECTIONS,
    "in_deliveries": deliveries.DELIVERIES,
    "wanted_urls": ingesting.WANTED,
    **{f"in_{name}": schema for name, schema in SCHEMAS.items()},
}
# Temporary tables are made by the statements of these rooms, in the order of their files.
WITH_TABLES = ("load", "derive", "search", "merge", "export", "recode")
# What cannot be explained: DDL, settings, two files at once, and another database than DuckDB.
PLAIN = {"connect", "migrate", "compact", "airflow"}


def rooms() -> list[str]:
    return sorted(path.stem for path in (defaults("sql") / "queries").glob("*.sql"))


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        con.execute(load_queries("connect")["use_utc"])
        migrate(con)
        tables = {name: schema.empty_table() for name, schema in HANDED_IN.items()}
        with handed_in(con, **tables):
            for room in WITH_TABLES:
                for sql in load_queries(room).values():
                    if "temp table" in sql:
                        run(con, sql)
            yield con


# A null has no type, and `null + interval` no function: these parameters get values of theirs.
INSTANT, DAY = datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1)
VALUES = {
    **dict.fromkeys(("now", "start", "end"), INSTANT),
    **dict.fromkeys(("day", "since", "until", "context_since", "context_until"), DAY),
    **dict.fromkeys(("max_entries", "max_age_days", "batch", "edition", "number"), 1),
    "link_days": 7,
    "force": False,
    "timezone": "UTC",
    "internal": False,
    "n": 1,
    "seed": "1",
}


def run(con: duckdb.DuckDBPyConnection, sql: str, before: str = "") -> None:
    wanted = con.extract_statements(sql)[0].named_parameters
    con.execute(before + sql, {name: VALUES.get(name) for name in wanted}).fetchall()


@pytest.mark.parametrize("room", [room for room in rooms() if room not in PLAIN])
def test_every_statement_of_the_room_explains(con, room):
    for name, sql in load_queries(room).items():
        _, is_table, body = sql.partition(" as\n")
        if "create or replace temp table" not in sql:
            body = sql
        elif not is_table:
            continue  # columns alone
        try:
            run(con, body, "explain ")
        except duckdb.Error as e:
            pytest.fail(f"sql/queries/{room}.sql: {name}: {e}")


@pytest.mark.parametrize("folder", ["queries", "views", "migrations"])
def test_every_file_begins_with_a_sentence(folder):
    for path in sorted(Path(defaults("sql") / folder).glob("*.sql")):
        assert path.read_text(encoding="utf-8").startswith("-- "), path.name


def test_every_named_question_says_what_it_gives():
    for name, sql in load_queries("questions").items():
        assert sql.startswith("-- "), name


def test_a_name_that_stands_twice_is_refused(tmp_path, monkeypatch):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "twice.sql").write_text("-- name: a\nselect 1\n-- name: a\nselect 2\n")
    monkeypatch.setattr("pipeline.warehouse.queries.defaults", lambda name: tmp_path)
    with pytest.raises(ValueError, match="stands twice"):
        load_queries("twice")
