// Reading the trail: a document's story as sentences. Who may ask is decided by the caller (features/history).
import type { Tx } from "#src/platform/db/database.ts";
import type { AuditAction } from "./audit-actions.rules.ts";
import { kindOf, RELATION_NAMES, sentenceOf } from "./sentences.rules.ts";
import * as store from "./trail.store.ts";

export type StoryRow = {
  id: string;
  at: string;
  who: string;
  onBehalf: string | null;
  sentence: string;
  kind: "act" | "read" | "refused" | "exchange";
  action: string;
  sealed: boolean;
};

const named = (title: string | null, name: string | null): string | null =>
  name ? `${title ?? ""} ${name}`.trim() : null;

/** In the order it happened, the newest 5,000 entries at most. */
export async function storyOf(tx: Tx, agencyId: number, documentId: string): Promise<StoryRow[]> {
  return (await store.listHistory(tx, agencyId, documentId)).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    who: named(row.title, row.full_name) ?? "Hệ thống",
    onBehalf: named(row.behalf_title, row.behalf_name),
    sentence: sentenceOf(row.action, { facts: row.facts, text: row.body ?? {} }),
    kind: kindOf(row.action),
    action: row.action,
    sealed: row.sealed,
  }));
}

/** Of each thing the newest act of this kind: when, and by whom as he was called then. */
export async function newestActs(
  tx: Tx,
  agencyId: number,
  of: { action: AuditAction; objectIds: readonly string[] },
): Promise<Map<string, { at: string; who: string | null }>> {
  const rows = await store.newestActs(tx, agencyId, of);
  return new Map(
    rows.map((row) => [row.object_id, { at: row.at.toISOString(), who: named(row.title, row.full_name) }]),
  );
}

/** How far the agency's chain is linked. */
export async function chainOf(
  tx: Tx,
  agencyId: number,
): Promise<{ sealedTo: number; sealedAt: string | null; waiting: number }> {
  const state = await store.chainState(tx, agencyId);
  return { sealedTo: state.seq, sealedAt: state.sealed_at?.toISOString() ?? null, waiting: state.waiting };
}

/** Why somebody may see a document, in words. */
export function relationName(relation: string): string {
  return RELATION_NAMES[relation] ?? relation;
}
