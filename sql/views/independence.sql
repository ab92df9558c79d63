-- One row per story of more than one article: who printed the same text.
-- example: select * from independence order by articles desc, story_id limit 10
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
comment on column independence.story_id is 'Group of near-identical texts: 16 hex characters of its first article.';
comment on column independence.day is 'Day (UTC) of the first article.';
comment on column independence.articles is 'Articles with this text.';
comment on column independence.outlets is 'Outlets with this text.';
comment on column independence.owners is 'Owners of these outlets.';
comment on column independence.first_outlet is 'Outlet of the earliest article.';
comment on column independence.title is 'Title of the earliest article.';
comment on column independence.wire is 'Agency that the text came from.';
comment on column independence.printed_by is 'All outlets, by name.';
