-- Each profile has briefings of its own; those written before are everybody's.

alter table briefings add column profile varchar default 'all';
comment on table briefings is 'One row per edition of a day''s briefing for a profile.';
comment on column briefings.profile is 'Whose briefing it is: all, or a name of profiles.toml.';
