"""The actor dictionary: the tables of config/actors and learned persons, compiled per language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from pipeline.coding.actors import lexicon, titles
from pipeline.coding.actors.grammar import cues
from pipeline.coding.actors.leaders import (
    LearnedRow,
    Person,
    known,
    learned_persons,
    name_key,
    person_forms,
)
from pipeline.coding.actors.lexicon import Lexicon
from pipeline.coding.actors.tables import COLUMNS, LANGUAGES, Row, table


@dataclass(slots=True)
class ActorDictionary:
    """All that actor coding knows beforehand."""

    tables: Mapping[str, list[Row]]
    persons: Mapping[str, tuple[Person, ...]]  # by folded name
    countries: Mapping[str, str]  # English name by code
    _lexicons: dict[str, Lexicon] = field(default_factory=dict)
    _holders: dict[tuple[str, str], list[Person]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index who held which office by the first and the last word of the name."""
        for person in chain.from_iterable(self.persons.values()):
            names = [name_key(form).split() for form in person.forms]
            for word in {"", *(w for words in names if words for w in (words[0], words[-1]))}:
                self._holders.setdefault((person.role or "", word), []).append(person)

    def lexicon(self, language: str) -> Lexicon:
        """Give the matcher of a language, compiled at first use; unknown ones read as English."""
        language = language if language in LANGUAGES else "en"
        if language not in self._lexicons:
            self._lexicons[language] = self._compile(language)
        return self._lexicons[language]

    def _compile(self, language: str) -> Lexicon:
        tables = self.tables
        lex = Lexicon(language, cues(tables["cues"], language))
        lex.add(lexicon.nobody_forms(tables["nobody"], language))
        lex.add(person_forms(self.persons, language))
        lex.add(lexicon.organisation_forms(tables["organisations"], language))
        lex.add(lexicon.group_forms(tables["groups"]))
        lex.add(lexicon.country_forms(tables["countries"], language))
        lex.add(lexicon.place_forms(tables["places"], language))
        lex.add(titles.office_forms(tables["offices"], language))
        lex.add(titles.body_forms(tables["bodies"], language))
        lex.add(titles.portfolio_forms(tables["portfolios"], language))
        lex.add(lexicon.demonym_forms(tables["demonyms"], language))
        lex.compile()
        return lex

    def holder(self, name: str, role: str, code: str | None, day: date) -> Person | None:
        """Give who held this office that day under such a name: "roi Philippe", "Menahem Begin"."""
        words = name_key(name).split()
        found = {
            person.key: person
            for person in self._holders.get((role, words[-1]), ())
            if person.holds(day) and code in (None, person.code) and _alike(words, person)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def in_office(self, role: str, day: date) -> Person | None:
        """Give who held an office that day, of which there is but one."""
        return next((p for p in self._holders.get((role, ""), ()) if p.holds(day)), None)

    def held(self, name: str, day: date) -> Person | None:
        """Give the office that a person holds on a day."""
        return next((p for p in self.persons.get(name, ()) if p.holds(day)), None)


def _alike(words: list[str], person: Person) -> bool:
    """Say whether a name is short for a person's, or the same but for the spelling in front."""
    for form in person.forms:
        own = name_key(form).split()
        short = len(words) == 1 and words[0] in (own[0], own[-1])
        if short or (words[-1] == own[-1] and words[0][0] == own[0][0]):
            return True
    return False


def build(files: Mapping[str, str], learned: Iterable[LearnedRow] = ()) -> ActorDictionary:
    """Give the dictionary of these files (name -> text); wrong rows raise ConfigError."""
    tables = {name: table(files, name) for name in COLUMNS}
    countries = {row["code"]: row.words("en")[0] for row in tables["countries"] if row.words("en")}
    people = known(tables["leaders"]) + learned_persons(learned)
    persons: dict[str, tuple[Person, ...]] = {}
    for person in people:
        persons[person.key] = (*persons.get(person.key, ()), person)
    return ActorDictionary(tables, persons, countries)
