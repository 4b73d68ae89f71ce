-- People and posts change: who ended what and who follows, which agency keeps an account, what waits for a second person.
alter table post
  -- the very moment, so that nobody acts from it for the rest of the day; valid_to says the day
  add column ended_at timestamptz,
  -- who took over what was open; work that is given back goes to the end of this line
  add column successor_post_id text,
  add column row_version int not null default 1,
  add foreign key (agency_id, successor_post_id) references post (agency_id, id);
alter table person
  -- the agency that made the account: its administrators alone give a new password or close it
  add column keeper_agency_id int references agency (id),
  add column row_version int not null default 1;
update person p set keeper_agency_id =
  (select o.agency_id from post o where o.person_id = p.id order by o.ordinal, o.agency_id, o.id limit 1);
grant update (row_version) on person to m_office_app;

create function keep_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person set keeper_agency_id = new.agency_id where id = new.person_id and keeper_agency_id is null;
  return null;
end $$;
create trigger keep_person after insert on post for each row execute function keep_person();

-- What an administrator asked for and a second person of the agency decides (docs/decisions/0012).
create table confirmation (
  agency_id int not null references agency (id),
  id text not null,
  kind text not null check (kind in ('account', 'post', 'change', 'replace', 'password', 'reopen')),
  person_id text not null references person (id),
  -- the post that changes or is replaced, as it was seen
  post_id text,
  post_version int,
  -- the post as it is to be
  wanted jsonb,
  -- the first-use password that waits; forgotten once it is decided
  password_hash text,
  asked_by text not null,
  asked_at timestamptz not null,
  -- alone: took effect at once because the agency had no second person; decided_by is then who looked at it afterwards
  state text not null check (state in ('waiting', 'confirmed', 'declined', 'withdrawn', 'alone')),
  decided_by text,
  decided_at timestamptz,
  reason text not null default '',
  primary key (agency_id, id),
  foreign key (agency_id, asked_by) references post (agency_id, id),
  foreign key (agency_id, decided_by) references post (agency_id, id)
);
create index confirmation_open on confirmation (agency_id, asked_at) where state in ('waiting', 'alone');
-- one wish at a time about one thing: two administrators do not ask twice
create unique index confirmation_once on confirmation (agency_id, person_id, kind, coalesce(post_id, wanted ->> 'unitId', ''))
  where state = 'waiting';
alter table confirmation enable row level security;
create policy own_agency on confirmation using (agency_id = current_agency()) with check (agency_id = current_agency());
grant select, insert, update on confirmation to m_office_app;

-- ---------------------------------------------------------------- named definer functions, as in 0001: an ended post is nobody's
create or replace function find_session(p_token_hash text, p_now timestamptz)
returns table (session_id text, person_id text, full_name text, login text, post_id text, post_title text, unit_id text, agency_id int,
  roles text[], principal_ids int[], must_change_password boolean, terms_accepted boolean, expires_at timestamptz, seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.id, p.full_name, p.login, o.id, o.title, o.unit_id, o.agency_id, o.roles,
    array[o.principal_id]
      || case when o.roles && array['truong-don-vi','lanh-dao','chanh-van-phong'] or o.is_head then array[u.principal_id] else '{}'::int[] end
      || case when o.roles && array['van-thu','lanh-dao','chanh-van-phong'] then array[a.principal_id] else '{}'::int[] end,
    p.must_change_password,
    exists (select 1 from terms_acceptance t where t.person_id = p.id
      and t.version = (select v.version from terms_version v where v.valid_from <= p_now order by v.valid_from desc limit 1)),
    s.expires_at, s.seen_at
  from session s join person p on p.id = s.person_id
    join post o on o.agency_id = s.agency_id and o.id = s.post_id and o.person_id = p.id
    join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
    join agency a on a.id = o.agency_id
  where s.token_hash = p_token_hash and s.expires_at > p_now and p.disabled_at is null
    and o.ended_at is null and (o.valid_to is null or o.valid_to >= p_now::date)
$$;

create or replace function posts_of_person(p_person_id text, p_on date)
returns table (post_id text, title text, unit_name text, agency_id int, agency_name text, agency_code text, roles text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.title, u.name, a.id, a.name, a.code, o.roles
  from post o join unit u on u.agency_id = o.agency_id and u.id = o.unit_id join agency a on a.id = o.agency_id
  where o.person_id = p_person_id and o.ended_at is null
    and (o.valid_from is null or o.valid_from <= p_on) and (o.valid_to is null or o.valid_to >= p_on)
  order by o.ordinal, a.id, o.id
$$;

create or replace function demo_accounts() returns table (login text, full_name text, title text, agency_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.login, p.full_name, o.title, a.name from post o join person p on p.id = o.person_id join agency a on a.id = o.agency_id
  where (select i.demo from installation i) and o.demo_ordinal is not null and o.ended_at is null and p.disabled_at is null
  order by o.demo_ordinal
$$;

-- where a right password still does not open the door: the agencies in which somebody has yet to confirm the account
create function waiting_accounts(p_person_id text) returns table (agency_name text, asked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.name, c.asked_at from confirmation c join agency a on a.id = c.agency_id
  where c.person_id = p_person_id and c.state = 'waiting' and c.kind in ('account', 'post', 'replace', 'reopen') order by c.asked_at
$$;
-- which agency keeps the account now: the one that made it, while the person has a post there, else one where he has
create function keeper_of_person(p_person_id text) returns table (agency_id int, agency_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name from person p join agency a on a.id = coalesce(
    (select o.agency_id from post o where o.person_id = p.id and o.ended_at is null
      order by (o.agency_id = p.keeper_agency_id) desc, o.agency_id limit 1), p.keeper_agency_id)
  where p.id = p_person_id
$$;
revoke all on function waiting_accounts(text), keeper_of_person(text) from public;
grant execute on function waiting_accounts(text), keeper_of_person(text) to m_office_app;
