"""Titles, sentences and addresses that attack: inert in every form."""
# ruff: noqa: E501 -- cases read best as tables, one a line

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from pipeline.briefing.evidence import evidence_pages
from pipeline.briefing.ics import render_ics
from pipeline.briefing.render_html import render_html
from pipeline.briefing.render_json import render_json
from pipeline.briefing.render_markdown import render_markdown
from pipeline.briefing.render_text import render_text
from pipeline.briefing.safe import clean, clip, csv_cell, markdown, quoted, web_address
from pipeline.briefing.select import make_briefing
from pipeline.briefing.write import write_briefing
from tests.briefing import days

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LINK = "[click](javascript:alert(3)) ![x](https://evil.example/x.png)"
BIDI = "safe \u202egnp.exe\u202c \u2066x\u2069\u200f"
NASTY = f"{SCRIPT} {LINK} {BIDI} =HYPERLINK(1)\x00\x07\ud800 {{{{ 7*7 }}}} {{% raw %}}"


def hostile_day():
    rows = days.busy_day()
    articles = []
    for i, article in enumerate(rows.articles):
        segments = tuple(replace(s, text=f"{NASTY} {s.text}") for s in article.segments)
        url = (
            "javascript:alert(4)",
            'https://x.example/"><script>alert(5)</script>',
            "data:text/html,x",
        )[i % 3]
        articles.append(
            replace(article, title=NASTY + "x" * 10_000, outlet=f"Outlet {NASTY}", url=url, segments=segments,
                    owner=NASTY, wire=NASTY, warc_file=NASTY, language="en")
        )  # fmt: skip
    events = tuple(
        replace(
            e,
            city=NASTY[:40],
            parties=tuple(replace(p, name=NASTY, role=NASTY) for p in e.parties),
            reports=tuple(replace(r, sentence=NASTY, start=0, end=len(NASTY)) for r in e.reports),
        )
        for e in rows.events
    )
    quotes = tuple(replace(q, text=NASTY, speaker=NASTY) for q in rows.quotes)
    feeds = tuple(replace(f, name=NASTY, outlet=NASTY, error=NASTY, failed=1) for f in rows.feeds)
    actors = tuple(
        replace(a, name=NASTY, role=NASTY, url="javascript:alert(6)") for a in rows.new_actors
    )
    return replace(rows, events=events, articles=tuple(articles), quotes=quotes, feeds=feeds,
                   new_actors=actors, organisations=(("EU", NASTY),), uncoded=((NASTY, 3),))  # fmt: skip


BIDI_OR_CONTROL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\ud800-\udfff]")


@cache
def pages():
    rows = hostile_day()
    briefing = make_briefing(rows, day=days.DAY)
    return {"index.html": render_html(briefing), **evidence_pages(rows, briefing)}


@pytest.mark.parametrize("name", sorted(pages()))
def test_pages_hold_no_foreign_markup_and_lead_only_to_web_addresses(name):
    page = pages()[name]
    assert not re.search(r"<script|<img|<[a-z]+[^>]*\son[a-z]+=", page)
    assert not BIDI_OR_CONTROL.search(page)
    assert "7*7" not in page or "{{ 7*7 }}" in page  # never evaluated: 49
    for address in re.findall(r'href="([^"]*)"', page):
        assert re.match(
            r"https?://|#|\.\.|[\w.-]+(/|\.html|\.md|\.txt|\.json|\.ics)|evidence/", address
        ), address
        assert not address.lower().startswith(("javascript:", "data:"))


def test_markdown_renders_to_no_markup_of_strangers():
    text = render_markdown(make_briefing(hostile_day(), day=days.DAY))
    bare = re.sub(r"\\.", "", text)  # escaped characters mean themselves
    assert not re.search(r"<\w|!\[|\]\((?!https?://|evidence/)", bare)
    assert not BIDI_OR_CONTROL.search(text)


def test_json_text_and_calendar_carry_no_control_characters():
    briefing = make_briefing(hostile_day(), day=days.DAY)
    data = json.loads(render_json(briefing))
    for text in (render_text(briefing), render_ics(briefing), json.dumps(data, ensure_ascii=False)):
        assert not BIDI_OR_CONTROL.search(text)
    urls = [a["url"] for e in data["events"] for a in e["articles"]]
    assert all(url is None or url.startswith("https://") for url in urls)
    assert all(
        line.startswith(" ") or ":" in line for line in render_ics(briefing).split("\r\n") if line
    )


def test_a_hostile_day_is_written_whole(tmp_path):
    write_briefing(hostile_day(), tmp_path, now=days.NOON)
    assert (tmp_path / "2031-05-14" / "ed1" / "receipt.json").exists()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/a?b=1#c", "https://x.example/a?b=1#c"),
        ("HTTP://x.example/ä", "http://x.example/ä"),
        ("https://x.example/a (b)", "https://x.example/a%20%28b%29"),
        ("javascript:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//x.example/", None),
        ("https://", None),
        ("https://[", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url, expected):
    assert web_address(url) == expected


def test_small_defences():
    assert markdown("1. [a](b) *c* <d>") == "1\\. \\[a\\](b) \\*c\\* \\<d\\>"
    assert markdown("- a") == "\\- a"
    assert [csv_cell(t) for t in ("=1+1", "+1", "-1", "@x", "plain")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "plain",
    ]
    assert clean("a\u2028b\ud800 \x00c") == "a b? c"
    assert clip("one two three four", 12) == "one two…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kenya agreed.", "“Kenya agreed.”"),
        ("“Kenya agreed,” she said.", "“Kenya agreed,” she said."),
        ("“Kenya agreed. It took years.", "“Kenya agreed. It took years.”"),
        ("«Le Kenya a signé.", "«Le Kenya a signé.»"),
    ],
)
def test_a_quotation_left_open_is_closed_and_none_is_set_twice(text, shown):
    assert quoted(text) == shown
