"""`attache feeds`: the list with its health, a check of one address, OPML in and out."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from pipeline.commands.options import printed, with_home
from pipeline.errors import UsageError
from pipeline.feeds import opml
from pipeline.feeds.register import added
from pipeline.feeds.schedule import is_silent
from pipeline.home import Home
from pipeline.poll import check_feed
from pipeline.records import Feed, FeedMemory
from pipeline.settings import config_files, parse_feeds, read_config, shown
from pipeline.warehouse.published import open_published, run_query


@click.group()
def feeds() -> None:
    """The feeds of feeds.toml."""


@feeds.command("list", epilog="Example:  attache feeds list --failing")
@click.option("--failing", is_flag=True, help="Only those that gave no feed at their last poll.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
@with_home
def list_feeds(home: Home, failing: bool, form: str) -> None:
    """List the feeds and how they are doing, by the published snapshot where there is one."""
    known = read_config(home.config).feeds
    health: dict[str, tuple[object, ...]] = {}
    try:
        con = open_published(home.published)
    except UsageError as e:
        click.echo(f"attache: {e}; health is not known yet", err=True)
    else:
        health = {str(row[0]): tuple(row[1:]) for row in run_query(con, "feed_health", {})[1]}
    now = datetime.now(UTC)
    rows = [_row(feed, health.get(feed.feed_id, _UNKNOWN), now) for feed in known]
    if failing:
        rows = [row for row in rows if row[3] not in {"ok", "new"}]
    click.echo(printed(_COLUMNS, rows, form))


_COLUMNS = (
    "name", "country", "language", "state", "last ok", "next poll", "error", "every min", "url",
)  # fmt: skip
_UNKNOWN = ("new", None, None, None, None, None)


def _row(feed: Feed, health: tuple[Any, ...], now: datetime) -> tuple[object, ...]:
    """Give a feed's line; a feed that answers but brings nothing for long is called silent."""
    state, ok_at, next_at, error, new_at, seconds = health
    memory = FeedMemory(feed.feed_id, feed.url, last_new_at=new_at, interval_seconds=seconds or 0)
    shown = "silent" if state == "ok" and is_silent(memory, now) else state
    minutes = seconds // 60 if seconds else None
    return (feed.name, feed.country, feed.language, shown, ok_at, next_at, error, minutes, feed.url)


@feeds.command("check", epilog="Example:  attache feeds check https://news.un.org/feed/rss.xml")
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def check(home: Home, url: str, as_json: bool) -> None:
    """Ask an address once and say what it gives; exit 1 when it is no feed."""
    found = check_feed(read_config(home.config).settings.web, url)
    click.echo(found.as_json() if as_json else found.as_text())
    if not found.is_feed:
        sys.exit(1)


@feeds.command("import", epilog="Example:  attache feeds import subscriptions.opml")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--country", default="UNK", show_default=True, help="Country of the outlets.")
@click.option("--language", default="en", show_default=True, help="Language of the outlets.")
@with_home
def import_feeds(home: Home, file: Path, country: str, language: str) -> None:
    """Add the feeds of an OPML file to feeds.toml; those that it has already are left alone."""
    text = config_files(home.config)["feeds.toml"]
    name = shown(home.config, "feeds.toml")
    outlines = opml.read(file.read_bytes())
    changed, count = added(text, parse_feeds(text, name), outlines, country, language)
    parse_feeds(changed, name)
    home.config.mkdir(parents=True, exist_ok=True)
    (home.config / "feeds.toml").write_text(changed, encoding="utf-8")
    click.echo(f"{count} feeds added to {name}, {len(outlines) - count} were there already")
    for other in opml.includes(file.read_bytes()):
        click.echo(f"the list includes another, import it too if you want it: {other}")


@feeds.command("export", epilog="Example:  attache feeds export > feeds.opml")
@with_home
def export_feeds(home: Home) -> None:
    """Print the feeds as OPML."""
    click.echo(opml.write(read_config(home.config).feeds))
