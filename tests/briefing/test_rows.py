"""The queries of the briefing on the real schema: what belongs to a day, and what does not."""
# ruff: noqa: C408, E501 -- rows read best as tables, one a line

from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest

from pipeline.places import defaults
from pipeline.warehouse.briefing_rows import day_bounds, day_rows
from pipeline.warehouse.migrate import migrate

DAY = date(2031, 5, 14)
MORNING = datetime(2031, 5, 14, 8, tzinfo=UTC)


@pytest.fixture
def con():
    with duckdb.connect() as connection:
        connection.execute("set TimeZone='UTC'")
        migrate(connection, defaults("sql"))
        yield connection


def insert(con, table, **values):
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f"${name}" for name in values)
    con.execute(f"insert into {table} ({names}) values ({marks})", values)


def article(con, number, at=MORNING, **more):
    values = dict(
        article_id=f"a{number}", revision=1, text_hash="h", url=f"https://x.example/{number}",
        site="x.example", outlet="Example Wire", owner="Example Group", country="GBR",
        title="Title", language="en", published_at=at, date_basis="meta", day=at.date(),
        is_coded=True, fetched_at=at, run_id="r", batch=0, recorded_at=at, story_id=f"s{number}",
    )  # fmt: skip
    insert(con, "articles", **{**values, **more})
    for n, text in enumerate(("Title", "Standfirst", "A sentence. Another one.")):
        insert(con, "segments", article_id=f"a{number}", revision=1, n=n, text=text, is_kept=True,
               is_boilerplate=False, day=at.date(), site="x.example")  # fmt: skip


def event(con, number, at=MORNING, **more):
    values = dict(
        event_id=f"e{number}", day=at.date(), date_basis="published", type="ACCUSE", mode="allege",
        status="happened", sources=["FRA"], targets=["ESP"], articles=1, independent_articles=1,
        owners=1, confidence="medium", first_reported_at=at, recorded_at=at,
    )  # fmt: skip
    values.update(more)
    insert(con, "events", **values)
    for side in ("source", "target"):
        for i, code in enumerate(values[f"{side}s"]):
            insert(
                con,
                "event_parties",
                event_id=f"e{number}",
                side=side,
                party=i,
                code=code,
                sector="GOV",
            )


def report(con, number, event_id, article_id, at=MORNING, **more):
    values = dict(
        report_id=f"r{number}", event_id=event_id, article_id=article_id, revision=1, n=2, start_char=0,
        end_char=11, sentence="A sentence.", type="ACCUSE", sources=["FRA"], targets=["ESP"],
        status="happened", trigger="accused", rule="x", coder_version="c1", published_at=at,
        article_day=at.date(), local_day=at.date(), recorded_at=at,
    )  # fmt: skip
    insert(con, "reports", **{**values, **more})


def poll(con, feed_id, at, status="new", error=None):
    insert(con, "polls", run_id="r", feed_id=feed_id, polled_at=at, status=status, entries=1,
           new_entries=1, bytes=1, seconds=0.1, gap=False, error=error)  # fmt: skip


def feed(con, feed_id, **more):
    values = dict(feed_id=feed_id, name="World", url=f"https://{feed_id}.example/f", asked_url="x",
                  outlet=feed_id, country="GBR", language="en", owner="x", state="ok")  # fmt: skip
    insert(con, "feeds", **{**values, **more})


def test_the_rows_of_an_empty_warehouse_are_an_empty_day(con):
    rows = day_rows(con, DAY, "Europe/Paris")
    assert (rows.events, rows.feeds, rows.read, rows.as_of) == ((), (), (), None)


def test_a_day_begins_and_ends_at_the_desks_midnight():
    assert day_bounds(date(2031, 3, 30), "Europe/Paris") == (
        datetime(2031, 3, 29, 23, tzinfo=UTC),
        datetime(2031, 3, 30, 22, tzinfo=UTC),  # clocks go forward: 23 hours
    )


def test_acts_belong_to_the_day_of_their_first_report_in_the_desks_zone(con):
    late = datetime(2031, 5, 14, 22, 30, tzinfo=UTC)  # already the 15th in Paris
    for number, at in ((1, MORNING), (2, late)):
        article(con, number, at)
        event(con, number, at)
        report(con, number, f"e{number}", f"a{number}", at)
    assert [e.event_id for e in day_rows(con, DAY, "UTC").events] == ["e1", "e2"]
    assert [e.event_id for e in day_rows(con, DAY, "Europe/Paris").events] == ["e1"]
    assert [e.event_id for e in day_rows(con, DAY + timedelta(1), "Europe/Paris").events] == ["e2"]


