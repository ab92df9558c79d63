"""Bodies of XML feeds repaired before they are parsed: junk around, forbidden bytes, torn ends."""

import codecs
import re

from pipeline.feeds.documents import MAX_ITEMS

_START = re.compile(rb"<\?xml|<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.I)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?(?:rss|feed|rdf|channel|urlset))\b", re.I)
_END_OF_ITEM = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.I)
_END_OF_PAGE = re.compile(rb"</(?:[\w.-]+:)?url\s*>", re.I)  # of a sitemap
_FORBIDDEN = bytes(set(range(32)) - {9, 10, 13})  # XML 1.0, section 2.2
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\x00", b"\x00<", b"\x00\x00")


def is_wide(body: bytes) -> bool:
    """Say whether a body is UTF-16 or UTF-32, where single bytes mean nothing."""
    return body.startswith(_WIDE)


def repaired(body: bytes) -> bytes:
    """Give the document without junk before it, and without bytes that XML forbids."""
    if is_wide(body):
        return body
    body = body.translate(None, _FORBIDDEN).strip()
    start = _START.search(body[:65_536])
    return body[start.start() :] if start else body


def is_whole(body: bytes) -> bool:
    """Say whether the root element is closed; wide bodies are taken at their word."""
    root = _ROOT.search(body[:65_536])
    return root is None or is_wide(body) or b"</" + root[1].lower() in body.lower()


def without_torn_end(body: bytes) -> bytes:
    """Cut a broken-off document after its last whole item and close it, if it has one."""
    root = _ROOT.search(body[:65_536])
    if root is None or is_wide(body):
        return body
    end = _END_OF_PAGE if root[1].lower().endswith(b"urlset") else _END_OF_ITEM
    ends = list(end.finditer(body))
    return _closed(body[: ends[-1].end()]) if ends else body


def bounded(body: bytes) -> bytes:
    """Cut a document after the greatest number of items that is read, and close it."""
    if is_wide(body) or len(body) < 20 * MAX_ITEMS:
        return body
    for n, end in enumerate(_END_OF_ITEM.finditer(body), 1):
        if n == MAX_ITEMS:
            return _closed(body[: end.end()])
    return body


def _closed(body: bytes) -> bytes:
    """Close channel and root."""
    root = _ROOT.search(body[:65_536])
    if root is None:
        return body
    is_rss = root[1].lower() == b"rss"
    has_channel = is_rss and b"</channel" not in body[-200:].lower()
    return body + (b"</channel>" if has_channel else b"") + b"</" + root[1] + b">"
