"""English: talks named beside what was said at them: "asked X for help at a meeting with Y"."""

from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.status import manner
from pipeline.coding.events.unit import is_predicate
from pipeline.records import EventStatus

_AT = frozenset(("at", "during", "in"))
_ONE = frozenset(("a", "an", "his", "her", "their"))
_NOUNS = frozenset(("meeting", "talks", "conversation", "call", "summit", "encounter", "audience"))
_FAR = 8  # words between the noun and "with": "a meeting in Colombo on Sunday with"


def at_meeting(reach: Reach, i: int) -> bool:
    """Whether something was said at the talks at unit i; none that are only asked for.

    "urged X to reach a deal at talks with Y" tells of no talks.
    """
    units = reach.units
    if units[i].low not in _NOUNS or reach.clauses.piece_of(i).kind not in ("main", "coord"):
        return False
    return _opens(reach, i) and _names_partner(reach, i)


def _opens(reach: Reach, i: int) -> bool:
    """Whether "at a" or the like opens the phrase of the noun at unit i."""
    units, j = reach.units, i - 1
    while j > 0 and units[j].tag in "NBT" and i - j < _FAR:
        j -= 1
    return j > 0 and units[j].low in _ONE and units[j - 1].low in _AT


def _names_partner(reach: Reach, i: int) -> bool:
    """Whether "with" follows the noun at unit i before another verb."""
    for unit in reach.units[i + 1 : i + _FAR]:
        if unit.tag in "VXISR;":
            return False
        if unit.low == "with":
            return True
    return False


def manner_of(reach: Reach, i: int) -> Manner:
    """Give the status of talks at which something was said: that of the saying."""
    start = reach.clauses.piece_of(i).start
    verb = next((j for j in range(start, i) if is_predicate(reach.units, j)), None)
    how = manner(reach.clauses, verb) if verb is not None else None
    ahead = how is not None and how.future
    status = EventStatus.PLANNED if ahead else EventStatus.HAPPENED
    return Manner(status, False, False, i, ahead)
