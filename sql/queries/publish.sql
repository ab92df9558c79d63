-- What publish asks of the warehouse and exports of the snapshot.

-- name: state
-- A digest of all that an analyst could see change; the same digest, no new snapshot.
select md5(concat_ws(
    '|',
    (select count(*) || '/' || coalesce(max(checksum), '') from schema_migrations),
    (select string_agg(checksum, ',' order by name) from schema_views),
    (select count(*) || '/' || coalesce(max(finished_at)::varchar, '') from runs),
    (select count(*) || '/' || count(loaded_at) || '/' || count(released_at) from batches),
    (select count(*) || '/' || coalesce(max(polled_at)::varchar, '') from polls),
    (select bit_xor(hash(f)) from feeds as f),
    (select bit_xor(hash(e.entry_id, e.status, e.revision)) from entries as e),
    (select bit_xor(hash(a.article_id, a.revision, a.story_id, a.is_copy)) from articles as a),
    (
        select bit_xor(hash(r.report_id, r.revision, r.event_id, r.withdrawn_why))
        from reports as r
    ),
    (select bit_xor(hash(e)) from events as e),
    (select bit_xor(hash(b)) from briefings as b),
    (select bit_xor(hash(d)) from deliveries as d),
    (select bit_xor(hash(c)) from corrections as c)
))

-- name: snapshot
select name, state from snapshot

-- name: forget_snapshot
delete from snapshot

-- name: insert_snapshot
insert into snapshot
select
    $name,
    $now,
    (select run_id from runs order by started_at desc, run_id desc limit 1),
    (
        select coder_version
        from runs
        where coder_version is not null
        order by started_at desc, run_id desc
        limit 1
    ),
    (select count(*) from articles),
    (select count(*) from events where withdrawn_at is null),
    $state

-- name: stock
select
    (select name from snapshot) as name,
    (select count(*) from entries) as entries,
    (select count(*) from articles) as articles,
    (select count(*) from segments) as segments,
    (select count(*) from mentions) as mentions,
    (select count(*) from reports) as reports,
    (select count(*) from events) as events

-- name: months_articles
select strftime(day, '%Y-%m') as month, bit_xor(hash(a))::varchar as state
from articles as a
group by month
order by month

-- name: export_articles
select *
from articles
where day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by day, article_id

-- name: months_article_texts
-- A text follows from its revision and from which of its paragraphs are set aside: so it need not be
-- read to know that it is another.
with revisions as (
    select
        strftime(day, '%Y-%m') as month,
        bit_xor(hash(article_id, revision, text_hash, day)) as state
    from articles
    group by month
),

set_aside as (
    select strftime(day, '%Y-%m') as month, bit_xor(hash(article_id, revision, n)) as state
    from segments
    where is_boilerplate
    group by month
)

select month, r.state || '/' || coalesce(s.state, 0) as state
from revisions as r
left join set_aside as s using (month)
order by month

-- name: export_article_texts
select t.*, a.day
from article_texts as t
inner join articles as a using (article_id)
where a.day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by a.day, t.article_id

-- name: months_mentions
select strftime(day, '%Y-%m') as month, bit_xor(hash(m))::varchar as state
from mentions as m
group by month
order by month

-- name: export_mentions
select *
from mentions
where day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by day, article_id, revision, n, start_char

-- name: months_quotes
select strftime(day, '%Y-%m') as month, bit_xor(hash(q))::varchar as state
from quotes as q
group by month
order by month

-- name: export_quotes
select *
from quotes
where day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by day, article_id, revision, n, start_char

-- name: months_reports
select strftime(article_day, '%Y-%m') as month, bit_xor(hash(r))::varchar as state
from reports as r
group by month
order by month

-- name: export_reports
select *
from reports
where article_day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by article_day, article_id, n, start_char, report_id

-- name: months_events
select strftime(day, '%Y-%m') as month, bit_xor(hash(e))::varchar as state
from events as e
group by month
order by month

-- name: export_events
select *
from events
where day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by day, event_id

-- name: months_event_parties
select strftime(e.day, '%Y-%m') as month, bit_xor(hash(p))::varchar as state
from event_parties as p
inner join events as e using (event_id)
group by month
order by month

-- name: export_event_parties
select p.*, e.day
from event_parties as p
inner join events as e using (event_id)
where e.day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by e.day, p.event_id, p.side, p.party

-- name: months_stories
select strftime(day, '%Y-%m') as month, bit_xor(hash(s))::varchar as state
from stories as s
group by month
order by month

-- name: export_stories
select *
from stories
where day between ($month || '-01')::date and last_day(($month || '-01')::date)
order by day, story_id
