-- What load reads and writes. in_<table> are the batch's Parquet tables, handed in by load.py.

-- name: batch_state
select loaded_at is not null from batches where run_id = $run_id and batch = $batch

-- name: number_articles
-- One row per article that is new or whose text changed. Of two entries that brought one article in
-- this batch the first keeps it; an edited article stays with the entry that brought it first.
create or replace temp table new_articles as
with incoming as (
    select *
    from in_articles
    qualify row_number() over (partition by article_id order by entry_id, text_hash) = 1
)

select
    i.* exclude (entry_id, feed_id, outlet, owner, country),
    coalesce(s.entry_id, i.entry_id) as entry_id,
    coalesce(s.feed_id, i.feed_id) as feed_id,
    coalesce(s.outlet, i.outlet) as outlet,
    coalesce(s.owner, i.owner) as owner,
    coalesce(s.country, i.country) as country,
    coalesce(s.revision, 0) + 1 as revision,
    s.day as old_day,
    (
        i.published_at at time zone 'UTC' + to_minutes(coalesce(i.utc_offset_minutes, 0))
    )::date as local_day
from incoming as i
left join articles as s on s.article_id = i.article_id
where s.text_hash is distinct from i.text_hash

-- name: take_coded
-- One row per article whose codings are taken in.
create or replace temp table coded_articles as
select article_id, text_hash, revision, day, published_at, local_day
from new_articles

-- name: expected_rows
select
    (select count(*) from new_articles) as articles,
    (
        select count(*)
        from in_segments
        semi join new_articles using (article_id, text_hash)
    ) as segments

-- name: replace_articles
delete from articles where article_id in (select article_id from new_articles)

-- name: insert_articles
insert into articles by name
select
    a.* exclude (local_day, old_day),
    left(
        (
            select s.text
            from in_segments as s
            where
                s.article_id = a.article_id
                and s.text_hash = a.text_hash
                and s.is_kept
                and s.n > 1
            order by s.n
            limit 1
        ),
        400
    ) as lead,
    $run_id as run_id,
    $batch as batch,
    $now as recorded_at
from new_articles as a
order by a.day, a.article_id

-- name: replace_texts
delete from article_texts where article_id in (select article_id from new_articles)

-- name: insert_texts
insert into article_texts (article_id, revision, text)
select a.article_id, a.revision, coalesce(string_agg(s.text, chr(10) || chr(10) order by s.n), '')
from new_articles as a
left join in_segments as s
    on
        s.article_id = a.article_id
        and s.text_hash = a.text_hash
        and s.is_kept
        and s.n > 1
group by a.article_id, a.revision
order by a.article_id

-- name: insert_segments
insert into segments by name
select
    s.* exclude (text_hash),
    a.revision,
    not s.is_kept as is_boilerplate,
    a.day,
    a.site
from in_segments as s
inner join new_articles as a using (article_id, text_hash)
order by a.day, s.article_id, s.n

-- name: take_flagged
-- One row per paragraph of these articles that is set aside: what is coded there does not count.
create or replace temp table flagged as
select article_id, revision, n
from segments
where
    is_boilerplate
    and day between (select min(day) from coded_articles) and (select max(day) from coded_articles)
    and article_id in (select article_id from coded_articles)

-- name: take_mentions
-- One row per mention of these articles, as it is coded now or as it stands (then with its place in
-- the table). Mentions have no id: `said` is all that one says.
create or replace temp table told_mentions as
select
    *,
    hash(
        article_id, revision, n, start_char, end_char, text, actor_id, kind, code, sector, name,
        role, day
    ) as said
from (
    select m.* exclude (text_hash), a.revision, a.day, null::bigint as place
    from in_mentions as m
    inner join coded_articles as a using (article_id, text_hash)
    union all by name
    select *, rowid as place
    from mentions
    where article_id in (select article_id from coded_articles)
)

-- name: take_quotes
-- One row per statement, in the same way.
create or replace temp table told_quotes as
select
    *,
    hash(
        quote_id, revision, speaker, speaker_id, code, sector, cue, is_direct, language, day
    ) as said
from (
    select q.* exclude (text_hash), a.revision, a.day, null::bigint as place
    from in_quotes as q
    inner join coded_articles as a using (article_id, text_hash)
    union all by name
    select *, rowid as place
    from quotes
    where article_id in (select article_id from coded_articles)
)

-- name: withdraw_mentions
-- What is no longer said is withdrawn, not deleted. An edit is a revision: of the old text nothing
-- is said any more.
update mentions
set withdrawn_at = coalesce(withdrawn_at, $now), withdrawn_why = $why
where
    rowid in (
        select place
        from told_mentions
        where
            place is not null
            and (withdrawn_why is null or withdrawn_why not in ('edited', 'recoded'))
            and said not in (select said from told_mentions where place is null)
    )

