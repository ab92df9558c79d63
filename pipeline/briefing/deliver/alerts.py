"""What the operator must hear of, and whether he has: pure decisions on facts and a state.

A condition is told once per channel, until it clears. It has cleared when it was not seen for an
hour: what flickers is one condition, not many. Whoever was not watching cannot say how long nothing
happened: after a pause (the machine was off) waiting begins anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from pipeline.briefing.deliver.channels import Alerts

CLEAR = timedelta(hours=1)
PAUSE = timedelta(hours=1)
_GB = 1e9


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when the watch looks."""

    collected_at: datetime | None  # end of the last round in the snapshot
    free_bytes: int
    feeds: int
    failing: int  # feeds that fail, or are gone
    briefed: date | None  # newest day with a briefing
    expected: date | None  # day whose briefing should have been written by now; None: not yet
    expected_since: datetime | None = None  # when its briefing was due
    undelivered: tuple[tuple[str, str], ...] = ()  # day and channel, what became of it


@dataclass(frozen=True, slots=True)
class Standing:
    """A condition that holds: since when, when last seen, and who was told."""

    text: str
    since: datetime
    seen: datetime
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """What the watch remembers from one look to the next."""

    began: datetime
    looked: datetime
    standing: Mapping[str, Standing] = field(default_factory=dict)


def conditions(facts: Facts, limits: Alerts, began: datetime, now: datetime) -> dict[str, str]:
    """Give the conditions that hold now, by key, each in a sentence; `began`: of the watch."""
    found = {
        "collect": _collect(facts, limits, began, now),
        "disk": _disk(facts, limits),
        "feeds": _feeds(facts, limits),
        "briefing": _briefing(facts, limits, began, now),
        **{f"delivery {key}": f"Delivery of {key}: {text}." for key, text in facts.undelivered},
    }
    return {key: text for key, text in found.items() if text}


def look(watch: Watch | None, now: datetime) -> Watch:
    """Give the watch as it is when it looks now."""
    if watch is None:
        return Watch(now, now)
    began = now if now - watch.looked > PAUSE else watch.began
    return Watch(began, now, watch.standing)


def follow(watch: Watch, found: Mapping[str, str]) -> Watch:
    """Give the watch with new conditions added, known ones seen again and cleared ones gone."""
    now = watch.looked
    standing = {
        key: replace(known, text=found[key], seen=now) if key in found else known
        for key, known in watch.standing.items()
        if key in found or now - known.seen <= CLEAR
    }
    new = {key: Standing(text, now, now) for key, text in found.items() if key not in standing}
    return replace(watch, standing=dict(sorted({**standing, **new}.items())))


def untold(watch: Watch, channel: str) -> dict[str, str]:
    """Give the conditions that hold now and that this channel has not been told of."""
    return {
        key: known.text
        for key, known in watch.standing.items()
        if channel not in known.told and known.seen == watch.looked
    }


def told(watch: Watch, channel: str, keys: Iterable[str]) -> Watch:
    """Give the watch after a channel was told of these conditions."""
    marked = {key: replace(s, told=(*s.told, channel)) for key, s in watch.standing.items()}
    return replace(watch, standing={**watch.standing, **{key: marked[key] for key in keys}})


def _collect(facts: Facts, limits: Alerts, began: datetime, now: datetime) -> str:
    last = facts.collected_at
    if now - max(began, last or began) <= timedelta(hours=limits.collect_hours):
        return ""
    since = f"{last:%d %B %Y, %H:%M} UTC" if last else "the watch began"
    return f"No round of collect has succeeded since {since}."


def _disk(facts: Facts, limits: Alerts) -> str:
    free = facts.free_bytes / _GB
    if free >= limits.disk_free_gb:
        return ""
    return f"The disk of the data folder has {free:.1f} GB left."


def _feeds(facts: Facts, limits: Alerts) -> str:
    if not facts.feeds or facts.failing / facts.feeds < limits.failing_feeds:
        return ""
    return f"{facts.failing} of {facts.feeds} feeds are failing."


def _briefing(facts: Facts, limits: Alerts, began: datetime, now: datetime) -> str:
    due, day = facts.expected_since, facts.expected
    if day is None or due is None or (facts.briefed and facts.briefed >= day):
        return ""
    if now - max(began, due) <= timedelta(minutes=limits.briefing_minutes):
        return ""
    return f"The briefing of {day:%d %B %Y} is late: it was due at {due:%H:%M} UTC."
