-- What upkeep and doctor ask of the warehouse, and what upkeep gives back.

-- name: size
-- Bytes of the file, and those of its free blocks.
select block_size * total_blocks as bytes, block_size * free_blocks as free_bytes
from pragma_database_size()
where database_name = current_database()

-- name: scattered
-- Postings that a search of one word reads: those of the row groups whose words lie around it. Sorted
-- they are few; what was appended since reaches over all words.
select
    coalesce(
        sum(
            count * (stats.max::double - stats.min::double) / 18446744073709551615::double
        ),
        0
    ) as postings
from pragma_storage_info('postings')
where column_name = 'term' and segment_type = 'UBIGINT' and stats.max is not null

-- name: ledger
-- The facts against the ledger of load: equal numbers, and zeros, say that nothing is lost or twice.
select
    (select count(*) from articles) as articles,
    (select count(distinct article_id) from articles) as different_articles,
    (select count(*) from segments) as segments,
    (
        select coalesce(sum((counts::json ->> 'segments')::bigint), 0)::bigint
        from batches
        where loaded_at is not null
    ) as loaded_segments,
    (
        select count(*)
        from articles as a
        anti join batches as b
            on b.run_id = a.run_id and b.batch = a.batch and b.loaded_at is not null
    ) as articles_without_batch,
    (select count(*) - count(distinct event_id) from events) as double_events,
    (
        select count(*)
        from reports as r
        anti join events as e on e.event_id = r.event_id
        where r.event_id is not null and r.withdrawn_at is null
    ) as reports_without_event

-- name: runs
select run_id, finished_at is not null as is_finished from runs order by started_at, run_id

-- name: newest_instant
-- The latest instant that a round took for now.
select max(started_at) from runs

-- name: open_batches
-- Runs with batches that are neither loaded nor given back.
select distinct run_id from batches where loaded_at is null and released_at is null

-- name: pages
-- Files of the archive that articles lead to.
select warc_file, count(*) as articles
from articles
where warc_file is not null
group by warc_file
order by warc_file

-- name: expired_claims
-- Entries and batches that a dead round still holds.
select
    (
        select count(*)
        from entries
        where
            status = 'pending'
            and claimed_at < $now - interval 2 hours
            and run_id not in (select unnest($open_runs))
    ) as entries,
    (
        select count(*)
        from batches
        where
            loaded_at is null
            and released_at is null
            and run_id not in (select unnest($open_runs))
    ) as batches

-- name: free_claims
update entries
set claimed_at = null
where
    status = 'pending'
    and claimed_at < $now - interval 2 hours
    and run_id not in (select unnest($open_runs))

-- name: release_batches
update batches
set released_at = $now
where
    loaded_at is null
    and released_at is null
    and run_id not in (select unnest($open_runs))
