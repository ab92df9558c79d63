"""When the words after a verb leave no other side to look for: an object, people, one's own."""

from collections.abc import Sequence

from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.grammar import Grammar
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.otherside import JUDGING
from pipeline.coding.events.scene import codes
from pipeline.coding.events.unit import Unit


def is_closed(reach: Reach, i: int, act: Act) -> bool:
    """Whether the words after the verb leave no other side to look for further away.

    A pattern of everyday verbs says so itself ("firm"); and who asks to do something, or tells
    people to, asks no state.
    """
    if act.firm:
        return True
    if act.type != "REQUEST" or reach.clauses.lexicon.grammar.language != "en":
        return False
    units = reach.units
    j = i + 1
    while j < len(units) and units[j].tag in "DNBK":
        j += 1
    return j < len(units) and units[j].tag == "I"


def has_object(reach: Reach, i: int, act: Act, how: Manner) -> bool:
    """Whether a verb in a relative clause already has its object: "bills that X did not support".

    Likewise a bare participle: "the question asked of the court by X".
    """
    if how.reduced and how.passive:
        return act.type in JUDGING and i > 0 and not _is_apposed(reach.units, how.start)
    if how.reduced and reach.is_german and act.type in JUDGING:  # "unterstützt durch Gegner"
        return any(u.low in _THROUGH for u in reach.units[i + 1 : i + 2])
    piece, grammar = reach.clauses.piece_of(i), reach.clauses.lexicon.grammar
    if piece.kind != "rel" or act.type not in JUDGING or reach.is_german:
        return False
    opener, before = reach.units[piece.start], reach.units[max(0, piece.start - 2) : piece.start]
    pronoun = opener.tag == "R" and opener.low in ("that", "which", "que")
    named = any(u.tag in "AN" for u in reach.units[piece.start + 1 : how.start])
    return pronoun and named and not any(grammar.of_kind(u.low, "summings") for u in before)


_THROUGH = frozenset(("durch", "von"))


def _is_apposed(units: list[Unit], start: int) -> bool:
    """Whether a participle tells of what sums up the clause before: ", un geste | salué par X"."""
    j = start - 1
    while j > 0 and units[j].tag in "NB":
        j -= 1
    return j < 1 or units[j].tag in ",-" or (units[j].tag == "D" and units[j - 1].tag in ",-")


# Acts addressed to somebody: whoever promises voters or praises athletes does so to no state.
_ADDRESSED = frozenset(("REQUEST", "AGREE", "SUPPORT", "THREATEN", "ACCUSE"))


def addresses_people(reach: Reach, i: int, act: Act) -> bool:
    """Whether the verb at unit i is said to people who are no party: "urged residents to"."""
    if act.both or act.type not in _ADDRESSED or "subj" in act.target:
        return False
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    j = i + 1
    while j < len(units) and (units[j].tag in "BTKD" or _leads_to(grammar, units[j])):
        j += 1
    end = j
    while end < len(units) and units[end].tag == "N":
        end += 1
    if not any(grammar.of_kind(u.low, "people") for u in units[j:end]):
        return False
    owner = next((u for u in units[end : end + 3] if u.tag not in "PD"), None)
    return owner is None or owner.tag != "A"


def asks_own(reach: Reach, i: int, act: Act, sources: Sequence[Found]) -> bool:
    """English: whether one's own country is to do it: "Kenya's leader called for Kenya to stay"."""
    if act.type != "REQUEST" or reach.clauses.lexicon.grammar.language != "en":
        return False
    units = reach.units
    at = next((j for j in range(i + 1, min(i + 7, len(units))) if units[j].tag == "A"), None)
    if at is None:
        return False
    after = next((u for u in units[at + 1 : at + 4] if u.tag != "N"), None)  # "Kenyan | leaders"
    if after is None or after.low != "to":
        return False
    asked = Found(units[at], at)
    rebels = any(p.sector == "REB" for p in asked.parties)
    return not rebels and not codes([asked]) - codes(sources)


def _leads_to(grammar: Grammar, unit: Unit) -> bool:
    """Whether a preposition leads to whom something is said: "pidió a", "appelé les"."""
    return unit.tag == "P" and "to" in grammar.roles.get(unit.low, ())
