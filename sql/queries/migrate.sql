-- The ledger of the schema.

-- name: create_ledger
create table if not exists schema_migrations (
    number integer primary key,
    name varchar not null,
    checksum varchar not null,
    applied_at timestamptz not null default now()
);
create table if not exists schema_views (
    name varchar not null,
    checksum varchar not null
)

-- name: applied
select number, name, checksum from schema_migrations order by number

-- name: record
insert into schema_migrations (number, name, checksum) values ($number, $name, $checksum)

-- name: stored_views
select name, checksum from schema_views order by name

-- name: forget_views
delete from schema_views

-- name: record_view
insert into schema_views values ($name, $checksum)
