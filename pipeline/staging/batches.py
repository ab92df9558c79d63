"""Batches of a round: what to read, who tried, and the mark that says it is done.

<run>/batch-0003.json             the entries
<run>/batch-0003/<attempt>/...    one attempt's Parquet files, and `reading`: the entry in hand
<run>/batch-0003.done             made by the first attempt that finished: names, counts, hashes
"""

import json
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import StorageError
from pipeline.staging.store import Staging
from pipeline.staging.tables import SCHEMAS

CRASHES_TO_GIVE_UP = 3  # DESIGN section 2: the third crash gives the status `crashed`


@dataclass(frozen=True, slots=True)
class ClaimedEntry:
    """A pending entry that a batch reads, with what its feed says of the outlet."""

    entry_id: str
    feed_id: str
    url: str
    title: str
    published_at: datetime | None
    first_seen_at: datetime
    attempts: int
    crashes: int
    outlet: str
    owner: str
    country: str
    language: str


@dataclass(frozen=True, slots=True)
class Batch:
    """The entries that one process task reads; a host is in one batch only."""

    run_id: str
    number: int
    entries: tuple[ClaimedEntry, ...]

    @property
    def name(self) -> str:
        """Give the batch's name in the staging area."""
        return batch_name(self.run_id, self.number)


@dataclass(frozen=True, slots=True)
class Done:
    """A finished attempt: its Parquet files by table, with counts and hashes."""

    attempt: str
    files: Mapping[str, str]  # table -> name in the staging area
    counts: Mapping[str, int]
    hashes: Mapping[str, str]  # table -> sha256


def batch_name(run_id: str, number: int) -> str:
    """Give the name under which a batch's files lie."""
    return f"{run_id}/batch-{number:04d}"


def write_batch(staging: Staging, batch: Batch) -> None:
    """Store a batch's entries."""
    rows = [{k: _plain(v) for k, v in asdict(entry).items()} for entry in batch.entries]
    staging.write_json(f"{batch.name}.json", rows)


def read_batch(staging: Staging, run_id: str, number: int) -> Batch:
    """Give a batch's entries."""
    rows = staging.read_json(f"{batch_name(run_id, number)}.json")
    return Batch(run_id, number, tuple(_entry(row) for row in rows))


def begin_attempt(staging: Staging, batch: Batch) -> str:
    """Give a new attempt's name."""
    attempt = secrets.token_hex(4)
    staging.write(f"{batch.name}/{attempt}/reading", b"")
    return attempt


def note_reading(staging: Staging, batch: Batch, attempt: str, entry_id: str) -> None:
    """Note which entry is in hand, so that a crash can be laid to it; empty: none."""
    staging.write(f"{batch.name}/{attempt}/reading", entry_id.encode())


def forget_reading(staging: Staging, batch: Batch, attempt: str) -> None:
    """Forget which entry was in hand: the attempt ended by no fault of the entry's."""
    staging.remove(f"{batch.name}/{attempt}/reading")


def suspects(staging: Staging, run_id: str, number: int) -> Counter[str]:
    """Count the attempts that ended with each entry in hand."""
    name = batch_name(run_id, number)
    in_hand: list[str] = []
    for attempt in staging.names(name):
        if staging.exists(f"{name}/{attempt}/reading"):
            in_hand.append(staging.read(f"{name}/{attempt}/reading").decode())
    return Counter(entry for entry in in_hand if entry)


def finish_attempt(
    staging: Staging, batch: Batch, attempt: str, rows: Mapping[str, Sequence[Mapping[str, object]]]
) -> bool:
    """Write an attempt's tables and the done mark; False when another attempt was first."""
    files, counts, hashes = {}, {}, {}
    for table, schema in SCHEMAS.items():
        data = _parquet(rows.get(table, ()), schema)
        files[table] = f"{batch.name}/{attempt}/{table}.parquet"
        counts[table] = len(rows.get(table, ()))
        hashes[table] = sha256(data).hexdigest()
        staging.write(files[table], data)
    note_reading(staging, batch, attempt, "")
    mark = Done(attempt, files, counts, hashes)
    return staging.create(f"{batch.name}.done", json.dumps(asdict(mark), sort_keys=True).encode())


def done(staging: Staging, run_id: str, number: int) -> Done | None:
    """Give the finished attempt of a batch, if there is one."""
    name = f"{batch_name(run_id, number)}.done"
    return Done(**staging.read_json(name)) if staging.exists(name) else None


def verify(done: Done, paths: Mapping[str, Path]) -> None:
    """Refuse files that are not the ones that the done mark names."""
    for table, path in paths.items():
        if sha256(path.read_bytes()).hexdigest() != done.hashes[table]:
            raise StorageError(f"{path}: is not the file that its done mark names")


def _parquet(rows: Sequence[Mapping[str, object]], schema: pa.Schema) -> bytes:
    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _entry(row: Mapping[str, Any]) -> ClaimedEntry:
    published = row["published_at"]
    return ClaimedEntry(
        **{
            **row,
            "published_at": datetime.fromisoformat(published) if published else None,
            "first_seen_at": datetime.fromisoformat(row["first_seen_at"]),
        }
    )
