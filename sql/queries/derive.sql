-- Copies, recurring lines and stories: what is judged over many articles.
-- $since and $until bound the articles that are judged, $context_since and $context_until those
-- that they are judged by. Nothing here depends on the order in which articles came.
-- Texts are compared twice: as their pages kept them, so that recurring lines can be counted over
-- different texts, and again ($is_clean) without the lines that turned out to recur.

-- name: changed_corrections
-- One row per address whose corrections are others now.
create or replace temp table changed_corrections as
select distinct url
from (
    (
        select url, sentence_hash, verdict, replacement from given_corrections
        except
        select url, sentence_hash, verdict, replacement from corrections
    )
    union all
    (
        select url, sentence_hash, verdict, replacement from corrections
        except
        select url, sentence_hash, verdict, replacement from given_corrections
    )
)

-- name: days_of_corrections
-- A ruling on a line holds for its whole site, so all the site's days with that line are touched.
select distinct o.day
from articles as a
inner join segments as s on s.article_id = a.article_id
inner join segments as o on o.site = s.site and o.line_hash = s.line_hash
where a.url in (select url from changed_corrections)
order by o.day

-- name: forget_corrections
delete from corrections
where (url, sentence_hash, verdict, coalesce(replacement, '')) not in (
    select (url, sentence_hash, verdict, coalesce(replacement, '')) from given_corrections
)

-- name: write_corrections
insert into corrections
select g.url, g.sentence_hash, g.verdict, g.replacement, g."by", g.why, $now
from given_corrections as g
anti join corrections as c
    on
        c.url = g.url
        and c.sentence_hash = g.sentence_hash
        and c.verdict = g.verdict
        and c.replacement is not distinct from g.replacement
order by g.url, g.sentence_hash

-- name: take_documents
-- One row per article that takes part: its newest revision.
create or replace temp table documents as
select
    (row_number() over (order by article_id))::integer as doc,
    article_id, revision, site, day, published_at, story_id, page_story_id,
    day between $since and $until as is_judged,
    list_contains($days::date[], day) as is_touched
from articles
where day between $context_since and $context_until

-- name: take_pieces
-- One row per paragraph of a body that the report says itself: what a page says to its readers
-- stands under every text of its site and tells nothing about who copied from whom. A paragraph
-- that is for the most part one quotation says little, too: everybody quotes the same words.
create or replace temp table pieces as
with bodies as (
select
    d.doc, s.n, s.line_hash, s.words, s.sketch,
    coalesce(s.is_prose, true) as is_own,
    regexp_extract_all(s.text, '[0-9]+(?:[.,:][0-9]+)*') as numbers,
    len(array_to_string(
        regexp_extract_all(
            s.text, '(?:^|[\s(])(?:["“„»][^\s"“”„«»]|«)[^"“”„«»]{38,}(?:["”“«»]|$)'
        ), ''
    )) * 2 > len(s.text) as is_quotation
from segments as s
inner join documents as d on d.article_id = s.article_id and d.revision = s.revision
where
    s.day between $context_since and $context_until
    and s.is_kept
    and s.n > 1
    and not ($is_clean and s.is_boilerplate)
qualify
    is_own
    or coalesce(sum(s.words) filter (where is_own) over (partition by d.doc), 0) * 2
    < sum(s.words) over (partition by d.doc)
)

select
    * exclude (is_own),
    n = min(n) filter (where words >= 12) over (partition by doc) as is_lead
from bodies

-- name: take_prints
-- One row per article and 5-gram of its sketch that other articles have too. One in more than 100
-- articles of the period is boilerplate or a common phrase and tells nothing.
create or replace temp table prints as
with sampled as (
    select doc, n, is_quotation, is_lead, unnest(sketch) as print
    from pieces
),

common as (
    select print, count(distinct doc) as holders
    from sampled
    group by print
    having count(*) > 1
),

grams as (
    select
        s.doc, s.print,
        min(s.n) as n,
        bool_or(not s.is_quotation) as is_plain,
        bool_or(s.is_lead) as is_lead,
        min(c.holders) as holders
    from sampled as s
    inner join common as c using (print)
    where c.holders > 1
    group by s.doc, s.print
)

select
    g.*, d.site, d.day,
    -- What stands in three articles of one site is more likely its furniture than its news.
    count(*) over (partition by g.print, d.site) < 3 as is_news
from grams as g
inner join documents as d using (doc)

