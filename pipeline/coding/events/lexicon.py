"""The lexicon of acts: config/events/<language>.toml read into patterns, its verbs inflected."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.coding.events import grammar as grammars
from pipeline.coding.events import inflect
from pipeline.errors import ConfigError
from pipeline.records import EVENT_TYPES

ROLES = frozenset(
    [
        "subj",
        "obj",
        "owner",
        "of",
        "to",
        "with",
        "against",
        "on",
        "in",
        "at",
        "from",
        "by",
        "for",
        "over",
        "between",
        "other",
        "any",
        "place",
        "speaker",
    ]
)
_KEYS = frozenset(
    [
        "id",
        "type",
        "mode",
        "verbs",
        "nouns",
        "with",
        "without",
        "source",
        "target",
        "both",
        "content",
        "loose",
        "weak",
        "modes",
        "support",
        "alone",
        "examples",
        "intransitive",
        "answer",
        "sector",
        "whole",
        "infinitive",
        "firm",
        "by",
        "against",
    ]
)


@dataclass(frozen=True, slots=True)
class Act:
    """One pattern: by which words an act is told, and where its parties stand."""

    rule: str
    type: str
    mode: str | None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    required: re.Pattern[str] | None  # words that must stand with the verb
    forbidden: re.Pattern[str] | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    both: bool  # every participant on both sides
    content: bool  # what follows is what was said, not what happened
    loose: bool  # "Russian missiles", "two Swedes" may be a party
    intransitive: bool  # no object may follow: "flew to", not "flew supplies to"
    answer: bool  # answers what was said before: the other side may stand in an earlier sentence
    sector: str | None  # the source's sector, where only one will do
    alone: bool  # a symmetric act whose plural subject is enough: "X and Y met"
    modes: tuple[tuple[str, re.Pattern[str]], ...]
    examples: tuple[str, ...] = ()
    line: int = 0
    whole: bool = False  # the words asked for may stand in the subject: "soldiers have entered"
    infinitive: bool = False  # an infinitive must follow: "told Kenya to withdraw"
    firm: bool = False  # the other side stands where the pattern says, never further away
    by: str | None = None  # at home: the sector that acts where the text names nobody
    against: str | None = None  # at home: the sector acted upon where the text names nobody


@dataclass(frozen=True, slots=True)
class Reading:
    """What a verb form may be."""

    lemma: str
    feature: str
    particle: str | None = None


@dataclass(slots=True)
class Lexicon:
    """All that the coder knows of a language: its grammar, its acts and every verb form."""

    grammar: grammars.Grammar
    acts: list[Act] = field(default_factory=list)
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    by_verb: dict[str, list[tuple[Act, str]]] = field(default_factory=dict)  # head -> act, rest
    by_noun: dict[str, list[tuple[Act, str]]] = field(default_factory=dict)
    modes: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()  # every form that may tell an act


def words_pattern(words: str) -> re.Pattern[str] | None:
    """Compile "sanction*, asset freeze" into a pattern that finds whole words."""
    # French elisions are words of their own: "d' accord"
    words = re.sub(r"\b([dlnsjcmt]|qu)'(?=\w)", r"\1' ", words.lower())
    parts = [re.escape(word.strip()).replace(r"\*", r"\w*") for word in words.split(",")]
    # ... but not inside an actor: "chargé d'affaires"
    parts = [part.replace(r"'\ ", "' ?") for part in parts if part]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None


def _list(text: str) -> tuple[str, ...]:
    """Split a comma-separated list."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _modes(table: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile mode -> words."""
    compiled = [(mode, words_pattern(words)) for mode, words in table.items()]
    return tuple((mode, pattern) for mode, pattern in compiled if pattern)


def _act(entry: Mapping[str, object], line: int) -> Act:
    """Read one [[act]]."""
    text = {k: v for k, v in entry.items() if isinstance(v, str)}
    flags = {k for k, v in entry.items() if v is True}
    modes = entry.get("modes")
    examples = entry.get("examples")
    return Act(
        text["id"], text["type"], text.get("mode"),
        _list(text.get("verbs", "")), _list(text.get("nouns", "")),
        words_pattern(text.get("with", "")), words_pattern(text.get("without", "")),
        tuple(text.get("source", "subj").split()), tuple(text.get("target", "obj").split()),
        "both" in flags, "content" in flags, "loose" in flags,
        "intransitive" in flags, "answer" in flags,
        text.get("sector"), "alone" in flags,
        _modes(modes) if isinstance(modes, dict) else (),
        tuple(str(e) for e in examples) if isinstance(examples, list) else (), line,
        "whole" in flags, "infinitive" in flags, "firm" in flags,
        text.get("by"), text.get("against"),
    )  # fmt: skip


def _lines(text: str) -> dict[str, int]:
    """Give the line at which each id stands."""
    found = re.finditer(r'^id\s*=\s*"([^"]+)"', text, re.MULTILINE)
    return {match.group(1): text.count("\n", 0, match.start()) + 1 for match in found}


def check_entry(file: str, entry: Mapping[str, object], line: int) -> Iterable[ConfigError]:
    """Give what is wrong with the form of one [[act]]."""
    for problem in (*_faults(entry), *_misplaced(entry)):
        yield ConfigError(f"{file}:{line}", str(entry.get("id", "")), problem)


def _faults(entry: Mapping[str, object]) -> Iterable[str]:
    """Say which keys are missing or unknown."""
    yield from (f"unknown key '{key}'" for key in sorted(set(entry) - _KEYS))
    yield from (f"'{key}' is missing" for key in ("id", "type") if not entry.get(key))
    if entry.get("type") not in EVENT_TYPES:
        yield f"no such type: {entry.get('type')}"
    if not entry.get("verbs") and not entry.get("nouns"):
        yield "needs 'verbs' or 'nouns'"
    if not entry.get("examples"):
        yield "needs at least one example"


