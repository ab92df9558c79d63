-- The first schema. Grain first: every table's comment says what one row is.
-- No keys or indexes on fact tables (articles, segments, mentions, quotes, reports, events ...):
-- load keeps them unique by anti-joins. Small dimensions (feeds) have a key.

create table runs (
    run_id varchar primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    kind varchar not null default 'collect' check (kind in ('collect', 'recode', 'ingest')),
    coder_version varchar
);
comment on table runs is 'One row per round of collect, recode or ingest.';

create table batches (
    run_id varchar not null,
    batch integer not null,
    entries integer not null,
    loaded_at timestamptz,
    released_at timestamptz,
    attempt varchar,
    counts varchar
);
comment on table batches is 'One row per batch of a run: the ledger of load. loaded_at is null until its rows are in.';

create table feeds (
    feed_id varchar primary key,
    name varchar not null,
    url varchar not null,
    asked_url varchar not null,
    outlet varchar not null,
    country varchar,
    language varchar,
    owner varchar,
    state varchar not null,
    etag varchar,
    last_modified varchar,
    body_hash varchar,
    failures double not null default 0,
    interval_seconds integer not null default 3600,
    identity_rule varchar not null default 'guid',
    next_poll_at timestamptz,
    last_poll_at timestamptz,
    last_ok_at timestamptz,
    last_new_at timestamptz,
    failing_since timestamptz,
    error varchar
);
comment on table feeds is 'One row per feed of feeds.toml, and those that once were in it.';

create table polls (
    run_id varchar not null,
    feed_id varchar not null,
    polled_at timestamptz not null,
    status varchar not null,
    http_status integer,
    entries integer not null,
    new_entries integer not null,
    bytes bigint not null,
    seconds double not null,
    gap boolean not null,
    error varchar
);
comment on table polls is 'One row per poll of a feed.';

create table entries (
    entry_id varchar not null,
    feed_id varchar not null,
    guid varchar,
    url varchar not null,
    title varchar not null,
    summary varchar,
    published_at timestamptz,
    published_basis varchar not null,
    first_seen_at timestamptz not null,
    revision integer not null,
    fingerprint varchar not null,
    status varchar not null,
    reason varchar,
    attempts integer not null default 0,
    crashes integer not null default 0,
    next_try_at timestamptz,
    article_id varchar,
    run_id varchar,
    batch integer,
    claimed_at timestamptz,
    refetches integer not null default 0,
    decided_at timestamptz
);
comment on table entries is 'One row per announced item: where it came from and in which one status it ended.';