-- name: measure
-- One row per article: how much there is to share. The sketch of a short text holds all its
-- 5-grams, that of a long one the multiples of 8; two texts are compared by what both hold.
create or replace temp table sizes as
with whole as (
    select
        doc,
        sum(words) as words,
        sum(len(sketch)) as prints,
        sum(len(sketch)) filter (where not is_quotation) as plain,
        sum(len(list_filter(sketch, lambda x: x % 8 = 0))) as sampled,
        sum(len(list_filter(sketch, lambda x: x % 8 = 0)))
            filter (where not is_quotation) as sampled_plain,
        sum(len(sketch)) filter (where is_lead) as lead,
        sum(len(list_filter(sketch, lambda x: x % 8 = 0))) filter (where is_lead) as sampled_lead,
        map(list(n order by n), list(numbers order by n)) as numbers
    from pieces
    group by doc
),

furniture as (
    select
        doc,
        count(*) filter (where holders > 100) as hot,
        count(*) filter (where holders > 100 and is_plain) as hot_plain,
        count(*) filter (where is_plain and (holders > 100 or not is_news)) as stale,
        count(*) filter (where holders > 100 and print % 8 = 0) as sampled_hot,
        count(*) filter (where holders > 100 and print % 8 = 0 and is_plain) as sampled_hot_plain,
        count(*) filter (
            where print % 8 = 0 and is_plain and (holders > 100 or not is_news)
        ) as sampled_stale
    from prints
    group by doc
)

select
    w.doc, w.words, w.numbers, w.lead, w.sampled_lead,
    w.prints > w.sampled as is_dense,
    w.prints - coalesce(f.hot, 0) as prints,
    coalesce(w.plain, 0) - coalesce(f.hot_plain, 0) as plain,
    coalesce(w.plain, 0) - coalesce(f.stale, 0) as news,
    w.sampled - coalesce(f.sampled_hot, 0) as sampled,
    coalesce(w.sampled_plain, 0) - coalesce(f.sampled_hot_plain, 0) as sampled_plain,
    coalesce(w.sampled_plain, 0) - coalesce(f.sampled_stale, 0) as sampled_news
from whole as w
left join furniture as f using (doc)

-- name: compare
-- One row per pair of articles that share text, the smaller one as a. Containment, not
-- similarity: a cut copy or one inside a round-up is found too. The rules are those of
-- pipeline/text/copies.py: enough in common (4 hits of the mod-8 sample; of fully known texts 20
-- 5-grams inside paragraphs, or 8 where nearly all is shared), more than one long quotation, in
-- two paragraphs or from the lead on, and the same numbers in what is shared: a series (weather,
-- rates) has only its words in common, also when sister papers print it. Labelled sets: precision
-- 1.0, recall .99 (tests/warehouse/test_labelled.py).
create or replace temp table pairs as
with shared as (
    select
        a.doc as a,
        b.doc as b,
        a.site = b.site as is_same_site,
        count(*) as hits,
        count(*) filter (where a.is_plain and b.is_plain) as plain_hits,
        count(*) filter (where a.is_plain and b.is_plain and a.is_news and b.is_news) as news_hits,
        count(*) filter (where a.is_lead) as lead_a,
        count(*) filter (where b.is_lead) as lead_b,
        histogram(a.n) as places_a,
        histogram(b.n) as places_b
    from prints as a
    inner join prints as b
        on
            a.print = b.print
            and a.doc < b.doc
            and abs(a.day - b.day) <= $link_days
    where a.holders <= 100
    group by all
    having hits >= 2
),

measured as (
    select
        p.* exclude (places_a, places_b, lead_a, lead_b, a, b),
        sa.words <= sb.words as is_a_smaller,
        if(is_a_smaller, p.a, p.b) as a,
        if(is_a_smaller, p.b, p.a) as b,
        if(is_a_smaller, p.places_a, p.places_b) as held,
        if(is_a_smaller, sa.numbers, sb.numbers) as numbers,
        flatten(map_values(if(is_a_smaller, sb.numbers, sa.numbers))) as other_numbers,
        sa.is_dense and sb.is_dense as is_fully_known,
        -- 5-grams for which one hit stands
        if(is_fully_known, 1, 8) as weight,
        p.lead_a >= 0.6 * if(is_fully_known, sa.lead, sa.sampled_lead)
        and p.lead_b >= 0.6 * if(is_fully_known, sb.lead, sb.sampled_lead) as is_led,
        greatest(sa.words, sb.words) <= 1.25 * least(sa.words, sb.words) as is_as_long,
        if(is_fully_known, least(sa.prints, sb.prints), least(sa.sampled, sb.sampled)) as prints,
        if(is_fully_known, least(sa.plain, sb.plain), least(sa.sampled_plain, sb.sampled_plain))
            as plain,
        if(is_fully_known, least(sa.news, sb.news), least(sa.sampled_news, sb.sampled_news)) as news
    from shared as p
    inner join sizes as sa on sa.doc = p.a
    inner join sizes as sb on sb.doc = p.b
),