def _misplaced(entry: Mapping[str, object]) -> Iterable[str]:
    """Say which places of the parties do not exist."""
    for key in ("source", "target"):
        roles = str(entry.get(key, "")).split()
        yield from (f"no such place: {role}" for role in roles if role not in ROLES)


def entry_problems(
    text: str, entries: Iterable[Mapping[str, object]], file: str
) -> list[ConfigError]:
    """Give what is wrong with the form of all [[act]] of a file."""
    lines = _lines(text)
    return [
        problem
        for entry in entries
        for problem in check_entry(file, entry, lines.get(str(entry.get("id")), 0))
    ]


def read(text: str, grammar_text: str, language: str, file: str = "") -> Lexicon:
    """Read the acts and the grammar of a language; raises ConfigError at the first fault.

    German is read as the Swiss write it, with "ss" for "ß"; so are the texts.
    """
    text, grammar_text = text.replace("ß", "ss"), grammar_text.replace("ß", "ss")
    grammar = grammars.read(grammar_text, language)
    lexicon = Lexicon(grammar, parsed(text, file))
    tables = tomllib.loads(text).get("modes", {})
    lexicon.modes = {kind: _modes(table) for kind, table in tables.items()}
    _index(lexicon)
    return lexicon


def parsed(text: str, file: str = "") -> list[Act]:
    """Read the acts of a file; raises ConfigError at the first fault."""
    lines = _lines(text)
    entries = tomllib.loads(text).get("act", [])
    for problem in entry_problems(text, entries, file):
        raise problem
    return [_act(entry, lines.get(str(entry.get("id")), 0)) for entry in entries]


def extended(base: Lexicon, acts: Iterable[Act]) -> Lexicon:
    """Give a lexicon with further acts, which are tried before those it has."""
    further = list(acts)
    lexicon = Lexicon(base.grammar, [*further, *base.acts], modes=base.modes)
    _index(lexicon)
    rules = {act.rule for act in further}
    for many in (*lexicon.by_verb.values(), *lexicon.by_noun.values()):
        many.sort(key=lambda pair: pair[0].rule not in rules)
    return lexicon


def _index(lexicon: Lexicon) -> None:
    """Inflect every verb and index the acts by their head word."""
    lemmas = dict.fromkeys(lexicon.grammar.general)
    for act in lexicon.acts:
        for phrase in act.verbs:
            head, _, rest = phrase.replace("'", "' ").strip().partition(" ")
            lemmas.setdefault(head)
            lexicon.by_verb.setdefault(head, []).append((act, rest))
        for phrase in act.nouns:
            rest, _, head = phrase.replace("'", "' ").rpartition(" ")
            for form in _noun_forms(head, lexicon.grammar.language):
                lexicon.by_noun.setdefault(form, []).append((act, rest))
    for phrase in lexicon.grammar.status.get("likewise", ()):  # "followed suit" tells an act too
        head = phrase.partition(" ")[0]
        lemmas.setdefault(head)
        lexicon.by_verb.setdefault(head, [])
    for many in (*lexicon.by_verb.values(), *lexicon.by_noun.values()):
        many.sort(key=lambda pair: (-len(pair[1]), pair[0].required is None))
    lexicon.readings = _readings(lemmas, lexicon.grammar)
    verbs = (
        form
        for form, readings in lexicon.readings.items()
        if any(reading.lemma in lexicon.by_verb for reading in readings)
    )
    lexicon.triggers = frozenset(verbs) | frozenset(lexicon.by_noun)


def _noun_forms(noun: str, language: str) -> tuple[str, ...]:
    """Give a noun and its plural; German plurals are listed in the file."""
    if language == "de" or noun.endswith("!"):
        return (noun.rstrip("!").lower(),)
    if language == "en":
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        return (noun,) if noun.endswith("s") else (noun, plural)
    if noun[-1] in "aeiouéê":
        return (noun, noun + "s")
    if noun.endswith("ión"):
        return (noun, noun[:-3] + "iones")
    if noun.endswith("ão"):
        return (noun, noun[:-2] + "ões")
    return (noun, noun + ("s" if language == "fr" else "es")) if noun[-1] not in "sx" else (noun,)


def _readings(lemmas: Iterable[str], grammar: grammars.Grammar) -> dict[str, tuple[Reading, ...]]:
    """Give form -> what it may be, for every known verb."""
    found: dict[str, dict[Reading, None]] = {}
    for lemma in lemmas:
        for form, feature, particle in inflect.forms(lemma, grammar.language, grammar.irregular):
            found.setdefault(form, {})[Reading(lemma, feature, particle)] = None
    return {
        form: tuple(sorted(readings, key=lambda reading: reading.particle is None))
        for form, readings in found.items()
    }


LANGUAGES = ("en", "es", "fr", "pt", "de")


def read_all(files: Mapping[str, str]) -> dict[str, Lexicon]:
    """Read the lexicon of each language that has one; raises ConfigError at the first fault."""
    found: dict[str, Lexicon] = {}
    for language in LANGUAGES:
        name, grammar = f"events/{language}.toml", f"events/grammar/{language}.toml"
        if name not in files:
            continue
        if grammar not in files:
            raise ConfigError(grammar, "", f"is missing; it goes with {name}")
        found[language] = read(files[name], files[grammar], language, name)
    return found
