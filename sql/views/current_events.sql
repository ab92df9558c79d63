-- One row per act that stands today.
create or replace view current_events as
select * exclude (withdrawn_at, withdrawn_why)
from events
where withdrawn_at is null;

comment on view current_events is 'One row per act that stands today.';
