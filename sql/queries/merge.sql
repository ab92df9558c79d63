-- Reports -> events: which reports tell of one act. A pure function of the current reports of the
-- same type, status and parties, over the whole record; only those with a dirty report are merged anew.

-- name: effective_reports
-- One row per report that counts, as it was coded or as a person corrected it.
create or replace temp table effective as
with replaced as (
    select
        a.article_id, c.sentence_hash,
        regexp_extract(
            c.replacement, '^([A-Z]+)(?:/[a-z-]+)? ([A-Z0-9,]+) > ([A-Z0-9,]+)', ['type', 'source', 'target']
        ) as parts,
        nullif(regexp_extract(c.replacement, '^[A-Z]+/([a-z-]+)', 1), '') as mode,
        nullif(regexp_extract(c.replacement, ' (happened|planned|denied)$', 1), '') as status
    from corrections as c
    inner join articles as a on a.url = c.url
    where c.verdict = 'replace'
),

corrected as (
    select
        r.report_id, r.event_id, r.article_id, r.sentence, r.day, r.day_to, r.date_basis,
        r.place, r.city, r.published_at, r.local_day, r.parties, r.rule, r.withdrawn_at,
        c.parts is not null as is_replaced,
        coalesce(c.parts.type, r.type) as type,
        if(c.parts is null, r.mode, c.mode) as mode,
        coalesce(c.status, r.status) as status,
        if(
            c.parts is null, r.sources, list_sort(list_distinct(string_split(c.parts.source, ',')))
        ) as sources,
        if(
            c.parts is null, r.targets, list_sort(list_distinct(string_split(c.parts.target, ',')))
        ) as targets
    from reports as r
    left join replaced as c
        on
            c.article_id = r.article_id
            and c.sentence_hash = left(sha256(r.sentence), 16)
)

select
    * exclude (rule),
    hash(type, status, sources, targets) as key,
    -- Inside one state the codes agree where the parties do not: there their sectors tell acts apart.
    if(
        rule like 'domestic-%' and not is_replaced,
        list_sort(
            list_distinct(list_transform(parties, lambda p: p.side || ' ' || coalesce(p.sector, '')))
        )::varchar,
        ''
    ) as who
from corrected

-- name: take_keys
-- What the dirty reports code now, and the events in which they stood.
create or replace temp table keys as
select key
from effective
where article_id in (select article_id from dirty)
union
select hash(e.type, e.status, e.sources, e.targets)
from events as e
where
    e.event_id in (
        select r.event_id from reports as r where r.article_id in (select article_id from dirty)
    )

-- name: take_reported
-- One row per report to merge. A single day that the text states is a point, a week or month a span.
create or replace temp table reported as
select
    e.* exclude (withdrawn_at),
    a.owner,
    a.outlet,
    coalesce('wire ' || a.wire, a.story_id, a.article_id) as unit,
    coalesce(a.owner, a.outlet, a.site) as voice,
    e.day is not null and coalesce(e.day_to, e.day) <= e.day as is_point,
    e.day is not null and coalesce(e.day_to, e.day) > e.day as is_span
from effective as e
inner join keys using (key)
inner join articles as a on a.article_id = e.article_id
where e.withdrawn_at is null

-- name: take_points
create or replace temp table points as
select distinct key, who, mode, day from reported where is_point

-- name: place_reports
-- One row per report with the day of its act: the stated day; for a span the stated day within it
-- that lies nearest to the publication; for a report without a day the nearest stated day up to 3
-- days before its publication (of what is planned: up to 14 days after it).
create or replace temp table placed as
with near as (
    select r.report_id, p.day
    from reported as r
    inner join points as p
        on
            p.key = r.key
            and p.who = r.who
            and (p.mode is null or r.mode is null or p.mode = r.mode)
            and case
                when r.is_span then p.day between r.day and r.day_to
                when r.status = 'planned' then p.day between r.local_day and r.local_day + 14
                else p.day between r.local_day - 3 and r.local_day
            end
    where not r.is_point
    qualify
        row_number() over (
            partition by r.report_id order by abs(p.day - r.local_day), p.day
        ) = 1
)

