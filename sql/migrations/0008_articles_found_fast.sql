-- Articles are looked up by their ids and addresses: a column that is not packed is read three times
-- as fast, and one title without unpacking its two thousand neighbours. It takes 2 of 100 of the file.

create table found_articles (
    article_id varchar using compression uncompressed not null,
    revision integer not null,
    text_hash varchar not null,
    entry_id varchar,
    feed_id varchar,
    url varchar using compression uncompressed not null,
    site varchar not null,
    outlet varchar,
    owner varchar,
    country varchar,
    title varchar using compression uncompressed not null,
    standfirst varchar,
    byline varchar,
    site_name varchar,
    language varchar,
    published_at timestamptz not null,
    date_basis varchar not null,
    utc_offset_minutes integer,
    modified_at timestamptz,
    day date not null,
    wire varchar,
    lead varchar,
    is_coded boolean not null,
    coder_version varchar,
    story_id varchar,
    page_story_id varchar,
    is_copy boolean not null default false,
    copy_of varchar,
    relation varchar,
    fetched_at timestamptz not null,
    warc_file varchar,
    warc_offset bigint,
    warc_digest varchar,
    run_id varchar not null,
    batch integer not null,
    recorded_at timestamptz not null
);
insert into found_articles by name from articles;
drop table articles;
alter table found_articles rename to articles;
comment on table articles is 'One row per article (canonical URL): its newest revision.';
comment on column articles.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column articles.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column articles.text_hash is 'Hash of title, standfirst and paragraphs: tells an edit.';
comment on column articles.entry_id is 'The entry that brought it first.';
comment on column articles.feed_id is 'The feed of that entry.';
comment on column articles.url is 'Canonical address.';
comment on column articles.site is 'Registrable domain of the address.';
comment on column articles.outlet is 'Name of the outlet, as feeds.toml gives it.';
comment on column articles.owner is 'Owner of the outlet: outlets of one owner are not independent of each other.';
comment on column articles.country is 'Country of the outlet (ISO 3166 alpha-3), or an organisation''s code.';
comment on column articles.title is 'Headline, without the site''s name.';
comment on column articles.standfirst is 'Standfirst under the headline.';
comment on column articles.byline is 'Byline.';
comment on column articles.site_name is 'Name that the site gives itself.';
comment on column articles.language is 'Language (ISO 639-1).';
comment on column articles.published_at is 'Instant of publication (UTC).';
comment on column articles.date_basis is 'Where published_at comes from: json-ld, meta, htmldate, feed, first-seen.';
comment on column articles.utc_offset_minutes is 'Offset of the place of publication; null when the page gives none.';
comment on column articles.modified_at is 'When the page says it was modified (UTC).';
comment on column articles.day is 'Day (UTC) of publication.';
comment on column articles.wire is 'Agency that the text came from.';
comment on column articles.lead is 'First 400 characters of the body; the whole text is in article_texts.';
comment on column articles.is_coded is 'Its language is coded.';
comment on column articles.coder_version is 'Program and dictionaries that coded it; series_breaks lists the changes.';
comment on column articles.story_id is 'Group of near-identical texts: 16 hex characters of its first article.';
comment on column articles.page_story_id is 'Group of near-identical texts before recurring lines were set aside, by its smallest article_id: over these the lines are counted.';
comment on column articles.is_copy is 'Its text is that of an earlier article of its story.';
comment on column articles.copy_of is 'The article that it is a copy, an update or a part of, or that it contains.';
comment on column articles.relation is 'To copy_of: copy, update (same site), part_of, contains; null when it shares its text with none.';
comment on column articles.fetched_at is 'When the page was fetched (UTC).';
comment on column articles.warc_file is 'File below the archive folder that holds the answer.';
comment on column articles.warc_offset is 'Offset of the response record in that file, in bytes.';
comment on column articles.warc_digest is 'Digest of the answer''s body.';
comment on column articles.run_id is 'Round that brought this revision.';
comment on column articles.batch is 'Batch that brought this revision.';
comment on column articles.recorded_at is 'When the warehouse learned this (UTC).';
