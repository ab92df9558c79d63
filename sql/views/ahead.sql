-- One row per planned act with a stated day, and what is known of its happening.
create or replace view ahead as
select
    p.event_id, p.day, p.day_to, p.date_basis, p.type, p.mode, p.sources, p.targets, p.place,
    p.articles, p.independent_articles, p.confidence, p.first_reported_at,
    min(h.event_id) as happened_event_id,
    min(h.day) as happened_day
from events as p
left join events as h
    on h.planned_event_id = p.event_id and h.withdrawn_at is null
where p.status = 'planned' and p.withdrawn_at is null and p.date_basis <> 'published'
group by all;

comment on view ahead is 'One row per planned act with a stated day; happened_event_id is null while its happening is not known.';
