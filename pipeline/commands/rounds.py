"""`attache collect` and `attache brief`: a round, and a day's briefing, without Airflow."""

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from zoneinfo import ZoneInfo

import click

from pipeline import stages
from pipeline.commands.options import printed, with_home
from pipeline.errors import StorageError, full_disk
from pipeline.home import Home
from pipeline.progress import progress
from pipeline.settings import read_config
from pipeline.warehouse.published import open_published, run_query

_MOST_CRASHES = 12  # of one batch in one round; then its entries wait for the next


class _Instant(click.ParamType[datetime]):
    """An instant in ISO 8601; without an offset it is UTC."""

    name = "instant"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not an instant like 2026-03-01T08:00:00Z", param, ctx)
        return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


class Day(click.ParamType[date]):
    """A calendar day."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Give the day of a text like 2026-11-20."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day like 2026-11-20", param, ctx)


@click.command(epilog="Example:  attache collect --force")
@click.option("--now", type=_Instant(), help="Poll as if it were then (2026-03-01T08:00:00Z).")
@click.option("--force", is_flag=True, help="Ask every feed, due or not.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def collect(home: Home, now: datetime | None, force: bool, as_json: bool) -> None:
    """Poll the feeds that are due, read what they announce, load and publish it.

    Prints what each feed gave and where the entries ended. Feeds that fail are data, not a failure:
    the exit code is 0. A round that was interrupted is taken up where it stopped.
    """
    run_id = round_of_work(home, now or datetime.now(UTC), force)
    con = open_published(home.published)
    for name in ("round_feeds", "round_entries"):
        columns, rows = run_query(con, name, {"run_id": run_id})
        click.echo(printed(columns, rows, "json" if as_json else "table"))
        click.echo()


def round_of_work(home: Home, now: datetime, force: bool) -> str:
    """Run all stages of a round in order; give the run's id."""
    with progress("feeds", len(read_config(home.config).feeds)) as tick:
        batches = stages.poll(now, force, home=home, tick=tick)
    with progress("batches", len(batches)) as tick, ThreadPoolExecutor() as side_by_side:
        for _ in side_by_side.map(partial(_process_apart, home), batches):
            tick(1)
    loaded = stages.load(home=home)
    stages.refresh(stages.publish(force=True, home=home), home=home)
    return str(loaded.get("run", ""))


def _process_apart(home: Home, batch: stages.BatchName) -> None:
    if not done_apart(stages.process, batch, home):
        name = batch["batch"]
        click.echo(f"batch {name} ended {_MOST_CRASHES} times; its entries wait", err=True)


def done_apart(work: Callable[..., object], what: object, home: Home) -> bool:
    """Do a batch's work in a process of its own, again when a page ends it; say if it was done."""
    context = multiprocessing.get_context("spawn")
    for _ in range(_MOST_CRASHES):
        told, tell = context.Pipe(duplex=False)
        child = context.Process(target=_work_apart, args=(work, what, home, tell))
        child.start()
        child.join()
        if child.exitcode == 0:
            return True
        if told.poll():
            raise StorageError(told.recv())
    return False


def _work_apart(work: Callable[..., object], what: object, home: Home, tell: Connection) -> None:
    """Work; what is wrong with the disk is told, because to repeat it would not help."""
    try:
        work(what, home=home)
    except (StorageError, OSError) as e:
        problem = full_disk(e) if isinstance(e, OSError) else e
        if problem is None:
            raise
        tell.send(str(problem))
        sys.exit(1)


@click.command(epilog="Example:  attache brief --day 2026-11-20")
@click.option("--day", type=Day(), help="The day, by the desk's calendar (default: yesterday).")
@with_home
def brief(home: Home, day: date | None) -> None:
    """Write the briefing of a day from the published snapshot, and print where."""
    zone = ZoneInfo(read_config(home.config).settings.desk.timezone)
    day = day or datetime.now(zone).date() - timedelta(days=1)
    click.echo(stages.brief(day, home=home))
