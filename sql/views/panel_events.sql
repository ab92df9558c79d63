-- One row per act that feeds of the fixed panel of a period reported.
-- example: select count(*) as events from panel_events('2026-01-01', '2026-03-31')
create or replace macro panel_events(since, until) as table
with of_period as (
    select event_id
    from events
    where withdrawn_at is null and day between since::date and until::date
)

select e.*
from events as e
where
    e.withdrawn_at is null
    and e.day between since::date and until::date
    and e.event_id in (
        select r.event_id
        from reports as r
        inner join of_period as o on o.event_id = r.event_id
        inner join articles as a on a.article_id = r.article_id
        inner join fixed_panel(since, until) as p on p.feed_id = a.feed_id
        where r.withdrawn_at is null
    )
order by e.day, e.event_id;

comment on macro table panel_events is 'One row per act of a period that feeds alive over the whole period reported.';
