-- A registered letter that its sender asks back waits for the receiver's own decision (NĐ 30/2020 Đ18.4; status 13 → 15 or 16); one
-- that still waits is marked and never registered. The sender's words about a message stand apart from the clerk's own note.
alter table incoming_document
  add column recall_asked_at timestamptz,
  add column recall_reason text,
  add column recall_answered_at timestamptz,
  add column recall_answer text check (recall_answer in ('agreed', 'refused')),
  add column recall_note text;
create index incoming_recall_open on incoming_document (agency_id, recall_asked_at)
  where recall_asked_at is not null and recall_answered_at is null;
alter table intake_item
  add column recalled_at timestamptz,
  add column recall_reason text,
  -- null where nothing was said: rows that stand here already keep the digest the trail vouches for
  add column sender_note text;
