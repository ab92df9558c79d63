"""`attache explain`, `attache actors check` and `attache events check`."""

import sys
from collections.abc import Sequence
from datetime import datetime

import click

from pipeline.coding import actors as actor_coding
from pipeline.coding import events as event_coding
from pipeline.coding.code import Coder
from pipeline.coding.domestic import examples
from pipeline.coding.explain import explanation
from pipeline.commands.options import with_home
from pipeline.errors import ConfigError
from pipeline.home import Home
from pipeline.settings import read_config


@click.command(
    epilog='Example:  attache explain "France summoned the ambassador of Iran on Monday."'
)
@click.argument("sentence")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication.")
@click.option("--lang", help="Language of the sentence (default: detected).")
@with_home
def explain(home: Home, sentence: str, date: datetime | None, lang: str | None) -> None:
    """Say why a sentence is, or is not, coded: tokens, actors, rule."""
    coder = Coder.build(read_config(home.config).files)
    click.echo(explanation(sentence, coder, day=date.date() if date else None, language=lang))


@click.group()
def actors() -> None:
    """The actor dictionaries in config/actors/."""


@actors.command("check")
@with_home
def check_actors(home: Home) -> None:
    """Check codes, dates, overlaps and duplicates; exit 2 when something is wrong."""
    _report(actor_coding.problems(read_config(home.config).files))


@click.group()
def events() -> None:
    """The event lexicons in config/events/."""


@events.command("check")
@with_home
def check_events(home: Home) -> None:
    """Check the patterns and run their example sentences; exit 2 when something is wrong."""
    files = read_config(home.config).files
    _report([*event_coding.problems(files), *examples.problems(files)])


def _report(problems: Sequence[ConfigError]) -> None:
    for problem in problems:
        click.echo(f"attache: {problem}", err=True)
    if problems:
        sys.exit(2)
    click.echo("no problems")
