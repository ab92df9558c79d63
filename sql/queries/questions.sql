-- Named questions of `attache query NAME`, asked of the published snapshot. A parameter that is not
-- given is null. The comment of each says what it gives.

-- name: activity_of_day
-- Acts of a day by type (-p day=2026-03-01; without it the last day with acts).
select
    -- Over the acts themselves: a day that is looked up does not reach into activity_daily.
    type,
    count(*) filter (where status = 'happened') as events,
    count(*) filter (where status = 'planned') as planned,
    count(*) filter (where status = 'denied') as denied,
    sum(articles)::bigint as articles
from current_events
where
    day = coalesce(
        $day::date,
        (
            select max(day)
            from current_events
            where $day::date is null and status = 'happened'
        )
    )
group by type
order by events desc, type

-- name: dyad
-- Acts of two actors by week against their usual (-p a=VEN -p b=RUS; since, until, step).
select *
    -- A period that is given is known before anything is read: other days are not read at all.
from dyad_series($a, $b, coalesce($step, 'week'), $since::date, $until::date)
where $since::date is not null and $until::date is not null
union all
select *
from dyad_series(
    $a,
    $b,
    coalesce($step, 'week'),
    coalesce($since::date, (select day - 180 from current_events order by day desc limit 1)),
    coalesce(
        $until::date,
        (select day from current_events where status = 'happened' order by day desc limit 1)
    )
)
where $since::date is null or $until::date is null
order by period

-- name: between
-- All acts between two actors, in either direction (-p a=VEN -p b=RUS).
select * from bilateral($a, $b)

-- name: busiest_actors
-- The most active actors of the last 30 days on record (-p days=30).
with recent as (
    select event_id, sources, targets
    from current_events
    where
        status = 'happened'
        and day > (select max(day) from current_events where status = 'happened')
        - coalesce($days::integer, 30)
),

acting as (
    select event_id, unnest(sources) as code, true as is_source from recent
    union all
    select event_id, unnest(targets), false from recent
)

select
    code,
    count(distinct event_id) as events,
    count(distinct event_id) filter (where is_source) as as_source,
    count(distinct event_id) filter (where not is_source) as as_target
from acting
group by code
order by events desc, code
limit 25

-- name: busiest_dyads
-- The pairs with most acts of the last 30 days on record (-p days=30).
with recent as (
    select sources, targets, sources = targets as is_symmetric
    from current_events
    where
        status = 'happened'
        and day > (select max(day) from current_events where status = 'happened')
        - coalesce($days::integer, 30)
),

sided as (
    select unnest(sources) as actor1, targets, is_symmetric from recent
),

paired as (
    select actor1, unnest(targets) as actor2, is_symmetric from sided
)

select least(actor1, actor2) as a, greatest(actor1, actor2) as b, count(*) as events
from paired
where if(is_symmetric, actor1 < actor2, actor1 <> actor2)
group by all
order by events desc, a, b
limit 25

-- name: who_met
-- Who met, visited or called whom, newest first (-p code=FRA for one actor).
select day, status, mode, place, actor1, actor2, articles, confidence
from meetings
where $code is null or actor1 = $code or actor2 = $code
order by day desc, event_id
limit 100

-- name: planned
-- What is planned and not known to have happened.
select day, day_to, type, mode, sources, targets, place, articles, confidence
from ahead
where happened_event_id is null
order by day, event_id

-- name: statements
-- What was said by others about an actor (-p code=VEN), newest first.
select day, speaker, speaker_code, text, outlet, url from statements_about($code) limit 100

-- name: first_contacts_after_silence
-- Pairs whose act ended a silence (-p days=90).
select * from first_contacts(coalesce($days::integer, 90))

-- name: coverage
-- What was read by country and outlet.
select
    -- Over the articles themselves: coverage_daily counts the stories of each day as well.
    country, outlet,
    count(*) as articles, count(*) filter (where is_copy) as copies, max(day) as last_day
from articles
group by country, outlet
order by country, articles desc, outlet

-- name: copies
-- Texts that several outlets printed, widest first.
with widest as (
    -- As independence tells it, of those that are wanted only.
    select * from stories where articles > 1 order by articles desc, day, story_id limit 100
),

printed as (
    select a.story_id, list(distinct a.outlet order by a.outlet) as printed_by
    from articles as a
    inner join widest as w on w.story_id = a.story_id
    group by a.story_id
)

select
    w.day, f.title, f.outlet as first_outlet, f.wire, w.articles, w.owners, p.printed_by
from widest as w
inner join printed as p on p.story_id = w.story_id
inner join articles as f on f.article_id = w.first_article_id
order by w.articles desc, w.day, w.story_id

