"""Builders of feeds, entries and staged tables, with only what a test is about to be said."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ids import hash64, stable_id
from pipeline.records import Entry, Feed, FeedMemory, FeedState, Poll, Polled
from pipeline.staging.tables import SCHEMAS

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


def a_feed(name="alpha", outlet=None, owner=None, country="FRA") -> Feed:
    url = f"https://{name}.example/rss"
    return Feed(
        stable_id("feed", url), name, url, outlet or name.title(), country, "en", owner or name
    )


def an_entry(feed, guid, url=None, title=None, at=NOW, fingerprint="f1") -> Entry:
    return Entry(
        stable_id("entry", feed.feed_id, guid),
        feed.feed_id,
        guid,
        url or f"https://{feed.name}.example/{guid}",
        title or f"Title {guid}",
        at,
        "feed",
        fingerprint=fingerprint,
    )


def a_poll(feed, entries=(), at=NOW) -> Polled:
    memory = FeedMemory(
        feed.feed_id,
        feed.url,
        state=FeedState.OK,
        next_poll_at=at + timedelta(hours=1),
        last_poll_at=at,
        last_ok_at=at,
    )
    poll = Poll(feed.feed_id, at, "new", 200, len(entries), 1000, 0.1, False, None)
    return Polled(feed, memory, poll, tuple(entries))


def sketch(text: str) -> list[int]:
    """The mod-8 sample of the word 5-gram hashes, as text stages it."""
    words = re.findall(r"\w+", text.lower())
    hashes = {hash64(" ".join(words[i : i + 5])) for i in range(len(words) - 4)}
    return sorted(h for h in hashes if h % 8 == 0)


@dataclass
class Staged:
    """The tables of one batch in the making."""

    tables: dict[str, list[dict]] = field(default_factory=lambda: {name: [] for name in SCHEMAS})

    def outcome(self, entry_id, status="article", article_id=None, **more):
        row = {"entry_id": entry_id, "status": status, "article_id": article_id, "reason": ""}
        self.tables["outcomes"].append(row | {"fetched_at": NOW} | more)

    def article(self, entry, paragraphs, *, feed, at=None, title=None, **more) -> str:
        article_id = more.pop("article_id", None) or stable_id("article", entry.url)
        title = title or entry.title
        body = [p if isinstance(p, dict) else {"text": p} for p in paragraphs]
        text_hash = stable_id("text", title, *[p["text"] for p in body])
        at = at or entry.published_at
        row = {
            "article_id": article_id,
            "text_hash": text_hash,
            "entry_id": entry.entry_id,
            "feed_id": feed.feed_id,
            "url": entry.url,
            "site": f"{feed.name}.example",
            "outlet": feed.outlet,
            "owner": feed.owner,
            "country": feed.country,
            "title": title,
            "language": "en",
            "published_at": at,
            "date_basis": "feed",
            "utc_offset_minutes": 0,
            "day": at.date(),
            "is_coded": True,
            "coder_version": "c1",
            "fetched_at": NOW,
        }
        self.tables["articles"].append(row | more)
        self._segment(article_id, text_hash, 0, {"text": title})
        for n, paragraph in enumerate(body, 2):
            self._segment(article_id, text_hash, n, paragraph)
        self.outcome(entry.entry_id, "article", article_id)
        return article_id

    def _segment(self, article_id, text_hash, n, paragraph):
        text = paragraph["text"]
        words = re.findall(r"\w+", text)
        row = {
            "article_id": article_id,
            "text_hash": text_hash,
            "n": n,
            "text": text,
            "is_kept": True,
            "line_hash": hash64(re.sub(r"\d", "0", text.lower())),
            "letters": sum(c.isalpha() for c in text),
            "words": len(words),
            "sketch": sketch(text),
            "is_prose": len(words) >= 15 and text.endswith("."),
        }
        self.tables["segments"].append(row | paragraph)

    def report(self, article_id, sentence, sources, targets, type="CONSULT", n=2, **more):
        text_hash = self._text_hash(article_id)
        ends = {"start_char": 0, "end_char": len(sentence)}
        parties = [
            {"side": side, "code": code, "sector": "GOV", "name": None, "actor_id": f"id-{code}"}
            for side, codes in (("source", sources), ("target", targets))
            for code in codes
        ]
        row = {
            "article_id": article_id,
            "text_hash": text_hash,
            "n": n,
            **ends,
            "report_id": stable_id("report", article_id, sentence, type, sources, targets),
            "sentence": sentence,
            "type": type,
            "sources": sorted(sources),
            "targets": sorted(targets),
            "status": "happened",
            "rule": "test.rule",
            "trigger": "met",
            "coder_version": "c1",
            "parties": parties,
        }
        self.tables["reports"].append(row | more)

    def mention(self, article_id, text, code, n=2, **more):
        row = {
            "article_id": article_id,
            "text_hash": self._text_hash(article_id),
            "n": n,
            "start_char": 0,
            "end_char": len(text),
            "text": text,
            "kind": "country",
            "code": code,
            "sector": "GOV",
            "name": text,
            "actor_id": f"id-{code}",
        }
        self.tables["mentions"].append(row | more)

    def quote(self, article_id, text, n=2, **more):
        row = {
            "article_id": article_id,
            "text_hash": self._text_hash(article_id),
            "n": n,
            "start_char": 0,
            "end_char": len(text),
            "quote_id": stable_id("quote", article_id, text),
            "text": text,
            "sector": "GOV",
            "cue": "said",
            "is_direct": False,
            "language": "en",
        }
        self.tables["quotes"].append(row | more)

    def _text_hash(self, article_id):
        return next(
            a["text_hash"]
            for a in reversed(self.tables["articles"])
            if a["article_id"] == article_id
        )

    def write(self, folder: Path, only: Iterable[str] | None = None) -> dict[str, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        files = {}
        for name, rows in self.tables.items():
            if only is not None and name not in only:
                continue
            files[name] = folder / f"{name}.parquet"
            pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMAS[name]), files[name])
        return files


WORDS = [
    first + last
    for first in ("bor", "der", "fi", "gra", "har", "ki", "lom", "min", "pel", "quo", "ter", "vas")
    for last in ("an", "ber", "do", "est", "ing", "ler", "mon", "na", "ro", "tal", "um", "ver")
]


def prose(seed: object, sentences: int = 4, words: int = 18) -> str:
    """A paragraph that no other seed shares five words in a row with."""
    chance = random.Random(str(seed))
    return " ".join(
        " ".join(
            chance.choice(WORDS) + str(chance.randrange(10)) for _ in range(words)
        ).capitalize()
        + "."
        for _ in range(sentences)
    )


def body(seed: object, paragraphs: int = 5) -> list[str]:
    return [prose(f"{seed}/{n}") for n in range(paragraphs)]