create table articles (
    article_id varchar not null,
    revision integer not null,
    text_hash varchar not null,
    entry_id varchar,
    feed_id varchar,
    url varchar not null,
    site varchar not null,
    outlet varchar,
    owner varchar,
    country varchar,
    title varchar not null,
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
comment on table articles is 'One row per article (canonical URL): its newest revision.';

create table article_texts (
    article_id varchar not null,
    revision integer not null,
    text varchar not null
);
comment on table article_texts is 'One row per article: the clean text of its newest revision, without flagged segments.';

create table segments (
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    text varchar not null,
    is_kept boolean not null,
    is_boilerplate boolean not null,
    why varchar,
    line_hash ubigint,
    letters integer,
    words integer,
    is_prose boolean,
    sketch ubigint[],
    day date not null,
    site varchar not null
);
comment on table segments is 'One row per paragraph of a revision; n is 0 for the title, 1 for the standfirst.';

create table stories (
    story_id varchar not null,
    first_article_id varchar not null,
    day date not null,
    articles integer not null,
    outlets integer not null,
    owners integer not null
);
comment on table stories is 'One row per group of near-identical texts.';

create table actors (
    actor_id varchar not null,
    kind varchar not null,
    name varchar not null,
    code varchar not null,
    sector varchar not null,
    role varchar,
    is_learned boolean not null,
    first_day date,
    last_day date,
    mentions integer not null
);
comment on table actors is 'One row per actor that a text named.';

create table actor_evidence (
    name varchar not null,
    code varchar not null,
    sector varchar not null,
    role varchar not null,
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    start_char integer not null,
    end_char integer not null,
    owner varchar,
    day date not null,
    recorded_at timestamptz not null
);
comment on table actor_evidence is 'One row per place where a text states a person''s office.';

create table recurring_lines (
    site varchar not null,
    line_hash ubigint not null,
    stories integer not null,
    head_or_tail integer not null,
    first_day date not null,
    last_day date not null,
    sample varchar not null
);
comment on table recurring_lines is 'One row per line that recurs on a site and was set aside as boilerplate.';

create table copy_links (
    article_id varchar not null,
    other_id varchar not null,
    hits integer not null,
    containment double not null,
    relation varchar not null check (relation in ('copy', 'update', 'part_of', 'contains')),
    day date not null
);
comment on table copy_links is 'One row per article and other article that shares its text, in both directions.';

create table mentions (
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    actor_id varchar not null,
    kind varchar not null,
    code varchar not null,
    sector varchar not null,
    name varchar,
    role varchar,
    day date not null,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_why varchar
);
comment on table mentions is 'One row per actor named in a sentence.';

create table quotes (
    quote_id varchar not null,
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    start_char integer not null,
    end_char integer not null,
    text varchar not null,
    speaker varchar,
    speaker_id varchar,
    code varchar,
    sector varchar,
    cue varchar,
    is_direct boolean not null,
    language varchar,
    day date not null,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_why varchar
);
comment on table quotes is 'One row per statement attributed to somebody.';

create table reports (
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
    withdrawn_at timestamptz,
    withdrawn_why varchar
);
comment on table reports is 'One row per coded statement in a sentence. article_day is the UTC day of its article, local_day the day at the place of publication.';

create table events (
    event_id varchar not null,
    day date not null,
    day_to date,
    date_basis varchar not null,
    type varchar not null,
    mode varchar,
    status varchar not null,
    sources varchar[] not null,
    targets varchar[] not null,
    place varchar,
    city varchar,
    articles integer not null,
    independent_articles integer not null,
    owners integer not null,
    confidence varchar not null,
    first_reported_at timestamptz not null,
    planned_event_id varchar,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_why varchar
);
comment on table events is 'One row per act: one real act, however many articles report it.';

create table event_versions (
    event_id varchar not null,
    day date not null,
    day_to date,
    date_basis varchar not null,
    type varchar not null,
    mode varchar,
    status varchar not null,
    sources varchar[] not null,
    targets varchar[] not null,
    place varchar,
    city varchar,
    articles integer not null,
    independent_articles integer not null,
    owners integer not null,
    confidence varchar not null,
    first_reported_at timestamptz not null,
    planned_event_id varchar,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz not null,
    withdrawn_why varchar not null
);
comment on table event_versions is 'One row per past state of an event: what events said from recorded_at until withdrawn_at.';

create table event_parties (
    event_id varchar not null,
    side varchar not null,
    party integer not null,
    code varchar not null,
    sector varchar not null,
    actor_id varchar,
    name varchar
);
comment on table event_parties is 'One row per event, side and party.';

create table event_aliases (
    old_event_id varchar not null,
    event_id varchar not null,
    since timestamptz not null
);
comment on table event_aliases is 'One row per event_id that was merged into another.';

create table briefings (
    day date not null,
    edition integer not null,
    as_of timestamptz not null,
    path varchar not null,
    written_at timestamptz not null
);
comment on table briefings is 'One row per edition of a day''s briefing.';

create table deliveries (
    day date not null,
    edition integer not null,
    channel varchar not null,
    status varchar not null,
    "at" timestamptz not null
);
comment on table deliveries is 'One row per edition and channel.';

create table corrections (
    url varchar not null,
    sentence_hash varchar not null,
    verdict varchar not null check (verdict in ('right', 'wrong', 'replace', 'text', 'boilerplate')),
    replacement varchar,
    "by" varchar not null,
    why varchar,
    recorded_at timestamptz not null
);
comment on table corrections is 'One row per correction of config/corrections.csv that is in force.';

create table snapshot (
    name varchar not null,
    as_of timestamptz not null,
    run_id varchar,
    coder_version varchar,
    articles bigint not null,
    events bigint not null,
    state varchar not null
);
comment on table snapshot is 'One row: as of when this file was published, after which run, by which coder.';

create table search_documents (
    doc ubigint not null,
    article_id varchar not null,
    revision integer not null,
    words integer not null
);
comment on table search_documents is 'One row per article that can be searched; doc is its id as a number.';

create table postings (
    term ubigint not null,
    doc ubigint not null,
    seen utinyint not null
);
comment on table postings is 'One row per word and article in whose title or clean text it stands.';
