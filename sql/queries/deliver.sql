-- What deliveries, alerts and the page of feed health ask, and how receipts become rows.

-- name: last_round
-- When the last round of collect ended.
select max(finished_at) from runs where kind = 'collect';

-- name: feed_health
-- The feeds of feeds.toml as the last poll found them, those that fail first.
with newest as (
    select coalesce(max(polled_at), current_timestamp) as at from polls
),

weekly as (
    select
        p.feed_id,
        count(*) as polls,
        count(*) filter (where p.status not in ('new', 'unchanged')) as failed
    from polls as p, newest as n
    where p.polled_at > n.at - interval 7 days
    group by p.feed_id
),

fresh as (
    select e.feed_id, count(*) as entries
    from entries as e, newest as n
    where e.first_seen_at > n.at - interval 7 days
    group by e.feed_id
)

select
    f.name,
    f.url,
    f.outlet,
    f.country,
    f.language,
    f.state,
    f.last_poll_at,
    f.last_ok_at,
    f.last_new_at,
    f.next_poll_at,
    f.failing_since,
    f.error,
    coalesce(r.entries, 0) as entries_week,
    coalesce(w.polls, 0) as polls_week,
    coalesce(w.failed, 0) as failed_week
from feeds as f
left join weekly as w on w.feed_id = f.feed_id
left join fresh as r on r.feed_id = f.feed_id
where f.state <> 'dropped'
order by
    case f.state when 'gone' then 0 when 'failing' then 1 when 'limited' then 2 else 3 end,
    f.name, f.feed_id;

-- name: forget_deliveries
-- Receipts are taken in anew: one that was being sent has ended since.
delete from deliveries as d
using in_deliveries as i
where d.day = i.day and d.edition = i.edition and d.channel = i.channel;

-- name: insert_deliveries
insert into deliveries (day, edition, channel, status, "at", reason, recipients, refused)
select day, edition, channel, status, "at", reason, recipients, refused
from in_deliveries
order by day, edition, channel;
