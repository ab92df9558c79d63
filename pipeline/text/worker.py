"""Extraction in a child process that may be killed: the room's one effect.

The child is a program of its own (`python -m pipeline.text.worker`): what multiprocessing
starts would import the main module of its parent again, which fails inside an Airflow task.
"""

import contextlib
import resource
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from pipeline.records import EntryStatus, Extraction, Page
from pipeline.text.extract import read_page
from pipeline.text.lexicon import Rules

MEMORY = 2 * 1024**3  # bytes of address space of a child
SECONDS = 30.0  # for one page
PAGES = 2_000  # after which a child is replaced, so that fragmented memory goes back
START_SECONDS = 120.0  # for a child to import its libraries on a busy machine


class Extractor:
    """Reads pages in a child process of its own, which is replaced when it hangs or dies."""

    def __init__(
        self, rules: Rules, *, seconds: float = SECONDS, memory: int = MEMORY, pages: int = PAGES
    ) -> None:
        """Take the rules; the child starts with the first page."""
        self._rules, self._seconds, self._memory, self._pages = rules, seconds, memory, pages
        self._child: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._served = 0

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self._end()

    @property
    def child_id(self) -> int | None:
        """The process id of the child, None while there is none."""
        return self._child.pid if self._child is not None else None

    def read(self, page: Page) -> Extraction:
        """Give the article of a page, TIMEOUT when that took too long or broke the child."""
        pipe = self._ready()
        self._served += 1
        try:
            pipe.send(page)
            if not pipe.poll(self._seconds):
                return self._lost(f"no answer within {self._seconds:g} seconds")
            answer: Extraction = pipe.recv()
        except (EOFError, ConnectionError):
            return self._lost("the reader died on it")
        return answer

    def _lost(self, reason: str) -> Extraction:
        self._end()
        return Extraction(EntryStatus.TIMEOUT, reason)

    def _ready(self) -> Connection:
        has_died = self._child is not None and self._child.poll() is not None
        if has_died or self._served >= self._pages:
            self._end()
        if self._pipe is None:
            self._pipe = self._start()
        return self._pipe

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        command = [sys.executable, "-m", __name__, str(theirs.fileno()), str(self._memory)]
        self._child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self._served = 0
        # A child that dies at once is seen at the first page, like one that dies on it.
        with contextlib.suppress(EOFError, ConnectionError):
            ours.send(self._rules)
            if ours.poll(START_SECONDS):
                ours.recv()  # it is ready: importing is not the first page's time
        return ours

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        self._pipe = self._child = None


def _serve(pipe: Connection, memory: int) -> None:
    """Take the rules, then answer pages until the other end is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    rules: Rules = pipe.recv()
    pipe.send("ready")
    while True:
        try:
            page: Page = pipe.recv()
        except EOFError:
            return
        pipe.send(_read(page, rules))


def _read(page: Page, rules: Rules) -> Extraction:
    try:
        return read_page(page, rules)
    except MemoryError:
        return Extraction(EntryStatus.TOO_LARGE, "needs more memory than a reader may have")


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])), int(sys.argv[2]))
