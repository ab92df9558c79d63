"""`attache deliver` and `attache alerts`: what Airflow does after a briefing, by hand."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import click

from pipeline import deliver as delivering
from pipeline.briefing.deliver.receipts import Receipt
from pipeline.commands.options import printed, with_home
from pipeline.errors import ConfigError, DeliveryError
from pipeline.home import Home
from pipeline.settings import Config, read_config, shown

_COLUMNS = ("channel", "day", "edition", "status", "recipients", "refused", "at", "reason")


@click.command(epilog="Example:  attache deliver --day 2026-11-20 --channel desk")
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the briefing, by the desk's calendar (default: yesterday).",
)
@click.option("--channel", "names", multiple=True, help="A name under [deliver]; may be repeated.")
@click.option("--retry", is_flag=True, help="Also where it failed for good before: it is mended.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent to whom, and send nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def deliver(
    home: Home,
    day: datetime | None,
    names: tuple[str, ...],
    retry: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Send a day's newest edition by mail and chat, unless it went out before.

    What went out, or may have, is never sent again; data/deliveries holds the receipts.
    The exit code is 1 when an edition did not go out.
    """
    config = read_config(home.config)
    chosen = names or config.settings.deliver.sending("briefing")
    if not chosen:
        raise ConfigError(shown(home.config, "attache.toml"), "[deliver]", "names no channel")
    wanted = day.date() if day else _yesterday(config)
    receipts = [
        delivering.deliver_day(home, config, name, wanted, retry=retry, dry_run=dry_run)
        for name in chosen
    ]
    click.echo(printed(_COLUMNS, map(_row, receipts), "json" if as_json else "table"))
    _refuse_failures(receipts)


@click.command(epilog="Example:  attache alerts --dry-run")
@click.option("--dry-run", is_flag=True, help="Print what stands, and tell nobody.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def alerts(home: Home, dry_run: bool, as_json: bool) -> None:
    """Tell the operator what is wrong: once per condition and channel, until it is over.

    No round for two hours, little disk left, many feeds failing, a briefing late or undelivered:
    [alerts] in attache.toml has the limits, and the channels whose `sends` has "alerts" are told.
    Airflow does this every quarter of an hour; from cron it works when Airflow itself is down.
    """
    watch = delivering.watch(home, read_config(home.config), datetime.now(UTC), dry_run=dry_run)
    if as_json:
        rows = [
            {"condition": key, "text": s.text, "since": s.since.isoformat(), "told": list(s.told)}
            for key, s in watch.standing.items()
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    for standing in () if as_json else watch.standing.values():
        click.echo(f"{standing.since:%Y-%m-%d %H:%M} UTC  {standing.text}")


def _yesterday(config: Config) -> date:
    zone = ZoneInfo(config.settings.desk.timezone)
    return datetime.now(zone).date() - timedelta(days=1)


def _row(receipt: Receipt) -> tuple[object, ...]:
    return (
        receipt.channel,
        receipt.day,
        receipt.edition,
        receipt.status,
        receipt.recipients,
        "; ".join(f"{address}: {answer}" for address, answer in receipt.refused),
        receipt.at.isoformat(timespec="seconds"),
        receipt.reason,
    )


def _refuse_failures(receipts: list[Receipt]) -> None:
    problems = []
    for receipt in receipts:
        try:
            delivering.insist(receipt)
        except DeliveryError as e:
            problems.append(str(e))
    if problems:
        raise DeliveryError("; ".join(problems))
