-- One row per attributed statement in a paragraph that names an actor: statements_about('VEN').
-- example: select * from statements_about('VEN')
create or replace macro statements_about(about) as table
select
    q.day, q.speaker, q.code as speaker_code, q.text, q.is_direct, q.language,
    a.outlet, a.url, q.quote_id
from quotes as q
inner join articles as a on a.article_id = q.article_id
where
    q.withdrawn_at is null
    and q.code is distinct from about
    and exists (
        select 1
        from mentions as m
        where
            m.withdrawn_at is null
            and m.code = about
            and m.article_id = q.article_id
            and m.revision = q.revision
            and m.n = q.n
    )
order by q.day desc, q.quote_id;

comment on macro table statements_about is 'One row per statement of somebody else in a paragraph that names an actor: statements_about(''VEN'').';
