-- One row per article in whose title and clean text all the words stand, with its BM25 score
-- (k1 = 1.2, b = 0.75, Robertson and Zaragoza 2009): search('trade talks').
-- example: select a.title, s.score from search('trade talks') as s inner join articles as a using (article_id) order by s.score desc, a.article_id
create or replace macro search(words) as table
with terms as (
    select distinct
        md5_number_lower(
            unnest(regexp_extract_all(lower(strip_accents(words)), '[\pL\pN]{2,}'))
        ) as term
),

corpus as (
    select count(*) as documents, avg(d.words) as usual_words from search_documents as d
),

hits as (
    select
        p.doc, p.term, p.seen,
        count(*) over (partition by p.term) as holding
    from postings as p
    where p.term in (select term from terms)
),

scored as (
    select
        d.article_id,
        count(*) as found,
        sum(
            ln(1 + (c.documents - h.holding + 0.5) / (h.holding + 0.5))
            * h.seen * 2.2 / (h.seen + 1.2 * (0.25 + 0.75 * d.words / c.usual_words))
        ) as score
    from hits as h
    inner join search_documents as d on d.doc = h.doc
    cross join corpus as c
    group by d.article_id
)

select article_id, round(score, 4) as score
from scored
where found = (select count(*) from terms)
order by score desc, article_id;

comment on macro table search is 'One row per article in whose title and clean text all the words stand, best first: search(''trade talks'').';
