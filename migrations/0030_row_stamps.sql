-- What the tables say is vouched for by the trail. Every statement that touches a protected row notes what went (-) and what came (+): the
-- table, the row's key, a digest of its columns. The program puts these notes under the mark of the act's row of the trail
-- (features/audit/rows). Added up, they must leave exactly the rows that are there: one that was changed, removed or put in behind the
-- program's back does not add up, and neither does one that was changed so between two acts.
alter table audit_event add column stamps text;
-- since when the rows of the installation are vouched for; those that stood there before got their notes then
alter table installation add column rows_known_at timestamptz;

-- Which tables, by which columns a row is found and named, and which columns are not looked at: counters, marks of reading, places in
-- lists, spelling for searches, working copies. A column added later is looked at as soon as it is not null: give it a default or fill it
-- only in a migration that also writes new notes.
create table stamped_table (
  name text primary key,
  keys text[] not null,
  besides text[] not null default '{}'
);
grant select on stamped_table to m_office_app, m_office_worker;
insert into stamped_table (name, keys, besides) values
  ('agency', '{id}', '{}'),
  ('agency_day', '{agency_id,day}', '{}'),
  ('unit', '{agency_id,id}', '{}'),
  ('post', '{agency_id,id}', '{demo_ordinal}'),
  ('person', '{id}', '{failed_count,locked_until,last_sign_in_at}'),
  ('former_name', '{agency_id,kind,id,until}', '{}'),
  ('terms_acceptance', '{person_id,version}', '{}'),
  ('confirmation', '{agency_id,id}', '{}'),
  ('register_book', '{agency_id,id}', '{next_number}'),
  ('register_entry', '{agency_id,book_id,number}', '{}'),
  ('intake_item', '{agency_id,id}', '{fields,held_key}'),
  ('gate_refusal', '{agency_id,id}', '{}'),
  ('incoming_document', '{agency_id,id}', '{}'),
  ('outgoing_document', '{agency_id,id}', '{model,model_saved_at,model_frozen}'),
  ('draft_version', '{agency_id,document_id,no}', '{}'),
  ('approval', '{agency_id,document_id,id}', '{}'),
  ('signature', '{agency_id,document_id,id}', '{}'),
  ('recipient', '{agency_id,document_id,id}', '{}'),
  ('recipient_event', '{agency_id,recipient_id,id}', '{}'),
  ('exchange_message', '{agency_id,id}', '{attempts,last_error,next_try_at}'),
  ('directive', '{agency_id,document_id,id}', '{}'),
  ('assignment', '{agency_id,document_id,id}', '{}'),
  ('doc_access', '{agency_id,doc_id,principal_id,relation}', '{box,sort_at,seen_at}'),
  ('case_file', '{agency_id,id}', '{}'),
  ('case_file_document', '{agency_id,case_file_id,document_id}', '{}');
update stamped_table
  set besides = besides || '{name_norm,number_norm,organ_norm,subject_norm,title_norm,row_version,changed_at,changed_by,updated_at}';

-- key and digest of a row, apart by a tab; features/audit/rows/stamps.store.ts reckons the same
create function stamp_of(p_row jsonb, p_keys text[], p_besides text[]) returns text language sql immutable parallel safe as $$
  select array_to_string(array(select p_row ->> k from unnest(p_keys) k), '/') || E'\t' ||
    encode(substring(sha256(convert_to(jsonb_strip_nulls(p_row - p_besides)::text, 'UTF8')) from 1 for 12), 'base64')
$$;

-- one for every table and kind of statement; dates are written out in one time zone whatever the session's
create function note_touched() returns trigger language plpgsql set timezone = 'UTC' set search_path = public, pg_temp as $$
declare
  touched text := current_setting('app.touched', true);
  keys text[] := tg_argv[0];
  besides text[] := tg_argv[1];
  lines text;
begin
  -- empty: no act of the program, nothing will be put under a mark
  if coalesce(touched, '') = '' then return null; end if;
  if tg_op = 'INSERT' then
    select string_agg(tg_table_name || E'\t' || stamp_of(to_jsonb(n), keys, besides) || E'\t+\n', '') into lines from new_rows n;
  elsif tg_op = 'DELETE' then
    select string_agg(tg_table_name || E'\t' || stamp_of(to_jsonb(o), keys, besides) || E'\t-\n', '') into lines from old_rows o;
  else
    with went as (select stamp_of(to_jsonb(o), keys, besides) as stamp from old_rows o),
      came as (select stamp_of(to_jsonb(n), keys, besides) as stamp from new_rows n),
      moved as ((select stamp, '-' as sign from went except all select stamp, '-' from came)
        union all (select stamp, '+' from came except all select stamp, '+' from went))
    select string_agg(tg_table_name || E'\t' || stamp || E'\t' || sign || E'\n', '') into lines from moved;
  end if;
  if lines is not null then perform set_config('app.touched', touched || lines, true); end if;
  return null;
end $$;

do $$
declare t stamped_table;
begin
  for t in select * from stamped_table loop
    execute format('create trigger touched_in after insert on %I referencing new table as new_rows for each statement execute function note_touched(%L, %L)', t.name, t.keys, t.besides);
    execute format('create trigger touched_up after update on %I referencing old table as old_rows new table as new_rows for each statement execute function note_touched(%L, %L)', t.name, t.keys, t.besides);
    execute format('create trigger touched_out after delete on %I referencing old table as old_rows for each statement execute function note_touched(%L, %L)', t.name, t.keys, t.besides);
  end loop;
end $$;

-- Attachments that are no list name no file; whoever made them so is found by the notes above, not by a failing look-up.
create or replace function named_files(p_prefix text) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct sha from (
    select file_sha256 as sha from intake_item
    union all select item ->> 'sha256' from intake_item,
      jsonb_array_elements(case jsonb_typeof(attachments) when 'array' then attachments else '[]' end) item
    union all select file_sha256 from incoming_document
    union all select item ->> 'sha256' from incoming_document,
      jsonb_array_elements(case jsonb_typeof(attachments) when 'array' then attachments else '[]' end) item
    union all select approved_sha256 from outgoing_document
    union all select current_sha256 from outgoing_document
    union all select sha256 from approval
    union all select sha256_before from signature
    union all select sha256_after from signature
    union all select file_sha256 from exchange_message
  ) named where starts_with(sha, p_prefix)
$$;
