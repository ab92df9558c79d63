"""Bodies to documents, whatever the format; nothing that a publisher writes makes this raise."""

from collections.abc import Mapping
from datetime import datetime

from pipeline.feeds import jsonfeeds, repair, sitemaps, xmlfeeds
from pipeline.feeds.documents import Document
from pipeline.feeds.sniff import Format, sniff


def parse(body: bytes, headers: Mapping[str, str], url: str, now: datetime) -> Document:
    """Give what a body holds; `url` is where it came from, after redirects."""
    body = repair.narrowed(body)
    kind = sniff(body)
    if kind == Format.JSON_FEED:
        return jsonfeeds.parse(body, url)
    if kind in (Format.SITEMAP, Format.SITEMAP_INDEX):
        return sitemaps.parse(body, kind, url, now)
    if kind in (Format.RSS, Format.ATOM, Format.RDF):
        return xmlfeeds.parse(body, kind, headers.get("content-type", ""), url)
    return Document(kind, "")
