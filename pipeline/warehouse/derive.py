"""Derive: the one place where many articles are judged together.

    facts | copies | recurring lines | flags | copies again | stories | corrections | events

A pure function of the facts: the same facts give the same tables, in whatever order they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import duckdb
import pyarrow as pa

from pipeline.steps import step
from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.connect import transaction
from pipeline.warehouse.corrections import parse_corrections
from pipeline.warehouse.queries import load_queries, run
from pipeline.warehouse.stories import group

# A line counts over 30 days, so an article touches the lines of 30 days around it, which are judged
# by those of 30 days around them. Copies appear within a week; the same holds for their days.
_LINE_DAYS = timedelta(days=30)
_LINK_DAYS = 7

_TEXT: pa.DataType = pa.string()
ROOTS = pa.schema({"article_id": _TEXT, "root": _TEXT})
CORRECTIONS = pa.schema(
    dict.fromkeys(("url", "sentence_hash", "verdict", "replacement", "by", "why"), _TEXT)
)

_COMPARE = (
    "take_documents",
    "take_pieces",
    "take_prints",
    "measure",
    "compare",
    "compare_short",
    "name_pairs",
)
_FLAG = ("take_rulings", "take_line_pieces", "take_lines", "flag", "changed_flags")
_WRITE_FLAGS = (
    "write_flags",
    "forget_lines",
    "write_lines",
    "forget_texts",
    "write_texts",
    "write_leads",
    "withdraw_flagged_mentions",
    "restore_unflagged_mentions",
    "withdraw_flagged_quotes",
    "restore_unflagged_quotes",
    "take_verdicts",
    "rule_on_reports",
)
_WRITE_STORIES = (
    "take_members",
    "restoried",
    "write_members",
    "take_stale_stories",
    "forget_stories",
    "write_stories",
    "forget_links",
    "write_links",
    "take_dirty",
)


def derive(
    con: duckdb.DuckDBPyConnection, days: Sequence[date], now: datetime, corrections: str = ""
) -> dict[str, int]:
    """Judge what the touched days touch, in one transaction; gives counts of what changed.

    `corrections` is the text of corrections.csv; what it says anew touches its own days too.
    """
    given = pa.Table.from_pylist(parse_corrections(corrections), CORRECTIONS)
    with handed_in(con, given_corrections=given), transaction(con):
        _run(con, "derive", ("changed_corrections",), {})
        touched = sorted(set(days) | set(_days_of_corrections(con)))
        _run(con, "derive", ("forget_corrections", "write_corrections"), {"now": now})
        if not touched:
            return {}
        step("derive.started")
        _judge_texts(con, touched, now)
        step("derive.judged")
        _run(con, "search", load_queries("search"), {})
        _merge(con, now)
        _run(con, "derive", ("forget_underived",), {"days": touched})
        counts = _counts(con)
        step("derive.before_commit")
    step("derive.done")
    return counts


def _days_of_corrections(con: duckdb.DuckDBPyConnection) -> list[date]:
    rows = con.execute(load_queries("derive")["days_of_corrections"]).fetchall()
    return [day for (day,) in rows]


def _judge_texts(con: duckdb.DuckDBPyConnection, days: Sequence[date], now: datetime) -> None:
    lines = {
        "days": list(days),
        "now": now,
        "flags_since": days[0] - _LINE_DAYS,
        "flags_until": days[-1] + _LINE_DAYS,
        "lines_since": days[0] - 2 * _LINE_DAYS,
        "lines_until": days[-1] + 2 * _LINE_DAYS,
    }
    _run(con, "derive", _COMPARE, _compared(days, days, is_clean=False))
    with handed_in(con, roots=_roots(con, "page_standing_rows")):
        _run(con, "derive", ("write_page_stories",), lines)
    _run(con, "derive", (*_FLAG, *_WRITE_FLAGS), lines)
    changed = sorted({*days, *_reflagged_days(con)})
    _run(con, "derive", _COMPARE, _compared(days, changed, is_clean=True))
    with handed_in(con, roots=_roots(con, "standing_rows")):
        _run(con, "derive", _WRITE_STORIES, lines)


def _compared(
    days: Sequence[date], changed: Sequence[date], *, is_clean: bool
) -> dict[str, object]:
    """Give the period whose stories the changed days can touch, and that by which it is judged."""
    reach = timedelta(days=_LINK_DAYS)
    return {
        "days": list(days),
        "since": changed[0] - reach,
        "until": changed[-1] + reach,
        "context_since": changed[0] - 2 * reach,
        "context_until": changed[-1] + 2 * reach,
        "link_days": _LINK_DAYS,
        "is_clean": is_clean,
    }


def _reflagged_days(con: duckdb.DuckDBPyConnection) -> list[date]:
    rows = con.execute(load_queries("derive")["reflagged_days"]).fetchall()
    return [day for (day,) in rows]


def _merge(con: duckdb.DuckDBPyConnection, now: datetime) -> None:
    names = [name for name in load_queries("merge") if name != "count_events"]
    _run(con, "merge", names, {"now": now})


def _roots(con: duckdb.DuckDBPyConnection, standing_rows: str) -> pa.Table:
    sql = load_queries("derive")
    articles = [row[0] for row in con.execute(sql["article_ids"]).fetchall()]
    pairs = con.execute(sql["pair_rows"]).fetchall()
    standing = con.execute(sql[standing_rows]).fetchall()
    roots = group(articles, pairs, standing)
    rows = [{"article_id": article, "root": root} for article, root in roots.items()]
    return pa.Table.from_pylist(rows, schema=ROOTS)


def _counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    answer = con.execute(load_queries("merge")["count_events"])
    names = [column[0] for column in answer.description or ()]
    return dict(zip(names, answer.fetchall()[0], strict=True))


def _run(
    con: duckdb.DuckDBPyConnection,
    room: str,
    names: Iterable[str],
    parameters: Mapping[str, object],
) -> None:
    for name in names:
        run(con, room, name, parameters)
