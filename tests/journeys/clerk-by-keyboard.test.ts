import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buildPage,
  compose,
  launchBrowser,
  look,
  openWindow,
  PHONE,
  signIn,
  walk,
  webDir,
} from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { registerByKeyboard, SUBJECT } from "./steps/clerk.ts";
import { settled } from "./steps/press.ts";

describe("Văn thư làm bằng bàn phím", () => {
  const office = useOffice({ termsAccepted: false, webDir });
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());

  it("bước 1: đăng nhập, chấp nhận quy định, đưa văn bản giấy vào, gõ tiếng Việt bằng bộ gõ, vào sổ, trình – không chạm chuột", async () => {
    const page = await openWindow(browser, office.url);
    await registerByKeyboard(page, { name: "2034-SXD-QLN.pdf", bytes: letterPdf() });
    const clerk = await office.signIn("han.tran");
    const { rows } = await clerk.api.incomingDocuments.list({});
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ arrivalNumber: 1, subject: SUBJECT, state: "presented", forReference: false });
    expect(rows[0]?.holder).toContain("Nguyễn Minh Trí");
  });

  const bring = async (number: string, organ = "SỞ XÂY DỰNG") => {
    const clerk = await office.signIn("han.tran");
    const bytes = letterPdf({ number, organ, subject: `việc số ${number}` });
    const { item } = await upload(clerk, bytes, { name: `${number}.pdf` });
    return { clerk, item };
  };
  const AGENCY = "Ủy ban nhân dân xã Ba Tri";

  it("cơ quan ban hành: dòng tốt nhất tự sáng, Enter nhận; gõ đủ tên tự có mã; không có trong danh bạ thì nói; F4 mở", () =>
    walk(browser, "co-quan", async () => {
      const { clerk, item } = await bring("41");
      const page = await signIn(await openWindow(browser, office.url), "han.tran");
      await page.goto(`/cho-vao-so/them?vb=${item.id}`);
      const [name, code] = [page.getByTestId("organName"), page.getByTestId("organCode")];
      await name.focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.type("ubnd xa ba tri");
      await page.getByRole("option", { name: AGENCY, selected: true }).waitFor();
      await page.keyboard.press("Enter");
      expect([await name.inputValue(), await code.inputValue()]).toEqual([AGENCY, "H61.131"]);
      expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);

      await name.fill("Công ty Chưa Ai Biết");
      await page.getByText("Không có trong danh bạ, dùng như đã gõ.").waitFor();
      expect(await code.inputValue()).toBe("");
      await look(page, "07-co-quan-khong-co-trong-danh-ba");

      await name.fill("");
      await name.focus();
      await compose(page, ["U", "Ủ", "Ủy"]);
      await page.keyboard.type(AGENCY.slice("Ủy".length));
      await expect.poll(() => code.inputValue()).toBe("H61.131");
      await page.keyboard.press("F4");
      await page.getByRole("option", { name: AGENCY }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("listbox", { name: "Cơ quan ban hành" }).waitFor({ state: "hidden" });
      // what ends in the register has the code also when nobody waited for the list
      await page.getByTestId("park").click();
      await expect.poll(async () => (await clerk.api.intake.get({ id: item.id })).fields.organCode).toBe("H61.131");
      await page.context().close();
    }));

  it("N ở Hôm nay và hàng chờ mở Thêm văn bản giấy; F2 trong sổ sửa trường của dòng; bảng phím ghi cả hai", () =>
    walk(browser, "n-va-f2", async () => {
      const { clerk, item } = await bring("77");
      const registered = await clerk.api.intake.register({
        id: item.id,
        rowVersion: item.rowVersion,
        fields: fieldsOf(item),
        attestation: ALL_SIX,
      });
      const page = await signIn(await openWindow(browser, office.url), "han.tran");
      const promised = async (words: string, key: string) => {
        await page.keyboard.press("Shift+Slash");
        const line = page.getByRole("dialog").getByRole("listitem").filter({ hasText: words }).first();
        expect(await line.textContent()).toContain(key);
        await page.keyboard.press("Escape");
      };
      for (const path of ["/hom-nay", "/cho-vao-so"]) {
        await page.goto(path);
        await page.getByText("thêm văn bản giấy").first().waitFor();
        await settled(page);
        await promised("thêm văn bản giấy", "N");
        await page.keyboard.press("KeyN");
        await page.getByRole("heading", { level: 1, name: "Thêm văn bản giấy" }).waitFor();
      }
      await page.goto("/so-dang-ky");
      await page.getByRole("row").filter({ hasText: "77/" }).first().focus();
      await settled(page);
      await promised("sửa trường", "F2");
      await page.keyboard.press("F2");
      const sheet = page.getByRole("dialog", { name: `Sửa trường của văn bản, số đến ${registered.arrivalNumber}` });
      // its form comes with its looks also where the letter's own page was never opened
      expect(await sheet.locator("form").evaluate((form) => getComputedStyle(form).display)).toBe("grid");
      await sheet.getByTestId("edit-signerName").fill("Trần Quốc Việt");
      await sheet.getByTestId("edit-reason").fill("gõ nhầm tên");
      await settled(page);
      await page.keyboard.press("Control+Enter");
      await sheet.waitFor({ state: "detached" });
      const { signerName } = await clerk.api.incomingDocuments.get({ id: registered.documentId });
      expect(signerName).toBe("Trần Quốc Việt");
      await page.context().close();
    }));

  it("đứt mạng lúc vào sổ: câu báo nằm ở chân trang; cơ quan giữ lại được lưu nháp, Esc về danh sách", () =>
    walk(browser, "giu-co-quan", async () => {
      const { clerk, item } = await bring("42");
      const page = await signIn(await openWindow(browser, office.url), "han.tran");
      await page.goto(`/cho-vao-so/them?vb=${item.id}`);
      await page.getByTestId("organName").fill(AGENCY);
      await expect.poll(() => page.getByTestId("organCode").inputValue()).toBe("H61.131");
      await page.getByRole("button", { name: "Thấy đủ cả sáu" }).click();
      await page.route(/\/api\/intake\/[^/]+\/register/u, (route) => route.abort());
      await page.locator(".mo-viewer .page[data-loaded=true] canvas").first().waitFor();
      await settled(page);
      await page.getByTestId("organName").press("Control+Enter");
      const foot = page.locator(".mo-dock-fault").getByText("Mất kết nối, chữ bạn gõ còn nguyên.");
      await foot.waitFor();
      const box = await foot.boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(768);
      expect(
        await page
          .locator(".mo-dock")
          .getByText(/lưu nháp/u)
          .count(),
      ).toBe(0);
      await look(page, "08-dut-mang-luc-vao-so");
      await page.unroute(/\/api\/intake\/[^/]+\/register/u);
      await page.getByTestId("organName").press("Control+Enter");

      await page.getByTestId("secrecy").selectOption("thuong");
      await page.getByTestId("contentKind").selectOption("thuong");
      const buffer = Buffer.from(letterPdf({ number: "43", parent: "", organ: "", subject: "việc số 43" }));
      await page.getByTestId("file").setInputFiles({ name: "43.pdf", mimeType: "application/pdf", buffer });
      await expect.poll(() => page.getByTestId("organName").inputValue(), { timeout: 60_000 }).toBe(AGENCY);
      const next = new URL(page.url()).searchParams.get("vb") ?? "";
      await page.keyboard.press("Escape");
      await page.waitForURL(/\/cho-vao-so(\?|$)/u);
      await expect
        .poll(async () => (await clerk.api.intake.get({ id: next })).fields)
        .toMatchObject({ organName: AGENCY, organCode: "H61.131" });
      await page.context().close();
    }));

  it("hàng chờ: Trình chỉ đổi cho văn bản này và hiện bên Vào sổ, Esc trả lại; sáu thông tin nằm cạnh trang", () =>
    walk(browser, "trinh-cho-ai", async () => {
      await bring("44");
      await bring("45");
      const page = await signIn(await openWindow(browser, office.url), "han.tran");
      await page.goto("/cho-vao-so");
      const [present, unusual] = [page.getByTestId("presentTo"), page.getByTestId("unusual-filing")];
      await present.waitFor();
      await page.getByTestId("fields").waitFor();
      await expect.poll(() => present.inputValue()).not.toBe("");
      const usual = await present.inputValue();
      const row = page.locator('[role=row][aria-selected="true"]');
      await row.focus();
      await page.keyboard.press("c");
      await page.keyboard.press("g");
      expect(await present.inputValue()).not.toBe(usual);
      await expect.poll(() => unusual.textContent()).toMatch(/^Trình: Giám đốc/u);
      await page.keyboard.press("Escape");
      expect(await present.inputValue()).toBe(usual);
      expect(await unusual.textContent()).toBe("");
      expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press("c");
      await page.keyboard.press("g");
      await page.keyboard.press("Enter");
      await expect.poll(() => unusual.textContent()).toMatch(/^Trình: Giám đốc/u);
      await look(page, "09-trinh-khac-mac-dinh");
      await settled(page);
      // twice Enter certifies nothing: the ticks stand beside the page and the first one has the focus
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      expect(await page.getByRole("dialog").count()).toBe(0);
      expect(await page.getByTestId("six-name").evaluate((tick) => tick === document.activeElement)).toBe(true);
      expect(await page.locator(".mo-six input:checked").count()).toBe(0);
      await row.focus();
      await page.keyboard.press("j");
      await expect.poll(() => present.inputValue()).toBe(usual);
      expect(await unusual.textContent()).toBe("");
      await page.context().close();
    }));

  it("điện thoại: chạm thẻ ở Buổi sáng mở văn bản; hàng trống nói còn dự thảo chờ duyệt", () =>
    walk(browser, "cham-the", async () => {
      const phone = await signIn(await openWindow(browser, office.url, PHONE), "tri.nguyen");
      await phone.goto("/buoi-sang");
      await phone.getByText(SUBJECT).first().tap();
      await phone.waitForURL(/\/van-ban-den\/doc_/u);
      await phone.route(/\/api\/session\/counts/u, (route) =>
        route.fulfill({ json: { intake: 0, boxes: { "to-approve-leader": 1 } } }),
      );
      await phone.goto("/cho-ky");
      await phone.getByRole("link", { name: "1 dự thảo chờ bạn duyệt" }).tap();
      await phone.waitForURL(/\/duyet/u);
      await phone.context().close();
    }));
});
