"""The command `attache`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.commands import coding, feeds, filters, reading, rounds, serving
from pipeline.commands.options import home_options
from pipeline.errors import AttacheError, ConfigError


class _Ordered(click.Group):
    """A group that lists its commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_Ordered,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Examples:  attache collect   attache brief --day 2026-11-20   attache query tables",
)
@home_options
@click.version_option(package_name="attache")
def attache(config: Path | None, data: Path | None) -> None:
    """A press attaché: reads the world's news feeds and briefs on what happened between states."""


for command in (
    serving.run, serving.demo, rounds.collect, rounds.brief, feeds.feeds,
    reading.query, reading.why, coding.explain, coding.actors, coding.events,
    filters.extract, filters.code, filters.dedupe,
):  # fmt: skip
    attache.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command: exit 0 done, 1 the job failed, 2 wrong usage or configuration."""
    try:
        attache.main(args=arguments, prog_name="attache", auto_envvar_prefix=None)
    except AttacheError as e:
        click.echo(f"attache: {e}", err=True)
        sys.exit(2 if isinstance(e, ConfigError) else 1)


if __name__ == "__main__":
    main()
