"""What is no diplomacy: sport, culture, business, crime, history, questions."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.coding import days
from pipeline.coding.events import attributes, verbgroup
from pipeline.coding.events.clauses import Clauses, Manner, Piece
from pipeline.coding.events.grammar import Grammar
from pipeline.coding.events.unit import is_predicate

_WORD = re.compile(r"[\w-]+")
_RESULT = re.compile(r"(?<![\d/.,:$€£])\b\d{1,3}[-–]\d{1,2}\b(?![-–/\d%])")


_TOPICS = ("sport", "culture", "business", "crime", "death", "history", "weather")


def topic(text: str, grammar: Grammar, states: int = 0) -> str | None:
    """Give the field that takes a sentence out of diplomacy, or None.

    Police and suspects are no crime story where so many as two states act.
    """
    low = text.lower().replace("ß", "ss")
    words = _WORD.findall(low)
    points = dict.fromkeys(_TOPICS, 0)
    for name, weight in _hits(words, f" {' '.join(words)} ", grammar.topics):
        points[name] += 0 if name == "crime" and weight == 1 and states > 1 else weight
    found = next((name for name in _TOPICS if points[name] >= _ENOUGH), None)
    if found is None and _RESULT.search(text):
        contest = grammar.gates.get("contest", frozenset())
        return "sport" if not contest.isdisjoint(words) else None
    return found


# A strong word counts two points, a weak one one; so many take a sentence out.
_ENOUGH = 2


def _hits(
    words: Sequence[str], padded: str, topics: Mapping[str, tuple[tuple[str, str, int], ...]]
) -> Iterator[tuple[str, int]]:
    """Give field and weight of every listed word or phrase that a text has, each once."""
    for first in topics.keys() & set(words):
        for phrase, name, weight in topics[first]:
            if phrase == first or f" {phrase} " in padded:
                yield name, weight


def is_question(text: str) -> bool:
    """Whether the sentence asks."""
    return text.rstrip("\"'”’»“) ").endswith("?")


def is_label(clauses: Clauses, i: int, how: Manner) -> bool:
    """Whether a participle only says what somebody is: "the government, backed by X, rejected"."""
    labels = clauses.lexicon.grammar.status.get("labels", frozenset())
    units = clauses.units
    apposed = units[i].has("ger") and i > 0 and units[i - 1].tag in "NA"  # "states backing X"
    if not units[i].is_form_of(labels) or not (how.reduced or apposed):
        return False
    return any(units[j].tag == "X" or is_predicate(units, j) for j in range(len(units)) if j != i)


_MARKS_OPEN, _MARKS_CLOSE = frozenset("\"“„«‘'"), frozenset("\"”“»’'")


def is_mocked(clauses: Clauses, i: int) -> bool:
    """Whether the verb at unit i alone is quoted: "Kenya 'congratulates' Uganda"."""
    units = clauses.units
    if not 0 < i < len(units) - 1:
        return False
    return units[i - 1].text in _MARKS_OPEN and units[i + 1].text in _MARKS_CLOSE


def is_past_history(clauses: Clauses, i: int, published: date | None) -> bool:
    """Whether the group of unit i is dated more than a year before publication."""
    own = clauses.units[i].piece
    groups = {clauses.pieces[own].group}
    if own and clauses.pieces[own].kind == "sub" and clauses.pieces[own - 1].kind == "bare":
        groups.add(clauses.pieces[own - 1].group)  # "In 1961, when Washington broke with Havana"
    if own and clauses.pieces[own].intro_kind == "time" and not _is_dated(clauses, groups):
        groups.add(clauses.pieces[own - 1].group)  # "applied in 2019, shortly after X invaded Y"
    if own and _is_years_later(clauses, own):
        return True
    if _is_dated_lately(clauses, clauses.pieces[own], published):
        return False
    dated = [j for j in _times(clauses) if clauses.pieces[clauses.units[j].piece].group in groups]
    old = (j for j in dated if _is_old(clauses, j, published))
    if any(_dates_act(clauses, j, i) for j in old):
        return True
    if _has_been(clauses, i, dated, published):
        return True
    timed = any(clauses.units[j].when is not None for j in dated)
    return not timed and _is_told_of_old(clauses, i, published)


def _is_dated_lately(clauses: Clauses, piece: Piece, published: date | None) -> bool:
    """Whether the clause itself names a day of late: "lifted on Monday | what began in 2011"."""
    whens = [u.when for u in clauses.units[piece.start : piece.end] if u.when is not None]
    days_named = [w for w in whens if w.kind in ("date", "weekday", "offset")]
    return bool(days_named) and not any(days.is_history(w, published) for w in whens)


def _dates_paper(clauses: Clauses, j: int) -> bool:
    """Whether a year only tells which paper is meant: "the 1987 treaty", "Abkommen von 1972"."""
    units, grammar = clauses.units, clauses.lexicon.grammar
    papers = tuple(grammar.kinds.get("papers", ()))
    before = [u for u in units[max(0, j - 5) : j] if u.tag not in "D"]
    of = before and before[-1].tag in "PDN" and before[-1].low in _OF_YEAR
    if of:
        behind = (u for u in reversed(before) if u.tag == "N" and u.low not in _OF_YEAR)
        phrase = list(itertools.islice(behind, 1))
    else:
        opens = j > 0 and units[j - 1].tag == "D"
        phrase = list(itertools.takewhile(lambda u: opens and u.tag in "NA", units[j + 1 : j + 5]))
    return bool(papers) and any(u.low.endswith(papers) for u in phrase)


def _dates_act(clauses: Clauses, j: int, i: int) -> bool:
    """Whether the old time at unit j holds for the act at unit i, not for a thing it names."""
    return not (
        _dates_paper(clauses, j)
        or _in_attribute(clauses, j, i)
        or attributes.dates_other(clauses, j, i)
    )


def _in_attribute(clauses: Clauses, j: int, i: int) -> bool:
    """German: whether a year belongs to an attribute: "der 1961 geborene Minister"."""
    units = clauses.units
    if clauses.lexicon.grammar.language != "de" or not j or units[j - 1].tag != "D":
        return False
    following = units[j + 1 : j + 3]
    inside = bool(following) and following[0].text[0].islower()
    return inside and following[0].low.endswith(("e", "en", "er", "es", "em")) and i != j + 1


# Between a paper and its year: "of 1987", "aus dem Jahr 1987".
_OF_YEAR = frozenset(("of", "from", "de", "du", "del", "von", "vom", "aus", "jahr", "jahre", "año"))


def _has_been(clauses: Clauses, i: int, dated: Sequence[int], published: date | None) -> bool:
    """German: whether a present tells what has been so for years: "Seit 2014 besetzt X"."""
    unit = clauses.units[i]
    if clauses.lexicon.grammar.language != "de" or not unit.has("pres") or unit.has("past"):
        return False
    group = verbgroup.members(clauses, i)
    since = (j for j in dated if _is_since(clauses, j) and clauses.units[j].when is not None)
    old = any(days.is_history(w, published) for j in since if (w := clauses.units[j].when))
    return old and not verbgroup.has_auxiliary(clauses, group)


def _is_years_later(clauses: Clauses, own: int) -> bool:
    """Whether a clause tells what happened years before: "ten years have passed since X fought"."""
    piece, grammar = clauses.pieces[own], clauses.lexicon.grammar
    before = clauses.units[max(0, piece.start - 4) : piece.start]
    return piece.intro_kind == "time" and any(grammar.of_kind(u.low, "ages") for u in before)


def _is_dated(clauses: Clauses, groups: set[int]) -> bool:
    """Whether a time stands in one of the groups."""
    units, pieces = clauses.units, clauses.pieces
    return any(
        units[j].when is not None and pieces[units[j].piece].group in groups
        for j in _times(clauses)
    )


def _times(clauses: Clauses) -> list[int]:
    """Give the units that may tell an old time: times, decades, years before those."""
    if clauses.times is None:
        decades = clauses.lexicon.grammar.kinds.get("decades", frozenset())
        clauses.times = [
            j
            for j, u in enumerate(clauses.units)
            if u.when is not None or u.low in decades or _ANCIENT.fullmatch(u.text)
        ]
    return clauses.times


def _is_old(clauses: Clauses, j: int, published: date | None) -> bool:
    """Whether unit j is a time more than a year ago, and not since when something has been."""
    unit, following = clauses.units[j], clauses.units[j + 1 : j + 2]
    if unit.when is not None:
        return days.is_history(unit.when, published) and not _is_since(clauses, j)
    if _is_decade(clauses, j):
        return True
    before = clauses.units[j - 1] if j else None
    leads = before is not None and "in" in clauses.lexicon.grammar.roles.get(before.low, ())
    return leads and bool(_ANCIENT.fullmatch(unit.text)) and all(u.tag != "N" for u in following)


def _is_decade(clauses: Clauses, j: int) -> bool:
    """Whether unit j names a decade by its age: "in den siebziger Jahren", "in the seventies"."""
    units, grammar = clauses.units, clauses.lexicon.grammar
    if not grammar.of_kind(units[j].low, "decades"):
        return False
    if grammar.language == "de":
        return "jahr" in units[j].low or (j + 1 < len(units) and units[j + 1].low == "jahren")
    return j > 0 and units[j - 1].low == "the"  # and not "in her seventies"


# Years that no expression of time holds: "in 1494".
_ANCIENT = re.compile(r"1[0-5]\d\d")


def _is_told_of_old(clauses: Clauses, i: int, published: date | None) -> bool:
    """Whether an old year at the head of the sentence holds for the past told at unit i too."""
    opening = clauses.pieces[0]
    head = [j for j in _times(clauses) if j < min(opening.end, _HEAD)]
    if clauses.units[i].has("pres") and not clauses.units[i].has("past", "part"):
        return False
    old = next((j for j in head if _is_old(clauses, j, published)), None)
    return old is not None and all(u.tag in "PDTQ" for u in clauses.units[:old])


# Units at the head of a sentence among which its time stands.
_HEAD = 4


def _is_since(clauses: Clauses, j: int) -> bool:
    """Whether a year only says since when: "the first talks since 2011"."""
    return j > 0 and clauses.units[j - 1].low in _SINCE


_SINCE = frozenset(("since", "desde", "depuis", "seit"))


def goes_on(sentence: str, grammar: Grammar) -> bool:
    """Whether a sentence goes on in the time of the one before: "A few hours earlier he had"."""
    words = _WORD.findall(sentence.lower())[:_OPENING]
    return any(grammar.of_kind(word, "thereupon") for word in words)


# Words among which a sentence says that it goes on.
_OPENING = 4


def strong_topics(names: Sequence[str | None]) -> bool:
    """Whether most sentences of a text are out of diplomacy, so that the rest is too."""
    out = sum(1 for name in names if name in ("sport", "culture"))
    return len(names) > 1 and out * 2 >= len(names)
