"""One answer of one feed, and everything that follows from it.

answer -> judged -> entries, told apart and compared with those stored -> memory, poll, next time
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.feeds import identity, moves, schedule
from pipeline.feeds.conditional import validators
from pipeline.feeds.documents import Document
from pipeline.feeds.entries import entries_of, fresh
from pipeline.feeds.formats import parse
from pipeline.feeds.outcomes import Finding, Outcome, body_hash, is_torn, judge
from pipeline.feeds.sitemaps import children_to_ask
from pipeline.feeds.sniff import Format
from pipeline.records import Answer, Entry, Feed, FeedMemory, FeedState, Poll, Polled
from pipeline.web.answers import is_success

Known = Mapping[str, str]  # entry_id to fingerprint

# With fewer entries than this a wholly new document is how the feed works, no sign of a gap.
_GAP_FROM = 2


def read(
    feed: Feed,
    memory: FeedMemory,
    answer: Answer,
    known: Known,
    now: datetime,
    more: Sequence[Answer] = (),
) -> Polled:
    """Give what a feed's answer means; `more` are the answers of an index's sitemaps."""
    finding = judge(memory, answer, now)
    document = _with_children(finding.document, more, now)
    rule = identity.rule_for(document.items, memory.identity_rule) if document else None
    memory = replace(memory, identity_rule=rule or memory.identity_rule)
    entries: tuple[Entry, ...] = ()
    if document is not None:
        entries = entries_of(feed.feed_id, document, memory.identity_rule, known, now)
    news = fresh(entries, known)
    if finding.is_ok:
        after = _well(memory, answer, document, bool(news), now)
    else:
        after = _failing(feed, memory, answer, finding, now)
    return Polled(feed, after, _poll(feed, answer, finding, entries, news, known, now), news)


def sitemaps_to_ask(memory: FeedMemory, answer: Answer, now: datetime) -> list[str]:
    """Give the addresses that a sitemap index sends us to, newest first."""
    if not is_success(answer):
        return []
    document = parse(answer.body, answer.headers, answer.final_url, now)
    return children_to_ask(document, memory.last_ok_at)


def _with_children(
    document: Document | None, more: Sequence[Answer], now: datetime
) -> Document | None:
    """Add the pages of a sitemap index's children to it."""
    if document is None or document.format != Format.SITEMAP_INDEX:
        return document
    parsed = [parse(a.body, a.headers, a.final_url, now) for a in more if is_success(a)]
    return replace(document, items=tuple(item for d in parsed for item in d.items))


def _well(
    memory: FeedMemory, answer: Answer, document: Document | None, is_new: bool, now: datetime
) -> FeedMemory:
    """Remember a good answer."""
    memory = replace(
        memory,
        url=moves.moved(memory, answer),
        state=FeedState.OK,
        failures=0.0,
        failing_since=None,
        error=None,
        last_poll_at=now,
        last_new_at=now if is_new else memory.last_new_at,
    )
    memory = _learned(memory, answer, document)
    next_poll_at, interval = schedule.after_success(memory, document, answer, now)
    return replace(memory, last_ok_at=now, next_poll_at=next_poll_at, interval_seconds=interval)


def _learned(memory: FeedMemory, answer: Answer, document: Document | None) -> FeedMemory:
    """Keep the newest validators: both from a full answer, those that are given from a 304."""
    etag, last_modified = validators(answer.headers)
    if answer.status == 304:
        return replace(
            memory,
            etag=etag or memory.etag,
            last_modified=last_modified or memory.last_modified,
        )
    is_hollow = document is not None and not document.items and memory.last_new_at is not None
    if is_hollow or is_torn(answer):
        # Taken for the current version, a torn or hollow answer would hide the entries it lacks.
        return replace(memory, etag=None, last_modified=None, body_hash=None)
    digest = body_hash(answer.body)
    return replace(memory, etag=etag, last_modified=last_modified, body_hash=digest)


def _failing(
    feed: Feed, memory: FeedMemory, answer: Answer, finding: Finding, now: datetime
) -> FeedMemory:
    """Remember a failure: nothing is learned but that it failed, why, and since when."""
    memory = replace(
        memory,
        state=_state(memory, finding),
        failures=memory.failures + finding.weight,
        failing_since=memory.failing_since or now,
        last_poll_at=now,
        error=finding.error,
    )
    if memory.state == FeedState.GONE:
        return replace(memory, next_poll_at=now + timedelta(seconds=schedule.GONE_SECONDS))
    if moves.must_return(feed, memory):
        memory = replace(memory, url=feed.url, etag=None, last_modified=None, body_hash=None)
    next_poll_at = schedule.after_failure(memory, answer, now)
    if memory.state == FeedState.LIMITED:
        error = f"{finding.error}: asked to wait until {next_poll_at:%Y-%m-%d %H:%M} UTC"
        memory = replace(memory, error=error)
    return replace(memory, next_poll_at=next_poll_at)


def _state(memory: FeedMemory, finding: Finding) -> FeedState:
    if finding.outcome == Outcome.GONE or memory.state == FeedState.GONE:
        return FeedState.GONE
    return FeedState.LIMITED if finding.outcome == Outcome.LIMITED else FeedState.FAILING


def _poll(
    feed: Feed,
    answer: Answer,
    finding: Finding,
    entries: tuple[Entry, ...],
    news: tuple[Entry, ...],
    known: Known,
    now: datetime,
) -> Poll:
    status = finding.outcome
    if status == Outcome.FEED:
        status = Outcome.NEW if news else Outcome.UNCHANGED
    return Poll(
        feed_id=feed.feed_id,
        polled_at=now,
        status=str(status),
        http_status=answer.status,
        entries=len(entries),
        bytes=answer.wire_bytes,
        seconds=answer.seconds,
        gap=_has_gap(entries, known),
        error=finding.error,
    )


def _has_gap(entries: tuple[Entry, ...], known: Known) -> bool:
    """Say whether the window moved past us: there were entries before, and none is left."""
    return (
        len(entries) >= _GAP_FROM and bool(known) and not any(e.entry_id in known for e in entries)
    )
