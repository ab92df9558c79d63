"""Stages in processes of their own, killed at a named step, and a reader of the snapshot."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.steps import KILL_AT
from pipeline.warehouse.published import open_published, run_query

# Its processes start warm from one that has no threads and no open database.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["pipeline.stages"])

Work = Callable[..., object]


def _alone(work: Work, arguments: Mapping[str, object], kill_at: str | None) -> None:
    os.setsid()
    if kill_at:
        os.environ[KILL_AT] = kill_at
    work(**arguments)


@dataclass
class Killer:
    """Runs work, kills it where it is told to, and counts the kills by step."""

    kills: Counter[str] = field(default_factory=Counter)

    def killed(self, step: str, work: Work, **arguments: object) -> bool:
        """Say whether the work came to the step and ended there; else it was done."""
        code = self._code(work, arguments, step)
        self.kills[step] += code == -signal.SIGKILL
        assert code in {0, -signal.SIGKILL}, f"{step}: exit code {code}"
        return code != 0

    def done(self, work: Work, **arguments: object) -> None:
        """Do the work undisturbed."""
        assert self._code(work, arguments, None) == 0

    def _code(self, work: Work, arguments: Mapping[str, object], step: str | None) -> int | None:
        child = CONTEXT.Process(target=_alone, args=(work, arguments, step))
        child.start()
        child.join(120)
        return child.exitcode

    def table(self) -> str:
        """Give the kills by step, and their sum."""
        lines = [f"{step:24} {count:5}" for step, count in self.kills.items()]
        return "\n".join([*lines, f"{'SIGKILLs in all':24} {self.kills.total():5}"])


TORN = """
select
    s.articles = (select count(*) from articles)
    and s.events = (select count(*) from events where withdrawn_at is null)
    and (select count(*) from articles) = (select count(distinct article_id) from articles)
    and (
        select count(*)
        from reports as r
        anti join events as e on e.event_id = r.event_id
        where r.event_id is not null and r.withdrawn_at is null
    ) = 0
    as is_whole,
    s.name
from snapshot as s
"""


@dataclass
class Seen:
    """What a reader of the published snapshot saw."""

    reads: int = 0
    snapshots: set[object] = field(default_factory=set)
    torn: list[object] = field(default_factory=list)
    changed_under_it: int = 0

    def __str__(self) -> str:
        return (
            f"{self.reads} reads of {len(self.snapshots)} snapshots, 0 errors,"
            f" {len(self.torn)} torn answers, {self.changed_under_it} changed under it"
        )


def _read(published: Path, stop: "multiprocessing.synchronize.Event", out: Connection) -> None:
    seen = Seen()
    while not stop.is_set():
        try:
            con = open_published(published)
        except UsageError:  # nothing is published yet
            time.sleep(0.05)
            continue
        first = run_query(con, TORN, {})[1][0]
        time.sleep(0.1)
        again = run_query(con, TORN, {})[1][0]
        con.close()
        seen.reads += 2
        seen.snapshots.add(first[1])
        seen.changed_under_it += again != first
        seen.torn += [] if first[0] else [first]
    out.send(seen)


class Reader:
    """A process that reads the published snapshot over and over until it is told to stop."""

    def __init__(self, published: Path) -> None:
        self._stop = CONTEXT.Event()
        self._in, out = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(target=_read, args=(published, self._stop, out))
        self._process.start()

    def stop(self) -> Seen:
        """Give what it saw; it fails here if any read ended in an error."""
        self._stop.set()
        self._process.join(30)
        assert self._process.exitcode == 0
        seen = self._in.recv()
        assert isinstance(seen, Seen)
        return seen
