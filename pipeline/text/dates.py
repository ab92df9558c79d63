"""When a page was published: JSON-LD, meta, htmldate, the feed, the time of fetching."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

import htmldate
from lxml.html import HtmlElement

EARLIEST = datetime(
    1990, 1, 1, tzinfo=UTC
)  # before the first newspaper on the web: a default, not a date
AHEAD = timedelta(days=1)  # an outlet in Asia is a day ahead of a server in UTC
FEED_DISAGREES = timedelta(hours=48)

_ISO = re.compile(
    r"""\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})
    (?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?\s*$")
_RFC = re.compile(r"\s*(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")
_TITLE_DAY = re.compile(r"[|–—-]\s*(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\s*$")
_URL_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """An instant in UTC; `offset`, in minutes, is None when the page gives no zone or no time."""

    at: datetime
    offset: int | None
    basis: str


def read_stamp(text: str, basis: str) -> Stamp | None:
    """Read a date written for machines: nearly ISO 8601, RFC 2822 or a Unix time."""
    if match := _EPOCH.match(text):
        return Stamp(datetime.fromtimestamp(int(match.group(1)), UTC), 0, basis)
    if match := _ISO.match(text):
        return _from_iso(match, basis)
    if _RFC.match(text):
        try:
            at = parsedate_to_datetime(text)
        except ValueError:
            return None
        return _aware(at, basis)
    return None


def is_possible(stamp: Stamp, fetched_at: datetime) -> bool:
    """Tell whether a page fetched then can have this date."""
    return EARLIEST <= stamp.at <= fetched_at + AHEAD


def first_possible(texts: Iterable[str], basis: str, fetched_at: datetime) -> Stamp | None:
    """Give the first date among these texts that can be true."""
    stamps = (read_stamp(text, basis) for text in texts)
    return next((stamp for stamp in stamps if stamp and is_possible(stamp, fetched_at)), None)


def guess(root: HtmlElement, url: str, fetched_at: datetime) -> Stamp | None:
    """Ask htmldate for the original date; the first of a month counts only with the URL."""
    latest = min(fetched_at, datetime.max.replace(tzinfo=UTC) - AHEAD) + AHEAD
    found = htmldate.find_date(
        root,
        original_date=True,
        url=url or None,
        max_date=latest.replace(tzinfo=None),
        min_date="1990-01-01",
    )
    day = date.fromisoformat(found) if found else None
    if day is None or (day.day == 1 and day != url_day(url)):
        return None
    stamp = on_day(day, "htmldate")
    return stamp if is_possible(stamp, fetched_at) else None


def url_day(url: str) -> date | None:
    """Give the day that the address names as /2024/05/03/, if any."""
    match = _URL_DAY.search(url)
    return _day(*match.groups()) if match else None


def title_day(title: str) -> str | None:
    """Give the day that ends a title ("Talks in Vienna | Outlet | 28.04.2023") in ISO form."""
    match = _TITLE_DAY.search(title)
    return f"{match.group(3)}-{match.group(2):0>2}-{match.group(1):0>2}" if match else None


def on_day(day: date, basis: str) -> Stamp:
    """Stand for a day by its noon in UTC, which is that day in nearly every time zone."""
    return Stamp(datetime.combine(day, time(12), UTC), None, basis)


def choose(found: Stamp | None, feed_date: datetime | None, fetched_at: datetime) -> Stamp:
    """Give the page's date, else the feed's, else the time of fetching."""
    if found is not None:
        return (
            found
            if found.at <= fetched_at or found.offset is not None
            else _clamp(found, fetched_at)
        )
    if feed_date is not None:
        feed = Stamp(feed_date.astimezone(UTC), 0, "feed")
        if is_possible(feed, fetched_at):
            return feed
    return Stamp(fetched_at.astimezone(UTC), 0, "first-seen")


def disagreement(stamp: Stamp, feed_date: datetime | None) -> str | None:
    """Say so when page and feed differ by more than 48 hours."""
    if feed_date is None or abs(stamp.at - feed_date) <= FEED_DISAGREES:
        return None
    return f"date differs from the feed's by {abs(stamp.at - feed_date).days} days"


def _clamp(stamp: Stamp, fetched_at: datetime) -> Stamp:
    """Keep noon of the day of fetching from lying in the future."""
    if stamp.at.date() != fetched_at.astimezone(UTC).date():
        return stamp
    return Stamp(fetched_at.astimezone(UTC), None, stamp.basis)


def _from_iso(match: re.Match[str], basis: str) -> Stamp | None:
    year, _, month, day, hour, minute, second, zone = match.groups()
    on = _day(year, month, day)
    if on is None:
        return None
    if hour is None:
        return on_day(on, basis)
    try:
        at = datetime.combine(on, time(int(hour), int(minute), int(second or 0)))
    except ValueError:
        return None
    return _aware(at.replace(tzinfo=_zone(zone)) if zone else at, basis)


def _zone(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").rjust(2, "0")
    minutes = int(digits[:-2]) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
    return (
        timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))
        if minutes < 24 * 60
        else UTC
    )


def _aware(at: datetime, basis: str) -> Stamp | None:
    if at.tzinfo is None:
        # no zone: read as UTC, but not claimed to be it
        return Stamp(at.replace(tzinfo=UTC), None, basis)
    offset = at.utcoffset()
    try:
        return Stamp(at.astimezone(UTC), int(offset.total_seconds() // 60) if offset else 0, basis)
    except OverflowError:
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
