"""Headlines without a verb: "Macron à Alger", "Sánchez en Rabat" tell of a visit."""

from collections.abc import Iterator, Sequence

from pipeline.coding.anchors import Form
from pipeline.coding.events import scene
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.lists import NUMERALS
from pipeline.coding.events.scene import Context, Event
from pipeline.coding.events.unit import Unit
from pipeline.records import EventStatus, Party


def visit(reach: Reach, context: Context) -> list[Event]:
    """Give the visit of which a headline without a verb tells by a leader's name and a place."""
    found, act = _sides(reach) or _posted(reach), _act(reach)
    if found is None or act is None:
        return []
    guests, host = found
    how = Manner(EventStatus.HAPPENED, False, False, guests[0].at)
    at = max(guests[0].at, host.at)
    span, sides = (guests[0].at, at), (guests, [host])
    return [scene.event(reach, at, act, span, sides, how, context)]


def _sides(reach: Reach) -> tuple[list[Found], Found] | None:
    """Give the leaders whom a headline names first, and the foreign place that follows at once."""
    units = [(j, u) for j, u in enumerate(reach.units) if u.tag not in "DQ"]
    if len(units) < 3 or reach.is_german or reach.units[-1].tag in (".", "?"):
        return None
    guests = list(_leaders(units))
    at = 2 * len(guests) - 1
    if not guests or len(units) < at + 2 or units[at][0] > guests[-1].at + 1:
        return None
    opener, (b, place) = units[at][1], units[at + 1]
    roles = reach.clauses.lexicon.grammar.roles.get(opener.low, frozenset())
    leads = place.tag == "A" and place.anchors[0].form is Form.PLACE and {"in", "at"} & roles
    after = units[at + 2][1].tag if len(units) > at + 2 else ""
    if not leads or after not in ("", ",", ":", "T", "I", "P"):
        return None
    host = Found(place, b)
    return (guests, host) if not scene.codes(guests) & scene.codes([host]) else None


def _leaders(units: Sequence[tuple[int, Unit]]) -> Iterator[Found]:
    """Give the people in office whom a headline opens with, parted by commas or "and"."""
    for k in range(0, len(units) - 1, 2):
        j, person = units[k]
        if not person.anchors or not all(a.kind == "person" and a.role for a in person.anchors):
            return
        yield Found(person, j)
        if units[k + 1][1].tag not in ",C":
            return


# What an envoy without verb is in a place for: "Kenyan envoy in Kampala for talks".
_SENT = frozenset(("envoy", "negotiator", "chief negotiator", "mediator"))
_ERRANDS = frozenset(("for", "to", "on", "as"))


def _posted(reach: Reach) -> tuple[list[Found], Found] | None:
    """English: give an envoy and where a headline has him on an errand."""
    units = reach.units
    if reach.clauses.lexicon.grammar.language != "en" or len(units) < 3 or units[-1].tag in ".?":
        return None
    first, finite = units[0], any(u.tag == "X" or (u.tag == "V" and u.is_finite) for u in units)
    anchor = first.anchors[0] if first.tag == "A" else None
    errand = units[1].low in _ERRANDS and units[2].tag in ("VND" if units[1].low != "to" else "V")
    if anchor is None or not anchor.post or not errand or (finite and units[1].low != "to"):
        return None
    if " in " not in first.text or anchor.role not in _SENT or units[2].low in NUMERALS:
        return None
    host = Found.of((Party(anchor.post, "GOV"),))
    guest = Found(first, 0)
    return ([guest], host) if not scene.codes([guest]) & scene.codes([host]) else None


def _act(reach: Reach) -> Act | None:
    """Give the pattern of a visit told by a noun."""
    acts = reach.clauses.lexicon.acts
    return next((a for a in acts if a.type == "CONSULT" and a.mode == "visit" and a.nouns), None)
