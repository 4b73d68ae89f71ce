-- Which key of the key store seals for an agency. Until now it was found by its name alone, so it could be neither replaced nor taken away.
alter table agency add column seal_key_id text;
update agency set seal_key_id = 'agency-' || code where hosted;
-- the clerk who keeps the seal attaches and replaces it (NĐ 30/2020 Đ32)
grant update (seal_key_id) on agency to m_office_app;
-- Of these keys, those that nothing in any agency signs with any more, so that a replaced key can be forgotten. Tells no more than that.
create function unused_keys(p_keys text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select key from unnest(p_keys) key
  where not exists (select 1 from post where signing_key_id = key) and not exists (select 1 from agency where seal_key_id = key)
$$;
revoke all on function unused_keys(text[]) from public;
grant execute on function unused_keys(text[]) to m_office_app;
