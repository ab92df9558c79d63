-- One row per day and code of a country or organisation that acted or was acted upon.
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
