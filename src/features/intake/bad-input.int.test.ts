import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { letterDocx, letterPdf, picture } from "../../../tests/support/documents/letters.ts";
import { upload } from "../../../tests/support/documents/upload.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

const MB = 1024 * 1024;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const UPLOAD_HEAD =
  '--x\r\ncontent-disposition: form-data; name="secrecy"\r\n\r\nthuong\r\n' +
  '--x\r\ncontent-disposition: form-data; name="contentKind"\r\n\r\nthuong\r\n' +
  '--x\r\ncontent-disposition: form-data; name="file"; filename="to.pdf"\r\ncontent-type: application/pdf\r\n\r\n';

/** A PDF that says it is locked with a password. */
function lockedPdf(): Uint8Array {
  const pdf = Buffer.from(letterPdf()).toString("latin1");
  const id = "00".repeat(32);
  const locked = pdf.replace(
    /\/Root/,
    `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${id}> /U <${id}> >> /ID [<${id}> <${id}>] /Root`,
  );
  return new Uint8Array(Buffer.from(locked, "latin1"));
}

describe("Tệp không nhận được: một câu rõ ràng, không có gì bị lưu dở", () => {
  const office = useOffice({ worker: false, environment: { UPLOAD_MAX_MB: "20" } });
  const storedFiles = (): string[] => {
    const root = path.join(office.dataDir, "files");
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  };

  const stagedFiles = (): string[] => {
    const staging = path.join(office.dataDir, "staging");
    const left = existsSync(staging) ? readdirSync(staging, { recursive: true }).map(String) : [];
    return left.filter((name) => name.endsWith(".staged"));
  };

  it.each([
    ["độ mật khai hai lần", UPLOAD_HEAD.replace("thuong", "mat") + UPLOAD_HEAD, 422, "upload.field-twice"],
    ["tệp không tên", `${UPLOAD_HEAD.replace("to.pdf", "")}%PDF-1.7\r\n--x--\r\n`, 422, null],
    ["biểu mẫu cụt", "--x\r\nbroken", 400, "http.bad-request"],
  ])("%s: từ chối bằng một câu, không lưu gì", async (_case, body, status, code) => {
    const clerk = await office.signIn("han.tran");
    const before = storedFiles();
    const answer = await clerk.fetch("/api/intake/uploads", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body,
    });
    const said = (await answer.json()) as { code: string; title: string };
    expect(answer.status, JSON.stringify(said)).toBe(status);
    if (code !== null) expect(said.code).toBe(code);
    expect(said.title).toMatch(/[ạảấầậệộợ]/u);
    expect([storedFiles(), stagedFiles()]).toEqual([before, []]);
  });

  it.each([
    ["0 byte", new Uint8Array(), "rong.pdf", 422, "upload.empty", "rỗng"],
    ["không phải PDF dù mang tên PDF", text("xin chào"), "gia.pdf", 422, "upload.not-a-document", "không phải văn bản"],
    ["trang web", text("<html><body>x</body></html>"), "a.pdf", 422, "upload.not-a-document", "không phải văn bản"],
    ["PDF cụt", letterPdf().subarray(0, 900), "cut.pdf", 422, "upload.broken-pdf", "hỏng"],
    ["PDF đặt mật khẩu", lockedPdf(), "khoa.pdf", 422, "upload.encrypted", "mật khẩu"],
    ["tên có đường dẫn", letterPdf(), "../../etc/passwd", 422, "upload.bad-name", "đường dẫn"],
    ["tên có đường dẫn Windows", letterPdf(), "..\\..\\boot.pdf", 422, "upload.bad-name", "đường dẫn"],
    ["tên dành riêng", letterPdf(), "CON.pdf", 422, "upload.bad-name", "dành riêng"],
  ])("%s", async (_case, bytes, name, status, code, words) => {
    const clerk = await office.signIn("han.tran");
    const before = storedFiles();
    const answer = await upload(clerk, bytes, { name, noMarksSeen: true });
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.problem.title).toContain(words);
    expect(answer.problem.title).toMatch(/Hãy /);
    expect(storedFiles()).toEqual(before);
    expect((await clerk.api.intake.list({})).rows).toEqual([]);
  });

  it("Word đời cũ không nhận làm bản lưu", async () => {
    const clerk = await office.signIn("han.tran");
    const ole = new Uint8Array(4096);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    ole.set(Buffer.from("WordDocument", "utf16le"), 1024);
    const answer = await upload(clerk, ole, { name: "cu.doc", noMarksSeen: true });
    expect([answer.status, answer.problem.code]).toEqual([422, "upload.wrong-type"]);
  });

  it("không khai độ mật, không có tệp: nói thiếu gì", async () => {
    const clerk = await office.signIn("han.tran");
    const form = new FormData();
    form.set("file", new Blob(["x"]), "a.pdf");
    const undeclared = await clerk.fetch("/api/intake/uploads", { method: "POST", body: form });
    expect([undeclared.status, (await undeclared.json()).code]).toEqual([422, "upload.bad-form"]);
    const empty = new FormData();
    empty.set("secrecy", "thuong");
    const without = await clerk.fetch("/api/intake/uploads", { method: "POST", body: empty });
    expect([without.status, (await without.json()).code]).toEqual([422, "upload.no-file"]);
  });

  it("300 MB: từ chối có nêu mức, bộ nhớ không phình theo tệp, không còn gì trên đĩa", async () => {
    const clerk = await office.signIn("han.tran");
    const piece = new Uint8Array(MB).fill(65);
    let peak = 0;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        peak = Math.max(peak, process.memoryUsage().rss);
        controller.enqueue(sent === 0 ? text(UPLOAD_HEAD) : sent <= 300 ? piece : text("\r\n--x--\r\n"));
        if (sent > 300) controller.close();
        sent += 1;
      },
    });
    global.gc?.();
    const before = process.memoryUsage().rss;
    const response = await fetch(`${office.url}/api/intake/uploads`, {
      method: "POST",
      body,
      headers: { "content-type": "multipart/form-data; boundary=x", "x-m-office": "1", cookie: clerk.cookie() },
      duplex: "half",
    } as RequestInit);
    const problem = await response.json();
    expect([response.status, problem.code]).toEqual([413, "upload.too-large"]);
    expect(problem.title).toContain("20 MB");
    expect(peak - before).toBeLessThan(150 * MB);
    expect(stagedFiles()).toEqual([]);
  });

  it("đường truyền đứt giữa chừng: không có gì bị lưu dở, lần sau vẫn tải được", async () => {
    const clerk = await office.signIn("han.tran");
    const before = storedFiles();
    await new Promise<void>((done) => {
      const sending = request(`${office.url}/api/intake/uploads`, {
        method: "POST",
        headers: { "content-type": "multipart/form-data; boundary=x", "x-m-office": "1", cookie: clerk.cookie() },
      });
      sending.on("error", () => done());
      sending.on("close", () => done());
      sending.write(UPLOAD_HEAD);
      // more than memory holds, so that a sealed file exists when the line breaks
      sending.write(Buffer.alloc(10 * MB, 66), () => setTimeout(() => sending.destroy(), 200));
    });
    await expect.poll(stagedFiles, { timeout: 10_000 }).toEqual([]);
    expect(storedFiles()).toEqual(before);
    expect((await upload(clerk, letterPdf())).status).toBe(201);
  });

  it("tệp ngay dưới mức vẫn nhận được, nguyên vẹn từng byte", async () => {
    const clerk = await office.signIn("han.tran");
    const large = new Uint8Array(12 * MB);
    const png = await picture("png");
    large.set(png);
    const sent = await upload(clerk, large, { name: "lon.png", noMarksSeen: true });
    expect(sent.status).toBe(201);
    const back = await clerk.fetch(`/api/intake/${sent.item.id}/file`);
    expect(Buffer.from(await back.arrayBuffer()).equals(large)).toBe(true);
  });

  it("PDF, DOCX, JPEG, PNG, TIFF đều nhận; loại do nội dung quyết định", async () => {
    const clerk = await office.signIn("lan.bui");
    const kinds: [string, Uint8Array, string][] = [
      ["a.pdf", letterPdf(), "application/pdf"],
      [
        "a.docx",
        await letterDocx(["Kính gửi: Sở Tài chính"]),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      ],
      ["a.jpg", await picture("jpeg"), "image/jpeg"],
      ["a.png", await picture("png"), "image/png"],
      ["b.png", await picture("tiff"), "image/tiff"],
    ];
    for (const [name, bytes, mediaType] of kinds) {
      const sent = await upload(clerk, bytes, { name, noMarksSeen: true });
      expect([sent.status, sent.item.file?.mediaType]).toEqual([201, mediaType]);
    }
  });
});
