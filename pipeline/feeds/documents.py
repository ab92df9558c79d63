"""What a parser makes of a body: a document and its items, the same for every format."""

from dataclasses import dataclass
from datetime import datetime

from pipeline.feeds.sniff import Format

#: More items than any newsroom lists at once; the rest of a longer document is not read.
MAX_ITEMS = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the document gives it; link is absolute http(s), or None."""

    guid: str | None
    link: str | None
    title: str  # plain
    summary: str  # plain
    published_at: datetime | None
    updated: str = ""  # as written


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that a sitemap index names."""

    url: str
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed body."""

    format: Format
    version: str  # rss20, atom10, json11, ...
    title: str = ""
    items: tuple[Item, ...] = ()
    children: tuple[Child, ...] = ()
    wait_seconds: float | None = None  # by ttl or the syndication module
    error: str | None = None  # what is ill-formed; the items are those found all the same
