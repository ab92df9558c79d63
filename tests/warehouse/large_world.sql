-- A large invented world, written into the real schema by sets: $articles articles with ten mentions
-- and two acts each, over three years. The same seed gives the same rows: everything is a hash of
-- the row's number.

-- name: words
-- 40,000 words; the chance of word n falls with n, as in any language (Zipf 1949).
create or replace temp table words as
select
    n,
    'w' || substr(md5('word' || n), 1, 2 + n % 7) || n as word
from range(40000) as r(n)

-- name: sentences
-- 60,000 sentences of 20 words.
create or replace temp table sentences as
select s.n, upper(left(t, 1)) || substr(t, 2) || '.' as text
from (
    select
        p.n // 20 as n,
        string_agg(w.word, ' ' order by p.n) as t
    from (
        select n, (pow(40000, (hash('pick', n) % 1000003) / 1000003.0) - 1)::bigint as pick
        from range(60000 * 20) as r(n)
    ) as p
    inner join words as w on w.n = p.pick
    group by p.n // 20
) as s

-- name: sentence_terms
create or replace temp table sentence_terms as
select n, md5_number_lower(word) as term, count(*)::utinyint as seen
from (
    select
        n,
        unnest(regexp_extract_all(lower(strip_accents(text)), '[\pL\pN]{2,}')) as word
    from sentences
)
group by n, word