select
    r.*,
    case
        when r.is_point then r.day
        when n.day is not null then n.day
        when r.is_span then r.day
    end as act_day,
    if(r.is_span and n.day is null, r.day_to, null) as act_day_to
from reported as r
left join near as n using (report_id)

-- name: take_anchors
-- Reports without any day: the first opens an act, and those of the two days after it join
-- ("a visit reported over three days"); the next opens another one.
create or replace temp table anchors as
with recursive loose as (
    select distinct key, who, local_day from placed where act_day is null
),

opened as (
    select key, who, min(local_day) as anchor from loose group by key, who
    union all
    select o.key, o.who, min(l.local_day)
    from opened as o
    inner join loose as l
        on l.key = o.key and l.who = o.who and l.local_day > o.anchor + 2
    group by o.key, o.who, o.anchor
)

select key, who, anchor from opened

-- name: group_reports
-- One row per report with its act. A missing mode never separates: it is read as the mode that most
-- of the reports of that day give.
create or replace temp table grouped as
with acts as (
    select
        p.*,
        p.act_day is not null as is_stated,
        coalesce(p.act_day, a.anchor) as group_day
    from placed as p
    left join anchors as a
        on
            p.act_day is null
            and a.key = p.key
            and a.who = p.who
            and p.local_day between a.anchor and a.anchor + 2
),

modes as (
    select key, who, is_stated, group_day, act_day_to, mode
    from acts
    where mode is not null
    group by key, who, is_stated, group_day, act_day_to, mode
    qualify
        row_number() over (
            partition by key, who, is_stated, group_day, act_day_to order by count(*) desc, mode
        ) = 1
)

select
    a.* exclude (mode),
    coalesce(a.mode, m.mode) as mode,
    min(a.published_at || ' ' || a.report_id) over (
        partition by
            a.key, a.who, a.is_stated, a.group_day, a.act_day_to, coalesce(a.mode, m.mode)
    ) as first_key
from acts as a
left join modes as m
    on
        m.key = a.key
        and m.who = a.who
        and m.is_stated = a.is_stated
        and m.group_day = a.group_day
        and m.act_day_to is not distinct from a.act_day_to

-- name: count_independent
-- One row per report with the text that it independently rests on: one wire, one story and one
-- verbatim sentence count once.
create or replace temp table rested as
with by_sentence as (
    select *, min(unit) over (partition by first_key, sentence) as sentence_unit
    from grouped
)

select
    * exclude (sentence_unit),
    left(sha256('event|' || first_key), 16) as new_event_id,
    min(sentence_unit) over (partition by first_key, unit) as rests_on
from by_sentence

-- name: take_acts
-- One row per act as the current reports tell it.
create or replace temp table acts as
with places as (
    select new_event_id, place, arg_min(city, (-heard, city)) as city
    from (
        select new_event_id, place, city, count(*) as heard
        from rested
        where place is not null
        group by all
    )
    group by new_event_id, place
    qualify
        row_number() over (
            partition by new_event_id order by sum(heard) desc, place
        ) = 1
)

select
    r.new_event_id as event_id,
    if(
        bool_or(r.day is not null),
        coalesce(min(r.act_day), min(r.local_day)),
        min(r.local_day)
    )::date as day,
    if(bool_or(r.day is not null), min(r.act_day_to), null) as day_to,
    case
        when bool_or(r.day is not null and r.date_basis = 'stated') then 'stated'
        when bool_or(r.day is not null) then 'resolved'
        else 'published'
    end as date_basis,
    min(r.type) as type,
    min(r.mode) as mode,
    min(r.status) as status,
    min(r.sources) as sources,
    min(r.targets) as targets,
    min(p.place) as place,
    min(p.city) as city,
    count(distinct r.article_id)::integer as articles,
    least(
        count(distinct r.rests_on), count(distinct r.unit), count(distinct r.article_id)
    )::integer as independent_articles,
    count(distinct r.voice)::integer as owners,
    case
        when least(count(distinct r.rests_on), count(distinct r.voice)) >= 3 then 'high'
        when least(count(distinct r.rests_on), count(distinct r.voice)) = 2 then 'medium'
        else 'low'
    end as confidence,
    min(r.published_at) as first_reported_at,
    min(r.key) as key
