-- One row per day of publication (UTC), outlet, country and language.
-- example: select country, sum(articles) as articles from coverage_daily group by country order by articles desc, country
create or replace view coverage_daily as
select
    day,
    outlet,
    country,
    language,
    count(*) as articles,
    count(*) filter (where is_copy) as copies,
    count(*) filter (where is_coded) as coded,
    count(distinct story_id) as stories
from articles
group by day, outlet, country, language;

comment on view coverage_daily is 'One row per day of publication, outlet, country and language: what was read.';
comment on column coverage_daily.day is 'Day (UTC) of publication.';
comment on column coverage_daily.outlet is 'Name of the outlet, as feeds.toml gives it.';
comment on column coverage_daily.country is 'Country of the outlet (ISO 3166 alpha-3), or an organisation''s code.';
comment on column coverage_daily.language is 'Language (ISO 639-1).';
comment on column coverage_daily.articles is 'Articles read.';
comment on column coverage_daily.copies is 'Of them copies of others.';
comment on column coverage_daily.coded is 'Of them in a coded language.';
comment on column coverage_daily.stories is 'Different texts among them.';