def test_an_act_comes_with_parties_reports_article_and_paragraphs(con):
    article(con, 1)
    event(con, 1)
    report(con, 1, "e1", "a1")
    report(con, 2, "e1", "a1", withdrawn_at=MORNING, withdrawn_why="edited")
    rows = day_rows(con, DAY, "UTC")
    (act,) = rows.events
    assert [(p.side, p.code) for p in act.parties] == [("source", "FRA"), ("target", "ESP")]
    assert [(r.report_id, r.start, r.end, r.trigger) for r in act.reports] == [
        ("r1", 0, 11, "accused")
    ]
    assert [s.text for s in rows.articles[0].segments] == [
        "Title",
        "Standfirst",
        "A sentence. Another one.",
    ]
    assert [(w.report_id, w.why) for w in rows.withdrawn] == [("r2", "edited")]
    assert rows.coder_versions == ("c1",)
    assert rows.as_of == MORNING


def test_withdrawn_acts_are_left_out(con):
    event(con, 1, withdrawn_at=MORNING, withdrawn_why="edited")
    assert day_rows(con, DAY, "UTC").events == ()


def test_planned_acts_ahead_stay_until_they_have_happened(con):
    ahead = dict(
        status="planned", type="CONSULT", mode="visit", day=date(2031, 5, 20), date_basis="stated"
    )
    event(con, 1, MORNING - timedelta(days=3), **ahead)
    event(con, 2, MORNING - timedelta(days=3), **ahead)
    event(con, 3, MORNING, planned_event_id="e2")
    event(con, 4, MORNING, **{**ahead, "date_basis": "published"})
    assert [e.event_id for e in day_rows(con, DAY, "UTC").ahead] == ["e1"]


def test_pairs_are_counted_per_day_and_crowds_left_out(con):
    event(con, 1, type="CONSULT", sources=["ESP", "FRA"], targets=["ESP", "FRA"])
    event(con, 2, MORNING - timedelta(days=5))
    crowd = ["ARG", "BRA", "CHL", "ESP", "FRA", "PER", "URY"]
    event(con, 3, type="CONSULT", sources=crowd, targets=crowd)
    event(con, 4, MORNING - timedelta(days=40), type="CONSULT", day=date(2031, 4, 4))
    rows = day_rows(con, DAY, "UTC")
    assert [(p.a, p.b, p.day, p.events) for p in rows.pair_days] == [
        ("ESP", "FRA", date(2031, 5, 9), 1),
        ("ESP", "FRA", DAY, 1),
    ]
    (pair,) = rows.pairs
    assert (pair.first_day, pair.last_day) == (date(2031, 4, 4), date(2031, 5, 9))
    assert (pair.last_contact, pair.next_contact) == (date(2031, 4, 4), None)
    assert [e.event_id for e in rows.recent] == ["e2"]


def test_a_feed_is_judged_by_the_day_or_by_the_next_day_it_was_asked(con):
    for name in ("good", "bad", "later", "never", "gone"):
        feed(con, name, state="dropped" if name == "gone" else "ok")
    poll(con, "good", MORNING)
    poll(con, "bad", MORNING, "timeout", "no answer in 30 s")
    poll(con, "bad", MORNING + timedelta(hours=1))
    poll(con, "later", MORNING + timedelta(days=2), "dns", "name not found")
    poll(con, "later", MORNING + timedelta(days=5))
    found = {f.outlet: (f.polls, f.failed, f.error) for f in day_rows(con, DAY, "UTC").feeds}
    assert found == {
        "bad": (2, 1, "no answer in 30 s"),
        "good": (1, 0, None),
        "later": (1, 1, "name not found"),
        "never": (0, 0, None),
    }


def test_persons_first_named_on_the_day_come_with_their_article(con):
    article(con, 1, MORNING - timedelta(days=1))
    article(con, 2)
    for number, (actor, name) in enumerate((("p1", "Old Invented"), ("p2", "New Invented")), 1):
        insert(con, "actors", actor_id=actor, kind="person", name=name, code="FRA", sector="GOV",
               role="trade minister", is_learned=True, mentions=1)  # fmt: skip
        insert(con, "mentions", article_id=f"a{number}", revision=1, n=2, start_char=0, end_char=3,
               text=name, actor_id=actor, name=name, kind="person", code="FRA", sector="GOV", day=DAY,
               recorded_at=MORNING)  # fmt: skip
    (actor,) = day_rows(con, DAY, "UTC").new_actors
    assert (actor.name, actor.role, actor.article_id) == ("New Invented", "trade minister", "a2")
