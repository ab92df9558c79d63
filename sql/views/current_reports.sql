-- One row per coded statement that stands: not edited away, not boilerplate, not corrected.
create or replace view current_reports as
select * exclude (withdrawn_at, withdrawn_why)
from reports
where withdrawn_at is null;

comment on view current_reports is 'One row per coded statement that stands today.';
