-- What doctor and upkeep ask of Airflow's own database, which is SQLite.

-- name: check
pragma quick_check

-- name: scheduler_seen
select max(latest_heartbeat) from job where job_type = 'SchedulerJob'

-- name: runs
select count(*) from dag_run

-- name: old_runs
select count(*) from dag_run where start_date < :before
