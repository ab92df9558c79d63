-- One row per day, pair of actors and type of act; directed, or actor1 < actor2 when both acted.
create or replace view dyads_daily as
select
    day,
    actor1,
    actor2,
    type,
    count(*) filter (where status = 'happened') as events,
    count(*) filter (where status = 'planned') as planned,
    count(*) filter (where status = 'denied') as denied,
    sum(articles)::bigint as articles,
    sum(independent_articles)::bigint as independent_articles
from event_pairs
group by day, actor1, actor2, type;

comment on view dyads_daily is 'One row per day, pair of actors and type of act.';
