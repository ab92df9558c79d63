"""Parties as a sentence names them: states, persons with their office, bodies, armed groups."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.briefing.names import Names, is_country
from pipeline.briefing.rows import EventRow, PartyRow
from pipeline.briefing.safe import clean, clip

_HYPHENATED = re.compile(r"(?:^|(?<=-))\w")
NAME_LENGTH = 80  # characters
# A rebel movement or a company goes by its own name; the country it is coded for would mislead.
_OWN_NAME = frozenset({"REB", "NGO", "OPP", "MED", "BUS"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party or parties as a sentence names them."""

    items: tuple[str, ...]
    is_plural: bool


class Parties:
    """Names the parties of acts in one language."""

    def __init__(self, names: Names, words: dict[str, Any]) -> None:
        self._names, self._words = names, words

    def party(self, code: str, parties: Sequence[PartyRow]) -> Phrase:
        """Name a code by the person or office that acted for it, by its body, or by its country."""
        persons = sorted({(clean(p.name), clean(p.role or "")) for p in parties if p.name})
        persons = [(n, role) for n, role in persons if n and n != self._names.bare(code)]
        sector = parties[0].sector if parties else "GOV"
        if len(persons) == 1:
            return Phrase((self._person(*persons[0], code, sector),), is_plural=False)
        offices = sorted({clean(p.role) for p in parties if p.role and not p.name})
        if not persons and len(offices) == 1 and "offices" in self._words:
            office = clip(offices[0], NAME_LENGTH)
            return Phrase((f"the {office} {self._names.of(code)}",), is_plural=False)
        return self._body(code, sector)

    def country(self, code: str) -> Phrase:
        """Name a code by its country or organisation alone."""
        return Phrase((self._names.full(code),), is_plural=self._names.is_plural(code))

    def envoys(self, codes: Sequence[str]) -> Phrase:
        """Name states that meet, visit or telephone by those who do so for them."""
        of = self._names.listed([self._names.of(code) for code in codes])
        if self._names.language == "en":
            of = f"of {self._names.listed([self._names.full(code) for code in codes])}"
        return Phrase((str(self._words["time"]["envoys"]).format(of=of),), is_plural=True)

    def _body(self, code: str, sector: str) -> Phrase:
        body = self._words["bodies"].get(sector) if is_country(code) else None
        if not body:
            return self.country(code)
        places = {"of": self._names.of(code), "in": self._names.inside(code)}
        return Phrase((body.removeprefix("+").format_map(places),), body.startswith("+"))

    def _person(self, name: str, role: str, code: str, sector: str) -> str:
        name = clip(name, NAME_LENGTH)
        offices = self._words.get("offices", {})
        title = f"{_title(role)} {name}" if role.lower() in offices.get("titles", ()) else name
        if not is_country(code):
            return f"{title} {self._names.of(code)}" if title != name else self._names.body(name)
        if sector in _OWN_NAME:
            return name
        return (
            f"{title} {self._names.of(code)}" if offices else f"{name} ({self._names.bare(code)})"
        )


def are_unnamed(event: EventRow, codes: Sequence[str]) -> bool:
    """Tell whether nobody but states stands for these codes: no person, office or armed force."""
    return not any(
        p.name or p.role or p.sector not in {"GOV", "IGO"} for p in event.parties if p.code in codes
    )


def has_person(event: EventRow, side: str) -> bool:
    """Tell whether a side is one named person with an office."""
    named = [p for p in event.parties if p.side == side]
    return len(named) == 1 and bool(named[0].name) and bool(named[0].role)


def _title(role: str) -> str:
    small = {"of", "for", "to"}
    words = role.split()
    return " ".join(word if word in small else _HYPHENATED.sub(_upper, word) for word in words)


def _upper(first: re.Match[str]) -> str:
    return first.group().upper()
