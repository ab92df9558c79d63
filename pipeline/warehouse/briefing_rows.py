"""The rows of one day's briefing, read from the published snapshot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import duckdb

from pipeline.briefing.rows import (
    ActorRow,
    ArticleRow,
    DayCount,
    DayRows,
    EventRow,
    FeedRow,
    OutcomeRow,
    PairDay,
    PairRow,
    PartyRow,
    QuoteRow,
    ReportRow,
    SegmentRow,
    WithdrawnRow,
)
from pipeline.warehouse.queries import load_queries

HISTORY_DAYS = 28  # each weekday four times
CROWD = 6  # parties; acts of more say little about any pair among them

Row = dict[str, Any]
T = TypeVar("T")


def day_rows(con: duckdb.DuckDBPyConnection, day: date, timezone: str) -> DayRows:
    """Give everything that the briefing of a day in the desk's zone is made from."""
    ask = _Asker(con, day, timezone)
    events, ahead, recent = (ask.events(f"{name}_events") for name in ("day", "ahead", "recent"))
    recent = tuple(replace(event, reports=event.reports[:1]) for event in recent)
    articles = _article_ids(*events, *ahead)
    record = ask.rows("record_of_day")[0]
    return DayRows(
        day=day,
        timezone=timezone,
        start=ask.start,
        end=ask.end,
        as_of=_as_of(con),
        events=events,
        ahead=ahead,
        recent=recent,
        articles=ask.articles(_article_ids(*events, *ahead, *recent), texts=articles),
        quotes=ask.quotes(articles),
        pair_days=ask.all(PairDay, "pair_days"),
        pairs=ask.all(PairRow, "pairs"),
        read=ask.all(DayCount, "articles_read"),
        feeds=ask.all(FeedRow, "feeds_of_day"),
        outcomes=ask.all(OutcomeRow, "outcomes_of_day"),
        new_actors=ask.all(ActorRow, "new_actors"),
        withdrawn=ask.all(WithdrawnRow, "withdrawn_reports"),
        organisations=tuple((r["code"], r["name"]) for r in ask.rows("organisations")),
        uncoded=tuple((r["language"], r["articles"]) for r in ask.rows("uncoded_articles")),
        since=record["since"],
        coder_versions=tuple(record["coder_versions"] or ()),
    )


def newest_day(con: duckdb.DuckDBPyConnection, timezone: str) -> date | None:
    """Give the day, in the desk's zone, on which the snapshot last learned something."""
    as_of = _as_of(con)
    return as_of.astimezone(ZoneInfo(timezone)).date() if as_of else None


def _as_of(con: duckdb.DuckDBPyConnection) -> datetime | None:
    """Give the instant at which the snapshot last learned something, in UTC."""
    found: list[tuple[datetime | None]] = con.execute(
        load_queries("briefing")["snapshot_as_of"]
    ).fetchall()
    return _utc(found[0][0])


class _Asker:
    """Asks the named queries of this room with the parameters that each of them names."""

    def __init__(self, con: duckdb.DuckDBPyConnection, day: date, timezone: str) -> None:
        self._con = con
        self._queries = load_queries("briefing")
        self.start, self.end = day_bounds(day, timezone)
        first = day - timedelta(days=HISTORY_DAYS)
        self._known: Row = {
            "day": day,
            "timezone": timezone,
            "start": self.start,
            "end": self.end,
            "since": day_bounds(first, timezone)[0],
            "since_day": first,
            "crowd": CROWD,
        }

    def rows(self, name: str, **more: object) -> list[Row]:
        """Give the rows of a query as dictionaries."""
        sql = self._queries[name]
        wanted = self._con.extract_statements(sql)[0].named_parameters
        known = {**self._known, **more}
        found = self._con.execute(sql, {key: known[key] for key in wanted})
        columns = [column[0] for column in found.description]
        return [dict(zip(columns, map(_plain, row), strict=True)) for row in found.fetchall()]

    def all(self, kind: type[T], name: str) -> tuple[T, ...]:
        """Give the rows of a query as records whose fields are its columns."""
        return tuple(kind(**row) for row in self.rows(name))

    def events(self, name: str) -> tuple[EventRow, ...]:
        """Give the acts of a query with their parties and reports."""
        rows = self.rows(name)
        ids = [row["event_id"] for row in rows]
        parties = _grouped(self.rows("event_parties_of", events=ids), "event_id", PartyRow)
        reports = _grouped(
            map(_span, self.rows("event_reports_of", events=ids)), "event_id", ReportRow
        )
        return tuple(
            EventRow(**row, parties=parties[row["event_id"]], reports=reports[row["event_id"]])
            for row in rows
        )

    def articles(self, ids: Sequence[str], texts: Sequence[str]) -> tuple[ArticleRow, ...]:
        """Give these articles, those of `texts` with their paragraphs."""
        segments = _grouped(self.rows("segments_of", articles=texts), "article_id", SegmentRow)
        return tuple(
            ArticleRow(
                **{**row, "outlet": row["outlet"] or row["url"]},
                segments=segments[row["article_id"]],
            )
            for row in self.rows("articles_of", articles=ids)
        )

    def quotes(self, ids: Sequence[str]) -> tuple[QuoteRow, ...]:
        """Give what is quoted in these articles."""
        return tuple(QuoteRow(**_span(row)) for row in self.rows("quotes_of", articles=ids))


def day_bounds(day: date, timezone: str) -> tuple[datetime, datetime]:
    """Give the first instant of a day in a zone and that of the next day, in UTC."""
    zone = ZoneInfo(timezone)
    first, following = (
        datetime.combine(d, time(), tzinfo=zone).astimezone(UTC) for d in (day, day + timedelta(1))
    )
    return first, following


def _article_ids(*events: EventRow) -> list[str]:
    return sorted({report.article_id for event in events for report in event.reports})


def _grouped(rows: Iterable[Row], key: str, kind: type[T]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, tuple[T, ...]] = defaultdict(tuple)
    for row in rows:
        fields = {name: value for name, value in row.items() if name != key}
        groups[row[key]] += (kind(**fields),)
    return groups


def _span(row: Row) -> Row:
    renamed = {"start_char": "start", "end_char": "end"}
    return {renamed.get(name, name): value for name, value in row.items()}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return _utc(value)
    return tuple(value) if isinstance(value, list) else value


def _utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)
