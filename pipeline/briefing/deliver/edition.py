"""A frozen edition, as its own briefing.json and briefing.txt give it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pipeline.briefing.profile import Profile
from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Edition:
    """What is sent: nothing that is not in the frozen files."""

    day: date
    number: int
    data: Any  # briefing.json, its keys as attributes
    text: str  # briefing.txt

    @property
    def title(self) -> str:
        """The title, marked when everything in it is invented."""
        return f"[SAMPLE] {self.data.title}" if self.data.sample else str(self.data.title)

    @property
    def path(self) -> str:
        """Its page below the briefings folder."""
        page = Path(Profile(self.data.profile).folder, f"{self.day}/ed{self.number}/index.html")
        return page.as_posix()


def read_edition(briefings: Path, profile: str, day: date) -> Edition:
    """Give the newest edition of a day for a profile."""
    home = briefings / Profile(profile).folder / str(day)
    numbers = [int(path.parent.name[2:]) for path in home.glob("ed*/receipt.json")]
    if not numbers:
        raise UsageError(f"{home.parent}: no briefing of {day} yet: attache brief --day {day}")
    folder = home / f"ed{max(numbers)}"
    data = json.loads(
        (folder / "briefing.json").read_text(encoding="utf-8"),
        object_hook=lambda row: SimpleNamespace(**row),
    )
    text = (folder / "briefing.txt").read_text(encoding="utf-8")
    return Edition(day, max(numbers), data, text)
