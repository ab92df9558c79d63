-- One row per paragraph of an article's newest text, with its place in the clean text.
create or replace view current_segments as
select s.*
from segments as s
inner join articles as a
    on a.article_id = s.article_id and a.revision = s.revision;

comment on view current_segments is 'One row per paragraph of the newest revision of an article.';
