"""Anchored texts -> read sentences: units, clauses, roles, made once for events and quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding import days, sentences
from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events import arguments, clauses, gates, units
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence of segment n as it was understood; reach is None where nobody is named in it."""

    n: int
    start: int
    end: int
    reach: Reach | None
    whens: tuple[days.When, ...]
    topic: str | None = None  # the field that takes it out of diplomacy


def read(
    texts: Sequence[str], anchors: Sequence[Anchor], lexicon: Lexicon, first_n: int = 0
) -> list[Read]:
    """Read the sentences of an article's segments; n counts from first_n."""
    found: list[Read] = []
    for n, text in enumerate(texts, first_n):
        own = [a for a in anchors if a.n == n]
        if own:
            found.extend(_segment(text, n, own, lexicon))
    return found


def _segment(text: str, n: int, anchors: Sequence[Anchor], lexicon: Lexicon) -> list[Read]:
    """Read the sentences of one segment."""
    language = lexicon.grammar.language
    whens = days.find(text, language)
    found: list[Read] = []
    for start, end in sentences.split(text, language):
        inside = [a for a in anchors if start <= a.start and a.end <= end]
        dated = tuple(w for w in whens if start <= w.start and w.end <= end)
        reach = None
        if inside or _opens_with_pronoun(text[start:end], lexicon):
            built = units.build(text, start, end, inside, dated, lexicon)
            reach = arguments.survey(clauses.cut(built, lexicon))
        topic = gates.topic(text[start:end], lexicon.grammar, _states(inside))
        found.append(Read(n, start, end, reach, dated, topic))
    return found


def _states(anchors: Sequence[Anchor]) -> int:
    """Count the states that are named as acting."""
    named = (a for a in anchors if a.form is Form.NAMED)
    return len({p.code for a in named for p in a.parties if p.sector in ("GOV", "JUD", "MIL")})


def _opens_with_pronoun(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence that names nobody goes on about who was named before: "It demanded"."""
    first, *rest = sentence.lower().split()
    grammar = lexicon.grammar
    opens = grammar.of_kind(first, "subject_pronouns")
    if grammar.language == "de":  # "Das vereinbarten sie"
        opens = opens or any(grammar.of_kind(word, "subject_pronouns") for word in rest[:3])
    return opens or any(grammar.of_kind(word, "jointly") for word in (first, *rest))
