-- One row per article in whose title and clean text all the words stand, with its BM25 score
-- (k1 = 1.2, b = 0.75, Robertson and Zaragoza 2009): search('trade talks').
-- example: select a.title, s.score from search('trade talks') as s inner join articles as a using (article_id) order by s.score desc, a.article_id
create or replace macro search(words) as table
-- An id is its document's number in hexadecimal: of the few that are read, not of all that match.
select printf('%016x', doc) as article_id, score
from (
    select doc, round(score, 4) as score
    -- Named within, so that a limit without reaches the order: of all that match few are sorted.
    from (
        with terms as materialized (
            select term, count(*) over () as asked
            from (
                select distinct md5_number_lower(word) as term
                from (
                    select unnest(
                        -- Runs of all lengths: the pattern of runs of two takes twice as long to
                        -- be read as a search takes.
                        regexp_extract_all(lower(strip_accents(words)), '[\pL\pN]+')
                    ) as word
                )
                where len(word) >= 2
            )
        ),

        corpus as (
            select count(*) as documents, avg(d.words) as usual_words from search_documents as d
        ),

        weights as materialized (
            select
                t.term,
                any_value(t.asked) as asked,
                any_value(c.usual_words) as usual_words,
                ln(1 + (any_value(c.documents) - count(*) + 0.5) / (count(*) + 0.5)) as weight
            from terms as t
            -- A join, not IN: the planner then knows that few of the postings are left.
            inner join postings as p on p.term = t.term
            cross join corpus as c
            group by t.term
        )

        select
            p.doc,
            w.weight * p.seen * 2.2::double
            / (p.seen + 1.2::double * (0.25::double + 0.75::double * p.words / w.usual_words))
                as score
        from weights as w
        inner join postings as p on p.term = w.term
        -- One word stands once in an article: there is nothing to add up.
        where w.asked = 1
        union all
        select
            p.doc,
            sum(
                w.weight * p.seen * 2.2::double
                / (p.seen + 1.2::double * (0.25::double + 0.75::double * p.words / w.usual_words))
            ) as score
        from weights as w
        inner join postings as p on p.term = w.term
        where w.asked > 1
        group by p.doc
        having count(*) = any_value(w.asked)
    )
    order by score desc, doc
);

comment on macro table search is 'One row per article in whose title and clean text all the words stand, best first: search(''trade talks'').';