from rested as r
left join places as p on p.new_event_id = r.new_event_id
group by r.new_event_id

-- name: take_gone
-- One row per event that its reports no longer tell, with what became of it.
create or replace temp table gone as
select
    e.event_id,
    min(r.new_event_id) as merged_into,
    coalesce(
        (
            select mode(w.withdrawn_why order by w.withdrawn_why)
            from reports as w
            where w.event_id = e.event_id and w.withdrawn_why is not null
        ),
        'changed'
    ) as why
from events as e
left join rested as r on r.event_id = e.event_id
where
    e.withdrawn_at is null
    and hash(e.type, e.status, e.sources, e.targets) in (select key from keys)
    and e.event_id not in (select event_id from acts)
group by e.event_id

-- name: keep_versions
-- What an event said before it changes, goes into another or comes back.
insert into event_versions
select e.* replace (
    coalesce(e.withdrawn_at, $now) as withdrawn_at,
    coalesce(e.withdrawn_why, if(g.event_id is null, 'changed', 'merged')) as withdrawn_why
)
from events as e
left join acts as a on a.event_id = e.event_id
left join gone as g on g.event_id = e.event_id and g.merged_into is not null
where
    g.event_id is not null
    or (
        a.event_id is not null
        and (
            e.withdrawn_at is not null
            or (
                e.day, e.day_to, e.date_basis, e.type, e.mode, e.status, e.sources, e.targets,
                e.place, e.city, e.articles, e.independent_articles, e.owners, e.confidence,
                e.first_reported_at
            ) is distinct from (
                a.day, a.day_to, a.date_basis, a.type, a.mode, a.status, a.sources, a.targets,
                a.place, a.city, a.articles, a.independent_articles, a.owners, a.confidence,
                a.first_reported_at
            )
        )
    )

-- name: write_aliases
insert into event_aliases
select event_id, merged_into, $now from gone where merged_into is not null

-- name: follow_aliases
update event_aliases
set event_id = g.merged_into
from gone as g
where
    event_aliases.event_id = g.event_id
    and g.merged_into is not null

-- name: forget_aliases
-- An id that is an event again leads to itself.
delete from event_aliases where old_event_id in (select event_id from acts)

-- name: remove_merged
delete from events
where event_id in (select event_id from gone where merged_into is not null)

-- name: withdraw_gone
update events
set withdrawn_at = $now, withdrawn_why = g.why
from gone as g
where events.event_id = g.event_id and g.merged_into is null

-- name: update_changed
update events
set
    day = a.day,
    day_to = a.day_to,
    date_basis = a.date_basis,
    type = a.type,
    mode = a.mode,
    status = a.status,
    sources = a.sources,
    targets = a.targets,
    place = a.place,
    city = a.city,
    articles = a.articles,
    independent_articles = a.independent_articles,
    owners = a.owners,
    confidence = a.confidence,
    first_reported_at = a.first_reported_at,
    recorded_at = $now,
    withdrawn_at = null,
    withdrawn_why = null
from acts as a
where
    events.event_id = a.event_id
    and (
        events.withdrawn_at is not null
        or (
            events.day, events.day_to, events.date_basis, events.type, events.mode, events.status,
            events.sources, events.targets, events.place, events.city, events.articles,
            events.independent_articles, events.owners, events.confidence,
            events.first_reported_at
        ) is distinct from (
            a.day, a.day_to, a.date_basis, a.type, a.mode, a.status, a.sources, a.targets,
            a.place, a.city, a.articles, a.independent_articles, a.owners, a.confidence,
            a.first_reported_at
        )
    )

-- name: insert_new
insert into events by name
select a.* exclude (key), $now as recorded_at
from acts as a
anti join events as e on e.event_id = a.event_id
order by a.day, a.event_id

-- name: name_events
update reports
set event_id = r.new_event_id
from rested as r
where
    reports.report_id = r.report_id
    and reports.event_id is distinct from r.new_event_id

