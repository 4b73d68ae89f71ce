-- Annexes of a received letter, who changed a row last (for the sentence about a stale copy), look-up of equal files.
alter table intake_item
  add column attachments jsonb not null default '[]',
  add column changed_by text,
  add column changed_at timestamptz;
alter table incoming_document
  add column attachments jsonb not null default '[]',
  -- since when the holder has it: working time in whose hands
  add column held_since timestamptz,
  add column changed_by text,
  add column changed_at timestamptz;

create index intake_file on intake_item (agency_id, file_sha256) where file_sha256 is not null;
create index incoming_file on incoming_document (agency_id, file_sha256);
-- a recall names the message, not our number (QĐ 28/2018 Đ9)
create index incoming_message on incoming_document (agency_id, sender_code, message_document_id)
  where message_document_id is not null;
