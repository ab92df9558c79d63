"""What keeps a series honest: the fixed panel of feeds, and the days on which it may break."""

from datetime import date, timedelta

from pipeline.warehouse.polling import remember_feeds, save_poll
from tests.warehouse.exports.world import NOW, event
from tests.warehouse.rows import a_feed, a_poll

MONTH = timedelta(days=31)


def polled(con, run, feeds, at, coder="c1"):
    save_poll(con, run, at, [a_poll(feed, at=at) for feed in feeds], max_age_days=0,
              max_entries=9, max_batches=1, coder_version=coder)  # fmt: skip


def an_article(con, feed, day):
    con.execute(
        "insert into articles (article_id, revision, text_hash, feed_id, url, site, title,"
        " published_at, date_basis, day, is_coded, fetched_at, run_id, batch, recorded_at)"
        " values ($id, 1, 'h', $feed, $id, 's', 't', $at, 'feed', $day, true, $at, 'r', 0, $at)",
        {"id": f"a-{feed.name}", "feed": feed.feed_id, "at": NOW, "day": day},
    )
    return f"a-{feed.name}"


def test_panel_events_are_those_that_feeds_of_the_whole_period_reported(con):
    lasting, young = a_feed("lasting"), a_feed("young")
    remember_feeds(con, [lasting, young], NOW)
    polled(con, "r1", [lasting], NOW)
    polled(con, "r2", [lasting, young], NOW + MONTH)
    day = date(2026, 3, 1)
    old = an_article(con, lasting, day)
    new = an_article(con, young, day)
    event(con, "of the lasting", "FRA", "DEU", articles=[(old, "a")])
    event(con, "of the young", "ITA", "DEU", articles=[(new, "b")])
    event(con, "of both", "ESP", "DEU", articles=[(old, "c"), (new, "d")])
    panel = con.execute("select sources[1] from panel_events('2026-03-01', '2026-04-30')")
    assert sorted(panel.fetchall()) == [("ESP",), ("FRA",)]
    april = con.execute("select count(*) from fixed_panel('2026-04-01', '2026-04-30')")
    assert april.fetchall() == [(2,)]


def test_a_feed_that_leaves_the_list_breaks_the_series(con):
    staying, leaving = a_feed("staying"), a_feed("leaving")
    remember_feeds(con, [staying, leaving], NOW)
    polled(con, "r1", [staying, leaving], NOW)
    remember_feeds(con, [staying], NOW + MONTH)
    polled(con, "r2", [staying], NOW + MONTH, coder="c2")
    breaks = con.execute("select kind, change from series_breaks order by since, kind, change")
    assert breaks.fetchall() == [
        ("coder", "none -> c1"),
        ("feed added", "leaving (Leaving)"),
        ("feed added", "staying (Staying)"),
        ("feed dropped", "leaving (Leaving)"),
        ("coder", "c1 -> c2"),
    ]
