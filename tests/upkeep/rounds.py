"""Rounds of invented articles, polled and read without a network, for upkeep to find."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

from pipeline.home import Home
from pipeline.staging.batches import begin_attempt, finish_attempt, write_batch
from pipeline.staging.runs import Run, begin_run
from pipeline.staging.store import Staging
from pipeline.steps import KILL_AT
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.polling import batches_of, remember_feeds, save_poll
from tests.warehouse.rows import Staged, a_feed, a_poll, an_entry, body

LATER = datetime(2026, 3, 3, 4, tzinfo=UTC)  # an hour after the kept warehouse's round
FEED = a_feed()
MET = "Aland and Borduria met."


def staging_of(home: Home) -> Staging:
    return Staging(home.staging_url(""))


def a_read_round(home: Home, at: datetime = LATER, articles: int = 3) -> Run:
    """Leave a round that is polled and read, and not loaded."""
    staging = staging_of(home)
    run = begin_run(staging, at)
    entries = [an_entry(FEED, f"{at:%H%M}-{number}", at=at) for number in range(articles)]
    with open_warehouse(home.warehouse) as con:
        remember_feeds(con, [FEED], at)
        save_poll(
            con, run.run_id, at, [a_poll(FEED, entries, at)],
            max_age_days=0, max_entries=9, max_batches=1, coder_version="c1",
        )  # fmt: skip
        batches = batches_of(con, run.run_id)
    for batch in batches:
        staged = Staged()
        for claimed in batch.entries:
            entry = next(e for e in entries if e.entry_id == claimed.entry_id)
            article_id = staged.article(entry, [MET, *body(entry.guid)], feed=FEED)
            staged.report(article_id, MET, ["ALA", "BOR"], ["ALA", "BOR"])
        write_batch(staging, batch)
        finish_attempt(staging, batch, begin_attempt(staging, batch), staged.tables)
    return run


def die(home: Home, step: str, module: str, work: str) -> None:
    """Do work in a process of its own that is killed at a step."""
    code = (
        f"from pathlib import Path; from pipeline.home import Home; from {module} import {work}\n"
        f"{work}(home=Home(Path({str(home.config)!r}), Path({str(home.data)!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, KILL_AT: step},
        start_new_session=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL


def load_and_die(home: Home, step: str) -> None:
    die(home, step, "pipeline.stages", "load")
