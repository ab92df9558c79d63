-- One row per act that stands, with its code and scores: a series of cooperation and conflict is the
-- mean or sum of goldstein or plover_score.
-- example: select p.actor1, p.actor2, avg(s.goldstein) as goldstein from event_pairs as p inner join event_scores as s using (event_id) where p.status = 'happened' group by all order by goldstein, p.actor1, p.actor2 limit 10
create or replace view event_scores as
select
    e.event_id, e.day, e.type, e.mode, e.status,
    case e.status
        when 'happened' then coalesce(o.cameo, t.cameo)
        when 'planned' then t.planned_cameo
    end as cameo,
    case e.status
        when 'happened' then coalesce(o.goldstein, t.goldstein)
        when 'planned' then t.planned_goldstein
    end as goldstein,
    case e.status
        when 'happened' then coalesce(o.plover_score, t.plover_score)
    end as plover_score,
    case e.status
        when 'happened' then coalesce(o.quad_class, t.quad_class)
        when 'planned' then case when t.planned_cameo is not null then 1 end
    end as quad_class
from events as e
inner join ontology as t on t.type = e.type and t.mode is null
left join ontology as o on o.type = e.type and o.mode = e.mode
where e.withdrawn_at is null;

comment on view event_scores is 'One row per act that stands, with its CAMEO code and scores. A denied act has none; a planned one those of the intent, where CAMEO has a code for it.';
comment on column event_scores.event_id is 'Act: 16 hex characters, the hash of its smallest report; event_aliases leads from old ids.';
comment on column event_scores.day is 'Day of the act, by the calendar of the place of publication; never null, date_basis says how it is known.';
comment on column event_scores.type is 'PLOVER type of the act.';
comment on column event_scores.mode is 'Mode of the type (visit, meet, phone, ...); null where the text tells none.';
comment on column event_scores.status is 'happened, planned or denied.';
comment on column event_scores.cameo is 'CAMEO code nearest to it (ontology).';
comment on column event_scores.goldstein is 'Goldstein score of that code, -10 to 10: Goldstein 1992, as carried over to CAMEO (ontology).';
comment on column event_scores.plover_score is 'Score of type and mode, -10 to 10: PLOVER manual 0.8 (ontology).';
comment on column event_scores.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by GDELT''s rule (ontology).';
