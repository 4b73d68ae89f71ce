-- The way of each recipient: recall beside handling, the receiver's own clock, the refusal that was accepted; status messages as
-- data until they are written as edXML; the same status about another letter of the same message is another message.
alter table recipient
  add column recall text not null default 'none' check (recall in ('none', 'requested', 'agreed', 'refused')),
  add column arrived_at timestamptz,
  add column resent boolean not null default false,
  add column name_norm text not null generated always as (vi_norm(name)) stored;

alter table exchange_message
  -- what a status message says (rules/exchange StatusContent); null for documents, whose bytes stand in the file store
  add column content jsonb,
  -- what the message is about on this side: the letter a status reports on, the time stamp of a received one
  add column about text not null default '';

drop index exchange_message_once;
create unique index exchange_message_once on exchange_message
  (agency_id, direction, kind, from_code, to_code, message_document_id, status_code, about);
create index exchange_message_document on exchange_message (agency_id, message_document_id, direction, kind);
create index exchange_message_recipient on exchange_message (agency_id, recipient_id) where recipient_id is not null;
create index recipient_sent on recipient (agency_id, sent_at desc, id desc) where sent_at is not null;
