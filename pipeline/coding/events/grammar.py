"""The small words of a language, read from config/events/grammar/<language>.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

# Which tag a word list gives; earlier lists win where a word stands in several.
_TAGS = (
    ("time", "S"), ("cause", "S"), ("condition", "S"), ("complement", "S"), ("purpose", "I"),
    ("relatives", "R"), ("not", "G"), ("clitics", "K"), ("have", "X"),
    ("be", "X"), ("become", "X"), ("will", "X"),
    ("future", "X"), ("past_future", "X"), ("modal", "X"), ("do", "X"), ("go", "X"),
    ("coordinators", "C"), ("determiners", "D"), ("adverbs", "B"), ("infinitive", "I"),
    ("adjectives", "N"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the tagger and the clause splitter know about a language."""

    language: str
    tags: Mapping[str, str]  # word -> tag
    kinds: Mapping[str, frozenset[str]]  # list name -> its words
    roles: Mapping[str, frozenset[str]]  # preposition -> the roles it may mark
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> phrases of several words
    status: Mapping[str, frozenset[str]]
    general: tuple[str, ...]
    irregular: Mapping[str, str]
    be_active: frozenset[str]  # verbs whose perfect takes "be": est arrivé, ist gereist
    gates: Mapping[str, frozenset[str]]
    topics: Mapping[str, tuple[tuple[str, str, int], ...]]  # first word -> phrase, field, weight

    def of_kind(self, word: str, kind: str) -> bool:
        """Whether a word stands in one of the word lists."""
        return word in self.kinds.get(kind, frozenset())


def _words(text: str) -> list[str]:
    """Split a word list; "_" stands for a blank."""
    return [word.replace("_", " ") for word in text.split()]


# French elisions are words of their own in a sentence: "à l' issue de", "s' il".
_ELISION = re.compile(r"\b([dlnsjcmt]|jusqu|lorsqu|qu)'(?=\w{2}|à)")


def _units(text: str) -> list[str]:
    """Split a word list into words and phrases as they stand in a sentence."""
    return [_ELISION.sub(r"\1' ", word) for word in _words(text)]


def _tag_words(lists: Mapping[str, str], roles: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Give each word its first tag."""
    tags: dict[str, str] = {}
    articles = set(_units(lists.get("determiners", "")))
    for name, tag in _TAGS:
        for word in _units(lists.get(name, "")):
            if name != "relatives" or word not in articles:  # German "der": by its clause
                tags.setdefault(word, tag)
    for word in roles:
        tags.setdefault(word, "P")
    return tags


def _roles(prepositions: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Turn role -> prepositions into preposition -> roles."""
    found: dict[str, set[str]] = {}
    for role, words in prepositions.items():
        for word in _units(words):
            found.setdefault(word, set()).add(role)
    return {word: frozenset(names) for word, names in found.items()}


def _phrases(words: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Index the phrases by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        parts = tuple(phrase.split(" "))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(many, key=len, reverse=True)) for first, many in found.items()}


_FIRST = re.compile(r"[\w-]+")


def _topics(gates: Mapping[str, frozenset[str]]) -> dict[str, tuple[tuple[str, str, int], ...]]:
    """Index the words that take a sentence out of diplomacy; strong ones weigh two."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for name, phrases in sorted(gates.items()):
        weight = 1 if name.endswith("_weak") else 2
        for phrase in sorted(phrases):
            first = _FIRST.search(phrase)
            if first is not None and (" " in phrase or first.group() == phrase):
                words = " ".join(_FIRST.findall(phrase))  # marks between them do not matter
                entry = (words, name.removesuffix("_weak"), weight)
                found.setdefault(first.group(), []).append(entry)
    return {first: tuple(many) for first, many in found.items()}


def read(text: str, language: str) -> Grammar:
    """Read one grammar file."""
    data = tomllib.loads(text)
    lists: dict[str, str] = data["words"]
    roles = _roles(data["prepositions"])
    tags = _tag_words(lists, roles)
    gates = {name: frozenset(_words(words)) for name, words in data.get("gate", {}).items()}
    kinds = {name: frozenset(_units(lists.get(name, ""))) for name in lists}
    return Grammar(
        language, tags, kinds, roles, _phrases(tags),
        {name: frozenset(_words(words)) for name, words in data.get("status", {}).items()},
        tuple(data["verbs"]["general"].split()),
        data.get("irregular", {}),
        frozenset(data["verbs"].get("be_active", "").split()),
        gates, _topics(gates),
    )  # fmt: skip
