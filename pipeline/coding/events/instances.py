"""Actors behind a general noun: "countries such as Kenya", "authorities in eastern Libya"."""

from dataclasses import replace

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events.grammar import Grammar
from pipeline.coding.events.unit import Unit

# Words between a general noun and those who are named as examples of it.
_NEAR = 5


def examples_from(units: list[Unit], k: int, grammar: Grammar) -> int | None:
    """Give the general noun of which the word at unit k names examples: "states | like"."""
    if k < 1 or not grammar.of_kind(units[k].low, "exemplars"):
        return None
    for j in range(k - 1, max(-1, k - _NEAR), -1):
        if grammar.of_kind(units[j].low, "states"):
            return j
        if units[j].tag not in "ANDBS," and not grammar.of_kind(units[j].low, "exemplars"):
            return None
    return None


def listed(units: list[Unit], start: int, grammar: Grammar) -> int | None:
    """Give the examples that a parenthesis at unit `start` names: "several states, | including"."""
    near = range(start, min(start + 2, len(units)))
    if not any(examples_from(units, k, grammar) is not None for k in near):
        return None
    return next((j for j in range(start, min(start + _NEAR, len(units))) if _acts(units[j])), None)


def _acts(unit: Unit) -> bool:
    """Whether the unit names actors."""
    return unit.tag == "A" and unit.anchors[0].form in (Form.NAMED, Form.DESCRIPTION)


def _hold(units: list[Unit], j: int, grammar: Grammar) -> None:
    """Let a place that rebels hold stand for them: "the rebel-held enclave of | Idlib"."""
    before = units[max(0, j - _NEAR) : j]
    held = next((k for k, u in enumerate(before) if grammar.of_kind(u.low, "held")), None)
    if held is not None and all(u.tag in "NDP" for u in before[held:]):
        units[j].anchors = [_acting(anchor, rebels=True) for anchor in units[j].anchors]


def seat(units: list[Unit], grammar: Grammar) -> None:
    """Let a place act through those who rule or fight there: "officials in Moscow"."""
    for j, unit in enumerate(units):
        if unit.tag == "A" and unit.anchors[0].form is Form.PLACE:
            _hold(units, j, grammar)
    for k in range(1, len(units) - 1):
        if not _is_seated(units, k, grammar):
            continue
        near = range(k + 1, min(k + 4, len(units)))
        at = next((j for j in near if units[j].tag == "A"), None)
        if at is None or units[at].anchors[0].form is not Form.PLACE:
            continue
        if all(u.tag in "ND" for u in units[k + 1 : at]):
            rebels = grammar.of_kind(units[k - 1].low, "rebels")
            units[at].anchors = [_acting(anchor, rebels=rebels) for anchor in units[at].anchors]


def is_staff(units: list[Unit], k: int, grammar: Grammar) -> bool:
    """Whether "at" at unit k ties officials to the body they work for: "judges at the ICC"."""
    if k < 1 or units[k].low != "at" or not grammar.of_kind(units[k - 1].low, "seated"):
        return False
    body = next((u for u in units[k + 1 : k + 3] if u.tag == "A"), None)
    return body is not None and body.anchors[0].kind == "organisation"


def _is_seated(units: list[Unit], k: int, grammar: Grammar) -> bool:
    """Whether unit k is an "in" after a noun for those who rule or fight where they are."""
    if units[k].tag != "P" or "in" not in grammar.roles.get(units[k].low, ()):
        return False
    noun, before = units[k - 1].low, units[k - 2] if k > 1 else None
    qualified = before is not None and before.tag == "N"  # "industry officials in"
    if qualified and before is not None and not grammar.of_kind(before.low, "ranks"):
        return False
    return grammar.of_kind(noun, "seated") or grammar.of_kind(noun, "rebels")


def _acting(anchor: Anchor, *, rebels: bool) -> Anchor:
    """Give the anchor of a place as one of those who act from it."""
    parties = tuple(replace(p, sector="REB") if rebels else p for p in anchor.parties)
    return replace(anchor, form=Form.NAMED, parties=parties)


def is_seat(units: list[Unit], k: int, grammar: Grammar) -> bool:
    """Whether the preposition at unit k ties an actor to those who rule or fight there."""
    return k > 0 and _is_seated(units, k, grammar)


def unquote(units: list[Unit]) -> None:
    """Let an adjective in a quoted label be no actor: a law that is called "Russian"."""
    for j in range(1, len(units) - 2):
        adjective = units[j].tag == "A" and units[j].anchors[0].form is Form.ADJECTIVE
        if (
            adjective
            and units[j - 1].tag == "Q"
            and any(u.tag == "Q" for u in units[j + 1 : j + 4])
        ):
            units[j].tag, units[j].anchors = "N", ()
