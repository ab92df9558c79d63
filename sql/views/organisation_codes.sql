-- One row per organisation that CAMEO or PLOVER give a code of their own.
-- example: select code, cameo, plover from organisation_codes order by code limit 10
create or replace view organisation_codes as
select *
from (
    values
    ('UN', 'UNO', 'UNO'), ('EU', 'EEC', 'EUR'), ('NATO', 'NAT', 'IGO'), ('AU', 'AFU', 'IGO'),
    ('ARABL', 'ARL', 'IGO'), ('ASEAN', 'ASN', 'IGO'), ('CIS', 'CIS', 'IGO'), ('COE', 'COE', 'IGO'),
    ('COMESA', 'CEM', 'IGO'), ('EBRD', 'EBR', 'IGO'), ('ECCAS', 'ECA', 'IGO'),
    ('ECOWAS', 'WAS', 'IGO'), ('EFTA', 'EFT', 'IGO'), ('FAO', 'FAO', 'UNO'), ('G7', 'GOS', 'IGO'),
    ('G77', 'GSS', 'IGO'), ('GCC', 'GCC', 'IGO'), ('HRW', 'HRW', 'NGO'),
    ('IAEA', 'IAE', 'IGO'), ('ICC', 'ICC', 'IGO'), ('ICG', 'ICG', 'NGO'), ('ICJ', 'ICJ', 'UNO'),
    ('ICRC', 'IRC', 'NGO'), ('IGAD', 'IAD', 'IGO'), ('ILO', 'ILO', 'UNO'), ('IMF', 'IMF', 'IGO'),
    ('INTERPOL', 'ITP', 'IGO'), ('IOM', 'IOM', 'IGO'), ('MSF', 'MSF', 'NGO'), ('NONALIGNED', 'NON', 'IGO'),
    ('OAS', 'OAS', 'IGO'), ('OIC', 'OIC', 'IGO'), ('OPEC', 'OPC', 'IGO'),
    ('OSCE', 'SCE', 'IGO'), ('SAARC', 'SAA', 'IGO'), ('SADC', 'SAD', 'IGO'),
    ('UEMOA', 'UEM', 'IGO'), ('UNHCR', 'HCR', 'UNO'), ('UNICEF', 'KID', 'UNO'),
    ('WB', 'WBK', 'IGO'), ('WEF', 'WEF', 'NGO'), ('WFP', 'WFP', 'UNO'), ('WHO', 'WHO', 'UNO'),
    ('WTO', 'WTO', 'IGO')
) as o (code, cameo, plover);

comment on view organisation_codes is 'One row per organisation that CAMEO or PLOVER give a code of their own; others are IGO or NGO by their sector.';
comment on column organisation_codes.code is 'Acronym, as events have it.';
comment on column organisation_codes.cameo is 'Code of the known group in CAMEO 1.1b3, which GDELT''s Actor columns use.';
comment on column organisation_codes.plover is 'Code that stands in place of a country in PLOVER 0.8 and POLECAT: UNO, EUR, IGO or NGO.';
