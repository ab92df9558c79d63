"""Recode: the archive coded again with today's dictionaries and rules.

    begin (pack, batches) | read (no network) | plan (tried on a copy) | load | publish

What the new codings no longer say is withdrawn with the reason `recoded` and stays readable by
as_of(t). An article keeps its address; a page that today's rules would not read as an article, or
that is no longer in the archive, stays as it was. Each stage may be killed and run again.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pipeline.errors import StorageError, UsageError
from pipeline.home import Home
from pipeline.offline import Lane, Offline, outcomes, read_lane, take
from pipeline.process import Kept, Reading
from pipeline.progress import Tick, silent
from pipeline.staging.batches import Batch, write_batch
from pipeline.staging.locks import round_lock
from pipeline.staging.packs import Pack, freeze_pack, read_pack
from pipeline.staging.runs import Run, begin_run
from pipeline.staging.sources import Source, read_sources, write_sources
from pipeline.steps import step
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.recoding import articles_to_recode, changes_by, copy_warehouse
from pipeline.warehouse.rounds import take_offline
from pipeline.web.archive import digest_of, read_at

# A batch's rows are held in memory while it is read.
_BATCH_ARTICLES = 500
EXAMPLES = 20  # changes that a plan shows with their sentences


def begin(
    since: str | date,
    until: str | date | None = None,
    dry_run: bool | str = False,
    *,
    home: Home | None = None,
) -> list[Lane]:
    """Freeze the pack and cut the articles published since then into batches to read.

    A recode of the same period that was interrupted is taken up where it stands.
    """
    offline = Offline.of("recode", home)
    first, last = _day(since), _day(until) if until else None
    if last and last < first:
        raise UsageError(f"recode: {last} lies before {first}")
    asked = {
        "since": first.isoformat(),
        "until": last.isoformat() if last else None,
        "dry_run": dry_run in {True, "True"},  # Airflow's templates may give text
    }
    with offline.held(), round_lock(offline.home.data):
        pack = offline.fresh_pack(asked)
        run = begin_run(offline.staging, datetime.now(UTC), "recode", asked)
        step("recode.begun")
        freeze_pack(offline.staging, run.run_id, pack)
        step("recode.packed")
        if not offline.cut(run):
            _cut(offline, run, first, last)
        step("recode.cut")
        return offline.lanes(run)


def read(lane: Lane, *, home: Home | None = None, tick: Tick = silent) -> dict[str, int]:
    """Extract and code the archived pages of a lane's batches again, into the staging area."""
    return read_lane(Offline.of("recode", home), lane, _reading, tick)


def plan(*, home: Home | None = None) -> dict[str, Any]:
    """Say what the recode would change in events, tried on a copy of the warehouse.

    Gives counts; the examples with their sentences are in the staging area's plan.json.
    """
    full = full_plan(home=home)
    return {key: value for key, value in full.items() if key != "examples"}


def full_plan(*, home: Home | None = None) -> dict[str, Any]:
    """Give the plan with its examples; made once for a round."""
    offline = Offline.of("recode", home)
    with offline.held():
        run = offline.run
        if run is None:
            return {}
        name = f"{run.run_id}/plan.json"
        if not offline.staging.exists(name):
            offline.staging.write_json(name, _rehearsed(offline, run))
        step("recode.planned")
        found: dict[str, Any] = offline.staging.read_json(name)
        return found


def load(*, home: Home | None = None) -> dict[str, Any]:
    """Take the new codings into the warehouse and derive events anew; a dry run ends here."""
    offline = Offline.of("recode", home)
    with offline.held():
        run = offline.run
        if run is None:
            return {}
        if run.asked["dry_run"]:
            offline.close(run)
            return {"run": run.run_id, "dry_run": True}
        return take(offline, run)


def _cut(offline: Offline, run: Run, since: date, until: date | None) -> None:
    with open_warehouse(offline.home.warehouse, memory_limit=offline.memory_limit) as con:
        number = articles = 0
        for items in articles_to_recode(con, since, until, _BATCH_ARTICLES):
            batch = Batch(run.run_id, number, tuple(entry for entry, _ in items))
            write_sources(offline.staging, batch, [source for _, source in items])
            write_batch(offline.staging, batch)
            number, articles = number + 1, articles + len(items)
    offline.note_cut(run, {"batches": number, "articles": articles})


def _reading(offline: Offline, run: Run, batch: Batch, pack: Pack) -> Reading:
    del run, pack  # the sources say all
    sources = read_sources(offline.staging, batch)
    found = {key: _kept(offline.home.archive, source) for key, source in sources.items()}
    step("recode.found")
    return Reading(
        {key: kept for key, kept in found.items() if kept},
        missing="its page is no longer in the archive",
        addresses={entry.entry_id: entry.url for entry in batch.entries},
        is_final=True,
    )


def _kept(archive: Path, source: Source) -> Kept | None:
    """Give an answer that is still whole in the archive."""
    try:
        body = read_at(archive / source.file, source.offset).body
    except (StorageError, FileNotFoundError):
        return None
    if source.digest and digest_of(body) != source.digest:
        return None
    return Kept(source.file, source.offset, digest_of(body), source.fetched_at)


def _rehearsed(offline: Offline, run: Run) -> Mapping[str, Any]:
    pack = read_pack(offline.staging, run.run_id)
    cut = offline.cut(run)
    scratch = offline.home.data / f"recode-{run.run_id}.duckdb"
    _forget_trials(offline.home.data)
    with round_lock(offline.home.data):
        copy_warehouse(offline.home.warehouse, scratch, offline.memory_limit)
    step("recode.copied")
    groups, examples = changes_by(
        lambda con: take_offline(
            con,
            offline.staging,
            run,
            range(cut["batches"]),
            coder_version=pack.coder_version,
            corrections=offline.config.files["corrections.csv"],
        ),
        scratch,
        memory_limit=offline.memory_limit,
        examples=EXAMPLES,
    )
    _forget_trials(offline.home.data)
    step("recode.rehearsed")
    return {
        "run": run.run_id,
        **run.asked,
        "coder_version": pack.coder_version,
        "articles": cut["articles"],
        "pages": outcomes(offline.staging, run, range(cut["batches"])),
        "events": _totals(groups),
        "groups": groups,
        "examples": [_plain(example) for example in examples],
    }


def _forget_trials(data: Path) -> None:
    """Remove copies, with the logs of killed ones: a new copy must not meet an old log."""
    for left in data.glob("recode-*.duckdb*"):
        left.unlink()


def _totals(groups: list[dict[str, Any]]) -> dict[str, int]:
    return {
        change: sum(g["events"] for g in groups if g["change"] == change)
        for change in ("added", "gone", "changed")
    }


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    return {key: str(v) if isinstance(v, date) else v for key, v in row.items()}


def _day(value: str | date) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
