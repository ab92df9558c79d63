"""What poll remembers, saves and claims."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.ids import stable_id
from pipeline.records import FeedState
from pipeline.staging.batches import Batch
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.polling import (
    batches_of,
    cut,
    due,
    fingerprints,
    has_run,
    remember_feeds,
    save_poll,
)
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry, body

ALPHA, BETA = a_feed("alpha"), a_feed("beta")
HOUR = timedelta(hours=1)


def save(con, run_id, *polled, now=NOW, **limits):
    limits = {"max_age_days": 0, "max_entries": 100, "max_batches": 4} | limits
    return save_poll(con, run_id, now, polled, **limits)


def entries(con, columns="status, reason"):
    return con.execute(f"select {columns} from entries order by title, entry_id").fetchall()


@pytest.fixture(autouse=True)
def known_feeds(con):
    remember_feeds(con, [ALPHA, BETA], NOW)


def test_a_feed_is_due_when_never_asked_or_when_its_time_has_come(con):
    assert [feed for feed, _ in due(con, [BETA, ALPHA], NOW, force=False)] == [BETA, ALPHA]
    save(con, "r1", a_poll(ALPHA))
    assert [feed for feed, _ in due(con, [ALPHA, BETA], NOW, force=False)] == [BETA]
    assert len(due(con, [ALPHA, BETA], NOW, force=True)) == 2
    assert len(due(con, [ALPHA, BETA], NOW + HOUR, force=False)) == 2


def test_the_memory_of_a_feed_comes_back_as_it_was_saved(con):
    polled = a_poll(ALPHA)
    memory = replace(
        polled.memory, url="https://moved.example/rss", etag='W/"1"', last_modified="Sun",
        body_hash="b",
        failures=1.25, last_new_at=NOW, failing_since=NOW, interval_seconds=900,
        identity_rule="link", error="HTTP 500", state=FeedState.FAILING,
    )  # fmt: skip
    save(con, "r1", replace(polled, memory=memory))
    ((feed, found),) = due(con, [ALPHA], NOW, force=True)
    assert (feed, found) == (ALPHA, memory)


def test_a_feed_that_left_the_list_is_dropped_and_may_come_back(con):
    save(con, "r1", a_poll(ALPHA), a_poll(BETA))
    remember_feeds(con, [BETA], NOW)
    assert due(con, [ALPHA, BETA], NOW, force=True)[0][0] == BETA
    assert con.execute("select name from feeds where state = 'dropped'").fetchall() == [("alpha",)]
    remember_feeds(con, [ALPHA, BETA], NOW)
    assert [memory.state for _, memory in due(con, [ALPHA], NOW, force=False)] == [FeedState.NEW]


def test_a_feed_with_another_address_is_asked_there_and_forgets_its_validators(con):
    polled = a_poll(ALPHA)
    save(con, "r1", replace(polled, memory=replace(polled.memory, etag='"1"')))
    moved = replace(ALPHA, url="https://alpha.example/new", outlet="Alpha News")
    remember_feeds(con, [moved, BETA], NOW)
    ((_, memory),) = due(con, [moved], NOW, force=False)
    assert (memory.url, memory.etag, memory.state) == (moved.url, None, FeedState.NEW)
    assert con.execute("select outlet from feeds order by name").fetchall()[0] == ("Alpha News",)


def test_new_entries_wait_and_are_claimed(con):
    (batch,) = save(con, "r1", a_poll(ALPHA, [an_entry(ALPHA, "1"), an_entry(ALPHA, "2")]))
    assert isinstance(batch, Batch)
    assert sorted(entry.title for entry in batch.entries) == ["Title 1", "Title 2"]
    first = batch.entries[0]
    assert (first.outlet, first.owner, first.country, first.language) == (
        "Alpha",
        "alpha",
        "FRA",
        "en",
    )
    assert (first.first_seen_at, first.attempts, first.crashes) == (NOW, 0, 0)
    rows = con.execute("select entries, new_entries, status from polls").fetchall()
    assert rows == [(2, 2, "new")]
    assert fingerprints(con, [ALPHA.feed_id, BETA.feed_id]) == {
        ALPHA.feed_id: {entry.entry_id: "f1" for entry in batch.entries},
        BETA.feed_id: {},
    }


def test_a_round_that_was_saved_is_only_handed_out_again(con):
    first = save(con, "r1", a_poll(ALPHA, [an_entry(ALPHA, "1")]))
    assert save(con, "r1", a_poll(ALPHA, [an_entry(ALPHA, "2")])) == first == batches_of(con, "r1")
    assert has_run(con, "r1")
    assert not has_run(con, "r2")
    assert len(entries(con)) == 1


def test_old_entries_are_set_aside_only_where_an_age_is_set(con):
    old = an_entry(ALPHA, "1", at=NOW - timedelta(days=9))
    undated = an_entry(ALPHA, "2", at=None)
    save(con, "r1", a_poll(ALPHA, [old, undated]), max_age_days=8)
    assert entries(con) == [("too_old", "older than 8 days"), ("pending", None)]
    save(con, "r2", a_poll(BETA, [an_entry(BETA, "3", at=old.published_at)]))
    assert entries(con)[2] == ("pending", None)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_entries_with_one_address_the_earlier_is_read_whoever_answers_first(con, order):
    url = "https://alpha.example/same"
    later = an_entry(ALPHA, "1", url=url, at=NOW)
    earlier = an_entry(BETA, "2", url=url, at=NOW - HOUR)
    save(con, "r1", *[a_poll(ALPHA, [later]), a_poll(BETA, [earlier])][::order])
    assert entries(con, "status, entry_id") == [
        ("known", later.entry_id),
        ("pending", earlier.entry_id),
    ]


def test_the_address_of_a_stored_article_is_known_with_its_id_until_it_is_edited(con, tmp_path):
    entry = an_entry(ALPHA, "1")
    save(con, "r1", a_poll(ALPHA, [entry]))
    staged = Staged()
    article_id = staged.article(entry, body(1), feed=ALPHA)
    load_batch(con, "r1", 0, "a", staged.write(tmp_path), NOW)
    again = an_entry(BETA, "2", url=entry.url)
    assert save(con, "r2", a_poll(BETA, [again])) == []
    assert entries(con, "status, article_id")[1] == ("known", article_id)
    edited = replace(again, fingerprint="f2", title="Title 2, edited")
    assert len(save(con, "r3", a_poll(BETA, [edited]))) == 1


def test_an_entry_known_by_its_address_learns_its_article_when_that_is_read(con, tmp_path):
    url = "https://alpha.example/same"
    first, second = an_entry(ALPHA, "1", url=url, at=NOW - HOUR), an_entry(BETA, "2", url=url)
    save(con, "r1", a_poll(ALPHA, [first]), a_poll(BETA, [second]))
    staged = Staged()
    article_id = staged.article(first, body(1), feed=ALPHA)
    load_batch(con, "r1", 0, "a", staged.write(tmp_path), NOW)
    assert entries(con, "status, article_id") == [("article", article_id), ("known", article_id)]


def test_an_edit_is_read_again_three_times_and_within_two_days(con, tmp_path):
    entry = an_entry(ALPHA, "1")
    claims = []
    for number in range(6):
        now = NOW + number * HOUR
        edited = replace(entry, fingerprint=f"f{number}", title=f"Title 1 {number}")
        claims.append(len(save(con, f"r{number}", a_poll(ALPHA, [edited], now), now=now)))
        if claims[-1]:
            staged = Staged()
            staged.article(entry, body(number), feed=ALPHA)
            load_batch(con, f"r{number}", 0, "a", staged.write(tmp_path / str(number)), now)
    assert claims == [1, 1, 1, 1, 0, 0]
    assert entries(con, "revision, refetches, title, status") == [(5, 3, "Title 1 5", "article")]
    other = an_entry(ALPHA, "2")
    save(con, "late1", a_poll(ALPHA, [other]))
    load_batch(con, "late1", 0, "a", {}, NOW)
    con.execute("update entries set status = 'empty' where title = 'Title 2'")
    late = NOW + timedelta(hours=49)
    edited = replace(other, fingerprint="f2")
    assert save(con, "late2", a_poll(ALPHA, [edited], late), now=late) == []


def test_a_claim_whose_run_died_expires_after_two_hours(con):
    save(con, "r1", a_poll(ALPHA, [an_entry(ALPHA, "1")]))
    assert save(con, "r2", now=NOW + 2 * HOUR) == []
    (batch,) = save(con, "r3", now=NOW + 2 * HOUR + timedelta(seconds=1))
    assert len(batch.entries) == 1
    assert batches_of(con, "r1") == []


def test_a_round_takes_so_many_entries_and_from_all_hosts_in_turn(con):
    many = [an_entry(ALPHA, str(n)) for n in range(20)]
    few = [an_entry(BETA, str(n)) for n in range(3)]
    batches = save(con, "r1", a_poll(ALPHA, many), a_poll(BETA, few), max_entries=8)
    outlets = Counter(entry.outlet for batch in batches for entry in batch.entries)
    assert outlets == {"Alpha": 5, "Beta": 3}


def test_a_host_is_in_one_batch_only_and_batches_are_even():
    rows = [(f"{host}{n}", f"https://{host}.example/{n}", 0) for host in "abcdef" for n in range(4)]
    rows += [(f"g{n}", f"https://u:p@G.example:443/{n}", 0) for n in range(8)]
    claims = cut(rows, 4)
    hosts: dict[str, set] = {}
    for claim in claims:
        hosts.setdefault(claim["entry_id"][0], set()).add(claim["batch"])
    assert all(len(batches) == 1 for batches in hosts.values())
    assert Counter(claim["batch"] for claim in claims) == {0: 8, 1: 8, 2: 8, 3: 8}
    assert len(cut(rows, 1)) == len(rows)


def test_suspects_are_alone_and_leave_a_batch_to_the_others():
    rows = [(f"s{n}", "https://a.example/s", 1) for n in range(5)]
    rows += [(f"e{n}", f"https://{n}.example/", 0) for n in range(6)]
    sizes = Counter(claim["batch"] for claim in cut(rows, 3))
    assert sizes == {0: 1, 1: 1, 2: 6}
    assert Counter(claim["batch"] for claim in cut(rows[:5], 3)) == {0: 1, 1: 1, 2: 1}
    assert [claim["entry_id"] for claim in cut(rows, 1)] == ["s0"]


def test_an_entry_id_is_stored_once_however_often_a_feed_lists_it(con):
    entry = an_entry(ALPHA, "1")
    save(con, "r1", a_poll(ALPHA, [entry, replace(entry, title="Again")]))
    assert entries(con, "title") == [("Title 1",)]
    assert stable_id("entry", ALPHA.feed_id, "1") == entry.entry_id
