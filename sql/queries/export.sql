-- What export, sample and codebook ask of the published snapshot. `take_pairs` chooses; the shapes
-- read what it chose.

-- name: take_names
-- One row per country and organisation, with the name that a network or a table shows.
create or replace temp table party_names as
select code, name from country_codes
union all
select code, arg_max(name, (mentions, name))
from actors
where kind = 'organisation' and sector in ('IGO', 'NGO')
group by code

-- name: take_pairs
-- One row per chosen act and directed pair of actors; a pair that acted together stands once. Acts
-- within one country, and those without a target, only where they are asked for.
create or replace temp table chosen_pairs as
with chosen as (
    select *, sources = targets as is_symmetric
    from events
    where
        withdrawn_at is null
        and day between coalesce($since::date, '-infinity') and coalesce($until::date, 'infinity')
        and ($types::varchar[] is null or list_contains($types::varchar[], type))
        and ($statuses::varchar[] is null or list_contains($statuses::varchar[], status))
        and list_position(['low', 'medium', 'high'], confidence)
        >= list_position(['low', 'medium', 'high'], coalesce($min_confidence::varchar, 'low'))
),

sided as (
    select *, unnest(sources) as actor1 from chosen
),

paired as (
    select *, unnest(if(len(targets) = 0, [null], targets)) as actor2 from sided
),

kept as (
    select *
    from paired
    where
        case
            when actor1 is distinct from actor2 and actor2 is not null
                then not is_symmetric or actor1 < actor2
            else $internal::boolean and (not is_symmetric or len(sources) = 1)
        end
        and (
            $countries::varchar[] is null
            or list_contains($countries::varchar[], actor1)
            or list_contains($countries::varchar[], actor2)
        )
),

parties as (
    select
        event_id, side, code,
        arg_min(sector, party) as sector,
        arg_min(name, party) filter (where name is not null) as name
    from event_parties
    where event_id in (select event_id from kept)
    group by event_id, side, code
),

tellings as (
    select
        r.event_id,
        count(*) as reports,
        count(distinct a.outlet) as outlets,
        arg_min(
            {
                report_id: r.report_id, article_id: r.article_id, n: r.n, sentence: r.sentence,
                coder_version: r.coder_version
            },
            (r.published_at, r.report_id)
        ) as first
    from reports as r
    inner join articles as a using (article_id)
    where r.withdrawn_at is null and r.event_id in (select event_id from kept)
    group by r.event_id
)

select
    k.event_id, k.day, k.day_to, k.date_basis, k.type, k.mode, k.status, k.actor1,
    p1.sector as actor1_sector,
    coalesce(p1.name, n1.name, k.actor1) as actor1_name,
    k.actor2,
    p2.sector as actor2_sector,
    coalesce(p2.name, n2.name, k.actor2) as actor2_name,
    k.is_symmetric, k.place, k.city, k.articles, k.independent_articles, k.owners, k.confidence,
    k.first_reported_at, k.planned_event_id, s.cameo, s.goldstein, s.plover_score, s.quad_class,
    t.first.sentence as sentence, a.title, a.outlet, a.language, a.url,
    k.recorded_at, t.reports, t.outlets, t.first as told, a.published_at
from kept as k
inner join event_scores as s using (event_id)
left join parties as p1
    on p1.event_id = k.event_id and p1.side = 'source' and p1.code = k.actor1
left join parties as p2
    on p2.event_id = k.event_id and p2.side = 'target' and p2.code = k.actor2
left join party_names as n1 on n1.code = k.actor1
left join party_names as n2 on n2.code = k.actor2
left join tellings as t on t.event_id = k.event_id
left join articles as a on a.article_id = t.first.article_id

-- name: count_pairs
select count(*) as rows, count(distinct event_id) as events from chosen_pairs

-- name: flat
-- The shape of CSV, Parquet, JSON lines and XLSX.
select * exclude (recorded_at, reports, outlets, told, published_at)
from chosen_pairs
order by day, event_id, actor1, actor2

-- name: gdelt
-- The 61 columns of GDELT 2.0 events (event codebook 2.0, 2015); no tone and no coordinates are
-- known, acts without a CAMEO code (denied, or planned without a code for the intent) are left out.
with coded as (
    select
        p.*, o1.cameo as group1, o2.cameo as group2, c1.cameo as country1, c2.cameo as country2,
        s1.cameo as sector1, s2.cameo as sector2, g.fips, g.name as place_name
    from chosen_pairs as p
    left join organisation_codes as o1 on o1.code = p.actor1
    left join organisation_codes as o2 on o2.code = p.actor2
    left join country_codes as c1 on c1.code = p.actor1
    left join country_codes as c2 on c2.code = p.actor2
    left join sector_codes as s1 on s1.sector = p.actor1_sector
    left join sector_codes as s2 on s2.sector = p.actor2_sector
    left join country_codes as g on g.code = p.place
    where p.cameo is not null
)

