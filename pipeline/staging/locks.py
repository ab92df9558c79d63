"""The lock of a round: commands and DAG tasks of one installation take turns by it."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import StorageError

_WAIT_SECONDS = 900.0


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
