"""`attache doctor`, `attache upkeep`, `attache backup` and `attache restore`."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from pipeline import stages
from pipeline.commands.options import printed, with_home
from pipeline.errors import ConfigError
from pipeline.home import Home
from pipeline.progress import progress
from pipeline.settings import read_config
from pipeline.staging.locks import round_lock
from pipeline.staging.store import Staging
from pipeline.upkeep import backup as backups
from pipeline.upkeep.damaged import mend as mend_all
from pipeline.upkeep.doctor import CONFIGURATION, diagnose
from pipeline.upkeep.findings import Finding, Severity, error, megabytes
from pipeline.upkeep.tasks import clean_airflow, clear, compact

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(epilog="Example:  attache doctor   attache doctor --mend")
@click.option("--mend", is_flag=True, help="Mend what needs no decision, then look again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def doctor(home: Home, mend: bool, as_json: bool) -> None:
    """Look at configuration, clock, disk, database, feeds, snapshot, staging, archive, Airflow.

    Each finding names the command that mends it. --mend sets a damaged log of the database aside
    (nothing is deleted), opens rounds again that were lost with it, repairs the link to the
    snapshot, and removes leftovers. Exit 0: all is well; 1: something needs a hand; 2: the
    configuration is wrong.
    """
    try:
        config = read_config(home.config)
    except ConfigError as e:
        _print([error(CONFIGURATION, str(e), f"edit {e.file}")], [], as_json)
        sys.exit(2)
    now = datetime.now(UTC)
    staging = Staging(home.staging_url(config.settings.store.staging))
    mended: list[str] = []
    if mend:
        with round_lock(home.data, wait_seconds=0):
            mended = mend_all(home, staging, now)
    findings = list(diagnose(home, config, staging, now))
    _print(findings, mended, as_json)
    if any(f.check == CONFIGURATION and f.severity == Severity.ERROR for f in findings):
        sys.exit(2)
    if any(f.needs_a_hand for f in findings):
        sys.exit(1)


def _print(findings: Sequence[Finding], mended: Sequence[str], as_json: bool) -> None:
    if as_json:
        found = {"mended": list(mended), "findings": [asdict(f) for f in findings]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for text in mended:
        click.echo(f"mended: {text}")
    for finding in findings:
        click.echo(f"{finding.severity:8} {finding.check:14} {finding.says}")
        if finding.mend:
            click.echo(f"{'':24}> {finding.mend}")


@click.command(epilog="Example:  attache upkeep --dry-run")
@click.option("--dry-run", is_flag=True, help="Say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def upkeep(home: Home, dry_run: bool, as_json: bool) -> None:
    """Clear away what [keep] no longer wants, and write the warehouse anew when much of it is free.

    The same as the DAG upkeep does every week: archive, hand-over files, leftovers of killed
    processes, claims of dead rounds, snapshots, Airflow's records and logs.
    """
    done = []
    with progress("upkeep", 3) as tick:
        for part in (clear, compact, clean_airflow):
            done += part(home=home, dry_run=dry_run)
            tick(1)
    columns = ["kind", "count", "bytes"]
    rows = [[each[column] for column in columns] for each in done]
    click.echo(printed(columns, rows, "json" if as_json else "table"))


@click.command(epilog="Example:  attache backup /backup/attache-2026-11-20")
@click.argument("folder", type=_FOLDER)
@click.option("--no-archive", is_flag=True, help="Leave the archived pages and feeds out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def backup(home: Home, folder: Path, no_archive: bool, as_json: bool) -> None:
    """Copy the installation to a new FOLDER, consistently and with a digest of every file.

    Rounds wait meanwhile. Readers of the snapshot and of the briefings notice nothing.
    """
    read_config(home.config)
    archive = not no_archive
    with round_lock(home.data):
        total = backups.count_files(home, archive=archive)
        with progress("files", total) as tick:
            made = backups.back_up(home, folder, datetime.now(UTC), archive=archive, tick=tick)
    _print_manifest("backed up", made, folder, as_json)


@click.command(epilog="Example:  attache restore /backup/attache-2026-11-20 --data data")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_home
def restore(home: Home, folder: Path, as_json: bool) -> None:
    """Put the backup in FOLDER in place, every file checked, and publish its snapshot.

    Nothing is overwritten: the data folder must not hold a warehouse, archive or briefings. The
    configuration is taken where there is none.
    """
    home.data.mkdir(parents=True, exist_ok=True)
    with round_lock(home.data), progress("files", None) as tick:
        manifest, took_config = backups.restore(home, folder, tick)
    stages.publish(force=True, home=home)
    _print_manifest("restored", manifest, home.data, as_json)
    if not took_config:
        click.echo(f"the configuration in {home.config} was left as it is", err=True)


def _print_manifest(done: str, made: backups.Manifest, where: Path, as_json: bool) -> None:
    if as_json:
        said = {"folder": str(where), "made_at": made.made_at, "program": made.program}
        counted = {"files": len(made.files), "bytes": made.bytes, "holds": dict(made.holds)}
        click.echo(json.dumps({**said, **counted}, indent=1))
        return
    holds = ", ".join(f"{made.holds[name]} {name}" for name in ("articles", "segments"))
    size = f"{len(made.files)} files, {megabytes(made.bytes)}, {holds}"
    click.echo(f"{done}: {where}: {size}, as of {made.made_at}")
