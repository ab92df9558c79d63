"""Every format, well-formed and not; nothing raises, and entries are counted right."""

import json
import random
import time
from pathlib import Path

import pytest

from pipeline.feeds.documents import MAX_ITEMS
from pipeline.feeds.formats import parse
from pipeline.feeds.sniff import Format, sniff
from tests.feeds.asked import NOW, URL, answer, item, poll, rss

RECORDED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "feeds"

RSS091 = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>c</title>
<item><title>a</title><link>http://p.example/a</link></item></channel></rss>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://p.example/"><title>c</title></channel>
<item rdf:about="http://p.example/a"><title>a</title><link>http://p.example/a</link>
<dc:date>2026-02-28T10:00:00Z</dc:date></item></rdf:RDF>"""
ATOM03 = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>c</title>
<entry><title>a</title><link rel="alternate" href="http://p.example/a"/><id>i</id>
<issued>2026-02-28T10:00:00Z</issued></entry></feed>"""
ATOM10 = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>c</title><entry><id>i</id>
<title type="html">&lt;b&gt;a&lt;/b&gt;</title><link href="http://p.example/a"/>
<updated>2026-02-28T10:00:00Z</updated></entry></feed>"""
PREFIXED = b"""<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>i</a:id>
<a:title>a</a:title><a:link href="http://p.example/a"/></a:entry></a:feed>"""
JSONFEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "c",
    "items": [
        {"id": 5, "url": "http://p.example/a", "title": "a", "date_published": "2026-02-28T10:00Z"}
    ],
}  # fmt: skip
NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://p.example/a</loc><n:news>
<n:publication_date>2026-02-28T10:00:00Z</n:publication_date><n:title>a</n:title></n:news></url>
</urlset>"""

