-- The rows of a day's briefing. $start and $end are the day's first instant in the desk's time zone
-- and the next day's; $timezone names the zone; $since is the first of the 28 days before the day.

-- name: snapshot_as_of
-- When the snapshot last learned something.
select
    greatest((select max(polled_at) from polls), (select max(recorded_at) from articles)) as as_of;

-- name: record_of_day
-- The first day of the record, and the coders that wrote the day's reports.
select
    (select min(timezone($timezone, fetched_at))::date from articles) as since,
    (
        select list_sort(list(distinct coder_version))
        from reports
        where
            withdrawn_at is null
            and published_at >= $start
            and published_at < $end
    ) as coder_versions;

-- name: day_events
-- Acts first reported on the day.
select
    event_id, day, type, mode, status, sources, targets, confidence, first_reported_at, date_basis,
    day_to, place, city, articles, planned_event_id
from events
where
    withdrawn_at is null
    and first_reported_at >= $start
    and first_reported_at < $end
order by event_id;

-- name: ahead_events
-- Planned acts after the day that had been reported by its end, and whose happening is not known.
select
    event_id, day, type, mode, status, sources, targets, confidence, first_reported_at, date_basis,
    day_to, place, city, articles, planned_event_id
from events
where
    withdrawn_at is null
    and status = 'planned'
    and date_basis <> 'published'
    and coalesce(day_to, day) > $day
    and day <= $day + interval 180 days
    and first_reported_at < $end
    and event_id not in (
        select planned_event_id
        from events
        where withdrawn_at is null and planned_event_id is not null
    )
order by day, event_id;

-- name: recent_events
-- Acts first reported in the four weeks before the day.
select
    event_id, day, type, mode, status, sources, targets, confidence, first_reported_at, date_basis,
    day_to, place, city, articles, planned_event_id
from events
where
    withdrawn_at is null
    and first_reported_at >= $since
    and first_reported_at < $start
order by event_id;

-- name: event_parties_of
-- The parties of these acts, a person with the office in which the first report names them.
with offices as (
    select r.event_id, m.actor_id, arg_min(m.role, (r.published_at, m.start_char)) as role
    from reports as r
    inner join mentions as m
        on
            m.article_id = r.article_id
            and m.revision = r.revision
            and m.n = r.n
    where
        r.withdrawn_at is null
        and m.role is not null
        and list_contains($events, r.event_id)
    group by r.event_id, m.actor_id
)

select
    p.event_id, p.side, p.code, p.sector, coalesce(p.name, a.name) as name,
    coalesce(o.role, a.role) as role
from event_parties as p
left join actors as a
    on
        a.actor_id = p.actor_id
        and a.kind = 'person'
left join offices as o
    on
        o.event_id = p.event_id
        and o.actor_id = p.actor_id
where list_contains($events, p.event_id)
order by p.event_id, p.side, p.party;

-- name: event_reports_of
-- The sentences that report these acts, first published first.
select
    report_id, event_id, article_id, n, start_char, end_char, sentence, trigger
from reports
where
    withdrawn_at is null
    and list_contains($events, event_id)
order by published_at, article_id, n, start_char, report_id;

-- name: articles_of
-- These articles.
select
    article_id, revision, url, title, outlet, owner, country, language, published_at, fetched_at,
    story_id, wire, warc_file, warc_offset, warc_digest
from articles
where list_contains($articles, article_id)
order by article_id;

-- name: segments_of
-- The paragraphs of the newest revision of these articles.
select
    s.article_id, s.n, s.text, s.is_kept and not s.is_boilerplate as is_kept, s.why
from segments as s
inner join articles as a
    on
        a.article_id = s.article_id
        and a.revision = s.revision
where list_contains($articles, s.article_id)
order by s.article_id, s.n;

-- name: quotes_of
-- What is quoted in these articles.
select
    q.article_id, q.n, q.start_char, q.end_char, q.text, q.speaker, q.code, q.is_direct, q.language
from quotes as q
inner join articles as a
    on
        a.article_id = q.article_id
        and a.revision = q.revision
where
    q.withdrawn_at is null
    and list_contains($articles, q.article_id)
order by q.article_id, q.n, q.start_char;

-- name: pair_days
-- Acts per pair and day of first report, the day itself and the 28 before. Acts of more than
-- $crowd parties say little about any pair among them and are left out.
with acts as (
    select
        event_id,
        timezone($timezone, first_reported_at)::date as day,
        sources,
        targets
    from events
    where
        withdrawn_at is null
        and first_reported_at >= $since
        and first_reported_at < $end
        and len(list_distinct(list_concat(sources, targets))) <= $crowd
),

directed as (
    select event_id, day, source, unnest(targets) as target
    from (select event_id, day, targets, unnest(sources) as source from acts)
),

pairs as (
    select distinct event_id, day, least(source, target) as a, greatest(source, target) as b
    from directed
    where source <> target
)

select a, b, day, count(*) as events
from pairs
group by a, b, day
order by a, b, day;