judged as (
    select
        *,
        hits / greatest(prints, 1) as containment,
        if(is_same_site, news_hits, plain_hits) as own_hits,
        if(is_same_site, news, plain) as own,
        list_transform(
            list_filter(map_entries(held), lambda x: x.value * weight >= 3), lambda x: x.key
        ) as places,
        list_distinct(flatten(list_transform(places, lambda x: numbers[x]))) as own_numbers,
        len(list_intersect(own_numbers, other_numbers)) as common_numbers
    from measured
)

select
    a, b, is_same_site, hits, containment,
    case
        when is_as_long then 'copy'
        when is_same_site or containment < 0.8 then 'update'
        else 'part_of'
    end as relation
from judged
where
    (containment >= 0.9 and hits * weight >= 8)
    or (
        containment >= 0.4
        and hits >= if(is_fully_known, 20, 4)
        and own_hits >= least(20 / weight, 0.4 * greatest(own, 8 / weight))
        and (is_led or len(places) >= 2)
        and if(
            len(own_numbers) >= 3,
            common_numbers >= 0.65 * len(own_numbers),
            common_numbers > 0 or len(own_numbers) < 2
        )
    )

-- name: compare_short
-- Texts too short for a sketch are copies when they are word for word the same.
insert into pairs
with texts as (
    select
        p.doc,
        d.site,
        d.day,
        list(p.line_hash order by p.n) as lines
    from pieces as p
    inner join documents as d using (doc)
    group by p.doc, d.site, d.day
    having sum(p.words) between 20 and 80
)

select a.doc, b.doc, a.site = b.site, 0, 1.0, 'copy'
from texts as a
inner join texts as b
    on
        a.lines = b.lines
        and a.doc < b.doc
        and abs(a.day - b.day) <= $link_days
anti join pairs as p
    on
        least(p.a, p.b) = a.doc
        and greatest(p.a, p.b) = b.doc

-- name: name_pairs
-- One row per pair by the ids of its articles, the smaller text as a.
create or replace temp table copies as
select
    a.article_id as a, b.article_id as b, p.is_same_site, p.hits, p.containment, p.relation
from pairs as p
inner join documents as a on a.doc = p.a
inner join documents as b on b.doc = p.b

-- name: pair_rows
select a, b, relation = 'copy', containment from copies order by a, b

-- name: page_standing_rows
-- Groups that reach out of the period: their members stay with the article that names them.
select article_id, page_story_id
from documents
where not is_judged and page_story_id is not null
order by article_id

-- name: standing_rows
-- Stories that reach out of the period: their members stay with the article that began them.
select d.article_id, s.first_article_id
from documents as d
inner join stories as s on s.story_id = d.story_id
where not d.is_judged and s.articles > 1
order by d.article_id

-- name: write_page_stories
-- Whoever was with an article that names a group stays with it when it joins another.
update articles
set page_story_id = r.root
from (
    select a.article_id, coalesce(own.root, named.root) as root
    from articles as a
    left join roots as own on own.article_id = a.article_id
    left join roots as named on named.article_id = a.page_story_id
    where
        a.day between $lines_since and $lines_until
        and coalesce(own.root, named.root) is not null
) as r
where
    articles.article_id = r.article_id
    and articles.page_story_id is distinct from r.root

-- name: take_rulings
-- One row per site and line on which a person has ruled.
create or replace temp table rulings as
select s.site, s.line_hash, max(c.verdict) as verdict
from corrections as c
inner join articles as a on a.url = c.url
inner join segments as s
    on
        s.article_id = a.article_id
        and left(sha256(s.text), 16) = c.sentence_hash
where c.verdict in ('text', 'boilerplate')
group by s.site, s.line_hash

