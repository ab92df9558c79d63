-- One row per type and mode of act, and one per type without a mode: what it is in PLOVER and in
-- CAMEO, and how cooperative or hostile each scale holds it.
-- example: select type, mode, cameo, goldstein, plover_score, quad_class from ontology order by type, mode nulls first
create or replace view ontology as
with types (type, meaning, plover_quad, planned_cameo, planned_goldstein) as (
    values
    ('AGREE', 'agree, accept, promise; sign', 1, '030', 4.0),
    ('CONSULT', 'meet, visit, telephone, negotiate', 1, '036', 4.0),
    ('SUPPORT', 'back, praise, recognise, apologise', 1, '032', 4.5),
    ('CONCEDE', 'give way, ease a restriction', 1, '035', 7.0),
    ('COOPERATE', 'work, trade, exercise or share together', 2, '031', 5.2),
    ('AID', 'give goods, money, arms, protection or asylum', 2, '033', 5.2),
    ('RETREAT', 'withdraw, release, disarm, cease fire, let in', 2, '035', 7.0),
    ('REQUEST', 'ask, demand, call for', 3, null, null),
    ('ACCUSE', 'criticise, blame, investigate', 3, null, null),
    ('REJECT', 'refuse, decline, veto', 3, null, null),
    ('THREATEN', 'threaten, warn, give an ultimatum', 3, null, null),
    ('PROTEST', 'demonstrate, strike, riot', 4, null, null),
    ('SANCTION', 'reduce relations: recall, expel, cut off, put an embargo on', 4, null, null),
    ('MOBILIZE', 'raise, move or show forces', 4, null, null),
    ('COERCE', 'seize, restrict, arrest, deport, hack', 4, null, null),
    ('ASSAULT', 'attack, kill, abduct, destroy', 4, null, null)
),

scored (type, mode, cameo, goldstein, plover_score) as (
    values
    ('AGREE', null, '030', 4.0, 2.5),
    ('CONSULT', null, '040', 1.0, 2.5),
    ('CONSULT', 'meet', '040', 1.0, 2.5),
    ('CONSULT', 'multilateral', '040', 1.0, 4.0),
    ('CONSULT', 'phone', '041', 1.0, 1.5),
    ('CONSULT', 'third-party', '045', 5.0, 1.0),
    ('CONSULT', 'visit', '042', 1.9, 4.0),
    ('SUPPORT', null, '050', 3.5, 5.0),
    ('CONCEDE', null, '080', 5.0, 4.5),
    ('COOPERATE', null, '060', 6.0, 9.5),
    ('AID', null, '070', 7.0, 10.0),
    ('RETREAT', null, '080', 5.0, 6.5),
    ('RETREAT', 'access', '086', 9.0, 6.5),
    ('RETREAT', 'ceasefire', '0871', 9.0, 7.5),
    ('RETREAT', 'disarm', '0873', 9.0, 10.0),
    ('RETREAT', 'release', '0841', 7.0, 6.5),
    ('RETREAT', 'resign', '0831', 5.0, 4.5),
    ('RETREAT', 'return', '0842', 7.0, 6.5),
    ('RETREAT', 'withdraw', '0874', 10.0, 8.0),
    ('REQUEST', null, '100', -5.0, 0.0),
    ('REQUEST', 'assist', '101', -5.0, 0.5),
    ('REQUEST', 'change', '104', -5.0, -1.0),
    ('REQUEST', 'meet', '106', -5.0, 0.0),
    ('REQUEST', 'yield', '105', -5.0, -1.0),
    ('ACCUSE', null, '110', -2.0, -3.0),
    ('ACCUSE', 'allege', '112', -2.0, -3.5),
    ('ACCUSE', 'disapprove', '111', -2.0, -2.0),
    ('ACCUSE', 'investigate', '090', -2.0, -3.5),
    ('REJECT', null, '120', -4.0, -2.0),
    ('REJECT', 'assist', '121', -4.0, -1.5),
    ('REJECT', 'change', '123', -4.0, -2.0),
    ('REJECT', 'meet', '125', -5.0, -2.0),
    ('REJECT', 'yield', '124', -5.0, -2.0),
    ('THREATEN', null, '130', -4.4, -3.5),
    ('THREATEN', 'arrest', '132', -5.8, -3.5),
    ('THREATEN', 'ban', '132', -5.8, -3.5),
    ('THREATEN', 'expel', '136', -7.0, -3.5),
    ('THREATEN', 'relations', '1313', -5.8, -3.5),
    ('THREATEN', 'restrict', '1312', -5.8, -3.0),
    ('THREATEN', 'rights', '1321', -5.8, -3.5),
    ('THREATEN', 'territory', '1382', -7.0, -4.0),
    ('THREATEN', 'violence', '138', -7.0, -3.5),
    ('PROTEST', null, '140', -6.5, -5.0),
    ('PROTEST', 'boycott', '143', -6.5, -4.5),
    ('PROTEST', 'demo', '141', -6.5, -5.0),
    ('PROTEST', 'hunger', '142', -6.5, -4.5),
    ('PROTEST', 'obstruct', '144', -7.5, -4.5),
    ('PROTEST', 'riot', '145', -7.5, -7.0),
    ('PROTEST', 'strike', '143', -6.5, -5.0),
    ('PROTEST', 'vandalize', '145', -7.5, -5.0),
    ('SANCTION', null, '160', -4.0, -6.0),
    ('SANCTION', 'convict', '160', -4.0, -6.0),
    ('SANCTION', 'discontinue', '163', -6.5, -6.0),
    ('SANCTION', 'expel', '166', -8.0, -5.5),
    ('SANCTION', 'withdraw', '161', -4.0, -6.0),
    ('MOBILIZE', null, '150', -7.2, -5.5),
    ('MOBILIZE', 'militia', '154', -7.2, -6.0),
    ('MOBILIZE', 'police', '153', -7.2, -5.5),
    ('MOBILIZE', 'troops', '154', -7.2, -6.5),
    ('MOBILIZE', 'weapons', '150', -7.2, -6.5),
    ('COERCE', null, '170', -7.0, -7.0),
    ('COERCE', 'arrest', '173', -5.0, -7.0),
    ('COERCE', 'ban', '1722', -5.0, -7.0),
    ('COERCE', 'censor', '1721', -5.0, -6.5),
    ('COERCE', 'curfew', '1723', -5.0, -6.5),
    ('COERCE', 'cyber', '170', -7.0, -7.0),
    ('COERCE', 'deport', '174', -5.0, -7.0),
    ('COERCE', 'martial-law', '1724', -5.0, -7.5),
    ('COERCE', 'misinformation', '170', -7.0, -6.5),
    ('COERCE', 'restrict', '172', -5.0, -7.0),
    ('COERCE', 'seize', '171', -9.2, -7.0),
    ('COERCE', 'withhold', '170', -7.0, -7.0),
    ('ASSAULT', null, '190', -10.0, -9.0),
    ('ASSAULT', 'abduct', '181', -9.0, -8.5),
    ('ASSAULT', 'aerial', '195', -10.0, -9.5),
    ('ASSAULT', 'beat', '182', -9.5, -7.5),
    ('ASSAULT', 'crowd-control', '175', -9.0, -7.5),
    ('ASSAULT', 'destroy', '1712', -9.2, -8.5),
    ('ASSAULT', 'drone', '195', -10.0, -9.5),
    ('ASSAULT', 'execute', '1823', -10.0, -9.0),
    ('ASSAULT', 'explosives', '183', -10.0, -9.0),
    ('ASSAULT', 'firearms', '193', -10.0, -9.0),
    ('ASSAULT', 'heavy-weapons', '194', -10.0, -9.5),
    ('ASSAULT', 'primitive', '182', -9.5, -8.0),
    ('ASSAULT', 'sexual', '1821', -9.0, -8.5),
    ('ASSAULT', 'suicide-attack', '1831', -10.0, -9.5),
    ('ASSAULT', 'targeted', '186', -10.0, -9.5),
    ('ASSAULT', 'torture', '1822', -9.0, -8.5),
    ('ASSAULT', 'unconventional', '204', -10.0, -10.0)
)

