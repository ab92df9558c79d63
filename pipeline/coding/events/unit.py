"""A word, a mark, a time expression or an actor: what clauses are made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.coding.anchors import Anchor
from pipeline.coding.days import When
from pipeline.coding.events.lexicon import Reading

_FINITE = frozenset(("pres", "past", "fut", "cond", "subj"))


@dataclass(slots=True)
class Unit:
    """A word, a mark, a time expression or an actor of a sentence.

    Tags: A actor or place, T time, P preposition, D determiner, C coordinator, S subordinator,
    R relative pronoun, X auxiliary, G negation, B adverb, K clitic, I infinitive marker, V verb,
    O possessive, Q quotation mark, N anything else; punctuation marks stand for themselves.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    readings: tuple[Reading, ...] = ()
    anchors: Sequence[Anchor] = ()
    when: When | None = None
    piece: int = 0
    quoted: bool = False
    act: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether the verb form can carry a clause by itself."""
        for reading in self.readings:  # noqa: SIM110 a generator costs more than the question
            if reading.feature in _FINITE:
                return True
        return False

    def has(self, *features: str) -> bool:
        """Whether one of the readings has one of the features."""
        for reading in self.readings:  # noqa: SIM110 as above
            if reading.feature in features:
                return True
        return False

    def is_form_of(self, lemmas: Collection[str]) -> bool:
        """Whether the word may be a form of one of the words."""
        for reading in self.readings:  # noqa: SIM110 as above
            if reading.lemma in lemmas:
                return True
        return False


def is_predicate(units: Sequence[Unit], i: int) -> bool:
    """Whether the verb at unit i carries a clause: a finite form, or one with its auxiliary."""
    unit = units[i]
    if unit.tag != "V":
        return False
    j = i - 1
    while j >= 0 and units[j].tag in "BKGT":
        j -= 1
    before = units[j].tag if j >= 0 else ""
    return before != "I" if unit.is_finite else before == "X" and not unit.has("ger")
