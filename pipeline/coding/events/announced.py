"""When an act was made known, where making it known is the act: "said on Monday that it expels"."""

from collections.abc import Set

from pipeline.coding.days import When
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.lexicon import Act
from pipeline.records import EventStatus

# Acts that are done by saying them.
_SPOKEN = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION"))
_IMPERFECT = ("ait", "aient")  # French: "a annoncé qu'elle expulsait"


def counts(reach: Reach, i: int, act: Act, how: Manner) -> bool:
    """Whether the word at unit i tells an act that its announcement brings about."""
    imposes = act.type == "SANCTION" or act.mode == "restrict"
    if how.future or how.status is not EventStatus.HAPPENED:
        return False
    return imposes or (act.type in _SPOKEN and not reach.is_german and _goes_on(reach, i))


def _goes_on(reach: Reach, i: int) -> bool:
    """Whether the verb at unit i tells what is being done, not what has been done."""
    unit = reach.units[i]
    if unit.tag != "V":
        return False
    if reach.clauses.lexicon.grammar.language == "fr" and unit.low.endswith(_IMPERFECT):
        return True
    present = unit.has("pres") and not unit.has("past", "part")
    return present or (unit.has("ger") and i > 0 and reach.units[i - 1].tag in "XB")


def when(reach: Reach, i: int, sources: Set[str]) -> When | None:
    """Give the time at which those who act, or nobody who is named, said it beside unit i."""
    say = reach.clauses.lexicon.grammar.status.get("say", frozenset())
    own = reach.units[i].piece
    before = own - 2 if _goes_on(reach, i) else own + 1  # "it has expelled X, | it said on Monday"
    beside = range(before, own + 3) if not reach.is_german else range(len(reach.clauses.pieces))
    said = {u.piece for u in reach.units if u.tag == "V" and u.is_form_of(say)} & set(beside)
    others = {
        u.piece
        for u in reach.units
        if u.tag == "A" and not reach.is_german
        if not {p.code for a in u.anchors for p in a.parties} & sources
    }
    told = (u.when for u in reach.units if u.when is not None and u.piece in said - others)
    return next(told, None)
