"""Rounds without the network: what recode and ingest share. Their pages lie in WARC files.

Their batches are known to the staging area only; nothing is claimed in the warehouse before load.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.home import Home
from pipeline.process import Reading, read_pages
from pipeline.progress import Tick
from pipeline.settings import Config, read_config
from pipeline.staging import batches as staged
from pipeline.staging.locks import file_lock, round_lock
from pipeline.staging.packs import Pack, make_pack, read_pack
from pipeline.staging.runs import Run, finish_run, open_run
from pipeline.staging.store import Staging
from pipeline.steps import step
from pipeline.warehouse import learned
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.rounds import is_half_loaded, take_offline

Lane = dict[str, Any]  # {"run": its id, "batches": numbers}, small enough to pass between tasks

_NO_PAGE = "pending"  # of an outcome: its page is no longer in the archive


@dataclass(frozen=True, slots=True)
class Offline:
    """One kind of round in one installation."""

    kind: str  # recode or ingest
    home: Home
    config: Config
    staging: Staging

    @classmethod
    def of(cls, kind: str, home: Home | None) -> "Offline":
        """Open what a round of this kind works on."""
        home = home or Home.from_environment(os.environ)
        config = read_config(home.config)
        return cls(kind, home, config, Staging(home.staging_url(config.settings.store.staging)))

    def held(self, *, shared: bool = False) -> AbstractContextManager[None]:
        """Hold this kind's lock: alone to begin and to load, shared to read."""
        return file_lock(self.home.data / "locks" / f"{self.kind}.lock", shared=shared)

    @property
    def run(self) -> Run | None:
        """The round of this kind that was begun and not finished."""
        return open_run(self.staging, self.kind)

    @property
    def memory_limit(self) -> str:
        """What DuckDB may use."""
        return self.config.settings.store.memory_limit

    def cut(self, run: Run) -> Mapping[str, Any]:
        """Give how far a round is cut into batches, and what was passed over."""
        name = f"{run.run_id}/cut.json"
        found: Mapping[str, Any] = self.staging.read_json(name) if self.staging.exists(name) else {}
        return found

    def note_cut(self, run: Run, cut: Mapping[str, Any]) -> None:
        """Note how far a round is cut."""
        self.staging.write_json(f"{run.run_id}/cut.json", cut)

    def lanes(self, run: Run) -> list[Lane]:
        """Spread a round's batches over as many tasks as `[collect] batches` says."""
        batches, lanes = self.cut(run)["batches"], self.config.settings.collect.batches
        return [
            {"run": run.run_id, "batches": list(range(first, batches, lanes))}
            for first in range(min(lanes, batches))
        ]

    def fresh_pack(self, asked: Mapping[str, Any]) -> Pack:
        """Give today's pack; an open round that cannot go on with what is asked is given up.

        A round is continued when the same is asked of the same configuration. One that was partly
        loaded has to come to its end first, whatever the configuration is by now.
        """
        run = self.run
        with open_warehouse(self.home.warehouse, memory_limit=self.memory_limit) as con:
            pack = make_pack(self.config.files, learned.trusted(con))
            has_to_end = run is not None and is_half_loaded(con, run)
        if run is None:
            return pack
        if has_to_end and run.asked != asked:
            raise UsageError(
                f"an interrupted {self.kind} is half loaded; repeat it first: {run.asked}"
            )
        if run.asked != asked or not (has_to_end or _is_same_coder(self.staging, run, pack)):
            self.close(run)
        return pack

    def close(self, run: Run) -> None:
        """End a round: its mark and its batches go, pack and plan stay."""
        finish_run(self.staging, run)
        for name in self.staging.names(run.run_id):
            if name.startswith("batch-"):
                self.staging.remove(f"{run.run_id}/{name}")


def read_lane(
    offline: Offline,
    lane: Lane,
    reading_of: Callable[[Offline, Run, staged.Batch, Pack], Reading],
    tick: Tick,
) -> dict[str, int]:
    """Read the batches of a lane that nobody has read yet; give the rows by table."""
    counts: Counter[str] = Counter()
    with offline.held(shared=True):
        run = offline.run
        if run is None or run.run_id != lane["run"]:
            return {}
        for number in lane["batches"]:
            counts.update(_read_batch(offline, run, number, reading_of, tick))
    return dict(counts)


def _read_batch(
    offline: Offline,
    run: Run,
    number: int,
    reading_of: Callable[[Offline, Run, staged.Batch, Pack], Reading],
    tick: Tick,
) -> Mapping[str, int]:
    staging = offline.staging
    with file_lock(offline.home.data / "locks" / f"{run.run_id}-{number}.lock"):
        finished = staged.done(staging, run.run_id, number)
        if finished:
            return finished.counts
        batch = staged.read_batch(staging, run.run_id, number)
        pack = read_pack(staging, run.run_id)
        reading = reading_of(offline, run, batch, pack)
        return read_pages(staging, batch, pack, offline.home.archive, reading, tick)


def take(offline: Offline, run: Run) -> dict[str, Any]:
    """Load and derive a round that was read, and close it; give what came of it."""
    numbers = range(offline.cut(run)["batches"])
    with (
        round_lock(offline.home.data),
        open_warehouse(offline.home.warehouse, memory_limit=offline.memory_limit) as con,
    ):
        rows = take_offline(
            con,
            offline.staging,
            run,
            numbers,
            coder_version=read_pack(offline.staging, run.run_id).coder_version,
            corrections=offline.config.files["corrections.csv"],
        )
    step(f"{offline.kind}.finished")
    result = {"run": run.run_id, "pages": outcomes(offline.staging, run, numbers), "rows": rows}
    offline.close(run)
    return result


def outcomes(staging: Staging, run: Run, numbers: Sequence[int]) -> dict[str, int]:
    """Count what the pages of a round turned out to be: article, or why not."""
    counts: Counter[str] = Counter()
    for number in numbers:
        done = staged.done(staging, run.run_id, number)
        if done is None:
            continue
        with staging.local([done.files["outcomes"]]) as paths:
            table = pq.read_table(paths[done.files["outcomes"]], columns=["status"])
        counts.update(str(status) for status in table.column("status").to_pylist())
    missing = counts.pop(_NO_PAGE, 0)
    return dict(sorted(counts.items())) | ({"no longer in the archive": missing} if missing else {})


def _is_same_coder(staging: Staging, run: Run, pack: Pack) -> bool:
    """Say whether a round's pack codes as today's would, but for persons learned meanwhile."""
    if not staging.exists(f"{run.run_id}/pack/pack.json"):
        return True
    frozen = read_pack(staging, run.run_id)
    return make_pack(frozen.files, ()).coder_version == make_pack(pack.files, ()).coder_version
