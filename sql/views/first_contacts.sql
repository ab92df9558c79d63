-- One row per pair and day on which an act ended a silence of so many days: first_contacts(90).
-- example: select * from first_contacts(90)
create or replace macro first_contacts(days) as table
select actor1, actor2, day, previous_day, silent_days, events, event_id
from contacts
where silent_days >= days
order by day desc, actor1, actor2;

comment on macro table first_contacts is 'One row per pair and day on which an act ended a silence of at least so many days: first_contacts(90).';
