"""The phrases of boilerplate.toml, compiled so that a line meets only those that can match."""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import ConfigError
from pipeline.text import fold

FILE = "text/boilerplate.toml"
KINDS = (
    "teaser",
    "linked",
    "notice",
    "signup",
    "share",
    "copyright",
    "credit",
    "caption",
    "byline",
    "dateline",
    "advert",
    "media",
    "related",
    "consent",
    "paywall",
    "error",
)
SHORT_NAME = 5  # letters up to which an agency has to be spelt as it is: AP and MAP are words, too
MODES = ("line", "starts", "contains")
_WILD = {"*": r"(?:\S+ ){0,8}?", "#": r"\d\S* "}  # up to eight words; a number
_CHOICE = re.compile(r"\(([^()|]+(?:\|[^()|]*)+)\)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: why a line that matches is not the article, and how it is compared."""

    why: str
    mode: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """All phrases by their first word, unspaced ones (Japanese) as they are, the agencies."""

    by_word: Mapping[str, tuple[Phrase, ...]]
    unspaced: tuple[tuple[str, str], ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def build(cls, text: str) -> "Rules":
        """Compile the text of boilerplate.toml; what is wrong in it is a ConfigError."""
        by_word: dict[str, list[Phrase]] = {}
        unspaced: list[tuple[str, str]] = []
        document = _load(text)
        for why, mode, phrase in _phrases(document):
            if fold.key(phrase).isascii() or " " in phrase or mode != "contains":
                _index(by_word, why, mode, phrase)
            else:
                unspaced.append((phrase, why))
        return cls({w: tuple(p) for w, p in by_word.items()}, tuple(unspaced), _agencies(document))

    def match(self, line: str, kinds: frozenset[str]) -> str | None:
        """Give the kind of the first phrase of these kinds that the line matches, else None."""
        words = fold.tokens(line)
        text = " ".join(words) + " "
        for word in dict.fromkeys(words):
            for phrase in self.by_word.get(word, ()):
                if phrase.why in kinds and phrase.pattern.search(text):
                    return phrase.why
        return next((why for part, why in self.unspaced if why in kinds and part in line), None)

    def count(self, text: str, kind: str) -> int:
        """Count the different `contains` phrases of a kind in a text of any length."""
        words = fold.tokens(text)
        joined = " ".join(words) + " "
        phrases = (
            phrase
            for word in set(words)
            for phrase in self.by_word.get(word, ())
            if phrase.why == kind
        )
        found = {phrase.pattern.pattern for phrase in phrases if phrase.pattern.search(joined)}
        return len(found) + sum(why == kind and part in text for part, why in self.unspaced)


def _load(text: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(FILE, "", str(error)) from error


def _phrases(document: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str, str]]:
    for language, kinds in document.items():
        if language == "agencies":
            continue
        for why, modes in kinds.items():
            yield from _phrases_of(f"{language}.{why}", why, modes)


def _phrases_of(where: str, why: str, modes: object) -> Iterator[tuple[str, str, str]]:
    if why not in KINDS or not isinstance(modes, Mapping):
        raise ConfigError(FILE, where, f"is none of {', '.join(KINDS)}")
    for mode, phrases in modes.items():
        if mode not in MODES or not isinstance(phrases, list):
            raise ConfigError(
                FILE, f"{where}.{mode}", f"has to be a list under one of {', '.join(MODES)}"
            )
        for phrase in phrases:
            if not isinstance(phrase, str) or not phrase.strip(" *"):
                raise ConfigError(FILE, f"{where}.{mode}", f"{phrase!r} is no phrase")
            yield why, mode, phrase


def _index(by_word: dict[str, list[Phrase]], why: str, mode: str, phrase: str) -> None:
    for variant in _variants(phrase):
        spaced = variant.replace("*", " * ").split()
        words = [w if w in _WILD else " ".join(fold.tokens(w)) for w in spaced]
        pattern = "".join(
            _WILD.get(w) or re.escape(w).replace(r"\ ", " ") + " " for w in words if w
        )
        before = "(?:^|(?<= ))" if mode == "contains" else "^"
        after = "[: ]*$" if mode == "line" else ""
        first = next(w for w in words if w and w not in _WILD).split(" ")[0]
        by_word.setdefault(first, []).append(
            Phrase(why, mode, re.compile(before + pattern + after))
        )


def _variants(phrase: str) -> list[str]:
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(chosen) for chosen in itertools.product(*choices)]


def _agencies(document: Mapping[str, object]) -> dict[str, str]:
    table = document.get("agencies", {})
    if not isinstance(table, Mapping):
        raise ConfigError(FILE, "agencies", "has to be a table: canonical name = [spellings]")
    return {
        _spelt(spelling): name
        for name, spellings in table.items()
        for spelling in (name, *spellings)
    }


def _spelt(name: str) -> str:
    return name if len(name) <= SHORT_NAME else fold.key(name)


def agency(words: Sequence[str], agencies: Mapping[str, str]) -> str | None:
    """Give the name of the agency that these words spell; AP is one, ap is not."""
    joined = " ".join(words)
    return agencies.get(joined if len(joined) <= SHORT_NAME else fold.key(joined))
