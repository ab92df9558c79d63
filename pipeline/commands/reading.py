"""`attache query` and `attache why`: questions to the published snapshot."""

import json
import sys
from pathlib import Path

import click

from pipeline.commands.options import printed, with_home
from pipeline.home import Home
from pipeline.warehouse.published import open_published, question_names, run_query, write_parquet


@click.command(
    epilog='Examples:  attache query activity_of_day   attache query "from events" --format csv'
)
@click.argument("question", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
)
@click.option("--param", "-p", multiple=True, metavar="KEY=VALUE", help="A parameter of the query.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@with_home
def query(
    home: Home, question: str | None, form: str, param: tuple[str, ...], out: Path | None
) -> None:
    """Ask the published snapshot: a named question, or SQL of DuckDB. Without one: the names."""
    if question is None:
        click.echo(printed(["question", "what it gives"], question_names(), "table"))
        return
    con = open_published(home.published)
    parameters = _parameters(param)
    if form == "parquet":
        if out is None:
            raise click.UsageError("--format parquet needs --out FILE")
        write_parquet(con, question, parameters, out)
        return
    columns, rows = run_query(con, question, parameters)
    text = printed(columns, rows, form)
    if out:
        out.write_text(text + "\n", encoding="utf-8-sig" if form == "csv" else "utf-8")
    else:
        click.echo(text)


def _parameters(pairs: tuple[str, ...]) -> dict[str, object]:
    parameters: dict[str, object] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"--param {pair}: write KEY=VALUE")
        parameters[key] = value
    return parameters


@click.command(epilog="Example:  attache why https://example.org/news/1")
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def why(home: Home, url: str, as_json: bool) -> None:
    """Say where an article went: its feed, its status and reason, what was dropped and coded."""
    con = open_published(home.published)
    found: dict[str, list[dict[str, object]]] = {}
    for part in ("feeds", "entries", "articles", "dropped", "reports"):
        columns, rows = run_query(con, f"why_{part}", {"url": url})
        found[part] = [dict(zip(columns, row, strict=True)) for row in rows]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, default=str, indent=1))
        return
    if not any(found.values()):
        click.echo(f"{url}: no feed, entry or article of this address is known")
        sys.exit(1)
    for part, items in found.items():
        for item in items:
            click.echo(f"{part}:")
            for key, value in item.items():
                if value is not None:
                    click.echo(f"    {key:16} {value}")
