"""The invented sentences of tests/coding/data, and a coder of the project's own files."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.records import Report

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "es", "fr", "pt", "de")


@dataclass(frozen=True)
class Case:
    """A sentence with the events it should give: (type, sources, targets, status, day or None)."""

    text: str
    day: date
    events: tuple[tuple[str, str, str, str, str | None], ...]


@cache
def files() -> dict[str, str]:
    """Read config/actors and config/events as the pack holds them."""
    config = ROOT / "config"
    return {
        path.relative_to(config).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("actors", "events")
        for path in sorted((config / folder).rglob("*"))
        if path.suffix in (".csv", ".toml")
    }


@cache
def coder() -> Coder:
    """Build the coder of the project's own dictionaries, once."""
    return Coder.build(files())


def cases(language: str) -> list[Case]:
    """Read the sentences of a language."""
    found = []
    for line in (DATA / f"events_{language}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        events = tuple(tuple(event) for event in record["events"])
        found.append(Case(record["text"], date.fromisoformat(record["date"]), events))
    return found


def told(reports: tuple[Report, ...]) -> set[tuple[str, str, str, str, str | None]]:
    """Give reports in the form of the data."""
    return {
        (
            r.type,
            " ".join(r.sources),
            " ".join(r.targets),
            str(r.status),
            r.day.isoformat() if r.day and not r.day_to else None,
        )
        for r in reports
    }


def code(
    text: str, language: str = "en", day: date | None = date(2024, 5, 10)
) -> tuple[Report, ...]:
    """Code one text with the project's own dictionaries."""
    return coder().code([text], language=language, day=day).reports


def undated(
    text: str, language: str = "en", day: date = date(2024, 5, 10)
) -> set[tuple[str, str, str, str]]:
    """Code one text; give its events without their days."""
    return {event[:4] for event in told(code(text, language, day))}


def lines(language: str, text: str) -> set[str]:
    """Code one text; give its events as "TYPE SOURCES TARGETS status"."""
    return {" ".join(event) for event in undated(text, language)}
