"""Dates as feeds write them, in all the broken forms that a reader of 1995 to today has met."""

import html
import re
from datetime import UTC, datetime, timedelta, timezone

# The web began in 1990; older dates in feeds are zero dates and the epochs of content systems.
FIRST_YEAR = 1990

_MONTHS = {
    1: "jan janv ene enero gen gennaio januar jän jänner janeiro januari янв января يناير",
    2: "feb fev fév févr febr febrero febbraio februar fevereiro februari фев февраля فبراير",
    3: "mar mars mär märz mrz marzo março maart мар марта مارس",
    4: "apr avr abr abril april avril aprile апр апреля أبريل ابريل",
    5: "may mai maj mayo mei maggio mag maio май мая مايو",
    6: "jun juin junio giugno giu juni junho июн июня يونيو",
    7: "jul juil juillet julio luglio lug juli julho июл июля يوليو",
    8: "aug aoû août ago agosto augustus авг августа أغسطس",
    9: "sep sept set septiembre setiembre settembre setembro сен сентября سبتمبر",
    10: "oct okt ott octubre ottobre outubro oktober окт октября أكتوبر",
    11: "nov noviembre novembre novembro ноя ноября نوفمبر",
    12: "dec déc dez dic dik diciembre dicembre dezembro дек декабря ديسمبر",
}
_MONTH_OF = {word: number for number, words in _MONTHS.items() for word in words.split()}

# Hours east of UTC; RFC 822's zones, then those that newsrooms write. IST, CST and BST have several
# meanings: India, North America and British summer time are the ones seen in news feeds.
_ZONE_LINES = """
    z 0 ut 0 utc 0 gmt 0 wet 0 zulu 0 bst 1 west 1 cet 1 mez 1 met 1 wat 1
    est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 akst -9 akdt -8 hst -10 ast -4 adt -3
    nst -3.5 ndt -2.5 et -5 ct -6 mt -7 pt -8 brt -3 art -3 clt -4 cot -5
    cest 2 mesz 2 mest 2 eet 2 cat 2 sast 2 eest 3 msk 3 eat 3 trt 3 gst 4 irst 3.5 aft 4.5 pkt 5
    ist 5.5 npt 5.75 ict 7 wib 7 hkt 8 sgt 8 myt 8 pht 8 awst 8 kst 9 jst 9 acst 9.5 aest 10
    acdt 10.5 aedt 11 nzst 12 nzdt 13
"""
_PAIRS = _ZONE_LINES.split()
_ZONES = {name: float(hours) for name, hours in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}

_NUMERIC = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_TEXTUAL = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|º|er|\.)?[\s,./-]*(?:de\s+|d')?([^\W\d_]{3,})\.?"
    r"[\s,./-]*(?:de[l]?\s+)?'?(\d{4}|\d{2})(?![\d:])"
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(.*?\s)??(\d{4})(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d:+-])(\d{1,2})[:hH.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,:](\d+))?"
    r"\s*([aApP]\.?[mM]\.?)?(?![\d:])"
)
_OFFSET = re.compile(
    r"(?:\(?(?:GMT|UTC|UT)\s*)?(?<![\d-])([+\u2212-])\s?(\d{1,2}):?(\d{2})?(?!\d)", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_ONLY = re.compile(r"^(\d{4})$")
_EPOCH = re.compile(r"^\d{9,10}(?:\.\d+)?$|^\d{12,13}$")


def parse(text: str | None) -> datetime | None:
    """Give the instant in UTC that a date in a feed means, or None; without a zone it is UTC."""
    text = html.unescape(text or "").strip()[:100]
    if not text:
        return None
    if _EPOCH.match(text):
        return _epoch(float(text))
    if iso := _iso(text):
        return _checked(iso)
    found = _date_of(text)
    return None if found is None else _assemble(*found)


def _iso(text: str) -> datetime | None:
    """Read the well-formed cases at once; they are nearly all."""
    if not text[:4].isdigit():
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _epoch(seconds: float) -> datetime | None:
    """Read seconds, or milliseconds, since 1970."""
    return _checked(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC))


