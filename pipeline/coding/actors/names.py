"""Runs of capitalised words beside a title: the names of persons nobody listed."""

from pipeline.coding.actors.lexicon import Kind
from pipeline.coding.actors.scan import Scan

_LONGEST = 6


def name_after(view: Scan, i: int) -> int:
    """Give the end of a name that begins at word i; i itself when there is none."""
    known = view.at.get(i)
    if known is not None and known.first.kind is Kind.PERSON:
        return known.end  # "Theresa May"
    end, words = i, 0
    while end < len(view.tokens) and words < _LONGEST:
        if _name_word(view, end, words):
            end, words = end + 1, words + 1
        elif words and view.tokens.is_word(end) and view.tokens.glue[end] == "-":
            end += 1  # "Kim Jong-un"
        elif (words and _particle(view, end)) or (
            not words and view.cue("particle", end) and view.tokens.glue[end + 1 : end + 2] == ["-"]
        ):
            end += 1
        else:
            break
    while end > i and view.cue("particle", end - 1) and not view.tokens.capital(end - 1):
        end -= 1
    return _headline_end(view, i, end)


def _name_word(view: Scan, i: int, words: int) -> bool:
    return (
        view.word_name(i)
        or _initial(view, i)
        or _given(view, i, words)
        or (words == 1 and _surname(view, i))
    )


def _surname(view: Scan, i: int) -> bool:
    """Say whether a place ends a person's name before a comma: "Rui Lima,"."""
    unit = view.at.get(i)
    if unit is None or unit.end != i + 1 or view.tokens.at(i + 1) != ",":
        return False
    return unit.of(Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.NOBODY) is not None


def _initial(view: Scan, i: int) -> bool:
    words = view.tokens.words
    return words[i] == "." and i > 0 and len(words[i - 1]) == 1 and view.word_name(i + 1)


def _given(view: Scan, i: int, words: int) -> bool:
    """Say whether a name of a place begins a person's name: "Francia Márquez"."""
    unit = view.at.get(i)
    if words or unit is None or unit.end != i + 1 or view.language == "de":
        return False
    place = unit.of(Kind.COUNTRY, Kind.CAPITAL, Kind.CITY, Kind.NOBODY)
    return place is not None and view.word_name(i + 1)


def _particle(view: Scan, i: int) -> bool:
    if not view.cue("particle", i):
        return False
    nexts = i + 1
    while view.cue("particle", nexts) and nexts < i + 3:
        nexts += 1
    return view.word_name(nexts)


def _headline_end(view: Scan, i: int, end: int) -> int:
    if not view.headline or end - i <= 2:
        return end
    person = view.at.get(i)
    known = person and person.first.kind in (Kind.PERSON, Kind.SURNAME)
    return person.end if person and known else i + 2


def name_before(view: Scan, end: int) -> int:
    """Give the start of a name that ends before word `end`; `end` itself when there is none."""
    start, words = end, 0
    while start > 0 and words < _LONGEST:
        if view.word_name(start - 1):
            start, words = start - 1, words + 1
        elif words and view.cue("particle", start - 1) and view.word_name(start - 2):
            start -= 1
        else:
            break
    if start < end and words > 2 and view.tokens.opens(start) and _common(view, start):
        start += 1
    return start if words > 1 or (words == 1 and view.at.get(start)) else end


def _common(view: Scan, i: int) -> bool:
    return (
        view.cue("at", i)
        or view.cue("article", i)
        or view.cue("modifier", i)
        or view.cue("goal", i)
    )


def spelled(view: Scan, start: int, end: int) -> str:
    """Give the words [start, end) as the text has them."""
    tokens = view.tokens
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
