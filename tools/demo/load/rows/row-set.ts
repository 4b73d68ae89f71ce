import type { Box } from "#src/features/access/access.actions.ts";
import { type AuditEntry, type AuditRow, composeAudit, writeAudit } from "#src/features/audit/record.actions.ts";
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import type { Relation } from "#src/rules/access/words.ts";
import { insertRows, type Row } from "../insert.ts";

/** In the order in which rows need each other. */
const TABLES = [
  "register_entry",
  "intake_item",
  "incoming_document",
  "outgoing_document",
  "draft_version",
  "approval",
  "signature",
  "recipient",
  "recipient_event",
  "exchange_message",
  "directive",
  "assignment",
  "doc_access",
  "case_file",
  "case_file_document",
  "notification",
] as const;
export type Table = (typeof TABLES)[number];

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : iso(at);

/** Rows of many tables that are written together or not at all. */
export class RowSet {
  readonly #rows = new Map<Table, Row[]>();
  readonly #told = new Map<number, AuditRow[]>();

  add(table: Table, row: Row): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  tell(row: AuditRow): void {
    const { agencyId } = row.event;
    this.#told.set(agencyId, [...(this.#told.get(agencyId) ?? []), row]);
  }

  async write(tx: Tx): Promise<void> {
    for (const table of TABLES) await insertRows(tx, table, this.#rows.get(table) ?? []);
    for (const [agencyId, rows] of this.#told) await writeAudit(tx, agencyId, rows);
  }
}

export type Story = { agencyId: number; objectType: AuditEntry["objectType"]; objectId: string; documentId?: string };
export type Told = Pick<AuditEntry, "facts" | "text" | "onBehalfPostId"> &
  Partial<Pick<Story, "objectType" | "objectId">>;

/** A line of history: when, who (null = the program itself), what. */
export type Tell = (at: number, by: PostRow | null, action: AuditEntry["action"], told?: Told) => void;

export function teller(set: RowSet, story: Story): Tell {
  return (at, by, action, told = {}) => {
    const row = composeAudit(
      {
        now: new Date(at),
        requestId: "",
        from: "",
        caller: { agencyId: story.agencyId, personId: by?.person_id ?? null, postId: by?.id ?? null },
      },
      {
        objectType: story.objectType,
        objectId: story.objectId,
        ...(story.documentId === undefined ? {} : { documentId: story.documentId }),
        ...told,
        action,
      },
    );
    set.tell(row);
  };
}

type AccessRow = { principalId: number; relation: Relation; box: Box; sortAt: number; seenAt: number | null };

/** Who may see a document, and in whose box it lies: as `grantAccess` leaves it, the last word about a key and relation counts. */
export class AccessBook {
  readonly #rows = new Map<string, AccessRow>();

  grant(row: AccessRow): void {
    this.#rows.set(`${row.principalId}/${row.relation}`, row);
  }

  write(set: RowSet, document: { agencyId: number; id: string; direction: "in" | "out" }): void {
    for (const row of this.#rows.values())
      set.add("doc_access", {
        agency_id: document.agencyId,
        principal_id: row.principalId,
        doc_id: document.id,
        direction: document.direction,
        box: row.box,
        relation: row.relation,
        sort_at: iso(row.sortAt),
        seen_at: isoOrNull(row.seenAt),
      });
  }
}
