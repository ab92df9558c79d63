-- One row per act as the record told it at an instant: as_of('2026-03-01 06:00:00+00').
-- example: select count(*) as events from as_of('2026-03-01 06:00:00+00')
create or replace macro as_of(t) as table
select * exclude (withdrawn_at, withdrawn_why)
from (
    select * from events
    union all by name
    select * from event_versions
)
where
    recorded_at <= t::timestamptz
    and (withdrawn_at is null or withdrawn_at > t::timestamptz)
order by day, event_id;

comment on macro table as_of is 'One row per act as the record told it at an instant: as_of(''2026-03-01 06:00:00+00'').';
