-- What only the program can write over a row of the trail (features/audit/mark.actions.ts); rows from before have none.
alter table audit_event add column mark text not null default '';
