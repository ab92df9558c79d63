"""The briefing as JSON, after the schema in briefing.schema.json."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from pkgutil import get_data
from typing import Any

from pipeline.briefing.content import SCHEMA, Ahead, Briefing, Change, Evidence, Line


@lru_cache
def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every briefing.json follows."""
    loaded: dict[str, Any] = json.loads(get_data(__package__, "briefing.schema.json") or b"")
    return loaded


def render_json(briefing: Briefing, prefix: str = "") -> str:
    """Give the whole briefing; `prefix` leads from the file's folder to the edition's."""
    return (
        json.dumps(as_data(briefing, prefix), ensure_ascii=False, indent=1, default=_plain) + "\n"
    )


def as_data(b: Briefing, prefix: str = "") -> dict[str, Any]:
    """Give the briefing as plain data."""
    return {
        "schema": SCHEMA,
        "id": f"{b.day}/{b.edition}",
        "day": b.day,
        "edition": b.edition,
        "supersedes": f"{b.day}/{b.edition - 1}" if b.edition > 1 else None,
        "title": b.title,
        "sample": b.sample,
        "profile": b.profile,
        "language": b.language,
        "timezone": b.timezone,
        "window": [b.start, b.end],
        "as_of": b.as_of,
        "nothing_read": b.nothing_read,
        "notices": b.notices,
        "glance": [asdict(glance) for glance in b.glance],
        "figures": {figure.label: figure.value for figure in b.figures},
        "change": [_change(change) for change in b.changes],
        "change_note": b.changes_note,
        "expected_chance_listings": b.expected_chance_listings,
        "new": [asdict(item) for item in b.fresh],
        "upcoming": [_upcoming(item, prefix) for item in b.ahead],
        "categories": [
            {
                "key": category.key,
                "title": category.title,
                "usual": None if category.usual is None else round(category.usual, 2),
                "events": [line.ref for line in category.lines],
            }
            for category in b.categories
        ],
        "events": [_event(line, c.key, prefix) for c in b.categories for line in c.lines],
        "actors": [asdict(actor) for actor in b.actors],
        "coverage": [asdict(gap) for gap in b.gaps],
        "method": b.method,
        "corrections": b.corrections,
        "difference": asdict(b.difference) if b.difference else None,
        "versions": {"coder": b.coder_versions},
    }


def _change(change: Change) -> dict[str, Any]:
    row = asdict(change)
    row["events"] = row.pop("refs")
    return row


def _upcoming(item: Ahead, prefix: str) -> dict[str, Any]:
    row = asdict(item)
    row["event"] = row.pop("ref")
    row["reports"] = _reports(item.evidence, prefix)
    del row["evidence"]
    return row


def _event(line: Line, category: str, prefix: str) -> dict[str, Any]:
    row = asdict(line)
    row.update(id=row.pop("ref"), category=category, articles=_reports(line.evidence, prefix))
    row["where"] = row.pop("sides")
    del row["evidence"]
    return row


def _reports(evidence: Sequence[Evidence], prefix: str) -> list[dict[str, Any]]:
    return [{**asdict(report), "page": f"{prefix}{report.page}"} for report in evidence]


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
