"""What the poll stage does: ask due feeds, keep each answer at once, save and claim."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.feeds.check import FeedCheck, check
from pipeline.feeds.conditional import request_headers
from pipeline.feeds.read import read, sitemaps_to_ask
from pipeline.home import Home
from pipeline.progress import Tick, silent
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
from pipeline.web.archive import read_all
from pipeline.web.fetch import Fetcher
from pipeline.web.keeping import fetch_settings, keep_answers
from pipeline.web.rounds import Ask

Due = list[tuple[Feed, FeedMemory]]
_HEAD_BYTES = 4096  # in which a sitemap index names its root element


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
    """Ask the due feeds, but for those whose answer the round's journal holds already.

    Answers are journalled as they come and read afterwards: reading takes time in which others
    would wait to be kept.
    """
    warc = home.archive / f"{run.now:%Y-%m-%d}" / f"{run.run_id}-feeds.warc.gz"
    asks = [Ask(feed.feed_id, memory.url, request_headers(memory)) for feed, memory in due]
    _keep_answers(warc, config, asks, tick)
    _keep_answers(warc, config, _children(warc, due, run), silent)
    answers: dict[str, list[Answer]] = defaultdict(list)
    for key, answer, _, _ in read_all(warc):
        answers[key.partition(" ")[0]].append(answer)
    return [
        read(feed, memory, first, known[feed.feed_id], run.now, more)
        for feed, memory in due
        if feed.feed_id in answers
        for first, *more in [answers.pop(feed.feed_id)]
    ]


def _keep_answers(warc: Path, config: Config, asks: Sequence[Ask], tick: Tick) -> None:
    def answered() -> None:
        step("poll.answered")
        tick(1)

    keep_answers(
        warc,
        asks,
        config.settings.web,
        answered,
        until_seconds=config.settings.collect.round_seconds,
        robots=False,  # robots.txt is for crawling; a feed is there to be polled
    )


def _children(warc: Path, due: Due, run: Run) -> list[Ask]:
    """Give what sitemap indexes among the answers send us to; keys begin with the feed's."""
    memories = {feed.feed_id: memory for feed, memory in due}
    return [
        Ask(f"{key} {url}", url)
        for key, answer, _, _ in read_all(warc)
        if key in memories and b"<sitemapindex" in answer.body[:_HEAD_BYTES]
        for url in sitemaps_to_ask(memories[key], answer, run.now)
    ]


def check_feed(web: Web, url: str) -> FeedCheck:
    """Ask an address once and say what it gives."""

    async def ask() -> Answer:
        async with Fetcher(fetch_settings(web)) as fetcher:
            return await fetcher.get(url)

    return check(url, asyncio.run(ask()), datetime.now(UTC))
