-- One row per pair of actors and day with an act between them: the days since the one before.
-- example: select * from contacts where actor1 = 'RUS' and actor2 = 'VEN' order by day
create or replace view contacts as
with days as (
    select
        least(actor1, actor2) as actor1,
        greatest(actor1, actor2) as actor2,
        day,
        count(*) as events,
        min(event_id) as event_id
    from event_pairs
    where status = 'happened'
    group by all
)

select
    *,
    lag(day) over pair as previous_day,
    day - lag(day) over pair as silent_days
from days
window pair as (partition by actor1, actor2 order by day);

comment on view contacts is 'One row per pair of actors and day with an act between them; silent_days since the one before, null for the first on record.';
comment on column contacts.actor1 is 'Alphabetically first code of the pair.';
comment on column contacts.actor2 is 'Alphabetically second code of the pair.';
comment on column contacts.day is 'Day with an act between them.';
comment on column contacts.events is 'Acts of that day.';
comment on column contacts.event_id is 'One of them.';
comment on column contacts.previous_day is 'The last day with an act before.';
comment on column contacts.silent_days is 'Days since then; null for the first on record.';
