"""Ask for what the journal does not hold yet, and keep each answer at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.records import Answer
from pipeline.settings import Web
from pipeline.web.archive import Journal
from pipeline.web.fetch import FetchSettings
from pipeline.web.rounds import Ask, run_round


def keep_answers(
    warc: Path,
    asks: Sequence[Ask],
    web: Web,
    kept: Callable[[], None],
    *,
    until_seconds: float,
    robots: bool,
) -> dict[str, tuple[int, str]]:
    """Give where each answer lies by its key: offset in the journal, and digest of the body.

    Nobody is asked twice, however often this is called; `kept` is called after each new answer.
    """
    with Journal(warc) as journal:
        found = {key: (offset, digest) for key, _, offset, digest in journal.answers()}

        def keep(ask: Ask, answer: Answer) -> None:
            found[ask.key] = journal.append(ask.key, ask.url, answer)
            kept()

        run_round(
            [ask for ask in asks if ask.key not in found],
            fetch_settings(web),
            keep,
            until_seconds=until_seconds,
            robots=robots,
        )
    return found


def fetch_settings(web: Web) -> FetchSettings:
    """Give the fetcher's settings from [web]."""
    return FetchSettings(
        user_agent=web.agent,
        allow=web.allow,
        deadline_seconds=web.deadline_seconds,
        connect_seconds=web.connect_seconds,
        max_wire_bytes=web.max_wire_bytes,
        max_body_bytes=web.max_body_bytes,
        max_redirects=web.max_redirects,
        concurrency=web.concurrency,
        per_host_concurrency=web.per_host_concurrency,
        per_host_delay_seconds=web.per_host_delay_seconds,
        use_env_proxy=web.use_env_proxy,
    )
