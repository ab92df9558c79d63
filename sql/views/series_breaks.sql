-- One row per change that a series may show without the world having changed: the coder (program
-- and dictionaries) or the feed list.
-- example: select * from series_breaks order by since, kind, change
create or replace view series_breaks as
with coders as (
    select
        started_at as since,
        coder_version,
        lag(coder_version) over (order by started_at, run_id) as before
    from runs
    where coder_version is not null
),

first_polls as (
    select feed_id, min(polled_at) as since from polls group by feed_id
)

select
    since, since::date as day, 'coder' as kind,
    coalesce(before, 'none') || ' -> ' || coder_version as change
from coders
where before is distinct from coder_version
union all
select p.since, p.since::date, 'feed added', f.name || ' (' || f.outlet || ')'
from first_polls as p
inner join feeds as f using (feed_id)
union all
select f.last_poll_at, f.last_poll_at::date, 'feed dropped', f.name || ' (' || f.outlet || ')'
from feeds as f
where f.state = 'dropped' and f.last_poll_at is not null;

comment on view series_breaks is 'One row per change of coder or feed list: where a series may break without the world having changed.';
comment on column series_breaks.since is 'When (UTC).';
comment on column series_breaks.day is 'Its day (UTC).';
comment on column series_breaks.kind is 'coder, feed added or feed dropped.';
comment on column series_breaks.change is 'What changed.';
