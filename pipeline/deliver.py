"""Deliver: a day's edition to a channel, once; and the watch that alerts the operator."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.briefing.deliver.alerts import Facts, Watch, conditions, follow, look, told, untold
from pipeline.briefing.deliver.channels import Chat, Mail
from pipeline.briefing.deliver.edition import Edition, read_edition
from pipeline.briefing.deliver.receipts import Receipt, day_receipts
from pipeline.briefing.deliver.send import Sender
from pipeline.briefing.deliver.watch import read_watch, write_watch
from pipeline.errors import ConfigError, DeliveryError, DeliveryRefused, UsageError
from pipeline.home import Home
from pipeline.settings import Config, shown
from pipeline.staging.locks import file_lock
from pipeline.warehouse.health import FeedHealth, feed_health, last_round
from pipeline.warehouse.published import open_published

_UNDELIVERED_DAYS = 2  # how long a delivery that failed is worth an alert
_RETRIED = timedelta(hours=2)  # as long as Airflow goes on trying


def deliver_day(
    home: Home,
    config: Config,
    name: str,
    day: date,
    *,
    scheduled: bool = False,
    retry: bool = False,
    dry_run: bool = False,
) -> Receipt:
    """Send a day's newest edition to a channel, unless it went out before; give the receipt.

    `scheduled`: nobody asked for it by hand, so days long past are left alone.
    """
    channel = _channel(home, config, name)
    edition = read_edition(home.briefings, channel.profile, day)
    now = datetime.now(UTC)
    if scheduled and _is_late(edition, config.settings.deliver.late_hours, now):
        reason = f"the day ended more than {config.settings.deliver.late_hours:g} hours ago"
        return Receipt(day, edition.number, name, "skipped", now, 0, reason)
    return Sender(name, channel, home, os.environ).deliver(edition, retry=retry, dry_run=dry_run)


def insist(receipt: Receipt) -> Receipt:
    """Give a receipt of an edition that went out or need not; raise for any other."""
    if receipt.status in {"sent", "skipped"}:
        return receipt
    what = f"{receipt.channel}: edition {receipt.edition} of {receipt.day}: {receipt.status}"
    kind = DeliveryError if receipt.may_retry else DeliveryRefused
    raise kind(f"{what}: {receipt.reason}")


def all_receipts(home: Home) -> Iterator[Receipt]:
    """Give the receipts of every day, oldest first."""
    for folder in sorted(home.deliveries.glob("????-??-??")):
        yield from day_receipts(home.deliveries, date.fromisoformat(folder.name))


def watch(home: Home, config: Config, now: datetime, *, dry_run: bool = False) -> Watch:
    """Look at the installation and tell the operator what he does not know; give what stands."""
    state = home.data / "alerts.json"
    with file_lock(home.data / "locks" / "alerts.lock"):
        looking = look(read_watch(state), now)
        found = conditions(_facts(home, config, now), config.settings.alerts, looking.began, now)
        looking = follow(looking, found)
        if dry_run:
            return looking
        write_watch(state, looking)
        problems = []
        for name in config.settings.deliver.sending("alerts"):
            looking, problem = _tell(home, config, name, looking)
            problems += [problem] if problem else []
            write_watch(state, looking)
    if problems:
        raise DeliveryError("; ".join(problems))
    return looking


def _tell(home: Home, config: Config, name: str, watch: Watch) -> tuple[Watch, str]:
    """Tell a channel what is new to it; give the watch, and what went wrong."""
    news = untold(watch, name)
    if not news:
        return watch, ""
    texts = list(news.values())
    title = f"attaché: {texts[0]}" if len(texts) == 1 else f"attaché: {len(texts)} alerts"
    sender = Sender(name, _channel(home, config, name), home, os.environ)
    outcome = sender.tell(title, "\n".join(texts))
    # An alert that may have arrived is not repeated every quarter of an hour.
    if outcome.status in {"sent", "unknown"}:
        return told(watch, name, news), ""
    return watch, f"{name}: {outcome.reason}"


def _channel(home: Home, config: Config, name: str) -> Mail | Chat:
    channel = config.settings.deliver.channels.get(name)
    if channel is None:
        raise UsageError(f"no channel is called {name!r}; [deliver] in attache.toml names them")
    if channel.profile not in {profile.name for profile in config.profiles}:
        kind = "mail" if isinstance(channel, Mail) else "chat"
        key = f"[deliver] {kind}.{name}.profile"
        problem = f"profiles.toml has no profile {channel.profile!r}"
        raise ConfigError(shown(home.config, "attache.toml"), key, problem)
    return channel


def _is_late(edition: Edition, late_hours: float, now: datetime) -> bool:
    end = datetime.fromisoformat(edition.data.window[1])
    return now - end > timedelta(hours=late_hours)


def _facts(home: Home, config: Config, now: datetime) -> Facts:
    collected, feeds = None, tuple[FeedHealth, ...]()
    if (home.published / "current.duckdb").exists():
        with open_published(home.published) as con:
            collected, feeds = last_round(con), feed_health(con)
    due = _due(config, now)
    expected = due.astimezone(ZoneInfo(config.settings.desk.timezone)).date() - timedelta(days=1)
    days = _briefed_days(home)
    since = _since(home, config, days)
    return Facts(
        collected_at=collected,
        free_bytes=shutil.disk_usage(home.data).free,
        feeds=len(feeds),
        failing=sum(feed.fails for feed in feeds),
        briefed=max(days, default=None),
        expected=expected if since and since <= expected else None,
        expected_since=due.astimezone(UTC),
        undelivered=tuple(_undelivered(home, now)),
    )


def _due(config: Config, now: datetime) -> datetime:
    """Give the last moment at which a briefing should have begun."""
    desk = config.settings.desk
    local = now.astimezone(ZoneInfo(desk.timezone))
    due = datetime.combine(local.date(), desk.brief_at, tzinfo=local.tzinfo)
    return due if due <= local else due - timedelta(days=1)


def _briefed_days(home: Home) -> list[date]:
    folders = {path.parent.parent for path in home.briefings.glob("????-??-??/ed*/receipt.json")}
    return sorted(date.fromisoformat(folder.name) for folder in folders)


def _since(home: Home, config: Config, briefed: list[date]) -> date | None:
    """Give the first day that is briefed: as set, as Airflow's first start, or the oldest there."""
    started = home.airflow / "since"
    if config.settings.desk.since:
        return config.settings.desk.since
    if started.exists():
        return date.fromisoformat(started.read_text(encoding="ascii").strip())
    return min(briefed, default=None)


def _undelivered(home: Home, now: datetime) -> Iterator[tuple[str, str]]:
    for receipt in all_receipts(home):
        is_over = receipt.status == "unknown" or (
            receipt.status == "failed" and (not receipt.may_retry or now - receipt.at > _RETRIED)
        )
        if is_over and now - receipt.at <= timedelta(days=_UNDELIVERED_DAYS):
            yield f"{receipt.day} to {receipt.channel}", f"{receipt.status}, {receipt.reason}"
