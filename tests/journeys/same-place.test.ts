// Whoever was interrupted goes on where he was: back from a document, after the lock screen, after choosing another filter.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, look, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { PASSWORD } from "../support/office/province.ts";
import { said, settled } from "./steps/press.ts";

describe("Trở lại đúng chỗ", () => {
  const office = useOffice({ webDir });
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    const clerk = await office.signIn("han.tran");
    for (const number of ["11", "12", "13"]) {
      const { item } = await upload(clerk, letterPdf({ number, subject: `việc số ${number}` }), {
        name: `${number}.pdf`,
      });
      await clerk.api.intake.register({
        id: item.id,
        rowVersion: item.rowVersion,
        fields: fieldsOf(item),
        attestation: ALL_SIX,
      });
    }
    for (const number of ["21", "22"])
      await upload(clerk, letterPdf({ number, subject: `việc chờ ${number}` }), { name: `${number}.pdf` });
    page = await signIn(await openWindow(browser, office.url), "han.tran");
  }, 300_000);
  afterAll(() => browser?.close());
  const story = (words: string, name: string, work: () => Promise<void>) =>
    it(words, () => walk(browser, name, work), 180_000);
  const selected = () => page.locator('[role=row][aria-selected="true"]');

  story("mở văn bản từ dòng thứ ba rồi quay lại: vẫn dòng thứ ba, con trỏ ở dòng ấy", "quay-lai", async () => {
    await page.goto("/van-ban-den");
    const row = page.getByRole("row", { name: /việc số 11/iu });
    await row.click();
    await page.keyboard.press("m");
    await page.waitForURL(/\/van-ban-den\/doc_/u);
    await page.goBack();
    await row.waitFor();
    await expect.poll(() => selected().textContent()).toMatch(/việc số 11/iu);
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  story(
    "hết phiên giữa lúc gõ: mở khóa xong con trỏ vẫn ở ô ấy, chỗ ấy, và chữ tự lưu",
    "mo-khoa-dung-cho",
    async () => {
      await page.goto("/cho-vao-so");
      await page.getByTestId("edit-fields").click();
      const field = page.getByTestId("signerName");
      await field.fill("Nguyễn Bảy");
      await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(7, 7));
      await page.context().clearCookies();
      await page.keyboard.type("Văn ");
      await page.getByTestId("lock").waitFor();
      await look(page, "120-het-phien");
      await page.getByLabel(/^Mật khẩu của/u).fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByTestId("lock").waitFor({ state: "detached" });
      expect(
        await page.evaluate(() => {
          const at = document.activeElement as HTMLInputElement;
          return [at.dataset["testid"], at.value, at.selectionStart];
        }),
      ).toEqual(["signerName", "Nguyễn Văn Bảy", 11]);
      // the page that could not come without a session comes by itself, what was typed is saved: nobody presses a key for it
      await page.locator(".mo-viewer .page[data-loaded=true] canvas").first().waitFor();
      const clerk = await office.signIn("han.tran");
      await expect
        .poll(
          async () => {
            const { rows } = await clerk.api.intake.list({});
            const items = await Promise.all(rows.map(({ id }) => clerk.api.intake.get({ id })));
            return items.some(({ fields }) => fields.signerName === "Nguyễn Văn Bảy");
          },
          { timeout: 20_000 },
        )
        .toBe(true);
    },
  );

  story("trang đầu ngày còn đang tải thì thấy khung chờ, không thấy tờ trống", "khung-cho", async () => {
    const slow = await page.context().newPage();
    await slow.route(/today\.page-.*\.js/u, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.continue();
    });
    for (const path of ["/", "/hom-nay"]) {
      await slow.goto(path, { waitUntil: "commit" });
      await slow.locator("#noi-dung [class*=mo-skeleton]").first().waitFor({ timeout: 2500 });
      await slow.getByRole("heading", { level: 1 }).waitFor();
    }
    await slow.close();
  });

  story("sau khi chọn mục lọc, Enter là của mục lọc, không vào sổ", "enter-sau-loc", async () => {
    await page.goto("/cho-vao-so");
    await page.getByTestId("register").waitFor();
    await settled(page);
    await page.keyboard.press("g");
    await said(page, /Đã giữ lại/u);
    await settled(page);
    await page.getByRole("radio", { name: /Đang giữ lại/u }).click();
    await page.getByRole("button", { name: "Đưa lại" }).waitFor();
    await settled(page);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(500);
    expect(await page.getByRole("dialog").count()).toBe(0);
    // what was parked comes back by the key that the bar promises
    await page.goto("/cho-vao-so");
    await page.getByTestId("register").waitFor();
    await settled(page);
    await page.keyboard.press("g");
    await said(page, /Đã giữ lại/u);
    await page
      .getByText(/hoàn tác/u)
      .first()
      .waitFor();
    await page.keyboard.press("Control+z");
    const clerk = await office.signIn("han.tran");
    await expect.poll(async () => (await clerk.api.intake.list({ state: "parked" })).rows.length).toBe(1);
  });

  story("bảng phím chỉ ghi phím chạy được; tắt phím chữ thì chữ không còn là lệnh", "bang-phim", async () => {
    await page.goto("/cho-vao-so");
    await page.getByTestId("register").waitFor();
    await page.keyboard.press("Shift+Slash");
    const sheet = page.getByRole("dialog", { name: "Phím tắt của màn hình này" });
    await sheet.getByText("giữ lại", { exact: true }).waitFor();
    expect(await sheet.getByText("vào ô tìm").count()).toBe(0);
    await look(page, "121-bang-phim");
    await sheet.getByTestId("letter-keys").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await page.waitForTimeout(300);
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.reload();
    await page.getByTestId("register").waitFor();
    expect(await page.getByTestId("refuse").locator("kbd").count()).toBe(0);
    await page.keyboard.press("Shift+Slash");
    await sheet.getByTestId("letter-keys").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await page.getByTestId("reason-dialog").waitFor();
    await page.keyboard.press("Escape");
  });
});
