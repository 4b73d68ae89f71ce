// The server does what it was asked and its answer never arrives: the page finds out, nobody reads a false sentence, nothing is done twice.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, openWindow, PHONE, signIn, walk, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { completeDraft, historyOf, type People, STC, signInDepartment, walkTo } from "../support/documents/outgoing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { postId } from "../support/office/province.ts";
import { choose, seeAllPages } from "./steps/desk.ts";
import { said } from "./steps/press.ts";

describe("Mất câu trả lời của máy chủ", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let people: People;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    people = await signInDepartment(office);
  }, 300_000);
  afterAll(() => browser?.close());

  /** The next `times` requests there reach the server, their answers do not come back. */
  async function lose(page: Page, address: string, times: number): Promise<() => number> {
    let left = times;
    await page.route(address, async (route) => {
      if (left === 0) return route.continue();
      left -= 1;
      await route.fetch();
      await route.abort("connectionreset");
    });
    return () => left;
  }
  const count = async (id: string, action: RegExp) =>
    (await historyOf(office, id)).filter((each) => action.test(each.action)).length;

  it("trình duyệt và ký: trang tự hỏi lại, nhận đúng câu trả lời, mỗi việc một dòng lịch sử", () =>
    walk(browser, "mat-tra-loi-trinh-ky", async () => {
      const draft = await completeDraft(office, people);
      const page = await signIn(await openWindow(browser, office.url), "my.lam");
      await page.goto(`/du-thao/${draft.id}`);
      await lose(page, "**/submit", 1);
      await page.getByTestId("submit").click();
      await page.getByTestId("submit-signer").selectOption({ label: "Nguyễn Minh Trí, Giám đốc" });
      await page.getByTestId("submit-done").click();
      await page.waitForURL(/\/du-thao$/u);
      await said(page, /Đã trình/u);
      expect(await page.getByText(/chưa gửi được/u).count()).toBe(0);
      expect(await count(draft.id, /submitted/u)).toBe(1);

      const approved = await walkTo(office, people, "approved");
      const leader = await signIn(await openWindow(browser, office.url), "tri.nguyen");
      await leader.goto(`/cho-ky?vb=${approved.id}`);
      await lose(leader, "**/sign", 1);
      await seeAllPages(leader);
      await leader.getByTestId("sign").click();
      await said(leader, /Đã ký lúc/u);
      expect(await leader.getByText(/Mất kết nối|chưa gửi được/u).count()).toBe(0);
      expect(await count(approved.id, /outgoing\.signed/u)).toBe(1);
    }));

  it("bút phê trên điện thoại: mất hẳn câu trả lời thì không nói người khác xử lý, bấm lại không ghi lần hai; có mạng thì lời báo mất kết nối đi", () =>
    walk(browser, "mat-tra-loi-but-phe", async () => {
      const { item } = await upload(people.clerk, letterPdf({ number: "61" }), { name: "61.pdf" });
      const { documentId } = await people.clerk.api.intake.register({
        id: item.id,
        rowVersion: item.rowVersion,
        fields: fieldsOf(item),
        attestation: ALL_SIX,
        presentToPostId: postId(STC, "giam-doc"),
      });
      const page = await signIn(await openWindow(browser, office.url, PHONE), "tri.nguyen");
      await page.goto(`/van-ban-den/${documentId}?tab=xu-ly`);
      await page.getByRole("radio", { name: "Xử lý" }).click();
      const press = page.getByTestId("gui-but-phe");
      await choose(page, "chu-tri", "phong ngan sach");
      await page.getByTestId("loi").fill("Phòng Ngân sách chủ trì trả lời.");

      await page.context().setOffline(true);
      await press.click();
      await said(page, /Mất kết nối/u);
      await page.context().setOffline(false);
      await page
        .getByText(/Mất kết nối/u)
        .first()
        .waitFor({ state: "detached" });
      expect(await count(documentId, /directive/u)).toBe(0);

      const left = await lose(page, "**/directives", 3);
      await press.click();
      await expect.poll(left, { timeout: 20_000 }).toBe(0);
      await said(page, /không ghi thêm lần nữa/u);
      expect(await page.getByText(/Người khác vừa xử lý/u).count()).toBe(0);
      expect(await count(documentId, /directive/u)).toBe(1);
      await press.click();
      await said(page, /Đã giao Phòng Ngân sách/u);
      expect(await count(documentId, /directive/u)).toBe(1);
    }));
});
