"""The lock of a round: commands and DAG tasks of one installation take turns by it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import StorageError

_WAIT_SECONDS = 900.0
_LOCKS = Path("/proc/locks")


@contextmanager
def round_lock(
    data: Path, *, shared: bool = False, wait_seconds: float = _WAIT_SECONDS
) -> Iterator[None]:
    """Hold the round's lock: alone, or shared by the process tasks of one round."""
    with file_lock(data / "round.lock", shared=shared, wait_seconds=wait_seconds):
        yield


@contextmanager
def file_lock(
    path: Path, *, shared: bool = False, wait_seconds: float = _WAIT_SECONDS
) -> Iterator[None]:
    """Hold a file's lock; it is released when the block or the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as f:
        _take(f, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, path, wait_seconds)
        yield


def _take(f: IO[str], kind: int, path: Path, wait_seconds: float) -> None:
    until = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(f, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise StorageError(f"{path}: another round still holds it; try later") from None
            time.sleep(0.2)
        else:
            return


def holder_of(path: Path) -> str:
    """Name the process that holds a lock alone or shares it, empty when it is free."""
    if not path.exists():
        return ""
    with path.open("a") as f:
        try:
            fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _process_with(os.fstat(f.fileno()).st_ino)
    return ""


def _process_with(inode: int) -> str:
    """Give `process N` from Linux's list of locks; elsewhere the number stays unknown."""
    if _LOCKS.exists():
        for line in _LOCKS.read_text(encoding="ascii").splitlines():
            fields = line.split()  # 1: FLOCK ADVISORY WRITE pid major:minor:inode from to
            if fields[5:6] and fields[5].endswith(f":{inode}"):
                return f"process {fields[4]}"
    return "another process"
