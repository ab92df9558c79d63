"""Load: exactly once, and edits as revisions."""

from datetime import timedelta

import pytest

from pipeline.errors import StorageError
from pipeline.warehouse.load import load_batch, release, touched_days
from pipeline.warehouse.polling import batches_of, remember_feeds, save_poll
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry

FEED = a_feed()
LIMITS = {"max_age_days": 0, "max_entries": 100, "max_batches": 4}
SENTENCE = "Ministers of Aland and Borduria met in Capital."


def polled(con, run_id="r1", entries=(), now=NOW, feed=FEED):
    remember_feeds(con, [feed], now)
    return save_poll(con, run_id, now, [a_poll(feed, entries, now)], **LIMITS)


def value(con, sql):
    return con.execute(sql).fetchall()[0][0]


def one_article(entry, paragraphs=(SENTENCE, "More text.")):
    staged = Staged()
    article_id = staged.article(entry, paragraphs, feed=FEED)
    staged.mention(article_id, "Aland", "ALA")
    staged.report(article_id, SENTENCE, ["ALA", "BOR"], ["ALA", "BOR"])
    return staged, article_id


def test_a_batch_is_loaded_once_however_often_it_is_asked_for(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    files = one_article(entry)[0].write(tmp_path / "a")
    counts = load_batch(con, "r1", 0, "a1", files, NOW)
    assert (counts["articles"], counts["segments"], counts["reports"]) == (1, 3, 1)
    assert load_batch(con, "r1", 0, "a2", files, NOW) == {}
    assert value(con, "select count(*) from segments") == 3
    assert con.execute("select status, attempts, claimed_at from entries").fetchall() == [
        ("article", 1, None)
    ]
    assert touched_days(con) == [NOW.date()]
    assert batches_of(con, "r1") == []


def test_the_same_text_in_a_later_batch_adds_nothing(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    load_batch(con, "r1", 0, "a", one_article(entry)[0].write(tmp_path / "a"), NOW)
    later = NOW + timedelta(hours=2)
    polled(con, "r2", [an_entry(FEED, "1", fingerprint="f2")], later)
    counts = load_batch(con, "r2", 0, "a", one_article(entry)[0].write(tmp_path / "b"), later)
    assert counts["articles"] == counts["segments"] == counts["reports"] == 0
    assert value(con, "select revision from articles") == 1
    assert value(con, "select status from entries") == "article"


def test_an_edit_withdraws_what_vanished_and_keeps_what_still_stands(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    staged, article_id = one_article(entry)
    staged.report(article_id, "Aland accused Borduria.", ["ALA"], ["BOR"], type="ACCUSE")
    load_batch(con, "r1", 0, "a", staged.write(tmp_path / "a"), NOW)
    later = NOW + timedelta(hours=2)
    polled(con, "r2", [an_entry(FEED, "1", fingerprint="f2")], later)
    edited = Staged()
    edited.article(entry, ["A new first paragraph.", SENTENCE], feed=FEED)
    edited.report(article_id, SENTENCE, ["ALA", "BOR"], ["ALA", "BOR"], n=3)
    load_batch(con, "r2", 0, "a", edited.write(tmp_path / "b"), later)
    rows = con.execute(
        "select type, revision, n, recorded_at = $now, withdrawn_why from reports order by type",
        {"now": NOW},
    ).fetchall()
    assert rows == [("ACCUSE", 1, 2, True, "edited"), ("CONSULT", 2, 3, True, None)]
    assert value(con, "select revision from articles") == 2
    assert value(con, "select count(*) from segments where revision = 1") == 3
    assert value(con, "select text from article_texts").startswith("A new first")
    assert value(con, "select withdrawn_why from mentions") == "edited"


def test_a_sentence_that_comes_back_is_one_report_again(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    load_batch(con, "r1", 0, "a", one_article(entry)[0].write(tmp_path / "a"), NOW)
    without = Staged()
    without.article(entry, ["Something else."], feed=FEED)
    for run, staged in (("r2", without), ("r3", one_article(entry)[0])):
        polled(con, run, [an_entry(FEED, "1", fingerprint=run)])
        load_batch(con, run, 0, "a", staged.write(tmp_path / run), NOW)
    assert con.execute("select revision, withdrawn_why from reports").fetchall() == [(3, None)]


def test_a_second_entry_of_an_article_is_known(con, tmp_path):
    first, second = an_entry(FEED, "1"), an_entry(FEED, "2")
    polled(con, entries=[first, second])
    staged = Staged()
    for entry in (first, second):
        staged.article(entry, [SENTENCE], feed=FEED, article_id="a" * 16, title="Same")
    counts = load_batch(con, "r1", 0, "a", staged.write(tmp_path / "a"), NOW)
    assert counts["articles"] == 1
    rows = con.execute("select status, article_id from entries order by status").fetchall()
    assert rows == [("article", "a" * 16), ("known", "a" * 16)]


def test_a_timeout_is_tried_again_four_times_and_then_says_why(con, tmp_path):
    entry = an_entry(FEED, "1")
    now = NOW
    seen = []
    for attempt in range(5):
        polled(con, f"r{attempt}", [entry] if attempt == 0 else [], now)
        staged = Staged()
        staged.outcome(entry.entry_id, "http_error", reason="HTTP 503", retry_seconds=600)
        load_batch(con, f"r{attempt}", 0, "a", staged.write(tmp_path / str(attempt)), now)
        seen += con.execute("select status, attempts from entries").fetchall()
        now += timedelta(minutes=11)
    assert seen == [
        ("pending", 1),
        ("pending", 2),
        ("pending", 3),
        ("pending", 4),
        ("http_error", 5),
    ]


def test_an_entry_that_waits_is_not_claimed_before_its_time(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    staged = Staged()
    staged.outcome(entry.entry_id, "unreachable", retry_seconds=3600)
    load_batch(con, "r1", 0, "a", staged.write(tmp_path / "a"), NOW)
    assert polled(con, "r2", [], NOW + timedelta(minutes=59)) == []
    assert len(polled(con, "r3", [], NOW + timedelta(minutes=61))) == 1


def test_an_entry_that_the_batch_did_not_reach_stays_pending(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    load_batch(con, "r1", 0, "a", Staged().write(tmp_path / "a"), NOW)
    assert con.execute("select status, attempts from entries").fetchall() == [("pending", 0)]
    assert len(polled(con, "r2", [])) == 1


def test_a_batch_that_contradicts_itself_leaves_nothing(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    staged, _ = one_article(entry)
    staged.outcome("elsewhere", "article", "missing")
    with pytest.raises(StorageError, match="does not hold"):
        load_batch(con, "r1", 0, "a", staged.write(tmp_path / "a"), NOW)
    assert value(con, "select count(*) from articles") == 0
    assert value(con, "select status from entries") == "pending"
    assert value(con, "select loaded_at from batches") is None


def test_a_batch_without_files_settles_as_one_without_rows(con):
    polled(con, entries=[an_entry(FEED, "1")])
    assert load_batch(con, "r1", 0, "a", {}, NOW)["articles"] == 0
    assert value(con, "select loaded_at from batches") == NOW


def test_an_unknown_batch_is_refused(con):
    with pytest.raises(StorageError, match="no batch 7"):
        load_batch(con, "r1", 7, "a", {}, NOW)


def test_the_third_crash_is_the_last(con):
    entry, other = an_entry(FEED, "1"), an_entry(FEED, "2")
    polled(con, entries=[entry, other])
    release(con, "r1", 0, NOW, suspects={entry.entry_id: 1})
    batches = polled(con, "r2")
    assert [len(batch.entries) for batch in batches] == [1, 1]
    assert batches[0].entries[0].entry_id == entry.entry_id
    assert batches[0].entries[0].crashes == 1
    release(con, "r2", 0, NOW, suspects={entry.entry_id: 2})
    rows = con.execute("select status, crashes from entries order by crashes").fetchall()
    assert rows == [("pending", 0), ("crashed", 3)]


def test_a_released_batch_gives_back_what_it_held_once(con):
    polled(con, entries=[an_entry(FEED, "1")])
    for _ in range(2):
        release(con, "r1", 0, NOW, suspects={})
    assert con.execute("select status, attempts, claimed_at from entries").fetchall() == [
        ("pending", 0, None)
    ]
    assert batches_of(con, "r1") == []


def test_a_late_attempt_of_a_reclaimed_batch_loads_facts_and_settles_nothing(con, tmp_path):
    entry = an_entry(FEED, "1")
    polled(con, entries=[entry])
    polled(con, "r2", [], NOW + timedelta(hours=3))
    load_batch(con, "r1", 0, "a", one_article(entry)[0].write(tmp_path / "a"), NOW)
    assert value(con, "select count(*) from articles") == 1
    assert con.execute("select status, run_id from entries").fetchall() == [("pending", "r2")]
    load_batch(con, "r2", 0, "a", one_article(entry)[0].write(tmp_path / "b"), NOW)
    assert value(con, "select status from entries") == "article"
    assert value(con, "select count(*) from articles") == 1
