"""Visits told by where somebody is: "sera jeudi à Katmandou", "était lundi à Alger"."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, nounphrase, subjects
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.records import EventStatus


def is_stay(reach: Reach, i: int) -> bool | None:
    """Whether a form of "to be" says where somebody is, and when; None for any other word."""
    if not reach.clauses.lexicon.grammar.of_kind(reach.units[i].low, "be"):
        return None
    units, end = reach.units, reach.clauses.piece_of(i).end
    after = units[i + 1 : end]
    told = any(u.when is not None for u in units[reach.clauses.piece_of(i).start : end])
    place = next((k for k, u in enumerate(after) if u.tag not in "TBG"), len(after))
    leads = place < len(after) - 1 and after[place].tag == "P"
    return told and leads and _is_place(reach, i + 1 + place)


def _is_place(reach: Reach, p: int) -> bool:
    """Whether a place follows the preposition at unit p, an article between them at most."""
    following = next(u for u in [*reach.units[p + 1 : p + 3], reach.units[p]] if u.tag != "D")
    return following.tag == "A" and following.anchors[0].form is Form.PLACE


def sides(reach: Reach, i: int) -> tuple[list[Found], list[Found]]:
    """Give the person who is the subject of the form of "to be" at unit i, and the host."""
    guest = subjects.subject(reach, i)
    if guest is None or guest.weak or not nounphrase.is_person(guest.unit):
        return [], []
    own = frozenset(p.code for p in guest.parties)
    end = reach.clauses.piece_of(i).end
    return [guest], arguments.rightwards(reach, i, end, ("place",), Allowed(not_codes=own))


def manner(reach: Reach, i: int) -> Manner:
    """Give the status of a stay: planned in the future, denied with a negation."""
    ahead = reach.clauses.lexicon.grammar.of_kind(reach.units[i].low, "future")
    status = EventStatus.PLANNED if ahead else EventStatus.HAPPENED
    denied = any(u.tag == "G" for u in reach.units[max(0, i - 1) : i + 2])
    return Manner(EventStatus.DENIED if denied else status, False, False, i, ahead)