FORMATS = {
    "rss091": RSS091,
    "rss20": rss(item("a", title="a", link="http://p.example/a")),
    "rdf": RDF,
    "atom03": ATOM03,
    "atom10": ATOM10,
    "prefixed": PREFIXED,
    "json": json.dumps(JSONFEED).encode(),
    "news": NEWS,
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_its_entry(name):
    polled = poll(answer(FORMATS[name]))
    assert [(e.title, e.url) for e in polled.entries] == [("a", "http://p.example/a")]
    assert polled.memory.state == "ok"


WRAPPINGS = {
    "blanks before": lambda b: b"\n\n  \t" + b,
    "a byte order mark": lambda b: b"\xef\xbb\xbf" + b,
    "a warning before": lambda b: b"<br />\n<b>Warning</b>: mysql_connect() in x.php\n" + b,
    "comments around": lambda b: b"<!-- cached -->" + b + b"<!-- " + b"by x " * 200 + b"-->",
    "forbidden bytes": lambda b: b.replace(b"Title 1", b"Ti\x00tl\x08e 1\x1f"),
    "bare ampersands": lambda b: b.replace(b"<channel>", b"<channel><x>A & B &nbsp; &eacute;</x>"),
    "undeclared prefixes": lambda b: b.replace(b"<channel>", b"<channel><media:x/>"),
    "an unclosed tag": lambda b: b.replace(b"<channel>", b"<channel><description>oops"),
    "upper case": lambda b: b.replace(b"<rss", b"<RSS").replace(b"</rss>", b"</RSS>"),
    "utf-16": lambda b: b.decode().encode("utf-16"),
    "utf-16 without mark": lambda b: b.decode().encode("utf-16-le"),
    "a doctype with entities": lambda b: b'<!DOCTYPE rss [<!ENTITY a "b">]>' + b,
}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_an_ill_formed_feed_gives_its_entries(name):
    body = WRAPPINGS[name](rss(item(1), item(2), item(3)))
    polled = poll(answer(body))
    assert [e.title for e in polled.entries] == ["Title 1", "Title 2", "Title 3"]


NAME = "Zelenskyj à Genève, “Łódź”"


@pytest.mark.parametrize("declared", ["", ' encoding="iso-8859-1"', ' encoding="nonsense"'])
@pytest.mark.parametrize(
    "content_type", ["", "text/xml", "text/html; charset=latin-1", "application/xml;charset=x"]
)
def test_utf8_is_read_as_utf8_whatever_is_declared(declared, content_type):
    body = f'<?xml version="1.0"{declared}?>'.encode() + rss(item(1, title=NAME))
    polled = poll(answer(body, headers={"content_type": content_type}))
    assert polled.entries[0].title == NAME


@pytest.mark.parametrize("encoding", ["iso-8859-2", "windows-1250", "utf-16", "koi8-r", "gb18030"])
def test_other_encodings_are_read_as_declared(encoding):
    title = {"koi8-r": "Переговоры", "gb18030": "外交部"}.get(encoding, "Łódź žádá")
    body = f'<?xml version="1.0" encoding="{encoding}"?>' + rss(item(1, title=title)).decode()
    assert poll(answer(body.encode(encoding))).entries[0].title == title


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    body = head.encode() + rss(item(1, title="A &l11; &x; B"), item(2))
    started = time.monotonic()
    polled = poll(answer(body))
    assert time.monotonic() - started < 20  # expanded, it would not end
    assert len(polled.entries) == 2
    assert "TOPSECRET" not in repr(polled)
    assert len(polled.entries[0].title) < 200


def test_entities_in_sitemaps_and_opml_are_not_expanded_either(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET")
    head = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    body = head + NEWS.replace(b'<?xml version="1.0"?>', b"").replace(
        b">a</n:title", b">a&x;</n:title"
    )
    assert "TOPSECRET" not in repr(parse(body, {}, URL, NOW))


def test_no_more_than_the_cap_is_read():
    body = rss(*(item(n) for n in range(MAX_ITEMS + 500)))
    assert len(parse(body, {}, URL, NOW).items) == MAX_ITEMS


MONSTERS = {
    "nested tags": b"<rss><channel>" + b"<a>" * 2_000_000,
    "nested channels": b"<rss>" + b"<channel><title>x</title>" * 300_000,
    "angle brackets": b"<rss><channel><item><title>" + b"<" * 9_000_000,
    "attributes": b"<rss><channel><item %s/></channel></rss>"
    % b" ".join(b"a%d='b'" % n for n in range(500_000)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MONSTERS)
def test_a_monstrous_document_is_left_in_time(name):
    started = time.process_time()
    parse(MONSTERS[name], {}, URL, NOW)
    assert time.process_time() - started < 30


def test_items_before_a_monster_are_read():
    body = rss(item(1), item(2)).replace(b"</channel></rss>", b"<a>" * 400_000)
    assert [i.title for i in parse(body, {}, URL, NOW).items] == ["Title 1", "Title 2"]


def test_a_plain_sitemap_gives_only_what_changed_lately():
    urls = "".join(
        f"<url><loc>http://p.example/{n}</loc><lastmod>{day}</lastmod></url>"
        for n, day in enumerate(["2026-02-28", "2020-01-01", "", "2026-03-01T07:00:00Z"])
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
    assert [e.url for e in poll(answer(body)).entries] == [
        "http://p.example/0",
        "http://p.example/3",
    ]


def test_json_feeds_are_read_forgivingly():
    data = JSONFEED | {
        "items": [{"id": "http://p.example/x"}, {"external_url": "http://p.example/y"}, 7]
    }
    polled = poll(answer(b"\xef\xbb\xbf" + json.dumps(data).encode()))
    assert [e.url for e in polled.entries] == ["http://p.example/x", "http://p.example/y"]


SNIFFED = {
    b"": Format.EMPTY,
    b"<!DOCTYPE HTML PUBLIC><html>": Format.HTML,
    b"<html><head><link type='application/rss+xml'></head></html>": Format.HTML,
    b"<?xml version='1.0'?><opml/>": Format.OPML,
    b"<sitemapindex>": Format.SITEMAP_INDEX,
    b"[1, 2]": Format.UNKNOWN,
    b"%PDF-1.7": Format.UNKNOWN,
    b"plain words": Format.UNKNOWN,
}


@pytest.mark.parametrize("body", SNIFFED)
def test_bodies_are_recognised(body):
    assert sniff(body) == SNIFFED[body]


def test_damaged_feeds_never_raise():
    """Bytes lost, doubled, changed and cut at random, in every format, always the same ones."""
    chance = random.Random(11)
    for body in FORMATS.values():
        for _ in range(60):
            damaged = bytearray(body)
            for _ in range(chance.randint(1, 12)):
                at = chance.randrange(len(damaged))
                damaged[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 9))
            poll(answer(bytes(damaged[: chance.randint(1, 2 * len(damaged))])))


def recorded():
    manifest = RECORDED / "manifest.json"
    return json.loads(manifest.read_text("utf-8")) if manifest.exists() else []


@pytest.mark.skipif(not recorded(), reason="shared/cases/feeds is not here")
def test_recorded_feeds_give_all_their_entries():
    for case in recorded():
        polled = poll(answer((RECORDED / case["file"]).read_bytes()))
        assert polled.poll.entries == case["entries"], case["file"]
        dated = sum(e.published_basis == "feed" for e in polled.entries)
        clamped = sum(e.published_basis == "clamped" for e in polled.entries)
        assert dated + clamped >= case["parsed_dates"], case["file"]
        assert all(e.url.startswith("http") and e.title for e in polled.entries), case["file"]
