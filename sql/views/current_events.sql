-- One row per act that stands today.
-- example: select type, count(*) as events from current_events group by type order by events desc, type
create or replace view current_events as
select * exclude (withdrawn_at, withdrawn_why)
from events
where withdrawn_at is null;

comment on view current_events is 'One row per act that stands today.';
comment on column current_events.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column current_events.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column current_events.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column current_events.date_basis is 'How the day is known: stated in the text, resolved from words like "on Tuesday", or published (no day in any text).';
comment on column current_events.type is 'PLOVER type of the act.';
comment on column current_events.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column current_events.status is 'happened, planned or denied; the three stand side by side.';
comment on column current_events.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column current_events.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column current_events.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column current_events.city is 'City of the act, only where a text says it.';
comment on column current_events.articles is 'Articles that report it, copies included.';
comment on column current_events.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column current_events.owners is 'Different owners among the outlets that report it.';
comment on column current_events.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
comment on column current_events.first_reported_at is 'Publication of the first report (UTC).';
comment on column current_events.planned_event_id is 'The planned act of which this is the happening.';
comment on column current_events.recorded_at is 'When the warehouse learned of its present state (UTC); earlier ones are in event_versions.';
