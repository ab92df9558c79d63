"""Publish: a snapshot that readers can rely on at every moment."""

import multiprocessing
import shutil
import subprocess
import sys
import time
from datetime import timedelta

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.errors import StorageError, UsageError
from pipeline.warehouse import publish as publishing
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import finish, load_batch
from pipeline.warehouse.polling import remember_feeds, save_poll
from pipeline.warehouse.publish import publish
from pipeline.warehouse.published import (
    open_published,
    question_names,
    run_query,
    write_parquet,
)
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry, body

FEED = a_feed()
MET = "Aland and Borduria met."


def a_round(warehouse, folder, number, at=NOW):
    """One article a round, derived."""
    entry = an_entry(FEED, str(number), at=at)
    staged = Staged()
    article_id = staged.article(entry, [MET, *body(number)], feed=FEED)
    staged.report(article_id, MET, ["ALA", "BOR"], ["ALA", "BOR"])
    with open_warehouse(warehouse, memory_limit="500MB") as con:
        remember_feeds(con, [FEED], at)
        run_id = f"r{number}"
        save_poll(
            con, run_id, at, [a_poll(FEED, [entry], at)],
            max_age_days=0, max_entries=9, max_batches=1, coder_version="c1",
        )  # fmt: skip
        load_batch(con, run_id, 0, "a", staged.write(folder / run_id), at)
        derive(con, [at.date()], at)
        finish(con, run_id, at)


def another_article(warehouse, number, at=NOW):
    """A change of the warehouse that costs less than a round."""
    with duckdb.connect(warehouse) as con:
        con.execute(
            "insert into articles select * replace ($id as article_id, $at as published_at)"
            " from articles limit 1",
            {"id": f"{number:016}", "at": at},
        )


@pytest.fixture(scope="module")
def after_a_round(tmp_path_factory):
    folder = tmp_path_factory.mktemp("round")
    a_round(folder / "warehouse.duckdb", folder, 1)
    publish(folder / "warehouse.duckdb", folder / "published", keep=2, now=NOW)
    return folder


