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
                        -- Runs of any length: a pattern of two or more takes 4 ms longer to read.
                        regexp_extract_all(lower(strip_accents(words)), '[\pL\pN]+')
                    ) as word
                )
                where len(word) >= 2
            )
        ),

        -- Read once: while new postings lie unsorted, that is what takes the time.
        hits as materialized (
            select p.doc, p.term, p.seen, p.words, t.asked
            -- A join, not IN: the planner then knows that few of the postings are left.
            from terms as t
            inner join postings as p on p.term = t.term
        ),

        corpus as (
            select count(*) as documents, avg(d.words) as usual_words from search_documents as d
        ),

        weights as materialized (
            select
                h.term,
                any_value(c.usual_words) as usual_words,
                ln(1 + (any_value(c.documents) - count(*) + 0.5) / (count(*) + 0.5)) as weight
            from hits as h
            cross join corpus as c
            group by h.term
        )

        select
            h.doc,
            w.weight * h.seen * 2.2::double
            / (h.seen + 1.2::double * (0.25::double + 0.75::double * h.words / w.usual_words))
                as score
        from hits as h
        inner join weights as w on w.term = h.term
        -- One word stands once in an article: there is nothing to add up.
        where h.asked = 1
        union all
        select
            h.doc,
            sum(
                w.weight * h.seen * 2.2::double
                / (h.seen + 1.2::double * (0.25::double + 0.75::double * h.words / w.usual_words))
            ) as score
        from hits as h
        inner join weights as w on w.term = h.term
        where h.asked > 1
        group by h.doc
        having count(*) = any_value(h.asked)
    )
    order by score desc, doc
);

comment on macro table search is 'One row per article in whose title and clean text all the words stand, best first: search(''trade talks'').';
