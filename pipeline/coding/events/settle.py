"""Events of a text -> one event per act: doubles drop out, a visit absorbs its talks."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.events.scene import Event


def settle(found: Sequence[Event]) -> list[Event]:
    """Give each act once, in the order of the text."""
    kept: list[Event] = []
    for event in (_on_third_soil(stop) for e in found for stop in _stops(e)):
        at = next((k for k, other in enumerate(kept) if _same(event, other)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _better(kept[at], event)
    visits = [e for e in kept if e.mode == "visit" and e.act.type == "CONSULT"]
    refusals = [e for e in kept if e.act.type == "REJECT"]
    return [
        e
        for e in kept
        if not (_is_meeting(e) and any(_covers(v, e) for v in visits))
        and not any(_undone(r, e) for r in kept)
        and not (e.nominal and any(_mediated(o, e) for o in kept))
        and not (e.nominal and e.act.type == "CONSULT" and any(_refused(r, e) for r in refusals))
    ]


def _stops(event: Event) -> list[Event]:
    """Give a journey to several countries as one visit to each, since each is an occasion."""
    hosts = {p.code: p for p in event.targets}
    if "between" in event.act.target:
        return [event]  # "shuttling between A and B"
    if event.mode != "visit" or event.act.both or len(hosts) < 2 or len(event.sources) > 1:
        return [event]
    return [replace(event, targets=(p,), place=_at(event, code)) for code, p in hosts.items()]


def _at(event: Event, code: str) -> str | None:
    """Give the country of a stop as the place, where the journey had one of its hosts as place."""
    return code if event.place in {p.code for p in event.targets} else event.place


def _mediated(other: Event, talks: Event) -> bool:
    """Whether talks named as a noun are those that another telling gives with their mediator."""
    if other.act.type != "CONSULT" or talks.act.type != "CONSULT" or not talks.act.both:
        return False
    return other.act.both and talks.codes()[0] < other.codes()[0]


def _undone(retreat: Event, measure: Event) -> bool:
    """Whether a measure is named only as what is taken back: "lifted sanctions it had imposed"."""
    if retreat.act.type != "RETREAT" or measure.act.type not in ("SANCTION", "COERCE"):
        return False
    near = 0 < measure.start - retreat.start < _ONE_CLAUSE and retreat.status == measure.status
    return near and retreat.group != measure.group and retreat.codes() == measure.codes()


def _refused(refusal: Event, meeting: Event) -> bool:
    """Whether talks named as a noun are those that were called off in the same breath."""
    pair = refusal.codes()[0] | refusal.codes()[1]
    near = abs(refusal.start - meeting.start) < _ONE_CLAUSE
    return near and meeting.codes()[0] | meeting.codes()[1] <= pair


# Characters between the verb and its object noun, at most.
_ONE_CLAUSE = 120


def _is_meeting(event: Event) -> bool:
    """Whether the event is talks that a visit may contain."""
    return event.act.type == "CONSULT" and event.mode in ("meet", "third-party")


def _covers(visit: Event, meeting: Event) -> bool:
    """Whether the meeting took place on the visit."""
    pair = visit.codes()[0] | visit.codes()[1]
    return meeting.codes()[0] <= pair and meeting.status == visit.status


def _same(event: Event, other: Event) -> bool:
    """Whether two events tell the same act."""
    if event.act.type != other.act.type or event.codes() != other.codes():
        return False
    if event.status != other.status and not (event.nominal or other.nominal):
        return False
    if event.act.type == "CONSULT" and event.mode != other.mode:
        return {event.mode, other.mode} <= {"meet", "multilateral", "third-party"}
    if event.act.type == "SANCTION" and {event.mode, other.mode} == {"expel", "withdraw"}:
        return False  # "recalled its envoy and expelled theirs"
    return event.day is None or other.day is None or event.day == other.day


def _better(one: Event, other: Event) -> Event:
    """Keep the first telling, with the day and place that only the other states."""
    keep = other if one.nominal and not other.nominal else one
    drop = one if keep is other else other
    mode = keep.mode if keep.mode not in (None, "meet") else drop.mode or keep.mode
    return replace(
        keep,
        mode=mode,
        day=keep.day or drop.day,
        place=keep.place or drop.place,
        city=keep.city or drop.city,
    )


def _on_third_soil(event: Event) -> Event:
    """A meeting of two in a third country is third-party."""
    codes = event.codes()[0] | event.codes()[1]
    third = event.place is not None and event.place not in codes
    if event.act.type == "CONSULT" and event.mode == "meet" and third and len(codes) == 2:
        return replace(event, mode="third-party")
    return event
