-- Has this person opened the register, the case file already? Things that are no document are looked up by their own id; rows about
-- documents, which are nearly all, have the index audit_document and cost nothing here.
create index audit_object on audit_event (agency_id, object_id, at) where document_id is null;
