-- An ended post signs nothing: what it signed with may be forgotten once no living post and no seal needs it.
create or replace function unused_keys(p_keys text[]) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select key from unnest(p_keys) key
  where not exists (select 1 from post where signing_key_id = key and ended_at is null)
    and not exists (select 1 from agency where seal_key_id = key)
$$;
