"""Upkeep clears away what nobody needs, counts it, and touches nothing else."""

import json
import os
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from pipeline import stages
from pipeline.cli import main
from pipeline.staging.runs import open_run
from pipeline.upkeep.tasks import clean_airflow, clear, compact
from pipeline.warehouse.compact import free_share
from pipeline.warehouse.upkeep import examine
from tests.upkeep.rounds import LATER, a_read_round, die, staging_of
from tests.warehouse_dump import dump


def counts(cleared):
    return {each["kind"]: (each["count"], each["bytes"]) for each in cleared if each["count"]}


def settings(home, text):
    (home.config / "attache.toml").write_text(text)


def test_by_default_nothing_of_the_archive_is_ever_removed(home):
    files = sorted(home.archive.rglob("*"))
    clear(home=home)
    assert sorted(home.archive.rglob("*")) == files


def an_archive(home, **days):
    for kind, (day, size) in days.items():
        folder = home.archive / day
        folder.mkdir(parents=True, exist_ok=True)
        suffix = "feeds" if kind.startswith("feeds") else "0001"
        (folder / f"20260101T000000Z-ab{kind[-1]}-{suffix}.warc.gz").write_bytes(bytes(size))


def test_old_pages_and_feed_answers_go_by_their_own_ages(home):
    settings(home, "[keep]\npages_days = 400\nfeed_answers_days = 30\n")
    now = datetime.now(UTC)
    recent, old = (str((now - timedelta(days=d)).date()) for d in (10, 500))
    middle = str((now - timedelta(days=200)).date())
    an_archive(home, pages1=(old, 5), pages2=(middle, 7), feeds3=(middle, 11), feeds4=(recent, 13))
    planned = counts(clear(home=home, dry_run=True))
    assert planned["archived pages"] == (1, 5)
    assert planned["archived feed answers"] == (1, 11)
    assert counts(clear(home=home)) == planned
    left = {path.parent.name for path in home.archive.glob("*/2026*-ab*")}
    assert left == {middle, recent}
    assert not (home.archive / old).exists()


def test_staged_rounds_go_when_they_are_old_and_needed_by_nobody(home):
    staging = staging_of(home)
    done = a_read_round(home, LATER).run_id
    stages.load(home=home)
    waiting = a_read_round(home, LATER + timedelta(hours=1)).run_id
    lost = "20260303T033000Z-abcd"
    staging.write(f"{lost}/batch-0000.json", b"[]")
    said = counts(clear(home=home))
    assert said["staged rounds"][0] == 1
    assert said["staged rounds"][1] > 10_000
    assert not staging.exists(done)
    assert staging.exists(waiting)  # it is open
    assert staging.exists(lost)  # the warehouse never heard of it: doctor opens it again
    settings(home, "[keep]\nstaging_days = 0\n")
    assert "staged rounds" not in counts(clear(home=home))


def test_claims_of_a_dead_round_are_given_back(home):
    run = a_read_round(home, LATER)
    staging_of(home).remove("open-run.json")  # as if the staging area had been lost
    said = counts(clear(home=home))
    assert said["entries given back"] == (3, 0)
    assert said["batches given back"] == (1, 0)
    with duckdb.connect(home.warehouse, read_only=True) as con:
        claims = "select count(*) from entries where claimed_at is not null"
        assert con.execute(claims).fetchall() == [(0,)]
    assert examine(home.warehouse).runs[run.run_id] is False
    assert counts(clear(home=home)) == {}


def test_the_open_round_keeps_its_claims(home):
    run = a_read_round(home, LATER)
    assert "entries given back" not in counts(clear(home=home))
    assert open_run(staging_of(home)) == run
    assert stages.load(home=home)["articles"] == 3


def test_what_killed_processes_left_goes_after_a_day(home):
    yesterday = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    left = [
        home.data / ".warehouse.duckdb.new-1",
        home.published / "parquet" / "events" / ".events.parquet.partial",
        home.briefings / "2026-03-02" / ".ed1.unfinished" / "index.html",
    ]
    young = home.published / ".something-else.partial"
    for path in [*left, young]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")
    for path in [*left, left[-1].parent]:
        os.utime(path, (yesterday, yesterday))
    (home.data / "locks").mkdir()
    (home.data / "locks" / "20260303T030000Z-4f63-0.lock").touch()
    said = counts(clear(home=home))
    assert said["unfinished files"] == (3, 15)
    assert said["locks of rounds that are over"][0] == 1
    assert not any(path.exists() for path in left)
    assert young.exists()


