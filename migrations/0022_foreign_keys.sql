-- Foreign keys that are walked from the other end, each with an index of its own (tests/integration/foreign-keys.test.ts names the others).
create index assignment_directive on assignment (agency_id, directive_id);
create index recipient_event_recipient on recipient_event (agency_id, recipient_id, at);
create index post_unit on post (agency_id, unit_id);
create index unit_parent on unit (agency_id, parent_id);
