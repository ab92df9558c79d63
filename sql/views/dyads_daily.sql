-- One row per day, pair of actors and type of act; directed, or actor1 < actor2 when both acted.
-- example: select actor1, actor2, sum(events) as events from dyads_daily where type = 'CONSULT' group by all order by events desc, actor1, actor2 limit 10
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
comment on column dyads_daily.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column dyads_daily.actor1 is 'Who acted; the alphabetically first code when both acted together.';
comment on column dyads_daily.actor2 is 'Who was acted upon; the alphabetically second code when both acted together.';
comment on column dyads_daily.type is 'PLOVER type of the act.';
comment on column dyads_daily.events is 'Acts that happened.';
comment on column dyads_daily.planned is 'Acts planned for that day.';
comment on column dyads_daily.denied is 'Acts said not to have happened.';
comment on column dyads_daily.articles is 'Reporting articles, summed over the acts.';
comment on column dyads_daily.independent_articles is 'Independent reports, summed over the acts.';
