"""Doctor names each thing that is wrong, how much it matters, and the command that mends it."""

import fcntl
import json
import shutil
import sqlite3
from collections import namedtuple
from datetime import timedelta

import duckdb
import pytest

from pipeline.cli import main
from pipeline.settings import read_config
from pipeline.staging.locks import file_lock
from pipeline.staging.runs import begin_run
from pipeline.upkeep import places
from pipeline.upkeep.doctor import diagnose
from pipeline.upkeep.findings import Severity
from tests.upkeep.rounds import LATER, a_read_round, staging_of


def found(home, now=LATER):
    return list(diagnose(home, read_config(home.config), staging_of(home), now))


def in_the_warehouse(home, sql):
    with duckdb.connect(home.warehouse) as con:
        con.execute(sql)


def an_airflow(home, heartbeat="2026-03-03 03:59:00.000000", mode=0o600):
    home.airflow.mkdir()
    path = home.airflow / "airflow.db"
    with sqlite3.connect(path) as con:
        con.execute("create table job (job_type text, latest_heartbeat text)")
        con.execute("insert into job values ('SchedulerJob', ?)", (heartbeat,))
    con.close()
    path.chmod(mode)
    return path


def test_of_an_installation_that_is_well_nothing_needs_a_hand(home):
    an_airflow(home)
    findings = found(home)
    assert [f for f in findings if f.needs_a_hand] == []
    assert {f.check for f in findings} == {
        "configuration", "clock", "disk", "rounds", "database", "feeds", "snapshot", "staging",
        "archive", "airflow",
    }  # fmt: skip


