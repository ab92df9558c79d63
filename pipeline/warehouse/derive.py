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
from pipeline.warehouse.queries import load_queries
from pipeline.warehouse.stories import group

# A line counts over 30 days, so an article touches those 30 days around it, which are judged by
# those 30 days around them. Copies appear within days: agencies' texts are printed the week after.
_LINE_DAYS = timedelta(days=30)
_LINK_DAYS = 7

_TEXT: pa.DataType = pa.string()
ROOTS = pa.schema({"article_id": _TEXT, "root": _TEXT})
CORRECTIONS = pa.schema(
    dict.fromkeys(("url", "sentence_hash", "verdict", "replacement", "by", "why"), _TEXT)
)

_COMPARE = ("take_prints", "measure", "compare", "compare_short")
_FLAG = ("take_lines", "take_rulings", "flag", "changed_flags")
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
        counts = _counts(con)
        step("derive.before_commit")
    step("derive.done")
    return counts


def _days_of_corrections(con: duckdb.DuckDBPyConnection) -> list[date]:
    rows = con.execute(load_queries("derive")["days_of_corrections"]).fetchall()
    return [day for (day,) in rows]


def _judge_texts(con: duckdb.DuckDBPyConnection, days: Sequence[date], now: datetime) -> None:
    period = {
        "days": list(days),
        "since": days[0] - _LINE_DAYS,
        "until": days[-1] + _LINE_DAYS,
        "context_since": days[0] - 2 * _LINE_DAYS,
        "context_until": days[-1] + 2 * _LINE_DAYS,
        "link_days": _LINK_DAYS,
        "now": now,
    }
    _run(con, "derive", ("take_documents", "take_pieces", "no_flags", *_COMPARE), period)
    with handed_in(con, roots=_roots(con)):
        _run(con, "derive", _FLAG, period)
    _run(con, "derive", (*_WRITE_FLAGS, *_COMPARE), period)
    with handed_in(con, roots=_roots(con)):
        _run(con, "derive", _WRITE_STORIES, period)


def _merge(con: duckdb.DuckDBPyConnection, now: datetime) -> None:
    names = [name for name in load_queries("merge") if name != "count_events"]
    _run(con, "merge", names, {"now": now})


def _roots(con: duckdb.DuckDBPyConnection) -> pa.Table:
    sql = load_queries("derive")
    articles = [row[0] for row in con.execute(sql["article_ids"]).fetchall()]
    pairs = con.execute(sql["pair_rows"]).fetchall()
    standing = con.execute(sql["standing_rows"]).fetchall()
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
        sql = load_queries(room)[name]
        wanted = con.extract_statements(sql)[0].named_parameters
        con.execute(sql, {key: parameters[key] for key in wanted})
