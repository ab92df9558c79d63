"""Rows of a day and a profile -> the content of its briefing; the same rows give the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pipeline.briefing import coverage, weigh
from pipeline.briefing.content import (
    Actor,
    Ahead,
    Briefing,
    Category,
    Change,
    Figure,
    Fresh,
    Line,
    Matrix,
)
from pipeline.briefing.fresh import fresh
from pipeline.briefing.glance import CROWD, at_a_glance, pairs_of
from pipeline.briefing.lines import Reader
from pipeline.briefing.names import Names, is_country
from pipeline.briefing.phrase import nuance, phrases
from pipeline.briefing.profile import EVERYTHING, Profile
from pipeline.briefing.rows import DayRows, EventRow, WithdrawnRow
from pipeline.briefing.safe import clean, clip
from pipeline.briefing.usual import LEAST_DAYS, Reading, Unusual, day_type, read_pairs, unusual

MOST_CHANGES = 10  # rows of "against the usual"
MOST_AHEAD = 40
MATRIX_SIZE = 14
HISTORY_DAYS = 28


def make_briefing(
    rows: DayRows,
    *,
    day: date | None = None,
    profile: Profile = EVERYTHING,
    sample: bool = False,
) -> Briefing:
    """Write the briefing of a day for a profile, in its language; nothing is laid out yet."""
    return _Maker(rows if day is None else replace(rows, day=day), profile).make(sample)


class _Maker:
    """The sections of one briefing, made from the same rows."""

    def __init__(self, rows: DayRows, profile: Profile) -> None:
        self.rows, self.profile = rows, profile
        self.names = Names(profile.language, dict(rows.organisations))
        self.all_words = phrases(profile.language)
        self.words: dict[str, Any] = self.all_words["words"]
        self.reader = Reader.of(rows, self.names)

    def make(self, sample: bool) -> Briefing:
        rows, names = self.rows, self.names
        categories = self._categories()
        lines = tuple(line for category in categories for line in category.lines)
        compared, changes = self._changes(lines)
        actors = self._actors(lines)
        return Briefing(
            day=rows.day,
            title=self.words["title"].format(day=names.long_day(rows.day)),
            language=names.language,
            profile=self.profile.name,
            sample=sample,
            timezone=rows.timezone,
            start=rows.start,
            end=rows.end,
            as_of=rows.as_of,
            nothing_read=coverage.nothing_read(rows),
            notices=coverage.notices(rows, len(rows.events), len(lines), names, self.words),
            glance=at_a_glance(lines, changes, names, self.all_words),
            figures=self._figures(lines, actors),
            changes=changes,
            changes_note=self._changes_note(compared, changes),
            expected_chance_listings=round(compared.expected_by_chance, 2) if compared else None,
            fresh=self._fresh(lines),
            ahead=self._ahead(lines),
            categories=categories,
            matrix=self._matrix(lines),
            actors=actors,
            gaps=coverage.gaps(rows, [actor.code for actor in actors], names, self.all_words),
            method=tuple(self.all_words["method"]["text"]),
            corrections=tuple(self._correction(row) for row in rows.withdrawn),
            coder_versions=rows.coder_versions,
        )

    def _wants(self, event: EventRow, line: Line) -> bool:
        return self.profile.wants(
            event.type, event.sources, event.targets, event.confidence, line.languages
        )

    def _categories(self) -> tuple[Category, ...]:
        found: dict[str, list[Line]] = {key: [] for key in weigh.CATEGORIES}
        for event in self.rows.events:
            line = self.reader.line(event)
            if self._wants(event, line):
                found[weigh.category(event.type, event.mode, nuance(event))].append(line)
        usual, number = self._usual_by_category(), 0
        categories = []
        for key, lines in found.items():
            if not lines:
                continue
            lines.sort(key=weigh.order)
            numbered = tuple(
                replace(line, ref=f"E{number + i:02}") for i, line in enumerate(lines, 1)
            )
            number += len(lines)
            title = self.all_words["categories"][key]
            categories.append(
                Category(key, title, usual.get(key, 0.0) if usual else None, numbered)
            )
        return tuple(categories)

    def _usual_by_category(self) -> dict[str, float]:
        """Give the mean per day that was read; empty when too few were or the profile is a part."""
        days = {c.day for c in self.rows.read if c.articles and c.day != self.rows.day}
        if len(days) < LEAST_DAYS or self.profile.is_partial:
            return {}
        counts = Counter(weigh.category(e.type, e.mode, nuance(e)) for e in self.rows.recent)
        return {key: counts[key] / len(days) for key in weigh.CATEGORIES}

    def _changes(self, lines: Sequence[Line]) -> tuple[Unusual | None, tuple[Change, ...]]:
        rows = self.rows
        history = [rows.day - timedelta(days=n) for n in range(HISTORY_DAYS, 0, -1)]
        counts: dict[tuple[str, str], dict[date, int]] = {}
        for count in rows.pair_days:
            if self.profile.wants_pair((count.a, count.b)):
                counts.setdefault((count.a, count.b), {})[count.day] = count.events
        read = {count.day: count.articles for count in rows.read}
        readings = read_pairs(counts, read, rows.day, history)
        if not readings:
            return None, ()
        compared = unusual(readings)
        chosen = compared.readings[:MOST_CHANGES]
        return compared, tuple(self._change(r, counts[r.pair], history, lines) for r in chosen)

    def _change(
        self,
        reading: Reading,
        counts: dict[date, int],
        history: Sequence[date],
        lines: Sequence[Line],
    ) -> Change:
        known = next((p for p in self.rows.pairs if (p.a, p.b) == reading.pair), None)
        return Change(
            pair=reading.pair,
            head=" – ".join(self.names.bare(code) for code in reading.pair),
            today=reading.today,
            usual=round(reading.usual, 2),
            history=tuple(counts.get(d, 0) for d in (*history, self.rows.day)),
            reading=self.all_words["reading"][_reading(reading)],
            p=round(reading.p, 6),
            last_contact=known.last_contact if known else None,
            next_contact=known.next_contact if known else None,
            refs=tuple(
                x.ref for x in lines if reading.pair in pairs_of(x) and len(x.codes) <= CROWD
            ),
        )

    def _changes_note(self, compared: Unusual | None, changes: Sequence[Change]) -> str:
        if compared is None:
            kind = day_type(self.rows.day)
            days = {c.day for c in self.rows.read if c.articles and c.day != self.rows.day}
            n = sum(day_type(d) == kind for d in days)
            form = "too_short" if n < LEAST_DAYS else "none_read"
            return str(self.words[form].format(n=n, least=LEAST_DAYS))
        form = "changes_note" if changes else "no_change"
        expected = self.names.number(compared.expected_by_chance)
        return str(self.words[form].format(n=compared.tested, expected=expected))

    def _fresh(self, lines: Sequence[Line]) -> tuple[Fresh, ...]:
        return fresh(self.rows, lines, self.profile, self.names, self.words)

    def _ahead(self, lines: Sequence[Line]) -> tuple[Ahead, ...]:
        refs = {line.event_id: line.ref for line in lines}
        found = []
        for event in sorted(self.rows.ahead, key=lambda e: (e.day, e.day_to or e.day, e.event_id)):
            line = self.reader.line(event)
            if self._wants(event, line):
                found.append(self._ahead_line(event, line, refs.get(event.event_id)))
        return tuple(found[:MOST_AHEAD])

    def _ahead_line(self, event: EventRow, line: Line, ref: str | None) -> Ahead:
        names, year = self.names, self.rows.day.year
        when = names.weekday_and_day(event.day, year)
        if event.day_to and event.day_to != event.day:
            when = f"{names.day(event.day, year)} – {names.day(event.day_to, year)}"
        undated = replace(event, date_basis="published")
        return Ahead(
            event_id=event.event_id,
            day=event.day,
            day_to=event.day_to,
            when=when,
            text=self.reader.sentence(undated),
            basis=self.all_words["basis"].get(event.date_basis, event.date_basis),
            confidence=event.confidence,
            place=event.place,
            ref=ref,
            evidence=line.evidence,
        )

    def _matrix(self, lines: Sequence[Line]) -> Matrix:
        pairs = Counter(p for line in lines if len(line.codes) <= CROWD for p in pairs_of(line))
        totals: Counter[str] = Counter()
        for (a, b), n in pairs.items():
            totals.update({a: n, b: n})
        ranked = sorted(totals, key=lambda code: (-totals[code], code))
        codes = tuple(ranked[:MATRIX_SIZE])
        cells = tuple(
            tuple(None if a == b else pairs[(min(a, b), max(a, b))] for b in codes) for a in codes
        )
        return Matrix(codes, tuple(map(self.names.bare, codes)), cells, len(ranked) - len(codes))

    def _actors(self, lines: Sequence[Line]) -> tuple[Actor, ...]:
        refs: dict[str, list[str]] = {}
        for line in lines:
            for code in line.codes:
                refs.setdefault(code, []).append(line.ref)
        actors = [
            Actor(code, self.names.bare(code), len(found), tuple(found), is_country(code))
            for code, found in refs.items()
        ]
        return tuple(sorted(actors, key=lambda a: (-a.events, a.name, a.code)))

    def _figures(self, lines: Sequence[Line], actors: Sequence[Actor]) -> tuple[Figure, ...]:
        rows, words = self.rows, self.words
        answered = sum(bool(f.polls) and not coverage.has_failed(f) for f in rows.feeds)
        values = {
            "events": len(lines),
            "independent": sum(line.independent > 1 for line in lines),
            "countries": len(actors),
            "articles": coverage.articles_read(rows),
            "languages": len({code for line in lines for code in line.languages}),
            "feeds": f"{answered} / {len(rows.feeds)}",
        }
        return tuple(Figure(words[f"figures_{key}"], str(value)) for key, value in values.items())

    def _correction(self, row: WithdrawnRow) -> str:
        event = EventRow(
            row.report_id,
            self.rows.day,
            row.type,
            None,
            "happened",
            row.sources,
            row.targets,
            "low",
            row.withdrawn_at,
        )
        text = self.reader.sentence(event).rstrip(".")
        why = self.all_words["why"].get(row.why, clean(row.why))
        outlet = clip(clean(row.outlet or "–"), 80)
        return str(self.words["correction"].format(text=f"“{text}”", outlet=outlet, why=why))


def _reading(reading: Reading) -> str:
    if not reading.is_above:
        return "quiet" if reading.today == 0 else "below"
    if reading.usual < 0.15:
        return "rare"
    return "well_above" if reading.today >= 3 * reading.expected else "above"
