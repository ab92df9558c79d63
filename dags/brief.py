"""
# brief

Daily, for the day before by the desk's calendar: publish what is loaded, write the briefing, then
send it to the channels of `[deliver]`, one task each. A channel that fails is tried again for half
an hour or more, unless trying cannot help; the briefing itself has been written by then.

Days missed while the machine was off are briefed in order. Trigger with
`day` for any day, or backfill:

    attache airflow backfill create --dag-id brief --from-date 2026-11-18T00:00:00+01:00 ...

The offset matters: dates without one are UTC. A briefing that would say the same writes nothing.
"""

import os
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from airflow import sdk
from airflow.sdk import CronDataIntervalTimetable, Param, chain, dag, task

from pipeline import stages
from pipeline.errors import DeliveryRefused
from pipeline.serve.days import briefing_day

ZONE = os.environ.get("ATTACHE_TIMEZONE", "UTC")
SINCE = date.fromisoformat(os.environ.get("ATTACHE_SINCE", "2026-11-01"))
HOUR, MINUTE = os.environ.get("ATTACHE_BRIEF_AT", "05:00").split(":")[:2]
DAY = (
    "{{ briefing_day(params.day, data_interval_start, data_interval_end,"
    " dag_run.run_after, zone) }}"
)
CHANNEL = "{{ task.op_kwargs['channel'] }}"
RETRY = sdk.ExceptionRetryPolicy([sdk.RetryRule(DeliveryRefused, sdk.RetryAction.FAIL)])


@dag(
    schedule=CronDataIntervalTimetable(f"{int(MINUTE)} {int(HOUR)} * * *", timezone=ZONE),
    start_date=datetime(SINCE.year, SINCE.month, SINCE.day, tzinfo=ZoneInfo(ZONE)),
    catchup=True,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args={"retries": 2, "retry_delay": timedelta(minutes=1)},
    params={"day": Param(None, type=["null", "string"], format="date", description="2026-11-20")},
    user_defined_macros={"briefing_day": briefing_day, "zone": ZONE},
    doc_md=__doc__,
    tags=["attache"],
)
def brief() -> None:
    publish = task(pool="warehouse")(stages.publish)(force=True)
    names = task(stages.channels)()
    chain(publish, task(stages.brief)(day=DAY), names)
    send = task(
        retries=5, retry_exponential_backoff=2.0, retry_policy=RETRY, map_index_template=CHANNEL
    )
    send(stages.deliver).partial(day=DAY).expand(channel=names)


brief()
