from datetime import UTC, date, datetime

import pytest

from pipeline.text import dates
from pipeline.text.extract import read_page
from tests.text.themes import ENGLISH, plain

FETCHED = datetime(2024, 11, 13, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "offset"),
    [
        ("2024-11-12T08:30:00+01:00", "2024-11-12T07:30:00+00:00", 60),
        ("2024-11-12T08:30:00.123Z", "2024-11-12T08:30:00+00:00", 0),
        ("2024-11-12T08:30:00-0330", "2024-11-12T12:00:00+00:00", -210),
        ("2024-11-12 08:30:00 +0200", "2024-11-12T06:30:00+00:00", 120),
        ("2024-11-12T08:30", "2024-11-12T08:30:00+00:00", None),
        ("2024-11-12", "2024-11-12T12:00:00+00:00", None),
        ("20241112", "2024-11-12T12:00:00+00:00", None),
        ("2024/11/12 08:30", "2024-11-12T08:30:00+00:00", None),
        ("Tue, 12 Nov 2024 08:30:00 GMT", "2024-11-12T08:30:00+00:00", 0),
        ("1731400200", "2024-11-12T08:30:00+00:00", 0),
        ("1731400200000", "2024-11-12T08:30:00+00:00", 0),
    ],
)
def test_dates_for_machines_are_read(text, at, offset):
    stamp = dates.read_stamp(text, "meta")
    assert (stamp.at.isoformat(), stamp.offset, stamp.basis) == (at, offset, "meta")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2024-13-12", "2024-11-31T08:00:00Z", "2024-11-12T99:00", "12.11.2024"],
)
def test_what_is_no_date_for_machines_is_refused(text):
    stamp = dates.read_stamp(text, "meta")
    assert stamp is None


@pytest.mark.parametrize("text", ["1970-01-01T00:00:00Z", "2024-11-15T00:00:00Z", "2031-01-01"])
def test_impossible_dates_are_refused(text):
    assert dates.first_possible([text], "meta", FETCHED) is None


def test_an_outlet_a_day_ahead_is_possible():
    assert dates.first_possible(["2024-11-13T23:00:00+13:00"], "meta", FETCHED)


def test_json_ld_goes_before_meta_and_meta_before_the_text(page, rules):
    html = plain(ENGLISH)
    assert read_page(page(html), rules).article.date_basis == "meta"
    facts = '{"@type": "NewsArticle", "datePublished": "2024-11-11T05:00:00Z"}'
    data = f'<script type="application/ld+json">{facts}</script>'
    article = read_page(page(html.replace("</head>", data + "</head>")), rules).article
    assert (article.date_basis, article.published_at.day) == ("json-ld", 11)


def test_original_date_is_found_in_the_text(page, rules):
    html = (
        plain(ENGLISH)
        .replace("2024-11-12T08:30:00+01:00", "")
        .replace("<h2>", "<p>Published: 10 November 2024</p><h2>")
    )
    article = read_page(page(html, "https://www.harbour.example/talks"), rules).article
    assert (article.date_basis, article.published_at.date()) == ("htmldate", date(2024, 11, 10))
    assert article.utc_offset_minutes is None


def test_day_at_the_end_of_a_title_is_a_date(page, rules):
    html = (
        plain(ENGLISH)
        .replace("article:published_time", "x")
        .replace("</title>", " | 09.11.2024</title>")
    )
    article = read_page(page(html, "https://www.harbour.example/talks"), rules).article
    assert article.published_at.date() == date(2024, 11, 9)


def test_feed_date_and_then_the_time_of_fetching_are_last(page, rules):
    html = plain(ENGLISH).replace("article:published_time", "x").replace("2024", "")
    announced = datetime(2024, 11, 12, 20, 0, tzinfo=UTC)
    url = "https://www.harbour.example/talks"
    with_feed = read_page(page(html, url, feed_date=announced), rules).article
    assert (with_feed.date_basis, with_feed.published_at) == ("feed", announced)
    without = read_page(page(html, url), rules).article
    assert (without.date_basis, without.published_at) == ("first-seen", FETCHED)


def test_first_of_a_month_that_nothing_supports_is_not_believed(page, rules):
    html = (
        plain(ENGLISH)
        .replace("article:published_time", "x")
        .replace("2024-11-12", "")
        .replace("<h2>", "<p>November 2024</p><h2>")
    )
    article = read_page(page(html, "https://www.harbour.example/talks"), rules).article
    assert article.date_basis == "first-seen"


def test_noon_of_the_day_of_fetching_does_not_lie_in_the_future():
    found = dates.on_day(FETCHED.date(), "meta")
    assert dates.choose(found, None, FETCHED).at == FETCHED
