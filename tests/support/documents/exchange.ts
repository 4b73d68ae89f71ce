// Letters between the agencies of the small province: issued here, taken in there.
import { setTimeout as sleep } from "node:timers/promises";
import type { Session, TestOffice } from "../office/office.ts";
import type { People } from "./outgoing.ts";
import { sealed } from "./signing.ts";

export const SXD = "H61.05";
export const BA_TRI = "H61.131";

export type To = { code: string | null; name?: string; delivery?: "exchange" | "paper" };

/** Asks again until the answer is there; the last answer stands in the failure. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error("it did not happen in time");
    await sleep(150);
  }
}

/** A sealed document with its recipients. */
export async function readyToIssue(office: TestOffice, people: People, to: readonly To[]) {
  const document = await sealed(office, people);
  const set = await people.clerk.api.outgoingDocuments.setRecipients({
    id: document.id,
    rowVersion: document.rowVersion,
    recipients: to.map((each) => ({
      code: each.code,
      name: each.name ?? "",
      purpose: "để thực hiện",
      delivery: each.delivery ?? "exchange",
    })),
  });
  return { ...document, rowVersion: set.rowVersion };
}

export async function issued(office: TestOffice, people: People, to: readonly To[]) {
  const document = await readyToIssue(office, people, to);
  const done = await people.clerk.api.exchange.issue({ id: document.id, rowVersion: document.rowVersion });
  return { ...document, ...done };
}

/** The waiting letter with this number in another agency's intake. */
export function arrived(clerk: Session, document: { codeNumber: string; codeNotation: string }) {
  return until(async () =>
    (await clerk.api.intake.list({ limit: 200 })).rows.find(
      (row) => row.codeNumber === document.codeNumber && row.codeNotation === document.codeNotation,
    ),
  );
}

/** One recipient's way as the sender sees it, once it is in a state. */
export function wayOf(clerk: Session, id: string, code: string, state: string) {
  return until(async () => {
    const { rows } = await clerk.api.exchange.recipients({ id });
    return rows.find((row) => row.code === code && (row.status === state || row.recall === state));
  });
}