-- name: insert_mentions
insert into mentions by name
select
    m.* exclude (said, place) replace (
        $now as recorded_at,
        if(f.n is null, null, $now) as withdrawn_at,
        if(f.n is null, null, 'boilerplate') as withdrawn_why
    )
from told_mentions as m
anti join (
    select said
    from told_mentions
    where place is not null and (withdrawn_why is null or withdrawn_why = 'boilerplate')
) as s using (said)
left join flagged as f
    on f.article_id = m.article_id and f.revision = m.revision and f.n = m.n
where m.place is null
order by m.day, m.article_id, m.n, m.start_char

-- name: withdraw_quotes
update quotes
set withdrawn_at = coalesce(withdrawn_at, $now), withdrawn_why = $why
where
    rowid in (
        select place
        from told_quotes
        where
            place is not null
            and (withdrawn_why is null or withdrawn_why not in ('edited', 'recoded'))
            and said not in (select said from told_quotes where place is null)
    )

-- name: insert_quotes
insert into quotes by name
select
    q.* exclude (said, place) replace (
        $now as recorded_at,
        if(f.n is null, null, $now) as withdrawn_at,
        if(f.n is null, null, 'boilerplate') as withdrawn_why
    )
from told_quotes as q
anti join (
    select said
    from told_quotes
    where place is not null and (withdrawn_why is null or withdrawn_why = 'boilerplate')
) as s using (said)
left join flagged as f
    on f.article_id = q.article_id and f.revision = q.revision and f.n = q.n
where q.place is null
order by q.day, q.article_id, q.n, q.start_char

-- name: match_reports
-- A report coded now is the old one when its id is: the id is made of the article, the sentence and
-- what was coded from it, not of the place of the sentence in the text. It is another state of it
-- when it comes back, or gives another day, place or parties.
create or replace temp table new_reports as
select
    r.* exclude (text_hash),
    a.revision,
    a.published_at,
    a.day as article_day,
    a.local_day,
    s.report_id is not null as is_stored,
    s.report_id is not null
    and (
        coalesce(s.withdrawn_why in ('edited', 'recoded'), false)
        or (s.day, s.day_to, s.date_basis, s.date_precision, s.place, s.city, s.parties)
        is distinct from (r.day, r.day_to, r.date_basis, r.date_precision, r.place, r.city, r.parties)
    ) as is_changed
from in_reports as r
inner join coded_articles as a using (article_id, text_hash)
left join reports as s on s.article_id = r.article_id and s.report_id = r.report_id
qualify
    row_number() over (
        partition by r.article_id, r.report_id order by r.n, r.start_char, r.rule
    ) = 1

-- name: withdraw_reports
update reports
set withdrawn_at = coalesce(withdrawn_at, $now), withdrawn_why = $why
where
    (withdrawn_why is null or withdrawn_why not in ('edited', 'recoded'))
    and article_id in (select article_id from coded_articles)
    and report_id not in (select report_id from new_reports)

-- name: keep_report_versions
insert into report_versions by name
select
    r.* replace (
        coalesce(r.withdrawn_at, $now) as withdrawn_at,
        coalesce(r.withdrawn_why, $why) as withdrawn_why
    )
from reports as r
inner join new_reports as n on n.article_id = r.article_id and n.report_id = r.report_id
where n.is_changed

-- name: move_reports
-- The sentence stands in the text of now as well, perhaps elsewhere.
update reports
set
    revision = r.revision,
    n = r.n,
    start_char = r.start_char,
    end_char = r.end_char,
    day = r.day,
    day_to = r.day_to,
    date_basis = r.date_basis,
    date_precision = r.date_precision,
    place = r.place,
    city = r.city,
    parties = r.parties,
    trigger = r.trigger,
    rule = r.rule,
    coder_version = r.coder_version,
    published_at = r.published_at,
    article_day = r.article_day,
    local_day = r.local_day,
    recorded_at = if(r.is_changed, $now, reports.recorded_at),
    withdrawn_at = if(
        reports.withdrawn_why in ('edited', 'recoded'), null, reports.withdrawn_at
    ),
    withdrawn_why = if(
        reports.withdrawn_why in ('edited', 'recoded'), null, reports.withdrawn_why
    )
from new_reports as r
where
    r.is_stored
    and reports.article_id = r.article_id
    and reports.report_id = r.report_id

-- name: insert_reports
insert into reports by name
select * exclude (is_stored, is_changed), $now as recorded_at
from new_reports
where not is_stored
order by article_day, article_id, n, start_char, report_id

-- name: insert_evidence
insert into actor_evidence by name
select l.* exclude (text_hash), a.revision, $now as recorded_at
from in_learned as l
inner join coded_articles as a using (article_id, text_hash)
anti join (
    select * from actor_evidence where withdrawn_at is null
) as e
    on
        e.article_id = l.article_id
        and e.revision = a.revision
        and (e.n, e.start_char, e.end_char) = (l.n, l.start_char, l.end_char)
        and (e.name, e.code, e.sector, e.role) = (l.name, l.code, l.sector, l.role)
        and e.day = l.day
