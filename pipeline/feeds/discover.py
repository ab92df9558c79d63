"""Feeds of a site: those that its page names, and the places where feeds usually are."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from pipeline.feeds import links
from pipeline.feeds.plain import plain

_TYPES = re.compile(
    r"^application/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^(?:text|application)/(?:rss|atom)?\+?xml$"
    r"|^application/json$",
    re.I,
)
_LOOKS_LIKE_FEED = re.compile(
    r"(?:^|[/._?&=-])(?:rss|atom|feeds?|rdf|backend)(?:$|[/._?&=#-])|\.(?:rss|atom|rdf)$", re.I
)
_WELL_KNOWN = (
    "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/all.rss",
    "/feed.json", "/?feed=rss2", "/news-sitemap.xml", "/sitemap-news.xml",
)  # fmt: skip
_MOST = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be a feed."""

    url: str
    title: str
    is_declared: bool  # by <link rel="alternate">; otherwise it only looks like one


def named(page: bytes, url: str) -> tuple[Candidate, ...]:
    """Give the feeds that an HTML page declares, then the links on it that look like feeds."""
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ()
    base = urljoin(url, (root.xpath("string(//base/@href)") or "").strip())
    found: dict[str, Candidate] = {}
    for candidate in (*_declared(root, base), *_linked(root, base)):
        found.setdefault(candidate.url, candidate)
    return tuple(found.values())[:_MOST]


def well_known(url: str) -> tuple[str, ...]:
    """Give the addresses on a site where feeds usually are, most usual first."""
    return tuple(urljoin(url, path) for path in _WELL_KNOWN)


def _declared(root: Any, base: str) -> list[Candidate]:  # noqa: ANN401 - lxml has no types
    found = []
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip()
        address = links.absolute(base, link.get("href"))
        is_feed = "alternate" in relations and _TYPES.match(kind)
        if address and (is_feed or "feed" in relations) and "oembed" not in address:
            found.append(Candidate(address, plain(link.get("title")), True))
    return found


def _linked(root: Any, base: str) -> list[Candidate]:  # noqa: ANN401
    found = []
    for link in root.iter("a"):
        href = link.get("href") or ""
        address = links.absolute(base, href) if _LOOKS_LIKE_FEED.search(href) else None
        if address:
            found.append(Candidate(address, plain(link.text_content())[:80], False))
    return found