-- name: take_line_pieces
-- One row per line that may recur, with its place in its article. Lines of all sites on which the
-- touched days brought anything are counted.
create or replace temp table line_pieces as
with bodies as (
    select
        s.article_id, s.revision, s.n, s.line_hash, s.letters, s.words, s.text, s.site, s.day,
        coalesce(s.is_prose, false) as is_prose,
        -- an age, the measure of what has a price, or a part of the name is no counter
        regexp_replace(
            s.text,
            '(?i),\s\d\d$|\b\d+([.,]\d+)?\s?(%|(kg|g|t|l|ml|cl|m|km|cm|mm|ha|kw|mw|kwh)\b)'
            || '|\bn[°ºo.]+\s?\d+',
            '',
            'g'
        ) as plain,
        s.words <= 8
        and len(regexp_extract_all(plain, '\S+')) <= 5
        and not regexp_matches(plain, '[0-9]')
        and not regexp_matches(s.text, '[.!?…][”"»“'')\]]*\s*$')
        -- a byline may stand on few pages
        and not regexp_matches(s.text, '^(?i:by|von|por|par|di|door) \p{Lu}\S*( \S+){1,3}$')
            as is_label,
        s.is_boilerplate,
        row_number() over (partition by s.article_id order by s.n) as from_top,
        row_number() over (partition by s.article_id order by s.n desc) as from_end,
        a.page_story_id as story
    from segments as s
    inner join articles as a on a.article_id = s.article_id and a.revision = s.revision
    where
        s.day between $lines_since and $lines_until
        and a.day between $lines_since and $lines_until
        and s.is_kept
        and s.n > 1
)

select *, from_top <= 3 or from_end <= 6 as is_at_edge
from bodies
where not is_prose or is_boilerplate or (site, line_hash) in (select (site, line_hash) from rulings)

-- name: take_lines
-- One row per site and line that recurs in three stories within 30 days (or in two, when it stands
-- at the head or the tail and has 12 letters), and day around which it does. Prose is never one:
-- standing background paragraphs recur as well; a heading or label has to stand in 30 of 100 of the
-- site's stories, and a line without letters is none. Thresholds: notes on cross-article boilerplate
-- (250 texts of 24 publishers: precision 0.993, recall 0.926).
create or replace temp table lines as
with by_story as (
    select
        site, line_hash, story,
        min(day) as day,
        max(letters) as letters,
        bool_and(is_label) as is_label,
        min(text) as text,
        min(words) as words,
        count(*) as seen,
        count(*) filter (where is_at_edge) as at_edge
    from line_pieces
    where not is_prose and line_hash is not null and letters > 0
    group by site, line_hash, story
),

sites as (
    select site, count(distinct page_story_id) as all_stories
    from articles
    where day between $lines_since and $lines_until
    group by site
),

around as (
    select
        *,
        count(*) over nearby as stories,
        -- A line with other numbers on other pages is a measure (weather, prices, tides) and no
        -- counter of the page when it ends like no sentence.
        words <= 12
        and min(text) over nearby <> max(text) over nearby
        and not regexp_matches(text, '[.!?…][”"»“'')\]]*\s*$')
        -- nor what speaks to the reader or of its page
        and not regexp_matches(
            text,
            '(?i)\b(you|your|we|our|comments|newsletter|podcast|episode|download|listen|pdf|www|https?'
            || '|quieres|tienes|tus?|nuestr[oa]s?|suscr\w+|escucha|descarga'
            || '|vous|votre|notre|nos|wir|uns|unsere?|mitlesen|weiterlesen'
            || '|você|nosso|nossa|assin\w+|ouça|baixe)\b|\b(?-i:Sie|Ihren?)\b|\babonn|@|\w\.\w+/\w'
        ) as is_measure,
        sum(seen) over nearby as seen_nearby,
        sum(at_edge) over nearby as at_edge_nearby
    from by_story
    window nearby as (
        partition by site, line_hash
        order by day range between interval 30 days preceding and interval 30 days following
    )
)

select a.site, a.line_hash, a.story, a.stories, a.at_edge_nearby as head_or_tail
from around as a
inner join sites as s on s.site = a.site
where
    (a.stories >= 3 and (not (a.is_label or a.is_measure) or a.stories >= 0.3 * s.all_stories))
    or (
        a.stories >= 2
        and not (a.is_label or a.is_measure)
        and a.letters >= 12
        and a.at_edge_nearby * 2 >= a.seen_nearby
    )

