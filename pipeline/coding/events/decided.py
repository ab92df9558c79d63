"""English: a decision of which the clause tells something: "its move to send tanks drew a rebuke".

What was decided is then only named, and no act of its own.
"""

from pipeline.coding.events import verbgroup
from pipeline.coding.events.clauses import Clauses
from pipeline.coding.events.unit import Unit, is_predicate

_FAR = 3  # units from the noun over "to" and its verb to the clause's own verb, at least


def heads_subject(clauses: Clauses, j: int) -> bool:
    """Whether the noun at unit j sums up a decision and is the subject of a verb further on."""
    grammar, units = clauses.lexicon.grammar, clauses.units
    if grammar.language != "en" or not grammar.of_kind(units[j].low, "summings"):
        return False
    piece = clauses.piece_of(j)
    if any(is_predicate(units, k) for k in range(piece.start, j)):
        return False
    return any(_carries(units, k) for k in range(j + _FAR, piece.end))


def names_only(clauses: Clauses, v: int) -> bool:
    """Whether the infinitive at unit v only says which decision the clause is about."""
    j = verbgroup.governor(clauses, v, verbgroup.members(clauses, v))
    return j is not None and j >= 0 and heads_subject(clauses, j)


def _carries(units: list[Unit], k: int) -> bool:
    """Whether the unit is a finite verb with no infinitive marker before it."""
    finite = is_predicate(units, k) and units[k].has("past", "pres")
    return finite and all(u.tag != "I" for u in units[max(0, k - 2) : k])
