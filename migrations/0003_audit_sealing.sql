-- What the sealer has still to link. A queue of its own, so that sealing never scans the trail and never locks a writer.
create table audit_queue (
  agency_id int not null references agency (id),
  event_id text not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (agency_id, event_id)
);
alter table audit_queue enable row level security;
create policy own_agency on audit_queue using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select, delete on audit_queue to m_office_worker;
grant select on audit_queue to m_office_app;

-- a row of the trail without its place in the queue cannot be written, whoever writes it
create function queue_for_seal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_queue (agency_id, event_id) values (new.agency_id, new.id);
  return null;
end $$;
create trigger queue_for_seal after insert on audit_event for each row execute function queue_for_seal();

drop function agencies_with_unsealed_audit();
create function agencies_to_seal() returns table (agency_id int)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct q.agency_id from audit_queue q
$$;
revoke all on function agencies_to_seal() from public;
grant execute on function agencies_to_seal() to m_office_worker;
drop index audit_unsealed;
