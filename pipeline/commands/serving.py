"""`attache run` and `attache demo`."""

import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from pipeline.commands.options import printed, with_home
from pipeline.errors import UsageError
from pipeline.home import Home
from pipeline.serve.demo.run import DAYS, run_demo
from pipeline.serve.environment import (
    USER,
    airflow_command,
    airflow_environment,
    first_day,
    password,
)
from pipeline.serve.supervise import prepare, supervise
from pipeline.settings import read_config
from pipeline.warehouse.published import open_published, run_query

_HEAD_LINES = 24
_DEMO_QUERIES = (
    "select type, count(*) as events from events group by type order by events desc, type",
    "select actor1, actor2, sum(events)::int as events from dyads_daily"
    " group by all order by events desc, actor1, actor2 limit 5",
    "select outlet, count(*) as articles, count(*) filter (where is_copy) as copies"
    " from articles group by outlet order by outlet",
)


@click.command(epilog="Example:  attache run --port 8080")
@click.option("--port", default=8080, show_default=True, help="Port of Airflow's page.")
@with_home
def run(home: Home, port: int) -> None:
    """Run Airflow with attaché's DAGs on this machine, until Ctrl-C or SIGTERM.

    Everything listens on loopback only; Airflow's files lie under the data folder.
    """
    settings = read_config(home.config).settings
    _refuse_taken(port)
    os.umask(0o077)
    home.airflow.mkdir(parents=True, exist_ok=True)
    today = datetime.now(ZoneInfo(settings.desk.timezone)).date()
    since = first_day(home, settings, today)
    environment = airflow_environment(home, settings, port, since, os.environ)
    (home.airflow / "port").write_text(str(port), encoding="ascii")
    secret = password(home)
    click.echo("preparing Airflow (half a minute at the first start) ...")
    prepare(environment, home.airflow / "prepare.log")

    def ready() -> None:
        click.echo(f"Airflow     http://127.0.0.1:{port}   login {USER} / {secret}")
        click.echo(f"Briefings   {home.briefings.resolve() / 'index.html'}")
        click.echo(f"Snapshot    {home.published.resolve() / 'current.duckdb'}")
        click.echo("Stop with Ctrl-C.")

    reason = supervise(environment, port, home.airflow, ready)
    click.echo(f"stopped: {reason}")
    if not reason.startswith("SIG"):
        sys.exit(1)


@click.command(
    "airflow",
    context_settings={"ignore_unknown_options": True},
    add_help_option=False,
    epilog="Example:  attache airflow backfill create --help",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@with_home
def airflow(home: Home, arguments: tuple[str, ...]) -> None:
    """Run one of Airflow's own commands on the Airflow that `attache run` keeps."""
    settings = read_config(home.config).settings
    if not (home.airflow / "airflow.db").exists():
        raise UsageError(f"{home.airflow} has no Airflow yet: start attache run once")
    today = datetime.now(ZoneInfo(settings.desk.timezone)).date()
    since = first_day(home, settings, today)
    environment = airflow_environment(home, settings, _port(home), since, os.environ)
    os.execve(airflow_command(), ["airflow", *arguments], environment)


def _port(home: Home) -> int:
    """Give the port of the last `attache run`."""
    return int((home.airflow / "port").read_text(encoding="ascii"))


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as e:
            raise UsageError(f"port {port} is taken: attache run --port N ({e.strerror})") from e


@click.command(epilog="Example:  attache demo")
@with_home
def demo(home: Home) -> None:
    """Run two days of sample outlets through the real DAGs, in data/demo.

    Outlets, events and people are invented. Your own warehouse is not touched.
    """
    own = run_demo(home.data / "demo", lambda line: click.echo(f"demo: {line}"))
    page = own.briefings / DAYS[-1].isoformat() / "briefing.md"
    click.echo()
    click.echo("\n".join(page.read_text(encoding="utf-8").splitlines()[:_HEAD_LINES]))
    click.echo(f"...\n\nThe whole briefing: {page.with_name('index.html').resolve()}")
    _ask(own.published)


def _ask(published: Path) -> None:
    con = open_published(published)
    for sql in _DEMO_QUERIES:
        click.echo(f'\nattache query --data data/demo "{sql}"')
        click.echo(printed(*run_query(con, sql, {}), "table"))
