"""RSS, RDF and Atom through feedparser, which is given bytes and never an address."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from pipeline.feeds import dates, links, repair
from pipeline.feeds.documents import MAX_ITEMS, Document, Item
from pipeline.feeds.plain import plain
from pipeline.feeds.sniff import Format

# What feedparser and the parsers under it have been seen to raise on damaged documents.
_DAMAGED = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    SAXException,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000}
_PERIODS |= {"yearly": 31_536_000}
_NOT_THE_ARTICLE = frozenset({"enclosure", "self", "edit", "replies", "license", "hub", "next"})


def parse(body: bytes, kind: Format, content_type: str, url: str) -> Document:
    """Give the document of an XML feed; an ill-formed one gives the items that can be read."""
    body = repair.bounded(repair.repaired(body))
    headers = {"content-type": _media_type(body, content_type), "content-location": url}
    try:
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _DAMAGED as e:
        return Document(kind, "", error=f"unreadable: {type(e).__name__}")
    feed = parsed.get("feed", {})
    items = tuple(_item(entry, url) for entry in parsed.get("entries", [])[:MAX_ITEMS])
    return Document(
        kind,
        parsed.get("version") or "",
        title=plain(_get(feed, "title")),
        items=items,
        wait_seconds=_wait_seconds(feed),
        error=_error(parsed),
    )


def _media_type(body: bytes, content_type: str) -> str:
    """Say how the bytes are to be read: what decodes as UTF-8 is UTF-8, whatever is declared.

    Without this, `text/xml` means ASCII to feedparser, and a wrong declaration gives garbled names.
    """
    try:
        if not body.isascii() and body.decode("utf-8"):
            return "application/xml; charset=utf-8"
    except UnicodeDecodeError:
        pass
    charset = _CHARSET.search(content_type)
    if charset is None:
        return "application/xml"
    return f"application/xml; charset={charset[1]}"


def _error(parsed: Any) -> str | None:  # noqa: ANN401 - feedparser has no types
    """Say what is ill-formed; a mere difference between declared and true encoding is not."""
    error = parsed.get("bozo_exception")
    if not parsed.get("bozo") or isinstance(error, feedparser.CharacterEncodingOverride):
        return None
    return f"{type(error).__name__}: {error}"[:200]


def _get(data: Any, key: str) -> str:  # noqa: ANN401
    """Give a value as it stands: feedparser's own lookup warns and guesses."""
    value = dict.get(data, key)
    return value if isinstance(value, str) else ""


def _item(entry: Any, url: str) -> Item:  # noqa: ANN401
    updated = _get(entry, "updated")
    return Item(
        guid=_get(entry, "id").strip() or None,
        link=_link(entry, url),
        title=plain(_get(entry, "title")),
        summary=plain(_get(entry, "summary") or _content(entry)),
        published_at=_published(entry),
        updated=updated,
    )


def _link(entry: Any, url: str) -> str | None:  # noqa: ANN401
    """Give the article's address: the original one, the linked one, or the guid if it is one."""
    base = _get(dict.get(entry, "title_detail") or {}, "base") or url
    candidates = (
        _get(entry, "feedburner_origlink"),
        _get(entry, "pheedo_origlink"),
        _get(entry, "link"),
        *_other_links(dict.get(entry, "links") or []),
    )
    for candidate in candidates:
        if found := links.absolute(base, candidate):
            return found
    guid = _get(entry, "id")
    return links.absolute(url, guid) if guid.lower().startswith(("http://", "https://")) else None


def _other_links(found: Iterable[Any]) -> list[str]:
    """Give the links of an Atom entry that has no alternate one."""
    return [_get(each, "href") for each in found if _get(each, "rel") not in _NOT_THE_ARTICLE]


def _content(entry: Any) -> str:  # noqa: ANN401
    contents = dict.get(entry, "content") or []
    return _get(contents[0], "value") if contents else ""


def _published(entry: Any) -> datetime | None:  # noqa: ANN401
    """Give the first date that can be read: publication, creation, change."""
    for key in ("published", "created", "updated"):
        found = dates.parse(_get(entry, key)) or _struct(dict.get(entry, f"{key}_parsed"))
        if found is not None:
            return found
    return None


def _struct(parsed: Any) -> datetime | None:  # noqa: ANN401
    """Take over a date in a form that only feedparser knows."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        found = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if year >= dates.FIRST_YEAR else None


def _wait_seconds(feed: Any) -> float | None:  # noqa: ANN401
    """Give the longest of the feed's hints: ttl in minutes, sy:updatePeriod by its frequency."""
    hints = []
    ttl = _get(feed, "ttl").strip()
    if re.fullmatch(r"\d{1,9}", ttl):
        hints.append(int(ttl) * 60.0)
    period = _PERIODS.get(_get(feed, "sy_updateperiod").strip().lower())
    frequency = _get(feed, "sy_updatefrequency").strip()
    if period:
        times = int(frequency) if re.fullmatch(r"[1-9]\d{0,8}", frequency) else 1
        hints.append(period / times)
    return max(hints, default=None) or None