-- name: search_text
-- Articles in whose title or text words stand, best first (-p words="trade talks").
with best as (
    -- The best come first.
    select article_id, score from search($words) limit 50
)

select s.score, a.day, a.outlet, a.title, a.url
from best as s
inner join articles as a using (article_id)
order by s.score desc, a.article_id

-- name: breaks
-- Changes of coder and feed list: where a series may break without the world having changed.
select * from series_breaks order by since, kind, change

-- name: boilerplate
-- Lines that were set aside because they recur on a site; a wrong one: verdict text in corrections.csv.
select site, stories, first_day, last_day, sample, left(sha256(sample), 16) as sentence_hash
from recurring_lines
order by site, stories desc, sample

-- name: feed_health
-- How each feed is doing: state, last answer, next poll, error, last news, usual rhythm.
select
    feed_id, state, last_ok_at, next_poll_at, error, last_new_at, interval_seconds
from feeds
order by name

-- name: round_feeds
-- What each feed gave in a round (-p run_id=...; without it the last).
select
    f.name, p.status, p.http_status, p.entries, p.new_entries, p.bytes,
    round(p.seconds, 2) as seconds, p.error
from polls as p
left join feeds as f using (feed_id)
where
    p.run_id = coalesce(
        nullif($run_id, ''),
        (select run_id from runs order by started_at desc, run_id desc limit 1)
    )
order by f.name

-- name: round_entries
-- Where the entries of a round ended (-p run_id=...; without it the last).
select status, count(*) as entries, min(reason) as example
from entries
where
    run_id = coalesce(
        nullif($run_id, ''),
        (select run_id from runs order by started_at desc, run_id desc limit 1)
    )
group by status
order by entries desc, status

-- name: why_feeds
-- The feed of this address, or those that announced it (-p url=...).
select f.name, f.url, f.state, f.last_ok_at, f.next_poll_at, f.error
from feeds as f
where
    f.url = $url
    or f.asked_url = $url
    or f.feed_id in (select feed_id from entries where url = $url)
order by f.name

-- name: why_entries
-- How an address was announced, and where that ended (-p url=...).
select
    e.status, e.reason, f.name as feed, e.title, e.published_at, e.first_seen_at, e.attempts,
    e.crashes, e.revision, e.next_try_at, e.decided_at, e.article_id
from entries as e
left join feeds as f using (feed_id)
where
    -- By their places in the table: of the other columns only those few rows are read.
    e.rowid in (
        select rowid from entries where url = $url
        union
        select n.rowid
        from articles as a
        inner join entries as n on n.article_id = a.article_id
        where a.url = $url
    )
order by e.first_seen_at, e.entry_id

-- name: why_articles
-- What was read at an address (-p url=...).
select
    a.article_id, a.url, a.outlet, a.title, a.language, a.published_at, a.date_basis, a.revision,
    a.is_coded, a.coder_version, a.is_copy, a.copy_of, a.relation, a.story_id, a.wire,
    a.warc_file, a.warc_offset
from articles as a
where
    a.rowid in (
        select rowid from articles where url = $url
        union
        select n.rowid
        from entries as e
        inner join articles as n on n.article_id = e.article_id
        where e.url = $url
    )
order by a.article_id

-- name: why_dropped
-- Which paragraphs of an article were set aside, and why (-p url=...).
with found as (
    select article_id, revision
    from articles
    where url = $url or article_id in (select article_id from entries where url = $url)
)

select s.n, s.why, s.text
from segments as s
inner join found as f on f.article_id = s.article_id and f.revision = s.revision
where s.is_boilerplate or not s.is_kept
order by s.article_id, s.n

-- name: why_reports
-- What was coded from an article, and what became of it (-p url=...).
with found as (
    select article_id
    from articles
    where url = $url or article_id in (select article_id from entries where url = $url)
)

select
    r.type, r.mode, r.status, r.sources, r.targets, r.day, r.sentence, r.rule, r.coder_version,
    r.withdrawn_why, r.event_id, left(sha256(r.sentence), 16) as sentence_hash
from reports as r
inner join found as f on f.article_id = r.article_id
order by r.article_id, r.n, r.start_char

-- name: sentences_of_event
-- The sentences on which an act rests, as a correction names them (-p event=...).
select distinct a.url, left(sha256(r.sentence), 16) as sentence_hash, r.sentence
from reports as r
inner join articles as a using (article_id)
where
    r.event_id = $event
    or r.event_id in (select event_id from event_aliases where old_event_id = $event)
order by a.url, sentence_hash

-- name: lines_of_article
-- The lines of an article, as a correction names them (-p url=...).
select a.url, left(sha256(s.text), 16) as sentence_hash, s.text as sentence
from current_segments as s
inner join articles as a using (article_id)
where
    a.url = $url
order by s.n
