-- One row per period ('day', 'week', 'month') of two actors, empty ones too, against their usual:
-- the mean of the four periods before. dyad_series('VEN', 'RUS', 'week', '2026-01-01', '2026-03-31').
-- example: select * from dyad_series('VEN', 'RUS', 'week', '2026-01-01', '2026-03-31')
create or replace macro dyad_series(a, b, step, since, until) as table
with periods as (
    select unnest(generate_series(
        date_trunc(step, since::date)::timestamp,
        until::timestamp,
        case step
            when 'month' then interval 1 month
            when 'week' then interval 7 days
            else interval 1 day
        end
    ))::date as period
),

acts as (
    select date_trunc(step, day)::date as period, count(*) as events, sum(articles) as articles
    from events
    where
        withdrawn_at is null
        and status = 'happened'
        and day between date_trunc(step, since::date)::date and until::date
        and (
            (list_contains(sources, a) and list_contains(targets, b))
            or (list_contains(sources, b) and list_contains(targets, a))
        )
    group by 1
)

select
    p.period,
    coalesce(acts.events, 0)::bigint as events,
    coalesce(acts.articles, 0)::bigint as articles,
    avg(coalesce(acts.events, 0)) over (
        order by p.period rows between 4 preceding and 1 preceding
    ) as usual
from periods as p
left join acts using (period)
order by p.period;

comment on macro table dyad_series is 'One row per day, week or month of two actors, empty ones too, with the mean of the four before: dyad_series(''VEN'', ''RUS'', ''week'', ''2026-01-01'', ''2026-03-31'').';
