"""Doctor: looks at every part of an installation and says what is wrong and what mends it.

configuration | clock | disk | rounds | database | feeds | snapshot | staging | archive | airflow
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import datetime, timedelta

from pipeline.coding import actors as actor_coding
from pipeline.coding import events as event_coding
from pipeline.errors import ConfigError, StorageError
from pipeline.home import Home
from pipeline.settings import Config, shown
from pipeline.staging.locks import holder_of, round_lock
from pipeline.staging.store import Staging
from pipeline.upkeep import places
from pipeline.upkeep.damaged import lost_runs
from pipeline.upkeep.findings import Finding, error, fine, note, warning
from pipeline.warehouse.health import FeedHealth
from pipeline.warehouse.upkeep import Examination, examine
from pipeline.warehouse.wal import MEND, log_of

_FAILING = timedelta(days=1)
_SILENT = timedelta(days=7)
_CLOCK = timedelta(minutes=5)
_NAMED = 5  # feeds that are named one by one

CONFIGURATION = "configuration"


def diagnose(home: Home, config: Config, staging: Staging, now: datetime) -> Iterator[Finding]:
    """Give what was found; nothing is changed, and nobody outside is asked."""
    yield from configuration(home, config)
    holder = holder_of(home.data / "round.lock")
    found, problem = _look(home, config)
    yield from clock(found, now)
    if home.data.is_dir():
        yield from places.disk(home, now)
    known = found if found and not (found.pending or found.unknown) else None
    yield from places.rounds(home, staging, holder, known.runs if known else None, now)
    yield from database(home, found, problem, holder, config.settings.keep.compact_share)
    yield from places.logs_aside(home)
    yield from places.snapshot(home, found.newest_instant if found else None, now)
    if known:
        yield from feeds(known.feeds, now)
        yield from places.staged(home, staging, _needed(staging, known), config.settings, now)
        yield from places.archive(home, known.pages, config.settings)
    yield from places.airflow_state(home, now)


def _needed(staging: Staging, found: Examination) -> frozenset[str]:
    """Give the rounds whose staged files may still be loaded: unfinished, or unknown."""
    unfinished = {run for run, is_finished in found.runs.items() if not is_finished}
    return frozenset(unfinished | set(lost_runs(staging, frozenset(found.runs))))


def configuration(home: Home, config: Config) -> Iterator[Finding]:
    """Look at the dictionaries and at what a publisher should know of us."""
    problems = list(_dictionary_problems(home, config))
    for problem in problems:
        yield error(CONFIGURATION, str(problem), f"edit {problem.file}")
    file = shown(home.config, "attache.toml")
    if not config.settings.web.contact:
        yield note(
            CONFIGURATION, "publishers are not told whom to write to", f"[web] contact, {file}"
        )
    if not config.feeds:
        yield warning(CONFIGURATION, "no feeds", "attache feeds import FILE.opml")
    if not problems:
        yield fine(
            CONFIGURATION, f"{len(config.feeds)} feeds, dictionaries and patterns as they should be"
        )


def _dictionary_problems(home: Home, config: Config) -> Iterator[ConfigError]:
    """Check dictionaries and patterns where they are not the program's own."""
    if any(home.config.glob("actors/*")):
        yield from actor_coding.problems(config.files)
    if any(home.config.glob("events/*")) or any(home.config.glob("actors/*")):
        yield from event_coding.problems(config.files)


def clock(found: Examination | None, now: datetime) -> Iterator[Finding]:
    """Look whether the clock agrees with what the warehouse has seen."""
    newest = found.newest_instant if found else None
    if newest and newest > now + _CLOCK:
        text = f"it says {now:%Y-%m-%d %H:%M} UTC, a round was taken in at {newest:%Y-%m-%d %H:%M}"
        yield warning("clock", text, "set the clock; nothing is due before then")
    else:
        yield fine("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def database(
    home: Home, found: Examination | None, problem: str, holder: str, compact_share: float
) -> Iterator[Finding]:
    """Look at the warehouse: that it opens, its schema, its log, its rows against the ledger."""
    log = log_of(home.warehouse)
    if problem:
        yield error("database", problem, MEND if str(log) in problem else "attache restore DIR")
    elif not home.warehouse.exists():
        yield note("database", "none yet", "attache collect")
    elif found is None:
        yield note("database", f"not looked at: {holder or 'a round'} works on it")
    else:
        yield from _schema(found)
        yield from _ledger(found.ledger)
        if log.exists():
            yield note("database", f"{log.name} is replayed by the next round")
        if found.free_share > compact_share:
            text = f"{found.free_share:.0%} of the file are free"
            yield note("database", text, "attache upkeep")


def _schema(found: Examination) -> Iterator[Finding]:
    if found.unknown:
        text = f"migration {found.unknown[0]} is not this program's: the file is newer"
        yield error("database", text, "install the newer attache")
    elif found.pending:
        yield note("database", f"{len(found.pending)} migrations wait", "attache collect")


def _ledger(rows: Mapping[str, int]) -> Iterator[Finding]:
    if not rows:
        return
    wrong = {
        "articles stand twice": rows["articles"] - rows["different_articles"],
        "paragraphs more or fewer than were loaded": abs(
            rows["segments"] - rows["loaded_segments"]
        ),
        "articles come from no loaded batch": rows["articles_without_batch"],
        "events stand twice": rows["double_events"],
        "reports lead to no event": rows["reports_without_event"],
    }
    for text, count in wrong.items():
        if count:
            yield error("database", f"{count} {text}", "attache restore DIR")
    if not any(wrong.values()):
        yield fine("database", f"{rows['articles']} articles, as the ledger says")


def feeds(health: tuple[FeedHealth, ...], now: datetime) -> Iterator[Finding]:
    """Name the feeds that give nothing, and those that answer and bring nothing."""
    counts: Counter[str] = Counter()
    for feed in health:
        kind, says = _ailment(feed, now)
        counts[kind] += bool(kind)
        if kind and counts[kind] <= _NAMED:
            yield warning("feeds", f"{feed.name}: {says}", f"attache feeds check {feed.url}")
    for kind, count in counts.items():
        if count > _NAMED:
            more = f"{count - _NAMED} more feeds are {kind}"
            yield warning("feeds", more, "attache feeds list --failing")
    if health and not counts.total():
        yield fine("feeds", f"{len(health)} answer")


def _ailment(feed: FeedHealth, now: datetime) -> tuple[str, str]:
    since = feed.failing_since
    if feed.state == "gone" or (feed.fails and since and now - since > _FAILING):
        return "failing", f"{feed.state} since {since:%Y-%m-%d}: {feed.error}" if since else "gone"
    new_at = feed.last_new_at
    if feed.state == "ok" and new_at and now - new_at > _SILENT and feed.polls_week:
        return "silent", f"silent since {new_at:%Y-%m-%d}"
    return "", ""


def _look(home: Home, config: Config) -> tuple[Examination | None, str]:
    """Look into the warehouse unless a round writes it; give what was found, or the problem."""
    if not home.warehouse.exists():
        return None, ""
    with ExitStack() as held:
        try:
            held.enter_context(round_lock(home.data, shared=True, wait_seconds=0))
        except StorageError:
            return None, ""  # who writes is named by the look at the rounds
        try:
            return examine(home.warehouse, memory_limit=config.settings.store.memory_limit), ""
        except StorageError as e:
            return None, str(e)