-- name: codes
create or replace temp table codes as
select
    n,
    chr((65 + n // 26)::integer) || chr((65 + n % 26)::integer) || 'X' as code
from range(200) as r(n)

-- name: feeds
insert into feeds (feed_id, name, url, asked_url, outlet, country, language, owner, state)
select
    printf('%016x', n), 'feed ' || n, 'https://outlet' || n || '.example/rss',
    'https://outlet' || n || '.example/rss', 'Outlet ' || n,
    (select code from codes where codes.n = r.n % 120), 'en', 'Owner ' || n % 180, 'ok'
from range(300) as r(n)

-- name: polls
insert into polls
select
    'r1', printf('%016x', f.n), d.moment, 'new', 200, 30, 2, 9000, 0.2, false, null
from range(300) as f(n)
cross join generate_series($since::timestamptz, $until::timestamptz, interval 5 day) as d(moment)

-- name: runs
insert into runs values ('r1', $since::timestamptz, $since::timestamptz, 'collect', 'c1')

-- name: entries
insert into entries (
    entry_id, feed_id, url, title, published_basis, first_seen_at, revision, fingerprint, status,
    article_id, run_id, batch, decided_at
)
select
    printf('%016x', n), printf('%016x', n % 300),
    'https://outlet' || n % 300 || '.example/news/' || n, 'Title ' || n, 'feed', moment, 0,
    printf('%016x', n), 'article', printf('%016x', hash('article', n)), 'r1', n // 1500, moment
from numbered

-- name: numbered
-- The articles in the order of their publication.
create or replace temp table numbered as
select
    n,
    $since::timestamptz + interval 1 second * (n * $seconds / $articles)::bigint as moment
from range($articles) as r(n)

-- name: article_sentences
create or replace temp table article_sentences as
select a.n, k.k, (hash('sentence', a.n, k.k) % 60000)::bigint as sentence
from range($first, $last) as a(n)
cross join range(12) as k(k)

-- name: bodies
create or replace temp table bodies as
select a.n, a.k // 2 as paragraph, string_agg(s.text, ' ' order by a.k) as text
from article_sentences as a
inner join sentences as s on s.n = a.sentence
group by a.n, a.k // 2

-- name: articles
insert into articles (
    article_id, revision, text_hash, entry_id, feed_id, url, site, outlet, owner, country, title,
    language, published_at, date_basis, day, lead, is_coded, coder_version, story_id,
    page_story_id, is_copy, fetched_at, run_id, batch, recorded_at
)
select
    printf('%016x', hash('article', n)), 1, printf('%016x', n), printf('%016x', n),
    printf('%016x', n % 300), 'https://outlet' || n % 300 || '.example/news/' || n,
    'outlet' || n % 300 || '.example', 'Outlet ' || n % 300, 'Owner ' || n % 180,
    (select code from codes where codes.n = numbered.n % 300 % 120),
    left(b.text, 70), 'en', moment, 'json-ld', moment::date, left(b.text, 400), true, 'c1',
    printf('%016x', hash('article', n - n % 5 * (n % 4 // 3))),
    printf('%016x', hash('article', n - n % 5 * (n % 4 // 3))),
    n % 5 * (n % 4 // 3) > 0, moment, 'r1', n // 1500, moment
from numbered
inner join bodies as b using (n)
where b.paragraph = 0
order by n

-- name: article_texts
insert into article_texts
select
    printf('%016x', hash('article', n)), 1,
    string_agg(text, chr(10) || chr(10) order by paragraph)
from bodies
group by n
order by n

-- name: segments
insert into segments
select
    printf('%016x', hash('article', n)), 1, paragraph + 2, text, true, false, null,
    hash('line', text), length(text), 40, true, [hash(text, 1), hash(text, 2), hash(text, 3)],
    moment::date, 'outlet' || n % 300 || '.example'
from bodies
inner join numbered using (n)
order by n, paragraph

-- name: search_documents
insert into search_documents
select ('0x' || printf('%016x', hash('article', n)))::ubigint, printf('%016x', hash('article', n)),
    1, 240
from range($first, $last) as r(n)

-- name: postings
-- In the order of terms within a batch, as the pipeline appends them.
insert into postings
select t.term, ('0x' || printf('%016x', hash('article', a.n)))::ubigint as doc,
    least(sum(t.seen), 255)::utinyint, 240
from article_sentences as a
inner join sentence_terms as t on t.n = a.sentence
group by all
order by t.term, doc

-- name: stories
insert into stories
select story_id, min_by(article_id, published_at), min(day), count(*), count(distinct outlet),
    count(distinct owner)
from articles
group by story_id

-- name: actors
insert into actors
select
    printf('%016x', hash('actor', n)), if(n < 200, 'country', 'person'), 'Actor ' || n,
    (select code from codes where codes.n = r.n % 200), 'GOV', null, n >= 200, $since::date,
    $until::date, 500
from range(20000) as r(n)

-- name: mentions
insert into mentions (
    article_id, revision, n, start_char, end_char, text, actor_id, kind, code, sector, name, day,
    recorded_at
)
select
    printf('%016x', hash('article', a.n)), 1, 2 + k % 6, k * 20, k * 20 + 9,
    'Actor ' || actor, printf('%016x', hash('actor', actor)),
    if(actor < 200, 'country', 'person'), c.code, 'GOV', 'Actor ' || actor, a.moment::date, a.moment
from (
    select
        numbered.n, moment, k,
        (pow(20000, (hash('m', numbered.n, k) % 1000003) / 1000003.0) - 1)::bigint as actor
    from numbered
    cross join range(10) as r(k)
) as a
inner join codes as c on c.n = a.actor % 200
order by a.n, k

-- name: quotes
insert into quotes (
    quote_id, article_id, revision, n, start_char, end_char, text, speaker, speaker_id, code,
    sector, cue, is_direct, language, day, recorded_at
)
select
    printf('%016x', hash('quote', n)), printf('%016x', hash('article', n)), 1, 3, 0, 100,
    'statement ' || n, 'Actor ' || n % 500, printf('%016x', hash('actor', n % 500)),
    (select code from codes where codes.n = numbered.n % 200), 'GOV', 'said', n % 3 = 0, 'en',
    moment::date, moment
from numbered
order by n

-- name: acts
-- Two to an article; a pair of actors is the likelier the smaller their numbers.
create or replace temp table acts as
select
    e.n, a.n as article, a.moment, source.code as source, target.code as target,
    ['CONSULT', 'ACCUSE', 'AGREE', 'SUPPORT', 'SANCTION', 'ASSAULT', 'COOPERATE', 'THREATEN'][
        1 + (hash('type', e.n) % 8)::integer
    ] as type,
    case when hash('status', e.n) % 10 = 0 then 'planned' else 'happened' end as status
from range($articles * 2) as e(n)
inner join numbered as a on a.n = e.n // 2
inner join codes as source
    on source.n = (pow(200, (hash('s', e.n) % 10007) / 10007.0) - 1)::bigint
inner join codes as target
    on target.n = (source.n + 1 + (pow(199, (hash('t', e.n) % 10007) / 10007.0) - 1)::bigint) % 200

-- name: events
insert into events (
    event_id, day, date_basis, type, mode, status, sources, targets, place, articles,
    independent_articles, owners, confidence, first_reported_at, recorded_at
)
select
    printf('%016x', hash('event', n)), moment::date, 'resolved', type,
    if(type = 'CONSULT', 'visit', null), status,
    if(n % 3 = 0, list_sort([source, target]), [source]),
    if(n % 3 = 0, list_sort([source, target]), [target]), target, 1 + n % 4, 1 + n % 2, 1 + n % 2,
    if(n % 2 = 0, 'low', 'medium'), moment, moment
from acts
order by n

-- name: event_parties
insert into event_parties
select printf('%016x', hash('event', n)), side, 0, code, 'GOV', null, null
from (
    select n, 'source' as side, source as code from acts
    union all
    select n, 'target', target from acts
)
order by n, side

-- name: reports
insert into reports (
    report_id, event_id, article_id, revision, n, start_char, end_char, sentence, type, mode,
    sources, targets, parties, status, day, date_basis, date_precision, rule, coder_version,
    published_at, article_day, local_day, recorded_at
)
select
    printf('%016x', hash('report', a.n)), printf('%016x', hash('event', a.n)),
    printf('%016x', hash('article', article)), 1, 2, 0, length(s.text), s.text, type,
    if(type = 'CONSULT', 'visit', null), if(a.n % 3 = 0, list_sort([source, target]), [source]),
    if(a.n % 3 = 0, list_sort([source, target]), [target]),
    [
        {side: 'source', code: source, sector: 'GOV', name: null::varchar, actor_id: null::varchar},
        {side: 'target', code: target, sector: 'GOV', name: null, actor_id: null}
    ],
    status, moment::date, 'resolved', 'day', 'rule' || a.n % 400, 'c1', moment, moment::date, moment::date, moment
from acts as a
inner join sentences as s on s.n = (hash('said', a.n) % 60000)::bigint
order by a.n
