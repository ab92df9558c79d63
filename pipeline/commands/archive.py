"""`attache recode` and `attache ingest`: rounds over pages that lie in WARC files."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from pipeline import ingest as ingesting
from pipeline import recode as recoding
from pipeline import stages
from pipeline.commands.options import with_home
from pipeline.commands.rounds import Day, done_apart
from pipeline.errors import StorageError
from pipeline.home import Home
from pipeline.offline import Lane
from pipeline.progress import progress
from pipeline.settings import read_config

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(epilog="Example:  attache recode --since 2026-10-01 --until 2026-10-31 --dry-run")
@click.option("--since", type=Day(), required=True, help="First day of publication (UTC).")
@click.option("--until", type=Day(), help="Last day of publication (default: today).")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def recode(home: Home, since: date, until: date | None, dry_run: bool, as_json: bool) -> None:
    """Code archived articles again with today's dictionaries.

    Says first which events come, go and change, tried on a copy of the warehouse; --dry-run stops
    there. What the new codings no longer say stays readable by as_of(t). A recode that was
    interrupted is taken up where it stopped.
    """
    _read_all(home, recoding.begin(since, until, dry_run, home=home), recoding.read)
    plan = recoding.full_plan(home=home)
    if not as_json:
        click.echo("\n".join(_plan_lines(plan)))
    loaded = recoding.load(home=home)
    if not dry_run:
        stages.publish(force=True, home=home)
    if as_json:
        click.echo(json.dumps({**plan, "loaded": loaded}, ensure_ascii=False, indent=1))
    elif not dry_run:
        click.echo(f"loaded: {_counted(loaded['rows'])}")


@click.command(
    epilog="Example:  attache ingest CC-NEWS-202610*.warc.gz --outlets bbc.co.uk --languages en"
)
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--outlets", default="", help="Only these: domains or outlets of feeds.toml, a,b.")
@click.option("--languages", default="", help="Only articles in these (ISO 639-1), en,fr.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def ingest(
    home: Home, files: tuple[Path, ...], outlets: str, languages: str, as_json: bool
) -> None:
    """Read WARC files (this program's own, Common Crawl's CC-NEWS) as if they had been polled.

    Addresses that were announced or read before are passed over; broken records and what is no
    page are counted by reason. An ingest that was interrupted goes on in the middle of its file.
    """
    with progress("records", None) as tick:
        lanes = ingesting.begin(list(files), outlets, languages, home=home, tick=tick)
    _read_all(home, lanes, ingesting.read)
    loaded = ingesting.load(home=home)
    stages.publish(force=True, home=home)
    if as_json:
        click.echo(json.dumps(loaded, ensure_ascii=False, indent=1))
        return
    click.echo(f"records: {loaded['records']}")
    for name in ("skipped", "pages", "rows"):
        click.echo(f"{name}: {_counted(loaded[name])}")


def _read_all(home: Home, lanes: Sequence[Lane], read: Callable[..., object]) -> None:
    """Read the batches side by side, each in a process of its own."""
    batches = sorted(
        ({"run": lane["run"], "batches": [n]} for lane in lanes for n in lane["batches"]),
        key=lambda lane: int(lane["batches"][0]),
    )
    workers = read_config(home.config).settings.collect.batches
    with progress("batches", len(batches)) as tick, ThreadPoolExecutor(workers) as side_by_side:
        for batch, done in zip(
            batches, side_by_side.map(partial(_apart, read, home), batches), strict=True
        ):
            if not done:
                raise StorageError(f"batch {batch['batches'][0]} ended again and again; see above")
            tick(1)


def _apart(read: Callable[..., object], home: Home, batch: Lane) -> bool:
    return done_apart(read, batch, home)


def _plan_lines(plan: Mapping[str, Any]) -> list[str]:
    lines = [
        f"coder: {plan['coder_version']}",
        f"articles: {plan['articles']}; read again: {_counted(plan['pages'])}",
        f"events: {_counted(plan['events'])}",
    ]
    for group in plan["groups"]:
        what = f" ({group['what']})" if group["what"] else ""
        lines.append(f"    {group['change']}{what}: {group['events']} {group['type']}")
    for example in plan["examples"]:
        old, new = _said(example, "old"), _said(example, "new")
        lines += [
            f"{example['change']}: {' -> '.join(side for side in (old, new) if side)}",
            f"    “{example['sentence']}”  {example['url']}",
        ]
    return lines


def _said(example: Mapping[str, Any], side: str) -> str:
    """Give one side of a change: TYPE/mode SOURCES > TARGETS status day."""
    if example[f"{side}_type"] is None:
        return ""
    mode = example[f"{side}_mode"]
    kind = example[f"{side}_type"] + (f"/{mode}" if mode else "")
    sources, targets = (",".join(example[f"{side}_{part}"]) for part in ("sources", "targets"))
    return f"{kind} {sources} > {targets} {example[f'{side}_status']} {example[f'{side}_day']}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing"
