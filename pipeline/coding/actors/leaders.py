"""Persons known by office: from leaders.csv with their dates, and learned ones."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.coding.actors.inflect import german_genitive
from pipeline.coding.actors.lexicon import Case, Form, Kind, Name
from pipeline.coding.actors.tables import Row
from pipeline.coding.actors.tokens import split


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


def learned_persons(rows: Iterable[tuple[str, str, str, str]]) -> list[Person]:
    """Give persons learned from texts: the full name only, without dates."""
    return [
        Person(name, code, sector, role or None, forms=(name,))
        for name, code, sector, role in rows
        if len(name.split()) > 1
    ]


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
