"""What upkeep clears away, counted: files by kind, with their bytes."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk import size_of


@dataclass(frozen=True, slots=True)
class Cleared:
    """One kind of thing that was cleared away, or would be."""

    kind: str
    count: int
    bytes: int = 0


def clear(kind: str, paths: Iterable[Path], *, dry_run: bool) -> Cleared:
    """Remove files and folders; give how many they were and how large."""
    found = sorted(paths)
    size = sum(size_of(path) for path in found)
    if not dry_run:
        for path in found:
            _remove(path)
    return Cleared(kind, len(found), size)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
