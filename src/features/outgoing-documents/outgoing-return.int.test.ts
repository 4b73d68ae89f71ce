import { beforeAll, describe, expect, it } from "vitest";
import { openBook, takeNumber } from "#src/features/registers/numbers.actions.ts";
import { type Database, inAgency, openDatabase, sql } from "#src/platform/db/database.ts";
import {
  asOwner,
  failureOf,
  historyOf,
  type People,
  SIGNER,
  STC,
  signInDepartment,
  walkTo,
} from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { postId } from "../../../tests/support/office/province.ts";
import { advance, loadForSigning } from "./signing.actions.ts";

const REASON = "Ghi rõ 05 trụ sở nào";

describe("Trả lại văn bản đi", () => {
  const office = useOffice();
  let people: People;
  let db: Database;
  const now = new Date("2026-11-23T03:00:00Z");

  beforeAll(async () => {
    office.setNow(now);
    people = await signInDepartment(office);
    db = openDatabase(office.db.appUrl, { name: "outgoing-return-test", max: 2 });
    return () => db.destroy();
  });

  const by = (key: string) => ({
    caller: { agencyId: office.province.agencyId(STC), personId: null, postId: postId(STC, key) },
    now,
    requestId: "req_test",
    from: "",
  });

  // what signing, numbering and sealing do, without keys: only the rows they leave
  const sign = (id: string, kind: "person" | "agency", to: { after: string; act: "sign-person" | "sign-agency" }) =>
    inAgency(db, by("giam-doc").caller.agencyId, async (tx) => {
      const { document } = await loadForSigning(tx, by("giam-doc").caller.agencyId, id);
      const before = document.current_sha256 ?? "";
      await sql`insert into signature (agency_id, id, document_id, kind, by_post_id, state, key_id, sha256_before, sha256_after, at)
        values (${by("giam-doc").caller.agencyId}, ${`sig_${id}_${kind}_${to.after.slice(0, 4)}`}, ${id}, ${kind}, ${SIGNER}, 'made', 'k', ${before}, ${to.after}, ${now})`.execute(
        tx,
      );
      const fields = to.act === "sign-person" ? { signedAt: now } : { sealedAt: now };
      return advance(tx, by("giam-doc"), {
        id,
        onSha256: before,
        act: to.act,
        facts: { personalSignature: "valid" },
        fields: { currentSha256: to.after, ...fields },
      } as Parameters<typeof advance>[2]);
    });
  const giveNumber = (id: string, after: string) =>
    inAgency(db, by("van-thu").caller.agencyId, async (tx) => {
      const { agencyId } = by("van-thu").caller;
      const { document } = await loadForSigning(tx, agencyId, id);
      const book = await openBook(tx, { agencyId, direction: "out", series: "chung", year: 2026 }, now);
      const number = await takeNumber(
        tx,
        { agencyId, bookId: book.bookId },
        { documentId: id, postId: postId(STC, "van-thu"), now },
      );
      await advance(tx, by("van-thu"), {
        id,
        onSha256: document.current_sha256 ?? "",
        act: "give-number",
        facts: { personalSignature: "valid" },
        fields: {
          currentSha256: after,
          bookId: book.bookId,
          number,
          codeNumber: String(number).padStart(2, "0"),
          issuedDate: "2026-11-23",
        },
      });
      return number;
    });
  const sha = (letter: string): string => letter.repeat(64);
  const sealed = async (): Promise<{ id: string; number: number }> => {
    const { id } = await walkTo(office, people, "approved");
    await sign(id, "person", { after: sha("a"), act: "sign-person" });
    const number = await giveNumber(id, sha("b"));
    await sign(id, "agency", { after: sha("c"), act: "sign-agency" });
    return { id, number };
  };

  const holders = {
    "unit-approval": "head",
    "format-check": "chief",
    "leader-approval": "director",
    approved: "director",
  } as const;
  const before = {
    "unit-approval": ["draft"],
    "format-check": ["draft", "unit-approval"],
    "leader-approval": ["draft", "unit-approval", "format-check"],
    approved: ["draft", "unit-approval", "format-check", "leader-approval"],
  } as const;
  const cases = (Object.keys(before) as (keyof typeof before)[]).flatMap((from) =>
    before[from].map((to) => [from, to] as const),
  );

  it.each(cases)(
    "QC-5.1 NĐ 30/2020 Đ11: trả từ bước %s về bước %s kèm lý do, các lần duyệt từ bước đó mất hiệu lực",
    async (from, to) => {
      const document = await walkTo(office, people, from);
      const { id } = document;
      const { api } = people[holders[from]];
      const seen = await api.outgoingDocuments.get({ id });
      expect(seen.returnTargets.map((target) => target.state)).toEqual(before[from].toReversed());
      const returned = await api.outgoingDocuments.return({
        id,
        rowVersion: document.rowVersion,
        toState: to,
        reason: REASON,
      });
      expect([returned.state, returned.returnReason]).toEqual([to, REASON]);
      const kept = { draft: 0, "unit-approval": 0, "format-check": 1, "leader-approval": 2 }[to];
      expect(returned.approvals.filter((approval) => approval.voidedAt === null)).toHaveLength(kept);
      expect(returned.approvedSha256).toBeNull();
      const drafter = await people.specialist.api.outgoingDocuments.get({ id });
      expect(drafter.box).toBe(to === "draft" ? "returned" : null);
      if (to === "draft") {
        const { rows } = await people.specialist.api.outgoingDocuments.list({ box: "drafts" });
        expect(rows.find((row) => row.id === id)?.returnReason).toBe(REASON);
        // the same words may be submitted again: the unit approves the version anew
        const again = await people.specialist.api.outgoingDocuments.submit({
          id,
          rowVersion: returned.rowVersion,
          signerPostId: SIGNER,
        });
        expect([again.state, again.versionNo, again.returnReason]).toEqual(["unit-approval", 1, null]);
        const approved = await people.head.api.outgoingDocuments.approve({
          id,
          rowVersion: again.rowVersion,
          step: "unit",
          versionNo: 1,
        });
        expect(approved.state).toBe("format-check");
      }
      expect(
        (await historyOf(office, id)).filter((row) => row.action === "outgoing.returned").map((row) => row.facts),
      ).toEqual([{ from, to }]);
    },
  );

  it("không có lý do, hoặc trả tới bước sau, thì không trả được; người không giữ văn bản không trả được", async () => {
    const at = await walkTo(office, people, "format-check");
    const ask = { id: at.id, rowVersion: at.rowVersion };
    const { chief, head } = people;
    expect(
      (await failureOf(chief.api.outgoingDocuments.return({ ...ask, toState: "draft", reason: "  " })))?.code,
    ).toBe("routing.reason-missing");
    expect(
      (await failureOf(chief.api.outgoingDocuments.return({ ...ask, toState: "approved", reason: REASON })))?.code,
    ).toBe("routing.return-not-earlier");
    expect(
      (await failureOf(head.api.outgoingDocuments.return({ ...ask, toState: "draft", reason: REASON })))?.code,
    ).toBe("outgoing.not-your-turn");
    const drafter = people.specialist.api.outgoingDocuments.return({ ...ask, toState: "draft", reason: REASON });
    expect((await failureOf(drafter))?.status).toBe(403);
  });

  it("NĐ 30/2020 Đ15 văn thư trả văn bản đã cấp số về người soạn: chữ ký hủy, số hủy ở lại trong sổ với lý do", async () => {
    const { id, number } = await sealed();
    const seen = await people.clerk.api.outgoingDocuments.get({ id });
    expect([seen.state, seen.box, seen.codeNumber]).toEqual(["sealed", "to-issue", String(number).padStart(2, "0")]);
    const returned = await people.clerk.api.outgoingDocuments.return({
      id,
      rowVersion: seen.rowVersion,
      toState: "draft",
      reason: REASON,
    });
    expect(returned).toMatchObject({
      state: "draft",
      codeNumber: null,
      issuedDate: null,
      signedAt: null,
      sealedAt: null,
      currentSha256: null,
    });
    await asOwner(office, async (client) => {
      const entry = await client.query("select state, reason from register_entry where document_id = $1", [id]);
      expect(entry.rows).toEqual([{ state: "cancelled", reason: REASON }]);
      const signatures = await client.query(
        "select kind, void_reason from signature where document_id = $1 order by kind",
        [id],
      );
      expect(signatures.rows).toEqual([
        { kind: "agency", void_reason: REASON },
        { kind: "person", void_reason: REASON },
      ]);
    });
    const told = (await historyOf(office, id)).map((row) => row.action);
    for (const action of ["outgoing.signature-voided", "outgoing.number-cancelled", "outgoing.returned"])
      expect(told).toContain(action);
  });

  it("trả về bước đã cấp số, đã ký, đã duyệt: tệp trở lại đúng các byte của bước đó, số chỉ hủy khi lùi trước bước cấp số", async () => {
    const { id } = await sealed();
    const { clerk } = people;
    const back = async (toState: "numbered" | "signed" | "approved") => {
      const { rowVersion } = await clerk.api.outgoingDocuments.get({ id });
      return clerk.api.outgoingDocuments.return({ id, rowVersion, toState, reason: REASON });
    };
    const numbered = await back("numbered");
    expect([numbered.currentSha256, numbered.sealedAt, numbered.codeNumber === null]).toEqual([sha("b"), null, false]);
    const signed = await back("signed");
    expect([signed.currentSha256, signed.codeNumber, signed.signedAt === null]).toEqual([sha("a"), null, false]);
    const approved = await back("approved");
    expect([approved.currentSha256, approved.signedAt]).toEqual([approved.approvedSha256, null]);
    expect(approved.approvals.every((each) => each.voidedAt === null)).toBe(true);
    // signed anew on the same approved bytes: the void signature does not stand in the way
    await sign(id, "person", { after: sha("d"), act: "sign-person" });
    expect((await clerk.api.outgoingDocuments.get({ id })).state).toBe("signed");
  });

  it("NĐ 30/2020 Đ11.2 ký trên tệp khác tệp đã duyệt bị từ chối", async () => {
    const { id } = await walkTo(office, people, "approved");
    const work = inAgency(db, by("giam-doc").caller.agencyId, (tx) =>
      advance(tx, by("giam-doc"), {
        id,
        onSha256: sha("e"),
        act: "sign-person",
        fields: { currentSha256: sha("f"), signedAt: now },
      }),
    );
    await expect(work).rejects.toMatchObject({ code: "outgoing.bytes-changed", status: 409 });
  });

  it("QC-7.1 văn bản đã phát hành không trả lại được, không sửa được", async () => {
    const { id } = await sealed();
    await inAgency(db, by("van-thu").caller.agencyId, async (tx) => {
      const { document } = await loadForSigning(tx, by("van-thu").caller.agencyId, id);
      await advance(tx, by("van-thu"), {
        id,
        onSha256: document.current_sha256 ?? "",
        act: "issue",
        facts: { personalSignature: "valid", agencySignature: "valid", recipients: 1 },
        fields: { issuedAt: now, issuedLegalAt: now, issuedReason: "" },
      });
    });
    const issued = await people.clerk.api.outgoingDocuments.get({ id });
    expect(issued.steps.every((step) => step.state === "done")).toBe(true);
    const ask = { id, rowVersion: issued.rowVersion };
    const back = people.clerk.api.outgoingDocuments.return({ ...ask, toState: "draft", reason: REASON });
    expect((await failureOf(back))?.code).toBe("routing.return-after-issue");
    const edit = people.specialist.api.outgoingDocuments.save({ ...ask, model: { ...issued.model, place: "Bến Tre" } });
    expect((await failureOf(edit))?.code).toBe("routing.edit-after-issue");
    const recipients = people.clerk.api.outgoingDocuments.setRecipients({ ...ask, recipients: [] });
    expect((await failureOf(recipients))?.code).toBe("outgoing.recipients-fixed");
  });
});
