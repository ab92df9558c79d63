"""The small words of a language's grammar: which cues each word gives (cues.csv)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.coding.actors.tables import Row
from pipeline.coding.actors.tokens import split

_NONE: frozenset[str] = frozenset()
_REMEMBERED = 50_000  # words of which the cues are kept
_DESCRIPTIONS = ("both", "bloc", "band", "land")


@dataclass(slots=True)
class Cues:
    """The cues of one language, by word and by the beginning of a word."""

    words: dict[str, frozenset[str]]
    stems: dict[str, frozenset[str]]
    phrases: dict[str, frozenset[str]]  # cue -> its entries of several words
    described: dict[str, str]  # description ("both sides") -> its cue
    openers: frozenset[str]  # first words of descriptions
    first_words: dict[
        str, frozenset[str]
    ]  # cue -> the words that its entries of several begin with
    _seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, word: str) -> frozenset[str]:
        """Give the cues of a folded word."""
        known = self._seen.get(word)
        if known is None:
            known = self._look(word)
            if len(self._seen) < _REMEMBERED:
                self._seen[word] = known
        return known

    def _look(self, word: str) -> frozenset[str]:
        found = set(self.words.get(word, _NONE))
        for end in range(2, len(word) + 1):
            found |= self.stems.get(word[:end], _NONE)
        return frozenset(found) if found else _NONE


def cues(rows: Iterable[Row], language: str) -> Cues:
    """Give the grammar words of one language; rows of the language "*" hold for all."""
    words: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    phrases: dict[str, set[str]] = {}
    for row in rows:
        if row["language"] not in ("*", language):
            continue
        for word in row.words("words"):
            key = " ".join(split(word.rstrip("*")).folded)
            place = stems if word.endswith("*") else words
            place.setdefault(key, set()).add(row["cue"])
            if " " in key or row["cue"] in _DESCRIPTIONS:
                phrases.setdefault(row["cue"], set()).add(key)
    described = {p: cue for cue in reversed(_DESCRIPTIONS) for p in phrases.get(cue, ())}
    openers = {phrase.split()[0] for phrase in described}
    long = {cue: {p.split()[0] for p in all_of if " " in p} for cue, all_of in phrases.items()}
    return Cues(
        _frozen(words),
        _frozen(stems),
        _frozen(phrases),
        described,
        frozenset(openers),
        _frozen(long),
    )


def _frozen(sets: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}


def phrase_found(cues: Cues, cue: str, folded: list[str]) -> int:
    """Say how many entries of several words of a cue a text has."""
    phrases = cues.phrases.get(cue, _NONE)
    if cues.first_words.get(cue, _NONE).isdisjoint(folded):
        return 0
    text = f" {' '.join(folded)} "
    return sum(f" {phrase} " in text for phrase in phrases if " " in phrase)
