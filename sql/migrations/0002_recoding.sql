-- For recode and ingest: past states of coded statements, offices that are no longer stated, and the
-- days whose facts changed since they were derived last.

create table report_versions (
    report_id varchar not null,
    event_id varchar,
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    type varchar not null,
    mode varchar,
    sources varchar[] not null,
    targets varchar[] not null,
    parties struct(side varchar, code varchar, sector varchar, name varchar, actor_id varchar)[],
    status varchar not null,
    day date,
    day_to date,
    date_basis varchar,
    date_precision varchar,
    place varchar,
    city varchar,
    trigger varchar,
    rule varchar not null,
    coder_version varchar not null,
    published_at timestamptz not null,
    article_day date not null,
    local_day date not null,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz not null,
    withdrawn_why varchar not null
);
comment on table report_versions is 'One row per past state of a coded statement: what reports said from recorded_at until withdrawn_at.';
comment on column report_versions.report_id is 'Coded statement: 16 hex characters of article, sentence and what was coded.';
comment on column report_versions.event_id is 'The act that it told of then; null when it did not count.';
comment on column report_versions.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column report_versions.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column report_versions.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column report_versions.start_char is 'Begin in the paragraph, in code points.';
comment on column report_versions.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column report_versions.sentence is 'The sentence, verbatim.';
comment on column report_versions.type is 'PLOVER type of the act.';
comment on column report_versions.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column report_versions.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column report_versions.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column report_versions.parties is 'Each party of each side: code, sector, name, actor_id.';
comment on column report_versions.status is 'happened, planned or denied.';
comment on column report_versions.day is 'Day that the text gives; null when it has no time words.';
comment on column report_versions.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column report_versions.date_basis is 'stated or resolved; null when the text has no time words.';
comment on column report_versions.date_precision is 'day, week or month.';
comment on column report_versions.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column report_versions.city is 'City of the act, only where a text says it.';
comment on column report_versions.trigger is 'The words that told the act.';
comment on column report_versions.rule is 'The rule that fired.';
comment on column report_versions.coder_version is 'Program and dictionaries that coded it; series_breaks lists the changes.';
comment on column report_versions.published_at is 'Publication of its article (UTC).';
comment on column report_versions.article_day is 'Day (UTC) of its article.';
comment on column report_versions.local_day is 'Day of its article at the place of publication.';
comment on column report_versions.recorded_at is 'Since when it said so (UTC).';
comment on column report_versions.withdrawn_at is 'Until when it said so (UTC).';
comment on column report_versions.withdrawn_why is 'Why it ceased to say so: edited, boilerplate, corrected, recoded.';

create table underived (
    day date not null,
    run_id varchar not null
);
comment on table underived is 'One row per day and run whose loaded facts wait for derive; empty between two rounds.';
comment on column underived.day is 'Day (UTC) of the articles.';
comment on column underived.run_id is 'Round that loaded them.';
insert into underived
select distinct a.day, a.run_id
from articles as a
inner join runs as r on r.run_id = a.run_id
where r.finished_at is null;

alter table actor_evidence add column withdrawn_at timestamptz;
comment on column actor_evidence.withdrawn_at is 'When a recoding no longer found it (UTC); null while it stands.';

comment on column feeds.feed_id is 'Feed: 16 hex characters of its address in feeds.toml, or of the site where its pages came from WARC files.';
comment on column feeds.state is 'new (never asked), ok, failing, limited (asked to wait), gone (410), dropped (not in feeds.toml: no longer, or its pages came from WARC files).';
