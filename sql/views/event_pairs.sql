-- One row per event and pair of actors: directed from source to target; of what both did together
-- (source and target lists are the same) each pair once, actor1 < actor2.
create or replace view event_pairs as
with current_events as (
    select *, sources = targets as is_symmetric
    from events
    where withdrawn_at is null
),

sided as (
    select
        event_id, day, type, mode, status, place, articles, independent_articles, owners,
        confidence, first_reported_at, is_symmetric, targets,
        unnest(sources) as actor1
    from current_events
),

paired as (
    select * exclude (targets), unnest(targets) as actor2
    from sided
)

select
    event_id, day, actor1, actor2, is_symmetric, type, mode, status, place, articles,
    independent_articles, owners, confidence, first_reported_at
from paired
where if(is_symmetric, actor1 < actor2, actor1 <> actor2);

comment on view event_pairs is 'One row per event and pair of actors: directed, or once with actor1 < actor2 when both acted together.';
