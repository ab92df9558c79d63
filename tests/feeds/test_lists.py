"""Lists of feeds, feeds of a site, and the feed doctor."""

import json
import tomllib
from datetime import timedelta

from pipeline.feeds import discover, opml
from pipeline.feeds.check import check
from pipeline.feeds.register import added
from pipeline.records import Feed
from tests.feeds.asked import FEED, NOW, URL, answer, hourly, item, rss

LIST = b"""<?xml version="1.0"?><opml version="1.0"><head><title>t</title></head><body>
<outline text="World"><outline TEXT="Europe &amp; more">
<outline type="rss" text="A" title="Paper A" xmlUrl="http://a.example/rss" htmlUrl="http://a.example/"/>
</outline><outline text="B" XMLURL="feed://b.example/rss"/></outline>
<OUTLINE title="C" xmlurl="https://c.example/rss" language="fr-FR"/>
<outline type="rss" text="D" url="http://d.example/rss"/>
<outline text="again" xmlUrl="http://a.example/rss"/>
<outline text="E" xmlUrl="file:///etc/passwd"/>
<outline type="include" text="more" url="http://lists.example/more.opml"/>
<outline type="link" text="more" url="http://lists.example/other.OPML"/>
<outline type="link" text="site" url="http://site.example/"/>
</body></opml>"""


def test_opml_is_read_nested_in_any_case_and_once_each():
    found = opml.read(LIST)
    assert [(o.name, o.url) for o in found] == [
        ("Paper A", "http://a.example/rss"),
        ("B", "http://b.example/rss"),
        ("C", "https://c.example/rss"),
        ("D", "http://d.example/rss"),
    ]
    assert found[0].folders == ("World", "Europe & more")
    assert found[0].site == "http://a.example/"


def test_opml_names_the_lists_that_it_includes():
    assert opml.includes(LIST) == (
        "http://lists.example/more.opml",
        "http://lists.example/other.OPML",
    )


def test_broken_opml_is_read_as_far_as_it_goes():
    assert len(opml.read(LIST[: LIST.index(b"<OUTLINE")])) == 2
    assert len(opml.read(LIST.replace(b"&amp;", b"&"))) == 4
    assert len(opml.read(b"\n\n" + LIST.replace(b"</outline>", b"", 1))) == 4
    assert opml.read(b"") == opml.read(b"no list at all") == ()
    assert opml.read(b"<opml><body>" + b"<outline>" * 5000) == ()


def test_what_is_written_is_read_again():
    feeds = [FEED, Feed("2", 'Q "&" <R>', "http://q.example/?a=1&b=2", "Q", "DEU", "de", "Q")]
    text = opml.write(feeds)
    assert sorted((o.name, o.url) for o in opml.read(text.encode())) == sorted(
        (f.name, f.url) for f in feeds
    )
    assert {o.folders for o in opml.read(text.encode())} == {("FRA",), ("DEU",)}


def test_a_list_is_added_to_feeds_toml_and_comments_stay():
    text = f'# mine\n[[feed]]\nname = "B"\nurl = "{URL}"\n'
    mine = [Feed("1", "B", URL, "B", "FRA", "fr", "B")]
    changed, count = added(text, mine, opml.read(LIST), "GBR", "en")
    feeds = tomllib.loads(changed)["feed"]
    assert (count, len(feeds)) == (4, 5)
    assert changed.startswith(text)
    assert [f["name"] for f in feeds] == ["B", "Paper A", "B (2)", "C", "D"]
    assert feeds[3] == {
        "name": "C",
        "url": "https://c.example/rss",
        "outlet": "C",
        "country": "GBR",
        "language": "fr",
        "owner": "c.example",
    }
    assert added(text, [*mine], [], "GBR", "en") == (text, 0)


PAGE = b"""<html><head><base href="/news/"><title>P</title>
<link rel="alternate" type="application/rss+xml" title="All &amp; new" href="all.xml">
<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="http://p.example/atom">
<link rel="alternate" type="application/feed+json" href="feed.json">
<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" href="rss.css">
</head><body><a href="/rss/world">World</a><a href="/about">About</a><a href="javascript:rss">x</a>
"""


def test_feeds_that_a_page_names_are_found_declared_ones_first():
    found = discover.named(PAGE, "http://p.example/index.html")
    assert [(c.url, c.is_declared) for c in found] == [
        ("http://p.example/news/all.xml", True),
        ("http://p.example/atom", True),
        ("http://p.example/news/feed.json", True),
        ("http://p.example/rss/world", False),
    ]
    assert found[0].title == "All & new"
    assert discover.named(b"", "http://p.example/") == ()
    assert discover.named(b"\x00\xff<", "http://p.example/") == ()


def test_usual_places_are_on_the_same_site():
    assert discover.well_known("http://p.example/a/b?c")[0] == "http://p.example/feed/"


def test_the_doctor_describes_a_good_feed():
    body = rss(*hourly(24), item("x"), item("y", NOW + timedelta(days=2)))
    found = check(URL, answer(body, moved_to="http://new.example/"), NOW)
    assert (found.is_feed, found.status, found.entries, found.dated) == (True, "ok", 26, 25)
    assert found.format == "rss (rss20)"
    assert found.newest == NOW
    assert found.ids == "by guid; 26 distinct guids for 26 entries"
    advice = "\n".join(found.advice)
    for words in ("http://new.example/", "no ETag", "1 entries without a date", "in the future"):
        assert words in advice
    assert json.loads(found.as_json())["entries"] == 26
    assert "entries      26, 25 dated" in found.as_text()


def test_the_doctor_finds_the_feeds_of_a_page():
    found = check(URL, answer(PAGE, final_url="http://p.example/"), NOW)
    assert not found.is_feed
    assert found.status == "not a feed: an HTML page"
    assert "http://p.example/news/all.xml" in found.feeds
    assert "http://p.example/news/all.xml" in found.as_text()


def test_the_doctor_says_why_there_is_nothing():
    found = check(URL, answer(b"", None, problem="dns", detail="name not found"), NOW)
    assert (found.is_feed, found.format) == (False, "none")
    assert "name not found" in found.as_text()
    assert check(URL, answer(b"", 410), NOW).status == "HTTP 410: gone for good"
