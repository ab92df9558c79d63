"""How the feeds do and when the last round ended, from the published snapshot."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from pipeline.warehouse.queries import load_queries

_ROOM = "deliver"


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """One feed of feeds.toml, as the last poll found it."""

    name: str
    url: str
    outlet: str
    country: str | None
    language: str | None
    state: str
    last_poll_at: datetime | None
    last_ok_at: datetime | None
    last_new_at: datetime | None
    next_poll_at: datetime | None
    failing_since: datetime | None
    error: str | None
    entries_week: int  # first seen in the seven days before the last round
    polls_week: int
    failed_week: int

    @property
    def fails(self) -> bool:
        """Whether the feed gives nothing at present."""
        return self.state in {"failing", "gone"}


def feed_health(con: duckdb.DuckDBPyConnection) -> tuple[FeedHealth, ...]:
    """Give the feeds, those that fail first."""
    answer = con.execute(load_queries(_ROOM)["feed_health"])
    return tuple(map(_feed, answer.fetchall()))


def last_round(con: duckdb.DuckDBPyConnection) -> datetime | None:
    """Give when the last round of collect ended (UTC); None before the first."""
    found = con.execute(load_queries(_ROOM)["last_round"]).fetchall()[0][0]
    return found.astimezone(UTC) if found else None


def _feed(row: tuple[Any, ...]) -> FeedHealth:
    values: list[Any] = [v.astimezone(UTC) if isinstance(v, datetime) else v for v in row]
    return FeedHealth(*values)
