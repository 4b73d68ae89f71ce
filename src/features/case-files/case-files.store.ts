import { sql, type Tx } from "#src/platform/db/database.ts";

export type CaseFileRow = {
  id: string;
  notation: string;
  title: string;
  year: number;
  retention: string;
  unit_id: string;
  unit_name: string;
  owner_post_id: string;
  owner_name: string;
  state: "open" | "closed";
  opened_at: Date;
  closed_at: Date | null;
  documents: number;
  row_version: number;
};

const COLUMNS = sql`c.id, c.notation, c.title, c.year, c.retention, c.unit_id, u.name as unit_name, c.owner_post_id, p.full_name as owner_name, c.state, c.opened_at, c.closed_at, c.row_version,
  (select count(*) from case_file_document d where d.agency_id = c.agency_id and d.case_file_id = c.id)::int as documents`;
const FROM = sql`case_file c join unit u on u.agency_id = c.agency_id and u.id = c.unit_id join post o on o.agency_id = c.agency_id and o.id = c.owner_post_id join person p on p.id = o.person_id`;

/** Whose case files a post may see: its own, its unit's when it heads it, all for clerk, leader and chief of office. */
export type Scope = { all: boolean; unitId: string | null; postId: string };

function visible(scope: Scope) {
  if (scope.all) return sql`true`;
  return sql`(c.owner_post_id = ${scope.postId} or c.unit_id = ${scope.unitId})`;
}

export async function listCaseFiles(
  tx: Tx,
  agencyId: number,
  ask: { scope: Scope; state: string | null; mine: boolean; q: string | null; after: string | null; limit: number },
): Promise<CaseFileRow[]> {
  return (
    await sql<CaseFileRow>`select ${COLUMNS} from ${FROM} where c.agency_id = ${agencyId} and ${visible(ask.scope)}
    and (${ask.state}::text is null or c.state = ${ask.state}) and (not ${ask.mine} or c.owner_post_id = ${ask.scope.postId})
    and (${ask.q}::text is null or strpos(vi_norm(c.notation) || ' ' || c.title_norm, vi_norm(${ask.q ?? ""})) > 0)
    and (${ask.after}::text is null or c.id < ${ask.after}) order by c.id desc limit ${ask.limit}`.execute(tx)
  ).rows;
}

export async function findCaseFile(
  tx: Tx,
  agencyId: number,
  ask: { id: string; scope: Scope; lock?: boolean },
): Promise<CaseFileRow | undefined> {
  return (
    await sql<CaseFileRow>`select ${COLUMNS} from ${FROM} where c.agency_id = ${agencyId} and c.id = ${ask.id} and ${visible(ask.scope)} ${ask.lock ? sql`for update of c` : sql``}`.execute(
      tx,
    )
  ).rows[0];
}

export async function insertCaseFile(
  tx: Tx,
  agencyId: number,
  row: {
    id: string;
    notation: string;
    title: string;
    year: number;
    retention: string;
    unitId: string;
    postId: string;
    now: Date;
  },
): Promise<boolean> {
  const done =
    await sql`insert into case_file (agency_id, id, notation, title, year, retention, unit_id, owner_post_id, opened_at)
    values (${agencyId}, ${row.id}, ${row.notation}, ${row.title}, ${row.year}, ${row.retention}, ${row.unitId}, ${row.postId}, ${row.now}) on conflict (agency_id, year, notation) do nothing returning id`.execute(
      tx,
    );
  return done.rows.length > 0;
}

/** The ordinal inside the file is given under the file's row lock (PL VI III.4.b). @returns false when it lay there already */
export async function addDocument(
  tx: Tx,
  agencyId: number,
  add: { caseFileId: string; documentId: string; direction: "in" | "out"; now: Date; postId: string },
): Promise<boolean> {
  const done =
    await sql`insert into case_file_document (agency_id, case_file_id, ordinal, document_id, direction, added_at, added_by)
    select ${agencyId}, ${add.caseFileId}, coalesce(max(ordinal), 0) + 1, ${add.documentId}, ${add.direction}, ${add.now}::timestamptz, ${add.postId} from case_file_document where agency_id = ${agencyId} and case_file_id = ${add.caseFileId}
    on conflict (agency_id, case_file_id, document_id) do nothing returning ordinal`.execute(tx);
  return done.rows.length > 0;
}

export async function removeDocument(
  tx: Tx,
  agencyId: number,
  remove: { caseFileId: string; documentId: string },
): Promise<boolean> {
  return (
    (
      await sql`delete from case_file_document where agency_id = ${agencyId} and case_file_id = ${remove.caseFileId} and document_id = ${remove.documentId} returning ordinal`.execute(
        tx,
      )
    ).rows.length > 0
  );
}

export async function changeOwner(
  tx: Tx,
  agencyId: number,
  change: { from: string; to: string },
): Promise<{ id: string; notation: string }[]> {
  return (
    await sql<{
      id: string;
      notation: string;
    }>`update case_file set owner_post_id = ${change.to}, row_version = row_version + 1
    where agency_id = ${agencyId} and owner_post_id = ${change.from} and state = 'open' returning id, notation`.execute(
      tx,
    )
  ).rows;
}

export async function closeCaseFile(
  tx: Tx,
  agencyId: number,
  close: { id: string; rowVersion: number; now: Date },
): Promise<boolean> {
  return (
    (
      await sql`update case_file set state = 'closed', closed_at = ${close.now}, row_version = row_version + 1 where agency_id = ${agencyId} and id = ${close.id} and row_version = ${close.rowVersion} and state = 'open' returning id`.execute(
        tx,
      )
    ).rows.length > 0
  );
}

