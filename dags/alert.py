"""
# alert

Every quarter of an hour: tell the operator what is wrong, once per condition until it is over. No
round of collect for two hours, little disk left, a fifth of the feeds failing, the briefing late or
undelivered; the limits are `[alerts]` in attache.toml, the channels those whose `sends` has
"alerts".

It is a DAG of its own because a round that hangs, or a briefing that waits, must not hold up the
one who would say so. When Airflow itself is down, `attache alerts` from cron says the same.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import CronTriggerTimetable, dag, task

from pipeline import stages


@dag(
    schedule=CronTriggerTimetable("7-59/15 * * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=15),
    doc_md=__doc__,
    tags=["attache"],
)
def alert() -> None:
    task(stages.alert)()


alert()