select
    -- 52 bits: exact in R and JavaScript, and the same in every export.
    md5_number_lower(concat_ws('|', event_id, actor1, actor2)) >> 12 as "GlobalEventID",
    strftime(day, '%Y%m%d') as "Day",
    strftime(day, '%Y%m') as "MonthYear",
    year(day) as "Year",
    format('{:.4f}', year(day) + ((month(day) - 1) * 30 + day(day)) / 365) as "FractionDate",
    coalesce(country1, if(sector1 in ('IGO', 'NGO'), sector1, actor1))
    || coalesce(if(country1 is null and sector1 in ('IGO', 'NGO'), group1, sector1), '')
        as "Actor1Code",
    upper(actor1_name) as "Actor1Name",
    country1 as "Actor1CountryCode",
    group1 as "Actor1KnownGroupCode",
    null as "Actor1EthnicCode",
    null as "Actor1Religion1Code",
    null as "Actor1Religion2Code",
    sector1 as "Actor1Type1Code",
    null as "Actor1Type2Code",
    null as "Actor1Type3Code",
    coalesce(country2, if(sector2 in ('IGO', 'NGO'), sector2, actor2))
    || coalesce(if(country2 is null and sector2 in ('IGO', 'NGO'), group2, sector2), '')
        as "Actor2Code",
    upper(actor2_name) as "Actor2Name",
    country2 as "Actor2CountryCode",
    group2 as "Actor2KnownGroupCode",
    null as "Actor2EthnicCode",
    null as "Actor2Religion1Code",
    null as "Actor2Religion2Code",
    sector2 as "Actor2Type1Code",
    null as "Actor2Type2Code",
    null as "Actor2Type3Code",
    (coalesce(told.n, 9) <= 2)::integer as "IsRootEvent",
    cameo as "EventCode",
    left(cameo, 3) as "EventBaseCode",
    left(cameo, 2) as "EventRootCode",
    quad_class as "QuadClass",
    goldstein as "GoldsteinScale",
    coalesce(reports, 0) as "NumMentions",
    coalesce(outlets, 0) as "NumSources",
    articles as "NumArticles",
    null as "AvgTone",
    0 as "Actor1Geo_Type",
    null as "Actor1Geo_Fullname",
    null as "Actor1Geo_CountryCode",
    null as "Actor1Geo_ADM1Code",
    null as "Actor1Geo_ADM2Code",
    null as "Actor1Geo_Lat",
    null as "Actor1Geo_Long",
    null as "Actor1Geo_FeatureID",
    0 as "Actor2Geo_Type",
    null as "Actor2Geo_Fullname",
    null as "Actor2Geo_CountryCode",
    null as "Actor2Geo_ADM1Code",
    null as "Actor2Geo_ADM2Code",
    null as "Actor2Geo_Lat",
    null as "Actor2Geo_Long",
    null as "Actor2Geo_FeatureID",
    case
        when place is null then 0
        when city is null then 1
        when place = 'USA' then 3
        else 4
    end as "ActionGeo_Type",
    if(place is null, null, concat_ws(', ', city, coalesce(place_name, place)))
        as "ActionGeo_Fullname",
    fips as "ActionGeo_CountryCode",
    fips as "ActionGeo_ADM1Code",
    null as "ActionGeo_ADM2Code",
    null as "ActionGeo_Lat",
    null as "ActionGeo_Long",
    if(city is null, fips, null) as "ActionGeo_FeatureID",
    strftime(recorded_at at time zone 'UTC', '%Y%m%d%H%M%S') as "DATEADDED",
    url as "SOURCEURL"
from coded
order by day, event_id, actor1, actor2

-- name: polecat
-- The 40 columns of POLECAT (Political Event Classification, Attributes, and Types, 2023): acts that
-- happened; contexts, titles, Wikipedia pages and coordinates are not coded.
with stories as (
    select
        article_id,
        string_agg(distinct name, '; ' order by name) filter (where kind = 'person') as people,
        string_agg(distinct name, '; ' order by name) filter (where kind = 'organisation')
            as organisations,
        string_agg(distinct name, '; ' order by name) filter (where kind = 'country') as locations
    from mentions
    where withdrawn_at is null and article_id in (select told.article_id from chosen_pairs)
    group by article_id
)

