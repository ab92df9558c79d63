-- The inverted index of titles and clean texts.

-- name: take_unindexed
create or replace temp table unindexed as
select a.article_id, a.revision, a.title, t.text
from articles as a
inner join article_texts as t using (article_id)
inner join documents as d using (article_id)
left join search_documents as s on s.article_id = a.article_id and s.revision = a.revision
where
    (d.is_touched and s.article_id is null)
    or a.article_id in (select article_id from reflagged)

-- name: forget_postings
delete from postings
where
    doc in (
        select doc from search_documents where article_id in (select article_id from unindexed)
    )

-- name: forget_documents
delete from search_documents where article_id in (select article_id from unindexed)

-- name: write_documents
insert into search_documents
select
    ('0x' || article_id)::ubigint,
    article_id,
    revision,
    len(regexp_extract_all(lower(strip_accents(title || ' ' || text)), '[\pL\pN]{2,}'))
from unindexed
order by article_id

-- name: write_postings
-- Appended in the order of terms, so that the blocks of one batch can be skipped.
insert into postings
select
    md5_number_lower(w.word) as term,
    w.doc,
    least(count(*), 255) as seen,
    any_value(d.words) as words
from (
    select
        ('0x' || article_id)::ubigint as doc,
        unnest(
            regexp_extract_all(lower(strip_accents(title || ' ' || text)), '[\pL\pN]{2,}')
        ) as word
    from unindexed
) as w
inner join search_documents as d on d.doc = w.doc
group by w.word, w.doc
order by term, w.doc
