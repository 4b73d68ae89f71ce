-- Wrong passwords are counted for a login and the place they came from, whether or not anybody has that login: the answer is the same, and
-- who fails at one place locks nobody out at another (docs/decisions/0014). A login that is mistyped may be a password: only its hash is kept.
create table sign_in_try (
  login_hash text not null,
  from_address text not null,
  failures int not null,
  -- of the last failure that counted; what is older than the lock is forgotten
  at timestamptz not null,
  primary key (login_hash, from_address)
);
create index sign_in_try_at on sign_in_try (at);
grant select, insert, update, delete on sign_in_try to m_office_app;

create function login_hash(p_login text) returns text language sql immutable strict parallel safe
  as $$ select encode(sha256(convert_to(p_login, 'UTF8')), 'hex') $$;

-- person.failed_count is counted no more; the column goes when no program of before runs any longer

-- until when a first-use password opens the door; null = no limit (the first administrator's, made at the machine)
alter table person add column first_password_until timestamptz;
update person set first_password_until = now() + interval '7 days' where must_change_password;
grant update (first_password_until) on person to m_office_app;
