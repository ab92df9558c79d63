-- One row per coded statement that stood at an instant.
-- example: select count(*) as reports from reports_as_of('2026-03-01 06:00:00+00')
create or replace macro reports_as_of(t) as table
select * exclude (withdrawn_at, withdrawn_why)
from (
    select * from reports
    union all by name
    select * from report_versions
)
where
    recorded_at <= t::timestamptz
    and (withdrawn_at is null or withdrawn_at > t::timestamptz)
order by article_day, article_id, n, start_char, report_id;

comment on macro table reports_as_of is 'One row per coded statement that stood at an instant.';