select
    s.type,
    s.mode,
    t.meaning,
    s.cameo,
    left(s.cameo, 3) as cameo_base,
    left(s.cameo, 2) as cameo_root,
    s.goldstein::double as goldstein,
    s.plover_score::double as plover_score,
    case
        when s.cameo < '06' then 1
        when s.cameo < '09' then 2
        when s.cameo < '14' then 3
        else 4
    end as quad_class,
    t.plover_quad,
    t.planned_cameo,
    t.planned_goldstein::double as planned_goldstein
from scored as s
inner join types as t using (type);

comment on view ontology is 'One row per type and mode of act, and one per type without a mode: codes and scores of PLOVER and CAMEO. Which code stands for which mode is this project''s own choice, after the public correspondence CAMEO2PLOVER (2021).';
comment on column ontology.type is 'PLOVER type of the act (PLOVER manual 0.8, 16 types).';
comment on column ontology.mode is 'Mode of the type; null for an act whose text tells none. meet is this project''s own mode of CONSULT.';
comment on column ontology.meaning is 'What the type holds, in a few words.';
comment on column ontology.cameo is 'CAMEO code nearest to it (CAMEO 1.1b3, Schrodt 2012).';
comment on column ontology.cameo_base is 'Its first three digits.';
comment on column ontology.cameo_root is 'Its first two digits.';
comment on column ontology.goldstein is 'Goldstein score of that CAMEO code, -10 (most hostile) to 10: Goldstein, Journal of Conflict Resolution 36 (1992), as carried over to CAMEO by the Event Data Project and used by GDELT.';
comment on column ontology.plover_score is 'Score of the type and mode, -10 to 10: PLOVER manual 0.8; where it scores no such mode, that of the type. It prints ACCUSE as +3 while all modes of ACCUSE are negative: here -3.';
comment on column ontology.quad_class is 'GDELT''s QuadClass of the CAMEO root: 1 verbal cooperation (01-05), 2 material cooperation (06-08), 3 verbal conflict (09-13), 4 material conflict (14-20); GDELT event codebook 2.0.';
comment on column ontology.plover_quad is 'PLOVER''s own quad category of the type, 1 to 4 as above (manual 0.8; of its two answers for SANCTION the one of its section, material conflict). Differs from quad_class for CONCEDE.';
comment on column ontology.planned_cameo is 'CAMEO code of the intent (03x), where an act is planned and CAMEO has one; null otherwise.';
comment on column ontology.planned_goldstein is 'Goldstein score of planned_cameo.';
