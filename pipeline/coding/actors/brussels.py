"""A capital that two share: Brussels acts for the Union, or for Belgium where only it was named."""

import bisect
from dataclasses import replace

from pipeline.coding.actors.lexicon import Kind, Name
from pipeline.coding.actors.memory import Memory
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party


def settled(view: Scan, memory: Memory, found: list[Anchor]) -> list[Anchor]:
    """Give such a capital to the country that the text named before, unless it named the other."""
    named = {party.code for party in memory.recent}
    told: list[Anchor] = []
    for anchor in found:
        seat = _seat(view, anchor)
        if seat is not None and seat.lies_in in named and seat.code not in named:
            party = Party(seat.lies_in, "GOV", None)
            anchor = replace(anchor, parties=(party,), kind="country")
        if anchor.form is Form.NAMED:
            named.update(party.code for party in anchor.parties)
        told.append(anchor)
    return told


def _seat(view: Scan, anchor: Anchor) -> Name | None:
    """Give the capital that an anchor names by itself, where it lies in another's country."""
    unit = view.at.get(bisect.bisect_left(view.tokens.starts, anchor.start))
    name = unit.of(Kind.CAPITAL) if unit is not None and anchor.form is Form.NAMED else None
    if unit is None or name is None or view.tokens.ends[unit.end - 1] != anchor.end:
        return None
    return name if name.lies_in not in ("", name.code) else None
