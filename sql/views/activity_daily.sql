-- One row per day and type of act.
create or replace view activity_daily as
select
    day,
    type,
    count(*) filter (where status = 'happened') as events,
    count(*) filter (where status = 'planned') as planned,
    count(*) filter (where status = 'denied') as denied,
    sum(articles)::bigint as articles,
    sum(independent_articles)::bigint as independent_articles
from events
where withdrawn_at is null
group by day, type;

comment on view activity_daily is 'One row per day and type of act: how many happened, were planned for or denied of that day.';
