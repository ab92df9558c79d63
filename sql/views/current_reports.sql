-- One row per coded statement that stands: not edited away, not boilerplate, not corrected.
-- example: select sentence, rule from current_reports where type = 'ACCUSE' order by report_id limit 10
create or replace view current_reports as
select * exclude (withdrawn_at, withdrawn_why)
from reports
where withdrawn_at is null;

comment on view current_reports is 'One row per coded statement that stands today.';
comment on column current_reports.report_id is 'Coded statement: 16 hex characters of article, sentence and what was coded.';
comment on column current_reports.event_id is 'The act that it tells of; null when it does not count.';
comment on column current_reports.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column current_reports.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column current_reports.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column current_reports.start_char is 'Begin in the paragraph, in code points.';
comment on column current_reports.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column current_reports.sentence is 'The sentence, verbatim.';
comment on column current_reports.type is 'PLOVER type of the act.';
comment on column current_reports.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column current_reports.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column current_reports.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column current_reports.parties is 'Each party of each side: code, sector, name, actor_id.';
comment on column current_reports.status is 'happened, planned or denied.';
comment on column current_reports.day is 'Day that the text gives; null when it has no time words.';
comment on column current_reports.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column current_reports.date_basis is 'stated or resolved; null when the text has no time words.';
comment on column current_reports.date_precision is 'day, week or month.';
comment on column current_reports.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column current_reports.city is 'City of the act, only where a text says it.';
comment on column current_reports.trigger is 'The words that told the act.';
comment on column current_reports.rule is 'The rule that fired.';
comment on column current_reports.coder_version is 'Program and dictionaries that coded it; series_breaks lists the changes.';
comment on column current_reports.published_at is 'Publication of its article (UTC).';
comment on column current_reports.article_day is 'Day (UTC) of its article.';
comment on column current_reports.local_day is 'Day of its article at the place of publication.';
comment on column current_reports.recorded_at is 'When the warehouse learned this (UTC).';
