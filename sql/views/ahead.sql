-- One row per planned act with a stated day, and what is known of its happening.
-- example: select * from ahead where happened_event_id is null order by day, event_id
create or replace view ahead as
select
    p.event_id, p.day, p.day_to, p.date_basis, p.type, p.mode, p.sources, p.targets, p.place,
    p.articles, p.independent_articles, p.confidence, p.first_reported_at,
    h.happened_event_id, h.happened_day
from events as p
left join (
    select planned_event_id, min(event_id) as happened_event_id, min(day) as happened_day
    from events
    where planned_event_id is not null and withdrawn_at is null
    group by planned_event_id
) as h on h.planned_event_id = p.event_id
where p.status = 'planned' and p.withdrawn_at is null and p.date_basis <> 'published';

comment on view ahead is 'One row per planned act with a stated day; happened_event_id is null while its happening is not known.';
comment on column ahead.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column ahead.day is 'First day that it is planned for.';
comment on column ahead.day_to is 'Last day that it is planned for, where only a week or month is known.';
comment on column ahead.date_basis is 'How the day is known: stated in the text, resolved from words like "on Tuesday", or published (no day in any text).';
comment on column ahead.type is 'PLOVER type of the act.';
comment on column ahead.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column ahead.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column ahead.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column ahead.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column ahead.articles is 'Articles that report it, copies included.';
comment on column ahead.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column ahead.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
comment on column ahead.first_reported_at is 'Publication of the first report (UTC).';
comment on column ahead.happened_event_id is 'The act that was its happening; null while none is known.';
comment on column ahead.happened_day is 'Day of that act.';
