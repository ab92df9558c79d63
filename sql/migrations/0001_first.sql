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
comment on column runs.run_id is 'Round: 16 hex characters or a name given at its start.';
comment on column runs.started_at is 'The instant that the round takes as now (UTC).';
comment on column runs.finished_at is 'When its batches had been loaded and derived; null until then.';
comment on column runs.kind is 'collect, recode or ingest.';
comment on column runs.coder_version is 'Program and dictionaries that coded it; series_breaks lists the changes.';

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
comment on column batches.run_id is 'Round in which the row was written.';
comment on column batches.batch is 'Number of the batch, from 0.';
comment on column batches.entries is 'Entries in it.';
comment on column batches.loaded_at is 'When its rows were loaded; null until then.';
comment on column batches.released_at is 'When its entries were given back because it never finished.';
comment on column batches.attempt is 'Attempt whose files were loaded.';
comment on column batches.counts is 'Rows loaded by table, as JSON.';

create table feeds (
    feed_id varchar primary key,
    name varchar not null,
    url varchar not null,
    asked_url varchar not null,
    outlet varchar not null,
    country varchar,
    language varchar,
    owner varchar,
    state varchar not null check (state in (
        'new', 'ok', 'failing', 'limited', 'gone', 'dropped'
    )),
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
comment on column feeds.feed_id is 'Feed: 16 hex characters of its address in feeds.toml.';
comment on column feeds.name is 'Name in feeds.toml.';
comment on column feeds.url is 'Address in feeds.toml.';
comment on column feeds.asked_url is 'Address that is asked: the same, or where the feed moved for good.';
comment on column feeds.outlet is 'Name of the outlet, as feeds.toml gives it.';
comment on column feeds.country is 'Country of the outlet (ISO 3166 alpha-3), or an organisation''s code.';
comment on column feeds.language is 'Language (ISO 639-1).';
comment on column feeds.owner is 'Owner of the outlet: outlets of one owner are not independent of each other.';
comment on column feeds.state is 'new (never asked), ok, failing, limited (asked to wait), gone (410), dropped (no longer in feeds.toml).';
comment on column feeds.etag is 'ETag of the last good answer, byte for byte.';
comment on column feeds.last_modified is 'Last-Modified of the last good answer, byte for byte.';
comment on column feeds.body_hash is 'Hash of the last good body: tells an unchanged one.';
comment on column feeds.failures is 'Weighted failures in a row: hard 1, soft 0.5, temporary 0.25.';
comment on column feeds.interval_seconds is 'Usual time between two polls, in seconds.';
comment on column feeds.identity_rule is 'What tells its entries apart: guid, link, link+date, link+date+title.';
comment on column feeds.next_poll_at is 'When it is due again (UTC); null: now.';
comment on column feeds.last_poll_at is 'When it was last asked (UTC).';
comment on column feeds.last_ok_at is 'When it last gave a feed, or said that nothing changed (UTC).';
comment on column feeds.last_new_at is 'When it last announced something new (UTC).';
comment on column feeds.failing_since is 'Since when it gives no feed (UTC).';
comment on column feeds.error is 'Why the last poll gave no feed.';

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
comment on column polls.run_id is 'Round in which the row was written.';
comment on column polls.feed_id is 'Feed: 16 hex characters of its address in feeds.toml.';
comment on column polls.polled_at is 'When it was asked (UTC).';
comment on column polls.status is 'new, unchanged, or why it gave no feed.';
comment on column polls.http_status is 'HTTP status; null when there was no response.';
comment on column polls.entries is 'Entries in the answer.';
comment on column polls.new_entries is 'Entries never seen before.';
comment on column polls.bytes is 'Size of the body, inflated.';
comment on column polls.seconds is 'Time from the question to the end of the answer.';
comment on column polls.gap is 'The feed''s window moved past what had been seen: entries may be missing.';
comment on column polls.error is 'What went wrong, in words; null when nothing did.';

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
    status varchar not null check (status in (
        'pending', 'article', 'known', 'too_old', 'refused', 'gone', 'http_error', 'unreachable',
        'too_large', 'not_html', 'empty', 'consent', 'paywall', 'error_page', 'listing',
        'timeout', 'crashed'
    )),
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
comment on column entries.entry_id is 'Announced item: 16 hex characters of feed and identity in it.';
comment on column entries.feed_id is 'Feed: 16 hex characters of its address in feeds.toml.';
comment on column entries.guid is 'Identifier that the feed gives.';
comment on column entries.url is 'Address of the item, tracking parameters removed.';
comment on column entries.title is 'Title that the feed gives.';
comment on column entries.summary is 'Summary that the feed gives.';
comment on column entries.published_at is 'Date that the feed gives (UTC); null when none.';
comment on column entries.published_basis is 'feed, clamped (it was in the future) or none.';
comment on column entries.first_seen_at is 'When it was first announced to us (UTC).';
comment on column entries.revision is 'Edits that the feed showed.';
comment on column entries.fingerprint is 'Hash of title, summary and updated date: tells an edit.';
comment on column entries.status is 'Where it ended, exactly one: pending, article, known, too_old, refused, gone, http_error, unreachable, too_large, not_html, empty, consent, paywall, error_page, listing, timeout, crashed.';
comment on column entries.reason is 'Why, in words.';
comment on column entries.attempts is 'Attempts to read it; five at most.';
comment on column entries.crashes is 'Times that it broke its batch; three at most.';
comment on column entries.next_try_at is 'When it may be tried again (UTC).';
comment on column entries.article_id is 'The article that it led to.';
comment on column entries.run_id is 'Round that read it last, or reads it.';
comment on column entries.batch is 'Batch that read it last, or reads it.';
comment on column entries.claimed_at is 'Since when a batch holds it; null when none does.';
comment on column entries.refetches is 'Times that it was read again for an edit; three at most, within 48 hours.';
comment on column entries.decided_at is 'When it got its status (UTC).';

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

create table article_texts (
    article_id varchar not null,
    revision integer not null,
    text varchar not null
);
comment on table article_texts is 'One row per article: the clean text of its newest revision, without flagged segments.';
comment on column article_texts.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column article_texts.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column article_texts.text is 'Clean text: paragraphs of the body without boilerplate, a blank line between them.';

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
comment on column segments.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column segments.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column segments.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column segments.text is 'Text of the paragraph, as published.';
comment on column segments.is_kept is 'The page alone gave no reason to set it aside.';
comment on column segments.is_boilerplate is 'Not part of the clean text: set aside by the page or because it recurs on the site.';
comment on column segments.why is 'Why it is not the article: teaser, caption, notice, signup, ...; recurring when the site repeats it.';
comment on column segments.line_hash is '64-bit hash of the line, digits folded; it never leaves the warehouse.';
comment on column segments.letters is 'Letters in it.';
comment on column segments.words is 'Words in it.';
comment on column segments.is_prose is 'It reads as sentences: such a paragraph is never flagged as recurring.';
comment on column segments.sketch is 'Hashes of its word 5-grams that are multiples of 8: finds copies.';
comment on column segments.day is 'Day (UTC) of publication.';
comment on column segments.site is 'Registrable domain of the address.';

create table stories (
    story_id varchar not null,
    first_article_id varchar not null,
    day date not null,
    articles integer not null,
    outlets integer not null,
    owners integer not null
);
comment on table stories is 'One row per group of near-identical texts.';
comment on column stories.story_id is '16 hex characters of its first article.';
comment on column stories.first_article_id is 'The earliest article.';
comment on column stories.day is 'Day (UTC) of the earliest article.';
comment on column stories.articles is 'Articles in it.';
comment on column stories.outlets is 'Different outlets in it.';
comment on column stories.owners is 'Different owners in it.';

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
comment on column actors.actor_id is 'Actor: 16 hex characters of kind, code, sector and name.';
comment on column actors.kind is 'Kind of actor: country, organisation, person, group.';
comment on column actors.name is 'Name, or the commonest wording.';
comment on column actors.code is 'ISO 3166 alpha-3 of the country acted for, or an organisation''s acronym.';
comment on column actors.sector is 'Sector: GOV, MIL, LEG, JUD, OPP, REB, IGO, NGO, MED, BUS, CVL ...';
comment on column actors.role is 'Latest office that a text gives.';
comment on column actors.is_learned is 'A text states the office (actor_evidence).';
comment on column actors.first_day is 'First day on which it was named.';
comment on column actors.last_day is 'Last day on which it was named.';
comment on column actors.mentions is 'Mentions that stand.';

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
comment on column actor_evidence.name is 'Name of the person.';
comment on column actor_evidence.code is 'ISO 3166 alpha-3 of the country acted for, or an organisation''s acronym.';
comment on column actor_evidence.sector is 'Sector: GOV, MIL, LEG, JUD, OPP, REB, IGO, NGO, MED, BUS, CVL ...';
comment on column actor_evidence.role is 'Office in English.';
comment on column actor_evidence.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column actor_evidence.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column actor_evidence.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column actor_evidence.start_char is 'Begin in the paragraph, in code points.';
comment on column actor_evidence.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column actor_evidence.owner is 'Owner of the outlet that stated it.';
comment on column actor_evidence.day is 'Day (UTC) of publication.';
comment on column actor_evidence.recorded_at is 'When the warehouse learned this (UTC).';

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
comment on column recurring_lines.site is 'Registrable domain of the address.';
comment on column recurring_lines.line_hash is '64-bit hash of the line, digits folded; it never leaves the warehouse.';
comment on column recurring_lines.stories is 'Different stories with it within 30 days.';
comment on column recurring_lines.head_or_tail is 'Times that it stood among the first 3 or last 6 paragraphs.';
comment on column recurring_lines.first_day is 'First day (UTC).';
comment on column recurring_lines.last_day is 'Last day (UTC).';
comment on column recurring_lines.sample is 'The line, as one of them has it.';

create table copy_links (
    article_id varchar not null,
    other_id varchar not null,
    hits integer not null,
    containment double not null,
    relation varchar not null check (relation in ('copy', 'update', 'part_of', 'contains')),
    day date not null
);
comment on table copy_links is 'One row per article and other article that shares its text, in both directions.';
comment on column copy_links.article_id is 'Article.';
comment on column copy_links.other_id is 'The other article.';
comment on column copy_links.hits is 'Sampled word 5-grams that both have.';
comment on column copy_links.containment is 'Share of the shorter text that the longer one holds, 0 to 1.';
comment on column copy_links.relation is 'What the article is to the other: copy, update (same site), part_of, contains.';
comment on column copy_links.day is 'Day (UTC) of publication.';

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
comment on column mentions.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column mentions.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column mentions.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column mentions.start_char is 'Begin in the paragraph, in code points.';
comment on column mentions.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column mentions.text is 'The words that name the actor.';
comment on column mentions.actor_id is 'Actor: 16 hex characters of kind, code, sector and name.';
comment on column mentions.kind is 'Kind of actor: country, organisation, person, group.';
comment on column mentions.code is 'ISO 3166 alpha-3 of the country acted for, or an organisation''s acronym.';
comment on column mentions.sector is 'Sector: GOV, MIL, LEG, JUD, OPP, REB, IGO, NGO, MED, BUS, CVL ...';
comment on column mentions.name is 'Canonical name.';
comment on column mentions.role is 'Office in English, persons only.';
comment on column mentions.day is 'Day (UTC) of publication.';
comment on column mentions.recorded_at is 'When the warehouse learned this (UTC).';
comment on column mentions.withdrawn_at is 'When it ceased to count; null while it stands.';
comment on column mentions.withdrawn_why is 'Why it ceased to count: edited, boilerplate, corrected, recoded, changed, merged.';

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
comment on column quotes.quote_id is 'Statement: 16 hex characters.';
comment on column quotes.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column quotes.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column quotes.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column quotes.start_char is 'Begin in the paragraph, in code points.';
comment on column quotes.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column quotes.text is 'The statement, verbatim.';
comment on column quotes.speaker is 'The words that name the speaker.';
comment on column quotes.speaker_id is 'The speaker, where known.';
comment on column quotes.code is 'Code for which the speaker speaks.';
comment on column quotes.sector is 'Sector of the speaker.';
comment on column quotes.cue is 'Verb of saying.';
comment on column quotes.is_direct is 'In quotation marks.';
comment on column quotes.language is 'Language of the statement as quoted.';
comment on column quotes.day is 'Day (UTC) of publication.';
comment on column quotes.recorded_at is 'When the warehouse learned this (UTC).';
comment on column quotes.withdrawn_at is 'When it ceased to count; null while it stands.';
comment on column quotes.withdrawn_why is 'Why it ceased to count: edited, boilerplate, corrected, recoded, changed, merged.';

create table reports (
    report_id varchar not null,
    event_id varchar,
    article_id varchar not null,
    revision integer not null,
    n integer not null,
    start_char integer not null,
    end_char integer not null,
    sentence varchar not null,
    type varchar not null check (type in (
        'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
        'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'
    )),
    mode varchar,
    sources varchar[] not null,
    targets varchar[] not null,
    parties struct(side varchar, code varchar, sector varchar, name varchar, actor_id varchar)[],
    status varchar not null check (status in (
        'happened', 'planned', 'denied'
    )),
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
comment on column reports.report_id is 'Coded statement: 16 hex characters of article, sentence and what was coded.';
comment on column reports.event_id is 'The act that it tells of; null when it does not count.';
comment on column reports.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column reports.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column reports.n is 'Paragraph: 0 the title, 1 the standfirst, then the body.';
comment on column reports.start_char is 'Begin in the paragraph, in code points.';
comment on column reports.end_char is 'End in the paragraph, in code points, exclusive.';
comment on column reports.sentence is 'The sentence, verbatim.';
comment on column reports.type is 'PLOVER type of the act.';
comment on column reports.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column reports.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column reports.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column reports.parties is 'Each party of each side: code, sector, name, actor_id.';
comment on column reports.status is 'happened, planned or denied.';
comment on column reports.day is 'Day that the text gives; null when it has no time words.';
comment on column reports.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column reports.date_basis is 'stated or resolved; null when the text has no time words.';
comment on column reports.date_precision is 'day, week or month.';
comment on column reports.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column reports.city is 'City of the act, only where a text says it.';
comment on column reports.trigger is 'The words that told the act.';
comment on column reports.rule is 'The rule that fired.';
comment on column reports.coder_version is 'Program and dictionaries that coded it; series_breaks lists the changes.';
comment on column reports.published_at is 'Publication of its article (UTC).';
comment on column reports.article_day is 'Day (UTC) of its article.';
comment on column reports.local_day is 'Day of its article at the place of publication.';
comment on column reports.recorded_at is 'When the warehouse learned this (UTC).';
comment on column reports.withdrawn_at is 'When it ceased to count; null while it stands.';
comment on column reports.withdrawn_why is 'Why it ceased to count: edited, boilerplate, corrected, recoded, changed, merged.';

create table events (
    event_id varchar not null,
    day date not null,
    day_to date,
    date_basis varchar not null check (date_basis in (
        'stated', 'resolved', 'published'
    )),
    type varchar not null check (type in (
        'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST',
        'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'
    )),
    mode varchar,
    status varchar not null check (status in (
        'happened', 'planned', 'denied'
    )),
    sources varchar[] not null,
    targets varchar[] not null,
    place varchar,
    city varchar,
    articles integer not null,
    independent_articles integer not null,
    owners integer not null,
    confidence varchar not null check (confidence in (
        'low', 'medium', 'high'
    )),
    first_reported_at timestamptz not null,
    planned_event_id varchar,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_why varchar
);
comment on table events is 'One row per act: one real act, however many articles report it.';
comment on column events.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column events.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column events.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column events.date_basis is 'How the day is known: stated in the text, resolved from words like "on Tuesday", or published (no day in any text).';
comment on column events.type is 'PLOVER type of the act.';
comment on column events.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column events.status is 'happened, planned or denied; the three stand side by side.';
comment on column events.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column events.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column events.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column events.city is 'City of the act, only where a text says it.';
comment on column events.articles is 'Articles that report it, copies included.';
comment on column events.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column events.owners is 'Different owners among the outlets that report it.';
comment on column events.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
comment on column events.first_reported_at is 'Publication of the first report (UTC).';
comment on column events.planned_event_id is 'The planned act of which this is the happening.';
comment on column events.recorded_at is 'When the warehouse learned of its present state (UTC); earlier ones are in event_versions.';
comment on column events.withdrawn_at is 'When it ceased to count; null while it stands.';
comment on column events.withdrawn_why is 'Why it ceased to count: edited, boilerplate, corrected, recoded, changed, merged.';

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
comment on column event_versions.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column event_versions.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column event_versions.day_to is 'Last day, where only a week or month is known; null for a single day.';
comment on column event_versions.date_basis is 'How the day is known: stated in the text, resolved from words like "on Tuesday", or published (no day in any text).';
comment on column event_versions.type is 'PLOVER type of the act.';
comment on column event_versions.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column event_versions.status is 'happened, planned or denied.';
comment on column event_versions.sources is 'Codes of those who act, sorted; all participants when they act together.';
comment on column event_versions.targets is 'Codes of those acted upon, sorted; all participants when they act together.';
comment on column event_versions.place is 'Country of the act (ISO 3166 alpha-3), only where a text says it.';
comment on column event_versions.city is 'City of the act, only where a text says it.';
comment on column event_versions.articles is 'Articles that report it, copies included.';
comment on column event_versions.independent_articles is 'Independent reports: copies, one wire and one verbatim sentence count once.';
comment on column event_versions.owners is 'Different owners among the outlets that report it.';
comment on column event_versions.confidence is 'That the act was reported to have taken place, by independent reports and owners: low 1, medium 2, high 3 or more. Never about the truth of a claim.';
comment on column event_versions.first_reported_at is 'Publication of the first report (UTC).';
comment on column event_versions.planned_event_id is 'The planned act of which this is the happening.';
comment on column event_versions.recorded_at is 'Since when it said so (UTC).';
comment on column event_versions.withdrawn_at is 'Until when it said so (UTC).';
comment on column event_versions.withdrawn_why is 'Why it ceased to count: edited, boilerplate, corrected, recoded, changed, merged.';

create table event_parties (
    event_id varchar not null,
    side varchar not null check (side in ('source', 'target')),
    party integer not null,
    code varchar not null,
    sector varchar not null,
    actor_id varchar,
    name varchar
);
comment on table event_parties is 'One row per event, side and party.';
comment on column event_parties.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column event_parties.side is 'source or target.';
comment on column event_parties.party is 'Number of the party on its side.';
comment on column event_parties.code is 'ISO 3166 alpha-3 of the country acted for, or an organisation''s acronym.';
comment on column event_parties.sector is 'Sector: GOV, MIL, LEG, JUD, OPP, REB, IGO, NGO, MED, BUS, CVL ...';
comment on column event_parties.actor_id is 'The actor; null when only the code is known.';
comment on column event_parties.name is 'Name of the person or body, where a text gives it.';

create table event_aliases (
    old_event_id varchar not null,
    event_id varchar not null,
    since timestamptz not null
);
comment on table event_aliases is 'One row per event_id that was merged into another.';
comment on column event_aliases.old_event_id is 'Id that was merged into another.';
comment on column event_aliases.event_id is 'Act that it went into.';
comment on column event_aliases.since is 'When (UTC).';

create table briefings (
    day date not null,
    edition integer not null,
    as_of timestamptz not null,
    path varchar not null,
    written_at timestamptz not null
);
comment on table briefings is 'One row per edition of a day''s briefing.';
comment on column briefings.day is 'Day that it covers, by the desk''s calendar.';
comment on column briefings.edition is 'Number of the edition, from 1.';
comment on column briefings.as_of is 'State of the record that it rests on (UTC).';
comment on column briefings.path is 'Its folder below the briefings folder.';
comment on column briefings.written_at is 'When it was written (UTC).';

create table deliveries (
    day date not null,
    edition integer not null,
    channel varchar not null,
    status varchar not null,
    "at" timestamptz not null
);
comment on table deliveries is 'One row per edition and channel.';
comment on column deliveries.day is 'Day that the briefing covers.';
comment on column deliveries.edition is 'Number of the edition.';
comment on column deliveries.channel is 'Where it was sent.';
comment on column deliveries.status is 'sending, sent, failed or unknown.';
comment on column deliveries."at" is 'When (UTC).';

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
comment on column corrections.url is 'Address of the article.';
comment on column corrections.sentence_hash is 'First 16 hex characters of the sentence''s (or line''s) SHA-256.';
comment on column corrections.verdict is 'right, wrong, replace; of a line: text, boilerplate.';
comment on column corrections.replacement is 'What the sentence says instead: TYPE/mode SOURCES > TARGETS status.';
comment on column corrections."by" is 'Who says so.';
comment on column corrections.why is 'Why.';
comment on column corrections.recorded_at is 'When the warehouse learned this (UTC).';

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
comment on column snapshot.name is 'File name.';
comment on column snapshot.as_of is 'When it was published (UTC).';
comment on column snapshot.run_id is 'Last round in it.';
comment on column snapshot.coder_version is 'Coder of that round.';
comment on column snapshot.articles is 'Articles in it.';
comment on column snapshot.events is 'Acts that stand in it.';
comment on column snapshot.state is 'Digest of all that could change: equal, nothing did.';

create table search_documents (
    doc ubigint not null,
    article_id varchar not null,
    revision integer not null,
    words integer not null
);
comment on table search_documents is 'One row per article that can be searched; doc is its id as a number.';
comment on column search_documents.doc is 'article_id as a number.';
comment on column search_documents.article_id is 'Article: 16 hex characters, the hash of its canonical address.';
comment on column search_documents.revision is 'Number of the text, counted up when the page was edited; 1 is the first.';
comment on column search_documents.words is 'Words in title and clean text.';

create table postings (
    term ubigint not null,
    doc ubigint not null,
    seen utinyint not null
);
comment on table postings is 'One row per word and article in whose title or clean text it stands.';
comment on column postings.term is '64-bit hash of the word, lower case, without accents.';
comment on column postings.doc is 'Article in which it stands.';
comment on column postings.seen is 'How often, 255 at most.';

comment on table schema_migrations is 'One row per migration that was applied.';
comment on column schema_migrations.number is 'Number of the migration.';
comment on column schema_migrations.name is 'Its file name.';
comment on column schema_migrations.checksum is 'Hash of its text when it was applied.';
comment on column schema_migrations.applied_at is 'When (UTC).';

comment on table schema_views is 'One row per view or macro as it was last built.';
comment on column schema_views.name is 'Name of the view or macro.';
comment on column schema_views.checksum is 'Hash of its text when it was built.';
