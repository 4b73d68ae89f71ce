import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { letterDocx, letterPdf, picture, scanPdf } from "../../../tests/support/documents/letters.ts";
import { upload } from "../../../tests/support/documents/upload.ts";
import {
  filesBelow,
  foundInFiles,
  foundInTables,
  listeningLog,
  plainPdf,
  watchedFiles,
} from "../../../tests/support/evidence/traces.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const phrase = (): string => `cumtu${randomBytes(9).toString("hex")}`;

describe("Cửa thứ nhất: trước khi lưu", () => {
  const log = listeningLog();
  const office = useOffice({ worker: false, log });
  const traces = async (words: string) => ({
    files: foundInFiles(office.dataDir, words),
    tables: await foundInTables(office.db.adminUrl, words),
    log: log.lines.filter((line) => line.includes(words)),
  });
  const nowhere = { files: [], tables: [], log: [] };

  it("QC-4.2 tệp mật bị từ chối không để lại chữ, tên tệp hay mã băm ở đâu cả; bản thường cùng cách thì có", async () => {
    const clerk = await office.signIn("han.tran");
    const [secret, name, title] = [phrase(), phrase(), phrase()];
    const bytes = plainPdf(["TOI MAT", `Noi dung ${secret}`], title);
    const refused = await upload(clerk, bytes, { name: `${name}.pdf` });
    expect(refused.status).toBe(422);
    expect(refused.problem.code).toBe("gate.refused");
    expect(refused.problem.title).toContain("bí mật nhà nước không được cập nhật, lưu trữ, xử lý trên hệ thống");
    expect(JSON.stringify(refused.problem)).not.toContain(secret);
    for (const words of [secret, name, title, sha(bytes)]) expect(await traces(words)).toEqual(nowhere);

    const [twin, twinName] = [phrase(), phrase()];
    const free = plainPdf(["CONG HOA XA HOI", `Noi dung ${twin}`], "");
    const taken = await upload(clerk, free, { name: `${twinName}.pdf`, noMarksSeen: true });
    expect(taken.status).toBe(201);
    expect((await traces(twin)).files).toHaveLength(1);
    expect((await traces(twinName)).tables).toContain("public.intake_item");
    expect((await traces(sha(free))).tables).toContain("public.intake_item");
    expect(log.lines.length).toBeGreaterThan(2);
    expect(log.lines.join()).not.toContain(twin);
  });

  it("QC-4.2 tệp lớn cũng vậy: ngay cả trong lúc chờ xét, trên đĩa chỉ có bản mã hóa", async () => {
    const clerk = await office.signIn("han.tran");
    const secret = phrase();
    const bytes = plainPdf(["TUYET MAT", secret], "", 10 * 1024 * 1024);
    const waitingRoom = path.join(office.dataDir, "staging");
    const sent = upload(clerk, bytes, { name: "lon.pdf" });
    const { seen, found } = await watchedFiles(waitingRoom, secret, sent);
    expect((await sent).problem.code).toBe("gate.refused");
    expect(seen).toHaveLength(1);
    expect(found).toEqual([]);
    expect(await traces(secret)).toEqual(nowhere);
    expect(filesBelow(waitingRoom)).toEqual([]);
  });

  it("QC-4.2 việc từ chối được ghi: ai, lúc nào, loại gì – không có gì khác", async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    const clerk = await office.signIn("han.tran");
    const words = phrase();
    await upload(clerk, letterPdf({ mark: "MẬT", subject: words }), { name: `${words}.pdf` });
    expect((await foundInTables(office.db.adminUrl, "mark-found:mat")).sort()).toEqual([
      "public.audit_event",
      "public.gate_refusal",
    ]);
    expect(await traces(words)).toEqual(nowhere);
    office.setNow(null);
  });

  it.each([
    ["độ mật khai Tối mật", { secrecy: "toi-mat" }, "bí mật nhà nước"],
    ["đơn khiếu nại, tố cáo", { contentKind: "khieu-nai-to-cao" }, "khiếu nại"],
    ["dân tộc, tôn giáo, đối ngoại chưa có kết luận", { contentKind: "dan-toc-ton-giao-doi-ngoai" }, "tôn giáo"],
    ["nội dung đồi trụy", { contentKind: "doi-truy" }, "đồi trụy"],
    ["dấu mật trong tên tệp", { name: "Cong van TUYET MAT.pdf" }, "bí mật nhà nước"],
  ])("QC-4.2 %s: không nhận, nói rõ vì sao, tệp thường cũng không được lưu", async (_case, fields, words) => {
    const clerk = await office.signIn("han.tran");
    const bytes = letterPdf({ subject: phrase() });
    const refused = await upload(clerk, bytes, fields);
    expect([refused.status, refused.problem.code]).toEqual([422, "gate.refused"]);
    expect(refused.problem.reasons.map((each) => each.message).join(" ")).toContain(words);
    expect(await traces(sha(bytes))).toEqual(nowhere);
  });

  const field = (name: string, value: string): string =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  it.each([
    ["độ mật khai sau tệp", field("secrecy", "tuyet-mat"), "gate.refused", "bí mật nhà nước"],
    ["loại nội dung khai sau tệp", field("contentKind", "doi-truy"), "gate.refused", "đồi trụy"],
    ["dấu mật gõ ở mục lạ sau tệp", field("ghiChu", "TUYỆT MẬT"), "gate.refused", "bí mật nhà nước"],
    ["mục thường sau tệp", field("noMarksSeen", "1"), "upload.field-behind", "trước, một tệp sau cùng"],
    [
      "tệp thứ hai",
      '--x\r\ncontent-disposition: form-data; name="file2"; filename="b.pdf"\r\n\r\n%PDF-1.7\r\n',
      "upload.field-behind",
      "trước, một tệp sau cùng",
    ],
  ])("QC-4.2 %s: bị xét hoặc từ chối, không lưu gì", async (_case, late, code, words) => {
    const clerk = await office.signIn("han.tran");
    const bytes = letterPdf({ subject: phrase() });
    const head = `${field("secrecy", "thuong")}${field("contentKind", "thuong")}--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n${late}--x--\r\n`)]);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const answer = await clerk.fetch("/api/intake/uploads", { method: "POST", headers, body });
    const said = (await answer.json()) as { code: string; title: string };
    expect([answer.status, said.code]).toEqual([422, code]);
    expect(said.title).toContain(words);
    expect(await traces(sha(bytes))).toEqual(nowhere);
  });

  it("QC-4.2 dấu mật trong tệp Word cũng bị từ chối", async () => {
    const clerk = await office.signIn("han.tran");
    const refused = await upload(clerk, await letterDocx(["TỐI MẬT", "Kính gửi: Sở Tài chính"]), { name: "a.docx" });
    expect(refused.problem.code).toBe("gate.refused");
  });

  it("QC-4.2 dấu mật ngoài trang (nhận xét của Word) bị từ chối; ảnh trong Word thì văn thư phải xem", async () => {
    const clerk = await office.signIn("han.tran");
    const parts = unzipSync(await letterDocx(["Kính gửi: Sở Tài chính", "Đề nghị báo cáo kết quả thực hiện nhiệm vụ"]));
    const secret = phrase();
    const comment = strToU8(
      `<w:comments><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p><w:p><w:r><w:t>${secret}</w:t></w:r></w:p></w:comments>`,
    );
    const marked = zipSync({ ...parts, "word/comments.xml": comment });
    const refused = await upload(clerk, marked, { name: "a.docx", noMarksSeen: true });
    expect([refused.status, refused.problem.code]).toEqual([422, "gate.refused"]);
    expect(refused.problem.reasons[0]?.facts).toMatchObject({ place: "aside", kind: "toi-mat" });
    for (const words of [secret, sha(marked)]) expect(await traces(words)).toEqual(nowhere);
    const pictured = zipSync({ ...parts, "word/media/image1.png": await picture("png") });
    const asked = await upload(clerk, pictured, { name: "b.docx" });
    expect([asked.status, asked.problem.code]).toEqual([409, "gate.attest-needed"]);
    expect((await upload(clerk, pictured, { name: "b.docx", noMarksSeen: true })).status).toBe(201);
  });

  it("QC-4.2 có thể là đơn tố cáo: chưa lưu, văn thư xem rồi quyết định, quyết định có trong lịch sử", async () => {
    const clerk = await office.signIn("han.tran");
    const bytes = letterPdf({ organ: "ĐƠN TỐ CÁO", parent: "", subject: phrase() });
    const asked = await upload(clerk, bytes);
    expect([asked.status, asked.problem.code]).toEqual([409, "gate.clerk-decides"]);
    expect(asked.problem.reasons[0]?.facts).toMatchObject({ place: "page", page: 1 });
    expect(await traces(sha(bytes))).toEqual(nowhere);
    const reason = `Công văn hướng dẫn, không phải đơn ${phrase()}`;
    const taken = await upload(clerk, bytes, { clerkDecision: { free: true, reason } });
    expect(taken.status).toBe(201);
    expect(taken.item.gate).toMatchObject({ verdict: "decided", decidedReason: reason });
    expect((await traces(reason)).tables).toContain("public.audit_text");
  });

  it("QC-4.2 quyết định của văn thư không gỡ được dấu mật", async () => {
    const clerk = await office.signIn("han.tran");
    const refused = await upload(clerk, letterPdf({ mark: "TUYỆT MẬT" }), {
      clerkDecision: { free: true, reason: "đã xem" },
      noMarksSeen: true,
    });
    expect([refused.status, refused.problem.code]).toEqual([422, "gate.refused"]);
  });

  it("QC-4.2 bản quét không có chữ: chỉ lưu khi văn thư xác nhận đã xem, không có dấu mật", async () => {
    const clerk = await office.signIn("han.tran");
    const asked = await upload(clerk, scanPdf(), { name: "quet-0003.pdf" });
    expect([asked.status, asked.problem.code]).toEqual([409, "gate.attest-needed"]);
    const taken = await upload(clerk, scanPdf(), { name: "quet-0003.pdf", noMarksSeen: true });
    expect(taken.status).toBe(201);
    expect(taken.item.gate.unreadPages).toEqual([1, 2]);
  });
});
