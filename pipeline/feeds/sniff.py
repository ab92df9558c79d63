"""What a body is, by its first bytes: a feed of which kind, a sitemap, a list of feeds, a page."""

import re
from enum import StrEnum


class Format(StrEnum):
    """What an answer turned out to hold."""

    RSS = "rss"
    ATOM = "atom"
    RDF = "rdf"
    JSON_FEED = "json_feed"
    SITEMAP = "sitemap"  # with or without Google News tags
    SITEMAP_INDEX = "sitemap_index"
    OPML = "opml"  # a list of feeds
    HTML = "html"
    EMPTY = "empty"
    UNKNOWN = "unknown"


FEEDS = frozenset({Format.RSS, Format.ATOM, Format.RDF, Format.JSON_FEED, Format.SITEMAP})

_ROOTS = {
    "rss": Format.RSS,
    "channel": Format.RSS,
    "feed": Format.ATOM,
    "rdf": Format.RDF,
    "urlset": Format.SITEMAP,
    "sitemapindex": Format.SITEMAP_INDEX,
    "opml": Format.OPML,
    "html": Format.HTML,
    "head": Format.HTML,
    "body": Format.HTML,
}
_LOOK = 65_536
_SKIPPED = re.compile(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>", re.S | re.I)
_ROOT = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z]+)[\s>/]")


def sniff(body: bytes) -> Format:
    """Say what a body is; media types on the web lie too often to be asked."""
    text = start_of(body)
    if not text:
        return Format.EMPTY
    if text[0] in "{[":
        return Format.JSON_FEED if _is_json_feed(text) else Format.UNKNOWN
    if re.match(r"<!doctype\s+html", text, re.I):
        return Format.HTML
    for match in _ROOT.finditer(_SKIPPED.sub(" ", text)):
        found = _ROOTS.get(match[1].lower())
        if found is not None:
            return found
    return Format.UNKNOWN


def start_of(body: bytes) -> str:
    """Give the first characters of a body as text, without leading blanks, marks and junk."""
    head = body[:_LOOK]
    return head.decode("utf-8", "replace").strip("\ufeff \t\r\n\x00")


def _is_json_feed(text: str) -> bool:
    """Say whether JSON names the JSON Feed version, or has its two required members."""
    return "jsonfeed.org/version" in text.replace("\\/", "/") or (
        '"items"' in text and '"title"' in text
    )
