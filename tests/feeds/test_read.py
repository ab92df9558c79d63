"""One answer of a feed and what follows: state, validators, the next poll, gaps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.feeds.conditional import request_headers
from pipeline.feeds.read import read, sitemaps_to_ask
from pipeline.records import FeedState
from tests.feeds.asked import FEED, FRESH, NOW, URL, answer, hourly, item, known_after, poll, rss

GOOD = rss(*hourly(5))
VALIDATORS = {"etag": 'W/"a-\xe9"', "last_modified": "yesterday, as given"}
MEMORY = poll(answer(GOOD, headers=VALIDATORS)).memory
HTML = b"<!DOCTYPE html><html><body>Just a moment...</body></html>"


def minutes(polled):
    return (polled.memory.next_poll_at - NOW).total_seconds() / 60


def test_a_good_answer_gives_entries_and_is_remembered():
    polled = poll(answer(GOOD, headers=VALIDATORS))
    assert [e.title for e in polled.entries] == [f"Title {n}" for n in range(5)]
    assert (polled.poll.status, polled.poll.entries) == ("new", 5)
    memory = polled.memory
    assert (memory.state, memory.error, memory.last_ok_at, memory.last_new_at) == (
        FeedState.OK, None, NOW, NOW,
    )  # fmt: skip
    assert request_headers(memory) == {
        "If-None-Match": 'W/"a-\xe9"',
        "If-Modified-Since": "yesterday, as given",
    }


def test_a_304_keeps_what_was_known_and_takes_what_it_changes():
    polled = poll(answer(b"", 304, headers={"etag": '"b"'}), MEMORY)
    assert (polled.poll.status, polled.memory.state) == ("unchanged", FeedState.OK)
    assert (polled.memory.etag, polled.memory.last_modified) == ('"b"', "yesterday, as given")


def test_a_304_to_an_unconditional_request_is_a_failure():
    assert poll(answer(b"", 304)).memory.state == FeedState.FAILING


def test_a_full_answer_replaces_both_validators_even_when_the_body_is_the_same():
    polled = poll(answer(GOOD, headers={"etag": '"new"'}), MEMORY, known={})
    assert polled.poll.status == "unchanged"
    assert (polled.memory.etag, polled.memory.last_modified) == ('"new"', None)


BAD_ANSWERS = {
    "html": answer(HTML, headers={"etag": '"bad"'}),
    "nothing": answer(b"", headers={"etag": '"bad"'}),
    "blanks": answer(b" \n ", headers={"etag": '"bad"'}),
    "json": answer(b'{"error": 1}', headers={"etag": '"bad"'}),
    "opml": answer(b'<opml version="2.0"><body/></opml>', headers={"etag": '"bad"'}),
    "garbage": answer(b"\x00\x01\x02\xff" * 50, headers={"etag": '"bad"'}),
    "an error page with a feed": answer(GOOD, 500, headers={"etag": '"bad"'}),
    "not found": answer(HTML, 404, headers={"etag": '"bad"'}),
    "forbidden": answer(HTML, 403),
    "torn": answer(GOOD[:300], problem="truncated", headers={"etag": '"bad"'}),
    "timeout": answer(b"", None, problem="timeout"),
    "refused": answer(b"", None, problem="refused_address"),
    "broken xml": answer(b"<rss><channel><<<", headers={"etag": '"bad"'}),
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_nothing_is_learned_from_a_bad_answer_but_why_and_since_when(name):
    polled = poll(BAD_ANSWERS[name], MEMORY, now=NOW + timedelta(hours=1))
    memory = polled.memory
    assert memory.state == FeedState.FAILING
    assert request_headers(memory) == request_headers(MEMORY)
    assert (memory.body_hash, memory.url, memory.last_ok_at) == (MEMORY.body_hash, URL, NOW)
    assert memory.error
    assert memory.failing_since == NOW + timedelta(hours=1)
    assert polled.poll.status not in ("new", "unchanged")
    again = poll(BAD_ANSWERS[name], memory, now=NOW + timedelta(hours=9)).memory
    assert again.failing_since == memory.failing_since
    assert again.failures > memory.failures


def test_reasons_are_said_in_words():
    assert poll(BAD_ANSWERS["html"]).memory.error == "not a feed: an HTML page"
    assert poll(BAD_ANSWERS["timeout"]).memory.error == "no complete answer in time"
    assert poll(BAD_ANSWERS["refused"]).memory.error == "address not allowed"


def test_a_failing_feed_recovers_completely():
    memory = poll(answer(HTML), poll(answer(HTML), MEMORY).memory).memory
    memory = poll(answer(GOOD), memory).memory
    assert (memory.state, memory.failures, memory.failing_since, memory.error) == (
        FeedState.OK, 0, None, None,
    )  # fmt: skip


def test_a_torn_feed_gives_its_whole_entries_only():
    body = GOOD[: GOOD.index(b"<title>Title 3") + 10]
    polled = poll(answer(body, problem="truncated"))
    assert [e.title for e in polled.entries] == ["Title 0", "Title 1", "Title 2"]
    assert polled.poll.status == "truncated"


def test_a_feed_that_breaks_off_without_a_word_is_read_but_not_taken_for_a_version():
    body = GOOD[: GOOD.index(b"<title>Title 3") + 10]
    polled = poll(answer(body, headers=VALIDATORS), MEMORY)
    assert [e.title for e in polled.entries] == ["Title 0", "Title 1", "Title 2"]
    assert polled.memory.state == FeedState.OK
    assert request_headers(polled.memory) == {}


def test_a_whole_feed_on_a_broken_connection_is_well():
    assert poll(answer(GOOD, problem="truncated")).memory.state == FeedState.OK


def test_an_ill_formed_feed_is_well_and_asked_conditionally():
    body = GOOD.replace(b"Title 2", b"Caf&eacute; & <b>bar").replace(b"</guid>", b"</gujd>", 1)
    polled = poll(answer(body, headers=VALIDATORS))
    assert polled.poll.entries == 5
    assert polled.memory.state == FeedState.OK
    assert polled.memory.etag == VALIDATORS["etag"]


def test_a_hollow_feed_after_a_full_one_is_not_taken_for_a_version():
    assert request_headers(poll(answer(rss(), headers=VALIDATORS), MEMORY).memory) == {}
    assert request_headers(poll(answer(rss(), headers=VALIDATORS)).memory) != {}


def test_410_retires_a_feed_at_once_and_a_later_feed_revives_it():
    polled = poll(answer(b"", 410), MEMORY)
    assert polled.memory.state == FeedState.GONE
    assert minutes(polled) >= 28 * 24 * 60
    assert poll(answer(b"", None, problem="dns"), polled.memory).memory.state == FeedState.GONE
    assert poll(answer(GOOD), polled.memory).memory.state == FeedState.OK


def test_a_permanent_move_counts_once_the_new_address_gave_a_feed():
    new = "http://new.example/feed"
    assert poll(answer(GOOD, moved_to=new), MEMORY).memory.url == new
    assert poll(answer(HTML, moved_to=new), MEMORY).memory.url == URL
    assert poll(answer(b"", 404, moved_to=new), MEMORY).memory.url == URL
    assert poll(answer(GOOD, final_url=new), MEMORY).memory.url == URL


def test_a_moved_feed_keeps_its_credentials_on_its_own_host_only():
    memory = replace(MEMORY, url="http://u:p@paper.example/feed.xml")
    same, other = "http://paper.example/new", "http://other.example/new"
    assert poll(answer(GOOD, moved_to=same), memory).memory.url == "http://u:p@paper.example/new"
    assert poll(answer(GOOD, moved_to=other), memory).memory.url == other


def test_a_feed_that_moved_to_a_dead_address_goes_back():
    memory = poll(answer(GOOD, moved_to="http://new.example/"), MEMORY).memory
    for _ in range(3):
        assert memory.url == "http://new.example/"
        memory = poll(answer(HTML), memory).memory
    assert memory.url == URL


def test_a_gap_is_flagged_when_nothing_known_is_left_in_the_window():
    first = poll(answer(GOOD))
    known = known_after(first)
    overlapping = rss(item("new"), *hourly(4))
    moved_past = rss(*(item(f"later{n}") for n in range(5)))
    assert not first.poll.gap
    assert not poll(answer(overlapping), first.memory, known).poll.gap
    assert poll(answer(moved_past), first.memory, known).poll.gap


def test_entries_that_are_known_and_unchanged_are_not_given_again():
    first = poll(answer(GOOD))
    second = poll(answer(rss(item("new"), *hourly(5))), first.memory, known_after(first))
    assert [e.title for e in second.entries] == ["Title new"]
    assert second.poll.entries == 6


def test_an_edited_title_gives_the_same_entry_again():
    first = poll(answer(rss(item(1, title="Talks fail"), item(2))))
    second = poll(
        answer(rss(item(1, title="Talks stall"), item(2))), first.memory, known_after(first)
    )
    assert [e.title for e in second.entries] == ["Talks stall"]
    assert second.entries[0].entry_id == first.entries[0].entry_id


INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
<sitemap><loc>/news.xml</loc><lastmod>2026-03-01T07:00:00Z</lastmod></sitemap>
</sitemapindex>"""
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://paper.example/n1</loc>
<news:news><news:publication_date>2026-03-01T06:00:00+01:00</news:publication_date>
<news:title>Talks &amp; tea</news:title></news:news></url></urlset>"""


def test_a_sitemap_index_names_the_sitemaps_to_ask_and_takes_their_pages():
    memory = replace(FRESH, last_ok_at=NOW - timedelta(days=1))
    index = answer(INDEX)
    assert sitemaps_to_ask(memory, index, NOW) == ["http://paper.example/news.xml"]
    assert sitemaps_to_ask(memory, answer(GOOD), NOW) == []
    polled = read(FEED, memory, index, {}, NOW, more=[answer(NEWS)])
    assert [(e.title, e.url) for e in polled.entries] == [
        ("Talks & tea", "http://paper.example/n1")
    ]
    assert polled.memory.state == FeedState.OK
