-- One row per feed that was alive over a whole period: it was polled with success in each of its
-- months, so that a series over these feeds does not move because the feed list did.
-- example: select * from fixed_panel('2026-01-01', '2026-03-31')
create or replace macro fixed_panel(since, until) as table
with months as (
    select unnest(generate_series(
        date_trunc('month', since::date)::timestamp, until::timestamp, interval 1 month
    ))::date as month
),

answered as (
    select feed_id, date_trunc('month', polled_at at time zone 'UTC')::date as month
    from polls
    where error is null
    group by 1, 2
)

select f.feed_id, f.name, f.outlet, f.country, f.language, f.owner
from feeds as f
inner join answered as a using (feed_id)
inner join months as m using (month)
group by all
having count(*) = (select count(*) from months)
order by f.feed_id;

comment on macro table fixed_panel is 'One row per feed that answered in every month of a period: fixed_panel(''2026-01-01'', ''2026-06-30'').';
