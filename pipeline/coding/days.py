"""Time words -> days: found in a text, resolved against the day of publication and the tense."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pipeline.coding import daywords


@dataclass(frozen=True, slots=True)
class When:
    """A time expression in a text; `kind` and `value` say how it is reckoned."""

    start: int
    end: int
    text: str
    # offset, relative, since ("two days after X ..."), recent, weekday, date, week, weekend,
    # month, named_month, year
    kind: str
    value: int = 0
    month: int = 0
    year: int | None = None
    shift: int = 0  # -1 "last", +1 "next", 0 by the tense


@dataclass(frozen=True, slots=True)
class Day:
    """The day of an act, or the first and last day of its week or month."""

    day: date
    day_to: date | None
    basis: str  # stated (a calendar date) or resolved (a relative expression)
    precision: str  # day, week, month


# Words in an expression that turn it to the past or to the future.
_BACK = re.compile(
    r"last|pasad|últim|anterior|derni|passé|passad|vergangen|letzt|vorig|previous", re.I
)
_AHEAD = re.compile(
    r"next|following|coming|próxim|siguiente|viene|prochain|suivant|seguinte|que vem|nächst|"
    r"kommend",
    re.I,
)


@lru_cache(maxsize=8)
def _words(language: str) -> daywords.Words:
    """Give the compiled words of a language; English where there are none."""
    return daywords.build(language if language in daywords.WEEKDAYS else "en")


def find(text: str, language: str) -> list[When]:
    """Give the time expressions of a text, in order."""
    words = _words(language)
    return [
        when
        for start, end in _windows(text, words.core)
        for match in words.pattern.finditer(text, start, end)
        if (when := _read(match, words))
    ]


# Characters before and after the core word that an expression may take up, at most.
_BEFORE, _AFTER = 48, 40


def _windows(text: str, core: re.Pattern[str]) -> list[tuple[int, int]]:
    """Give the stretches around the core words, joined where they overlap."""
    found: list[tuple[int, int]] = []
    for match in core.finditer(text):
        start = max(0, match.start() - _BEFORE)
        end = text.find(" ", match.end() + _AFTER)
        end = len(text) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _shift(text: str) -> int:
    """Give the direction that the words of an expression state."""
    return -1 if _BACK.search(text) else 1 if _AHEAD.search(text) else 0


def _number(word: str, words: daywords.Words) -> int:
    """Read a numeral."""
    return int(word) if word.isdigit() else words.numbers.get(word.lower(), 1)  # "the day after": 1


_SIMPLE = {
    "off_m2": ("offset", -2), "off_m1": ("offset", -1), "off_0": ("offset", 0),
    "off_p1": ("offset", 1), "off_p2": ("offset", 2),
    "rel_p1": ("relative", 1), "rel_m1": ("relative", -1), "rel_0": ("relative", 0),
    "wk_last": ("week", -1), "wk_this": ("week", 0), "wk_next": ("week", 1),
    "mo_last": ("month", -1), "mo_this": ("month", 0), "mo_next": ("month", 1),
    "yr_last": ("year", -1), "yr_this": ("year", 0), "yr_next": ("year", 1),
    "old": ("year", -2), "mo_ago": ("recent", 0),
}  # fmt: skip
_COUNTED = {
    "conj_after": ("since", -1), "conj_before": ("since", 1),
    "num_after": ("relative", 1), "num_before": ("relative", -1),
    "num_ago": ("offset", -1),
    "num_in": ("offset", 1), "num_wk_ago": ("week", -1), "num_wk_in": ("week", 1),
}  # fmt: skip


def _read(match: re.Match[str], words: daywords.Words) -> When | None:
    """Turn a match into an expression."""
    start, end, text = match.start(), match.end(), match.group()
    found = {name: value for name, value in match.groupdict().items() if value}
    for name in found:
        if name in _SIMPLE:
            kind, value = _SIMPLE[name]
            return When(start, end, text, kind, value, shift=_shift(text))
        if name in _COUNTED:
            kind, sign = _COUNTED[name]
            return When(start, end, text, kind, sign * _number(found[name], words))
        if name == "wkend":
            return When(start, end, text, "weekend", shift=_shift(text))
    return _calendar(start, end, text, found, words)


def _calendar(
    start: int, end: int, text: str, found: dict[str, str], words: daywords.Words
) -> When | None:
    """Read weekdays, dates, months and years."""
    if "wd" in found:
        weekday = words.weekdays[found["wd"].lower()]
        return When(start, end, text, "weekday", weekday, shift=_shift(text))
    year = next(
        (int(found[k][:4]) for k in ("year_a", "year_b", "year_c", "year_d") if k in found), None
    )
    for kind in ("a", "b"):
        if f"day_{kind}" in found:
            first = found.get(f"from_{kind}") or found[f"day_{kind}"]  # "du 16 au 18": the 16th
            number = int(re.sub(r"\D", "", first))
            month = words.months[found[f"mon_{kind}"].lower()]
            return When(start, end, text, "date", number, month, year)
    if "mon_c" in found:
        month = words.months[found["mon_c"].lower()]
        return When(start, end, text, "named_month", 0, month, year, _shift(text))
    return When(start, end, text, "year", 0, 0, year) if year else None


def is_history(when: When, published: date | None) -> bool:
    """Whether an expression lies more than a year before publication."""
    if when.kind == "year" and when.year is None:
        return when.value < -1
    if when.year is None:
        return False
    if published is None:
        return False
    month = when.month or 12
    return (published.year - when.year) * 12 + published.month - month > 12


def resolve(
    when: When, published: date | None, *, future: bool = False, named_before: date | None = None
) -> Day | None:
    """Give the day of an expression, or None where it has none ("this year")."""
    if when.kind == "date" and when.year:
        return _stated(when.year, when.month, when.value)
    if published is None:
        return None
    if when.kind in ("relative", "since"):
        return _single(named_before + timedelta(when.value)) if named_before else None
    if when.kind == "offset":
        return _single(published + timedelta(when.value))
    if when.kind == "weekday":
        return _single(_weekday(when, published, future))
    if when.kind == "date":
        return _nearest_date(when, published, future)
    return _span(when, published, future)


def _single(day: date) -> Day:
    """Give a resolved day."""
    return Day(day, None, "resolved", "day")


def _stated(year: int, month: int, number: int) -> Day | None:
    """Give a calendar date, or None where there is no such day."""
    try:
        return Day(date(year, month, number), None, "stated", "day")
    except ValueError:
        return None


def _weekday(when: When, published: date, future: bool) -> date:
    """Give the last such weekday up to publication, or the next one after it."""
    ahead = when.shift > 0 or (future and when.shift == 0)
    distance = (published.weekday() - when.value) % 7
    if ahead:
        return published + timedelta(7 - distance if distance else 7)
    if when.shift < 0 and distance == 0 and not when.text.lower().startswith(("this", "este")):
        distance = 7
    return published - timedelta(distance)


def _nearest_date(when: When, published: date, future: bool) -> Day | None:
    """Give the date without a year: the last one for the past, the next one for the future."""
    for year in (published.year, published.year + (1 if future else -1)):
        found = _stated(year, when.month, when.value)
        if found and (found.day >= published if future else found.day <= published + timedelta(3)):
            return found
    return _stated(published.year, when.month, when.value)


def _span(when: When, published: date, future: bool) -> Day | None:
    """Give a week, a weekend or a month."""
    monday = published - timedelta(published.weekday())
    if when.kind == "week":
        first = monday + timedelta(7 * when.value)
        return Day(first, first + timedelta(6), "resolved", "week")
    if when.kind == "weekend":
        ahead = when.shift > 0 or (future and when.shift == 0)
        back = 0 if ahead or published.weekday() >= 5 else 7
        saturday = monday + timedelta(5 - back)
        return Day(saturday, saturday + timedelta(1), "resolved", "week")
    if when.kind == "month":
        return _month(published.year, published.month + when.value)
    if when.kind == "named_month":
        return _month(_month_year(when, published, future), when.month)
    return None


def _month_year(when: When, published: date, future: bool) -> int:
    """Give the year of a named month."""
    if when.year:
        return when.year
    if when.shift > 0 or (future and when.shift == 0):
        return published.year + (1 if when.month < published.month else 0)
    past = when.month >= published.month if when.shift < 0 else when.month > published.month
    return published.year - (1 if past else 0)


def _month(year: int, month: int) -> Day:
    """Give the first and last day of a month; month 0 and 13 are the neighbours' of the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return Day(date(year, month, 1), following - timedelta(1), "resolved", "month")
