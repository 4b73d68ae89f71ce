-- The day until which the letter asks for an answer (hạn trả lời, NĐ 30/2020 PL VI) is what the letter says; the deadline of the work
-- (due_at) is what the office decides. Rows that stand here already keep null: the trail vouches for their digest.
alter table incoming_document add column reply_by date;
