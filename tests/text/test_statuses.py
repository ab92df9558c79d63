import tomllib
from pathlib import Path

import pytest

from pipeline.records import EntryStatus
from pipeline.text.extract import read_page
from tests.text.themes import ENGLISH, magazine

LINKS = "".join(
    f'<div><h2><a href="/{n}">Ministers meet for round {n} of the river talks</a></h2></div>'
    for n in range(20)
)
WALLS = tomllib.loads((Path(__file__).with_name("data") / "walls.toml").read_text("utf-8"))
CASES = [(EntryStatus(status), body) for status, bodies in WALLS.items() for body in bodies]
CASES.append((EntryStatus.LISTING, f"<h1>World</h1>{LINKS}"))


@pytest.mark.parametrize(("status", "body"), CASES)
def test_page_that_is_no_article_says_what_it_is(status, body, page, rules):
    found = read_page(page(f"<html><head><title>x</title></head><body>{body}</body></html>"), rules)
    assert (found.status, found.article) == (status, None)
    assert found.reason


def test_front_page_is_a_listing(page, rules):
    cards = "".join(f"<p>{text[:120]}</p>" for text in ENGLISH.body)
    html = f"<html><head><title>Harbour Gazette</title></head><body>{cards}</body></html>"
    assert (
        read_page(page(html, "https://www.harbour.example/"), rules).status is EntryStatus.LISTING
    )


def test_article_below_a_cookie_banner_is_an_article(page, rules):
    banner = (
        "<div class='banner'><p>We use cookies. Accept all. Reject all. Cookie settings.</p></div>"
    )
    html = magazine(ENGLISH).replace("<main>", banner + "<main>")
    assert read_page(page(html), rules).status is EntryStatus.ARTICLE


def test_article_about_denied_access_is_an_article(page, rules):
    html = magazine(ENGLISH).replace(ENGLISH.title, "Access denied: reporters kept from the dam")
    assert read_page(page(html), rules).status is EntryStatus.ARTICLE


def test_beginning_of_a_paid_article_is_read(page, rules):
    html = magazine(ENGLISH)
    for text in ENGLISH.body[3:]:
        html = html.replace(f"<p>{text}</p>", "")
    html = html.replace("</div><footer>", "<p>Subscribe to continue reading.</p></div><footer>", 1)
    found = read_page(page(html), rules)
    assert found.status is EntryStatus.ARTICLE
    assert found.article.text == "\n\n".join(ENGLISH.body[:3])


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "text/html", EntryStatus.EMPTY),
        (b"   \n", None, EntryStatus.EMPTY),
        (b"%PDF-1.7 ...", "text/html", EntryStatus.NOT_HTML),
        (b"\x89PNG\r\n", "image/png", EntryStatus.NOT_HTML),
        (b'{"a": 1}', "application/json", EntryStatus.NOT_HTML),
        (b"just words", "text/plain", EntryStatus.NOT_HTML),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "text/xml", EntryStatus.NOT_HTML),
        (b"<p>" + b"x" * 10_000_001, "text/html", EntryStatus.TOO_LARGE),
        (b"<p>x" * 400_001, "text/html", EntryStatus.TOO_LARGE),
    ],
)
def test_bytes_that_are_no_page_are_refused(body, kind, status, page, rules):
    assert read_page(page(body, content_type=kind), rules).status is status
