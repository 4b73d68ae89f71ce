import { describe, expect, it, vi } from "vitest";
import { letterPdf } from "../../../tests/support/documents/letters.ts";
import { ALL_SIX, fieldsOf, upload, waiting } from "../../../tests/support/documents/upload.ts";
import { failureOf } from "../../../tests/support/evidence/failure.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

describe("Vào sổ văn bản đến", () => {
  const office = useOffice({ worker: false });
  const director = (): string => office.province.postId("H61.03", "giam-doc");

  it("QC-7.2 QC-7.3 đến tối Chủ nhật: giữ giờ thật của bên nhận và giờ tính theo luật, ở cả hàng chờ và sổ", async () => {
    office.setNow(new Date("2026-11-22T12:30:00Z"));
    const evening = await office.signIn("han.tran");
    const item = await waiting(evening);
    expect(item).toMatchObject({
      receivedAt: "2026-11-22T12:30:00.000Z",
      receivedLegalAt: "2026-11-23T00:00:00.000Z",
      receivedReason: "ngày nghỉ: Chủ Nhật",
      arrivalSentence: "Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11",
    });
    office.setNow(new Date("2026-11-23T01:20:00Z"));
    const clerk = await office.signIn("han.tran");
    const fields = fieldsOf(item, { dueDate: "2026-11-27" });
    const { documentId } = await clerk.api.intake.register({
      id: item.id,
      fields,
      attestation: ALL_SIX,
      rowVersion: 1,
    });
    const document = await clerk.api.incomingDocuments.get({ id: documentId });
    expect(document).toMatchObject({
      receivedAt: "2026-11-22T12:30:00.000Z",
      receivedLegalAt: "2026-11-23T00:00:00.000Z",
      registeredAt: "2026-11-23T01:20:00.000Z",
      dueAt: "2026-11-27T10:00:00.000Z",
      // 24/11 is a public holiday
      dueSentence: "còn 3 ngày làm việc",
    });
    // the story begins where the letter came in, before it had a number
    const { rows } = await clerk.api.history.history({ id: documentId });
    expect(rows.map((row) => row.action).slice(0, 2)).toEqual(["intake.received", "incoming.registered"]);
    office.setNow(null);
  });

  it("QC-7.3 đến giờ nghỉ trưa thì tính từ 13:00, trong giờ thì tính ngay", async () => {
    const clerk = await office.signIn("han.tran");
    office.setNow(new Date("2026-11-23T04:30:00Z"));
    expect((await waiting(clerk)).receivedLegalAt).toBe("2026-11-23T06:00:00.000Z");
    office.setNow(new Date("2026-11-23T02:30:00Z"));
    expect((await waiting(clerk)).receivedLegalAt).toBe("2026-11-23T02:30:00.000Z");
    office.setNow(null);
  });

  it("tên ngắn của một sở trong tỉnh thì số vào sổ có mã; cùng tên ở tỉnh khác thì không", async () => {
    const clerk = await office.signIn("han.tran");
    const codeOf = async (organName: string, issuedPlace: string): Promise<string | null> => {
      const item = await waiting(clerk);
      const fields = fieldsOf(item, { organName, issuedPlace, organCode: null });
      const ask = { id: item.id, fields, attestation: ALL_SIX, rowVersion: item.rowVersion };
      const { documentId } = await clerk.api.intake.register(ask);
      return (await clerk.api.incomingDocuments.get({ id: documentId })).organCode;
    };
    expect(await codeOf("Sở Xây dựng", "Đồng Tháp")).toBeNull();
    expect(await codeOf("UBND xã Ba Tri", "Ba Tri")).toMatch(/^H61\./u);
    expect(await codeOf("SỞ XÂY DỰNG", "Vĩnh Long")).toBe("H61.05");
    const [first] = await clerk.api.correspondents.suggest({ q: "UBND xa Ba Tri", place: "Ba Tri" });
    expect(first).toMatchObject({ named: true });
  });

  it("bấm Vào sổ hai lần, hay hai máy cùng bấm, chỉ vào sổ một lần và trả cùng một số", async () => {
    const clerk = await office.signIn("han.tran");
    const item = await waiting(clerk);
    const ask = { id: item.id, fields: fieldsOf(item), attestation: ALL_SIX, rowVersion: item.rowVersion };
    const answers = await Promise.all([1, 2, 3, 4].map(() => clerk.api.intake.register(ask)));
    expect(new Set(answers.map((each) => `${each.documentId} ${each.arrivalNumber}`)).size).toBe(1);
    expect(answers.filter((each) => !each.again)).toHaveLength(1);
    const again = await clerk.api.intake.register(ask);
    expect([again.again, again.arrivalNumber]).toEqual([true, answers[0]?.arrivalNumber]);
    const next = await waiting(clerk);
    const after = await clerk.api.intake.register({ ...ask, id: next.id, fields: fieldsOf(next) });
    expect(after.arrivalNumber).toBe((answers[0]?.arrivalNumber ?? 0) + 1);
  });

  it("bản cũ: người khác vừa sửa thì không ghi đè, nói ai sửa và chữ đã gõ còn nguyên", async () => {
    const clerk = await office.signIn("han.tran");
    const item = await waiting(clerk);
    const saved = await clerk.api.intake.saveFields({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: { subject: "Trích yếu đang gõ dở", description: "ghi chú" },
    });
    const stale = await failureOf(
      clerk.api.intake.register({ id: item.id, fields: fieldsOf(item), rowVersion: item.rowVersion }),
    );
    expect([stale.status, stale.code]).toEqual([409, "stale"]);
    expect(stale.title).toContain("Văn thư Trần Thị Ngọc Hân");
    expect(stale.title).toContain("chữ bạn gõ còn nguyên");
    const kept = await clerk.api.intake.get({ id: item.id });
    expect(kept).toMatchObject({
      rowVersion: saved.rowVersion,
      fields: { subject: "Trích yếu đang gõ dở", description: "ghi chú" },
      subject: "Trích yếu đang gõ dở",
    });
  });

  it("cảnh báo trùng (cùng tệp; cùng cơ quan, số và ký hiệu) phải được xem trước khi vào sổ, và không mất số nào", async () => {
    const clerk = await office.signIn("han.tran");
    const bytes = letterPdf({ number: "05", notation: "SXD-TRUNG" });
    const first = await upload(clerk, bytes);
    const done = await clerk.api.intake.register({ id: first.item.id, fields: fieldsOf(first.item), rowVersion: 1 });
    const same = await upload(clerk, bytes, { name: "ban-khac.pdf" });
    expect(same.item.duplicate).toBe(true);
    expect(same.item.duplicates[0]).toMatchObject({ id: done.documentId, same: ["file", "number"] });
    const ask = { id: same.item.id, fields: fieldsOf(same.item, { codeNumber: "5" }), rowVersion: 1 };
    const before = await clerk.api.intake.nextNumber();
    const warned = await failureOf(clerk.api.intake.register(ask));
    expect([warned.status, warned.code]).toEqual([409, "intake.duplicate"]);
    expect(warned.title).toContain(`Số đến ${done.arrivalNumber}`);
    expect((await clerk.api.intake.nextNumber()).nextNumber).toBe(before.nextNumber);
    const other = await clerk.api.intake.duplicates({
      codeNumber: "5",
      codeNotation: "sxd-trung",
      organName: "Sở Xây dựng tỉnh Vĩnh Long",
    });
    expect(other.map(({ where, same }) => [where, same])).toEqual([
      ["intake", ["number"]],
      ["register", ["number"]],
    ]);
    const answer = await clerk.api.intake.register({ ...ask, acknowledgedDuplicates: [done.documentId] });
    expect(answer.arrivalNumber).toBe(before.nextNumber);
  });

  it("hai văn bản cùng cơ quan, số và ký hiệu còn chờ trong hàng: cảnh báo ở cả hai, xem rồi mới vào sổ", async () => {
    const clerk = await office.signIn("han.tran");
    const [first, { item }] = [
      await upload(clerk, letterPdf({ number: "06", notation: "SXD-CHO" })),
      await upload(clerk, letterPdf({ number: "06", notation: "SXD-CHO", subject: "bản gửi lại" }), {
        name: "lai.pdf",
      }),
    ];
    expect([item.duplicate, item.duplicates.map(({ id, where, same }) => ({ id, where, same }))]).toEqual([
      true,
      [{ id: first.item.id, where: "intake", same: ["number"] }],
    ]);
    const row = (await clerk.api.intake.list({ limit: 200 })).rows.find((each) => each.id === first.item.id);
    expect(row?.duplicate).toBe(true);
    const ask = { id: item.id, fields: fieldsOf(item), rowVersion: item.rowVersion };
    const warned = await failureOf(clerk.api.intake.register(ask));
    expect([warned.code, warned.title.includes("đang chờ vào sổ")]).toEqual(["intake.duplicate", true]);
    await clerk.api.intake.register({ ...ask, acknowledgedDuplicates: [first.item.id] });
    const { duplicates } = await clerk.api.intake.get({ id: first.item.id });
    expect(duplicates.map(({ where, same }) => ({ where, same }))).toEqual([{ where: "register", same: ["number"] }]);
  });

  it("trích yếu 500 ký tự và tên viết tổ hợp (NFD) vào sổ được, lưu dạng dựng sẵn; 501 ký tự thì nêu đủ các ô sai", async () => {
    const clerk = await office.signIn("han.tran");
    const item = await waiting(clerk, "cong-van-đề nghị.pdf".normalize("NFD"));
    expect(item.file?.name).toBe("cong-van-đề nghị.pdf".normalize("NFC"));
    const long = "Đề nghị bố trí kinh phí. ".repeat(20).trim().padEnd(500, "ệ");
    const typed = {
      subject: long.normalize("NFD"),
      organName: "Ủy ban nhân dân phường Trà Vinh".normalize("NFD"),
      codeNumber: "1",
    };
    const wrong = await failureOf(
      clerk.api.intake.register({
        id: item.id,
        fields: fieldsOf(item, { ...typed, subject: `${long}x`, organName: " ", issuedDate: "2030-01-01" }),
        rowVersion: item.rowVersion,
      }),
    );
    expect(wrong.reasons.map((each) => each.facts?.field).sort()).toEqual(["issuedDate", "organName", "subject"]);
    const answer = await clerk.api.intake.register({
      id: item.id,
      fields: fieldsOf(item, typed),
      rowVersion: item.rowVersion,
    });
    const document = await clerk.api.incomingDocuments.get({ id: answer.documentId });
    expect(document.subject).toBe(long);
    expect(document.organName).toBe("Ủy ban nhân dân phường Trà Vinh");
  });

  it("giữ lại rồi đưa lại hàng chờ; từ chối phải có lý do và không vào sổ được nữa", async () => {
    const clerk = await office.signIn("han.tran");
    const item = await waiting(clerk);
    const parked = await clerk.api.intake.park({
      id: item.id,
      rowVersion: 1,
      note: "chờ bản chính",
      fields: { toPlaces: "Phòng Ngân sách" },
    });
    expect(parked).toMatchObject({ state: "parked", note: "chờ bản chính", fields: { toPlaces: "Phòng Ngân sách" } });
    expect((await clerk.api.intake.list({ state: "parked" })).rows.map((row) => row.id)).toContain(item.id);
    const back = await clerk.api.intake.resume({ id: item.id, rowVersion: parked.rowVersion });
    const refused = await clerk.api.intake.refuse({
      id: item.id,
      rowVersion: back.rowVersion,
      reason: "Gửi nhầm cơ quan",
    });
    expect(refused).toMatchObject({ state: "refused", refuseReason: "Gửi nhầm cơ quan" });
    const late = await failureOf(
      clerk.api.intake.register({ id: item.id, fields: fieldsOf(item), rowVersion: refused.rowVersion }),
    );
    expect([late.status, late.code]).toEqual([409, "intake.wrong-state"]);
  });

  it("trình người không phải lãnh đạo thì không nhận, không tốn số", async () => {
    const clerk = await office.signIn("han.tran");
    const item = await waiting(clerk);
    const before = (await clerk.api.intake.nextNumber()).nextNumber;
    const wrong = await failureOf(
      clerk.api.intake.register({
        id: item.id,
        fields: fieldsOf(item),
        presentToPostId: office.province.postId("H61.03", "chuyen-vien"),
        rowVersion: 1,
      }),
    );
    expect(wrong.code).toBe("incoming.no-receiver");
    expect((await clerk.api.intake.nextNumber()).nextNumber).toBe(before);
    const right = await clerk.api.intake.register({
      id: item.id,
      fields: fieldsOf(item),
      presentToPostId: director(),
      rowVersion: 1,
    });
    const leader = await office.signIn("tri.nguyen");
    expect((await leader.api.rail.counts()).boxes["to-direct"]).toBeGreaterThan(0);
    expect((await leader.api.incomingDocuments.list({ box: "to-direct" })).rows.map((row) => row.id)).toContain(
      right.documentId,
    );
  });
});
