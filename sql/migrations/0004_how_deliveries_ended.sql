-- How a delivery ended, in words and numbers; addresses stay in the receipts.

alter table deliveries add column reason varchar;
alter table deliveries add column recipients integer;
alter table deliveries add column refused integer;
comment on table deliveries is 'One row per edition and channel that it was sent to.';
comment on column deliveries.reason is 'Why it failed, or why nobody can say whether it went out; null: nothing to say.';
comment on column deliveries.recipients is 'Recipients for whom it was accepted; a chat room counts as one.';
comment on column deliveries.refused is 'Recipients whom the mail server refused.';
