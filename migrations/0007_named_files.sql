-- Every file of the store that some row of any agency names, for the sweeper of the worker alone: it removes what no row names.
-- A new column that names a file belongs here; sweep.int.test.ts fails without it. The store is asked part by part (prefix of
-- the name), so that one answer stays small whatever the number of files.
create function named_files(p_prefix text) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct sha from (
    select file_sha256 as sha from intake_item
    union all select item ->> 'sha256' from intake_item, jsonb_array_elements(attachments) item
    union all select file_sha256 from incoming_document
    union all select item ->> 'sha256' from incoming_document, jsonb_array_elements(attachments) item
    union all select approved_sha256 from outgoing_document
    union all select current_sha256 from outgoing_document
    union all select sha256 from approval
    union all select sha256_before from signature
    union all select sha256_after from signature
    union all select file_sha256 from exchange_message
  ) named where starts_with(sha, p_prefix)
$$;
revoke all on function named_files(text) from public;
grant execute on function named_files(text) to m_office_worker;
