-- One row per story of more than one article: who printed the same text.
create or replace view independence as
select
    s.story_id, s.day, s.articles, s.outlets, s.owners,
    f.outlet as first_outlet,
    f.title,
    f.wire,
    list(distinct a.outlet order by a.outlet) as printed_by
from stories as s
inner join articles as f on f.article_id = s.first_article_id
inner join articles as a on a.story_id = s.story_id
where s.articles > 1
group by all;

comment on view independence is 'One row per text that more than one article carries: first outlet and who printed it.';
