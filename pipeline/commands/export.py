"""`attache export`, `attache sample` and `attache codebook`: the record for research."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.commands.options import home_options, with_home
from pipeline.home import Home
from pipeline.progress import progress
from pipeline.records import EVENT_TYPES
from pipeline.warehouse.exports.codebook import codebook as codebook_text
from pipeline.warehouse.exports.plain import write_csv, write_jsonl
from pipeline.warehouse.exports.sample import draw
from pipeline.warehouse.exports.selection import Selection
from pipeline.warehouse.exports.write import FORMATS, Exported, whole, write_texts
from pipeline.warehouse.exports.write import export as export_acts
from pipeline.warehouse.published import open_published

_DAY = click.DateTime(["%Y-%m-%d"])
_SINCE = click.option("--since", type=_DAY, help="First day (default: the first on record).")
_UNTIL = click.option("--until", type=_DAY, help="Last day, included (default: the last).")
_OUT = click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")


@click.command(
    "export",
    epilog="Examples:  attache export --format xlsx --since 2026-03-01 --until 2026-03-31 --out"
    " march.xlsx   attache export --format gexf --country FRA --country DEU --out dyad.gexf",
)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@_SINCE
@_UNTIL
@_OUT
@click.option("--country", multiple=True, metavar="CODE", help="Acts in which it takes part.")
@click.option("--type", "kind", multiple=True, type=click.Choice(EVENT_TYPES, case_sensitive=False))
@click.option("--status", multiple=True, type=click.Choice(["happened", "planned", "denied"]))
@click.option("--min-confidence", type=click.Choice(["low", "medium", "high"]), default="low")
@click.option("--internal", is_flag=True, help="Also acts within one country.")
@click.option("--json", "as_json", is_flag=True, help="Say as JSON what was written.")
@with_home
def export(
    home: Home,
    form: str,
    since: datetime | None,
    until: datetime | None,
    out: Path | None,
    country: tuple[str, ...],
    kind: tuple[str, ...],
    status: tuple[str, ...],
    min_confidence: str,
    internal: bool,
    as_json: bool,
) -> None:
    """Write a period's acts for other programs, one row per act and directed pair of actors.

    csv, jsonl, parquet and xlsx have the same columns (attache codebook); gdelt has the 61 columns
    of GDELT 2.0 without header, polecat the 40 of POLECAT; graphml and gexf are the period's
    network, without --status of what happened; bibtex and csl its articles. Text formats go to the
    standard output unless --out names a file.
    """
    if as_json and out is None:
        raise click.UsageError("--json says what was written to a file: give --out FILE")
    first, last = _period(since, until)
    chosen = Selection(
        first, last, tuple(c.upper() for c in country), kind, status, min_confidence, internal
    )
    with open_published(home.published) as con, progress("rows", None) as tick:
        done = export_acts(con, form, chosen, out, tick)
    if out:
        click.echo(_said(form, out, done, as_json))


@click.command(epilog="Example:  attache sample --n 200 --since 2026-03-01 --out sample.csv")
@click.option("--n", type=click.IntRange(min=1), default=200, show_default=True)
@_SINCE
@_UNTIL
@click.option("--seed", default="1", show_default=True, help="Another seed, other acts.")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv")
@_OUT
@with_home
def sample(
    home: Home,
    n: int,
    since: datetime | None,
    until: datetime | None,
    seed: str,
    form: str,
    out: Path | None,
) -> None:
    """Draw random acts, each with a sentence, to be judged by hand.

    The empty columns at the end are those of corrections.csv: verdict (right, wrong, replace),
    replacement, by, why. Filled in, the lines with a verdict become corrections; README says how.
    """
    first, last = _period(since, until)
    with open_published(home.published) as con:
        rows = draw(con, n, seed, first, last)
        write = write_csv if form == "csv" else write_jsonl
        count = write_texts(lambda to: write(rows, to), out, mark=form == "csv")
    if out:
        click.echo(f"{count} acts -> {out}")


@click.command(epilog="Example:  attache codebook --out codebook.md")
@_OUT
@home_options
def codebook(out: Path | None, **_: Path | None) -> None:
    """Write the codebook as Markdown: types, codes, scores, measured precision, every column."""
    if out is None:
        click.echo(codebook_text(), nl=False)
        return
    with whole(out) as partial:
        partial.write_text(codebook_text(), encoding="utf-8")
    click.echo(out)


def _period(since: datetime | None, until: datetime | None) -> tuple[date | None, date | None]:
    if since and until and since > until:
        raise click.UsageError(f"--since {since:%Y-%m-%d} is later than --until {until:%Y-%m-%d}")
    return (since.date() if since else None, until.date() if until else None)


def _said(form: str, out: Path, done: Exported, as_json: bool) -> str:
    if as_json:
        return json.dumps({"format": form, "file": str(out), **asdict(done)})
    return f"{done.rows} rows of {done.events} acts -> {out} ({done.snapshot})"
