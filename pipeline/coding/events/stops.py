"""Journeys that go on in the same breath: "se rendra jeudi à Kigali, puis vendredi à Pretoria"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.coding import days
from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.scene import Context, Event
from pipeline.records import EventStatus


def further(reach: Reach, i: int, visit: Event, context: Context) -> Iterator[Event]:
    """Give the visits after the one told at unit i, each with its own day."""
    if visit.mode != "visit" or visit.act.type != "CONSULT" or visit.act.both:
        return
    for j in range(i + 1, len(reach.units)):
        if reach.units[j].tag == "V":
            return
        host = _host(reach, j)
        if host is not None and not {p.code for p in host.parties} & visit.codes()[0]:
            yield _stop(reach, j, visit, host, context)


def _host(reach: Reach, j: int) -> Anchor | None:
    """Give the place after "and" with a day of its own at unit j: "puis | vendredi | à X"."""
    units = [u for u in reach.units[j : j + 5] if u.tag != "D"]
    if "".join(u.tag for u in units[:4]) != "CTPA":
        return None
    anchor = units[3].anchors[0]
    return anchor if anchor.form is Form.PLACE and anchor.parties else None


def _stop(reach: Reach, j: int, visit: Event, host: Anchor, context: Context) -> Event:
    """Give the visit to the host named after unit j."""
    when, base = reach.units[j + 1].when, visit.day.day if visit.day else context.named_before
    assert when is not None
    ahead = visit.status is EventStatus.PLANNED
    day = days.resolve(when, context.published, future=ahead, named_before=base)
    anchors = (*visit.anchors, host)
    return replace(
        visit, targets=host.parties, day=day, place=host.parties[0].code, city=host.city,
        start=reach.units[j + 1].start, end=host.end, anchors=anchors,
    )  # fmt: skip
