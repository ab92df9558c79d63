"""Where the pages of a recode or an ingest come from: kept beside each batch's entries.

<run>/batch-0003.sources.json     entry_id -> file, offset and instant of the answer
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from pipeline.staging.batches import Batch
from pipeline.staging.store import Staging


@dataclass(frozen=True, slots=True)
class Source:
    """One answer in a WARC file."""

    entry_id: str
    file: str  # below the archive folder, or anywhere for files of others
    offset: int  # in bytes
    fetched_at: datetime
    digest: str = ""  # of the body; empty while it is unknown


def write_sources(staging: Staging, batch: Batch, sources: Iterable[Source]) -> None:
    """Store where a batch's pages lie."""
    rows = [{**asdict(s), "fetched_at": s.fetched_at.isoformat()} for s in sources]
    staging.write_json(f"{batch.name}.sources.json", rows)


def read_sources(staging: Staging, batch: Batch) -> Mapping[str, Source]:
    """Give where a batch's pages lie, by entry."""
    rows = staging.read_json(f"{batch.name}.sources.json")
    return {
        row["entry_id"]: Source(**row | {"fetched_at": datetime.fromisoformat(row["fetched_at"])})
        for row in rows
    }
