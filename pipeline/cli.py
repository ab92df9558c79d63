"""The command `attache`."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import click

from pipeline.commands.options import home_options
from pipeline.errors import AttacheError, ConfigError, full_disk

# In the order of the work. A subcommand's module is imported when it is called: `attache query`
# need not load what extraction and coding load.
_COMMANDS: Mapping[str, str] = {
    "run": "serving",
    "demo": "serving",
    "airflow": "serving",
    "collect": "rounds",
    "brief": "rounds",
    "deliver": "deliver",
    "alerts": "deliver",
    "feeds": "feeds",
    "recode": "archive",
    "ingest": "archive",
    "query": "reading",
    "why": "reading",
    "export": "export",
    "sample": "export",
    "codebook": "export",
    "correct": "correct",
    "explain": "coding",
    "actors": "coding",
    "events": "coding",
    "doctor": "upkeep",
    "upkeep": "upkeep",
    "backup": "upkeep",
    "restore": "upkeep",
    "extract": "filters",
    "code": "filters",
    "dedupe": "filters",
}


class _Lazy(click.Group):
    """A group that imports a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"pipeline.commands.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Examples:  attache collect   attache brief --day 2026-11-20   attache query",
)
@home_options
@click.version_option(package_name="attache")
def attache(config: Path | None, data: Path | None) -> None:
    """A press attaché: reads the world's news feeds and briefs on what happened between states."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command: exit 0 done, 1 the job failed, 2 wrong usage or configuration."""
    try:
        attache.main(args=arguments, prog_name="attache")
    except AttacheError as e:
        click.echo(f"attache: {e}", err=True)
        sys.exit(2 if isinstance(e, ConfigError) else 1)
    except OSError as e:
        if (full := full_disk(e)) is None:
            raise
        click.echo(f"attache: {full}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
