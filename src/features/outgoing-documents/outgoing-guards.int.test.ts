import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import {
  asOwner,
  completeDraft,
  completed,
  failureOf,
  historyOf,
  incomingLetter,
  type People,
  requestKey,
  SIGNER,
  signInDepartment,
  walkTo,
} from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { postId } from "../../../tests/support/office/province.ts";

describe("Dự thảo: hai người cùng sửa, quyền, dữ liệu xấu", () => {
  const office = useOffice();
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });
  /** A complete draft, saved once more with these words. */
  const savedDraft = async (over: Partial<DocumentModel>) => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const { model } = await outgoingDocuments.get({ id });
    return { id, model, saved: await outgoingDocuments.save({ id, rowVersion, model: { ...model, ...over } }) };
  };

  it("hai người cùng sửa: người lưu sau được báo ai vừa sửa và chữ đang gõ còn nguyên", async () => {
    const { id, rowVersion, model } = await walkTo(office, people, "unit-approval");
    const saved = await people.head.api.outgoingDocuments.save({
      id,
      rowVersion,
      model: { ...model, recipients: ["Như trên", "Lưu: VT, NS"] },
    });
    const late = await failureOf(
      people.specialist.api.outgoingDocuments.save({ id, rowVersion, model: { ...model, subject: "khác" } }),
    );
    expect([late?.status, late?.code]).toEqual([409, "stale"]);
    expect(late?.title).toContain("Trưởng phòng Ngân sách Đặng Quốc Bảo vừa thay đổi");
    expect(late?.title).toContain("còn nguyên");
    const now = await people.specialist.api.outgoingDocuments.get({ id });
    expect([now.rowVersion, now.model.subject, now.state]).toEqual([saved.rowVersion, model.subject, "draft"]);
  });

  it("NĐ 30/2020 PL I II.2, II.3.b dự thảo mang tên hay ký hiệu của cơ quan khác không trình được, nói phải ghi gì", async () => {
    const { id, saved } = await savedDraft({ organ: ["SỞ Y TẾ"], notation: "SYT-NV" });
    const { outgoingDocuments } = people.specialist.api;
    const refused = await failureOf(
      outgoingDocuments.submit({ id, rowVersion: saved.rowVersion, signerPostId: SIGNER, note: "" }),
    );
    expect(refused?.reasons?.map((each) => each.code)).toEqual([
      "document-format.other-organ",
      "document-format.other-symbol",
    ]);
    expect(refused?.title).toContain("SỞ TÀI CHÍNH");
    expect((await outgoingDocuments.get({ id })).state).toBe("draft");
  });

  it("NĐ 30/2020 Đ11.2 duyệt một bản đã đổi trong lúc đó bị từ chối: bản cũ, và bản đổi khi đang tạo PDF", async () => {
    const at = await walkTo(office, people, "leader-approval");
    const { id } = at;
    const approve = (rowVersion: number, versionNo: number) =>
      people.director.api.outgoingDocuments.approve({ id, rowVersion, step: "leader", versionNo });
    const wrongVersion = await failureOf(approve(at.rowVersion, 7));
    expect(wrongVersion?.code).toBe("outgoing.version-changed");

    // somebody's change is in the air while the PDF is made; it commits before the approval is written
    const late = await asOwner(office, async (client) => {
      await client.query("begin");
      await client.query("update outgoing_document set row_version = row_version + 1, subject = 'khác' where id = $1", [
        id,
      ]);
      const approving = failureOf(approve(at.rowVersion, at.versionNo));
      let blocked = false;
      for (let waited = 0; waited < 400 && !blocked; waited++) {
        await sleep(25);
        const waiting = await client.query(
          "select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))",
        );
        blocked = waiting.rows.length > 0;
      }
      // the PDF is made, and the approval stands before the other's change
      expect(blocked).toBe(true);
      await client.query("commit");
      return approving;
    });
    expect([late?.status, late?.code]).toEqual([409, "stale"]);
    const now = await people.director.api.outgoingDocuments.get({ id });
    expect([now.state, now.approvedSha256, now.approvals.length]).toEqual(["leader-approval", null, 2]);
  });

  it("người khác cơ quan không thấy văn bản (404), quản trị không xem nội dung (403), phòng khác không có việc (403)", async () => {
    const { id } = await walkTo(office, people, "approved");
    const other = await office.signIn("phuc.le");
    const administrator = await office.signIn("phuc.vo");
    const neighbour = await office.signIn("vinh.pham");
    const expected = [
      [other, 404],
      [administrator, 403],
      [neighbour, 403],
    ] as const;
    for (const [session, status] of expected) {
      const { outgoingDocuments } = session.api;
      const model = completed((await people.specialist.api.outgoingDocuments.get({ id })).model);
      const tries: (() => Promise<unknown>)[] = [
        () => outgoingDocuments.get({ id }),
        () => outgoingDocuments.save({ id, rowVersion: 1, model }),
        () => outgoingDocuments.saveVersion({ id, rowVersion: 1 }),
        () => outgoingDocuments.versions({ id }),
        () => outgoingDocuments.version({ id, no: 1 }),
        () => outgoingDocuments.compare({ id, from: 0, to: 1 }),
        () => outgoingDocuments.check({ id }),
        () => outgoingDocuments.fix({ id, rowVersion: 1, rules: ["x"] }),
        () => outgoingDocuments.submit({ id, rowVersion: 1, signerPostId: SIGNER }),
        () => outgoingDocuments.approve({ id, rowVersion: 1, step: "leader", versionNo: 1 }),
        () => outgoingDocuments.return({ id, rowVersion: 1, toState: "draft", reason: "x" }),
        () => outgoingDocuments.discard({ id, rowVersion: 1, reason: "x" }),
        () => outgoingDocuments.setRecipients({ id, rowVersion: 1, recipients: [] }),
      ];
      for (const attempt of tries) expect((await failureOf(attempt()))?.status).toBe(status);
      for (const name of ["preview.pdf", "document.docx", "file.pdf"])
        expect((await session.fetch(`/api/outgoing-documents/${id}/${name}`)).status).toBe(status);
    }
    expect((await failureOf(administrator.api.outgoingDocuments.list({})))?.status).toBe(403);
    const begin = administrator.api.outgoingDocuments.create({ kind: "cong-van", requestKey: requestKey() });
    expect((await failureOf(begin))?.status).toBe(403);
    expect((await other.api.outgoingDocuments.list({})).rows).toEqual([]);
    expect((await historyOf(office, id)).filter((row) => row.action === "outgoing.access-refused").length).toBe(
      2 * 7, // seven kinds of attempt by each of the two people of the agency; the same again within ten minutes is one row
    );
  });

  it("QC-5.1 chỉ người chủ trì mới soạn trả lời; văn thư chưa thấy dự thảo; tệp của văn bản khác không lấy được", async () => {
    const letter = await incomingLetter(office);
    const neighbour = await office.signIn("vinh.pham");
    const ask = { kind: "cong-van" as const, replyToId: letter, requestKey: requestKey() };
    expect((await failureOf(neighbour.api.outgoingDocuments.create(ask)))?.status).toBe(403);
    const unknown = people.specialist.api.outgoingDocuments.create({ ...ask, replyToId: "doc_khong-co" });
    expect((await failureOf(unknown))?.status).toBe(404);
    const { id } = await completeDraft(office, people);
    expect((await failureOf(people.clerk.api.outgoingDocuments.get({ id })))?.status).toBe(403);
    const { approvedSha256 } = await walkTo(office, people, "approved");
    const foreign = await people.specialist.fetch(
      `/api/outgoing-documents/${id}/file.pdf?sha256=${approvedSha256 ?? ""}`,
    );
    expect(foreign.status).toBe(404);
    const odd = await people.specialist.fetch(`/api/outgoing-documents/${id}/file.pdf?sha256=../../etc/passwd`);
    expect(odd.status).toBe(400);
  });

  it("mỗi bước chỉ người giữ bước đó duyệt được", async () => {
    const at = await walkTo(office, people, "unit-approval");
    const ask = { id: at.id, rowVersion: at.rowVersion, versionNo: at.versionNo };
    const wrong = [
      [people.specialist, "unit", 403],
      [people.chief, "unit", 403],
      [people.head, "format", 403],
      [people.head, "leader", 403],
      [people.director, "leader", 403],
    ] as const;
    for (const [who, step, status] of wrong)
      expect((await failureOf(who.api.outgoingDocuments.approve({ ...ask, step })))?.status).toBe(status);
    expect((await people.specialist.api.outgoingDocuments.get({ id: at.id })).state).toBe("unit-approval");
  });

  it("NĐ 30/2020 Đ12.1 trưởng phòng tự soạn thì lãnh đạo duyệt nội dung; xã không có văn phòng thì văn thư soát thể thức", async () => {
    const { head, director } = people;
    const made = await head.api.outgoingDocuments.create({ kind: "thong-bao", requestKey: requestKey() });
    const submitted = await head.api.outgoingDocuments.submit({
      id: made.id,
      rowVersion: made.rowVersion,
      signerPostId: SIGNER,
    });
    expect(submitted.holder).toBe("Nguyễn Minh Trí");
    const ask = {
      id: made.id,
      rowVersion: submitted.rowVersion,
      step: "unit" as const,
      versionNo: submitted.versionNo,
    };
    expect((await failureOf(head.api.outgoingDocuments.approve(ask)))?.status).toBe(403);
    expect((await director.api.outgoingDocuments.approve(ask)).state).toBe("format-check");

    const clerk = await office.signIn("thao.ly");
    const commune = postId("H61.131", "van-thu");
    await clerk.api.identity.switchPost({ postId: commune });
    const chairman = await office.signIn("hai.ngo");
    const draft = await clerk.api.outgoingDocuments.create({ kind: "cong-van", requestKey: requestKey() });
    expect(draft.model.signerTitle).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    const saved = await clerk.api.outgoingDocuments.save({
      id: draft.id,
      rowVersion: draft.rowVersion,
      model: { ...completed(draft.model), addressees: ["Sở Tài chính tỉnh Vĩnh Long"] },
    });
    let now = await clerk.api.outgoingDocuments.submit({
      id: draft.id,
      rowVersion: saved.rowVersion,
      signerPostId: postId("H61.131", "chu-tich"),
    });
    const step = (who: typeof clerk, name: "unit" | "format" | "leader") =>
      who.api.outgoingDocuments.approve({
        id: now.id,
        rowVersion: now.rowVersion,
        step: name,
        versionNo: now.versionNo,
      });
    now = await step(chairman, "unit");
    expect(now.holder).toBe("Lý Thu Thảo");
    now = await step(clerk, "format");
    now = await step(chairman, "leader");
    expect([now.state, now.holder]).toEqual(["approved", "Ngô Thanh Hải"]);
  });

  it("phó giám đốc ký thay, trưởng phòng ký thừa lệnh: thể thức người ký theo Đ13; người không có thẩm quyền bị từ chối", async () => {
    const submitTo = async (key: string) => {
      const { id, rowVersion } = await completeDraft(office, people);
      return people.specialist.api.outgoingDocuments.submit({ id, rowVersion, signerPostId: postId("H61.03", key) });
    };
    expect((await submitTo("pho-giam-doc")).model).toMatchObject({
      signerTitle: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
      signerName: "Lê Thị Bích Thủy",
    });
    expect((await submitTo("truong-phong")).model.signerTitle).toEqual(["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGÂN SÁCH"]);
    expect((await failureOf(submitTo("chuyen-vien")))?.code).toBe("outgoing.signer-unfit");
    expect((await failureOf(submitTo("khong-co")))?.code).toBe("outgoing.signer-unfit");
  });

  it("chữ NFD được lưu thành NFC; trích yếu 500 ký tự lưu và in được, 501 ký tự bị từ chối với cách làm", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const open = await outgoingDocuments.get({ id });
    const subject = "đề nghị bố trí kinh phí sửa chữa trụ sở ".repeat(13).slice(0, 500);
    const saved = await outgoingDocuments.save({
      id,
      rowVersion,
      model: { ...open.model, subject: subject.normalize("NFD"), addressees: ["Sở Xây dựng".normalize("NFD")] },
    });
    const now = await outgoingDocuments.get({ id });
    expect([now.model.subject, now.subject, now.model.addressees[0]]).toEqual([subject, subject, "Sở Xây dựng"]);
    expect((await people.specialist.fetch(`/api/outgoing-documents/${id}/preview.pdf`)).status).toBe(200);
    const ask = { id, rowVersion: saved.rowVersion };
    const long = await failureOf(outgoingDocuments.save({ ...ask, model: { ...now.model, subject: `${subject}a` } }));
    expect([long?.status, long?.code]).toEqual([409, "outgoing.subject-too-long"]);
    expect(long?.title).toMatch(/501.*còn nguyên.*Hãy/u);
    expect((await outgoingDocuments.get({ id })).rowVersion).toBe(saved.rowVersion);
  });

  it("ký tự không lưu được bị bỏ, loại văn bản không đổi được, dấu mật trong dự thảo bị chặn (QC-4.2), mô hình sai bị nêu", async () => {
    const { id, model, saved } = await savedDraft({ subject: "bố trí\u0000 kinh phí", place: "Vĩnh Long\ud800" });
    const { outgoingDocuments } = people.specialist.api;
    expect((await outgoingDocuments.get({ id })).model.subject).toBe("bố trí kinh phí");
    const ask = { id, rowVersion: saved.rowVersion };
    const kind = await failureOf(outgoingDocuments.save({ ...ask, model: { ...model, kind: "ke-hoach" } }));
    expect(kind?.code).toBe("outgoing.kind-fixed");
    const marked = { ...model, body: [{ type: "paragraph" as const, runs: [{ text: "TỐI MẬT" }] }] };
    const secret = await failureOf(outgoingDocuments.save({ ...ask, model: marked }));
    expect(secret?.reasons[0]).toMatchObject({ code: "secrecy.mark-found", clause: "QC-4.2" });
    const bad = await failureOf(
      outgoingDocuments.save({ ...ask, model: { ...model, body: [{ type: "ảnh" }] } as never }),
    );
    expect([bad?.status, bad?.code]).toEqual([400, "input.invalid"]);
    const text = await asOwner(office, async (client) =>
      JSON.stringify((await client.query("select model from outgoing_document where id = $1", [id])).rows),
    );
    expect(text).not.toContain("TỐI MẬT");
  });
});