-- name: pairs
-- First and last report, last and next contact of every pair that was in the news in these weeks.
with acts as (
    select
        event_id,
        type,
        status,
        day as act_day,
        timezone($timezone, first_reported_at)::date as day,
        sources,
        targets
    from events
    where
        withdrawn_at is null
        and first_reported_at < $end
        and len(list_distinct(list_concat(sources, targets))) <= $crowd
),

directed as (
    select event_id, type, status, act_day, day, source, unnest(targets) as target
    from (select *, unnest(sources) as source from acts)
),

pairs as (
    select distinct
        event_id,
        type,
        status,
        act_day,
        day,
        least(source, target) as a,
        greatest(source, target) as b
    from directed
    where source <> target
)

select
    a,
    b,
    min(day) as first_day,
    max(day) filter (where day < $day) as last_day,
    max(act_day) filter (
        where type = 'CONSULT' and status = 'happened' and act_day < $day
    ) as last_contact,
    min(act_day) filter (
        where type = 'CONSULT' and status = 'planned' and act_day > $day
    ) as next_contact
from pairs
group by a, b
having max(day) >= $since_day
order by a, b;

-- name: articles_read
-- Articles read per day of publication, the day itself and the 28 before.
select timezone($timezone, published_at)::date as day, count(*) as articles
from articles
where
    published_at >= $since
    and published_at < $end
group by all
order by day;

-- name: uncoded_articles
-- Articles of the day that were kept but not coded, by language.
select coalesce(language, '?') as language, count(*) as articles
from articles
where
    published_at >= $start
    and published_at < $end
    and not is_coded
group by all
order by language;

-- name: feeds_of_day
-- How each feed did on the day; one that was not asked that day is judged by the day it next was.
with asked as (
    select
        feed_id,
        polled_at,
        status,
        error,
        timezone($timezone, polled_at)::date as day
    from polls
    where polled_at >= $start
),

first_asked as (
    select feed_id, min(day) as day
    from asked
    group by feed_id
),

answers as (
    select
        feed_id,
        count(*) as polls,
        count(*) filter (where status not in ('new', 'unchanged')) as failed,
        arg_max(error, polled_at) as error
    from asked
    inner join first_asked using (feed_id, day)
    group by feed_id
),

announced as (
    select
        feed_id,
        count(*) filter (where published_at >= $start) as entries,
        count(*) filter (where published_at < $start) / 28.0 as usual_entries
    from entries
    where
        published_at >= $since
        and published_at < $end
    group by feed_id
)

select
    f.feed_id,
    f.name,
    f.outlet,
    f.country,
    f.language,
    f.state,
    coalesce(a.polls, 0) as polls,
    coalesce(a.failed, 0) as failed,
    coalesce(n.entries, 0) as entries,
    coalesce(n.usual_entries, 0.0) as usual_entries,
    case when a.polls is null then f.error else a.error end as error,
    f.failing_since
from feeds as f
left join answers as a on a.feed_id = f.feed_id
left join announced as n on n.feed_id = f.feed_id
where f.state <> 'dropped'
order by f.outlet, f.name, f.feed_id;

-- name: outcomes_of_day
-- Where the entries announced with the day's date ended; those without a date count when first seen.
select status, reason, count(*) as entries
from entries
where
    coalesce(published_at, first_seen_at) >= $start
    and coalesce(published_at, first_seen_at) < $end
group by status, reason
order by entries desc, status, reason nulls first;

-- name: new_actors
-- Persons first named on the day, with the first article that named them.
with named as (
    select
        m.actor_id,
        count(*) as mentions,
        arg_min(m.article_id, (a.published_at, m.article_id)) as article_id
    from mentions as m
    inner join articles as a
        on
            a.article_id = m.article_id
            and a.revision = m.revision
    where
        m.withdrawn_at is null
        and m.name is not null
        and m.kind = 'person'
        and a.published_at < $end
    group by m.actor_id
    having min(a.published_at) >= $start
)

select
    c.actor_id,
    c.kind,
    c.name,
    c.code,
    c.sector,
    c.role,
    n.mentions,
    n.article_id,
    a.outlet,
    a.url
from named as n
inner join actors as c on c.actor_id = n.actor_id
inner join articles as a on a.article_id = n.article_id
order by n.mentions desc, c.name, c.actor_id;

-- name: withdrawn_reports
-- Reports of the day that no longer count.
select
    r.report_id,
    r.type,
    r.sources,
    r.targets,
    coalesce(r.withdrawn_why, 'withdrawn') as why,
    r.withdrawn_at,
    a.outlet,
    a.url
from reports as r
left join articles as a on a.article_id = r.article_id
where
    r.withdrawn_at is not null
    and r.published_at >= $start
    and r.published_at < $end
order by r.report_id;

-- name: organisations
-- Names of the organisations that act in these weeks.
select code, min(name) as name
from actors
where kind = 'organisation'
group by code
order by code;
