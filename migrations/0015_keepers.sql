-- The agency whose act made an account keeps it for good: a post given elsewhere never takes it over. Once more as it was counted until
-- now, except where the account still waits in the agency that made it.
update person p set keeper_agency_id = (select k.agency_id from keeper_of_person(p.id) k)
  where not exists (select 1 from confirmation c
    where c.person_id = p.id and c.agency_id = p.keeper_agency_id and c.state = 'waiting');
create or replace function keeper_of_person(p_person_id text) returns table (agency_id int, agency_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name from person p join agency a on a.id = p.keeper_agency_id where p.id = p_person_id
$$;

-- what waits for a person in every agency: which, of what kind, and the roles it would open
create function wishes_of_person(p_person_id text) returns table (agency_id int, agency_name text, kind text, roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, c.kind, array(select jsonb_array_elements_text(coalesce(c.wanted -> 'roles', '[]')))
  from confirmation c join agency a on a.id = c.agency_id
  where c.person_id = p_person_id and c.state = 'waiting' order by c.asked_at
$$;
-- what a person holds in agencies other than this one, and whether another administrator is left there
create function posts_elsewhere(p_person_id text)
returns table (agency_name text, title text, roles text[], other_administrators int)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.name, o.title, o.roles, (select count(*)::int from post q join person qp on qp.id = q.person_id
      where q.agency_id = o.agency_id and q.person_id <> p_person_id and q.ended_at is null and q.valid_to is null
        and 'quan-tri' = any (q.roles) and qp.disabled_at is null)
  from post o join agency a on a.id = o.agency_id
  where o.person_id = p_person_id and o.ended_at is null and o.agency_id <> current_agency() order by a.id, o.ordinal, o.id
$$;
revoke all on function wishes_of_person(text), posts_elsewhere(text) from public;
grant execute on function wishes_of_person(text), posts_elsewhere(text) to m_office_app;