-- name: flag
create or replace temp table flags as
select p.article_id, p.revision, p.n, p.is_boilerplate, (
    coalesce(c.verdict = 'boilerplate', false)
    or (c.verdict is null and l.line_hash is not null and not p.is_prose)
) as is_flagged
from line_pieces as p
left join lines as l
    on l.site = p.site and l.line_hash = p.line_hash and l.story = p.story
left join rulings as c on c.site = p.site and c.line_hash = p.line_hash
where p.day between $flags_since and $flags_until

-- name: changed_flags
-- One row per paragraph whose flag is another now.
create or replace temp table reflagged as
select article_id, revision, n, is_flagged
from flags
where is_flagged <> is_boilerplate

-- name: write_flags
update segments
set is_boilerplate = r.is_flagged, why = if(r.is_flagged, 'recurring', null)
from reflagged as r
where
    segments.article_id = r.article_id
    and segments.revision = r.revision
    and segments.n = r.n

-- name: forget_lines
delete from recurring_lines

-- name: write_lines
insert into recurring_lines
select
    s.site, s.line_hash,
    count(distinct a.page_story_id),
    coalesce(max(l.head_or_tail), 0),
    min(s.day),
    max(s.day),
    min(s.text)
from segments as s
inner join articles as a on a.article_id = s.article_id and a.revision = s.revision
left join lines as l on l.site = s.site and l.line_hash = s.line_hash
where s.why = 'recurring'
group by s.site, s.line_hash
order by s.site, s.line_hash

-- name: forget_texts
delete from article_texts where article_id in (select article_id from reflagged)

-- name: write_texts
insert into article_texts (article_id, revision, text)
select
    s.article_id, s.revision,
    coalesce(
        string_agg(s.text, chr(10) || chr(10) order by s.n)
            filter (where s.n > 1 and not s.is_boilerplate),
        ''
    )
from segments as s
inner join (select distinct article_id, revision from reflagged) as r using (article_id, revision)
group by s.article_id, s.revision
order by s.article_id

-- name: write_leads
update articles
set lead = f.lead
from (
    select s.article_id, left(arg_min(s.text, s.n), 400) as lead
    from segments as s
    inner join (select distinct article_id, revision from reflagged) as r
        using (article_id, revision)
    where s.n > 1 and not s.is_boilerplate
    group by s.article_id
) as f
where articles.article_id = f.article_id

-- name: withdraw_flagged_mentions
update mentions
set withdrawn_at = $now, withdrawn_why = 'boilerplate'
from reflagged as r
where
    r.is_flagged
    and mentions.withdrawn_at is null
    and (mentions.article_id, mentions.revision, mentions.n) = (r.article_id, r.revision, r.n)

-- name: restore_unflagged_mentions
update mentions
set withdrawn_at = null, withdrawn_why = null
from reflagged as r
where
    not r.is_flagged
    and mentions.withdrawn_why = 'boilerplate'
    and (mentions.article_id, mentions.revision, mentions.n) = (r.article_id, r.revision, r.n)

-- name: withdraw_flagged_quotes
update quotes
set withdrawn_at = $now, withdrawn_why = 'boilerplate'
from reflagged as r
where
    r.is_flagged
    and quotes.withdrawn_at is null
    and (quotes.article_id, quotes.revision, quotes.n) = (r.article_id, r.revision, r.n)

-- name: restore_unflagged_quotes
update quotes
set withdrawn_at = null, withdrawn_why = null
from reflagged as r
where
    not r.is_flagged
    and quotes.withdrawn_why = 'boilerplate'
    and (quotes.article_id, quotes.revision, quotes.n) = (r.article_id, r.revision, r.n)

-- name: take_verdicts
-- One row per report that is set aside, with the reason: a flagged paragraph or a person's word.
create or replace temp table verdicts as
select
    r.report_id,
    r.article_id,
    case
        when c.verdict = 'wrong' then 'corrected'
        when s.is_boilerplate then 'boilerplate'
    end as ruled
from reports as r
inner join segments as s
    on s.article_id = r.article_id and s.revision = r.revision and s.n = r.n
inner join articles as a on a.article_id = r.article_id
left join corrections as c
    on
        c.url = a.url
        and c.verdict = 'wrong'
        and c.sentence_hash = left(sha256(r.sentence), 16)
where
    r.withdrawn_why is distinct from 'edited'
    and (
        list_contains($days::date[], r.article_day)
        or r.article_id in (select article_id from reflagged)
        or a.url in (select url from changed_corrections)
    )
qualify row_number() over (partition by r.report_id order by ruled nulls last) = 1

