-- One row per sector of an actor: its code in other lists.
-- example: select sector, cameo, plover from sector_codes order by sector
create or replace view sector_codes as
select *
from (
    values
    ('GOV', 'GOV', 'GOV', null, 'government: ministers, ministries, embassies, a junta in power'),
    ('MIL', 'MIL', 'MIL', null, 'armed forces and their units'),
    ('LEG', 'LEG', 'LEG', null, 'parliament and its members'),
    ('JUD', 'JUD', 'JUD', null, 'national courts, judges and prosecutors'),
    ('OPP', 'OPP', 'OPP', null, 'political opposition'),
    ('REB', 'REB', 'REB', null, 'armed groups'),
    ('COP', 'COP', 'COP', null, 'police'),
    ('SPY', 'SPY', 'SPY', null, 'intelligence services'),
    ('IGO', 'IGO', null, 'IGO', 'international organisations, their courts and officials'),
    ('NGO', 'NGO', null, 'NGO', 'non-governmental organisations'),
    ('MED', 'MED', 'JRN', null, 'journalists and news media'),
    ('BUS', 'BUS', 'BUS', null, 'companies'),
    ('CVL', 'CVL', 'CVL', null, 'private people, protesters, former officials')
) as s (sector, cameo, plover, plover_country, meaning);

comment on view sector_codes is 'One row per sector of an actor: its code in other lists.';
comment on column sector_codes.sector is 'Sector, as events have it.';
comment on column sector_codes.cameo is 'Role code of CAMEO 1.1b3, which GDELT''s Type columns use.';
comment on column sector_codes.plover is 'Sector of PLOVER 0.8 and POLECAT; null for what they hold for a kind of country.';
comment on column sector_codes.plover_country is 'What stands in place of a country in PLOVER and POLECAT.';
comment on column sector_codes.meaning is 'Who is meant.';