def _date_of(text: str) -> tuple[int, int, int, str] | None:
    """Find year, month and day, and give them with the rest of the text, which holds the time."""
    if m := _COMPACT.match(text):
        time = ":".join(part for part in m.groups()[3:] if part)
        return int(m[1]), int(m[2]), int(m[3]), f"{time} {text[m.end() :]}"
    if m := _NUMERIC.search(text):
        return int(m[1]), int(m[2]), int(m[3] or 1), _without(text, m)
    if found := _day_first(text) or _textual(text) or _month_first(text):
        return found
    m = _YEAR_ONLY.match(text)
    return (int(m[1]), 1, 1, "") if m else None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :].removeprefix('日').lstrip('Tt')}"


def _day_first(text: str) -> tuple[int, int, int, str] | None:
    """Read 28/07/2022; only an impossible month shows that the month stands first."""
    m = _DAY_FIRST.search(text)
    if m is None:
        return None
    day, month = int(m[1]), int(m[2])
    if month > 12:
        day, month = month, day
    return int(m[3]), month, day, _without(text, m)


def _textual(text: str) -> tuple[int, int, int, str] | None:
    """Read 28 July 2022, in the languages of the month table."""
    for m in _TEXTUAL.finditer(text):
        month = _month(m[2])
        if month:
            return _full_year(m[3]), month, int(m[1]), _without(text, m)
    return None


def _month_first(text: str) -> tuple[int, int, int, str] | None:
    """Read July 28, 2022 and asctime's Jul 28 04:35:05 KST 2022."""
    for start in _WORD.finditer(text):
        m = _MONTH_FIRST.match(text, start.start())
        if m and (month := _month(m[1])):
            return int(m[4]), month, int(m[2]), f"{m[3] or ''} {text[m.end() :]}"
    return None


def _month(word: str) -> int | None:
    """Give the number of a month's name or abbreviation."""
    word = word.lower()
    return _MONTH_OF.get(word) or (_MONTH_OF.get(word[:3]) if word.isascii() else None)


def _full_year(digits: str) -> int:
    """Read RFC 822's two-digit years as RFC 2822 does."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def _assemble(year: int, month: int, day: int, rest: str) -> datetime | None:
    """Put date, time and zone together; an impossible time of day costs the time, not the date."""
    rest, offset = _zone(rest)
    hours = _time(rest)
    try:
        midnight = datetime(year, month, day, tzinfo=timezone(offset))
    except ValueError:
        return None
    return _checked(midnight + hours)


def _time(text: str) -> timedelta:
    m = _TIME.search(text)
    if m is None:
        return timedelta()
    hour, minute, second = int(m[1]), int(m[2]), int(m[3] or 0)
    half = (m[5] or "").lower()[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or second > 60:
        return timedelta()
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _zone(text: str) -> tuple[str, timedelta]:
    """Take the zone out of the text, and give it as an offset: GMT+9, +0900, KST, Z or nothing."""
    if m := _OFFSET.search(text):
        hours, minutes = int(m[2]), int(m[3] or 0)
        sign = 1 if m[1] == "+" else -1
        if hours <= 14 and minutes < 60:
            return text[: m.start()], sign * timedelta(hours=hours, minutes=minutes)
        return text[: m.start()], timedelta()
    words = [w.lower() for w in _WORD.findall(text)]
    known = [_ZONES[w] for w in words if w in _ZONES]
    return text, timedelta(hours=known[-1] if known else 0)


def _checked(value: datetime) -> datetime | None:
    """Give the instant in UTC, unless it is a zero date or outside what a calendar holds."""
    try:
        value = value.astimezone(UTC)
    except OverflowError:
        return None
    return value if value.year >= FIRST_YEAR else None
