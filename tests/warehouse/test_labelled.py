"""What derive makes of the labelled sets of tests/quality: copies, stories, recurring lines.

pytest tests/warehouse/test_labelled.py -s     prints the figures
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pipeline.records import Article, Segment
from pipeline.staging.batches import ClaimedEntry
from pipeline.staging.rows import Origin, Rows, add_article
from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.polling import remember_feeds, save_poll
from tests.quality.text_labelled import COPIES, HERE, RECURRING, known_lines, pairs_of, rates, rows
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry


def derived(con, tmp_path, given):
    """Load (key, outlet, article) rows and derive them; gives the key of each article id."""
    staged_rows, names = Rows(), {}
    for key, outlet, article in given:
        entry = ClaimedEntry(
            key, "f", article.url, article.title, NOW, NOW, 0, 0, outlet, outlet, "FRA", "en"
        )
        row = add_article(staged_rows, entry, article, Origin(NOW, None, None, None), None)
        names[row["article_id"]] = key
    staged = Staged()
    staged.tables |= {name: list(table) for name, table in staged_rows.tables.items()}
    feed = a_feed()
    remember_feeds(con, [feed], NOW)
    polled = [a_poll(feed, [an_entry(feed, "1")])]
    save_poll(con, "r1", NOW, polled, max_age_days=0, max_entries=1, max_batches=1)
    load_batch(con, "r1", 0, "a", staged.write(tmp_path), NOW)
    days = [day for (day,) in con.execute("select distinct day from articles").fetchall()]
    derive(con, sorted(days), NOW)
    return names


def article(url, day, title, paragraphs) -> Article:
    at = datetime.fromisoformat(f"{day}T10:00:00+00:00")
    segments = [Segment(0, title), *(Segment(n, p) for n, p in enumerate(paragraphs, 2))]
    return Article(
        url=url, title=title, standfirst=None, byline=None, site_name=None, language="en",
        published_at=at, date_basis="feed", utc_offset_minutes=None, modified_at=None, wire=None,
        segments=tuple(segments),
    )  # fmt: skip


def show(name, figures):
    print(f"\n{name}:", ", ".join(f"{rate} {value:.4f}" for rate, value in figures.items()))


def labelled_texts(name):
    for text in rows(HERE / name / "texts.jsonl"):
        url = f"https://www.{text['site']}/{text['id']}"
        paragraphs = [p for p in text["text"].split("\n\n") if p.strip()]
        found = article(url, text["date"], text["title"], paragraphs)
        yield text["id"], text["outlet"], found


@pytest.mark.parametrize("apart", [False, True], ids=["", "every outlet another"])
@pytest.mark.parametrize("name", COPIES)
def test_copies_are_found_and_nothing_else(name, apart, con, tmp_path):
    """Pairs more than a week apart are not compared, by design; series may run in sister papers."""
    texts = list(labelled_texts(name))
    if apart:
        texts = [(k, k, replace(a, url=f"https://www.{k}.example/{k}")) for k, _, a in texts]
    names = derived(con, tmp_path, texts)
    day = {key: found.published_at for key, _, found in texts}
    links = con.execute("select article_id, other_id from copy_links").fetchall()
    related = {frozenset((names[a], names[b])) for a, b in links}
    stories = con.execute("select article_id, story_id from articles").fetchall()
    story = {names[one]: group for one, group in stories}
    count = Counter()
    for pair, is_copy in pairs_of(HERE / name).items():
        a, b = pair
        if abs(day[a] - day[b]) > timedelta(days=7):
            continue
        is_joined = story[a] == story[b]
        count["wanted"] += is_copy
        count["related"] += pair in related
        count["related rightly"] += is_copy and pair in related
        count["joined"] += is_joined
        count["joined rightly"] += is_copy and is_joined
    by_link = rates(count["related rightly"], count["related"], count["wanted"])
    by_story = rates(count["joined rightly"], count["joined"], count["wanted"])
    show(f"{name}{' apart' * apart}, links", by_link)
    show(f"{name}{' apart' * apart}, stories", by_story)
    assert by_link["precision"] >= 0.99
    assert by_link["recall"] >= 0.98
    # a round-up is in one story only
    assert by_story["precision"] >= 0.99


def labelled_pages(path):
    """Give the articles of a site, what extraction drops by its lexicon set aside before."""
    site = path.stem.removeprefix("site_")
    for page in rows(path):
        texts = [line["text"] for line in page["lines"]]
        url = f"https://www.{site}.example/{page['article']}"
        # two addresses of one article have one title
        found = article(url, page["date"], page["story"], texts)
        title, *body = found.segments
        body = [
            replace(segment, kept=not is_known, why="notice" if is_known else None)
            for segment, is_known in zip(body, known_lines(texts), strict=True)
        ]
        wanted = {n: line["boilerplate"] for n, line in enumerate(page["lines"], 2)}
        yield page["article"], path.stem, replace(found, segments=(title, *body)), wanted


@pytest.mark.parametrize("name", RECURRING)
def test_boilerplate_is_set_aside_and_nothing_else(name, con, tmp_path):
    paths = sorted((HERE / name).glob("site_*.jsonl"))
    pages = [page for path in paths for page in labelled_pages(path)]
    names = derived(con, tmp_path, [(key, site, found) for key, site, found, _ in pages])
    kept = con.execute("select article_id, n from segments where is_kept and not is_boilerplate")
    read = {(names[one], n) for one, n in kept.fetchall()}
    wanted = {(key, n): is_it for key, _, _, lines in pages for n, is_it in lines.items()}
    hits = sum(is_it and key not in read for key, is_it in wanted.items())
    figures = rates(hits, len(wanted) - len(read & wanted.keys()), sum(wanted.values()))
    show(f"{name}, lexicon and derivation", figures)
    assert figures["precision"] >= 0.99
    assert figures["recall"] >= 0.93
