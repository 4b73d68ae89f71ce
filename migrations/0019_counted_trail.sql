-- Every row of the trail has a number within its agency, under the row's mark: a row that is taken away before it was sealed leaves a
-- hole, and the counter (under a mark of its own) knows the last one. Rows from before have none.
alter table audit_event add column number bigint;

create table audit_count (
  agency_id int primary key references agency (id),
  number bigint not null,
  mark text not null
);
alter table audit_count enable row level security;
create policy own_agency on audit_count using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select, insert, update on audit_count to m_office_app, m_office_worker;

create function guard_count() returns trigger language plpgsql as $$
begin
  if new.number < old.number then raise exception 'audit_count: the counter never goes back'; end if;
  return new;
end $$;
create trigger guard before update on audit_count for each row execute function guard_count();
