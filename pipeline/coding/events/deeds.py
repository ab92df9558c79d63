"""Romance: who did what is condemned, praised or rejected, not to whom it was done."""

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
    start = _warned_of(reach, i) if act.type == "THREATEN" else i + 1
    if act.type not in (*JUDGING, "THREATEN") or not act.content or not deeds or not start:
        return []
    units, j = reach.units, start
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


def _warned_of(reach: Reach, i: int) -> int:
    """French: give where that begins against which somebody warns nobody by name, else 0."""
    if reach.clauses.lexicon.grammar.language != "fr":
        return 0
    words = [u.low for u in reach.units[i + 1 : i + 5]]
    return i + 2 + words.index("contre") if "contre" in words and "garde" in words else 0


def _owner(reach: Reach, j: int) -> int:
    """Give the actor after "of" at unit j, or -1."""
    units = reach.units
    if units[j].tag != "P" or not reach.clauses.lexicon.grammar.roles[units[j].low] & OF:
        return -1
    near = range(j + 1, min(j + _NEAR, len(units)))
    return next((k for k in near if units[k].tag == "A"), -1)