-- name: unname_withdrawn
-- A report that no longer counts stands in no event.
update reports
set event_id = null
where withdrawn_at is not null and event_id is not null

-- name: forget_parties
delete from event_parties
where
    event_id in (select event_id from acts)
    or event_id in (select event_id from gone)

-- name: write_parties
-- Where a named body or person acts for a code, the bare code on that side says nothing more.
insert into event_parties
with listed as (
    select new_event_id as event_id, unnest(parties) as party
    from rested
    where not is_replaced
    union all
    select
        new_event_id,
        unnest(
            list_transform(
                sources,
                lambda code: struct_pack(
                    side := 'source', code := code, sector := 'GOV', name := null::varchar,
                    actor_id := null::varchar
                )
            )
            || list_transform(
                targets,
                lambda code: struct_pack(
                    side := 'target', code := code, sector := 'GOV', name := null::varchar,
                    actor_id := null::varchar
                )
            )
        )
    from rested
    where is_replaced or len(coalesce(parties, [])) = 0
),

distinct_parties as (
    select distinct
        l.event_id, l.party.side as side, l.party.code as code, l.party.sector as sector,
        l.party.name as name, l.party.actor_id as actor_id
    from listed as l
),

telling as (
    select *
    from distinct_parties
    qualify
        name is not null
        or count(name) over (partition by event_id, side, code) = 0
)

select
    event_id, side,
    row_number() over (
        partition by event_id, side order by code, sector, name nulls first, actor_id
    )::integer,
    code, coalesce(sector, 'GOV'), actor_id, name
from telling
order by event_id, side, code, sector, name nulls first, actor_id

-- name: link_planned
-- The planned act of which an act that happened is the happening: same type and parties, in
-- whatever direction, reported before it, planned for its day give or take one.
update events
set planned_event_id = w.planned_event_id
from (
    with current_events as (
        select
            *,
            list_sort(list_distinct(list_concat(sources, targets))) as parties
        from events
        where withdrawn_at is null
    ),

    touched as (
        select distinct type, parties
        from current_events
        where hash(type, status, sources, targets) in (select key from keys)
        union
        select distinct type, list_sort(list_distinct(list_concat(sources, targets)))
        from events
        where event_id in (select event_id from gone)
    )

    select h.event_id, p.event_id as planned_event_id
    from current_events as h
    inner join touched as t on t.type = h.type and t.parties = h.parties
    left join current_events as p
        on
            p.status = 'planned'
            and p.type = h.type
            and p.parties = h.parties
            and p.first_reported_at <= h.first_reported_at
            and case
                when p.date_basis = 'published' then h.day between p.day and p.day + 14
                else h.day between p.day - 1 and coalesce(p.day_to, p.day) + 1
            end
    where h.status = 'happened'
    qualify
        row_number() over (
            partition by h.event_id
            order by
                (p.sources = h.sources and p.targets = h.targets) desc,
                p.date_basis = 'published',
                abs(p.day - h.day), p.event_id
        ) = 1
) as w
where
    events.event_id = w.event_id
    and events.planned_event_id is distinct from w.planned_event_id

-- name: take_named
create or replace temp table named as
select distinct m.actor_id
from mentions as m
semi join dirty on dirty.article_id = m.article_id

-- name: forget_actors
delete from actors where actor_id in (select actor_id from named)

-- name: write_actors
insert into actors
select
    m.actor_id,
    mode(m.kind order by m.kind),
    coalesce(mode(m.name order by m.name), mode(m.text order by m.text)),
    min(m.code),
    min(m.sector),
    arg_max(m.role, (m.day, m.role)),
    bool_or(e.name is not null),
    min(m.day),
    max(m.day),
    count(*)
from mentions as m
left join (select distinct name, code from actor_evidence where withdrawn_at is null) as e
    on e.name = m.name and e.code = m.code and m.kind = 'person'
where m.withdrawn_at is null and m.actor_id in (select actor_id from named)
group by m.actor_id
order by m.actor_id

-- name: count_events
select
    (select count(*) from acts) as acts,
    (select count(*) from gone) as gone,
    (select count(*) from reflagged) as reflagged,
    (select count(*) from moved) as moved
