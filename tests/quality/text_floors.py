"""The floors of the text figures: one file, written by whoever measures, checked by the tests."""

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("text_floors.json")


def store(floors: Mapping[str, float]) -> None:
    """Write these floors, those of other measurements kept."""
    kept = json.loads(FILE.read_text(encoding="utf-8")) | dict(floors)
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def below(figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Give the figures that are below their floors, each with its floor."""
    floors = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        name: (figures[name], floor)
        for name, floor in floors.items()
        if name in figures and figures[name] < floor
    }
