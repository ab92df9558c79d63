"""Progress bars: on a terminal's stderr, and only when work lasts longer than two seconds."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_PATIENCE_SECONDS = 2.0

Tick = Callable[[int], None]  # counts work done


def silent(_: int) -> None:
    """Report no progress."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Tick]:
    """Give a function that counts work done; a bar shows it where somebody watches."""
    if not sys.stderr.isatty():
        yield silent
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(label, total=total)
    started = time.monotonic()
    shown = False

    def tick(count: int) -> None:
        nonlocal shown
        if not shown and time.monotonic() - started > _PATIENCE_SECONDS:
            bar.start()
            shown = True
        bar.advance(task, count)

    try:
        yield tick
    finally:
        if shown:
            bar.stop()
