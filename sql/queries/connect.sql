-- What every connection does first and last.

-- name: use_utc
set TimeZone = 'UTC'

-- name: create_file
-- Written in the storage version that DuckDB 1.5 clients can read too.
attach $path as fresh (storage_version 'v1.5.0')

-- name: still_alive
-- Raises when an error inside the transaction was swallowed and has aborted it.
select 1

-- name: relations
select table_name from information_schema.tables
