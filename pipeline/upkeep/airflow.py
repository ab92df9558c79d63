"""Airflow's own database: looked at from outside, and cleaned through Airflow's own command."""

import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.errors import StorageError
from pipeline.home import Home
from pipeline.serve.environment import airflow_command, airflow_environment, first_day
from pipeline.settings import Settings
from pipeline.upkeep.cleared import Cleared
from pipeline.warehouse.queries import load_queries

_OTHERS_MAY_READ = 0o077
_CLEAN_SECONDS = 1800


@dataclass(frozen=True, slots=True)
class AirflowState:
    """How Airflow's database is doing."""

    bytes: int
    problem: str  # what SQLite's own check says; empty when it says ok
    scheduler_seen_at: datetime | None  # last heartbeat (UTC)
    others_may_read: bool


def database(home: Home) -> Path:
    """Give the path of the database that `attache run` keeps; missing under another Airflow."""
    return home.airflow / "airflow.db"


def look_at(path: Path) -> AirflowState:
    """Look into Airflow's database without changing it."""
    sql = load_queries("airflow")
    problem, seen = "", None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as con:
            said = con.execute(sql["check"]).fetchall()[0][0]
            problem = "" if said == "ok" else str(said)
            seen = con.execute(sql["scheduler_seen"]).fetchall()[0][0]
    except sqlite3.Error as e:
        problem = str(e)
    instant = datetime.fromisoformat(seen).replace(tzinfo=UTC) if seen else None
    mode = path.stat().st_mode
    return AirflowState(path.stat().st_size, problem, instant, bool(mode & _OTHERS_MAY_READ))


def clean(home: Home, settings: Settings, now: datetime, *, dry_run: bool) -> list[Cleared]:
    """Remove Airflow's records that are older than [keep] airflow_days; the newest run stays."""
    path, days = database(home), settings.keep.airflow_days
    if not days or not path.exists():
        return []
    before = _rows(path)
    if not dry_run:
        _clean(home, settings, now - timedelta(days=days), now)
    old = _older(path, now - timedelta(days=days)) if dry_run else before - _rows(path)
    return [Cleared("Airflow's records of runs", old)]


def _clean(home: Home, settings: Settings, before: datetime, now: datetime) -> None:
    port = home.airflow / "port"
    number = int(port.read_text(encoding="ascii")) if port.exists() else 0
    since = first_day(home, settings, now.date())
    # A task's own environment hides the database from it; this one names it.
    environment = airflow_environment(home, settings, number, since, os.environ)
    command = ["db", "clean", "--clean-before-timestamp", before.isoformat(), "--yes"]
    done = subprocess.run(
        [airflow_command(), *command, "--skip-archive"],
        env=environment, capture_output=True, text=True, check=False, timeout=_CLEAN_SECONDS,
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise StorageError(f"{home.airflow}: airflow db clean failed: {last}")


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as con:
        return int(con.execute(load_queries("airflow")["runs"]).fetchall()[0][0])


def _older(path: Path, before: datetime) -> int:
    parameters = {"before": before.replace(tzinfo=None).isoformat(sep=" ")}
    with closing(sqlite3.connect(path)) as con:
        return int(con.execute(load_queries("airflow")["old_runs"], parameters).fetchall()[0][0])
