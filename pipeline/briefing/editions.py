"""Editions: frozen once written; a new one only when an act has changed, and says what."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.briefing.content import Briefing, Difference, Line
from pipeline.briefing.days_index import DayEntry

_EDITION = re.compile(r"ed([1-9]\d*)")
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


def newest_edition(home: Path) -> dict[str, Any] | None:
    """Give the briefing.json of the newest edition of a day; None when there is none."""
    names = [path.name for path in home.iterdir()] if home.is_dir() else []
    numbers = [int(match.group(1)) for name in names if (match := _EDITION.fullmatch(name))]
    if not numbers:
        return None
    return _read(home / f"ed{max(numbers)}" / "briefing.json")


def read_days(out: Path) -> tuple[DayEntry, ...]:
    """Give the days that have a briefing, newest first."""
    receipts: dict[date, list[dict[str, Any]]] = {}
    for path in out.glob("????-??-??/ed*/receipt.json"):
        found = _read(path)
        receipts.setdefault(date.fromisoformat(found["day"]), []).append(found)
    return tuple(
        DayEntry(day, tuple(sorted(editions, key=lambda receipt: int(receipt["edition"]))))
        for day, editions in sorted(receipts.items(), reverse=True)
    )


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


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
