"""Spanish, Portuguese: who did what is condemned, praised or rejected, not to whom it was done."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.arguments import OF, Found, Reach
from pipeline.coding.events.lexicon import Act

# Acts by which somebody judges what another has done.
JUDGING = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
# Words between a deed and its doer: adjectives, then article and office.
_NEAR = 3


def doer(reach: Reach, i: int, act: Act, own: frozenset[str]) -> list[Found]:
    """Give whose the object of the verb at unit i is: "condenó el ataque ruso a Kiev"."""
    grammar = reach.clauses.lexicon.grammar
    deeds = grammar.kinds.get("deeds", frozenset())
    if act.type not in JUDGING or not act.content or grammar.language not in ("es", "pt"):
        return []
    units, j = reach.units, i + 1
    while j < len(units) and units[j].tag in "DBTK":
        j += 1
    head = j
    while j < len(units) and units[j].tag == "N" and j - head <= _NEAR:
        j += 1
    if j == head or j >= len(units):
        return []
    if units[j].tag == "A":
        at = j if units[j].anchors[0].form is Form.ADJECTIVE else -1
    else:
        at = _owner(reach, j) if units[head].low in deeds else -1
    found = [Found(units[at], at)] if at >= 0 else []
    return [f for f in found if not {p.code for p in f.parties} <= own]


def _owner(reach: Reach, j: int) -> int:
    """Give the actor after "of" at unit j, or -1."""
    units = reach.units
    if units[j].tag != "P" or not reach.clauses.lexicon.grammar.roles[units[j].low] & OF:
        return -1
    near = range(j + 1, min(j + _NEAR, len(units)))
    return next((k for k in near if units[k].tag == "A"), -1)
