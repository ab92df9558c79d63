"""
# upkeep

Weekly, Sunday night: clear away what `[keep]` in attache.toml no longer wants, leftovers of killed
processes and claims of dead rounds; write the warehouse anew when much of its file is free; clean
Airflow's own database and logs.

Nothing of the warehouse's rows is ever removed. Every task is safe to run again; each gives what it
cleared, with counts and bytes. `attache upkeep --dry-run` says beforehand what it would do.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import CronTriggerTimetable, chain, dag, task

from pipeline.upkeep import tasks


@dag(
    schedule=CronTriggerTimetable("40 2 * * 0", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10)},
    doc_md=__doc__,
    tags=["attache"],
)
def upkeep() -> None:
    clear = task(pool="warehouse")(tasks.clear)()
    compact = task(pool="warehouse", trigger_rule="all_done")(tasks.compact)()
    clean = task(trigger_rule="all_done")(tasks.clean_airflow)()
    chain(clear, compact, clean)


upkeep()
