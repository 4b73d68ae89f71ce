-- A press of a person that changed something, and what was answered to it. When the answer is lost on its way the page asks again with the
-- same press and is told the same, once more and without a second act. `answer` can only be read with the press itself, which the
-- database does not know: it keeps a hash. A day later nobody asks any more.
create table press (
  agency_id int not null references agency (id),
  person_id text not null,
  key bytea not null,
  request_id text not null,
  at timestamptz not null,
  answer bytea,
  primary key (agency_id, person_id, key)
);
create index press_at on press (agency_id, at);
alter table press enable row level security;
create policy own_agency on press using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select, insert, update, delete on press to m_office_app;
