import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import {
  completeDraft,
  failureOf,
  historyOf,
  type People,
  SIGNER,
  signInDepartment,
  walkTo,
} from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

describe("Duyệt văn bản đi", () => {
  const office = useOffice();
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
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
});
