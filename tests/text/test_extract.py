import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.records import EntryStatus
from pipeline.text.extract import read_page
from tests.text.themes import ENGLISH, STORIES, THEMES, URL, builder, magazine, plain

SEED = Path(__file__).parents[3] / "shared" / "cases" / "seed"
IN_ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
OF_ALL = pytest.mark.parametrize("story", STORIES, ids=[story.language for story in STORIES])


def _kept(article):
    return [s.text for s in article.segments if s.kept and s.n > 1]


@OF_ALL
@IN_ALL
def test_every_theme_gives_the_paragraphs_once_and_in_order(story, theme, page, rules):
    found = read_page(page(theme(story), URL), rules)
    assert found.status is EntryStatus.ARTICLE
    assert _kept(found.article) == list(story.body)
    assert found.article.text == "\n\n".join(story.body)


@OF_ALL
@IN_ALL
def test_every_theme_gives_title_language_and_date(story, theme, page, rules):
    article = read_page(page(theme(story), URL), rules).article
    assert (article.title, article.language) == (story.title, story.language)
    assert article.published_at == datetime(2024, 11, 12, 7, 30, tzinfo=UTC)
    assert (article.utc_offset_minutes, article.site_name) == (60, story.site)


def test_title_is_segment_0_and_standfirst_segment_1(page, rules):
    article = read_page(page(plain(ENGLISH), URL), rules).article
    assert [(s.n, s.text) for s in article.segments[:2]] == [
        (0, ENGLISH.title),
        (1, ENGLISH.standfirst),
    ]
    assert article.standfirst == ENGLISH.standfirst


def test_segments_are_numbered_without_gaps(page, rules):
    segments = read_page(page(builder(ENGLISH), URL), rules).article.segments
    assert [s.n for s in segments] == list(range(len(segments)))


def test_dropped_segments_stay_with_their_reason(page, rules):
    segments = read_page(page(builder(ENGLISH), URL), rules).article.segments
    why = {s.text: s.why for s in segments if not s.kept}
    assert why[ENGLISH.notice] == "notice"
    assert why[ENGLISH.read_also] == "teaser"
    assert why[ENGLISH.signup] == "signup"
    assert why[ENGLISH.copyright] == "copyright"
    assert why[ENGLISH.caption] == "caption"


def test_dropped_segments_stand_where_they_stood(page, rules):
    texts = [s.text for s in read_page(page(builder(ENGLISH), URL), rules).article.segments]
    assert texts.index(ENGLISH.caption) < texts.index(ENGLISH.body[0])
    assert texts.index(ENGLISH.notice) > texts.index(ENGLISH.body[-1])


def test_lede_that_equals_the_description_stays_in_the_body(page, rules):
    html = magazine(ENGLISH).replace(ENGLISH.standfirst, ENGLISH.body[0])
    html = html.replace(f'<p class="subtitle">{ENGLISH.body[0]}</p>', "")
    article = read_page(page(html, URL), rules).article
    assert _kept(article) == list(ENGLISH.body)
    assert article.standfirst is None


def test_clause_of_a_treaty_is_no_copyright_line(page, rules):
    clause = "(c) The Secretary of Commerce shall publish the list of goods within thirty days."
    html = magazine(ENGLISH).replace(ENGLISH.body[3], clause)
    assert clause in _kept(read_page(page(html, URL), rules).article)


def test_government_that_reserves_a_right_is_no_notice(page, rules):
    sentence = "Lowland reserves the right to publish the documents of the commission, Lind said."
    html = magazine(ENGLISH).replace(ENGLISH.body[3], sentence)
    assert sentence in _kept(read_page(page(html, URL), rules).article)


def test_text_is_nfc_and_keeps_its_ellipsis(page, rules):
    html = magazine(ENGLISH).replace(
        ENGLISH.body[2], "Die Gespra\u0308che blieben\u00a0offen… sagte Lind am Abend."
    )
    assert "Die Gespräche blieben offen… sagte Lind am Abend." in _kept(
        read_page(page(html, URL), rules).article
    )


def test_credit_goes_to_the_wire_field(page, rules):
    html = magazine(ENGLISH).replace("</div><footer>", "<p>(AFP)</p></div><footer>", 1)
    article = read_page(page(html, URL), rules).article
    assert article.wire == "AFP"
    assert _kept(article) == list(ENGLISH.body)


def test_date_that_the_feed_contradicts_is_flagged(page, rules):
    announced = datetime(2024, 11, 2, tzinfo=UTC)
    found = read_page(page(magazine(ENGLISH), URL, feed_date=announced), rules)
    assert found.reason == "date differs from the feed's by 10 days"


def test_headline_that_the_feed_announced_is_preferred(page, rules):
    html = plain(ENGLISH).replace("<h1", "<h1>River talks resume</h1><h1", 1)
    article = read_page(page(html, URL, feed_title="River talks resume"), rules).article
    assert article.title == "River talks resume"


def _drawn_by_scripts(story, stated, *, more=""):
    """A page of which scripts draw the text: data, and an empty element to draw into."""
    html = magazine(story)
    data = f'"articleBody": {json.dumps(stated)}, {more}"headline"'
    head = html[: html.index("<body>")].replace('"headline"', data, 1)
    shell = '<div id="__next"></div><script id="__NEXT_DATA__">{"props": {"a": "b"}}</script>'
    asks = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    return f"{head}<body>{asks}{shell}</body></html>"


@OF_ALL
def test_text_stated_in_json_ld_stands_in_where_scripts_draw_the_page(story, page, rules):
    stated = "\n\n".join((*story.body, story.notice))
    found = read_page(page(_drawn_by_scripts(story, stated), URL), rules)
    assert found.status is EntryStatus.ARTICLE
    assert _kept(found.article) == list(story.body)
    assert found.article.title == story.title


def test_stated_text_loses_its_markup(page, rules):
    stated = "".join(f"<p>{text.replace('Lind', '<b>Lind</b>')}</p>" for text in ENGLISH.body)
    article = read_page(page(_drawn_by_scripts(ENGLISH, stated), URL), rules).article
    assert _kept(article) == list(ENGLISH.body)


def test_stated_text_of_a_page_that_asks_for_money_is_left_alone(page, rules):
    html = _drawn_by_scripts(
        ENGLISH, "\n".join(ENGLISH.body), more='"isAccessibleForFree": false, '
    )
    assert read_page(page(html, URL), rules).status is EntryStatus.PAYWALL


def test_text_of_the_page_goes_before_the_stated_one(page, rules):
    stated = '"articleBody": "A summary that a machine wrote for the readers of search pages.", '
    html = magazine(ENGLISH).replace('"headline"', stated + '"headline"', 1)
    assert _kept(read_page(page(html, URL), rules).article) == list(ENGLISH.body)


def test_reading_twice_gives_the_same(page, rules):
    first, second = (read_page(page(builder(ENGLISH), URL), rules) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["page_a.html", "page_c.html"])
def test_seed_article_is_exact(name, page, rules):
    if not SEED.exists():
        pytest.skip("shared/cases/seed is not beside this repository")
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    at = datetime(2019, 9, 26, tzinfo=UTC)
    html = (SEED / name).read_bytes()
    article = read_page(page(html, "http://en.escambray.cu/2019/x/", fetched_at=at), rules).article
    assert _kept(article) == [" ".join(text.split()) for text in expected["body"]]
    assert (article.title, article.standfirst) == (expected["title"], expected["standfirst"])
    assert article.published_at.isoformat() == expected["published"]
    assert article.modified_at.isoformat() == expected["modified"]