-- name: rule_on_reports
update reports
set withdrawn_at = if(v.ruled is null, null, $now), withdrawn_why = v.ruled
from verdicts as v
where
    reports.report_id = v.report_id
    and reports.withdrawn_why is distinct from v.ruled
    and (
        reports.withdrawn_why is null
        or reports.withdrawn_why in ('corrected', 'boilerplate')
    )

-- name: take_members
-- One row per article that is judged: its story, by the earliest article of the group.
create or replace temp table members as
with grouped as (
    select
        r.article_id,
        first_value(r.article_id) over (
            partition by r.root order by a.published_at, r.article_id
        ) as first_article_id,
        bool_or(coalesce(d.is_judged, false)) over (partition by r.root) as is_judged
    from roots as r
    inner join articles as a using (article_id)
    left join documents as d using (article_id)
),

links as (
    select a as article_id, b as other_id, hits, containment, relation
    from copies
    union all
    select b, a, hits, containment, if(relation = 'part_of', 'contains', relation)
    from copies
),

nearest as (
    select g.article_id, l.other_id, l.relation
    from grouped as g
    inner join links as l using (article_id)
    left join grouped as o on o.article_id = l.other_id
    where
        -- The article that began its story is nothing to the others of it.
        g.article_id <> g.first_article_id
        or o.first_article_id is distinct from g.first_article_id
    qualify
        row_number() over (
            partition by g.article_id
            order by
                (l.other_id = g.first_article_id) desc, l.containment desc, l.hits desc, l.other_id
        ) = 1
)

select
    g.article_id,
    left(sha256('story|' || g.first_article_id), 16) as story_id,
    g.first_article_id,
    g.article_id <> g.first_article_id as is_copy,
    if(is_copy, g.first_article_id, n.other_id) as copy_of,
    if(is_copy, coalesce(n.relation, 'copy'), n.relation) as relation
from grouped as g
left join nearest as n on n.article_id = g.article_id
where g.is_judged

-- name: restoried
-- One row per article whose story or part in it is another now.
create or replace temp table moved as
select a.article_id, a.story_id as old_story_id, m.* exclude (article_id)
from members as m
inner join articles as a using (article_id)
where
    (a.story_id, a.is_copy, a.copy_of, a.relation)
    is distinct from (
        m.story_id, m.is_copy, if(m.relation is null, null, m.copy_of), m.relation
    )

-- name: write_members
update articles
set
    story_id = m.story_id,
    is_copy = m.is_copy,
    copy_of = if(m.relation is null, null, m.copy_of),
    relation = m.relation
from moved as m
where articles.article_id = m.article_id

-- name: take_stale_stories
create or replace temp table stale_stories as
select story_id from moved
union
select old_story_id from moved where old_story_id is not null
union
select story_id from members where article_id in (select article_id from documents where is_touched)

-- name: forget_stories
delete from stories where story_id in (select story_id from stale_stories)

-- name: write_stories
insert into stories
select
    story_id,
    arg_min(article_id, (published_at, article_id)),
    min(day),
    count(*),
    count(distinct coalesce(outlet, site)),
    count(distinct coalesce(owner, outlet, site))
from articles
where story_id in (select story_id from stale_stories)
group by story_id
order by story_id

-- name: forget_links
delete from copy_links
where
    article_id in (select article_id from documents where is_judged)
    or other_id in (select article_id from documents where is_judged)

-- name: write_links
insert into copy_links
with links as (
    select a as article_id, b as other_id, hits, containment, relation
    from copies
    union all
    select b, a, hits, containment, if(relation = 'part_of', 'contains', relation)
    from copies
)

select l.article_id, l.other_id, l.hits, round(l.containment, 4), l.relation, d.day
from links as l
inner join documents as d on d.article_id = l.article_id
inner join documents as o on o.article_id = l.other_id
where d.is_judged or o.is_judged
order by l.article_id, l.other_id

-- name: take_dirty
-- One row per article whose codings may stand in other events now.
create or replace temp table dirty as
select article_id from documents where is_touched
union
select article_id from reflagged
union
select article_id from moved
union
select a.article_id
from articles as a
where a.url in (select url from changed_corrections)

-- name: forget_underived
delete from underived where list_contains($days::date[], day)

-- name: article_ids
select article_id from documents order by article_id

-- name: reflagged_days
select distinct a.day
from reflagged as r
inner join articles as a using (article_id)
order by a.day
