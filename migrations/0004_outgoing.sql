-- Who changed a draft last and who holds it, since when; a signature that a return made void (NĐ 30/2020 Đ10.3, Đ11).
alter table outgoing_document
  add column changed_by text,
  -- in words: "Đặng Quốc Bảo"; null when nobody has to act
  add column holder text,
  add column state_at timestamptz,
  add column submitted_at timestamptz,
  add column return_reason text,
  -- the working copy is exactly version version_no
  add column model_frozen boolean not null default false;

alter table signature
  add column voided_at timestamptz,
  add column void_reason text;
-- after a return the same bytes are signed anew; the void signature stays
drop index signature_once;
create unique index signature_once on signature (agency_id, document_id, kind, sha256_before)
  where state = 'made' and voided_at is null;
create index approval_document on approval (agency_id, document_id, at);
create index signature_document on signature (agency_id, document_id, at);
create index recipient_document on recipient (agency_id, document_id);
