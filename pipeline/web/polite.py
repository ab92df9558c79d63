"""The pace at one host: who waits, how long between two starts, and when to stop asking."""

import asyncio
import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.records import Answer

_LIMITS = frozenset({429, 503})
# One 429 may be that page's own; two in a row are the host asking us to stop.
_STOP_AFTER = 2


@dataclass(frozen=True, slots=True)
class Ask:
    """One address to ask in a round; the key is the caller's, a feed_id or an entry_id."""

    key: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Host:
    """The queue of one host within a round."""

    def __init__(self, asks: Iterable[Ask], delay_seconds: float, heeds_limits: bool) -> None:
        self.waiting = deque(asks)
        self.delay_seconds = delay_seconds
        self.is_stopped = False
        self._heeds_limits = heeds_limits
        self._next_start = 0.0
        self._refusals = 0

    async def wait_turn(self) -> None:
        """Wait until the next request may start."""
        now = time.monotonic()
        start = max(now, self._next_start)
        self._next_start = start + self.delay_seconds
        if start > now:
            await asyncio.sleep(start - now)

    def heed(self, answer: Answer) -> None:
        """Stop asking for pages when the host answers 429 or 503 twice in a row.

        Feeds keep their own Retry-After each: a limited feed says little about its neighbours.
        """
        self._refusals = self._refusals + 1 if answer.status in _LIMITS else 0
        self.is_stopped = self._heeds_limits and self._refusals >= _STOP_AFTER
