"""Feeds, memories and answers for tests, built by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.feeds.read import read
from pipeline.records import Answer, Feed, FeedMemory, Polled

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
URL = "http://paper.example/feed.xml"
FEED = Feed("feed1", "Paper", URL, "Paper", "FRA", "fr", "Owner")
FRESH = FeedMemory("feed1", URL)


def item(n: int | str, date: datetime | None = None, title: str | None = None, **tags: str) -> str:
    fields = {
        "guid": f"id-{n}",
        "link": f"http://paper.example/{n}",
        "title": title if title is not None else f"Title {n}",
        "pubDate": f"{date:%a, %d %b %Y %H:%M:%S GMT}" if date else "",
    } | tags
    return "<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in fields.items() if v) + "</item>"


def rss(*items: str, channel: str = "") -> bytes:
    namespaces = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    text = f'<rss version="2.0" {namespaces}><channel><title>P</title>{channel}{"".join(items)}'
    return f"{text}</channel></rss>".encode()


def hourly(count: int, until: datetime = NOW, hours: float = 1) -> list[str]:
    return [item(n, until - timedelta(hours=n * hours)) for n in range(count)]


def answer(body: bytes = b"", status: int | None = 200, /, **changes: Any) -> Answer:
    headers = {k.replace("_", "-"): v for k, v in changes.pop("headers", {}).items()}
    fields: dict[str, Any] = {"final_url": URL, "headers": headers, "body": body, "status": status}
    return Answer(url=URL, asked_at=NOW, seconds=0.1, **(fields | changes))


def known_after(polled: Polled) -> dict[str, str]:
    return {entry.entry_id: entry.fingerprint for entry in polled.entries}


def poll(
    got: Answer,
    memory: FeedMemory = FRESH,
    known: dict[str, str] | None = None,
    now: datetime = NOW,
) -> Polled:
    return read(FEED, memory, got, known or {}, now)
