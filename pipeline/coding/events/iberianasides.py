"""Spanish and Portuguese asides between a noun and its verb, read as if they were not there."""

from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.unit import Unit

_LONGEST = 8  # units between the pronoun and the verb of making: "que tenía previsto realizar"
_BEHIND = 5  # units between the visit and the pronoun: "la visita de Estado que"


def mark(units: list[Unit], lexicon: Lexicon) -> None:
    """Tag as adverbs the asides that only say when something was to be, or that it was to be."""
    if lexicon.grammar.language not in ("es", "pt"):
        return
    for i, unit in enumerate(units):
        if unit.tag == "R" and unit.low == "que":
            _hide_duty(units, i, lexicon)
        elif unit.tag == ",":
            _hide_schedule(units, i, lexicon)


def _hide_duty(units: list[Unit], i: int, lexicon: Lexicon) -> None:
    """Hide "que debía realizar" between "la visita" and "a Washington", where it is called off.

    Whoever was to make the visit is its owner: "la visita que el rey iba a realizar a Marruecos".
    """
    grammar, off = lexicon.grammar, lexicon.grammar.status.get("called_off", frozenset())
    visit = any(grammar.of_kind(u.low, "journeys") for u in units[max(0, i - _BEHIND) : i])
    if not visit or not any(u.is_form_of(off) for u in units):
        return
    begin = i + 1
    while begin < len(units) and units[begin].tag in "DA":
        begin += 1
    end = begin
    while end < min(len(units), begin + _LONGEST) and _is_of_duty(units[end], lexicon):
        end += 1
    if begin < end < len(units) and units[end].tag == "P" and units[end - 1].tag != "T":
        _hide(units[begin:end] if begin > i + 1 else units[i:end])
        units[i].tag, units[i].low = ("P", "de") if begin > i + 1 else ("B", "que")


def _hide(units: list[Unit]) -> None:
    """Tag units as adverbs, times apart."""
    for unit in units:
        if unit.tag != "T":
            unit.tag, unit.readings, unit.act = "B", (), False


def _is_of_duty(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word only says that a visit was to be made: "tenía previsto", "faria"."""
    return unit.tag in "TK" or (unit.tag != "P" and lexicon.grammar.of_kind(unit.low, "duties"))


def _hide_schedule(units: list[Unit], i: int, lexicon: Lexicon) -> None:
    """Hide ", prevista para el jueves," before a verb; its day is not that of the verb."""
    if i + 2 >= len(units) or not lexicon.grammar.of_kind(units[i + 1].low, "slated"):
        return
    end = next((j for j in range(i + 2, min(len(units), i + 7)) if units[j].tag == ","), 0)
    inside = units[i + 2 : end]
    if not end or end + 1 >= len(units) or any(u.tag not in "PTBDN" for u in inside):
        return
    if units[end + 1].tag not in "XVGK" or not any(u.tag == "T" for u in inside):
        return
    for unit in units[i : end + 1]:
        unit.tag, unit.readings, unit.act, unit.when = "B", (), False, None
