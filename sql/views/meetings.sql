-- One row per meeting, visit or call and pair of those who took part.
-- example: select * from meetings where actor1 = 'RUS' order by day desc, event_id limit 10
create or replace view meetings as
select
    day, status, mode, place,
    least(actor1, actor2) as actor1,
    greatest(actor1, actor2) as actor2,
    event_id, articles, independent_articles, confidence
from event_pairs
where type = 'CONSULT';

comment on view meetings is 'One row per meeting, visit or call and pair of those who took part: who met whom.';
comment on column meetings.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column meetings.status is 'happened, planned or denied.';
comment on column meetings.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column meetings.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column meetings.actor1 is 'Alphabetically first code of the pair.';
comment on column meetings.actor2 is 'Alphabetically second code of the pair.';
comment on column meetings.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column meetings.articles is 'Articles that report it, copies included.';
comment on column meetings.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column meetings.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
