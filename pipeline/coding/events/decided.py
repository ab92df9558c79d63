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


# What is done by a paper that is passed or signed: "approved a bill to suspend aid".
_PAPERS = frozenset(("bill", "law", "motion", "resolution", "decree", "order", "legislation"))


def enacts(clauses: Clauses, j: int) -> bool:
    """Whether an infinitive tells what a paper that somebody passes at unit j brings about."""
    grammar, units = clauses.lexicon.grammar, clauses.units
    if grammar.language != "en" or units[j].low not in _PAPERS:
        return False
    passing = grammar.status["performs"] | grammar.status["utters"]
    verb = next((u for u in reversed(units[max(0, j - 5) : j]) if u.tag == "V"), None)
    return verb is not None and verb.has("past", "pres") and verb.is_form_of(passing)


def is_resolved(clauses: Clauses, v: int) -> bool:
    """Whether the act at unit v is what somebody has decided: "has decided to expel"."""
    if clauses.lexicon.grammar.language != "en":
        return False
    j = verbgroup.governor(clauses, v, verbgroup.members(clauses, v))
    if j is None or j < 0 or not clauses.units[j].is_form_of(("decide", "resolve")):
        return False
    return clauses.units[j].has("past", "part")


def _carries(units: list[Unit], k: int) -> bool:
    """Whether the unit is a finite verb with no infinitive marker before it."""
    finite = is_predicate(units, k) and units[k].has("past", "pres")
    return finite and all(u.tag != "I" for u in units[max(0, k - 2) : k])
