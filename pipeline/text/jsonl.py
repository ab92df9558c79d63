"""The filters for researchers: one JSON object a line in and out, the order kept."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from pipeline.records import Article, Extraction, Page, Segment
from pipeline.text import copies, dates
from pipeline.text.extract import read_page
from pipeline.text.lexicon import Rules
from pipeline.text.recurring import Occurrence, line_key, recurring

# Nobody knows when a line's page was fetched: no date can be refused for lying ahead of that.
_OPEN_END = datetime(2100, 1, 1, tzinfo=UTC)
_Row = tuple[Any, Extraction | str, str]


def extract_lines(lines: Iterable[str], rules: Rules, *, site_rules: bool = False) -> Iterator[str]:
    """Answer {"id","html","url"?,"date"?} lines with the article's text, segments and metadata.

    With `site_rules` what recurs over the input's sites is set aside, too.
    """
    rows = (_extracted(line, rules) for line in lines if line.strip())
    for given, found, _ in _without_recurring(list(rows)) if site_rules else rows:
        answer = {"error": found} if isinstance(found, str) else _answer(found)
        yield json.dumps({"id": given, **answer}, ensure_ascii=False)


def dedupe_lines(lines: Iterable[str]) -> Iterator[str]:
    """Answer {"id","text"} lines with {"id","cluster","also"?}: ids of the first texts of groups.

    `also` names the other groups of which a round-up has an item; other lines have none.
    """
    rows = [_parsed(line, "text") for line in lines if line.strip()]
    texts = [(at, str(row["text"])) for at, row in enumerate(rows) if "error" not in row]
    groups = copies.memberships(texts)
    for at, row in enumerate(rows):
        ids = [rows[first].get("id") for first in groups.get(at, ())]
        answer = {"error": row["error"]} if "error" in row else {"cluster": ids[0]}
        more = {"also": ids[1:]} if ids[1:] else {}
        yield json.dumps({"id": row.get("id"), **answer, **more}, ensure_ascii=False)


def _extracted(line: str, rules: Rules) -> _Row:
    row = _parsed(line, "html")
    if "error" in row:
        return row.get("id"), str(row["error"]), ""
    try:
        page = _page(row)
    except ValueError as error:
        return row.get("id"), str(error), ""
    return row.get("id"), read_page(page, rules), urlsplit(page.url).hostname or ""


def _parsed(line: str, name: str) -> Mapping[str, Any]:
    """Give the object of a line, or one with `error` in it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": f"no JSON: {error}"}
    if not isinstance(row, dict):
        return {"error": "no JSON object"}
    if not isinstance(row.get(name), str):
        return {"id": row.get("id"), "error": f"{name} is missing or no text"}
    return {key: value for key, value in row.items() if key != "error"}


def _page(row: Mapping[str, Any]) -> Page:
    said = row.get("date")
    stamp = dates.read_stamp(said, "feed") if isinstance(said, str) else None
    if said is not None and stamp is None:
        raise ValueError(f"date: {said!r} is no ISO date")
    url = row.get("url")
    return Page(
        url=url if isinstance(url, str) else "",
        body=str(row["html"]).encode("utf-8", "replace"),
        content_type="text/html; charset=utf-8",
        fetched_at=_OPEN_END,
        feed_date=stamp.at if stamp else None,
    )


def _answer(found: Extraction) -> dict[str, Any]:
    article = found.article
    return {
        "title": article.title if article else None,
        "byline": article.byline if article else None,
        "date": _date(article) if article else None,
        "language": article.language if article else None,
        "text": article.text if article else "",
        "segments": [_segment(s) for s in article.segments] if article else [],
        "status": found.status.value,
        "reason": found.reason,
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {"text": segment.text, "kept": segment.kept, "why": segment.why}


def _date(article: Article) -> str | None:
    """Give the instant with its offset, or the day when the page names no more."""
    if article.date_basis == "first-seen":
        return None
    if article.utc_offset_minutes is None:
        return article.published_at.date().isoformat()
    zone = timezone(timedelta(minutes=article.utc_offset_minutes))
    return article.published_at.astimezone(zone).isoformat()


def _without_recurring(rows: list[_Row]) -> list[_Row]:
    """Flag the lines that recur over distinct stories of a site, copies counted once."""
    read = {
        at: found.article
        for at, (_, found, _) in enumerate(rows)
        if isinstance(found, Extraction) and found.article
    }
    stories = copies.clusters([(at, article.text) for at, article in read.items()])
    flagged = recurring(
        line
        for at, article in read.items()
        for line in _occurrences(rows[at][2], str(stories[at]), article)
    )
    for at, article in read.items():
        given, found, site = rows[at]
        segments = tuple(_flag(s, site, flagged) for s in article.segments)
        if isinstance(found, Extraction):
            rows[at] = given, replace(found, article=replace(article, segments=segments)), site
    return rows


def _occurrences(site: str, story: str, article: Article) -> Iterator[Occurrence]:
    kept = [s for s in article.segments if s.kept and s.n > 1]
    day = date(2000, 1, 1) if article.date_basis == "first-seen" else article.published_at.date()
    names = (article.site_name,) if article.site_name else ()
    for at, segment in enumerate(kept):
        yield Occurrence(site, story, day, segment.text, at + 1, len(kept) - at, names)


def _flag(segment: Segment, site: str, flagged: set[tuple[str, int]]) -> Segment:
    if segment.n <= 1 or not segment.kept or (site, line_key(segment.text)) not in flagged:
        return segment
    return replace(segment, kept=False, why="recurring")
