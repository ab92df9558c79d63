-- How the warehouse is written anew without its free blocks: kept is the file as it is, fresh the
-- new one, both attached to a connection of their own.

-- name: attach_kept
attach $path as kept (read_only)

-- name: attach_fresh
-- Written in the storage version that DuckDB 1.5 clients can read too.
attach $path as fresh (storage_version 'v1.5.0')

-- name: copy_schema
copy from database kept to fresh (schema)

-- name: tables
select table_name from duckdb_tables() where database_name = 'kept' and not internal order by all

-- name: sorted_postings
-- A word's articles side by side: searched in one block instead of many.
from kept.postings order by term, doc

-- name: checkpoint_fresh
checkpoint fresh
