"""Persons known by office: from leaders.csv with their dates, and learned ones."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from pipeline.coding.actors.inflect import german_genitive
from pipeline.coding.actors.lexicon import Case, Form, Kind, Name
from pipeline.coding.actors.tables import Row
from pipeline.coding.actors.tokens import split
from pipeline.records import KnownPerson

# How long an office is trusted before texts first stated it and after they last did: ministers
# serve for about two years, and an archive may be read from the middle.
_BEFORE, _AFTER = timedelta(days=180), timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Person:
    """One spell of one person in one office."""

    name: str
    code: str
    sector: str
    role: str | None
    since: date | None = None
    until: date | None = None
    forms: tuple[str, ...] = ()  # full spellings
    shorts: tuple[str, ...] = ()  # surnames and short names that stand alone in office
    learned: bool = False  # from texts: when the office ended nobody knows

    @property
    def key(self) -> str:
        """Give the folded name."""
        return name_key(self.name)

    def holds(self, day: date) -> bool:
        """Say whether the spell covers a day."""
        return (self.since or day) <= day <= (self.until or day)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Give a name folded: the key of a person."""
    return " ".join(split(name).folded)


def ascii_name(name: str) -> str:
    """Give a name in ASCII letters."""
    plain = unicodedata.normalize(
        "NFKD",
        name.replace("ß", "ss")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ł", "l")
        .replace("Ł", "L")
        .replace("ı", "i")
        .replace("đ", "d")
        .replace("’", "'"),
    )
    return plain.encode("ascii", "ignore").decode()


def known(rows: Iterable[Row]) -> list[Person]:
    """Give the persons of leaders.csv; `short` "-" means no short name, empty the last word."""
    people = []
    for row in rows:
        names = [row["name"], *row.words("forms")]
        shorts = row.words("short") or [row["name"].split()[-1]]
        people.append(
            Person(
                row["name"],
                row["code"],
                row["sector"],
                row["role"] or None,
                row.day("since"),
                row.day("until"),
                tuple(names),
                tuple(s for s in shorts if s != "-"),
            )
        )
    return people


class LearnedRow(Protocol):
    """A person as earlier rounds learned it (records.Learned and KnownPerson are)."""

    @property
    def name(self) -> str:
        """Give the name as in the text."""

    @property
    def code(self) -> str:
        """Give whom the person acts for."""

    @property
    def sector(self) -> str:
        """Give the sector."""

    @property
    def role(self) -> str:
        """Give the office in English."""


def learned_persons(rows: Iterable[LearnedRow]) -> list[Person]:
    """Give persons learned from texts: the full name only, what was stated last before the rest."""
    spells = [_spell(row) for row in rows if len(row.name.split()) > 1]
    return sorted(spells, key=lambda p: p.until or date.max, reverse=True)


def _spell(row: LearnedRow) -> Person:
    """Give a learned office with its days: as stated, and a while before and after."""
    since = until = None
    if isinstance(row, KnownPerson):
        since, until = row.first_day - _BEFORE, row.last_day + _AFTER
    role = row.role or None
    return Person(row.name, row.code, row.sector, role, since, until, (row.name,), learned=True)


def person_forms(persons: Mapping[str, tuple[Person, ...]], language: str) -> Iterator[Form]:
    """Give the spellings of known persons, German ones with the genitive ("Putins")."""
    for key, spells in persons.items():
        for person in spells:
            full = Name(Kind.PERSON, person.code, person.sector, key)
            for text in person.forms:
                for form in _cases(text, language):
                    yield Form(form, Case.CAPITAL if text[0].isupper() else Case.ANY, full)
            short = Name(
                Kind.SURNAME,
                person.code,
                person.sector,
                key,
                since=person.since,
                until=person.until,
            )
            for text in person.shorts:
                for form in _cases(text, language):
                    yield Form(form, Case.CAPITAL, short)


def _cases(name: str, language: str) -> list[str]:
    return german_genitive(name) if language == "de" else [name]
