import { describe, expect, it, vi } from "vitest";
import { letterPdf } from "../../../tests/support/documents/letters.ts";
import { fieldsOf, upload } from "../../../tests/support/documents/upload.ts";
import { failureOf } from "../../../tests/support/evidence/failure.ts";
import { foundInTables } from "../../../tests/support/evidence/traces.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { unitId } from "../../../tests/support/office/province.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

const WORDS = ["nhà ở", "đất đai", "cấp nước", "thoát nước", "đường thủy", "đường bộ"];
let serial = 0;
type Typed = Parameters<typeof fieldsOf>[1];

describe("Văn bản đến đã vào sổ", () => {
  const office = useOffice({ worker: false });
  const post = (key: string): string => office.province.postId("H61.03", key);

  async function registered(clerk: Session, options: { to?: string; typed?: Typed } = {}) {
    serial += 1;
    const bytes = letterPdf({ number: String(4000 + serial) });
    const sent = await upload(clerk, bytes, { name: `${4000 + serial}-SXD-QLN.pdf` });
    const done = await clerk.api.intake.register({
      id: sent.item.id,
      fields: fieldsOf(sent.item, options.typed),
      rowVersion: sent.item.rowVersion,
      ...(options.to ? { presentToPostId: post(options.to) } : {}),
    });
    return { ...done, bytes };
  }

  it("trình sau khi vào sổ: Giám đốc thấy chờ bút phê, Chánh Văn phòng thì thấy chờ đề xuất", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId } = await registered(clerk);
    const before = await clerk.api.incomingDocuments.get({ id: documentId });
    expect(before.acts.present).toEqual([]);
    expect(before.acts.direct).toBeUndefined();
    const after = await clerk.api.incomingDocuments.present({
      id: documentId,
      postId: post("chanh-van-phong"),
      rowVersion: before.rowVersion,
    });
    expect(after).toMatchObject({ state: "presented", holder: "Chánh Văn phòng Huỳnh Thanh Tùng" });
    const chief = await office.signIn("tung.huynh");
    expect((await chief.api.rail.counts()).boxes["to-propose"]).toBe(1);
    const seen = await chief.api.incomingDocuments.get({ id: documentId });
    expect(seen.acts.propose).toEqual([]);
    const twice = await failureOf(
      clerk.api.incomingDocuments.present({ id: documentId, postId: post("giam-doc"), rowVersion: before.rowVersion }),
    );
    expect([twice.status, twice.code]).toEqual([409, "stale"]);
    expect(twice.title).toContain("Văn thư Trần Thị Ngọc Hân");
  });

  it("NĐ 30/2020 PL VI hạn trả lời của văn bản và hạn xử lý của lãnh đạo là hai việc: bút phê không đè, hoàn tác trả lại, sửa hạn trả lời không đổi hạn đã giao", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId: id } = await registered(clerk, { to: "giam-doc", typed: { dueDate: "2028-12-13" } });
    const due = async () => {
      const { replyBy, dueAt, rowVersion } = await clerk.api.incomingDocuments.get({ id });
      return { replyBy, due: dueAt?.slice(0, 10), rowVersion };
    };
    expect(await due()).toMatchObject({ replyBy: "2028-12-13", due: "2028-12-13" });
    const director = await office.signIn("tri.nguyen");
    const give = async () =>
      director.api.assignments.direct({
        id,
        text: "Chuyển Phòng Ngân sách.",
        targets: [{ role: "lead", unitId: unitId("H61.03", "ns"), dueDate: null }],
        dueDate: "2028-12-06",
        replyNeeded: true,
        rowVersion: (await due()).rowVersion,
      });
    const { directiveId } = await give();
    expect(await due()).toMatchObject({ replyBy: "2028-12-13", due: "2028-12-06" });
    await director.api.assignments.withdraw({ id: directiveId });
    expect(await due()).toMatchObject({ replyBy: "2028-12-13", due: "2028-12-13" });
    await give();
    const at = { id, rowVersion: (await due()).rowVersion, reason: "Gõ nhầm ngày" };
    await clerk.api.incomingDocuments.edit({ ...at, fields: { dueDate: "2028-12-20" } });
    expect(await due()).toMatchObject({ replyBy: "2028-12-20", due: "2028-12-06" });
  });

  it("việc chờ bút phê kèm câu đáng đọc nhất, đúng từng chữ, kèm số trang; danh sách chung thì không", async () => {
    const { documentId } = await registered(await office.signIn("han.tran"), { to: "giam-doc" });
    const { api } = await office.signIn("tri.nguyen");
    const rowIn = async (ask: Parameters<typeof api.incomingDocuments.list>[0]) =>
      (await api.incomingDocuments.list(ask)).rows.find((row) => row.id === documentId);
    expect((await rowIn({ view: "mine", box: "to-direct" }))?.quote).toEqual({
      text: "Qua kiểm tra, có 05 trụ sở xuống cấp, không bảo đảm điều kiện làm việc; đề nghị Sở Tài chính xem xét, bố trí kinh phí.",
      page: 1,
    });
    expect((await rowIn({}))?.quote).toBeNull();
  });

  it("ai không liên quan thì không đọc được, lần thử có trong lịch sử; quản trị cũng không; cơ quan khác không thấy", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId } = await registered(clerk, { to: "giam-doc" });
    const stranger = await office.signIn("my.lam");
    expect((await failureOf(stranger.api.incomingDocuments.get({ id: documentId }))).status).toBe(403);
    expect((await stranger.fetch(`/api/incoming-documents/${documentId}/file`)).status).toBe(403);
    expect((await stranger.api.incomingDocuments.list({})).rows).toEqual([]);
    expect(await foundInTables(office.db.adminUrl, "incoming.access-refused")).toContain("public.audit_event");
    // the chief of office sees only what was presented to him
    const chief = await office.signIn("tung.huynh");
    expect((await failureOf(chief.api.incomingDocuments.get({ id: documentId }))).status).toBe(403);
    expect((await chief.api.incomingDocuments.list({})).rows.map((row) => row.id)).not.toContain(documentId);
    const admin = await office.signIn("phuc.vo");
    const asks: (() => Promise<unknown>)[] = [
      () => admin.api.incomingDocuments.get({ id: documentId }),
      () => admin.api.incomingDocuments.list({}),
      () => admin.api.incomingDocuments.finish({ id: documentId, note: "x", rowVersion: 1 }),
      () => admin.api.incomingDocuments.present({ id: documentId, postId: post("giam-doc"), rowVersion: 1 }),
      () => admin.api.incomingDocuments.edit({ id: documentId, fields: {}, reason: "abc", rowVersion: 1 }),
      () => admin.api.correspondents.suggest({ q: "so" }),
    ];
    for (const ask of asks) expect((await failureOf(ask())).status).toBe(403);
    expect((await admin.fetch(`/api/incoming-documents/${documentId}/file`)).status).toBe(403);
    const other = await office.signIn("lan.bui");
    expect((await failureOf(other.api.incomingDocuments.get({ id: documentId }))).status).toBe(404);
    expect((await other.fetch(`/api/incoming-documents/${documentId}/file`)).status).toBe(404);
    expect((await other.api.incomingDocuments.list({})).rows).toEqual([]);
  });

  it("tệp đọc theo phần, nguyên vẹn từng byte; đọc và tải về đều có trong lịch sử", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId, bytes } = await registered(clerk, { to: "giam-doc" });
    const leader = await office.signIn("tri.nguyen");
    const url = `/api/incoming-documents/${documentId}/file`;
    const whole = await leader.fetch(url);
    expect(whole.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    const part = await leader.fetch(url, { headers: { range: "bytes=100-199" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(Buffer.from(bytes.subarray(100, 200)))).toBe(true);
    expect((await leader.fetch(url, { headers: { range: `bytes=${bytes.length}-` } })).status).toBe(416);
    const saved = await leader.fetch(`${url}?download=1`);
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect((await leader.fetch(`${url}?rendition=attachment-1`)).status).toBe(404);
    const told = await leader.api.history.history({ id: documentId });
    expect(JSON.stringify(told)).toContain("mở đọc văn bản");
    expect(JSON.stringify(told)).toContain("tải tệp về máy");
  });

  it("sửa trường đã vào sổ: giữ cả hai giá trị và lý do; số đến, giờ đến không đổi; dữ liệu sai thì nêu ô", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId, arrivalNumber } = await registered(clerk);
    const before = await clerk.api.incomingDocuments.get({ id: documentId });
    const after = await clerk.api.incomingDocuments.edit({
      id: documentId,
      fields: { subject: "Trích yếu đã sửa", urgency: "khan", dueDate: "2027-01-15" },
      reason: "ghi nhầm trích yếu",
      rowVersion: before.rowVersion,
    });
    expect(after).toMatchObject({
      subject: "Trích yếu đã sửa",
      urgency: "khan",
      dueAt: "2027-01-15T10:00:00.000Z",
      arrivalNumber,
      receivedAt: before.receivedAt,
    });
    for (const words of [before.subject, "ghi nhầm trích yếu"])
      expect(await foundInTables(office.db.adminUrl, words)).toContain("public.audit_text");
    const wrong = await failureOf(
      clerk.api.incomingDocuments.edit({
        id: documentId,
        fields: { subject: "a".repeat(501), dueDate: "2020-01-01" },
        reason: "thử",
        rowVersion: after.rowVersion,
      }),
    );
    expect(wrong.reasons.map((each) => each.facts?.field).sort()).toEqual(["dueDate", "subject"]);
    const leader = await office.signIn("tri.nguyen");
    const denied = leader.api.incomingDocuments.edit({ id: documentId, fields: {}, reason: "abc", rowVersion: 1 });
    expect((await failureOf(denied)).status).toBe(403);
  });

  it("kết thúc: cần kết quả, chỉ người được giao; chưa bút phê thì chưa kết thúc được", async () => {
    const clerk = await office.signIn("han.tran");
    const { documentId } = await registered(clerk, { to: "giam-doc" });
    const leader = await office.signIn("tri.nguyen");
    const { rowVersion } = await leader.api.incomingDocuments.get({ id: documentId });
    const early = await failureOf(leader.api.incomingDocuments.finish({ id: documentId, note: "lưu", rowVersion }));
    expect([early.status, early.code]).toEqual([409, "routing.wrong-state"]);
    expect(
      (await failureOf(clerk.api.incomingDocuments.finish({ id: documentId, note: "lưu", rowVersion }))).status,
    ).toBe(403);
    const directed = await leader.api.assignments.direct({
      id: documentId,
      text: "Để biết",
      targets: [{ role: "inform", postId: post("pho-giam-doc") }],
      rowVersion,
    });
    const done = await leader.api.incomingDocuments.finish({
      id: documentId,
      note: "lưu, để biết",
      rowVersion: directed.rowVersion,
    });
    expect(done).toMatchObject({ state: "done", holder: null, doneNote: "lưu, để biết", box: null });
    expect((await leader.api.incomingDocuments.list({ view: "open" })).rows.map((row) => row.id)).not.toContain(
      documentId,
    );
  });

  it("danh sách: mới đến trước, lọc quá hạn, tìm không dấu, tìm theo số đến, trang sau không trùng không sót", async () => {
    const clerk = await office.signIn("lan.bui");
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      office.setNow(new Date(`2026-11-23T02:0${i}:00Z`));
      const typed = {
        subject: `Báo cáo ${WORDS[i]}`,
        dueDate: i === 2 ? "2026-11-23" : null,
        issuedDate: "2026-11-20",
      };
      ids.unshift((await registered(clerk, { typed })).documentId);
    }
    office.setNow(new Date("2026-11-23T11:00:00Z"));
    const leader = await office.signIn("phuc.le");
    const listed = async (ask: Parameters<typeof leader.api.incomingDocuments.list>[0]) =>
      (await leader.api.incomingDocuments.list(ask)).rows.map((row) => row.id);
    expect(await listed({})).toEqual(ids);
    const first = await leader.api.incomingDocuments.list({ limit: 4 });
    const second = await leader.api.incomingDocuments.list({ limit: 4, cursor: first.next ?? "" });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect(await listed({ view: "late" })).toEqual([ids[3]]);
    expect(await listed({ q: "bao cao duong thuy" })).toEqual([ids[1]]);
    expect(await listed({ q: "1" })).toContain(ids[5]);
    expect(await listed({ view: "mine" })).toEqual([]);
    expect((await failureOf(leader.api.incomingDocuments.list({ cursor: "x" }))).status).toBe(400);
    office.setNow(null);
  });

  it("gợi ý cơ quan gửi: không dấu, chữ đầu, mã; dùng gần đây đứng trước; cả danh bạ tỉnh", async () => {
    const clerk = await office.signIn("thao.ly");
    const names = async (q: string): Promise<string[]> =>
      (await clerk.api.correspondents.suggest({ q })).map((each) => each.name);
    expect(await names("so tai")).toContain("Sở Tài chính tỉnh Vĩnh Long");
    expect(await names("sxd")).toContain("Sở Xây dựng tỉnh Vĩnh Long");
    expect(await names("h61.05")).toEqual(["Sở Xây dựng tỉnh Vĩnh Long"]);
    expect(await names("khong co co quan nay")).toEqual([]);
    await registered(clerk, { typed: { organName: "Công ty Cổ phần Cấp nước Bến Tre" } });
    await registered(clerk, { typed: { organName: "Sở Xây dựng tỉnh Vĩnh Long", organCode: "H61.05" } });
    expect((await clerk.api.correspondents.suggest({ q: "" })).map((each) => [each.name, each.source])).toEqual([
      ["Sở Xây dựng tỉnh Vĩnh Long", "used"],
      ["Công ty Cổ phần Cấp nước Bến Tre", "used"],
    ]);
    expect(await names("cap nuoc")).toEqual(["Công ty Cổ phần Cấp nước Bến Tre"]);
    expect(await names("ctcpcn")).toEqual(["Công ty Cổ phần Cấp nước Bến Tre"]);
    expect((await names("so xay")).filter((name) => name.startsWith("Sở Xây"))).toHaveLength(1);
  });
});
