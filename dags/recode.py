"""
# recode

On demand: code the archived pages of a period again with today's dictionaries and rules.

Trigger with `since` (and `until`), days of publication in UTC. The task `plan` says how many events
come, go and change, tried on a copy of the warehouse; its counts are in its log, the examples in
the staging area's `plan.json`. With `dry_run` nothing changes. What the new codings no longer say
is withdrawn as `recoded` and stays readable: `select * from as_of('2026-11-01 00:00:00+00')`.

Every task is safe to run again; a run that failed is taken up by the next one with the same period.
"""

import os
from datetime import UTC, datetime, timedelta

from airflow.sdk import Param, chain, dag, task

from pipeline import recode as recoding
from pipeline import stages

RETRY = timedelta(seconds=float(os.environ.get("ATTACHE_RETRY_SECONDS", "60")))


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(days=7),
    default_args={"retries": 2, "retry_delay": RETRY},
    params={
        "since": Param("2026-01-01", type="string", format="date", description="first day"),
        "until": Param(None, type=["null", "string"], format="date", description="last day"),
        "dry_run": Param(False, type="boolean", description="only say what would change"),
    },
    doc_md=__doc__,
    tags=["attache"],
    render_template_as_native_obj=True,
)
def recode() -> None:
    lanes = task(pool="warehouse")(recoding.begin)(
        since="{{ params.since }}", until="{{ params.until }}", dry_run="{{ params.dry_run }}"
    )
    read = task(retries=stages.PROCESS_RETRIES)(recoding.read).expand(lane=lanes)
    plan = task(trigger_rule="none_failed")(recoding.plan)()  # on a copy: it writes no warehouse
    load = task(pool="warehouse")(recoding.load)()
    publish = task(pool="warehouse")(stages.publish)(force=True)
    chain(read, plan, load, publish)


recode()
