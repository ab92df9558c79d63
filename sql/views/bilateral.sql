-- One row per act between two actors, in either direction: bilateral('VEN', 'RUS').
-- example: select * from bilateral('VEN', 'RUS')
create or replace macro bilateral(a, b) as table
select
    day, day_to, date_basis, type, mode, status, sources, targets, place, articles,
    independent_articles, confidence, event_id
from events
where
    withdrawn_at is null
    and (
        (list_contains(sources, a) and list_contains(targets, b))
        or (list_contains(sources, b) and list_contains(targets, a))
    )
order by day, event_id;

comment on macro table bilateral is 'One row per act between two actors, in either direction: bilateral(''VEN'', ''RUS'').';
