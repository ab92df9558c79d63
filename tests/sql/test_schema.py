"""The schema says what it is, and its page says the same."""

import re

import duckdb
import pytest

from pipeline.places import defaults
from pipeline.records import EntryStatus, EventStatus, FeedState
from pipeline.warehouse.migrate import migrate, scripts
from pipeline.warehouse.schema_page import examples, schema_page

VIEWS = scripts(defaults("sql") / "views")


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        migrate(con)
        yield con


def test_the_schema_page_is_fresh():
    page = (defaults("sql") / "README.md").read_text(encoding="utf-8")
    assert page == schema_page(), "run python -m pipeline.warehouse.schema_page"


@pytest.mark.parametrize(
    ("relations", "name"),
    [
        ("duckdb_tables()", "table_name"),
        ("duckdb_views()", "view_name"),
        ("duckdb_columns()", "table_name || '.' || column_name"),
        ("duckdb_functions()", "function_name"),
    ],
)
def test_nothing_lacks_a_comment(con, relations, name):
    missing = con.execute(
        f"select {name} from {relations} where not internal and coalesce(comment, '') = ''"
    ).fetchall()
    assert missing == []


def test_every_table_and_view_says_what_one_row_is(con):
    for relations in ("duckdb_tables()", "duckdb_views()"):
        for (comment,) in con.execute(
            f"select comment from {relations} where not internal"
        ).fetchall():
            assert comment.startswith(("One row per ", "One row: ")), comment


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_begins_with_its_grain_and_has_an_example_that_runs(con, view):
    assert view.text.startswith("-- One row per ")
    con.execute(examples()[view.name])


@pytest.mark.parametrize(
    ("table", "column", "vocabulary"),
    [
        ("feeds", "state", FeedState),
        ("entries", "status", EntryStatus),
        ("reports", "status", EventStatus),
        ("events", "status", EventStatus),
    ],
)
def test_closed_vocabularies_are_those_of_the_records(con, table, column, vocabulary):
    (checks,) = con.execute(
        "select list(constraint_text) from duckdb_constraints()"
        " where table_name = $table and constraint_type = 'CHECK'",
        {"table": table},
    ).fetchall()
    text = next(check for check in checks[0] if re.match(rf"CHECK\(\(?\(?\"?{column}\"? IN", check))
    assert set(re.findall(r"'(\w+)'", text)) == {str(value) for value in vocabulary}


def test_names_that_others_rely_on_are_there(con):
    """DESIGN section 3."""
    published = {
        "feeds": "feed_id url outlet country language owner state last_ok_at next_poll_at error",
        "polls": "feed_id polled_at status entries new_entries bytes seconds error",
        "entries": "entry_id feed_id url title published_at first_seen_at status reason attempts",
        "articles": "article_id url outlet title byline language published_at date_basis day"
        " story_id is_copy wire revision lead",
        "article_texts": "article_id text",
        "segments": "article_id revision n text is_boilerplate why",
        "stories": "story_id first_article_id articles outlets owners",
        "actors": "actor_id kind name code sector",
        "mentions": "article_id revision n start_char end_char text actor_id code sector role day",
        "quotes": "article_id revision n speaker_id code text is_direct language",
        "reports": "report_id event_id article_id revision n start_char end_char sentence type mode"
        " sources targets status day date_basis place rule coder_version",
        "events": "event_id day day_to date_basis type mode status sources targets place articles"
        " independent_articles confidence planned_event_id recorded_at withdrawn_at withdrawn_why",
        "event_parties": "event_id side code sector actor_id",
        "briefings": "day edition as_of path",
        "deliveries": "channel status at",
        "dyads_daily": "day actor1 actor2 type events articles",
        "event_pairs": "actor1 actor2",
        "activity_daily": "day",
        "actors_daily": "day",
        "coverage_daily": "day",
    }
    rows = con.execute("select table_name, column_name from duckdb_columns()").fetchall()
    for table, columns in published.items():
        assert set(columns.split()) <= {column for name, column in rows if name == table}, table
