"""A frozen edition, as its own briefing.json and briefing.txt give it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pipeline.briefing.deliver.channels import EVERYBODY
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
        """Its page below the folder of its profile's briefings."""
        return f"{self.day}/ed{self.number}/index.html"


def profile_folder(briefings: Path, profile: str) -> Path:
    """Give the folder of a profile's days."""
    return briefings if profile == EVERYBODY else briefings / "profiles" / profile


def read_edition(briefings: Path, day: date) -> Edition:
    """Give the newest edition of a day; `briefings` is its profile's folder."""
    numbers = [int(p.parent.name[2:]) for p in (briefings / str(day)).glob("ed*/receipt.json")]
    if not numbers:
        raise UsageError(f"{briefings}: no briefing of {day} yet: attache brief --day {day}")
    folder = briefings / str(day) / f"ed{max(numbers)}"
    data = json.loads(
        (folder / "briefing.json").read_text(encoding="utf-8"),
        object_hook=lambda row: SimpleNamespace(**row),
    )
    text = (folder / "briefing.txt").read_text(encoding="utf-8")
    return Edition(day, max(numbers), data, text)
