"""The names of one language as one compiled matcher, built from the tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

import ahocorasick

from pipeline.coding.actors import inflect
from pipeline.coding.actors.grammar import Cues
from pipeline.coding.actors.tables import Row
from pipeline.coding.actors.tokens import Tokens, split

_VOWELS = frozenset("AEIOU")
_SHORT = 4  # letters of an acronym that is spelled out


# The day of a text that tells none: whoever held an office at any time may be meant, and those
# who hold it today come first.
UNDATED = date(9999, 1, 1)


class Kind(StrEnum):
    """What a name in the dictionary is."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    CITY = "city"
    ORGANISATION = "organisation"
    GROUP = "group"
    OFFICE = "office"
    PORTFOLIO = "portfolio"
    BODY = "body"
    PERSON = "person"
    SURNAME = "surname"
    NOBODY = "nobody"


class Case(StrEnum):
    """How the letters of the text must stand."""

    ANY = "any"
    CAPITAL = "capital"  # the first letter is a capital
    EXACT = "exact"  # as written in the table


@dataclass(frozen=True, slots=True)
class Name:
    """What a form of the dictionary stands for."""

    kind: Kind
    code: str = ""
    sector: str = "GOV"
    name: str | None = None
    role: str | None = None
    group: str = ""  # the class column of offices and bodies
    lies_in: str = ""  # country of a place
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the row is valid on a day; any may be on one that is not known."""
        return day == UNDATED or (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name, with its rule of case."""

    text: str
    case: Case
    name: Name


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens [start, end) that the dictionary knows."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def first(self) -> Name:
        """Give the first reading."""
        return self.names[0]

    def of(self, *kinds: Kind) -> Name | None:
        """Give the first reading of one of these kinds."""
        return next((name for name in self.names if name.kind in kinds), None)


@dataclass(slots=True)
class Lexicon:
    """The matcher of one language and its grammar words."""

    language: str
    cues: Cues
    _forms: dict[str, list[Form]] = field(default_factory=dict)
    _matcher: ahocorasick.Automaton | None = None

    def add(self, forms: Iterable[Form]) -> None:
        """Take forms in; after the first match no more can be added."""
        for form in forms:
            key = _key(form.text)
            if key:
                known = self._forms.setdefault(key, [])
                if form not in known:
                    known.append(form)

    def compile(self) -> None:
        """Build the matcher over all forms."""
        matcher = ahocorasick.Automaton()
        for key, forms in self._forms.items():
            matcher.add_word(f" {key} ", (len(key) + 2, forms))
        matcher.make_automaton()
        self._matcher = matcher

    def units(self, tokens: Tokens, day: date) -> list[Unit]:
        """Give the names in a text, the longest first from the left, no two overlapping."""
        if self._matcher is None or not len(tokens):
            return []
        found = sorted(self._matches(tokens), key=lambda match: (match[0], -match[1]))
        units: list[Unit] = []
        for start, end, forms in found:
            if (units and start < units[-1].end) or _cut_short(tokens, found, start, end):
                continue
            names = tuple(
                form.name
                for form in forms
                if _fits(form, tokens, start, end) and form.name.holds(day)
            )
            if names:
                units.append(Unit(start, end, names))
        return units

    def units_of(self, name: str, day: date) -> str | None:
        """Give the key of the person whose spelling this is, None when it is nobody's."""
        forms = self._forms.get(_key(name), ())
        people = [f.name for f in forms if f.name.kind in (Kind.PERSON, Kind.SURNAME)]
        held = [person for person in people if person.holds(day)]
        return next((person.name for person in held or people), None)

    def _matches(self, tokens: Tokens) -> Iterator[tuple[int, int, list[Form]]]:
        places, position = {}, 0
        for index, word in enumerate(tokens.folded):
            places[position] = index
            position += len(word) + 1
        places[position] = len(tokens)
        assert self._matcher is not None
        for last, (length, forms) in self._matcher.iter(f" {' '.join(tokens.folded)} "):
            yield places[last - length + 1], places[last], forms


def _cut_short(
    tokens: Tokens, found: list[tuple[int, int, list[Form]]], start: int, end: int
) -> bool:
    """Say whether a match ends inside a hyphenated name: "Le Cap" in "le Cap-Vert"."""
    if end >= len(tokens) or tokens.glue[end] != "-":
        return False
    return any(start < other < end < last for other, last, _ in found)


