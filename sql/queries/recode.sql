-- Recode: the archive coded again. in_<table> are a batch's Parquet tables, handed in by load.py.

-- name: instant
-- Rounds may run while a recode is read: what it changes is recorded after what they recorded.
select greatest($now, max(coalesce(finished_at, started_at)) + interval 1 second)
from (
    select started_at, finished_at from runs where run_id <> $run_id
    union all
    select $now - interval 1 second, null
)

-- name: is_half_loaded
select count(*) > 0 from runs where run_id = $run_id and finished_at is null

-- name: insert_run
insert into runs (run_id, started_at, kind, coder_version)
values ($run_id, $now, $kind, $coder_version)

-- name: insert_batches
insert into batches (run_id, batch, entries)
select $run_id, unnest($batches::integer[]), 0

-- name: count_entries
update batches
set entries = (select count(*) from in_outcomes)
where run_id = $run_id and batch = $batch

-- name: articles_to_recode
-- One row per article of the period, the oldest first. Its id stands for the entry's: an entry may
-- have brought two articles. It has been tried before, so what was read then is read again.
select
    a.article_id, coalesce(a.feed_id, '') as feed_id, a.url,
    coalesce(e.title, '') as title, e.published_at,
    coalesce(e.first_seen_at, a.fetched_at) as first_seen_at,
    5 as attempts, 0 as crashes, a.outlet, a.owner, a.country,
    coalesce(f.language, '') as language,
    a.warc_file, a.warc_offset, a.warc_digest, a.fetched_at
from articles as a
left join entries as e on e.entry_id = a.entry_id
left join feeds as f on f.feed_id = a.feed_id
where
    a.day >= $since
    and ($until::date is null or a.day <= $until::date)
    and a.warc_file is not null
order by a.day, a.article_id

-- name: take_recoded
-- One row per article that still rests on the answer that was read again; one that was edited
-- since was coded by its own round.
create or replace temp table recoded as
select
    i.* exclude (entry_id, feed_id, outlet, owner, country),
    s.entry_id, s.feed_id, s.outlet, s.owner, s.country,
    s.revision as stored_revision,
    s.day as old_day,
    (
        i.published_at at time zone 'UTC' + to_minutes(coalesce(i.utc_offset_minutes, 0))
    )::date as local_day,
    (
        s.text_hash, s.byline, s.site_name, s.language, s.published_at, s.date_basis,
        s.utc_offset_minutes, s.modified_at, s.wire
    ) is distinct from (
        i.text_hash, i.byline, i.site_name, i.language, i.published_at, i.date_basis,
        i.utc_offset_minutes, i.modified_at, i.wire
    ) as is_rewritten
from in_articles as i
inner join articles as s
    on
        s.article_id = i.article_id
        and s.warc_file = i.warc_file
        and s.warc_offset = i.warc_offset

-- name: number_articles
-- One row per article that today's rules read otherwise: a further revision.
create or replace temp table new_articles as
select * exclude (stored_revision, is_rewritten), stored_revision + 1 as revision
from recoded
where is_rewritten

-- name: take_coded
create or replace temp table coded_articles as
select
    article_id, text_hash, stored_revision + is_rewritten::integer as revision, day, published_at,
    local_day
from recoded

-- name: mark_coded
update articles
set is_coded = r.is_coded, coder_version = r.coder_version
from recoded as r
where
    articles.article_id = r.article_id
    and (articles.is_coded, articles.coder_version) is distinct from (r.is_coded, r.coder_version)

-- name: withdraw_evidence
update actor_evidence
set withdrawn_at = $now
where
    withdrawn_at is null
    and article_id in (select article_id from coded_articles)
    and hash(article_id, revision, n, start_char, end_char, name, code, sector, role, day) not in (
        select
            hash(
                l.article_id, a.revision, l.n, l.start_char, l.end_char, l.name, l.code, l.sector,
                l.role, l.day
            )
        from in_learned as l
        inner join coded_articles as a using (article_id, text_hash)
    )

-- name: take_events_before
create or replace temp table events_before as
select * from events where withdrawn_at is null

