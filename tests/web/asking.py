"""Short ways to ask in tests."""

import asyncio
from typing import Any

from pipeline.records import Answer
from pipeline.web.fetch import Fetcher, FetchSettings


def settings(*publishers: Any, **changes: Any) -> FetchSettings:
    allow = frozenset(p.authority for p in publishers)
    defaults: dict[str, Any] = {"per_host_delay_seconds": 0.0, "deadline_seconds": 5.0}
    return FetchSettings(allow=allow, **(defaults | changes))


def get(
    url: str, *publishers: Any, headers: dict[str, str] | None = None, **changes: Any
) -> Answer:
    async def ask() -> Answer:
        async with Fetcher(settings(*publishers, **changes)) as fetcher:
            return await fetcher.get(url, headers=headers or {})

    return asyncio.run(ask())
