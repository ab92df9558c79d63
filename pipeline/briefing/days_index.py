"""The index of all days, and what it knows of each edition: its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline.briefing.content import Briefing
from pipeline.briefing.names import Names
from pipeline.briefing.render_html import render
from pipeline.briefing.words import Words


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A day that has a briefing: the receipts of its editions, first to newest."""

    day: date
    editions: tuple[dict[str, Any], ...]

    @property
    def newest(self) -> dict[str, Any]:
        """The receipt of the newest edition."""
        return self.editions[-1]

    @property
    def heads(self) -> str:
        """The heads of the first section, or the last notice."""
        heads = "; ".join(head for head, _ in self.newest["glance"])
        return heads or " ".join(self.newest["notices"][-1:])


def receipt(briefing: Briefing, path: str, now: datetime) -> dict[str, Any]:
    """Give an edition's receipt: the row that load takes in, and what indexes and feeds show of it.

    `path` is relative to the folder of briefings.
    """
    return {
        "day": briefing.day.isoformat(),
        "edition": briefing.edition,
        "as_of": (briefing.as_of or briefing.end).isoformat(),
        "path": path,
        "written_at": now.isoformat(),
        "profile": briefing.profile,
        "language": briefing.language,
        "title": briefing.title,
        "sample": briefing.sample,
        "acts": len(briefing.lines),
        "glance": [[glance.head, glance.text] for glance in briefing.glance],
        "notices": list(briefing.notices),
    }


def days_page(
    days: Sequence[DayEntry],
    language: str,
    timezone: str,
    profiles: Sequence[str] = (),
    *,
    has_today: bool = False,
) -> str:
    """Give the page that leads to every day's briefing, to today's acts and to other profiles."""
    return render(
        "days.html",
        days=days,
        w=Words(Names(language), timezone),
        sample=any(day.newest["sample"] for day in days),
        profiles=profiles,
        has_today=has_today,
    )