-- name: take_reports_before
create or replace temp table reports_before as
select event_id, article_id, sentence, published_at, report_id
from reports
where event_id is not null

-- name: take_changes
-- One row per act that came, went or became another. An act whose type, parties or status is coded
-- otherwise has another id: the old one and the new one are paired by the sentences that tell both.
create or replace temp table changes as
with events_after as (
    select * from events where withdrawn_at is null
),

shared as (
    select b.event_id as old_id, r.event_id as new_id, count(*) as sentences
    from reports_before as b
    inner join reports as r on r.article_id = b.article_id and r.sentence = b.sentence
    where
        r.event_id is not null
        and b.event_id not in (select event_id from events_after)
        and r.event_id not in (select event_id from events_before)
    group by b.event_id, r.event_id
),

paired as (
    select old_id, new_id
    from shared
    qualify
        row_number() over (partition by old_id order by sentences desc, new_id) = 1
        and row_number() over (partition by new_id order by sentences desc, old_id) = 1
),

both_sides as (
    select event_id as old_id, event_id as new_id
    from events_before
    semi join events_after using (event_id)
    union all
    select old_id, new_id from paired
    union all
    select event_id, null
    from events_before
    where
        event_id not in (select event_id from events_after)
        and event_id not in (select old_id from paired)
    union all
    select null, event_id
    from events_after
    where
        event_id not in (select event_id from events_before)
        and event_id not in (select new_id from paired)
)

select
    x.old_id,
    x.new_id,
    case
        when x.old_id is null then 'added'
        when x.new_id is null then 'gone'
        else 'changed'
    end as change,
    if(
        change = 'changed',
        array_to_string(
            list_filter(
                [
                    if(b.type <> a.type, 'type', ''),
                    if(b.mode is distinct from a.mode, 'mode', ''),
                    if((b.sources, b.targets) <> (a.sources, a.targets), 'parties', ''),
                    if(b.status <> a.status, 'status', ''),
                    if((b.day, b.day_to) is distinct from (a.day, a.day_to), 'day', '')
                ],
                lambda field: field <> ''
            ),
            ', '
        ),
        ''
    ) as what,
    coalesce(a.type, b.type) as type,
    coalesce(a.day, b.day) as day
from both_sides as x
left join events_before as b on b.event_id = x.old_id
left join events_after as a on a.event_id = x.new_id

-- name: forget_unchanged
delete from changes where change = 'changed' and what = ''

-- name: count_changes
select change, what, type, count(*) as events
from changes
group by change, what, type
order by change, what, type

-- name: show_changes
-- One row per change with the earliest sentence that tells it; one of every kind comes first.
with sentences as (
    select c.old_id, c.new_id, arg_min(s.sentence, (s.published_at, s.report_id)) as sentence,
        arg_min(s.article_id, (s.published_at, s.report_id)) as article_id
    from changes as c
    inner join (
        select event_id, article_id, sentence, published_at, report_id
        from reports
        where event_id is not null
        union all
        select b.event_id, b.article_id, b.sentence, b.published_at, b.report_id
        from reports_before as b
        where b.event_id in (select old_id from changes where new_id is null)
    ) as s on s.event_id = coalesce(c.new_id, c.old_id)
    group by c.old_id, c.new_id
)

select
    c.change, c.what,
    b.type as old_type, b.mode as old_mode, b.status as old_status, b.day as old_day,
    b.sources as old_sources, b.targets as old_targets,
    a.type as new_type, a.mode as new_mode, a.status as new_status, a.day as new_day,
    a.sources as new_sources, a.targets as new_targets,
    s.sentence, p.url
from changes as c
left join events_before as b on b.event_id = c.old_id
left join events as a on a.event_id = c.new_id
left join sentences as s
    on s.old_id is not distinct from c.old_id and s.new_id is not distinct from c.new_id
left join articles as p on p.article_id = s.article_id
order by
    row_number() over (partition by c.change, c.what, c.type order by c.day, c.old_id, c.new_id),
    c.change, c.what, c.type
limit $examples
