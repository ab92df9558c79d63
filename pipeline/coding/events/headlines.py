"""Headlines without a verb: "Macron à Alger", "Sánchez en Rabat" tell of a visit."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import scene
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.scene import Context, Event
from pipeline.records import EventStatus


def visit(reach: Reach, context: Context) -> list[Event]:
    """Give the visit of which a headline without a verb tells by a leader's name and a place."""
    found, act = _sides(reach), _act(reach)
    if found is None or act is None:
        return []
    guest, host = found
    how = Manner(EventStatus.HAPPENED, False, False, guest.at)
    span, sides = (guest.at, host.at), ([guest], [host])
    return [scene.event(reach, host.at, act, span, sides, how, context)]


def _sides(reach: Reach) -> tuple[Found, Found] | None:
    """Give the leader whom a headline names first, and the foreign place that follows at once."""
    units = [(j, u) for j, u in enumerate(reach.units) if u.tag not in "DQ"][:4]
    if len(units) < 3 or reach.is_german or reach.units[-1].tag in (".", "?"):
        return None
    (a, person), (p, opener), (b, place) = units[:3]
    roles = reach.clauses.lexicon.grammar.roles.get(opener.low, frozenset())
    names = bool(person.anchors) and all(a.kind == "person" and a.role for a in person.anchors)
    leads = place.tag == "A" and place.anchors[0].form is Form.PLACE and {"in", "at"} & roles
    after = units[3][1].tag if len(units) > 3 else ""
    if not names or not leads or p > a + 1 or after not in ("", ",", ":", "T", "I", "P"):
        return None
    guest, host = Found(person, a), Found(place, b)
    return (guest, host) if not scene.codes([guest]) & scene.codes([host]) else None


def _act(reach: Reach) -> Act | None:
    """Give the pattern of a visit told by a noun."""
    acts = reach.clauses.lexicon.acts
    return next((a for a in acts if a.type == "CONSULT" and a.mode == "visit" and a.nouns), None)