export type FiledRow = {
  ordinal: number;
  document_id: string;
  direction: "in" | "out";
  code_number: string | null;
  code_notation: string;
  issued_date: string | null;
  author: string;
  type_name: string;
  subject: string;
  state: string;
  at: Date;
  added_at: Date;
  reply_needed: boolean;
  has_reply: boolean;
};

/** In time order of the documents themselves (mục lục văn bản, NĐ 30/2020 PL V). */
export async function listFiled(tx: Tx, agencyId: number, caseFileId: string): Promise<FiledRow[]> {
  return (
    await sql<FiledRow>`select d.ordinal, d.document_id, d.direction, coalesce(i.code_number, o.code_number) as code_number, coalesce(i.code_notation, o.code_notation, '') as code_notation,
      coalesce(i.issued_date, o.issued_date) as issued_date, coalesce(i.organ_name, a.name) as author, coalesce(i.type_name, o.kind, '') as type_name, coalesce(i.subject, o.subject, '') as subject,
      coalesce(i.state, o.state, '') as state, coalesce(i.received_at, o.issued_at, o.created_at, d.added_at) as at, d.added_at,
      exists (select 1 from directive x where x.agency_id = d.agency_id and x.document_id = d.document_id and x.reply_needed and x.replaced_at is null) as reply_needed,
      exists (select 1 from outgoing_document r where r.agency_id = d.agency_id and r.reply_to_id = d.document_id and r.issued_at is not null) as has_reply
    from case_file_document d join agency a on a.id = d.agency_id
      left join incoming_document i on i.agency_id = d.agency_id and i.id = d.document_id and d.direction = 'in'
      left join outgoing_document o on o.agency_id = d.agency_id and o.id = d.document_id and d.direction = 'out'
    where d.agency_id = ${agencyId} and d.case_file_id = ${caseFileId} order by at, d.ordinal`.execute(tx)
  ).rows;
}

export async function caseFilesOf(tx: Tx, agencyId: number, documentId: string): Promise<CaseFileRow[]> {
  return (
    await sql<CaseFileRow>`select ${COLUMNS} from ${FROM} join case_file_document x on x.agency_id = c.agency_id and x.case_file_id = c.id
    where c.agency_id = ${agencyId} and x.document_id = ${documentId} order by c.id`.execute(tx)
  ).rows;
}

export type OpenRow = CaseFileRow & { same_sender: boolean; of_unit: boolean };

/** Open files a document does not lie in yet: whether its sender's letters lie there, whether the unit of its work owns it. */
export async function openFor(
  tx: Tx,
  agencyId: number,
  ask: { documentId: string; unitId: string; scope: Scope },
): Promise<OpenRow[]> {
  return (
    await sql<OpenRow>`select ${COLUMNS},
      exists (select 1 from case_file_document x join incoming_document i on i.agency_id = x.agency_id and i.id = x.document_id
        where x.agency_id = c.agency_id and x.case_file_id = c.id and i.organ_norm = (select m.organ_norm from incoming_document m
          where m.agency_id = ${agencyId} and m.id = ${ask.documentId})) as same_sender,
      c.unit_id = coalesce((select coalesce(a.unit_id, p.unit_id) from assignment a left join post p on p.agency_id = a.agency_id and p.id = a.post_id
        where a.agency_id = ${agencyId} and a.document_id = ${ask.documentId} and a.role = 'lead' and a.state <> 'replaced'
        order by a.created_at desc limit 1), (select o.unit_id from outgoing_document o where o.agency_id = ${agencyId} and o.id = ${ask.documentId}),
        ${ask.unitId}) as of_unit
    from ${FROM} where c.agency_id = ${agencyId} and c.state = 'open' and ${visible(ask.scope)}
      and not exists (select 1 from case_file_document y where y.agency_id = c.agency_id and y.case_file_id = c.id and y.document_id = ${ask.documentId})
    order by c.id desc limit 500`.execute(tx)
  ).rows;
}

export async function subjectOf(tx: Tx, agencyId: number, documentId: string): Promise<string> {
  const found = await sql<{
    subject: string;
  }>`select subject from incoming_document where agency_id = ${agencyId} and id = ${documentId}
    union all select subject from outgoing_document where agency_id = ${agencyId} and id = ${documentId} limit 1`.execute(
    tx,
  );
  return found.rows[0]?.subject ?? "";
}

/** The other half of the matter: the letter an outgoing document answers, the issued replies to a letter. */
export async function partnersOf(
  tx: Tx,
  agencyId: number,
  documentId: string,
): Promise<{ documentId: string; direction: "in" | "out" }[]> {
  return (
    await sql<{
      documentId: string;
      direction: "in" | "out";
    }>`select reply_to_id as "documentId", 'in' as direction from outgoing_document
      where agency_id = ${agencyId} and id = ${documentId} and reply_to_id is not null
    union all select id, 'out' from outgoing_document where agency_id = ${agencyId} and reply_to_id = ${documentId} and issued_at is not null
    order by 1`.execute(tx)
  ).rows;
}

export async function directionOf(tx: Tx, agencyId: number, documentId: string): Promise<"in" | "out" | null> {
  return (
    (
      await sql<{
        direction: "in" | "out";
      }>`select 'in' as direction from incoming_document where agency_id = ${agencyId} and id = ${documentId}
    union all select 'out' from outgoing_document where agency_id = ${agencyId} and id = ${documentId} limit 1`.execute(
        tx,
      )
    ).rows[0]?.direction ?? null
  );
}
