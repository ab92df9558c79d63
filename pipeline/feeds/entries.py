"""Items to entries: identity, address, title, date and the fingerprint that tells an edit."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote, urlsplit

from pipeline.feeds import identity, links
from pipeline.feeds.documents import Document, Item
from pipeline.feeds.plain import shortened
from pipeline.ids import stable_id
from pipeline.records import Entry

_TITLE_LENGTH, _FALLBACK_LENGTH, _SUMMARY_LENGTH = 500, 100, 4000


def entries_of(
    feed_id: str, document: Document, rule: str, known: Mapping[str, str], now: datetime
) -> tuple[Entry, ...]:
    """Give every entry of a document once, in its order."""
    ids = identity.entry_ids(feed_id, document.items, rule, known)
    is_dated = not _all_changed_at_once(document)
    entries: dict[str, Entry] = {}
    for entry_id, item in zip(ids, document.items, strict=True):
        if entry_id not in entries:
            entries[entry_id] = _entry(entry_id, feed_id, item, is_dated, now)
    return tuple(entries.values())


def fresh(entries: tuple[Entry, ...], known: Mapping[str, str]) -> tuple[Entry, ...]:
    """Give the entries that are new, and those that were edited since they were stored."""
    return tuple(e for e in entries if known.get(e.entry_id) != e.fingerprint)


def _entry(entry_id: str, feed_id: str, item: Item, is_dated: bool, now: datetime) -> Entry:
    published_at, basis = _date(item.published_at, now)
    summary = shortened(item.summary, _SUMMARY_LENGTH)
    title = shortened(item.title, _TITLE_LENGTH)
    return Entry(
        entry_id=entry_id,
        feed_id=feed_id,
        guid=item.guid,
        url=links.clean(item.link) if item.link else "",
        title=title or _title_for(item),
        published_at=published_at,
        published_basis=basis,
        summary=summary,
        fingerprint=stable_id(title, summary, item.updated if is_dated else ""),
    )


def _date(published_at: datetime | None, now: datetime) -> tuple[datetime | None, str]:
    """Give the date and its basis; nothing is published in the future."""
    if published_at is None:
        return None, "none"
    return (now, "clamped") if published_at > now else (published_at, "feed")


def _title_for(item: Item) -> str:
    """Give a title to an item without one: its first words, or those of its address."""
    if item.summary:
        return shortened(item.summary, _FALLBACK_LENGTH)
    parts = urlsplit(item.link or "")
    slug = (
        unquote(parts.path).rstrip("/").rpartition("/")[2].rpartition(".")[0]
        or unquote(parts.path).rstrip("/").rpartition("/")[2]
    )
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words or parts.hostname or item.guid or "untitled"


def _all_changed_at_once(document: Document) -> bool:
    """Say whether the feed stamps every item with the time of its making: no sign of an edit."""
    stamps = [item.updated for item in document.items]
    return len(stamps) >= 3 and len(set(stamps)) == 1