def no_space(home, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(places.shutil, "disk_usage", lambda path: usage(100, 99, 1_000_000))


def almost_no_space(home, monkeypatch):
    day = home.archive / f"{LATER.date() - timedelta(days=1)}"
    day.mkdir(parents=True)
    (day / "x-0000.warc.gz").write_bytes(bytes(2_000_000))
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(places, "_SPARE_BYTES", 0)
    monkeypatch.setattr(places.shutil, "disk_usage", lambda path: usage(1, 1, 20_000_000))


def a_file_newer_than_the_program(home, monkeypatch):
    in_the_warehouse(home, "insert into schema_migrations values (9999, '9999_x', 'x', now())")


def an_older_file(home, monkeypatch):
    in_the_warehouse(home, "delete from schema_migrations where number > 1")


def a_damaged_file(home, monkeypatch):
    home.warehouse.write_bytes(b"torn" * 10_000)


def articles_twice(home, monkeypatch):
    in_the_warehouse(home, "insert into articles from articles limit 1")


def paragraphs_lost(home, monkeypatch):
    in_the_warehouse(home, "delete from segments where n = 2")


def a_clock_that_went_back(home, monkeypatch):
    in_the_warehouse(home, "update runs set started_at = started_at + interval 3 days")


def a_failing_feed(home, monkeypatch):
    in_the_warehouse(
        home,
        "update feeds set state = 'failing', error = '404', failing_since = '2026-02-20'"
        " where name = 'Northwire'",
    )


def a_silent_feed(home, monkeypatch):
    in_the_warehouse(
        home, "update feeds set last_new_at = '2026-02-01' where name = 'Baltic Courier'"
    )


def no_snapshot(home, monkeypatch):
    shutil.rmtree(home.published)


def a_broken_link(home, monkeypatch):
    (home.published / "current.duckdb").resolve().rename(home.published / "attache-2.duckdb")


def a_round_that_stopped(home, monkeypatch):
    begin_run(staging_of(home), LATER)


def a_round_that_was_lost(home, monkeypatch):
    staging = staging_of(home)
    staging.write("20260303T033000Z-abcd/batch-0000.json", b"[]")


def pages_gone(home, monkeypatch):
    shutil.rmtree(home.archive)


def an_airflow_that_others_read(home, monkeypatch):
    an_airflow(home, mode=0o644)


def an_airflow_that_is_damaged(home, monkeypatch):
    path = an_airflow(home)
    path.write_bytes(b"torn" * 10_000)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
AILMENTS = [
    (no_space, "disk", ERROR, "1.0 MB free", "attache upkeep"),
    (almost_no_space, "disk", WARNING, "full in 10 days", "attache upkeep"),
    (a_file_newer_than_the_program, "database", ERROR, "newer", "install"),
    (an_older_file, "database", NOTE, "migrations wait", "attache collect"),
    (a_damaged_file, "database", ERROR, "warehouse.duckdb", "attache restore"),
    (articles_twice, "database", ERROR, "1 articles stand twice", "attache restore"),
    (paragraphs_lost, "database", ERROR, "5 paragraphs", "attache restore"),
    (a_clock_that_went_back, "clock", WARNING, "2026-03-06", "set the clock"),
    (a_failing_feed, "feeds", WARNING, "Northwire: failing since 2026-02-20", "feeds check http"),
    (a_silent_feed, "feeds", WARNING, "Baltic Courier: silent", "attache feeds check http"),
    (no_snapshot, "snapshot", ERROR, "none yet", "attache collect"),
    (a_broken_link, "snapshot", ERROR, "leads nowhere", "attache doctor --mend"),
    (a_round_that_stopped, "rounds", WARNING, "nobody works on it", "attache collect"),
    (a_round_that_was_lost, "rounds", WARNING, "the warehouse lacks it", "attache doctor --mend"),
    (pages_gone, "archive", ERROR, "5 articles' pages are gone", "attache restore"),
    (an_airflow_that_others_read, "airflow", WARNING, "others may read", "attache doctor --mend"),
    (an_airflow_that_is_damaged, "airflow", ERROR, "not a database", "attache run"),
]


@pytest.mark.parametrize(
    ("ail", "check", "severity", "says", "mend"), AILMENTS, ids=lambda v: getattr(v, "__name__", "")
)
def test_an_ailment_is_named_with_what_mends_it(
    home, monkeypatch, ail, check, severity, says, mend
):
    ail(home, monkeypatch)
    told = [f for f in found(home) if f.check == check and f.severity == severity]
    assert [f for f in told if says in f.says and mend in f.mend], told


def test_a_recode_that_reads_is_not_taken_for_abandoned(home):
    begin_run(staging_of(home), LATER, "recode", {"since": "2026-01-01"})
    (abandoned,) = [f for f in found(home) if f.check == "rounds"]
    assert abandoned.mend == "attache recode takes it up"
    with file_lock(home.data / "locks" / "recode.lock", shared=True):
        (reading,) = [f for f in found(home) if f.check == "rounds"]
    assert reading.severity == Severity.NOTE


def test_a_round_that_runs_is_named_with_its_process_and_not_disturbed(home):
    a_read_round(home)
    with (home.data / "round.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        findings = found(home)
    (running,) = [f for f in findings if f.check == "rounds"]
    assert running.severity == Severity.NOTE
    assert "held by process " in running.says
    assert next(f.says for f in findings if f.check == "database").startswith("not looked at")


def run(home, capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--config", str(home.config), "--data", str(home.data)])
    return int(ended.value.code or 0), capsys.readouterr().out


def test_a_wrong_configuration_is_a_finding_and_exit_2(home, capsys):
    (home.config / "attache.toml").write_text("[keep]\npages_days = -1\n")
    code, said = run(home, capsys, "doctor", "--json")
    assert code == 2
    (finding,) = json.loads(said)["findings"]
    assert finding["check"] == "configuration"
    assert "[keep] pages_days" in finding["says"]
    assert finding["mend"].endswith("attache.toml")


def test_what_needs_a_hand_is_exit_1_and_in_the_json(home, capsys):
    code, said = run(home, capsys, "doctor", "--json")
    assert code == 1  # the snapshot of the test's warehouse is of March
    checks = {f["check"]: f["severity"] for f in json.loads(said)["findings"]}
    assert checks["snapshot"] == "warning"
    assert checks["database"] == "fine"
