-- What stands in the head of an agency's letters is its administrator's to keep. The directory has no tenant and is readable for
-- everybody; a guard keeps the application from writing another agency's entry.
alter table agency add column row_version int not null default 1;
grant update (symbol, parent_organ, organ, place, address, seal_mm, row_version) on agency to m_office_app;

create function guard_agency() returns trigger language plpgsql as $$
begin
  if current_user in ('m_office_app', 'm_office_worker') and old.id is distinct from current_agency() then
    raise exception 'agency: an entry is written by its own agency' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_agency before update on agency for each row execute function guard_agency();
