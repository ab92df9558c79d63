-- One row per day and type of act.
-- example: select * from activity_daily where day = '2026-03-01'
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
comment on column activity_daily.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column activity_daily.type is 'PLOVER type of the act.';
comment on column activity_daily.events is 'Acts that happened.';
comment on column activity_daily.planned is 'Acts planned for that day.';
comment on column activity_daily.denied is 'Acts said not to have happened.';
comment on column activity_daily.articles is 'Reporting articles, summed over the acts.';
comment on column activity_daily.independent_articles is 'Independent reports, summed over the acts.';
