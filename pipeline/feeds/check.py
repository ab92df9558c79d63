"""The feed doctor: what one address gives, as a person wants to know it before adding a feed."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime

from pipeline.feeds import discover, identity, schedule
from pipeline.feeds.conditional import validators
from pipeline.feeds.documents import Document
from pipeline.feeds.entries import entries_of
from pipeline.feeds.outcomes import Finding, judge
from pipeline.feeds.sniff import Format
from pipeline.records import Answer, Entry, FeedMemory
from pipeline.web.answers import is_success, why


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What `attache feeds check URL` found."""

    url: str
    final_url: str
    is_feed: bool
    status: str  # ok, or what is wrong
    http_status: int | None
    format: str
    title: str
    entries: int
    dated: int  # entries with a date
    newest: datetime | None
    oldest: datetime | None
    ids: str  # how entries are told apart
    interval_minutes: int | None  # how often it would be asked
    feeds: tuple[str, ...]  # found on the page instead
    advice: tuple[str, ...]

    def as_json(self) -> str:
        """Give it as one JSON object."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)

    def as_text(self) -> str:
        """Give it as lines for a terminal."""
        span = f"{_shown(self.oldest)} to {_shown(self.newest)}" if self.newest else "no dates"
        lines = [
            ("address", self.url),
            ("leads to", self.final_url if self.final_url != self.url else ""),
            ("status", self.status),
            ("format", self.format),
            ("title", self.title),
            ("entries", f"{self.entries}, {self.dated} dated: {span}" if self.is_feed else ""),
            ("newest", _shown(self.newest) if self.newest else ""),
            ("ids", self.ids),
            ("polled every", f"{self.interval_minutes} minutes" if self.interval_minutes else ""),
            *(("feed here", feed) for feed in self.feeds),
            *(("advice", line) for line in self.advice),
        ]
        return "\n".join(f"{name:<13}{value}" for name, value in lines if value)


def check(url: str, answer: Answer, now: datetime) -> FeedCheck:
    """Say what an answer is worth as a feed, and what to do about it."""
    memory = FeedMemory(feed_id="", url=url)
    finding = judge(memory, answer, now)
    document = finding.document or Document(Format.UNKNOWN, "")
    rule = identity.rule_for(document.items, memory.identity_rule)
    entries = entries_of("", document, rule, {}, now)
    dates = sorted(e.published_at for e in entries if e.published_at)
    is_feed = finding.is_ok and document.format != Format.SITEMAP_INDEX
    return FeedCheck(
        url=answer.url,
        final_url=answer.final_url,
        is_feed=finding.is_ok,
        status="ok" if finding.is_ok else finding.error or finding.outcome,
        http_status=answer.status,
        format=_format(document, answer),
        title=document.title,
        entries=len(entries),
        dated=len(dates),
        newest=dates[-1] if dates else None,
        oldest=dates[0] if dates else None,
        ids=_ids(document, rule) if document.items else "",
        interval_minutes=schedule.rhythm(memory, document, now) // 60 if is_feed else None,
        feeds=_elsewhere(document, answer),
        advice=tuple(_advice(finding, document, answer, entries)),
    )


def _shown(instant: datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else "unknown"


def _format(document: Document, answer: Answer) -> str:
    if not answer.body:
        return "none"
    return f"{document.format} ({document.version})" if document.version else str(document.format)


def _ids(document: Document, rule: str) -> str:
    """Say how entries are told apart and how well that works."""
    guids = Counter(item.guid for item in document.items if item.guid)
    return f"by {rule}; {len(guids)} distinct guids for {len(document.items)} entries"


def _elsewhere(document: Document, answer: Answer) -> tuple[str, ...]:
    """Give the feeds that an HTML page names, or the sitemaps of an index."""
    if document.format == Format.HTML:
        return tuple(c.url for c in discover.named(answer.body, answer.final_url))
    return tuple(child.url for child in document.children)


def _advice(
    finding: Finding, document: Document, answer: Answer, entries: tuple[Entry, ...]
) -> list[str]:
    """Say what the person at the desk can do."""
    if not is_success(answer) and not finding.is_ok:
        return [f"no feed was given: {why(answer)}"]
    if document.format == Format.HTML:
        found = discover.named(answer.body, answer.final_url)
        tries = ", ".join(discover.well_known(answer.final_url)[:4])
        return [
            "use one of the feeds named here" if found else f"no feed is named here; try {tries}"
        ]
    advice = []
    if answer.moved_to:
        advice.append(f"moved for good: use {answer.moved_to}")
    if finding.is_ok and not any(validators(answer.headers)):
        advice.append("no ETag and no Last-Modified: every poll costs the whole feed")
    if document.error:
        advice.append(f"ill-formed, read all the same: {document.error}")
    return advice + _about_entries(finding, entries)


def _about_entries(finding: Finding, entries: tuple[Entry, ...]) -> list[str]:
    if not finding.is_ok:
        return []
    undated = sum(e.published_basis == "none" for e in entries)
    clamped = sum(e.published_basis == "clamped" for e in entries)
    unlinked = sum(not e.url for e in entries)
    counted = {
        "without a date that can be read: they get the time they were first seen": undated,
        "dated in the future: they get the time of the poll": clamped,
        "without a web address: they cannot be read": unlinked,
    }
    lines = [f"{n} entries {what}" for what, n in counted.items() if n]
    return lines if entries else ["no entries now; it may be asked all the same"]
