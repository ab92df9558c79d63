"""What is no diplomacy: sport, culture, business, crime, history, questions."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.coding import days
from pipeline.coding.events.clauses import Clauses
from pipeline.coding.events.grammar import Grammar

_WORD = re.compile(r"[\w-]+")
_RESULT = re.compile(r"(?<![\d/.,:$€£])\b\d{1,3}[-–]\d{1,2}\b(?![-–/\d%])")


def topic(text: str, grammar: Grammar) -> str | None:
    """Give the field that takes a sentence out of diplomacy, or None."""
    low = text.lower()
    words = set(_WORD.findall(low))
    for name in ("sport", "culture", "business", "crime", "death", "history", "weather"):
        strong = _hits(grammar.gates.get(name, frozenset()), words, low)
        weak = _hits(grammar.gates.get(name + "_weak", frozenset()), words, low)
        if 2 * strong + weak >= 2:
            return name
    if _RESULT.search(text) and words & grammar.gates.get("contest", frozenset()):
        return "sport"
    return None


def _hits(listed: frozenset[str], words: set[str], low: str) -> int:
    """Give how many of the listed words and phrases a text has."""
    padded = f" {low} "
    return len(listed & words) + sum(1 for w in listed if " " in w and f" {w} " in padded)


def is_question(text: str) -> bool:
    """Whether the sentence asks."""
    return text.rstrip("\"'”’»“) ").endswith("?")


def is_past_history(clauses: Clauses, i: int, published: date | None) -> bool:
    """Whether the group of unit i is dated more than a year before publication."""
    group = clauses.piece_of(i).group
    return any(
        u.when is not None and days.is_history(u.when, published) and not _is_since(clauses, j)
        for j, u in enumerate(clauses.units)
        if u.when is not None and clauses.pieces[u.piece].group == group
    )


def _is_since(clauses: Clauses, j: int) -> bool:
    """Whether a year only says since when: "the first talks since 2011"."""
    return j > 0 and clauses.units[j - 1].low in _SINCE


_SINCE = frozenset(("since", "desde", "depuis", "seit"))


def strong_topics(names: Sequence[str | None]) -> bool:
    """Whether most sentences of a text are out of diplomacy, so that the rest is too."""
    out = sum(1 for name in names if name in ("sport", "culture"))
    return len(names) > 1 and out * 2 >= len(names)
