-- One row per article in whose title and clean text all the words stand, with its BM25 score
-- (k1 = 1.2, b = 0.75, Robertson and Zaragoza 2009): search('trade talks').
-- example: select a.title, s.score from search('trade talks') as s inner join articles as a using (article_id) order by s.score desc, a.article_id
create or replace macro search(words) as table
with terms as materialized (
    select distinct
        md5_number_lower(
            unnest(regexp_extract_all(lower(strip_accents(words)), '[\pL\pN]{2,}'))
        ) as term
),

hits as materialized (
    select p.doc, p.term, p.seen
    -- A join, not IN: the planner then knows that few of the postings are left.
    from terms as t
    inner join postings as p on p.term = t.term
),

corpus as (
    select count(*) as documents, avg(d.words) as usual_words from search_documents as d
),

weights as (
    select
        h.term,
        any_value(c.usual_words) as usual_words,
        ln(1 + (any_value(c.documents) - count(*) + 0.5) / (count(*) + 0.5)) as weight
    from hits as h
    cross join corpus as c
    group by h.term
),

scored as (
    select
        h.doc,
        count(*) as found,
        sum(
            w.weight * h.seen * 2.2
            / (h.seen + 1.2 * (0.25 + 0.75 * d.words / w.usual_words))
        ) as score
    from hits as h
    inner join weights as w on w.term = h.term
    inner join search_documents as d on d.doc = h.doc
    group by h.doc
),

ranked as (
    select doc, round(score, 4) as score
    from scored
    where found = (select count(*) from terms)
    order by score desc, doc
)

-- An id is its document's number in hexadecimal: of the few that are read, not of all that match.
select printf('%016x', doc) as article_id, score
from ranked;

comment on macro table search is 'One row per article in whose title and clean text all the words stand, best first: search(''trade talks'').';
