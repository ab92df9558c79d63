"""
# collect

Every 15 minutes: poll the feeds that are due, read what they announce in a few fat batches, load
the facts into the warehouse, derive events, publish the snapshot, and write the page of what is
known since midnight with those of countries and pairs.

Every task is safe to run again: it takes up what the one before it left undone. Load runs whatever
became of the batches; the last task fails the run if a batch failed, so that it is seen.
Trigger with `now` to poll as if it were then, with `force` to ask every feed.
"""

import os
from datetime import UTC, datetime, timedelta

from airflow.sdk import CronTriggerTimetable, Param, chain, dag, task

from pipeline import stages

RETRY = timedelta(seconds=float(os.environ.get("ATTACHE_RETRY_SECONDS", "60")))


@dag(
    schedule=CronTriggerTimetable("*/15 * * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args={"retries": 2, "retry_delay": RETRY},
    params={
        "now": Param(None, type=["null", "string"], description="an instant, 2026-03-01T08:00:00Z"),
        "force": Param(False, type="boolean", description="ask every feed, due or not"),
    },
    doc_md=__doc__,
    tags=["attache"],
    render_template_as_native_obj=True,
)
def collect() -> None:
    batches = task(pool="warehouse")(stages.poll)(
        now="{{ params.now }}", force="{{ params.force }}"
    )
    read = task(retries=stages.PROCESS_RETRIES)(stages.process).expand(batch=batches)
    load = task(pool="warehouse", trigger_rule="all_done")(stages.load)()
    publish = task(pool="warehouse")(stages.publish)()
    # What a task gave is there when the next one runs; until then Airflow holds its place.
    refresh = task(stages.refresh)(published=publish)  # type: ignore
    finish = task(trigger_rule="none_failed")(stages.finish)(loaded=load)  # type: ignore
    chain(read, load, publish, refresh, finish)
    chain([batches, read], load)
    chain(read, finish)


collect()
