// The main job, step by step, as the office does it: a paper letter comes in, is answered, the answer travels to two agencies.
// Nothing is put in behind the product's back: every step is asked for over HTTP by the person whose step it is.
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { arrived, until, wayOf } from "../support/documents/exchange.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { completed, type People, requestKey, SIGNER, STC, signInDepartment } from "../support/documents/outgoing.ts";
import { fileOf, opensslAgrees, pdfsigCount, sha256Of } from "../support/documents/signing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { type Session, useOffice } from "../support/office/office.ts";
import { postId, unitId } from "../support/office/province.ts";

const SXD = "H61.05";
const BA_TRI = "H61.131";

describe("Việc chính của văn phòng", () => {
  const office = useOffice({ keys: true, termsAccepted: false });
  let people: People;
  let there: Session;
  let commune: Session;

  const acceptTerms = async (...sessions: Session[]): Promise<void> => {
    for (const session of sessions) {
      const { version } = await session.api.identity.terms();
      await session.api.identity.acceptTerms({ version });
    }
  };
  const at = (instant: string): void => office.setNow(new Date(instant));

  beforeAll(async () => {
    at("2026-11-23T00:36:00Z");
    people = await signInDepartment(office);
    there = await office.signIn("lan.bui");
    commune = await office.signIn("thao.ly");
    const everybody = [...Object.values(people), there, commune];
    // QC-4.4: nobody works before the terms are accepted
    for (const session of everybody) expect((await session.fetch("/api/incoming-documents")).status).toBe(403);
    await acceptTerms(...everybody);
    await commune.api.identity.switchPost({ postId: postId(BA_TRI, "van-thu") });
  });

  /** Step 1: brought in, through the gate, into the register, presented. */
  async function register() {
    const { clerk } = people;
    const { status, item } = await upload(clerk, letterPdf(), { name: "2034-SXD-QLN.pdf" });
    expect(status).toBe(201);
    expect(item).toMatchObject({ state: "waiting", receivedAt: "2026-11-23T00:36:00.000Z" });
    expect(item.receipt?.verdict).toBe("unsigned");
    const forecast = await clerk.api.intake.nextNumber();
    const done = await clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: fieldsOf(item, { organName: "Sở Xây dựng tỉnh Vĩnh Long", organCode: SXD }),
      attestation: ALL_SIX,
      presentToPostId: postId(STC, "giam-doc"),
    });
    expect(done).toMatchObject({ arrivalNumber: forecast.nextNumber, forReference: false, again: false });
    return done.documentId;
  }

  /** Steps 2 and 3: bút phê, assignment in the unit, the specialist opens the letter. */
  async function direct(letterId: string): Promise<string> {
    const { director, head, specialist } = people;
    at("2026-11-23T01:22:00Z");
    const waiting = await director.api.incomingDocuments.list({ box: "to-direct" });
    expect(waiting.rows.map((row) => row.id)).toEqual([letterId]);
    const letter = await director.api.incomingDocuments.get({ id: letterId });
    expect((await director.fetch(`/api/incoming-documents/${letterId}/file`)).status).toBe(200);
    const given = await director.api.assignments.direct({
      id: letterId,
      text: "Phòng Ngân sách chủ trì, phối hợp Phòng Quản lý giá và công sản, tham mưu trả lời.",
      targets: [
        { role: "lead", unitId: unitId(STC, "ns") },
        { role: "co-ordinate", unitId: unitId(STC, "qlgcs") },
        { role: "inform", postId: postId(STC, "pho-giam-doc") },
      ],
      dueDate: "2026-11-26",
      replyNeeded: true,
      rowVersion: letter.rowVersion,
    });
    expect(given.documentState).toBe("directed");
    const [unitWork] = (await head.api.assignments.work({ view: "unit" })).rows;
    const assignment = {
      id: unitWork?.assignmentId ?? "",
      postId: postId(STC, "chuyen-vien"),
      text: "Soạn công văn trả lời.",
    };
    const late = head.api.assignments.assign({ ...assignment, dueDate: "2026-11-27" });
    await expect(late).rejects.toThrow(/hạn/iu);
    await head.api.assignments.assign({ ...assignment, dueDate: "2026-11-25" });
    const [mine] = (await specialist.api.assignments.work({})).rows;
    expect(mine).toMatchObject({ documentId: letterId, dueAt: "2026-11-25T10:00:00.000Z" });
    await specialist.api.assignments.start({ id: mine?.assignmentId ?? "" });
    return letterId;
  }

  /** Steps 3 and 4: the draft, its check, three approvals, one return on the way. */
  async function approve(letterId: string) {
    at("2026-11-23T02:10:00Z");
    const { specialist, head, chief, director } = people;
    const draft = await specialist.api.outgoingDocuments.create({
      kind: "cong-van",
      replyToId: letterId,
      requestKey: requestKey(),
    });
    expect(draft.model.addressees).toEqual(["Sở Xây dựng tỉnh Vĩnh Long"]);
    const saved = await specialist.api.outgoingDocuments.save({
      id: draft.id,
      rowVersion: draft.rowVersion,
      model: completed(draft.model),
    });
    expect((await specialist.api.outgoingDocuments.check({ id: draft.id })).must).toBe(0);
    let now = await specialist.api.outgoingDocuments.submit({
      id: draft.id,
      rowVersion: saved.rowVersion,
      signerPostId: SIGNER,
    });
    const step = async (who: Session, name: "unit" | "format" | "leader") => {
      const ask = { id: now.id, rowVersion: now.rowVersion, step: name, versionNo: now.versionNo };
      now = await who.api.outgoingDocuments.approve(ask);
    };
    await step(head, "unit");
    now = await chief.api.outgoingDocuments.return({
      id: now.id,
      rowVersion: now.rowVersion,
      toState: "draft",
      reason: "Ghi rõ thời hạn gửi dự toán.",
    });
    expect(now.returnReason).toBe("Ghi rõ thời hạn gửi dự toán.");
    const again = await specialist.api.outgoingDocuments.save({
      id: now.id,
      rowVersion: now.rowVersion,
      model: { ...now.model, subject: "bố trí kinh phí sửa chữa trụ sở làm việc năm 2026" },
    });
    now = await specialist.api.outgoingDocuments.submit({
      id: now.id,
      rowVersion: again.rowVersion,
      signerPostId: SIGNER,
    });
    await step(head, "unit");
    await step(chief, "format");
    await step(director, "leader");
    expect(now).toMatchObject({ state: "approved", approvedSha256: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    return now;
  }

  /** Step 5: signed by the person, numbered and sealed by the clerk; the approved bytes are the beginning of the issued file. */
  async function sign(document: { id: string; rowVersion: number; approvedSha256: string | null }) {
    at("2026-11-23T03:05:00Z");
    const approved = await fileOf(people.director, document.id);
    expect(sha256Of(approved)).toBe(document.approvedSha256);
    const person = await people.director.api.signing.sign({
      id: document.id,
      rowVersion: document.rowVersion,
      sha256: document.approvedSha256 ?? "",
    });
    const sealed = await people.clerk.api.signing.seal({
      id: document.id,
      rowVersion: person.rowVersion,
      sha256: person.sha256,
    });
    const file = await fileOf(people.clerk, document.id);
    expect(sha256Of(file)).toBe(sealed.sha256);
    expect(sha256Of(file.subarray(0, approved.length))).toBe(document.approvedSha256);
    expect(pdfsigCount(file) ?? { valid: 2, all: 2 }).toEqual({ valid: 2, all: 2 });
    expect(opensslAgrees(file) ?? true).toBe(true);
    expect((await people.clerk.api.signing.outgoing({ id: document.id })).verdict).toBe("valid");
    return { ...sealed, id: document.id };
  }

  /** Step 6: out to two agencies; one registers it (03), one refuses it (02); the sender sees both. */
  async function issue(document: Awaited<ReturnType<typeof sign>>) {
    at("2026-11-23T03:31:00Z");
    const { clerk } = people;
    const addressed = await clerk.api.outgoingDocuments.setRecipients({
      id: document.id,
      rowVersion: document.rowVersion,
      recipients: [SXD, BA_TRI].map((code) => ({ code, delivery: "exchange" as const })),
    });
    const gate = await clerk.api.exchange.issueGate({ id: document.id });
    expect([gate.ready, gate.button]).toEqual([true, "Phát hành đến 2 nơi"]);
    const issued = await clerk.api.exchange.issue({ id: document.id, rowVersion: addressed.rowVersion });
    expect(issued).toMatchObject({ state: "issued", byExchange: 2, issuedLegalAt: "2026-11-23T03:31:00.000Z" });

    const item = await there.api.intake.get({ id: (await arrived(there, document)).id });
    expect(item).toMatchObject({ fromCode: STC, codeNumber: document.codeNumber, codeNotation: "STC-NS" });
    expect(item.receipt?.verdict).toBe("valid");
    const received = await there.fetch(`/api/intake/${item.id}/file`);
    expect(sha256Of(new Uint8Array(await received.arrayBuffer()))).toBe(document.sha256);
    const accepted = await there.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: { ...fieldsOf(item), organCode: STC },
    });
    const elsewhere = await arrived(commune, document);
    await commune.api.intake.refuse({
      id: elsewhere.id,
      rowVersion: elsewhere.rowVersion,
      reason: "Gửi nhầm nơi nhận",
    });

    const registered = await wayOf(clerk, document.id, SXD, "registered");
    expect([registered.statusCode, registered.detail]).toEqual(["03", `Số đến ${accepted.arrivalNumber}`]);
    const refused = await wayOf(clerk, document.id, BA_TRI, "refused");
    expect([refused.statusCode, refused.detail]).toEqual(["02", "“Gửi nhầm nơi nhận”"]);
    for (const way of [registered, refused])
      expect(way).toMatchObject({ sentAt: "2026-11-23T03:31:00.000Z", arrivedAt: "2026-11-23T03:31:00.000Z" });
    const after = await clerk.api.outgoingDocuments.get({ id: document.id });
    const edit = people.specialist.api.outgoingDocuments.save({
      id: document.id,
      rowVersion: after.rowVersion,
      model: { ...after.model, subject: "khác" },
    });
    await expect(edit).rejects.toThrow(/phát hành/u);
  }

  /** Step 7: one case file, both registers, printed and exported. */
  async function keep(letterId: string, replyId: string, numberText: string): Promise<void> {
    const { specialist, clerk } = people;
    // the letter was ended by its reply, told by an event
    await until(async () => (await clerk.api.incomingDocuments.get({ id: letterId })).state === "done");
    const file = await specialist.api.caseFiles.open({
      notation: "05-NS",
      title: "Sửa chữa trụ sở làm việc năm 2026",
      year: 2026,
      retention: "10 năm",
    });
    await specialist.api.caseFiles.file({ id: file.id, documentId: letterId });
    const both = await specialist.api.caseFiles.file({ id: file.id, documentId: replyId });
    expect(both.documentList.map((row) => row.direction)).toEqual(["in", "out"]);
    expect(both.closing).toEqual([]);
    const closed = await specialist.api.caseFiles.close({ id: file.id, rowVersion: both.rowVersion });
    expect(closed.state).toBe("closed");

    for (const book of await clerk.api.registers.books()) {
      const words = book.direction === "in" ? "Sở Xây dựng tỉnh Vĩnh Long" : numberText;
      const { rows } = await clerk.api.registers.entries({ id: book.id });
      expect(rows.map((row) => row.cells.join(" | ")).join("\n")).toContain(words);
      // who received it, when it was passed on, taken over: all or none (NĐ 30/2020 PL IV mục VI, columns 7 to 9)
      const [, , , , , , receiver, passedOn, takenOver] = rows.find((row) => row.documentId === letterId)?.cells ?? [];
      if (book.direction === "in")
        expect([receiver, passedOn, takenOver]).toEqual([
          expect.stringContaining("Phòng Ngân sách"),
          expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/u),
          expect.stringMatching(/^Đã xem \d\d\/\d\d$/u),
        ]);
      const printed = await clerk.fetch(`/api/registers/${book.id}/print.pdf`);
      expect(
        Buffer.from(await printed.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
      const sheet = await clerk.fetch(`/api/registers/${book.id}/export.xlsx`);
      const parts = Object.values(unzipSync(new Uint8Array(await sheet.arrayBuffer())));
      expect(parts.map((part) => new TextDecoder().decode(part)).join("\n")).toContain(words);
    }
  }

  /** Step 8: the whole story in sentences. */
  async function tell(letterId: string, replyId: string): Promise<void> {
    const story = async (id: string) => (await people.director.api.history.history({ id })).rows;
    const incoming = await story(letterId);
    const outgoing = await story(replyId);
    const actions = (rows: typeof incoming) => rows.map((row) => row.action);
    expect(actions(incoming)).toEqual(
      expect.arrayContaining(["incoming.registered", "directive.given", "assignment.given", "incoming.finished"]),
    );
    expect(actions(outgoing)).toEqual(
      expect.arrayContaining(["outgoing.approved", "outgoing.returned", "outgoing.signed", "outgoing.issued"]),
    );
    for (const row of [...incoming, ...outgoing]) {
      expect(row.sentence).not.toMatch(/undefined|null|\{|^[a-z]+\.[a-z-]+$/u);
      expect(row.who).not.toBe("");
    }
    expect(incoming.map((row) => row.who).join(" | ")).toContain("Nguyễn Minh Trí");
    expect(incoming.some((row) => row.kind === "read")).toBe(true);
  }

  it("QC-2.7 QC-5.1 QC-6.1 trọn hai quy trình: văn bản giấy đến, bút phê, giao việc, soạn, duyệt, ký, phát hành, bên nhận vào sổ và từ chối, lập hồ sơ, sổ, lịch sử", async () => {
    const letterId = await direct(await register());
    const document = await sign(await approve(letterId));
    await issue(document);
    await keep(letterId, document.id, document.codeNumber);
    await tell(letterId, document.id);
  }, 240_000);
});
