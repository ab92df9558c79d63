"""The index of all days, written from what lies in the folder."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.briefing.names import Names
from pipeline.briefing.render_html import render
from pipeline.briefing.words import Words


@dataclass(frozen=True, slots=True)
class DayEntry:
    """The newest edition of a day, as briefing.json says it."""

    day: date
    data: dict[str, Any]

    @property
    def heads(self) -> str:
        """The heads of the first section, or the first notice."""
        heads = "; ".join(glance["head"] for glance in self.data["glance"])
        return heads or " ".join(self.data["notices"][-1:])

    @property
    def acts(self) -> int:
        """How many acts the day has."""
        return len(self.data["events"])


def read_days(out: Path) -> tuple[DayEntry, ...]:
    """Give the days that have a briefing, newest first."""
    found = []
    for path in out.glob("????-??-??/briefing.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        found.append(DayEntry(date.fromisoformat(data["day"]), data))
    return tuple(sorted(found, key=lambda entry: entry.day, reverse=True))


def days_page(days: tuple[DayEntry, ...], language: str, timezone: str) -> str:
    """Give the page that leads to every day's briefing."""
    words = Words(Names(language), timezone)
    sample = any(day.data["sample"] for day in days)
    return render("days.html", days=days, w=words, sample=sample)
