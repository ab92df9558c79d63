-- Persons whose office texts stated: what coding may trust, and what contradicts itself.

-- name: trusted
-- One row per name whose office three owners state alike: its validity runs from the first
-- statement to the last. A name that is stated with two countries at once is left out.
with evidence as (
    select e.*
    from actor_evidence as e
    join segments as s
        on s.article_id = e.article_id and s.revision = e.revision and s.n = e.n
    where e.withdrawn_at is null and s.is_kept and not s.is_boilerplate
),
stated as (
    select
        name,
        code,
        sector,
        role,
        min(day) as first_day,
        max(day) as last_day,
        count(distinct owner) as owners
    from evidence
    group by name, code, sector, role
),
contradicted as (
    select distinct a.name
    from stated as a
    join stated as b
        on b.name = a.name
        and b.code <> a.code
        and b.first_day <= a.last_day
        and b.last_day >= a.first_day
)
select
    name,
    code,
    sector,
    role,
    first_day,
    last_day
from stated
where owners >= 3 and name not in (select name from contradicted)
order by name, first_day, code, role;
