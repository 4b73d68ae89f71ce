// To whom the document goes (nơi nhận), from the province's directory; those outside it get paper.
import { withDocument } from "#src/features/access/access.actions.ts";
import { agencyByCode } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, refuseIf } from "#src/platform/problem/problem.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { recipientRefusals } from "./ground/acts.actions.ts";
import { updateOutgoing } from "./ground/document.store.ts";
import { lockOutgoing, note } from "./ground/steps.actions.ts";
import { listRecipients, replaceRecipients } from "./ground/trail.store.ts";
import type { OutgoingDocument } from "./outgoing-fields.contract.ts";
import { describeOutgoing } from "./view.actions.ts";

export type RecipientInput = { code: string | null; name: string; purpose: string; delivery: "exchange" | "paper" };
type Told = Pick<Chosen, "code" | "name" | "delivery">;
type Chosen = { id: string; code: string | null; name: string; purpose: string; delivery: string };

const MAX_NAME = 200;

/** Takes the place of the whole list. @throws Problem 403, 404, 409 `stale`, 409 with a reason for each row that cannot be */
export function setRecipients(
  act: Act,
  input: { id: string; rowVersion: number; recipients: RecipientInput[] },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "read", acting: true }, async (tx, relations) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    const refused = recipientRefusals(act.caller, relations, document);
    if (refused === "never")
      throw new Problem({
        code: "access.denied",
        status: 403,
        message:
          "Nơi nhận do người soạn, người duyệt sửa khi còn là dự thảo, và văn thư sửa sau khi duyệt. Không có gì thay đổi. Hãy nhờ người đang giữ văn bản.",
      });
    const before = await listRecipients(tx, act.caller.agencyId, document.id);
    const { rows, reasons } = await choose(tx, act, { wanted: input.recipients, before });
    refuseIf([...refused, ...reasons]);
    await replaceRecipients(tx, act.caller.agencyId, { documentId: document.id, rows });
    await updateOutgoing(tx, act.caller.agencyId, {
      id: document.id,
      change: {},
      by: act.caller.postId,
      now: act.now,
    });
    await note(tx, act, {
      documentId: document.id,
      action: "outgoing.recipients-changed",
      facts: {
        count: rows.length,
        exchange: rows.filter((row) => row.delivery === "exchange").length,
        codes: rows.flatMap((row) => row.code ?? []).join(" "),
      },
      text: { names: rows.map(told).join("; "), ...differences(before, rows) },
    });
    await announce(tx, { agencyId: act.caller.agencyId, topic: "outgoing", id: document.id });
    return describeOutgoing(tx, act, document.id);
  });
}

/** A place as the history names it: with the code a message goes to, and the way when it is not the usual one. */
function told(row: Told): string {
  if (row.code === null) return row.name;
  return `${row.name} (${row.code}${row.delivery === "paper" ? ", bản giấy" : ""})`;
}

/** Which places came and which went, for whoever reads the history later. */
function differences(before: readonly Told[], after: readonly Told[]): { added?: string; removed?: string } {
  const [old, now] = [before.map(told), after.map(told)];
  const added = now.filter((each) => !old.includes(each)).join("; ");
  const removed = old.filter((each) => !now.includes(each)).join("; ");
  return { ...(added ? { added } : {}), ...(removed ? { removed } : {}) };
}

async function choose(
  tx: Tx,
  act: Act,
  ask: { wanted: readonly RecipientInput[]; before: readonly Told[] },
): Promise<{ rows: Chosen[]; reasons: Refusal[] }> {
  const rows: Chosen[] = [];
  const reasons: Refusal[] = [];
  for (const [index, each] of ask.wanted.entries()) {
    const agency = each.code === null || each.code === "" ? undefined : await agencyByCode(tx, each.code);
    // a message goes where the code says: the name beside it is the directory's, never one that was typed
    const name = agency?.name ?? toNfc(each.name);
    const code = agency?.code ?? null;
    reasons.push(...refusalsOf(each, { place: index + 1, name, known: agency !== undefined }));
    // the page sends back what it was shown: an agency that has another name since is no slip of the typist
    const shown = ask.before.some((row) => row.code === code && sameName(row.name, each.name));
    if (agency && each.name !== "" && !shown && !sameName(each.name, agency.name))
      reasons.push(
        refuse(
          "recipient-other-name",
          `Mã ${agency.code} ở dòng ${index + 1} là của “${agency.name}”, không phải “${toNfc(each.name)}”. Chưa ghi gì. Hãy chọn lại trong danh bạ, hoặc bỏ mã và gửi giấy.`,
          index + 1,
        ),
      );
    if (code !== null && rows.some((row) => row.code === code))
      reasons.push(
        refuse("recipient-twice", `Nơi nhận “${name}” có hai lần. Chưa ghi gì. Hãy bỏ bớt một dòng.`, index + 1),
      );
    if (agency?.id === act.caller.agencyId)
      reasons.push(
        refuse("recipient-self", "Cơ quan không gửi văn bản cho chính mình. Chưa ghi gì. Hãy bỏ dòng này.", index + 1),
      );
    rows.push({
      id: newId("rcp", act.now.getTime() + index),
      code,
      name,
      purpose: toNfc(each.purpose),
      delivery: each.delivery,
    });
  }
  return { rows, reasons };
}

const sameName = (typed: string, named: string): boolean => squeezed(typed) === squeezed(named);
const squeezed = (name: string): string => toNfc(name).replace(/\s+/gu, " ").toLocaleLowerCase("vi");

function refusalsOf(each: RecipientInput, seen: { place: number; name: string; known: boolean }): Refusal[] {
  const found: Refusal[] = [];
  if (each.code !== null && each.code !== "" && !seen.known)
    found.push(
      refuse(
        "recipient-unknown",
        `Danh bạ của tỉnh không có cơ quan mang mã “${each.code}” (dòng ${seen.place}). Chưa ghi gì. Hãy chọn trong danh bạ, hoặc gửi giấy không kèm mã.`,
        seen.place,
      ),
    );
  if (each.delivery === "exchange" && (each.code === null || each.code === ""))
    found.push(
      refuse(
        "recipient-no-code",
        `Nơi nhận dòng ${seen.place} chưa có mã cơ quan nên không gửi liên thông được. Chưa ghi gì. Hãy chọn trong danh bạ hoặc chuyển sang gửi giấy.`,
        seen.place,
      ),
    );
  if (seen.name === "" && (each.code === null || each.code === ""))
    found.push(
      refuse("recipient-no-name", `Nơi nhận dòng ${seen.place} chưa có tên. Chưa ghi gì. Hãy ghi tên.`, seen.place),
    );
  if (seen.name.length > MAX_NAME)
    found.push(
      refuse(
        "recipient-name-too-long",
        `Tên nơi nhận dòng ${seen.place} dài quá ${MAX_NAME} ký tự. Chưa ghi gì. Hãy rút ngắn.`,
        seen.place,
      ),
    );
  return found;
}

function refuse(code: string, message: string, row: number): Refusal {
  return { code: `outgoing.${code}`, message, clause: "NĐ 30/2020 PL VI", facts: { row } };
}
