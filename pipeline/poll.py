"""What the poll stage does: ask due feeds, keep each answer at once, save and claim."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from pipeline.feeds.check import FeedCheck, check
from pipeline.feeds.conditional import request_headers
from pipeline.feeds.read import read
from pipeline.home import Home
from pipeline.process import Tick, fetch_settings
from pipeline.records import Answer, Feed, FeedMemory, Polled
from pipeline.settings import Config, Web
from pipeline.staging.batches import write_batch
from pipeline.staging.packs import freeze_pack, make_pack
from pipeline.staging.runs import Run
from pipeline.staging.store import Staging
from pipeline.steps import step
from pipeline.warehouse import learned
from pipeline.warehouse import polling as windows
from pipeline.warehouse.connect import open_warehouse
from pipeline.web.archive import Journal
from pipeline.web.fetch import Fetcher
from pipeline.web.rounds import Ask, run_round

Due = list[tuple[Feed, FeedMemory]]


def poll_feeds(
    home: Home, config: Config, staging: Staging, run: Run, *, force: bool, tick: Tick
) -> list[int]:
    """Poll what is due and cut the round's batches; give their numbers.

    A round that was already saved is only handed out again: nobody is asked twice.
    """
    memory_limit = config.settings.store.memory_limit
    with open_warehouse(home.warehouse, memory_limit=memory_limit) as con:
        is_saved = windows.has_run(con, run.run_id)
        if not is_saved:
            windows.remember_feeds(con, config.feeds, run.now)
        due = [] if is_saved else windows.due(con, config.feeds, run.now, force)
        known = windows.fingerprints(con, [feed.feed_id for feed, _ in due])
        pack = make_pack(config.files, learned.trusted(con))
    step("poll.due")
    freeze_pack(staging, run.run_id, pack)
    step("poll.packed")
    polled = [] if is_saved else _ask(home, config, run, due, known, tick)
    step("poll.asked")
    with open_warehouse(home.warehouse, memory_limit=memory_limit) as con:
        if not is_saved:
            windows.save_poll(
                con, run.run_id, run.now, polled,
                max_age_days=config.settings.collect.max_age_days,
                max_entries=config.settings.collect.max_entries,
                max_batches=config.settings.collect.batches,
                coder_version=pack.coder_version,
            )  # fmt: skip
        step("poll.saved")
        batches = windows.batches_of(con, run.run_id)
    for batch in batches:
        write_batch(staging, batch)
    step("poll.cut")
    return [batch.number for batch in batches]


def _ask(
    home: Home,
    config: Config,
    run: Run,
    due: Due,
    known: Mapping[str, Mapping[str, str]],
    tick: Tick,
) -> list[Polled]:
    """Ask the due feeds, but for those whose answer the round's journal holds already."""
    feeds = {feed.feed_id: (feed, memory) for feed, memory in due}
    polled: dict[str, Polled] = {}

    def take(feed_id: str, answer: Answer) -> None:
        if feed_id in feeds:
            feed, memory = feeds[feed_id]
            polled[feed_id] = read(feed, memory, answer, known[feed_id], run.now)
            tick(1)

    warc = home.archive / f"{run.now:%Y-%m-%d}" / f"{run.run_id}-feeds.warc.gz"
    warc.parent.mkdir(parents=True, exist_ok=True)
    with Journal(warc) as journal:
        for feed_id, answer, _, _ in journal.answers():
            take(feed_id, answer)

        def keep(ask: Ask, answer: Answer) -> None:
            journal.append(ask.key, ask.url, answer)
            step("poll.answered")
            take(ask.key, answer)

        asks = [
            Ask(feed_id, memory.url, request_headers(memory))
            for feed_id, (_, memory) in feeds.items()
            if feed_id not in polled
        ]
        settings = config.settings
        run_round(
            asks,
            fetch_settings(settings.web),
            keep,
            until_seconds=settings.collect.round_seconds,
            robots=False,  # robots.txt is for crawling; a feed is there to be polled
        )
    return [polled[feed_id] for feed_id in feeds if feed_id in polled]


def check_feed(web: Web, url: str) -> FeedCheck:
    """Ask an address once and say what it gives."""

    async def ask() -> Answer:
        async with Fetcher(fetch_settings(web)) as fetcher:
            return await fetcher.get(url)

    return check(url, asyncio.run(ask()), datetime.now(UTC))
