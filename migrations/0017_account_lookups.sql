-- What waits for a person is looked up by the person, in every agency: at a sign-in without a post, at every act on an account.
create index confirmation_person on confirmation (person_id);
-- the keeper stands in the person's row and the directory of agencies is readable for everybody: no way across agencies is needed
drop function keeper_of_person(text);
-- only the program that opens keys counts tries at them
revoke select on pin_try from m_office_worker;