@pytest.fixture
def published(warehouse, tmp_path, after_a_round):
    """The folder published from a warehouse after one round."""
    shutil.copytree(after_a_round, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path / "published"


def test_a_snapshot_says_as_of_when_by_which_run_and_coder(published):
    con = open_published(published)
    columns, rows = run_query(
        con, "select name, as_of, run_id, coder_version, events from snapshot", {}
    )
    assert columns == ["name", "as_of", "run_id", "coder_version", "events"]
    assert rows == [("attache-20260301T080000Z.duckdb", NOW, "r1", "c1", 1)]
    con.close()


def test_nothing_is_published_when_nothing_changed(warehouse, published):
    assert publish(warehouse, published, keep=2, now=NOW + timedelta(hours=1)) is None
    assert len(list(published.glob("*.duckdb"))) == 2


def test_a_change_is_published_unless_the_last_snapshot_is_too_young(
    warehouse, published, tmp_path
):
    another_article(warehouse, 2)
    soon = NOW + timedelta(minutes=10)
    half_an_hour = timedelta(minutes=30)
    assert publish(warehouse, published, keep=2, now=soon, min_age=half_an_hour) is None
    later = NOW + timedelta(minutes=31)
    assert publish(warehouse, published, keep=2, now=later, min_age=half_an_hour) is not None


def test_a_second_snapshot_of_one_instant_gets_a_name_of_its_own(warehouse, published, tmp_path):
    for number in (2, 3):
        another_article(warehouse, number)
        path = publish(warehouse, published, keep=9, now=NOW)
    assert path.name == "attache-20260301T080000Z-3.duckdb"
    assert (published / "current.duckdb").resolve() == path


def test_the_last_snapshots_are_kept_and_a_reader_of_an_old_one_goes_on(
    warehouse, published, tmp_path
):
    con = open_published(published)
    for number in (2, 3, 4):
        at = NOW + timedelta(hours=number)
        another_article(warehouse, number, at)
        publish(warehouse, published, keep=2, now=at)
    names = sorted(p.name for p in published.glob("attache-*.duckdb"))
    assert names == ["attache-20260301T110000Z.duckdb", "attache-20260301T120000Z.duckdb"]
    assert run_query(con, "select count(*) from articles", {})[1] == [(1,)]
    con.close()
    with_all = open_published(published)
    assert run_query(with_all, "select count(*) from articles", {})[1] == [(4,)]
    with_all.close()


@pytest.mark.parametrize("point", ["copied", "verified", "renamed", "flipped"])
def test_a_publish_that_was_killed_is_made_good_by_the_next(warehouse, published, tmp_path, point):
    another_article(warehouse, 2)
    later = NOW + timedelta(hours=1)
    code = (
        "import os; os.setpgrp()\n"
        "from datetime import datetime; from pathlib import Path\n"
        "from pipeline.warehouse.publish import publish\n"
        f"publish(Path({str(warehouse)!r}), Path({str(published)!r}), keep=2,"
        f" now=datetime.fromisoformat({later.isoformat()!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"ATTACHE_KILL_AT": f"publish.{point}", "PATH": "/bin"},
        check=False,
    )  # fmt: skip
    assert done.returncode == -9
    con = open_published(published)
    assert run_query(con, "select count(*) from articles", {})[1] == [
        (2 if point == "flipped" else 1,)
    ]
    con.close()
    again = publish(warehouse, published, keep=2, now=later + timedelta(minutes=1))
    assert (again is None) == (point == "flipped")
    con = open_published(published)
    assert run_query(con, "select count(*) from articles", {})[1] == [(2,)]
    con.close()
    assert not list(published.glob(".*.partial")) or point == "flipped"


def test_a_copy_that_differs_from_the_warehouse_is_not_published(
    warehouse, published, tmp_path, monkeypatch
):
    another_article(warehouse, 2)
    old = (published / "current.duckdb").resolve()
    monkeypatch.setattr(
        publishing, "copy_file", lambda source, target: target.write_bytes(old.read_bytes())
    )
    with pytest.raises(StorageError, match="the copy has"):
        publish(warehouse, published, keep=2, now=NOW + timedelta(hours=1))
    assert (published / "current.duckdb").resolve() == old


def test_before_the_first_publish_a_query_says_so(tmp_path):
    with pytest.raises(UsageError, match="run attache collect first"):
        open_published(tmp_path)
    assert publish(tmp_path / "none.duckdb", tmp_path, keep=2, now=NOW) is None


def test_parquet_lies_by_month_and_only_changed_months_are_written(warehouse, published, tmp_path):
    file = published / "parquet/articles/month=2026-03/articles.parquet"
    assert pq.read_table(file).num_rows == 1
    before = file.stat().st_mtime_ns
    april = NOW + timedelta(days=40)
    a_round(warehouse, tmp_path, 2, april)
    publish(warehouse, published, keep=2, now=april)
    assert file.stat().st_mtime_ns == before
    assert (published / "parquet/articles/month=2026-04/articles.parquet").exists()
    events = pq.read_table(published / "parquet/events")
    assert events.num_rows == 2
    assert set(events.column("month").to_pylist()) == {"2026-03", "2026-04"}


def test_texts_of_a_month_are_written_anew_when_a_paragraph_is_set_aside(
    warehouse, published, tmp_path
):
    file = published / "parquet/article_texts/month=2026-03/article_texts.parquet"
    before = file.stat().st_mtime_ns
    later = NOW + timedelta(hours=1)
    with duckdb.connect(warehouse) as con:
        con.execute("update articles set story_id = 'another'")
    publish(warehouse, published, keep=2, now=later)
    assert file.stat().st_mtime_ns == before
    with duckdb.connect(warehouse) as con:
        con.execute("update segments set is_boilerplate = true where n = 2")
        con.execute("update article_texts set text = 'shorter'")
        con.execute("update articles set is_copy = not is_copy")
    publish(warehouse, published, keep=2, now=later + timedelta(hours=1))
    assert pq.read_table(file).column("text").to_pylist() == ["shorter"]


def test_every_named_question_can_be_asked_without_parameters(published):
    con = open_published(published)
    for name, says in question_names():
        assert says
        assert run_query(con, name, {})[0], name
    con.close()


def test_questions_take_parameters_and_refuse_unknown_ones(published, tmp_path):
    con = open_published(published)
    columns, rows = run_query(con, "between", {"a": "ALA", "b": "BOR"})
    assert dict(zip(columns, rows[0], strict=True))["type"] == "CONSULT"
    with pytest.raises(UsageError, match="no parameter x; it has a, b"):
        run_query(con, "between", {"x": 1})
    with pytest.raises(UsageError, match="no question is called 'betwen'"):
        run_query(con, "betwen", {})
    with pytest.raises(UsageError, match="nowhere"):
        run_query(con, "select nowhere from events", {})
    assert run_query(con, "from events", {})[1]
    write_parquet(con, "select 1 as one", {}, tmp_path / "one.parquet")
    assert pq.read_table(tmp_path / "one.parquet").to_pylist() == [{"one": 1}]
    con.close()


def test_a_snapshot_cannot_be_written(published):
    con = open_published(published)
    with pytest.raises(UsageError, match="read-only"):
        run_query(con, "delete from events", {})
    con.close()


def _read_for(published, seconds, answers):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        con = open_published(published)
        ((articles, said),) = run_query(
            con, "select (select count(*) from articles), articles from snapshot", {}
        )[1]
        con.close()
        answers.put((articles, said))
    answers.put(None)


def test_a_reader_meanwhile_sees_no_error_and_no_torn_answer(warehouse, published, tmp_path):
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    reader = context.Process(target=_read_for, args=(published, 3, answers))
    reader.start()
    for number in range(2, 5):
        at = NOW + timedelta(hours=number)
        another_article(warehouse, number, at)
        publish(warehouse, published, keep=2, now=at)
    seen = list(iter(lambda: answers.get(timeout=30), None))
    reader.join()
    assert reader.exitcode == 0
    assert all(articles == said for articles, said in seen)
    assert len(seen) > 3
