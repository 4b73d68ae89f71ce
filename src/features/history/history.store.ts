import { sql, type Tx } from "#src/platform/db/database.ts";

export type ReaderRow = { who: string; relation: string; seen_at: Date | null };

/** Posts, units (their heads) and the whole agency's desk that hold a key to the document. */
export async function listReaders(tx: Tx, agencyId: number, documentId: string): Promise<ReaderRow[]> {
  return (
    await sql<ReaderRow>`select coalesce(o.title || ' ' || p.full_name, u.name, 'Văn thư, lãnh đạo cơ quan') as who, d.relation, d.seen_at
    from doc_access d left join post o on o.agency_id = d.agency_id and o.principal_id = d.principal_id left join person p on p.id = o.person_id
      left join unit u on u.agency_id = d.agency_id and u.principal_id = d.principal_id
    where d.agency_id = ${agencyId} and d.doc_id = ${documentId} order by d.sort_at, who`.execute(tx)
  ).rows;
}
