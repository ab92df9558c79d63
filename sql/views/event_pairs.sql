-- One row per event and pair of actors: directed from source to target; of what both did together
-- (source and target lists are the same) each pair once, actor1 < actor2.
-- example: select * from event_pairs where actor1 = 'VEN' and type = 'ACCUSE' order by day, event_id
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
where case when is_symmetric then actor1 < actor2 else actor1 <> actor2 end;

comment on view event_pairs is 'One row per event and pair of actors: directed, or once with actor1 < actor2 when both acted together.';
comment on column event_pairs.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column event_pairs.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column event_pairs.actor1 is 'Who acted; the alphabetically first code when both acted together.';
comment on column event_pairs.actor2 is 'Who was acted upon; the alphabetically second code when both acted together.';
comment on column event_pairs.is_symmetric is 'Both acted together.';
comment on column event_pairs.type is 'PLOVER type of the act.';
comment on column event_pairs.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column event_pairs.status is 'happened, planned or denied.';
comment on column event_pairs.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column event_pairs.articles is 'Articles that report it, copies included.';
comment on column event_pairs.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column event_pairs.owners is 'Different owners among the outlets that report it.';
comment on column event_pairs.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
comment on column event_pairs.first_reported_at is 'Publication of the first report (UTC).';