select
    concat_ws('-', event_id, actor1, actor2) as "Event ID",
    day as "Event Date",
    p.type as "Event Type",
    p.mode as "Event Mode",
    p.plover_score as "Intensity",
    [
        'VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT'
    ][o.plover_quad] as "Quad Code",
    null as "Contexts",
    actor1_name as "Actor Name",
    coalesce(c1.code, o1.plover, s1.plover_country, actor1) as "Actor Country",
    c1.cow as "Actor COW",
    s1.plover as "Primary Actor Sector",
    s1.plover as "Actor Sectors",
    null as "Actor Title",
    actor1_name as "Actor Name Raw",
    null as "Wikipedia Actor ID",
    actor2_name as "Recipient Name",
    coalesce(c2.code, o2.plover, s2.plover_country, actor2) as "Recipient Country",
    c2.cow as "Recipient COW",
    s2.plover as "Primary Recipient Sector",
    s2.plover as "Recipient Sectors",
    null as "Recipient Title",
    actor2_name as "Recipient Name Raw",
    null as "Wikipedia Recipient ID",
    coalesce(city, place) as "Placename",
    city as "City",
    null as "District",
    null as "Province",
    place as "Country",
    null as "Latitude",
    null as "Longitude",
    null as "GeoNames ID",
    coalesce(city, place) as "Raw Placename",
    null as "Feature Type",
    outlet as "Source",
    (published_at at time zone 'UTC')::date as "Publication Date",
    people as "Story People",
    organisations as "Story Organizations",
    locations as "Story Locations",
    language as "Language",
    'attache ' || told.coder_version as "Version"
from chosen_pairs as p
inner join ontology as o on o.type = p.type and o.mode is null
left join organisation_codes as o1 on o1.code = p.actor1
left join organisation_codes as o2 on o2.code = p.actor2
left join country_codes as c1 on c1.code = p.actor1
left join country_codes as c2 on c2.code = p.actor2
left join sector_codes as s1 on s1.sector = p.actor1_sector
left join sector_codes as s2 on s2.sector = p.actor2_sector
left join stories as s on s.article_id = p.told.article_id
where p.status = 'happened'
order by day, event_id, actor1, actor2

-- name: nodes
-- Actors of the period's network.
with parties as (
    select event_id, actor1 as code, true as is_source, is_symmetric as is_target from chosen_pairs
    union all
    select event_id, actor2, is_symmetric, true from chosen_pairs where actor2 is not null
)

select
    p.code,
    coalesce(min(n.name), p.code) as name,
    count(distinct p.event_id) as events,
    count(distinct p.event_id) filter (where p.is_source) as as_source,
    count(distinct p.event_id) filter (where p.is_target) as as_target
from parties as p
left join party_names as n on n.code = p.code
group by p.code
order by p.code

-- name: edges
-- Directed; what two did together counts in both directions.
select
    source, target, count(*) as events, sum(articles)::bigint as articles,
    count(*) filter (where is_symmetric) as together,
    round(avg(goldstein), 3) as goldstein,
    round(avg(plover_score), 3) as plover_score,
    count(*) filter (where quad_class = 1) as verbal_cooperation,
    count(*) filter (where quad_class = 2) as material_cooperation,
    count(*) filter (where quad_class = 3) as verbal_conflict,
    count(*) filter (where quad_class = 4) as material_conflict,
    min(day)::varchar as first_day,
    max(day)::varchar as last_day
from (
    select *, actor1 as source, actor2 as target from chosen_pairs
    union all
    select *, actor2, actor1 from chosen_pairs where is_symmetric and actor1 <> actor2
)
where target is not null
group by source, target
order by source, target

-- name: sources
-- The articles on which the chosen acts rest.
select
    a.article_id, a.title, a.byline, a.outlet, a.language, a.url,
    (a.published_at at time zone 'UTC')::date as published,
    (a.fetched_at at time zone 'UTC')::date as fetched
from articles as a
where
    a.article_id in (
        select article_id
        from reports
        where withdrawn_at is null and event_id in (select event_id from chosen_pairs)
    )
order by published, a.article_id

-- name: sample
-- Random acts, each by one of its sentences, with empty columns for a validator's verdicts: those of
-- corrections.csv. The same seed and snapshot give the same acts.
select
    e.event_id, e.day, e.type, e.mode, e.status,
    array_to_string(e.sources, ',') as sources,
    array_to_string(e.targets, ',') as targets,
    e.place, e.date_basis, e.confidence, e.articles, told.r.rule, told.r.trigger,
    told.r.sentence,
    a.title, a.outlet, a.language, a.published_at, a.url,
    left(sha256(told.r.sentence), 16) as sentence_hash,
    null as verdict, null as replacement, null as "by", null as why
from (
    select *
    from events
    where
        withdrawn_at is null
        and day between coalesce($since::date, '-infinity') and coalesce($until::date, 'infinity')
    order by md5(event_id || $seed::varchar)
    limit $n::integer
) as e
inner join (
    select event_id, arg_min(reports, md5(report_id || $seed::varchar)) as r
    from reports
    where withdrawn_at is null and event_id is not null
    group by event_id
) as told using (event_id)
inner join articles as a on a.article_id = told.r.article_id
order by md5(e.event_id || $seed::varchar)

-- name: snapshot
select name, as_of, coder_version from snapshot

-- name: types
select * from ontology order by plover_quad, type, mode nulls first

-- name: sectors
select * from sector_codes order by sector

-- name: organisations
select * from organisation_codes order by code

-- name: countries
select * from country_codes order by code
