"""The JSONL filters for researchers: one JSON object a line in and out, order kept."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from pipeline.coding.code import Coder
from pipeline.coding.jsonl import code_lines
from pipeline.commands.options import with_home
from pipeline.errors import ConfigError
from pipeline.home import Home
from pipeline.records import KnownPerson
from pipeline.settings import read_config
from pipeline.staging.packs import known_persons
from pipeline.text.jsonl import dedupe_lines, extract_lines
from pipeline.text.lexicon import Rules

_JSONL = click.option("--jsonl", is_flag=True, help="Said for clearness; it is the only form.")


def _emit(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line.rstrip("\n") + "\n")
    sys.stdout.flush()


@click.command(epilog="Example:  attache extract --jsonl < pages.jsonl > texts.jsonl")
@_JSONL
@click.option("--site-rules", is_flag=True, help="Set aside what recurs over the input's sites.")
@with_home
def extract(home: Home, jsonl: bool, site_rules: bool) -> None:
    """Give the clean text of pages: {"id","html","url"?,"date"?} a line on standard input."""
    rules = Rules.build(read_config(home.config).files["text/boilerplate.toml"])
    _emit(extract_lines(sys.stdin, rules, site_rules=site_rules))


@click.command(epilog="Example:  attache code --jsonl < texts.jsonl > events.jsonl")
@_JSONL
@click.option(
    "--learned",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="pack.json of a round: persons that its texts made known.",
)
@with_home
def code(home: Home, jsonl: bool, learned: Path | None) -> None:
    """Code actors, quotations and events: {"id","text","date"?,"lang"?} a line on stdin."""
    coder = Coder.build(read_config(home.config).files, _learned(learned))
    _emit(code_lines(sys.stdin, coder))


def _learned(pack: Path | None) -> list[KnownPerson]:
    if pack is None:
        return []
    try:
        return known_persons(json.loads(pack.read_text(encoding="utf-8"))["learned"])
    except (ValueError, KeyError, TypeError) as e:
        raise ConfigError(str(pack), "learned", f"is not a pack of a round ({e})") from e


@click.command(epilog="Example:  attache dedupe --jsonl < texts.jsonl > clusters.jsonl")
@_JSONL
def dedupe(jsonl: bool) -> None:
    """Group near-identical texts: {"id","text"} a line on standard input.

    Answers {"id","cluster"}, the id of the first text of the group. A round-up of several reports
    belongs to the one that it has most of, so that each text counts once and reports of different
    acts stay apart; "also" then lists the other clusters of which it has a part.
    """
    _emit(dedupe_lines(sys.stdin))
