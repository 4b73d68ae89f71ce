-- Tries to open a key with a PIN that have not been found right yet. A try is written before the PIN is looked at, so that many at
-- once count as many; the right PIN takes them away. Five stand for a quarter of an hour, then the oldest no longer counts.
create table pin_try (
  agency_id int not null references agency (id),
  key_id text not null,
  id text not null,
  at timestamptz not null,
  primary key (agency_id, key_id, id)
);
alter table pin_try enable row level security;
create policy own_agency on pin_try using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select, insert, delete on pin_try to m_office_app;
grant select on pin_try to m_office_worker;
