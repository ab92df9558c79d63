"""robots.txt as RFC 9309 has it: asked once per host and round, for article pages only."""

import asyncio
from dataclasses import dataclass

from protego import Protego

from pipeline.records import Answer
from pipeline.web.addresses import NotFetched, origin_of
from pipeline.web.answers import Problem, is_success
from pipeline.web.fetch import Fetcher

_MAX_BYTES = 512_000  # RFC 9309, section 2.5: at least 500 kibibytes must be read


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows us."""

    text: Protego | None = None
    problem: NotFetched | None = None  # why nothing there may be asked now

    def refusal(self, url: str, agent: str) -> NotFetched | None:
        """Give why the page may not be asked, or None."""
        if self.problem is not None:
            return self.problem
        if self.text is None or self.text.can_fetch(url, agent):
            return None
        return NotFetched(Problem.ROBOTS, "robots.txt forbids this page")

    def delay_seconds(self, agent: str, at_most: float) -> float:
        """Give the crawl delay that the host asks for, up to the cap."""
        delay = self.text.crawl_delay(agent) if self.text is not None else None
        return min(max(float(delay or 0), 0.0), at_most)


def rules_of(answer: Answer) -> Rules:
    """Read robots.txt's answer by RFC 9309, 2.3.1: 4xx allows all, 5xx and silence forbid all."""
    if answer.problem == Problem.REDIRECT_LOOP:
        return Rules()
    if answer.problem is not None and answer.problem != Problem.TOO_LARGE:
        return Rules(problem=NotFetched(Problem(answer.problem), f"robots.txt: {answer.detail}"))
    if answer.status is not None and answer.status >= 500:
        detail = f"robots.txt: HTTP {answer.status}"
        return Rules(problem=NotFetched(Problem.ROBOTS_UNAVAILABLE, detail))
    if not is_success(answer):
        return Rules()
    return Rules(text=Protego.parse(answer.body[:_MAX_BYTES].decode("utf-8-sig", "replace")))


class Robots:
    """The robots.txt files of a round, each asked once, however many pages wait for it."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asked: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str) -> Rules:
        """Give the rules of the URL's host."""
        origin = origin_of(url)
        if origin not in self._asked:
            self._asked[origin] = asyncio.create_task(self._ask(origin))
        return await asyncio.shield(self._asked[origin])

    async def _ask(self, origin: str) -> Rules:
        return rules_of(await self._fetcher.get(f"{origin}/robots.txt", max_bytes=4 * _MAX_BYTES))

    async def may_follow(self, url: str) -> NotFetched | None:
        """Give why robots.txt forbids the URL, or None."""
        return (await self.rules(url)).refusal(url, self._fetcher.settings.agent_token)
