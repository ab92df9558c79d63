"""The warehouse at full size: 1 million articles, 10 million mentions, 2 million events.

pytest tests/warehouse/test_benchmark.py -m slow -s     (minutes; ATTACHE_BENCHMARK_ARTICLES: fewer)
"""

import os
import re
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import pytest

from pipeline.warehouse.connect import open_warehouse, read_only
from pipeline.warehouse.publish import CURRENT, publish
from pipeline.warehouse.published import question_names, run_query

ARTICLES = int(os.environ.get("ATTACHE_BENCHMARK_ARTICLES", "1000000"))
SINCE, UNTIL = datetime(2023, 1, 1, tzinfo=UTC), datetime(2025, 12, 31, tzinfo=UTC)
SQL = (Path(__file__).parent / "large_world.sql").read_text(encoding="utf-8")
STATEMENTS = dict(re.findall(r"^-- name: (\w+)\n(.*?)(?=^-- name:|\Z)", SQL, re.M | re.S))
# Texts and postings come in slices: in one they would not fit into the memory limit.
SLICE = 50_000
SLICED = ("article_sentences", "bodies", "articles", "article_texts", "segments",
          "search_documents", "postings")  # fmt: skip
FIRST = ("words", "sentences", "sentence_terms", "codes", "numbered", "feeds", "polls", "runs",
         "entries")  # fmt: skip
LAST = ("stories", "actors", "mentions", "quotes", "acts", "events", "event_parties", "reports")
VALUES = {
    "articles": ARTICLES,
    "since": SINCE,
    "until": UNTIL,
    "seconds": int((UNTIL - SINCE).total_seconds()),
}
TWO_GIGABYTES = 2 * 1024**3

Parameters = Callable[[int], dict[str, object]]
# Milliseconds by the clock, and of all threads' work: on a busy machine the second one tells.
Spent = tuple[float, float]


@pytest.mark.slow
def test_views_and_questions_stay_fast_at_a_million_articles(tmp_path):
    warehouse, published = tmp_path / "warehouse.duckdb", tmp_path / "published"
    with open_warehouse(warehouse) as con:
        seconds = load(con)
        rows = {table: count(con, table) for table in seconds}
        with timed(seconds, "sort of postings"):
            sort_postings(con)
    now = UNTIL + timedelta(days=1)
    with timed(seconds, "publish, all"):
        publish(warehouse, published, keep=2, now=now)
    with open_warehouse(warehouse) as con:
        con.execute("update articles set is_copy = not is_copy where day = '2025-12-30'")
    with timed(seconds, "publish, one month changed"):
        publish(warehouse, published, keep=2, now=now + timedelta(hours=1))
    print_load(seconds, rows, warehouse)
    answers = ask_all(published)
    print_answers(answers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"peak memory {peak / 1024**3:.2f} GB")
    assert rows["articles"] == ARTICLES
    assert (rows["mentions"], rows["events"]) == (10 * ARTICLES, 2 * ARTICLES)
    assert peak < TWO_GIGABYTES


