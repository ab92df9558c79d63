"""Copies in the warehouse, measured on the labelled pairs of tests/quality/copies."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.records import Article, Segment
from pipeline.staging.batches import ClaimedEntry
from pipeline.staging.rows import Origin, Rows, add_article
from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.polling import remember_feeds, save_poll
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry

LABELLED = Path(__file__).parents[1] / "quality" / "copies"
# Aims of the text issue: precision .99, recall .98.
PRECISION, RECALL = 0.99, 0.98


def lines(name):
    return [json.loads(line) for line in (LABELLED / name).read_text("utf-8").splitlines()]


@pytest.fixture
def judged(con, tmp_path):
    """What derive says of the texts: relation by pair of ids, and story by id."""
    if not (LABELLED / "pairs.jsonl").exists():
        pytest.skip("tests/quality/copies is not there")
    rows, names = Rows(), {}
    for text in lines("texts.jsonl"):
        article = as_article(text)
        entry = ClaimedEntry(
            text["id"], "f", article.url, article.title, NOW, NOW, 0, 0, text["outlet"],
            text["outlet"], "FRA", "en",
        )  # fmt: skip
        key = add_article(rows, entry, article, Origin(NOW, None, None, None), None)
        names[key["article_id"]] = text["id"]
    staged = Staged()
    staged.tables |= {name: list(table) for name, table in rows.tables.items()}
    feed = a_feed()
    remember_feeds(con, [feed], NOW)
    polled = [a_poll(feed, [an_entry(feed, "1")])]
    save_poll(con, "r1", NOW, polled, max_age_days=0, max_entries=1, max_batches=1)
    load_batch(con, "r1", 0, "a", staged.write(tmp_path), NOW)
    days = [day for (day,) in con.execute("select distinct day from articles").fetchall()]
    derive(con, sorted(days), NOW)
    links = con.execute("select article_id, other_id, relation from copy_links").fetchall()
    stories = con.execute("select article_id, story_id from articles").fetchall()
    return (
        {(names[a], names[b]): relation for a, b, relation in links},
        {names[article]: story for article, story in stories},
    )


def as_article(text) -> Article:
    at = datetime.fromisoformat(f"{text['date']}T10:00:00+00:00")
    paragraphs = [p for p in text["text"].split("\n\n") if p.strip()]
    segments = [Segment(0, text["title"]), *(Segment(n, p) for n, p in enumerate(paragraphs, 2))]
    return Article(
        url=f"https://www.{text['site']}/{text['id']}", title=text["title"], standfirst=None,
        byline=None, site_name=None, language="en", published_at=at, date_basis="feed",
        utc_offset_minutes=None, modified_at=None, wire=None, segments=tuple(segments),
    )  # fmt: skip


def test_copies_are_found_and_nothing_else(judged):
    links, stories = judged
    found = wanted = right = joined_wrongly = 0
    for pair in lines("pairs.jsonl"):
        is_related, is_found = pair["relation"] != "none", (pair["a"], pair["b"]) in links
        wanted += is_related
        found += is_found
        right += is_related and is_found
        joined_wrongly += not is_related and stories[pair["a"]] == stories[pair["b"]]
    print(f"copies: {wanted} pairs, precision {right / found:.3f}, recall {right / wanted:.3f}")
    assert right / found >= PRECISION
    assert right / wanted >= RECALL
    assert joined_wrongly == 0
