"""A round taken in: every finished batch of a run loaded, the others given back."""

from collections import Counter

import duckdb

from pipeline.staging import batches as staged
from pipeline.staging.runs import Run
from pipeline.staging.store import Staging
from pipeline.warehouse.load import load_batch, release
from pipeline.warehouse.polling import batches_of


def take_batches(con: duckdb.DuckDBPyConnection, staging: Staging, run: Run) -> dict[str, int]:
    """Load what is done and release what is not; give the rows loaded by table."""
    counts: Counter[str] = Counter()
    for batch in batches_of(con, run.run_id):
        done = staged.done(staging, run.run_id, batch.number)
        if done is None:
            crashes = staged.suspects(staging, run.run_id, batch.number)
            release(con, run.run_id, batch.number, run.now, suspects=crashes)
            counts["released"] += 1
            continue
        with staging.local(list(done.files.values())) as paths:
            tables = {table: paths[name] for table, name in done.files.items()}
            staged.verify(done, tables)
            counts.update(load_batch(con, run.run_id, batch.number, done.attempt, tables, run.now))
    return dict(counts)
