"""Where a report was written: "TEHRAN, Iran (AP) -", "MOSCOW, March 3:" name no actor."""

from pipeline.coding.actors.lexicon import Kind
from pipeline.coding.actors.scan import Scan

_DASHES = ("-", "–", "—")
_LONGEST = 9  # words before the dash: "PARIS/BERLIN, Nov 19 (Reuters) -"
_AGENCY = 5  # words in brackets: "(Thomson Reuters Foundation)"
_BETWEEN = (",", ".", "/")


def end(view: Scan) -> int:
    """Give how many words the dateline of a segment has, 0 where it has none."""
    if not _opens(view):
        return 0
    for i in range(1, min(_LONGEST, len(view.tokens))):
        word = view.tokens.words[i]
        if word in _DASHES:
            return i + 1
        if word == "(":
            return _past_agency(view, i)
        if word == ":":
            return i + 1 if _is_shouted(view, 0) or view.cue("calendar", i - 1) else 0
        if not _may_stand(view, i):
            return 0
    return 0


def _opens(view: Scan) -> bool:
    """Whether the segment begins with a city, or with a place in capitals throughout."""
    unit = view.at.get(0)
    if unit is None:
        return False
    if unit.of(Kind.CAPITAL, Kind.CITY):
        return True
    seat = unit.of(Kind.ORGANISATION) and unit.end > 1  # "UNITED NATIONS -"
    return bool(seat or unit.of(Kind.COUNTRY)) and _is_shouted(view, 0)


def _past_agency(view: Scan, i: int) -> int:
    """Give the word after the agency in brackets and its dash."""
    close = next((k for k in range(i + 1, i + 2 + _AGENCY) if view.tokens.at(k) == ")"), 0)
    return close + 1 + (view.tokens.at(close + 1) in _DASHES) if close else 0


def _may_stand(view: Scan, i: int) -> bool:
    """Whether word i may be in a dateline: a day, a part of the place, no other city beside it."""
    word, unit = view.tokens.words[i], view.at.get(i)
    month = view.tokens.at(i - 1).isdigit() or view.tokens.at(i + 1).isdigit()  # "19 jul"
    if word in _BETWEEN or word[0].isdigit() or month or view.cue("calendar", i):
        return True
    if unit is not None and unit.of(Kind.CAPITAL, Kind.ORGANISATION, Kind.GROUP) is not None:
        return view.tokens.words[i - 1] == "/" or i < view.at[0].end
    return view.tokens.capital(i) and (
        i < view.at[0].end or unit is not None or _is_shouted(view, i)
    )


def _is_shouted(view: Scan, i: int) -> bool:
    word = view.tokens.words[i]
    return len(word) > 2 and word.isupper()
