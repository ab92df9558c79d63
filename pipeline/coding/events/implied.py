"""English: the other side that a construction implies: "a step X deplored", "will hit if X"."""

from collections.abc import Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import subjects
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.deeds import JUDGING
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import codes
from pipeline.coding.events.unit import is_predicate


def other_side(
    reach: Reach, i: int, act: Act, sources: Sequence[Found], targets: Sequence[Found]
) -> list[Found]:
    """Give the targets of the verb at unit i, put right where the construction implies others."""
    language = reach.clauses.lexicon.grammar.language
    if language not in ("en", "es", "pt") or act.both or not sources:
        return list(targets)
    implied = _doer(reach, i, act, codes(sources)) if language == "en" else None
    implied = implied or _who_is_to_yield(reach, i, act, targets)
    if language == "en":
        implied = implied or _owner(reach, i, act, sources)
    if implied is None or codes([implied]) & codes(sources):
        return list(targets)
    return [implied]


def _doer(reach: Reach, i: int, act: Act, own: frozenset[str]) -> Found | None:
    """Give who did what a noun sums up: "X expelled three, a step that Y deplored"."""
    if act.type not in JUDGING:
        return None
    start = reach.clauses.piece_of(i).start
    is_relative = reach.clauses.piece_of(i).kind == "rel"
    begin = _apposed_deed(reach, start if is_relative else i)
    if not begin and not is_relative and act.type == "REJECT":
        begin = start if _opens_with_charge(reach, start) else 0
    hosts = (k for k in range(begin - 1, -1, -1) if is_predicate(reach.units, k))
    doers = (subjects.subject(reach, host) for host in hosts)
    return next((f for f in doers if f is not None and not codes([f]) & own), None)


def _opens_with_charge(reach: Reach, start: int) -> bool:
    """Whether a clause tells of what was charged: "X spied on Y – an allegation | X denies"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    if not start or units[start - 1].tag not in ",-" or units[start].tag != "D":
        return False
    near = range(start + 1, min(start + 4, len(units) - 1))
    charged = (k for k in near if grammar.of_kind(units[k].low, "charges"))
    return any(units[k + 1].tag in "AD" for k in charged)


# Acts that go at what others hold.
_AT_HOLDINGS = frozenset(("ASSAULT", "COERCE", "PROTEST"))


def _owner(reach: Reach, i: int, act: Act, sources: Sequence[Found]) -> Found | None:
    """Give whose thing it is that was hit: "Two Kenyans died when rebels ambushed their convoy"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    owned = i + 1 < len(units) and grammar.of_kind(units[i + 1].low, "possessives")
    if act.type not in _AT_HOLDINGS or not owned:
        return None
    end = next((j for j in range(i + 2, len(units)) if units[j].tag != "N"), len(units))
    if not grammar.of_kind(units[end - 1].low, "holdings"):
        return None
    before = (j for j in range(i - 1, -1, -1) if units[j].tag == "A")
    others = (Found(units[j], j) for j in before if units[j].anchors[0].form is Form.NAMED)
    return next((f for f in others if not codes([f]) & codes(sources)), None)


def _apposed_deed(reach: Reach, end: int) -> int:
    """Give where ", a controversial move" before unit `end` begins; 0 where there is none."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    j = end - 1
    if j < 2 or not grammar.of_kind(units[j].low, "summings"):
        return 0
    while j and units[j].tag in "NB":
        j -= 1
    return j if units[j].tag == "D" and units[j - 1].tag in ",-" else 0


def _who_is_to_yield(reach: Reach, i: int, act: Act, targets: Sequence[Found]) -> Found | None:
    """Give who is threatened in a condition: "would hit ships again if X kept aid out"."""
    if act.type != "THREATEN" or not act.content:
        return None
    condition = next(
        (p for p in reach.clauses.pieces if p.start > i and p.intro_kind == "condition"), None
    )
    if condition is None or any(0 <= f.at < condition.start for f in targets):
        return None
    verb = next(
        (k for k in range(condition.start, condition.end) if is_predicate(reach.units, k)), None
    )
    found = subjects.subject(reach, verb) if verb is not None else None
    if found is None or found.at < condition.start or found.weak:
        return None
    return found if found.unit.anchors[0].form is Form.NAMED else None
