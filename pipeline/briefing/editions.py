"""Editions: frozen once written; a new one only when an act has changed, and says what."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.briefing.content import Briefing, Difference, Line

_LASTING = (
    "type",
    "mode",
    "status",
    "day",
    "day_to",
    "place",
    "sources",
    "targets",
    "confidence",
    "independent",
)


def next_edition(briefing: Briefing, before: Mapping[str, Any] | None) -> Briefing | None:
    """Give the briefing as the first edition or a new one; None when nothing has changed.

    `before` is the briefing.json of the newest edition.
    """
    if before is None:
        return briefing
    old = {event["event_id"]: event for event in before["events"]}
    new = {line.event_id: line for line in briefing.lines}
    added = [line for key, line in new.items() if key not in old]
    gone = [event for key, event in old.items() if key not in new]
    changed = [new[key] for key, event in old.items() if key in new and _differs(event, new[key])]
    was_blind = bool(before["nothing_read"]) != briefing.nothing_read
    if not (added or gone or changed or was_blind):
        return None
    number = int(before["edition"])
    difference = Difference(
        number,
        added=tuple(f"{line.ref} {line.text}" for line in added),
        withdrawn=tuple(str(event["text"]) for event in gone),
        changed=tuple(f"{line.ref} {line.text}" for line in changed),
    )
    return replace(briefing, edition=number + 1, difference=difference)


def _differs(event: Mapping[str, Any], line: Line) -> bool:
    return any(event[name] != _stored(getattr(line, name)) for name in _LASTING)


def _stored(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
