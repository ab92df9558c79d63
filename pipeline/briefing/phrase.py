"""One plain sentence per act: who did, is to do, or is reported not to have done what.

The phrases of a language are in phrases/<language>.toml; this module supplies their grammar.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pipeline.briefing.conjugate import verbs
from pipeline.briefing.names import Names, is_country, phrase_file
from pipeline.briefing.parties import Parties, Phrase, are_unnamed, has_person
from pipeline.briefing.rows import EventRow
from pipeline.briefing.safe import clean

MOST_NAMED = 4  # parties of one side named in a sentence; the rest are counted
_SLOT = re.compile(r"\{(?:(\w+) )?t\}")
# Acts whose other side may be a person; the others strike a country.
_TO_PERSONS = frozenset({"CONSULT", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
_STATES = frozenset({"GOV", "IGO"})
_PLACED = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "PROTEST", "ASSAULT"})


def phrases(language: str) -> dict[str, Any]:
    """Give the phrases of a language."""
    return phrase_file(language)


class Phrasing:
    """Writes the sentences of one language."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words = phrases(names.language)
        self._parties = Parties(names, self._words)
        self._verbs = verbs(names.language, self._words["verbs"])

    def act(self, event: EventRow, day: date) -> str:
        """Give the sentence of an act, as a briefing of that day says it."""
        subject, predicate, others = self._parts(event)
        head = self._names.listed(subject.items)
        body = self._verbs.say(event.status, subject.is_plural, self._fill(predicate, others))
        tail = f"{self._place(event)}{self.when(event, day)}"
        sentence = self._names.contract(f"{head} {body}{tail}")
        return f"{sentence[:1].upper()}{sentence[1:]}."

    def when(self, event: EventRow, day: date) -> str:
        """Give the act's own time where the text says it and it is not the day itself, else ""."""
        if event.date_basis == "published" or (event.day == day and not event.day_to):
            return ""
        names = self._names
        if not event.day_to or event.day_to == event.day:
            return self._time("on", day=names.day(event.day, day.year))
        if event.day.day == 1 and (event.day_to + timedelta(1)).day == 1:
            return self._time("month", month=names.month(event.day))
        first = names.day(event.day, event.day_to.year)
        return self._time("span", first=first, last=names.day(event.day_to, day.year))

    def _time(self, key: str, **values: object) -> str:
        return str(self._words["time"][key]).format(**values)

    def _parts(self, event: EventRow) -> tuple[Phrase, str, Phrase | None]:
        keys = _keys(event)
        if is_mutual(event):
            return self._mutual(event, keys)
        phrase = _longest(self._words["act"], keys)
        sources = self._side(event, "source", event.sources)
        if event.mode == "visit" and are_unnamed(event, event.sources):
            sources = self._parties.envoys(event.sources)
        return sources, self._personal(event, keys) or phrase, self._target(event)

    def _personal(self, event: EventRow, keys: Sequence[str]) -> str:
        """Give the phrase of an act on one named person: "detain", not "detain people from"."""
        table = self._words["person"] if has_person(event, "target") else {}
        return next((table[key] for key in keys if key in table), "")

    def _target(self, event: EventRow) -> Phrase:
        """Name the other side: persons where one speaks to or of them, else countries."""
        of_persons = event.type in _TO_PERSONS and event.mode != "visit"
        if of_persons or self._personal(event, _keys(event)):
            return self._side(event, "target", event.targets)
        bodies = [p for p in event.parties if p.side == "target" and p.sector not in _STATES]
        if bodies:
            return self._side(event, "target", event.targets)
        countries = replace(event, parties=())
        return self._side(countries, "target", event.targets)

    def _mutual(self, event: EventRow, keys: Sequence[str]) -> tuple[Phrase, str, Phrase | None]:
        codes = event.sources
        unnamed = are_unnamed(event, codes)
        phrase = _longest(self._words["pair"], keys) if len(codes) == 2 and not unnamed else ""
        if phrase and _specific(self._words["pair"], keys) >= _specific(
            self._words["together"], keys
        ):
            first, second = (self._side(event, "source", (code,)) for code in codes)
            return first, phrase, second
        together = self._side(event, "source", codes)
        if len(codes) == 2 and event.type == "CONSULT" and unnamed:
            together = self._parties.envoys(codes)
        return Phrase(together.items, is_plural=True), _longest(self._words["together"], keys), None

    def _side(self, event: EventRow, side: str, codes: Sequence[str]) -> Phrase:
        parties = [p for p in event.parties if p.side == side]
        shown = codes if len(codes) <= MOST_NAMED else codes[: MOST_NAMED - 1]
        one = len(codes) == 1
        named = [
            self._parties.party(code, [p for p in parties if p.code == code]) for code in shown
        ]
        items = [item for phrase in named for item in phrase.items]
        if len(shown) < len(codes):
            items.append(self._time("others", n=len(codes) - len(shown)))
        return Phrase(tuple(items), is_plural=named[0].is_plural if one else True)

    def _fill(self, predicate: str, others: Phrase | None) -> str:
        if others is None:
            return predicate
        items = others.items

        def side(match: re.Match[str]) -> str:
            word = match.group(1)
            said = [self._names.contract(f"{word} {item}") for item in items] if word else items
            return self._names.listed(said)

        return _SLOT.sub(side, predicate)

    def _place(self, event: EventRow) -> str:
        if event.type not in _PLACED or event.mode in {"visit", "phone"}:
            return ""
        city = clean(event.city or "")
        if city and len(city) <= 40:
            return self._time("city", city=city)
        if event.place and is_country(event.place) and event.type != "ASSAULT":
            return f" {self._names.inside(event.place)}"
        return ""


def is_mutual(event: EventRow) -> bool:
    """Whether every party stands on both sides."""
    return len(event.sources) > 1 and set(event.sources) == set(event.targets)


def nuance(event: EventRow) -> str | None:
    """Give what the words of the first report add to the act's type."""
    groups: dict[str, list[str]] = phrase_file("nuances").get(event.type, {})
    for report in event.reports:
        trigger = (report.trigger or "").casefold()
        for name, stems in groups.items():
            if any(re.search(rf"\b{re.escape(stem)}", trigger) for stem in stems):
                return name
    return None


def _keys(event: EventRow) -> tuple[str, ...]:
    """Give the keys under which an act's phrase may stand, the most telling first."""
    mode = (event.mode or "").casefold()
    shade = nuance(event)
    keys = [f"{event.type}.{mode}.{shade}"] if mode and shade else []
    keys += [f"{event.type}.{shade}"] if shade else []
    keys += [f"{event.type}.{mode}"] if mode else []
    return (*keys, event.type)


def _longest(table: dict[str, str], keys: Sequence[str]) -> str:
    return next((table[key] for key in keys if key in table), table.get("*", ""))


def _specific(table: dict[str, str], keys: Sequence[str]) -> int:
    return next((len(keys) - i for i, key in enumerate(keys) if key in table), 0)
