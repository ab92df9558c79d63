-- What poll reads and writes. announced_*, asked_* and claimed are Arrow tables handed in by polling.py.

-- name: refresh_feeds
-- Another address in feeds.toml: nothing that was learned from the old one holds.
update feeds
set
    name = f.name,
    url = f.url,
    outlet = f.outlet,
    country = f.country,
    language = f.language,
    owner = f.owner,
    asked_url = if(feeds.url = f.url, feeds.asked_url, f.url),
    etag = if(feeds.url = f.url, feeds.etag, null),
    last_modified = if(feeds.url = f.url, feeds.last_modified, null),
    body_hash = if(feeds.url = f.url, feeds.body_hash, null),
    failures = if(feeds.url = f.url, feeds.failures, 0),
    next_poll_at = if(feeds.url = f.url, feeds.next_poll_at, null),
    error = if(feeds.url = f.url, feeds.error, null),
    state = if(feeds.url = f.url and feeds.state <> 'dropped', feeds.state, 'new')
from configured_feeds as f
where
    feeds.feed_id = f.feed_id
    and (
        feeds.state = 'dropped'
        or (feeds.name, feeds.url, feeds.outlet, feeds.country, feeds.language, feeds.owner)
        is distinct from (f.name, f.url, f.outlet, f.country, f.language, f.owner)
    )

-- name: insert_feeds
insert into feeds (feed_id, name, url, asked_url, outlet, country, language, owner, state)
select f.feed_id, f.name, f.url, f.url, f.outlet, f.country, f.language, f.owner, 'new'
from configured_feeds as f
anti join feeds using (feed_id)
order by f.feed_id

-- name: drop_feeds
update feeds
set state = 'dropped', next_poll_at = null
where
    state <> 'dropped'
    and feed_id not in (select feed_id from configured_feeds)

-- name: memories
select
    feed_id, asked_url as url, state, etag, last_modified, body_hash, failures, next_poll_at,
    last_poll_at, last_ok_at, last_new_at, failing_since, interval_seconds, identity_rule, error
from feeds
where
    state <> 'dropped'
    and ($force or next_poll_at is null or next_poll_at <= $now)

-- name: fingerprints
select feed_id, entry_id, fingerprint
from entries
where feed_id in (select unnest($feed_ids))
order by feed_id, entry_id

-- name: run_exists
select count(*) > 0 from runs where run_id = $run_id

-- name: insert_run
insert into runs (run_id, started_at, coder_version) values ($run_id, $now, $coder_version)

-- name: save_memories
update feeds
set
    asked_url = m.url,
    state = m.state,
    etag = m.etag,
    last_modified = m.last_modified,
    body_hash = m.body_hash,
    failures = m.failures,
    interval_seconds = m.interval_seconds,
    identity_rule = m.identity_rule,
    next_poll_at = m.next_poll_at,
    last_poll_at = m.last_poll_at,
    last_ok_at = m.last_ok_at,
    last_new_at = m.last_new_at,
    failing_since = m.failing_since,
    error = m.error
from asked_memories as m
where feeds.feed_id = m.feed_id

-- name: insert_polls
with fresh as (
    select a.feed_id, count(distinct a.entry_id) as entries
    from announced_entries as a
    anti join entries as e on e.entry_id = a.entry_id
    group by a.feed_id
)
insert into polls
select
    $run_id, p.feed_id, p.polled_at, p.status, p.http_status, p.entries,
    coalesce(fresh.entries, 0), p.bytes, p.seconds, p.gap, p.error
from asked_polls as p
left join fresh using (feed_id)
order by p.feed_id

-- name: mark_edited
-- An edit is read again at most 3 times, within 48 hours of the entry's first sight.
update entries
set
    title = a.title,
    summary = a.summary,
    fingerprint = a.fingerprint,
    revision = entries.revision + 1,
    refetches = entries.refetches + if(r.again, 1, 0),
    status = if(r.again, 'pending', entries.status),
    reason = if(r.again, 'edited by the publisher', entries.reason),
    attempts = if(r.again, 0, entries.attempts),
    next_try_at = if(r.again, null, entries.next_try_at)