@lru_cache(maxsize=65536)
def _key(text: str) -> str:
    return " ".join(split(text).folded)


def _fits(form: Form, tokens: Tokens, start: int, end: int) -> bool:
    if form.case is Case.ANY:
        return True
    if form.case is Case.CAPITAL:
        return any(tokens.capital(i) for i in range(start, end))
    written = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    return fold_case(written) == fold_case(form.text)


def fold_case(text: str) -> str:
    """Give a text without dots and spaces, but with its case: "U.S." is "US"."""
    return "".join(c for c in text if c.isalnum())


def case_of(text: str) -> tuple[str, Case]:
    """Give a form and its rule of case: "=" and short words in capitals are exact."""
    if text.startswith("="):
        return text[1:], Case.EXACT
    letters = fold_case(text)
    if letters.isupper() and len(letters) <= 6:
        return text, Case.EXACT
    return text, Case.CAPITAL if text[:1].isupper() else Case.ANY


def country_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give the names of countries; German ones with their genitive."""
    for row in rows:
        for text in row.words(language):
            text, case = case_of(text)
            name = Name(Kind.COUNTRY, row["code"], lies_in=row["code"])
            for form in inflect.german_genitive(text) if language == "de" else [text]:
                yield Form(form, case, name)


def demonym_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give adjectives and names of nationals in all their forms."""
    for row in rows:
        adjective = Name(
            Kind.ADJECTIVE, row["code"], sector="IGO" if row["code"] == "EU" else "GOV"
        )
        people = Name(Kind.PEOPLE, row["code"])
        written = row.words(language)
        for word in written:
            text, case = case_of(word)
            for form in inflect.adjectives(text, language):
                yield Form(form, case if language == "en" else Case.ANY, adjective)
        yield from _people(row, language, people)


def _people(row: Row, language: str, people: Name) -> Iterator[Form]:
    if language == "en":
        for word in row.words("en_people") or row.words("en"):
            for form in inflect.english_people(word):
                yield Form(form, Case.CAPITAL, people)
    elif language == "de":
        for word in row.words("de_people"):
            for form in inflect.german_people(word):
                yield Form(form, Case.CAPITAL, people)


def place_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give capitals, seats of power and cities."""
    for row in rows:
        name = Name(
            Kind(row["kind"]),
            row["code"],
            "IGO" if row["code"] == "EU" else "GOV",
            row["name"] or None,
            lies_in=row["lies_in"] or row["code"],
        )
        for word in row.words(language) or row.words("en"):
            text, case = case_of(word)
            for form in inflect.german_genitive(text) if language == "de" else [text]:
                yield Form(form, case if case is Case.EXACT else Case.CAPITAL, name)
            if language == "de" and name.kind is Kind.CAPITAL:
                adjective = Name(Kind.ADJECTIVE, row["code"], name.sector)
                yield Form(f"{text}er", Case.CAPITAL, adjective)


def organisation_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give international organisations and their acronyms."""
    for row in rows:
        name = Name(
            Kind.ORGANISATION,
            row["code"],
            row["sector"],
            row["name"],
            since=row.day("since"),
            until=row.day("until"),
        )
        for word in row.words("any") + row.words(language):
            text, case = case_of(word)
            for form in (
                [text, f"{text}s"] if language == "de" and not text.endswith("s") else [text]
            ):
                yield Form(form, case if form == text else Case.EXACT, name)
            if _pronounced(word):
                yield Form(word.capitalize(), Case.EXACT, name)


def _pronounced(acronym: str) -> bool:
    """Say whether an acronym may be written like a word: "Acnur"; "=" forbids it."""
    letters = acronym.isalpha() and acronym.isupper() and len(acronym) > _SHORT
    return letters and not _VOWELS.isdisjoint(acronym)


def group_forms(rows: Iterable[Row]) -> Iterator[Form]:
    """Give armed groups, movements and parties."""
    for row in rows:
        name = Name(
            Kind.GROUP,
            row["code"],
            row["sector"],
            row["name"],
            since=row.day("since"),
            until=row.day("until"),
        )
        for word in row.words("forms"):
            text, case = case_of(word)
            yield Form(text, case, name)


def nobody_forms(rows: Iterable[Row], language: str) -> Iterator[Form]:
    """Give names that hide the name of an actor."""
    for row in rows:
        if row["language"] in ("*", language):
            for word in row.words("forms"):
                yield Form(word, case_of(word)[1], Name(Kind.NOBODY))