@pytest.fixture
def bloated(home):
    """A warehouse much of whose file is free."""
    with duckdb.connect(home.warehouse) as con:
        con.execute("create table ballast as select md5(i::varchar) as s from range(400000) t(i)")
        con.execute("checkpoint")
        con.execute("drop table ballast")
        con.execute("checkpoint")
    assert free_share(home.warehouse) > 0.3
    return home


def described(path):
    with duckdb.connect(path, read_only=True) as con:
        return [
            con.execute(f"select {what} order by all").fetchall()
            for what in (
                "table_name, column_name, data_type, is_nullable, comment from duckdb_columns()"
                " where not internal",
                "table_name, constraint_text from duckdb_constraints()",
                "view_name, comment from duckdb_views() where not internal",
                "function_name, comment from duckdb_functions() where not internal",
            )
        ]


def test_a_warehouse_with_much_free_space_is_written_anew_with_all_that_is_in_it(bloated):
    tables, schema = dump(bloated.warehouse), described(bloated.warehouse)
    before = bloated.warehouse.stat().st_size
    planned = counts(compact(home=bloated, dry_run=True))
    assert bloated.warehouse.stat().st_size == before
    saved = counts(compact(home=bloated))["warehouse written anew"][1]
    assert planned["warehouse written anew"][1] == pytest.approx(saved, rel=0.3)
    assert bloated.warehouse.stat().st_size == before - saved
    assert free_share(bloated.warehouse) < 0.1
    assert dump(bloated.warehouse) == tables
    assert described(bloated.warehouse) == schema
    with duckdb.connect(bloated.warehouse, read_only=True) as con:
        tags = con.execute("select tags from duckdb_databases() where not internal").fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.5")
    a_read_round(bloated)
    assert stages.load(home=bloated)["articles"] == 3
    assert counts(compact(home=bloated)) == {}


@pytest.mark.parametrize("step", ["upkeep.rewritten", "upkeep.compacted"])
def test_a_compaction_that_was_killed_leaves_the_old_file_or_the_new_one(bloated, step):
    tables, before = dump(bloated.warehouse), bloated.warehouse.stat().st_size
    die(bloated, step, "pipeline.upkeep.tasks", "compact")
    assert (bloated.warehouse.stat().st_size == before) == (step == "upkeep.rewritten")
    assert dump(bloated.warehouse) == tables
    compact(home=bloated)
    assert bloated.warehouse.stat().st_size < before
    assert dump(bloated.warehouse) == tables
    assert not list(bloated.data.glob(".warehouse*"))


def test_the_command_prints_counts_and_bytes_and_a_dry_run_changes_nothing(home, capsys):
    before = sorted((p, p.stat().st_mtime_ns) for p in home.data.rglob("*") if p.is_file())
    with pytest.raises(SystemExit) as ended:
        main(["upkeep", "--dry-run", "--json", "--config", str(home.config), "--data",
              str(home.data)])  # fmt: skip
    assert ended.value.code == 0
    said = json.loads(capsys.readouterr().out)
    assert {"kind", "count", "bytes"} == set(said[0])
    after = sorted((p, p.stat().st_mtime_ns) for p in home.data.rglob("*") if p.is_file())
    assert [p for p in after if p[0].name != "round.lock"] == before


def test_airflows_logs_go_by_age_and_a_components_log_is_cut_in_place(home, monkeypatch):
    monkeypatch.setattr("pipeline.upkeep.retention._LOG_BYTES", 1000)
    monkeypatch.setattr("pipeline.upkeep.retention._LOG_TAIL_BYTES", 10)
    old, young = (home.airflow / "logs" / "dag_id=collect" / f"{n}.log" for n in ("old", "young"))
    old.parent.mkdir(parents=True)
    for path in (old, young):
        path.write_text("x" * 50)
    long_ago = (datetime.now(UTC) - timedelta(days=200)).timestamp()
    os.utime(old, (long_ago, long_ago))
    with (home.airflow / "scheduler.log").open("ab") as scheduler:
        scheduler.write(b"a" * 2000 + b"the newest")
        scheduler.flush()
        said = counts(clean_airflow(home=home))
        scheduler.write(b", and on")
    assert said["Airflow's logs of runs"] == (1, 50)
    assert said["Airflow's component logs cut"] == (1, 2000)
    assert not old.exists()
    assert young.exists()
    assert (home.airflow / "scheduler.log").read_bytes() == b"the newest, and on"
