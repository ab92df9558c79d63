-- One row per day of publication (UTC), outlet, country and language.
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
