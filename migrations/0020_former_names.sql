-- The name of the day: what a person, a post or a unit was called until it was called something else. Histories and registers of before
-- go on telling the former name (NĐ 30/2020 PL IV). Whoever writes the new name, the old one is kept by the table itself.
create table former_name (
  agency_id int not null references agency (id),
  kind text not null check (kind in ('person', 'post', 'unit')),
  id text not null,
  until timestamptz not null,
  name text not null,
  primary key (agency_id, kind, id, until)
);
alter table former_name enable row level security;
create policy own_agency on former_name using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select on former_name to m_office_app, m_office_worker;

create function keep_unit_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into former_name values (old.agency_id, 'unit', old.id, now(), old.name) on conflict do nothing;
  return null;
end $$;
create trigger keep_name after update of name on unit for each row when (old.name <> new.name) execute function keep_unit_name();

create function keep_post_title() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into former_name values (old.agency_id, 'post', old.id, now(), old.title) on conflict do nothing;
  return null;
end $$;
create trigger keep_name after update of title on post for each row when (old.title <> new.title) execute function keep_post_title();

-- a person has no agency: the name is kept wherever he has held a post
create function keep_person_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into former_name select distinct o.agency_id, 'person', old.id, now(), old.full_name from post o where o.person_id = old.id
    on conflict do nothing;
  return null;
end $$;
create trigger keep_name after update of full_name on person for each row when (old.full_name <> new.full_name)
  execute function keep_person_name();

-- units renamed before this table was: the trail knows what they were called
insert into former_name
  select e.agency_id, 'unit', e.object_id, e.at, t.body ->> 'before'
  from audit_event e join audit_text t on t.agency_id = e.agency_id and t.event_id = e.id
  where e.action = 'unit.edited' and t.body ->> 'before' <> t.body ->> 'name'
  on conflict do nothing;

-- what it was called at that moment
create function name_then(p_kind text, p_id text, p_at timestamptz, p_today text) returns text
language sql stable parallel safe as $$
  select coalesce((select f.name from former_name f where f.agency_id = current_agency() and f.kind = p_kind and f.id = p_id
    and f.until > p_at order by f.until limit 1), p_today)
$$;