order by l.day, l.article_id, l.n, l.start_char

-- name: insert_underived
-- Days whose judgement may be another now: of new texts, and of codings that came or went.
insert into underived
select distinct d.day, $run_id
from (
    select day from new_articles
    union
    select old_day from new_articles where old_day is not null
    union
    select a.day
    from coded_articles as a
    where
        a.article_id in (
            select article_id from reports where recorded_at = $now or withdrawn_at = $now
            union
            select article_id from mentions where recorded_at = $now or withdrawn_at = $now
        )
) as d
anti join underived as u on u.day = d.day and u.run_id = $run_id

-- name: settle_entries
-- A retry waits; after five attempts the cause becomes the status. The same article by a second
-- entry is known. Only entries that are still this batch's are settled: an expired claim is not.
update entries
set
    status = o.final,
    reason = o.reason,
    attempts = o.attempts,
    next_try_at = if(o.final = 'pending', $now + to_seconds(o.retry_seconds), null),
    article_id = coalesce(o.article_id, entries.article_id),
    decided_at = if(o.final = 'pending', null, $now),
    claimed_at = null
from (
    select
        o.entry_id,
        o.article_id,
        o.retry_seconds,
        e.attempts + if(o.status = 'pending' and coalesce(o.retry_seconds, 0) = 0, 0, 1) as attempts,
        case
            when o.status = 'article' and a.entry_id <> o.entry_id then 'known'
            when o.status = 'pending' and coalesce(o.retry_seconds, 0) = 0 then 'pending'
            when o.retry_seconds is null then o.status
            when e.attempts + 1 < 5 then 'pending'
            when o.status = 'pending' then 'unreachable'
            else o.status
        end as final,
        if(
            final = 'known', 'the same article came by another entry', o.reason
        ) as reason
    from in_outcomes as o
    inner join entries as e on e.entry_id = o.entry_id
    left join articles as a on a.article_id = o.article_id
    where
        e.run_id = $run_id
        and e.batch = $batch
        and e.claimed_at is not null
    qualify row_number() over (partition by o.entry_id order by o.fetched_at desc nulls last) = 1
) as o
where entries.entry_id = o.entry_id

-- name: free_entries
update entries
set claimed_at = null
where run_id = $run_id and batch = $batch and claimed_at is not null

-- name: name_known
-- Entries that were known by their address before the article was read.
update entries
set article_id = first.article_id
from (
    select e.url, min(e.article_id) as article_id
    from entries as e
    where e.run_id = $run_id and e.batch = $batch and e.article_id is not null
    group by e.url
) as first
where
    entries.status = 'known'
    and entries.article_id is null
    and entries.url = first.url

-- name: lost_articles
-- Outcomes that claim an article which is nowhere: a batch that contradicts itself.
select count(*)
from in_outcomes as o
anti join articles as a on a.article_id = o.article_id
where o.status = 'article'

-- name: write_ledger
update batches
set loaded_at = $now, attempt = $attempt, counts = $counts
where run_id = $run_id and batch = $batch

-- name: finish_run
update runs set finished_at = $now where run_id = $run_id

-- name: forget_briefing
delete from briefings where day = $day and edition = $edition and profile = $profile

-- name: insert_briefing
insert into briefings (day, edition, profile, as_of, path, written_at)
values ($day, $edition, $profile, $as_of, $path, $written_at)

-- name: committed_rows
select
    (
        select count(*)
        from articles as a
        semi join new_articles as n on n.article_id = a.article_id and n.revision = a.revision
    ) as articles,
    (
        select count(*)
        from segments as s
        semi join new_articles as n on n.article_id = s.article_id and n.revision = s.revision
    ) as segments

-- name: release_entries
update entries
set
    claimed_at = null,
    crashes = entries.crashes + s.crashes,
    attempts = entries.attempts + if(s.crashes > 0, 1, 0),
    status = if(entries.crashes + s.crashes >= 3, 'crashed', entries.status),
    reason = if(entries.crashes + s.crashes >= 3, 'broke its batch three times', entries.reason),
    decided_at = if(entries.crashes + s.crashes >= 3, $now, entries.decided_at)
from (
    select e.entry_id, coalesce(x.crashes, 0) as crashes
    from entries as e
    left join suspects as x on x.entry_id = e.entry_id
) as s
where
    entries.entry_id = s.entry_id
    and entries.run_id = $run_id
    and entries.batch = $batch
    and entries.claimed_at is not null
    and entries.status = 'pending'

-- name: release_batch
update batches
set released_at = $now
where run_id = $run_id and batch = $batch and loaded_at is null and released_at is null

-- name: touched_days
-- Of every round: one that died after loading left its days to whoever loads next.
select distinct day from underived order by day

-- name: database_file
select path from duckdb_databases() where database_name = current_database()
