-- Units change: they stand below one another, bear other names, and close when they hold nobody and nothing.
alter table unit
  add column parent_id text,
  add column closed_at timestamptz,
  add column row_version int not null default 1,
  add foreign key (agency_id, parent_id) references unit (agency_id, id);
