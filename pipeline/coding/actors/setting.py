"""What kind of text it is where that decides whether a name acts: contests, and captives."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.actors.grammar import phrase_found
from pipeline.coding.actors.lexicon import Kind
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Anchor, Form

_STRONG = ("sport", "weather")
_POLITICAL = (Kind.OFFICE, Kind.BODY, Kind.ORGANISATION, Kind.GROUP, Kind.SEAT)
_ENOUGH = 2  # points: a strong word gives two, a weak one gives one
_SENTENCES_A_POINT = 2  # a text is of a contest or the weather when points are not rarer than this


def contest(views: Sequence[Scan]) -> bool:
    """Say whether an article tells of sport, show or weather: countries are teams or places."""
    strong = sum(_strong(view) for view in views)
    points = 2 * strong + sum(_weak(view) for view in views)
    sentences = sum(view.tokens.words.count(".") + 1 for view in views)
    political = any(unit.of(*_POLITICAL) for view in views for unit in view.units)
    enough = strong > 0 or not political
    return enough and points >= _ENOUGH and points * _SENTENCES_A_POINT > sentences


def _strong(view: Scan) -> int:
    """Count the words of contests outside the names of organisations ("Banco Mundial")."""
    strong = _STRONG if not any("relief" in tags for tags in view.tags) else ("sport",)
    single = sum(
        i not in view.inside
        for i, tags in enumerate(view.tags)
        if tags and not tags.isdisjoint(strong)
    )
    return single + sum(phrase_found(view.cues, cue, view.tokens.folded) for cue in strong)


def _weak(view: Scan) -> int:
    words = sum(i not in view.inside for i, tags in enumerate(view.tags) if "sport_weak" in tags)
    return words + _scores(view)


def _scores(view: Scan) -> int:
    """Count results such as 3-0."""
    words, glue = view.tokens.words, view.tokens.glue
    pairs = zip(words, words[1:], glue[1:], strict=False)
    return sum(a.isdigit() and b.isdigit() and g == "-" and len(a + b) <= 4 for a, b, g in pairs)


def promoted(view: Scan, anchors: list[Anchor]) -> list[Anchor]:
    """Give nationals a mention where somebody named frees, takes, bars or expels them."""
    if not any(a.form is Form.NATIONALS for a in anchors):
        return anchors
    named = any(a.form is Form.NAMED for a in anchors)
    captive = named and any("captive" in tags for tags in view.tags)
    if not captive:
        return anchors
    return [replace(a, form=Form.NAMED) if a.form is Form.NATIONALS else a for a in anchors]
