-- One row per meeting, visit or call and pair of those who took part.
create or replace view meetings as
select
    day, status, mode, place,
    least(actor1, actor2) as actor1,
    greatest(actor1, actor2) as actor2,
    event_id, articles, independent_articles, confidence
from event_pairs
where type = 'CONSULT';

comment on view meetings is 'One row per meeting, visit or call and pair of those who took part: who met whom.';
