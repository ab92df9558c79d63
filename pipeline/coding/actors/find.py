"""From the segments of one article to its anchors, in order, with a memory."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.coding.actors import brussels, datelines
from pipeline.coding.actors.bare import bare
from pipeline.coding.actors.dictionary import ActorDictionary
from pipeline.coding.actors.discourse import descriptions
from pipeline.coding.actors.memory import Memory
from pipeline.coding.actors.scan import Scan, scan
from pipeline.coding.actors.setting import contest, promoted
from pipeline.coding.actors.titled import titled
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Learned


def find(
    texts: Sequence[str], *, language: str, day: date, dictionary: ActorDictionary, first_n: int = 0
) -> list[Anchor]:
    """Give the anchors of all segments of one article; texts[i] is segment first_n + i."""
    views = [scan(first_n + i, text, language, day, dictionary) for i, text in enumerate(texts)]
    setting = contest(views)
    memory, anchors, groups = Memory(), [], 0
    for view in views:
        view.dateline = datelines.end(view)
        found = _segment(view, memory, setting)
        found, groups = _grouped(view, found, groups)
        anchors += found
    return anchors


def learned_from(anchors: Iterable[Anchor]) -> tuple[Learned, ...]:
    """Give the persons whose office the text states, each once."""
    seen: dict[tuple[str, str, str], Learned] = {}
    for a in anchors:
        party = a.parties[0]
        states = a.form is Form.NAMED and a.kind == "person" and a.role and party.name
        if (
            states
            and len(a.text) > len(party.name or "") + 2
            and len((party.name or "").split()) > 1
        ):
            person = Learned(
                party.name or "", party.code, party.sector, a.role or "", a.n, a.start, a.end
            )
            seen.setdefault((person.name, person.code, person.role), person)
    return tuple(seen.values())


def _segment(view: Scan, memory: Memory, setting: bool) -> list[Anchor]:
    before = len(memory.recent)
    found = sorted(titled(view, memory) + bare(view, memory), key=lambda a: (a.start, -a.end))
    found = [
        replace(a, form=Form.PLACE) if setting and _state_only(a) else a for a in _apart(found)
    ]
    found = brussels.settled(view, memory, _counterparts(view, memory, promoted(view, found)))
    for anchor in found:
        if anchor.form is Form.NAMED:
            memory.named(anchor.parties[0])
    told = descriptions(view, memory, found, before)
    return sorted(
        _apart(sorted(found + told, key=lambda a: (a.start, -a.end))), key=lambda a: a.start
    )


def _counterparts(view: Scan, memory: Memory, found: list[Anchor]) -> list[Anchor]:
    """Give counterparts the office of the person named last before them."""
    told: list[Anchor] = []
    last = memory.last_person if memory.last_person else None
    role, sector = (last.role, last.party.sector) if last else (None, "GOV")
    for k, anchor in enumerate(found):
        if anchor.kind == "person" and anchor.form is Form.NAMED:
            if _is_counterpart(view, anchor):
                role = role or anchor.role or _role_ahead(view, anchor, found[k + 1 :])
                if role is None and _among_officials(found[:k], anchor):
                    told.append(anchor)
                    continue
                if role is None:
                    continue  # nobody in office was named: a trainer's, a chef's colleague
                own = "GOV" if sector == "IGO" else sector
                party = replace(anchor.parties[0], sector=own)
                anchor = replace(anchor, role=role, parties=(party,))
            elif anchor.role:
                role, sector = anchor.role, anchor.parties[0].sector
        told.append(anchor)
    return told


def _among_officials(before: list[Anchor], peers: Anchor) -> bool:
    """Say whether many counterparts are those of officials: "US authorities met their peers"."""
    last = before[-1] if before else None
    state = last is not None and last.form is Form.NAMED and last.kind in ("group", "organisation")
    many = peers.text.endswith(("counterparts", "colleagues"))
    return many and state and last is not None and last.parties[0].sector in ("GOV", "MIL")


def _role_ahead(view: Scan, peer: Anchor, following: list[Anchor]) -> str | None:
    """Give the office of the person named next: "With his Turkish counterpart, minister X"."""
    person = next((a for a in following if a.kind == "person" and a.form is Form.NAMED), None)
    if person is None or _SENTENCE_END.search(view.tokens.text, peer.end, person.start):
        return None
    return None if _is_counterpart(view, person) else person.role


_SENTENCE_END = re.compile(r"[.!?]\s")


def _is_counterpart(view: Scan, anchor: Anchor) -> bool:
    starts = view.tokens.starts
    return any(
        ("counterpart" in tags or "colleague" in tags) and anchor.start <= starts[i] < anchor.end
        for i, tags in enumerate(view.tags)
    )


def _state_only(anchor: Anchor) -> bool:
    return anchor.form is Form.NAMED and anchor.kind == "country"


def _apart(anchors: list[Anchor]) -> list[Anchor]:
    kept: list[Anchor] = []
    for anchor in anchors:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


def _grouped(view: Scan, anchors: list[Anchor], groups: int) -> tuple[list[Anchor], int]:
    """Give anchors that "and" or commas join a common number."""
    grouped = list(anchors)
    for i in range(1, len(grouped)):
        left, right = grouped[i - 1], grouped[i]
        if left.form is right.form and _joined(view, left, right):
            if left.group is None:
                groups += 1
                grouped[i - 1] = left = replace(left, group=groups)
            grouped[i] = replace(right, group=left.group)
    return grouped, groups


def _joined(view: Scan, left: Anchor, right: Anchor) -> bool:
    tokens = view.tokens
    between = [i for i, start in enumerate(tokens.starts) if left.end <= start < right.start]
    joins = [i for i in between if view.cue("and", i) or tokens.words[i] == ","]
    loose = [i for i in between if i not in joins]
    return bool(joins) and all(
        view.cue("article", i) or view.cue("of", i) or tokens.folded[i] == "s" for i in loose
    )
