"""Bodies of XML feeds repaired before they are parsed: junk around, forbidden bytes, torn ends."""

import codecs
import re
from itertools import islice

from pipeline.feeds.documents import MAX_ITEMS

_START = re.compile(rb"<\?xml|<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.I)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?(?:rss|feed|rdf|channel|urlset))\b", re.I)
_END_OF_ITEM = re.compile(rb"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.I)
_END_OF_PAGE = re.compile(rb"</(?:[\w.-]+:)?url\s*>", re.I)  # of a sitemap
_FORBIDDEN = bytes(set(range(32)) - {9, 10, 13})  # XML 1.0, section 2.2
_MAX_TAGS = 150_000
_CROWDED_TAG = re.compile(
    rb"<[A-Za-z][\w.:-]*(?:[^<>=]*=){500}[^<>]*>?"
)  # more attributes than sane
_DECLARED = re.compile(r"""^(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""", re.I)
# Byte order marks, and what the first character of a document looks like without one.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x4c\x6f\xa7\x94", "cp037"),  # EBCDIC, XML 1.0 appendix F
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


def narrowed(body: bytes) -> bytes:
    """Give UTF-16 and UTF-32 documents as UTF-8, where single bytes mean something."""
    for mark, encoding in _WIDE:
        if body.startswith(mark):
            text = body.decode(encoding, "replace").lstrip("\ufeff")
            return _DECLARED.sub(r"\1", text).encode("utf-8", "replace")
    return body


def repaired(body: bytes) -> bytes:
    """Give the document without junk before it, and without bytes that XML forbids."""
    body = body.translate(None, _FORBIDDEN).strip()
    start = _START.search(body[:65_536])
    return body[start.start() :] if start else body


def is_whole(body: bytes) -> bool:
    """Say whether the root element is closed."""
    root = _ROOT.search(body[:65_536])
    return root is None or b"</" + root[1].lower() in body.lower()


def without_torn_end(body: bytes) -> bytes:
    """Cut a broken-off document after its last whole item and close it, if it has one."""
    root = _ROOT.search(body[:65_536])
    if root is None:
        return body
    end = _END_OF_PAGE if root[1].lower().endswith(b"urlset") else _END_OF_ITEM
    ends = list(end.finditer(body))
    return _closed(body[: ends[-1].end()]) if ends else body


def bounded(body: bytes) -> bytes:
    """Cut a document after as many items and tags as are read, and close it.

    feedparser takes 50 µs and 1 kB for a tag, and for attributes quadratic time: ten megabytes of
    tags held it for three minutes and two gigabytes.
    """
    body = _CROWDED_TAG.sub(b"<x>", body)
    if len(body) < 20 * MAX_ITEMS:
        return body
    tags = next(islice(re.finditer(b"<", body), _MAX_TAGS, None), None)
    last = 0
    for n, end in enumerate(_END_OF_ITEM.finditer(body), 1):
        if tags is not None and end.end() > tags.start():
            break
        last = end.end()
        if n == MAX_ITEMS:
            return _closed(body[:last])
    return body if tags is None else _closed(body[: last or tags.start()])


def _closed(body: bytes) -> bytes:
    """Close channel and root."""
    root = _ROOT.search(body[:65_536])
    if root is None:
        return body
    is_rss = root[1].lower() == b"rss"
    has_channel = is_rss and b"</channel" not in body[-200:].lower()
    return body + (b"</channel>" if has_channel else b"") + b"</" + root[1] + b">"
