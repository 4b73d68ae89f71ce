import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useOffice } from "../../../tests/support/office.ts";
import {
  completeDraft,
  completed,
  failureOf,
  historyOf,
  incomingLetter,
  type People,
  requestKey,
  SIGNER,
  STC,
  signInDepartment,
  walkTo,
} from "../../../tests/support/outgoing.ts";

describe("Soạn thảo, duyệt văn bản đi", () => {
  const office = useOffice();
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });

  it("NĐ 30/2020 Đ10 dự thảo trả lời mang theo nơi gửi, trích yếu, số và ngày của văn bản đến", async () => {
    const replyToId = await incomingLetter(office);
    const made = await people.specialist.api.outgoingDocuments.create({
      kind: "cong-van",
      replyToId,
      requestKey: requestKey(),
    });
    expect(made.state).toBe("draft");
    expect(made.box).toBe("drafts");
    expect(made.model.addressees).toEqual(["Sở Xây dựng tỉnh Vĩnh Long"]);
    expect(made.model.notation).toBe("STC-NS");
    expect(made.model.signerName).toBe("Nguyễn Minh Trí");
    const [first] = made.model.body;
    expect(first?.type === "paragraph" ? first.runs[0]?.text : "").toContain(
      "Công văn số 2034/SXD-QLN ngày 20 tháng 11 năm 2026",
    );
    expect(made.replyTo).toMatchObject({ id: replyToId, codeNotation: "SXD-QLN" });
    expect(made.recipients).toMatchObject([{ code: "H61.05", delivery: "exchange", status: "planned" }]);
    expect(made.steps.map((step) => [step.step, step.holder, step.state])).toEqual([
      ["draft", "Lâm Thị Diễm My", "current"],
      ["unit", "Đặng Quốc Bảo", "waiting"],
      ["format", "Huỳnh Thanh Tùng", "waiting"],
      ["leader", "Nguyễn Minh Trí", "waiting"],
      ["issue", "Văn thư", "waiting"],
    ]);
  });

  it("cả bảy loại văn bản tạo được từ mẫu và in ra PDF", async () => {
    for (const kind of [
      "cong-van",
      "quyet-dinh",
      "thong-bao",
      "to-trinh",
      "bao-cao",
      "ke-hoach",
      "giay-moi",
    ] as const) {
      const made = await people.specialist.api.outgoingDocuments.create({ kind, requestKey: requestKey() });
      expect(made.kind).toBe(kind);
      const preview = await people.specialist.fetch(`/api/outgoing-documents/${made.id}/preview.pdf`);
      expect(preview.status).toBe(200);
      expect(
        Buffer.from(await preview.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
  });

  it("bấm soạn hai lần với cùng một mã chỉ tạo một dự thảo, cả khi hai lần cùng lúc", async () => {
    const ask = { kind: "thong-bao" as const, requestKey: requestKey() };
    const { create } = people.specialist.api.outgoingDocuments;
    const made = await Promise.all([create(ask), create(ask), create(ask)]);
    expect(new Set(made.map((each) => each.id)).size).toBe(1);
    expect((await failureOf(create({ ...ask, kind: "ke-hoach" })))?.code).toBe("outgoing.request-key-taken");
  });

  it("QC-5.1 NĐ 30/2020 Đ10–12: chuyên viên soạn, trưởng phòng duyệt nội dung, văn phòng soát thể thức, lãnh đạo duyệt", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    office.setNow(new Date("2026-11-23T06:19:00Z"));
    const submitted = await people.specialist.api.outgoingDocuments.submit({ id, rowVersion, signerPostId: SIGNER });
    expect([submitted.state, submitted.versionNo, submitted.workingCopyFrozen]).toEqual(["unit-approval", 1, true]);
    const inHeadBox = await people.head.api.outgoingDocuments.list({ box: "to-approve" });
    expect(inHeadBox.rows.map((row) => row.id)).toContain(id);
    expect(inHeadBox.rows.find((row) => row.id === id)?.holder).toBe("Đặng Quốc Bảo");

    office.setNow(new Date("2026-11-23T06:25:00Z"));
    const checked = await people.head.api.outgoingDocuments.approve({
      id,
      rowVersion: submitted.rowVersion,
      step: "unit",
      versionNo: 1,
    });
    expect([checked.state, checked.holder]).toEqual(["format-check", "Huỳnh Thanh Tùng"]);
    // 06:19 to 06:25 UTC lie in office hours
    expect(checked.steps.find((step) => step.step === "unit")).toMatchObject({ state: "done", minutes: 6 });

    const formed = await people.chief.api.outgoingDocuments.approve({
      id,
      rowVersion: checked.rowVersion,
      step: "format",
      versionNo: 1,
    });
    expect([formed.state, formed.box]).toEqual(["leader-approval", null]);
    expect((await people.director.api.outgoingDocuments.get({ id })).box).toBe("to-approve-leader");
    const approved = await people.director.api.outgoingDocuments.approve({
      id,
      rowVersion: formed.rowVersion,
      step: "leader",
      versionNo: 1,
      note: "Đồng ý",
    });
    expect([approved.state, approved.box, approved.approvedVersion]).toEqual(["approved", "to-sign", 1]);
    expect(approved.pageAmount).toBe(1);
    expect(approved.approvedSha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(approved.currentSha256).toBe(approved.approvedSha256);
    expect(approved.approvals.map((each) => [each.step, each.byName, each.sha256])).toEqual([
      ["unit", "Đặng Quốc Bảo", null],
      ["format", "Huỳnh Thanh Tùng", null],
      ["leader", "Nguyễn Minh Trí", approved.approvedSha256],
    ]);
    expect(approved.acts["sign-person"]).toEqual([]);

    const file = await people.director.fetch(`/api/outgoing-documents/${id}/file.pdf`);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(approved.approvedSha256);
    // the places for number, date and signatures are reserved
    for (const field of ["(so)", "(nguoi-ky)", "(co-quan)"]) expect(bytes.includes(field)).toBe(true);
    // from the approval on it is the clerk's business too
    expect((await people.clerk.api.outgoingDocuments.list({})).rows.map((row) => row.id)).toContain(id);

    expect((await historyOf(office, id)).map((row) => row.action).toSorted()).toEqual([
      "outgoing.approved",
      "outgoing.approved",
      "outgoing.approved",
      "outgoing.created",
      "outgoing.edited",
      "outgoing.read",
      "outgoing.read",
      "outgoing.saved-version",
      "outgoing.submitted",
    ]);
    office.setNow(new Date("2026-11-23T03:00:00Z"));
  });

  it("QC-3.1 còn lỗi thể thức phải sửa thì văn phòng không duyệt được; mỗi lỗi có căn cứ và cách sửa", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const open = await outgoingDocuments.get({ id });
    const saved = await outgoingDocuments.save({
      id,
      rowVersion,
      model: { ...open.model, recipients: ["Như trên"], signerTitle: ["Giám đốc"] },
    });
    const submitted = await outgoingDocuments.submit({ id, rowVersion: saved.rowVersion, signerPostId: SIGNER });
    const unit = await people.head.api.outgoingDocuments.approve({
      id,
      rowVersion: submitted.rowVersion,
      step: "unit",
      versionNo: submitted.versionNo,
    });
    const answer = await people.chief.api.outgoingDocuments.check({ id, phase: "issue" });
    expect(answer.must).toBeGreaterThan(0);
    for (const finding of answer.findings.filter((each) => each.severity === "must")) {
      expect(finding.clause).toContain("NĐ 30/2020");
      expect(finding.message).toMatch(/Hãy /u);
    }
    const ask = { id, rowVersion: unit.rowVersion, step: "format" as const, versionNo: unit.versionNo };
    const refused = await failureOf(people.chief.api.outgoingDocuments.approve(ask));
    expect([refused?.status, refused?.code]).toEqual([409, "routing.format-errors"]);
    expect((await people.chief.api.outgoingDocuments.get({ id })).acts["check-format"]?.[0]?.code).toBe(
      "routing.format-errors",
    );
  });

  it("QC-3.1 bấm Sửa giúp thì lỗi máy sửa được biến mất, các chỗ khác giữ nguyên", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const open = await outgoingDocuments.get({ id });
    const saved = await outgoingDocuments.save({
      id,
      rowVersion,
      model: { ...open.model, subject: "V/v bố trí kinh phí." },
    });
    const before = await outgoingDocuments.check({ id });
    const fixable = before.findings.filter((finding) => finding.fixable && finding.severity !== "ok-note");
    expect(fixable.length).toBeGreaterThan(0);
    const fixed = await outgoingDocuments.fix({
      id,
      rowVersion: saved.rowVersion,
      rules: fixable.map((finding) => finding.rule),
    });
    const after = await outgoingDocuments.check({ id });
    for (const { rule } of fixable) expect(after.findings.map((finding) => finding.rule)).not.toContain(rule);
    expect(fixed.model.body).toEqual(open.model.body);
  });

  it("NĐ 30/2020 Đ11.2 sửa một chữ sau khi duyệt: thành bản mới, mọi lần duyệt mất hiệu lực, có ghi lịch sử", async () => {
    const approved = await walkTo(office, people, "approved");
    const { id } = approved;
    const { outgoingDocuments } = people.specialist.api;
    const saved = await outgoingDocuments.save({
      id,
      rowVersion: approved.rowVersion,
      model: { ...approved.model, recipients: ["Như trên", "Lưu: VT, NS"] },
    });
    expect(saved).toMatchObject({ state: "draft", versionNo: 2, voidedApprovals: 3 });
    const now = await outgoingDocuments.get({ id });
    expect(now.approvals.every((approval) => approval.voidedAt !== null && approval.voidReason !== null)).toBe(true);
    expect([now.approvedVersion, now.approvedSha256, now.currentSha256]).toEqual([null, null, null]);
    expect([now.box, now.holder]).toEqual(["drafts", "Lâm Thị Diễm My"]);
    expect((await people.director.api.outgoingDocuments.get({ id })).box).toBeNull();
    const voided = (await historyOf(office, id)).filter((row) => row.action === "outgoing.approvals-voided");
    expect(voided.map((row) => row.facts.step).sort()).toEqual(["format", "leader", "unit"]);
    // the file that had been approved still belongs to the document, for those who look back
    const old = await people.director.fetch(
      `/api/outgoing-documents/${id}/file.pdf?sha256=${approved.approvedSha256 ?? ""}`,
    );
    expect(old.status).toBe(200);
    // the same words saved again void nothing
    const again = await walkTo(office, people, "format-check");
    const same = await outgoingDocuments.save({ id: again.id, rowVersion: again.rowVersion, model: again.model });
    expect(same).toMatchObject({ state: "format-check", voidedApprovals: 0, rowVersion: again.rowVersion });
  });

  it("so hai bản theo từng đoạn: chữ đổi được đánh dấu, đoạn thêm và bớt được nêu", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const one = await outgoingDocuments.saveVersion({ id, rowVersion, note: "Bản đầu" });
    const [first, second, ...rest] = one.model.body;
    if (!first || !second) throw new Error("the draft has two blocks");
    const saved = await outgoingDocuments.save({
      id,
      rowVersion: one.rowVersion,
      model: {
        ...one.model,
        subject: "bố trí kinh phí sửa chữa 05 trụ sở làm việc",
        body: [first, second, ...rest, { type: "paragraph", runs: [{ text: "Trên đây là ý kiến." }] }],
      },
    });
    const two = await outgoingDocuments.saveVersion({ id, rowVersion: saved.rowVersion, note: "" });
    expect(two.versions.map((version) => [version.no, version.note])).toEqual([
      [2, ""],
      [1, "Bản đầu"],
    ]);
    const answer = await outgoingDocuments.compare({ id, from: 1, to: 2 });
    expect(answer.changes).toBe(2);
    const subject = answer.lines.find((line) => line.place === "trích yếu");
    expect(subject?.change).toBe("changed");
    expect(subject?.after.filter((run) => run.changed).map((run) => run.text.trim())).toEqual(["05"]);
    expect(answer.lines.filter((line) => line.change === "added").map((line) => line.after[0]?.text)).toEqual([
      "Trên đây là ý kiến.",
    ]);
    expect((await outgoingDocuments.version({ id, no: 1 })).model.subject).toBe(
      "bố trí kinh phí sửa chữa trụ sở làm việc",
    );
    expect((await failureOf(outgoingDocuments.version({ id, no: 9 })))?.status).toBe(404);
  });

  it("PDF và DOCX từ cùng một bản soạn, thời gian được in ra", async () => {
    const { id } = await completeDraft(office, people);
    await people.specialist.fetch(`/api/outgoing-documents/${id}/preview.pdf`);
    const times: Record<string, number> = {};
    for (const name of ["preview.pdf", "document.docx"]) {
      const start = performance.now();
      const answer = await people.specialist.fetch(`/api/outgoing-documents/${id}/${name}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      times[name] = Math.round(performance.now() - start);
      expect(answer.status).toBe(200);
      expect(bytes.subarray(0, 4).toString("latin1")).toBe(name === "preview.pdf" ? "%PDF" : "PK\u0003\u0004");
      expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''");
    }
    console.info(`PDF ${times["preview.pdf"]} ms, DOCX ${times["document.docx"]} ms`);
    const two = await people.specialist.fetch(`/api/outgoing-documents/${id}/preview.pdf?version=7`);
    expect(two.status).toBe(404);
  });

  it("nơi nhận lấy từ danh bạ của tỉnh; mã lạ, gửi trùng, liên thông không có mã đều bị nêu", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    const set = await outgoingDocuments.setRecipients({
      id,
      rowVersion,
      recipients: [
        { code: "H61.05", delivery: "exchange", purpose: "để thực hiện" },
        { code: "H61.131", delivery: "exchange" },
        { code: null, name: "Ông Nguyễn Văn A", delivery: "paper" },
      ],
    });
    expect(set.recipients.map((each) => each.name)).toEqual([
      "Sở Xây dựng tỉnh Vĩnh Long",
      "Ủy ban nhân dân xã Ba Tri",
      "Ông Nguyễn Văn A",
    ]);
    const refused = await failureOf(
      outgoingDocuments.setRecipients({
        id,
        rowVersion: set.rowVersion,
        recipients: [
          { code: "H99.99", delivery: "exchange" },
          { code: null, name: "Kho bạc", delivery: "exchange" },
          { code: "H61.05", delivery: "exchange" },
          { code: "H61.05", delivery: "paper" },
          { code: STC, delivery: "exchange" },
        ],
      }),
    );
    expect(refused?.reasons.map((reason) => reason.code)).toEqual([
      "outgoing.recipient-unknown",
      "outgoing.recipient-no-code",
      "outgoing.recipient-twice",
      "outgoing.recipient-self",
    ]);
    expect((await outgoingDocuments.get({ id })).recipients).toHaveLength(3);
  });

  it("danh sách theo trang, tìm không dấu, dự thảo bị trả lại nằm trong Dự thảo", async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      office.setNow(new Date(Date.parse("2026-11-23T06:40:00Z") + i * 1000));
      made.push((await completeDraft(office, people)).id);
    }
    const { list } = people.specialist.api.outgoingDocuments;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ view: "mine", limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 5)).toEqual(made.toReversed());
    expect((await list({ q: "kinh phi tru so" })).rows.length).toBeGreaterThanOrEqual(5);
    expect((await list({ q: "không có chữ này" })).rows).toEqual([]);
    office.setNow(new Date("2026-11-23T03:00:00Z"));
  });

  it("dự thảo bỏ đi phải có lý do, không còn trong danh sách, lịch sử vẫn đọc được", async () => {
    const { id, rowVersion } = await completeDraft(office, people);
    const { outgoingDocuments } = people.specialist.api;
    expect((await failureOf(outgoingDocuments.discard({ id, rowVersion, reason: "" })))?.code).toBe(
      "routing.reason-missing",
    );
    const gone = await outgoingDocuments.discard({ id, rowVersion, reason: "Soạn nhầm loại" });
    expect([gone.state, gone.box, gone.holder]).toEqual(["discarded", null, null]);
    expect((await failureOf(people.clerk.api.outgoingDocuments.get({ id })))?.status).toBe(403);
    expect((await outgoingDocuments.list({})).rows.map((row) => row.id)).not.toContain(id);
    const late = await failureOf(
      outgoingDocuments.save({ id, rowVersion: gone.rowVersion, model: completed(gone.model) }),
    );
    expect(late?.code).toBe("routing.wrong-state");
  });
});
