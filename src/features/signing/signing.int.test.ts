import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  asOwner,
  completeDraft,
  failureOf,
  historyOf,
  type People,
  STC,
  signInDepartment,
  walkTo,
} from "../../../tests/support/documents/outgoing.ts";
import {
  breakKey,
  fileOf,
  opensslAgrees,
  pdfsigCount,
  sha256Of,
  signed,
} from "../../../tests/support/documents/signing.ts";
import { PIN, PIN_LOGIN } from "../../../tests/support/office/keys.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { hasTool } from "../../../tools/test-pki/external-tools.ts";

describe("Ký số cá nhân, cấp số, ký số cơ quan", () => {
  const office = useOffice({ keys: true });
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });

  const rows = <T extends object>(text: string, values: unknown[]) =>
    asOwner(office, async (client) => (await client.query<T>(text, values)).rows);

  it("QC-3.3 người ký thấy chứng thư của mình, khóa thử nghiệm được nói rõ", async () => {
    const key = await people.director.api.signing.key();
    expect(key).toMatchObject({ ready: true, subject: "Nguyễn Minh Trí", test: true });
    expect(key.sentence).toMatch(/^Chứng thư: Nguyễn Minh Trí, còn hạn đến \d{2}\/\d{2}\/2028$/);
    expect(await people.specialist.api.signing.key()).toMatchObject({ ready: false, subject: null });
  });

  it("QC-4.1 từ duyệt đến ký cơ quan: tệp chỉ nối thêm, bắt đầu bằng đúng từng byte đã duyệt, hai chữ ký hợp lệ", async () => {
    const approved = await walkTo(office, people, "approved");
    const approvedBytes = await fileOf(people.director, approved.id);
    const person = await people.director.api.signing.sign({
      id: approved.id,
      rowVersion: approved.rowVersion,
      sha256: approved.currentSha256 ?? "",
    });
    expect(person).toMatchObject({ state: "signed", again: false });
    const personBytes = await fileOf(people.clerk, approved.id);
    expect(sha256Of(personBytes)).toBe(person.sha256);
    expect(sha256Of(personBytes.subarray(0, approvedBytes.length))).toBe(approved.approvedSha256);

    const waiting = await people.clerk.api.outgoingDocuments.list({ box: "to-seal" });
    expect(waiting.rows.map((row) => row.id)).toContain(approved.id);
    const forecast = await people.clerk.api.signing.nextNumber({ id: approved.id });
    expect(forecast).toMatchObject({ held: false, issuedDate: "2026-11-23" });
    const done = await people.clerk.api.signing.seal({
      id: approved.id,
      rowVersion: person.rowVersion,
      sha256: person.sha256,
    });
    expect(done).toMatchObject({
      state: "sealed",
      number: forecast.number,
      codeNotation: "STC-NS",
      issuedDate: "2026-11-23",
      numberText: forecast.numberText,
    });
    const final = await fileOf(people.clerk, approved.id);
    expect(sha256Of(final)).toBe(done.sha256);
    expect(sha256Of(final.subarray(0, personBytes.length))).toBe(person.sha256);

    const report = await people.clerk.api.signing.outgoing({ id: approved.id });
    expect(report).toMatchObject({ verdict: "valid", value: "as-paper" });
    expect(report.headline).toBe("Hợp lệ: 2 chữ ký, nội dung còn nguyên từ lúc ký");
    // a reader sees on whom the verdict rests
    for (const card of report.files[0]?.signatures ?? [])
      expect(card.certificateSentence).toContain("tin cậy nhờ CA “CA gốc thử nghiệm M-Office”");
    expect(report.files[0]?.signatures.map((card) => [card.role, card.signer, card.verdict]).toSorted()).toEqual([
      ["agency", "Sở Tài chính tỉnh Vĩnh Long", "valid"],
      ["person", "Nguyễn Minh Trí", "valid"],
    ]);
    expect(report.attempts.map((each) => [each.kind, each.state]).toSorted()).toEqual([
      ["agency", "made"],
      ["person", "made"],
    ]);
    expect((await historyOf(office, approved.id)).map((each) => each.action)).toEqual(
      expect.arrayContaining(["outgoing.signed", "outgoing.numbered", "outgoing.sealed"]),
    );
    expect(await rows("select state from register_entry where document_id = $1", [approved.id])).toEqual([
      { state: "taken" },
    ]);
  });

  it.skipIf(!hasTool("pdfsig") || !hasTool("openssl"))(
    "QC-4.1 pdfsig và openssl cùng nói chữ ký hợp lệ sau từng bước",
    async () => {
      const person = await signed(office, people);
      const personBytes = await fileOf(people.director, person.id);
      expect(pdfsigCount(personBytes)).toEqual({ valid: 1, all: 1 });
      expect(opensslAgrees(personBytes)).toBe(true);
      await people.clerk.api.signing.seal({ id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 });
      const final = await fileOf(people.clerk, person.id);
      expect(pdfsigCount(final)).toEqual({ valid: 2, all: 2 });
      expect(opensslAgrees(final)).toBe(true);
    },
  );

  it("NĐ 30/2020 Đ13 chỉ người được ghi là người ký mới ký được, và chỉ đúng bản đã xem", async () => {
    const approved = await walkTo(office, people, "approved");
    const ask = { id: approved.id, rowVersion: approved.rowVersion, sha256: approved.currentSha256 ?? "" };
    const deputy = await office.signIn("thuy.le");
    expect((await failureOf(deputy.api.signing.sign({ ...ask, pin: "246810" })))?.status).toBe(403);
    expect((await failureOf(people.clerk.api.signing.sign(ask)))?.status).toBe(403);
    expect((await failureOf(people.director.api.signing.sign({ ...ask, sha256: "0".repeat(64) })))?.code).toBe(
      "signing.other-bytes",
    );
    expect((await failureOf(people.director.api.signing.sign({ ...ask, rowVersion: 1 })))?.code).toBe("stale");
    expect((await people.director.api.outgoingDocuments.get({ id: approved.id })).state).toBe("approved");
    expect(await rows("select 1 from signature where document_id = $1", [approved.id])).toEqual([]);
  });

  it("ký hai lần, cả khi cùng lúc, chỉ tạo một chữ ký", async () => {
    const approved = await walkTo(office, people, "approved");
    const ask = { id: approved.id, rowVersion: approved.rowVersion, sha256: approved.currentSha256 ?? "" };
    const { sign } = people.director.api.signing;
    const done = await Promise.all([sign(ask), sign(ask), sign(ask)]);
    expect(done.filter((each) => !each.again)).toHaveLength(1);
    expect(new Set(done.map((each) => each.sha256)).size).toBe(1);
    expect((await sign(ask)).again).toBe(true);
    expect(await rows("select 1 from signature where document_id = $1 and state = 'made'", [approved.id])).toHaveLength(
      1,
    );
  });

  it("QC-3.3 ký không thành: lịch sử ghi lý do, trạng thái và số không đổi, sửa xong thì ký được", async () => {
    const approved = await walkTo(office, people, "approved");
    const ask = { id: approved.id, rowVersion: approved.rowVersion, sha256: approved.currentSha256 ?? "" };
    const mend = breakKey(office.dataDir, "person-tri.nguyen");
    const failure = await failureOf(people.director.api.signing.sign(ask));
    expect(failure?.code).toBe("signer.wrong-secret");
    const after = await people.director.api.outgoingDocuments.get({ id: approved.id });
    expect([after.state, after.rowVersion, after.codeNumber]).toEqual(["approved", approved.rowVersion, null]);
    const [row] = await rows<{ state: string; error: string }>(
      "select state, error from signature where document_id = $1",
      [approved.id],
    );
    expect(row?.state).toBe("failed");
    expect(row?.error).toContain("Kho khóa không mở được");
    mend();
    expect((await people.director.api.signing.sign(ask)).state).toBe("signed");
  });

  it("F-73 ký nhiều văn bản: mỗi văn bản một kết quả thật, khóa không mở được thì dừng cả đợt", async () => {
    const [one, two] = [await walkTo(office, people, "approved"), await walkTo(office, people, "approved")];
    const item = (each: typeof one) => ({
      id: each.id,
      rowVersion: each.rowVersion,
      sha256: each.currentSha256 ?? "",
    });
    const mixed = await people.director.api.signing.batch({
      items: [item(one), { ...item(two), sha256: "1".repeat(64) }],
    });
    expect([mixed.signed, mixed.failed, mixed.notTried, mixed.headline]).toEqual([1, 1, 0, "Đã ký 1 trên 2."]);
    expect(mixed.results.map((each) => each.result)).toEqual(["signed", "failed"]);
    expect(mixed.results[1]?.sentence).toContain("Nội dung văn bản đã khác bản bạn đang xem");

    const mend = breakKey(office.dataDir, "person-tri.nguyen");
    const stopped = await people.director.api.signing.batch({ items: [item(two), item(one)] });
    mend();
    expect(stopped.results.map((each) => each.result)).toEqual(["failed", "not-tried"]);
    expect(stopped.headline).toMatch(/^Đã ký 0 trên 2\. Đợt ký dừng\./);
  });

  it("NĐ 30/2020 Đ13 Phó Giám đốc ký thay (KT.) bằng chứng thư của mình; sai mã PIN thì chưa có gì được ký", async () => {
    const deputy = await office.signIn(PIN_LOGIN);
    const draft = await completeDraft(office, people);
    let at = await people.specialist.api.outgoingDocuments.submit({
      id: draft.id,
      rowVersion: draft.rowVersion,
      signerPostId: office.province.postId(STC, "pho-giam-doc"),
    });
    expect(at.model.signerTitle).toEqual(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
    for (const [who, step] of [
      [people.head, "unit"],
      [people.chief, "format"],
      [deputy, "leader"],
    ] as const)
      at = await who.api.outgoingDocuments.approve({
        id: at.id,
        rowVersion: at.rowVersion,
        step,
        versionNo: at.versionNo,
      });
    const ask = { id: at.id, rowVersion: at.rowVersion, sha256: at.currentSha256 ?? "" };
    expect((await failureOf(deputy.api.signing.sign(ask)))?.code).toBe("signer.pin-needed");
    expect((await failureOf(deputy.api.signing.sign({ ...ask, pin: "000000" })))?.code).toBe("signer.wrong-pin");
    expect((await deputy.api.outgoingDocuments.get({ id: at.id })).state).toBe("approved");
    expect((await deputy.api.signing.sign({ ...ask, pin: PIN })).state).toBe("signed");
    const report = await deputy.api.signing.outgoing({ id: at.id });
    expect(report.files[0]?.signatures.map((card) => card.signer)).toEqual(["Lê Thị Bích Thủy"]);
    expect(report.attempts.map((each) => each.state).toSorted()).toEqual(["failed", "made"]);
  });

  it("QC-4.1 chứng thư không do nơi được tin cậy cấp: chữ ký không được giữ, không bao giờ nói là hợp lệ", async () => {
    const approved = await walkTo(office, people, "approved");
    const root = path.join(office.dataDir, "trust", "thu-nghiem-root.pem");
    const kept = readFileSync(root);
    writeFileSync(root, "");
    const failure = await failureOf(
      people.director.api.signing.sign({
        id: approved.id,
        rowVersion: approved.rowVersion,
        sha256: approved.currentSha256 ?? "",
      }),
    );
    writeFileSync(root, kept);
    expect(failure?.code).toBe("signing.not-valid-after-signing");
    expect((await people.director.api.outgoingDocuments.get({ id: approved.id })).state).toBe("approved");
  });

  it("cơ quan khác và quản trị không xem chữ ký, không ký, không cấp số", async () => {
    const person = await signed(office, people);
    const [other, administrator] = [await office.signIn("lan.bui"), await office.signIn("phuc.vo")];
    const ask = { id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 };
    for (const [who, status] of [
      [other, 404],
      [administrator, 403],
    ] as const) {
      const { signing } = who.api;
      for (const work of [() => signing.sign(ask), () => signing.seal(ask), () => signing.outgoing({ id: person.id })])
        expect((await failureOf(work()))?.status).toBe(status);
    }
    expect((await failureOf(administrator.api.signing.key()))?.status).toBe(403);
  });
});
