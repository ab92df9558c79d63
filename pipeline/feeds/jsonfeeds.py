"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read forgivingly."""

import json
from typing import Any

from pipeline.feeds import dates, links
from pipeline.feeds.documents import MAX_ITEMS, Document, Item
from pipeline.feeds.plain import plain
from pipeline.feeds.sniff import Format


def parse(body: bytes, url: str) -> Document:
    """Give the document of a JSON Feed; broken JSON gives one without items and with an error."""
    try:
        data = json.loads(body.lstrip(b"\x00 \t\r\n"))
    except (ValueError, RecursionError) as e:
        return Document(Format.JSON_FEED, "json", error=f"broken JSON: {e}")
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return Document(Format.UNKNOWN, "", error="JSON, but no JSON Feed")
    items = [i for i in data["items"][:MAX_ITEMS] if isinstance(i, dict)]
    version = "json11" if _text(data, "version").endswith("1.1") else "json1"
    return Document(
        Format.JSON_FEED,
        version,
        title=plain(_text(data, "title")),
        items=tuple(_item(i, url) for i in items),
    )


def _item(data: dict[str, Any], url: str) -> Item:
    link = links.absolute(url, _text(data, "url")) or links.absolute(
        url, _text(data, "external_url") or _text(data, "id")
    )
    summary = _text(data, "summary") or _text(data, "content_text") or _text(data, "content_html")
    published, modified = _text(data, "date_published"), _text(data, "date_modified")
    return Item(
        guid=_text(data, "id") or None,
        link=link if _text(data, "url") or _text(data, "external_url") else _only_url(data, link),
        title=plain(_text(data, "title")),
        summary=plain(summary),
        published_at=dates.parse(published) or dates.parse(modified),
        updated=modified,
    )


def _only_url(data: dict[str, Any], link: str | None) -> str | None:
    """Take the id for the address only where it is one by itself."""
    return link if _text(data, "id").lower().startswith(("http://", "https://")) else None


def _text(data: dict[str, Any], key: str) -> str:
    """Give a member as text; ids are sometimes numbers."""
    value = data.get(key)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
