-- Ingest: pages from WARC files. in_<table> are a batch's Parquet tables, handed in by load.py;
-- wanted_urls are addresses found in a file.

-- name: sites
-- The outlet of a site is the one that brought most of its articles.
select
    site,
    mode(outlet order by outlet) as outlet,
    mode(owner order by owner) as owner,
    mode(country order by country) as country,
    mode(language order by language) as language
from articles
where outlet is not null
group by site
order by site

-- name: known_urls
select url from entries where url in (select url from wanted_urls)
union
select url from articles where url in (select url from wanted_urls)

-- name: insert_feeds
-- One feed per site: where its entries came from. It is never asked.
insert into feeds (feed_id, name, url, asked_url, outlet, country, language, owner, state)
select
    i.feed_id,
    min(i.site) || ' (WARC files)',
    'warc:' || min(i.site),
    'warc:' || min(i.site),
    min(i.outlet),
    min(i.country),
    min(i.language),
    min(i.owner),
    'dropped'
from in_entries as i
anti join feeds as f on f.feed_id = i.feed_id
group by i.feed_id
order by i.feed_id

-- name: insert_entries
insert into entries (
    entry_id, feed_id, url, title, published_basis, first_seen_at, revision, fingerprint, status,
    run_id, batch, claimed_at
)
select
    i.entry_id, i.feed_id, i.url, '', 'none', i.first_seen_at, 0, '', 'pending', $run_id, $batch,
    $now
from in_entries as i
anti join entries as e on e.entry_id = i.entry_id
qualify row_number() over (partition by i.entry_id order by i.first_seen_at) = 1
order by i.first_seen_at, i.entry_id

-- name: number_articles
-- One row per article that is not there yet: what was polled, or ingested before, is not read over.
create or replace temp table new_articles as
select
    i.* replace (nullif(i.country, '') as country),
    1 as revision,
    null::date as old_day,
    (
        i.published_at at time zone 'UTC' + to_minutes(coalesce(i.utc_offset_minutes, 0))
    )::date as local_day
from in_articles as i
anti join articles as s on s.article_id = i.article_id
qualify row_number() over (partition by i.article_id order by i.fetched_at, i.entry_id) = 1