from (
    select *
    from announced_entries
    qualify row_number() over (partition by entry_id order by feed_id, position) = 1
) as a
inner join (
    select
        entry_id,
        status not in ('pending', 'refused', 'too_old', 'crashed')
        and refetches < 3
        and first_seen_at >= $now - interval 48 hours as again
    from entries
) as r on r.entry_id = a.entry_id
where
    entries.entry_id = a.entry_id
    and entries.fingerprint <> a.fingerprint

-- name: insert_entries
-- Of several new entries with one address the earliest is read; which one that is does not depend
-- on the order in which the feeds answered.
with announced as (
    select *
    from announced_entries
    qualify row_number() over (partition by entry_id order by feed_id, position) = 1
),

fresh as (
    select
        a.*,
        row_number() over (
            partition by a.url order by a.published_at nulls last, a.entry_id
        ) as place
    from announced as a
    anti join entries as e on e.entry_id = a.entry_id
),

addresses as (
    select url, max(article_id) as article_id
    from (
        select url, article_id from entries where url in (select url from fresh)
        union all
        select url, article_id from articles where url in (select url from fresh)
    ) as stored
    group by url
),

judged as (
    select
        f.*,
        s.article_id,
        case
            when
                $max_age_days > 0 and f.published_at < $now - to_days($max_age_days)
                then 'too_old'
            when f.url = '' then 'refused'
            when s.url is not null or f.place > 1 then 'known'
            else 'pending'
        end as status
    from fresh as f
    left join addresses as s on s.url = f.url
)

insert into entries (
    entry_id, feed_id, guid, url, title, summary, published_at, published_basis, first_seen_at,
    revision, fingerprint, status, reason, article_id, run_id, decided_at
)
select
    entry_id, feed_id, guid, url, title, summary, published_at, published_basis, $now,
    revision, fingerprint, status,
    case status
        when 'too_old' then 'older than ' || $max_age_days || ' days'
        when 'known' then 'another entry has the same address'
        when 'refused' then 'its link is no http(s) address'
    end,
    article_id,
    $run_id,
    if(status = 'pending', null, $now)
from judged
order by feed_id, position, entry_id

-- name: claimable
-- A claim whose run has died expires after two hours. One host after the other, so that no host
-- fills a round.
select e.entry_id, e.url, e.crashes
from (
    select
        *,
        regexp_extract(lower(url), '^[a-z]+://(?:[^/?#]*@)?([^/?#]*)', 1) as host
    from entries
    where
        status = 'pending'
        and (next_try_at is null or next_try_at <= $now)
        and (
            claimed_at is null
            or claimed_at < $now - interval 2 hours
            or claimed_at > $now + interval 2 hours
        )
) as e
order by
    row_number() over (
        partition by e.host order by e.first_seen_at, e.published_at desc nulls last, e.entry_id
    ),
    e.host,
    e.entry_id
limit $max_entries

-- name: claim
update entries
set run_id = $run_id, batch = c.batch, claimed_at = $now
from claimed as c
where entries.entry_id = c.entry_id

-- name: insert_batches
insert into batches (run_id, batch, entries)
select $run_id, batch, count(*)
from claimed
group by batch
order by batch

-- name: batches_of
select
    e.batch, e.entry_id, e.feed_id, e.url, e.title, e.published_at, e.first_seen_at, e.attempts,
    e.crashes, f.outlet, f.owner, f.country, f.language
from entries as e
inner join batches as b on b.run_id = e.run_id and b.batch = e.batch
inner join feeds as f on f.feed_id = e.feed_id
where
    e.run_id = $run_id
    and e.claimed_at is not null
    and b.loaded_at is null
    and b.released_at is null
order by e.batch, e.published_at nulls last, e.entry_id
