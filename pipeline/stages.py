"""The stages in order: each reads what the one before left undone, works, and saves.

    feeds.toml | poll | batches | process (fetch, extract, code) | load | derive | publish | brief
    | deliver

A stage is safe to kill at any point and to run again. The commands and the DAGs call the same
functions; what passes between Airflow's tasks are names, never data.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline import deliver as delivering
from pipeline import poll as polling
from pipeline.briefing.write import write_briefing, write_today
from pipeline.home import Home
from pipeline.process import read_batch_pages
from pipeline.progress import Tick, silent
from pipeline.settings import Config, read_config
from pipeline.staging import batches as staged
from pipeline.staging.locks import file_lock, round_lock
from pipeline.staging.packs import read_pack
from pipeline.staging.runs import begin_run, finish_run, open_run
from pipeline.staging.store import Staging
from pipeline.steps import step
from pipeline.warehouse import briefing_rows
from pipeline.warehouse import load as loading
from pipeline.warehouse import polling as windows
from pipeline.warehouse import publish as publishing
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.deliveries import take_deliveries
from pipeline.warehouse.published import open_published
from pipeline.warehouse.rounds import derive_touched, take_batches

# A page that breaks its process is laid last, and given up after the third time.
PROCESS_RETRIES = staged.CRASHES_TO_GIVE_UP

BatchName = dict[str, str | int]


def poll(
    now: str | datetime | None = None,
    force: bool | str = False,
    *,
    home: Home | None = None,
    tick: Tick = silent,
) -> list[BatchName]:
    """Ask the feeds that are due, store what they announce, and cut the batches to read."""
    home, config, staging = _open(home)
    with round_lock(home.data):
        run = begin_run(staging, _instant(now))
        step("poll.begun")
        # Airflow's templates may give text; a round that doctor opened again asks for itself.
        is_forced = force in {True, "True"} or bool(run.asked.get("force"))
        numbers = polling.poll_feeds(home, config, staging, run, force=is_forced, tick=tick)
    return [{"run": run.run_id, "batch": number} for number in numbers]


def process(batch: BatchName, *, home: Home | None = None, tick: Tick = silent) -> dict[str, int]:
    """Fetch, extract and code the pages of one batch, into the staging area."""
    home, _, staging = _open(home)
    run_id, number = str(batch["run"]), int(batch["batch"])
    lock = home.data / "locks" / f"{run_id}-{number}.lock"
    with round_lock(home.data, shared=True), file_lock(lock):
        finished = staged.done(staging, run_id, number)
        run = open_run(staging)
        if finished or run is None or run.run_id != run_id:
            return dict(finished.counts) if finished else {}
        work = staged.read_batch(staging, run_id, number)
        pack = read_pack(staging, run_id)
        return read_batch_pages(staging, work, pack, home.archive, run.now, tick)


def load(*, home: Home | None = None) -> dict[str, int | str]:
    """Take the open round's finished batches into the warehouse, and derive events from them."""
    home, config, staging = _open(home)
    with round_lock(home.data):
        run = open_run(staging)
        if run is None:
            return {}
        with open_warehouse(home.warehouse, memory_limit=config.settings.store.memory_limit) as con:
            if not windows.has_run(con, run.run_id):
                return {}  # its poll did not end; the next one takes it up
            counts = take_batches(con, staging, run)
            loading.take_receipts(con, _receipts(home.briefings))
            take_deliveries(con, delivering.all_receipts(home))
            days = derive_touched(con, run.now, config.files["corrections.csv"])
            step("load.derived")
            loading.finish(con, run.run_id, run.now)
        finish_run(staging, run)
    return {"run": run.run_id, "days": len(days), **counts}


def publish(force: bool = False, *, home: Home | None = None) -> str | None:
    """Put a read-only snapshot and Parquet files where analysts read; None when nothing changed."""
    home, config, _ = _open(home)
    store = config.settings.store
    with round_lock(home.data):
        path = publishing.publish(
            home.warehouse,
            home.published,
            keep=store.keep_snapshots,
            now=datetime.now(UTC),
            min_age=timedelta(0) if force else timedelta(minutes=store.publish_minutes),
            memory_limit=store.memory_limit,
        )
    return str(path) if path else None


def brief(day: str | date, *, home: Home | None = None) -> str:
    """Write a day's briefings from the published snapshot; give the page of everybody's."""
    home, config, _ = _open(home)
    day = date.fromisoformat(day) if isinstance(day, str) else day
    desk, now = config.settings.desk, datetime.now(UTC)
    with open_published(home.published) as con:
        rows = briefing_rows.day_rows(con, day, desk.timezone)
    with file_lock(home.data / "locks" / "briefings.lock"):
        for profile in config.profiles:
            write_briefing(rows, home.briefings, now=now, profile=profile, sample=desk.sample)
    _write_today(home, config)
    return str(home.briefings / str(day) / "index.html")


def refresh(published: str | None, *, home: Home | None = None) -> str | None:
    """Write what is known since midnight and the pages of countries and pairs; give the page.

    `published` is what publish gave: None when nothing is new.
    """
    if published is None:
        return None
    home, config, _ = _open(home)
    return _write_today(home, config)


def channels(*, home: Home | None = None) -> list[str]:
    """Give the channels that briefings are sent to."""
    _, config, _ = _open(home)
    return list(config.settings.deliver.sending("briefing"))


def deliver(channel: str, day: str | date, *, home: Home | None = None) -> str:
    """Send the briefing of a day to a channel, once, unless the day is long past; give how."""
    home, config, _ = _open(home)
    day = date.fromisoformat(day) if isinstance(day, str) else day
    receipt = delivering.insist(delivering.deliver_day(home, config, channel, day, scheduled=True))
    return f"{receipt.status} {receipt.reason}".strip()


def alert(*, home: Home | None = None) -> list[str]:
    """Tell the operator what is wrong and not yet told; give all that stands."""
    home, config, _ = _open(home)
    watch = delivering.watch(home, config, datetime.now(UTC))
    return [standing.text for standing in watch.standing.values()]


def finish(loaded: Mapping[str, int | str]) -> Mapping[str, int | str]:
    """End a round in Airflow: reached only when every batch was read, so a failed one is seen."""
    return loaded


def _open(home: Home | None) -> tuple[Home, Config, Staging]:
    home = home or Home.from_environment(os.environ)
    config = read_config(home.config)
    return home, config, Staging(home.staging_url(config.settings.store.staging))


def _write_today(home: Home, config: Config) -> str:
    desk = config.settings.desk
    with open_published(home.published) as con:
        today = datetime.now(ZoneInfo(desk.timezone)).date()
        day = briefing_rows.newest_day(con, desk.timezone) or today
        rows = briefing_rows.day_rows(con, day, desk.timezone)
    everybody = config.profiles[0]
    with file_lock(home.data / "locks" / "briefings.lock"):
        page = write_today(rows, home.briefings, profile=everybody, sample=desk.sample)
    return str(page)


def _instant(now: str | datetime | None) -> datetime:
    if now is None:
        return datetime.now(UTC).replace(microsecond=0)
    instant = datetime.fromisoformat(now) if isinstance(now, str) else now
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _receipts(briefings: Path) -> list[dict[str, Any]]:
    """Give the receipts of all editions of all profiles, with the folder in which each lies."""
    found = (briefings.glob(f"{folder}*/ed*/receipt.json") for folder in ("", "profiles/*/"))
    return [
        json.loads(file.read_text(encoding="utf-8"))
        | {"path": file.parent.relative_to(briefings).as_posix()}
        for files in found
        for file in sorted(files)
    ]
