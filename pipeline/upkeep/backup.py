"""Backup and restore: a consistent copy of an installation, with a digest of every file.

    <backup>/manifest.json          when, by which program, every file's bytes and SHA-256
    <backup>/config/...             the configuration
    <backup>/data/...               warehouse, archive, briefings and their receipts, staging

The published snapshots are not in it: restore makes one. The folder appears under its name when it
is whole.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pipeline.disk import sha256_of, size_of, sync
from pipeline.errors import StorageError, UsageError
from pipeline.home import Home
from pipeline.progress import Tick
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.upkeep import examine

_MANIFEST = "manifest.json"
_CHUNK_BYTES = 1 << 20
# In the order in which restore puts them in place: the warehouse last, so that a restore that was
# cut short does not look like a warehouse.
_PARTS = (
    "archive", "briefings", "deliveries", "staging", "alerts.json", "airflow/since",
    "warehouse.duckdb",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileSum:
    """One file of a backup."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    made_at: str
    program: str
    holds: Mapping[str, int]  # rows, as doctor counts them
    files: Mapping[str, FileSum]

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(file.bytes for file in self.files.values())


def back_up(home: Home, target: Path, now: datetime, *, archive: bool, tick: Tick) -> Manifest:
    """Copy the installation to a new folder. The caller holds the round's lock."""
    if target.exists():
        raise UsageError(f"{target} is there already; a backup is never overwritten")
    if not home.warehouse.exists():
        raise UsageError(f"{home.warehouse}: there is nothing to back up yet")
    with open_warehouse(home.warehouse):
        pass  # what a kill left in its log goes into the file
    holds = examine(home.warehouse).ledger
    partial = target.with_name(f".{target.name}.partial")
    _discard(partial)
    try:
        partial.mkdir(parents=True)
        _check_space(home, partial, archive=archive)
        files = {}
        for name, path in _files(home, archive=archive):
            files[name] = _copied(path, partial / name)
            tick(1)
        manifest = Manifest(now.isoformat(), version("attache"), holds, files)
        text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
        (partial / _MANIFEST).write_text(text + "\n", encoding="utf-8")
        os.sync()
        partial.rename(target)
        sync(target.parent)
    except OSError as e:
        raise StorageError(f"{target}: no backup was made: {e}") from e
    finally:
        _discard(partial)
    return manifest


def check_backup(source: Path, tick: Tick) -> Manifest:
    """Give a backup's manifest; StorageError when a file is missing or is not the one it names."""
    try:
        row = json.loads((source / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise UsageError(f"{source} is no backup: {_MANIFEST}: {e}") from e
    files = {name: FileSum(**file) for name, file in row["files"].items()}
    for name, file in files.items():
        path = source / name
        if not path.is_file() or FileSum(path.stat().st_size, sha256_of(path)) != file:
            raise StorageError(f"{path}: is not the file that was backed up; nothing was restored")
        tick(1)
    return Manifest(row["made_at"], row["program"], row["holds"], files)


def restore(home: Home, source: Path, tick: Tick) -> tuple[Manifest, bool]:
    """Put a backup in place; give its manifest, and whether its configuration was taken too.

    Data that is there already is never overwritten; a configuration that is there stays.
    """
    present = [part for part in _PARTS if (home.data / part).exists()]
    if present:
        raise UsageError(
            f"{home.data / present[-1]} is there already; restore into another --data folder,"
            " or move this one away"
        )
    manifest = check_backup(source, tick)
    partial = home.data / ".restore.partial"
    _discard(partial)
    takes_config = not (home.config.is_dir() and any(home.config.iterdir()))
    try:
        for name, file in manifest.files.items():
            if _copied(source / name, partial / name) != file:
                raise StorageError(f"{source / name}: changed while it was restored")
            tick(1)
        _check_rows(partial / "data" / "warehouse.duckdb", manifest)
        os.sync()
        _put_in_place(home, partial, takes_config=takes_config)
    except OSError as e:
        raise StorageError(f"{home.data}: not restored: {e}") from e
    finally:
        _discard(partial)
    return manifest, takes_config


def _files(home: Home, *, archive: bool) -> Iterator[tuple[str, Path]]:
    """Give every file of the installation with its name in the backup."""
    roots = {f"data/{part}": home.data / part for part in _PARTS}
    roots["config"] = home.config
    for name, root in roots.items():
        if root.is_file():
            yield name, root
        elif root.is_dir() and (archive or name != "data/archive"):
            for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".tmp"):
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def count_files(home: Home, *, archive: bool) -> int:
    """Give how many files a backup would have."""
    return sum(1 for _ in _files(home, archive=archive))


def _check_space(home: Home, target: Path, *, archive: bool) -> None:
    needed = sum(size_of(path) for _, path in _files(home, archive=archive))
    free = shutil.disk_usage(target).free
    if free < needed:
        raise StorageError(
            f"{target.parent}: {free / 1e6:.0f} MB free, a backup needs {needed / 1e6:.0f} MB"
        )


def _copied(source: Path, target: Path) -> FileSum:
    """Copy a file with its mode and times; give what was copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with source.open("rb") as file, target.open("wb") as out:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    shutil.copystat(source, target)
    return FileSum(size, digest.hexdigest())


def _check_rows(warehouse: Path, manifest: Manifest) -> None:
    found = examine(warehouse)
    if found.unknown:
        raise StorageError(f"the backup has migration {found.unknown[0]}: newer than this program")
    if not found.pending and dict(found.ledger) != dict(manifest.holds):
        raise StorageError(f"{warehouse}: holds {found.ledger}, the backup said {manifest.holds}")


def _put_in_place(home: Home, partial: Path, *, takes_config: bool) -> None:
    if takes_config and (partial / "config").is_dir():
        home.config.mkdir(parents=True, exist_ok=True)
        for path in (partial / "config").iterdir():
            path.rename(home.config / path.name)
    for part in _PARTS:
        if (partial / "data" / part).exists():
            (home.data / part).parent.mkdir(parents=True, exist_ok=True)
            (partial / "data" / part).rename(home.data / part)
    sync(home.data)


def _discard(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
