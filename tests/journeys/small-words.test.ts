// What a page says while it does not know yet, and where a key leads: small sentences that were wrong once.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { asOwner, completeDraft, signInDepartment } from "../support/documents/outgoing.ts";
import { useOffice } from "../support/office/office.ts";
import { said } from "./steps/press.ts";

describe("Câu chữ đúng lúc", () => {
  const office = useOffice({ webDir, environment: { UPLOAD_MAX_MB: "1" } });
  let browser: Browser;
  let clerk: Page;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    clerk = await signIn(await openWindow(browser, office.url), "han.tran");
  }, 300_000);
  afterAll(() => browser?.close());

  it("soạn dở mà hết phiên: nói hết phiên, không nói mất mạng, chấm cuối trang không nói còn cập nhật", () =>
    walk(browser, "het-phien", async () => {
      const people = await signInDepartment(office);
      const draft = await completeDraft(office, people);
      const page = await signIn(await openWindow(browser, office.url), "my.lam");
      await page.goto(`/du-thao/${draft.id}`);
      await page.getByRole("textbox", { name: "Trích yếu", exact: true }).click();
      await asOwner(office, (client) => client.query("delete from session"));
      await page.keyboard.type("thêm chữ ");
      await page.getByTestId("lock").waitFor();
      await said(page, /Phiên làm việc đã hết, chữ giữ trên máy này/u);
      await said(page, /Phiên đã hết, không còn cập nhật/u);
      expect(await page.getByText(/Mất mạng|Cập nhật trực tiếp/u).count()).toBe(0);
      clerk = await signIn(await openWindow(browser, office.url), "han.tran");
    }));

  it("tệp quá lớn: nói ngay từ cỡ tệp, không gửi một byte nào", () =>
    walk(browser, "tep-qua-lon", async () => {
      let sent = 0;
      clerk.on("request", (request) => {
        if (request.url().endsWith("/api/intake/uploads")) sent += 1;
      });
      await clerk.goto("/cho-vao-so/them");
      await clerk.getByTestId("secrecy").selectOption("thuong");
      await clerk.getByTestId("contentKind").selectOption("thuong");
      const big = { name: "lon.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(2 * 1024 * 1024) };
      await clerk.getByTestId("file").setInputFiles(big);
      await said(clerk, /Tệp lớn hơn 1 MB nên không được nhận\. Chưa có gì được lưu/u);
      expect(sent).toBe(0);
    }));

  it("F8 lần đầu tới chỗ thiếu đầu tiên, kể cả sáu thông tin; chữ tách dấu đếm như chữ thường; vào sổ xong nói đúng cái vừa mở", () =>
    walk(browser, "f8-sau-thong-tin", async () => {
      const buffer = Buffer.from(letterPdf({ number: "93" }));
      await clerk.getByTestId("file").setInputFiles({ name: "93.pdf", mimeType: "application/pdf", buffer });
      const subject = clerk.getByTestId("subject");
      await subject.waitFor();
      await subject.fill("");
      await clerk.getByTestId("codeNumber").click();
      await clerk.keyboard.press("F8");
      const focused = () => clerk.evaluate(() => document.activeElement?.getAttribute("data-testid"));
      expect(await focused()).toBe("subject");
      await clerk.keyboard.press("F8");
      expect(await focused()).toBe("six-name");

      const long = "đề nghị bố trí kinh phí ".repeat(25);
      await subject.fill(long.normalize("NFD"));
      await said(clerk, new RegExp(`${[...long].length} chữ, quy định`, "u"));
      await subject.fill("Đề nghị bố trí kinh phí");
      await clerk.getByRole("button", { name: "Thấy đủ cả sáu" }).click();
      await clerk.getByTestId("register").click();
      await said(clerk, /Mời chọn tệp của văn bản tiếp theo/u);
      expect(await clerk.getByText(/Đã mở văn bản kế tiếp/u).count()).toBe(0);
    }));

  it("Hôm nay khi chưa tải xong: không nói “0 văn bản chờ vào sổ”", () =>
    walk(browser, "hom-nay-dang-tai", async () => {
      await clerk.route(/\/api\/intake\?/u, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 2500));
        await route.continue();
      });
      await clerk.goto("/hom-nay");
      await clerk.getByRole("heading", { level: 1 }).waitFor();
      expect(await clerk.getByText(/0 văn bản chờ vào sổ/u).count()).toBe(0);
      await said(clerk, /văn bản chờ vào sổ/u);
      await clerk.unroute(/\/api\/intake\?/u);
    }));
});
