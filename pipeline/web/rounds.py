"""A round: many addresses at once, hosts side by side, each host at its own pace.

Answers are given as they come, so that the caller can keep each at once.
"""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from pipeline.records import Answer
from pipeline.web.addresses import NotFetched, origin_of, without_credentials
from pipeline.web.answers import Problem
from pipeline.web.fetch import Fetcher, FetchSettings
from pipeline.web.polite import Ask, Host
from pipeline.web.robots import Robots

__all__ = ["Ask", "Round", "get_all", "run_round"]

Answered = tuple[Ask, Answer]

# Answers that wait for the caller; while there are more, the network waits. It bounds memory.
_HANDED_OVER_AT_MOST = 16


class Round:
    """The asks of one round by host, the answers as they come, and what was left unasked."""

    def __init__(
        self,
        asks: Iterable[Ask],
        fetcher: Fetcher,
        *,
        robots: bool,
        now: datetime,
        until_seconds: float | None = None,
    ) -> None:
        self._fetcher, self._now = fetcher, now
        self._robots = Robots(fetcher) if robots else None
        self._until = None if until_seconds is None else time.monotonic() + until_seconds
        self._slots = asyncio.Semaphore(fetcher.settings.concurrency)
        self._hosts = self._by_host(asks)
        self._came: asyncio.Queue[Answered | None] = asyncio.Queue(fetcher.settings.concurrency)

    def _by_host(self, asks: Iterable[Ask]) -> list[Host]:
        queues: dict[str, list[Ask]] = {}
        for ask in asks:
            queues.setdefault(origin_of(ask.url).partition("://")[2], []).append(ask)
        delay = self._fetcher.settings.per_host_delay_seconds
        return [Host(queue, delay, self._robots is not None) for queue in queues.values()]

    @property
    def unasked(self) -> list[Ask]:
        """Give what was not asked: out of time, or the host wanted us to stop."""
        return [ask for host in self._hosts for ask in host.waiting]

    async def answers(self) -> AsyncIterator[Answered]:
        """Give every answer as it comes; leaving early cancels what is under way."""
        work = asyncio.create_task(self._run())
        try:
            while (answered := await self._came.get()) is not None:
                yield answered
            await work
        finally:
            work.cancel()

    async def _run(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for host in self._hosts:
                    group.create_task(self._serve(host))
        finally:
            await self._came.put(None)

    async def _serve(self, host: Host) -> None:
        """Learn the host's crawl delay, then work through its queue, a few at a time."""
        lanes = min(self._fetcher.settings.per_host_concurrency, len(host.waiting))
        if self._robots is not None and not self._is_over():
            async with self._slots:
                rules = await self._robots.rules(host.waiting[0].url)
            settings = self._fetcher.settings
            delay = rules.delay_seconds(settings.agent_token, settings.max_crawl_delay_seconds)
            if delay:
                host.delay_seconds, lanes = max(delay, host.delay_seconds), 1
        async with asyncio.TaskGroup() as group:
            for _ in range(lanes):
                group.create_task(self._lane(host))

    async def _lane(self, host: Host) -> None:
        while host.waiting and not host.is_stopped:
            await host.wait_turn()
            async with self._slots:
                if not host.waiting or host.is_stopped or self._is_over():
                    return
                ask = host.waiting.popleft()
                answer = await self._ask(ask)
            host.heed(answer)
            await self._came.put((ask, answer))

    async def _ask(self, ask: Ask) -> Answer:
        may_follow = self._robots.may_follow if self._robots is not None else None
        refused = await may_follow(ask.url) if may_follow is not None else None
        if refused is not None:
            return self._refused(ask, refused)
        return await self._fetcher.get(ask.url, headers=ask.headers, may_follow=may_follow)

    def _refused(self, ask: Ask, refused: NotFetched) -> Answer:
        url = without_credentials(ask.url)
        problem = Problem(refused.problem).value
        return Answer(url, url, self._now, 0.0, problem=problem, detail=refused.detail)

    def _is_over(self) -> bool:
        return self._until is not None and time.monotonic() >= self._until


async def get_all(
    asks: Sequence[Ask], fetcher: Fetcher, *, robots: bool, now: datetime
) -> AsyncIterator[Answered]:
    """Give every ask with its answer as it comes, all hosts side by side."""
    async for answered in Round(asks, fetcher, robots=robots, now=now).answers():
        yield answered


def run_round(
    asks: Sequence[Ask],
    settings: FetchSettings,
    on_answer: Callable[[Ask, Answer], None],
    until_seconds: float,
    *,
    robots: bool = False,
    now: datetime | None = None,
) -> list[Ask]:
    """Ask everything, call `on_answer` for each answer, and give what was left unasked.

    The network has a thread of its own, so that slow work on one answer delays no other;
    `on_answer` runs in the caller's. Nothing is begun after `until_seconds`; what is under way
    then still has its own deadline.
    """
    at = now or datetime.now(UTC)
    came: queue.Queue[Answered | None] = queue.Queue(_HANDED_OVER_AT_MOST)
    is_wanted = threading.Event()
    is_wanted.set()

    async def ask_all() -> list[Ask]:
        async with Fetcher(settings, lambda: at) as fetcher:
            round_ = Round(asks, fetcher, robots=robots, now=at, until_seconds=until_seconds)
            async for answered in round_.answers():
                await _hand_over(came, answered, is_wanted)
            return round_.unasked

    with ThreadPoolExecutor(1, "web round") as network:
        asking = network.submit(asyncio.run, ask_all())
        asking.add_done_callback(lambda _: _finish(came, is_wanted))
        try:
            while (answered := came.get()) is not None:
                on_answer(*answered)
        finally:
            is_wanted.clear()
        return asking.result()


async def _hand_over(
    came: "queue.Queue[Answered | None]", answered: Answered, is_wanted: threading.Event
) -> None:
    """Put an answer into the caller's queue; give up when the caller has left."""
    while is_wanted.is_set():
        try:
            return came.put_nowait(answered)
        except queue.Full:
            await asyncio.sleep(0.01)
    raise asyncio.CancelledError


def _finish(came: "queue.Queue[Answered | None]", is_wanted: threading.Event) -> None:
    """Tell the caller that no more answers come, as soon as there is room to say so."""
    while is_wanted.is_set():
        try:
            return came.put(None, timeout=0.1)
        except queue.Full:
            continue
    return None
