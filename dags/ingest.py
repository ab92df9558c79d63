"""
# ingest

On demand: read WARC files as if their pages had been polled. They may be of this program's own
archive or of Common Crawl's CC-NEWS; years of history go through one machine, file by file.

Trigger with `files` (paths on this machine), `outlets` (domains, or names as in feeds.toml) and
`languages` (`en,fr`). Addresses that were announced or read before are passed over; broken records
are counted by reason in the log of `load`.

Every task is safe to run again; a run that failed is taken up in the middle of its file by the next
one with the same files.
"""

import os
from datetime import UTC, datetime, timedelta

from airflow.sdk import Param, chain, dag, task

from pipeline import ingest as ingesting
from pipeline import stages

RETRY = timedelta(seconds=float(os.environ.get("ATTACHE_RETRY_SECONDS", "60")))


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(days=30),
    default_args={"retries": 2, "retry_delay": RETRY},
    params={
        "files": Param([], type="array", items={"type": "string"}, description="paths"),
        "outlets": Param([], type="array", items={"type": "string"}, description="empty: all"),
        "languages": Param([], type="array", items={"type": "string"}, description="empty: all"),
    },
    doc_md=__doc__,
    tags=["attache"],
    render_template_as_native_obj=True,
)
def ingest() -> None:
    lanes = task(ingesting.begin)(  # for long: it looks into the warehouse for moments only
        files="{{ params.files }}",
        outlets="{{ params.outlets }}",
        languages="{{ params.languages }}",
    )
    read = task(retries=stages.PROCESS_RETRIES)(ingesting.read).expand(lane=lanes)
    load = task(pool="warehouse", trigger_rule="none_failed")(ingesting.load)()
    publish = task(pool="warehouse")(stages.publish)(force=True)
    chain(read, load, publish)


ingest()
