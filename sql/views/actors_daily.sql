-- One row per day and code of a country or organisation that acted or was acted upon.
-- example: select code, sum(events) as events from actors_daily where day >= '2026-02-01' group by code order by events desc, code
create or replace view actors_daily as
with acting as (
    select event_id, day, articles, unnest(sources) as code, true as is_source
    from events
    where withdrawn_at is null and status = 'happened'
    union all
    select event_id, day, articles, unnest(targets), false
    from events
    where withdrawn_at is null and status = 'happened'
),

per_event as (
    select
        event_id, day, code,
        max(articles) as articles,
        bool_or(is_source) as is_source,
        bool_or(not is_source) as is_target
    from acting
    group by event_id, day, code
)

select
    day,
    code,
    count(*) as events,
    count(*) filter (where is_source) as as_source,
    count(*) filter (where is_target) as as_target,
    sum(articles)::bigint as articles
from per_event
group by day, code;

comment on view actors_daily is 'One row per day and code: in how many acts it was source, target or either.';
comment on column actors_daily.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column actors_daily.code is 'ISO 3166 alpha-3 of the country acted for, or an organisation''s acronym.';
comment on column actors_daily.events is 'Acts in which it took part.';
comment on column actors_daily.as_source is 'Acts in which it acted.';
comment on column actors_daily.as_target is 'Acts in which it was acted upon.';
comment on column actors_daily.articles is 'Reporting articles, summed over the acts.';
