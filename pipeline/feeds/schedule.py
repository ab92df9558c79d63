"""When a feed is asked again: by its rhythm, the publisher's wishes and its failures."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipeline.feeds.documents import Document
from pipeline.ids import stable_id
from pipeline.records import Answer, FeedMemory
from pipeline.web.waiting import fresh_seconds, retry_after

SHORTEST, DEFAULT, LONGEST = 600, 3600, 86_400  # seconds, as issue 3 sets them
# An explicit Retry-After is obeyed beyond a day, but not for ever: a typing error is no death.
_LONGEST_WISH = 7 * 86_400
# A gone feed is looked at once a month; a dead one, after 30 weighted failures, up to as rarely.
GONE_SECONDS = 30 * 86_400
_DEAD_AFTER = 30
# A poll should bring a few entries, and three polls should fit into the feed's window.
_ENTRIES_A_POLL, _POLLS_A_WINDOW = 4, 3
_FASTEST_BY_RHYTHM = 900
_ENTRIES_LOOKED_AT = 40


def after_success(
    memory: FeedMemory, document: Document | None, answer: Answer, now: datetime
) -> tuple[datetime, int]:
    """Give the next poll and the feed's interval in seconds; `last_ok_at` is that before this poll.

    A rhythm that is quieter than believed so far is believed step by step: dates in feeds mislead.
    """
    believed = memory.interval_seconds * (1 if memory.last_ok_at is None else 2)
    interval = min(rhythm(memory, document, now), max(believed, SHORTEST))
    hints = [fresh_seconds(answer.headers), document.wait_seconds if document else None]
    wait = max([float(interval), *(h for h in hints if h is not None)])
    wait = min(max(wait, SHORTEST), LONGEST)
    return _not_before_wish(now + timedelta(seconds=wait), answer, now), interval


def after_failure(memory: FeedMemory, answer: Answer, now: datetime) -> datetime:
    """Give the next poll of a feed that gave none: linearly later, and never never."""
    base = max(memory.interval_seconds, DEFAULT)
    wait = min(base * max(memory.failures, 0.25), LONGEST)
    if memory.failures > _DEAD_AFTER:
        wait = min((memory.failures - _DEAD_AFTER) * LONGEST, GONE_SECONDS)
    wait = max(wait, DEFAULT / 2) * (1 + 0.2 * jitter(memory.feed_id, now))
    return _not_before_wish(now + timedelta(seconds=round(wait)), answer, now)


def jitter(feed_id: str, now: datetime) -> float:
    """Give a number from 0 to 1 that is the same for the same feed and instant."""
    return int(stable_id(feed_id, now.isoformat()), 16) / 2**64


def rhythm(memory: FeedMemory, document: Document | None, now: datetime) -> int:
    """Give the interval in seconds that suits how often the feed publishes."""
    if document is None:
        return _quieter(memory, now)
    dates = [i.published_at for i in document.items if i.published_at and i.published_at <= now]
    newest = sorted(set(dates), reverse=True)[:_ENTRIES_LOOKED_AT]
    if len(newest) < 3:
        return _quieter(memory, now) if dates else DEFAULT
    return _by_dates(newest, len(document.items) / len(dates), now)


def _by_dates(newest: Sequence[datetime], items_a_date: float, now: datetime) -> int:
    """Ask when a few entries can be expected, and before the window has moved past us."""
    window = (newest[0] - newest[-1]).total_seconds()
    gap = max(window / (len(newest) - 1) / items_a_date, 1.0)
    silence = (now - newest[0]).total_seconds()
    since_silent = silence / _ENTRIES_A_POLL
    wanted = max(gap * _ENTRIES_A_POLL, _FASTEST_BY_RHYTHM)
    if gap < DEFAULT:  # a busy feed: an hour is the longest that a reader of the news waits
        wanted = min(wanted, DEFAULT)
    return _clamped(max(min(wanted, window / _POLLS_A_WINDOW), since_silent))


def _quieter(memory: FeedMemory, now: datetime) -> int:
    """Lengthen the interval of a feed that has nothing new for long."""
    if memory.last_new_at is None:
        return _clamped(memory.interval_seconds)
    silence = (now - memory.last_new_at).total_seconds()
    return _clamped(max(memory.interval_seconds, silence / _ENTRIES_A_POLL))


def _clamped(seconds: float) -> int:
    return int(min(max(seconds, SHORTEST), LONGEST))


def _not_before_wish(then: datetime, answer: Answer, now: datetime) -> datetime:
    """Obey Retry-After, on whatever status it comes."""
    wish = retry_after(answer.headers, now)
    return then if wish is None else max(then, min(wish, now + timedelta(seconds=_LONGEST_WISH)))


def is_silent(memory: FeedMemory, now: datetime) -> bool:
    """Say whether a feed has been without news for much longer than is usual for it."""
    if memory.last_new_at is None:
        return False
    usual = max(memory.interval_seconds * _ENTRIES_A_POLL, 86_400)
    return (now - memory.last_new_at).total_seconds() > 3 * usual