@contextmanager
def timed(seconds: dict[str, float], what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    seconds[what] = seconds.get(what, 0) + time.monotonic() - began


def load(con) -> dict[str, float]:
    """Fill every table; gives the seconds by table, the checkpoint with them."""
    seconds: dict[str, float] = {}
    for name in FIRST:
        do(con, name, seconds)
    for first in range(0, ARTICLES, SLICE):
        bounds = {"first": first, "last": min(first + SLICE, ARTICLES)}
        for name in SLICED:
            do(con, name, seconds, bounds)
    for name in LAST:
        do(con, name, seconds)
    return seconds


def do(con, name: str, seconds: dict[str, float], more: dict[str, int] | None = None) -> None:
    sql = STATEMENTS[name]
    values = VALUES | (more or {})
    wanted = con.extract_statements(sql)[0].named_parameters
    is_table = "insert into" in sql
    with timed(seconds if is_table else {}, name):
        con.execute(sql, {key: values[key] for key in wanted})
        con.checkpoint()


def sort_postings(con) -> None:
    """What upkeep does once a week: postings in the order of terms."""
    con.execute("create temp table sorted as from postings order by term, doc")
    con.execute("delete from postings")
    con.execute("insert into postings from sorted")
    con.execute("drop table sorted")
    con.checkpoint()


def count(con, table: str) -> int:
    return con.execute(f"select count(*) from {table}").fetchall()[0][0]


def print_load(seconds: dict[str, float], rows: dict[str, int], warehouse: Path) -> None:
    print(f"\n{'table':28}{'rows':>14}{'seconds':>10}{'rows/s':>12}")
    for name, spent in seconds.items():
        n = rows.get(name)
        print(f"{name:28}{n or '':>14}{spent:10.1f}{f'{n / spent:.0f}' if n else '':>12}")
    print(f"warehouse {warehouse.stat().st_size / 1024**2:.0f} MB")


def day(i: int) -> date:
    return UNTIL.date() - timedelta(days=2 + 31 * i)


def code(i: int) -> str:
    return f"{chr(65 + i // 26)}{chr(65 + i % 26)}X"


def dyad(i: int) -> dict[str, object]:
    return {"a": code(i % 20), "b": code(i % 20 + 1 + i % 3)}


def year(i: int) -> dict[str, object]:
    return dyad(i) | {"step": "week", "since": "2024-07-01", "until": "2025-06-30"}


def url(i: int) -> dict[str, object]:
    n = i * 7919 % ARTICLES
    return {"url": f"https://outlet{n % 300}.example/news/{n}"}


def nothing(_: int) -> dict[str, object]:
    return {}


# Views and macros, asked as an analyst asks them; the aim of the issue in milliseconds.
VIEWS: dict[str, tuple[str, Parameters, float | None]] = {
    "activity_daily, a day": (
        "from activity_daily where day = $day", lambda i: {"day": day(i)}, 20),
    "actors_daily, a day": ("from actors_daily where day = $day", lambda i: {"day": day(i)}, None),
    "dyads_daily, a day": ("from dyads_daily where day = $day", lambda i: {"day": day(i)}, None),
    "dyads_daily, a pair": (
        "from dyads_daily where actor1 = $a and actor2 = $b", dyad, None),
    "event_pairs, a month": (
        "from event_pairs where day between $day and $day + 30", lambda i: {"day": day(i)}, None),
    "event_scores, a month": (
        "select avg(goldstein), avg(plover_score) from event_scores"
        " where day between $day and $day + 30", lambda i: {"day": day(i)}, None),
    "coverage_daily, a day": (
        "from coverage_daily where day = $day", lambda i: {"day": day(i)}, None),
    "meetings, an actor": (
        "from meetings where actor1 = $a order by day desc limit 50",
        lambda i: {"a": code(i)}, None),
    "ahead, from a day": (
        "from ahead where day >= $day limit 100", lambda i: {"day": day(0)}, None),
    "contacts, a pair": ("from contacts where actor1 = $a and actor2 = $b", dyad, None),
    "bilateral": ("from bilateral($a, $b)", dyad, None),
    "dyad_series, a year": ("from dyad_series($a, $b, $step, $since, $until)", year, 50),
    "first_contacts(90)": ("from first_contacts(90)", nothing, None),
    "statements_about": (
        "from statements_about($a)", lambda i: {"a": code(40 + i)}, None),
    "search, a rare word": (
        "from search($w) limit 20", lambda i: {"w": word(20_000 + i * 997)}, 50),
    "search, a usual word": ("from search($w) limit 20", lambda i: {"w": word(500 + i * 31)}, 50),
    "search, a common word": ("from search($w) limit 20", lambda i: {"w": word(100 + i)}, 50),
    "search, a stop word": ("from search($w) limit 20", lambda i: {"w": word(10 + i)}, None),
    "search, two words": (
        "from search($w) limit 20", lambda i: {"w": f"{word(300 + i)} {word(900 + i)}"}, None),
    "as_of, a day of it": (
        "from as_of($t) where day = $day",
        lambda i: {"t": f"{day(i)} 12:00+00", "day": day(i)}, None),
    "reports_as_of, a day of it": (
        "from reports_as_of($t) where article_day = $day",
        lambda i: {"t": f"{day(i)} 12:00+00", "day": day(i)}, None),
    "current_reports of an event": (
        "from current_reports where event_id = $id", lambda i: {"id": f"{i:016x}"}, None),
    "fixed_panel, a year": ("from fixed_panel('2024-01-01', '2024-12-31')", nothing, None),
    "panel_events, a month": ("from panel_events('2024-03-01', '2024-03-31')", nothing, None),
    "series_breaks": ("from series_breaks", nothing, None),
    "independence, a day": (
        "from independence where day = $day", lambda i: {"day": day(i)}, None),
}  # fmt: skip
# Parameters of named questions; those not here take none.
QUESTIONS: dict[str, Parameters] = {
    "activity_of_day": lambda i: {"day": day(i)},
    "dyad": year,
    "between": dyad,
    "who_met": lambda i: {"code": code(i)},
    "statements": lambda i: {"code": code(40 + i)},
    "search_text": lambda i: {"words": word(500 + i * 31)},
} | dict.fromkeys(
    ("why_feeds", "why_entries", "why_articles", "why_dropped", "why_reports"), url
)  # fmt: skip
AIMS = {"activity_of_day": 20.0, "dyad": 50.0, "search_text": 50.0}
TIMES = 12
WORDS: dict[int, str] = {}


def word(n: int) -> str:
    return WORDS[n]


def ask_all(published: Path) -> dict[str, tuple[list[Spent], float | None]]:
    """Ask everything a dozen times with changing parameters; gives what it took and the aim."""
    with read_only(published / CURRENT) as con:
        WORDS.update(con.execute(
            "select n, 'w' || substr(md5('word' || n), 1, 2 + n % 7) || n from range(40000) r(n)"
        ).fetchall())  # fmt: skip
        cases = [(name, *case) for name, case in VIEWS.items()]
        for name, _ in question_names():
            cases.append((f"? {name}", name, QUESTIONS.get(name, nothing), AIMS.get(name)))
        return {
            name: ([ask(con, sql, parameters(i)) for i in range(TIMES)], aim)
            for name, sql, parameters, aim in cases
        }


def ask(con, question: str, parameters: dict[str, object]) -> Spent:
    began, worked = time.perf_counter(), time.process_time()
    run_query(con, question, parameters)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def print_answers(answers: dict[str, tuple[list[Spent], float | None]]) -> None:
    print(f"\n{'asked of the snapshot, ms':32}{'p50':>9}{'p95':>9}{'cpu p50':>9}{'aim':>6}")
    for name, (spent, aim) in answers.items():
        walls, cpus = zip(*spent, strict=True)
        p95 = quantiles(walls, n=20)[-1]
        verdict = "" if aim is None else f"{aim:6.0f} {'met' if p95 < aim else 'missed'}"
        print(f"{name:32}{median(walls):9.1f}{p95:9.1f}{median(cpus):9.1f}{verdict}")
