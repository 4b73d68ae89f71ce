// Keys held down or hammered: nothing is registered, numbered or issued that was not seen (NĐ 30/2020 Đ22, QC-7.1).
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, look, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { arrived, issued, SXD } from "../support/documents/exchange.ts";
import { type People, signInDepartment } from "../support/documents/outgoing.ts";
import { signed } from "../support/documents/signing.ts";
import { useOffice } from "../support/office/office.ts";
import { said, settled } from "./steps/press.ts";

describe("Tay nhanh hơn mắt", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let people: People;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    people = await signInDepartment(office);
  }, 300_000);
  afterAll(() => browser?.close());
  const sit = async (login: string) => signIn(await openWindow(browser, office.url), login);
  /** Presses the keys every 100 ms. */
  const hammer = async (page: Page, keys: string, times: number) => {
    for (let press = 0; press < times; press += 1) {
      await page.keyboard.press(keys);
      await page.waitForTimeout(100);
    }
  };

  it("giữ hay bấm dồn Enter ở hàng chờ chỉ vào sổ văn bản đang thấy", () =>
    walk(browser, "giu-enter", async () => {
      const receiver = await office.signIn("lan.bui");
      for (let count = 0; count < 3; count += 1) await arrived(receiver, await issued(office, people, [{ code: SXD }]));
      const registered = async () => (await receiver.api.incomingDocuments.list({})).rows.length;
      const page = await sit("lan.bui");
      await page.goto("/cho-vao-so");
      await page.getByTestId("register").waitFor();
      await settled(page);
      for (let press = 0; press < 30; press += 1) {
        await page.keyboard.down("Enter");
        await page.waitForTimeout(100);
      }
      await page.keyboard.up("Enter");
      expect(await registered()).toBe(1);
      await settled(page);
      await hammer(page, "Enter", 30);
      expect(await registered()).toBe(2);
      expect(await page.getByText("Vừa mở, xem rồi bấm lại").count()).toBe(1);
      await settled(page);
      await page.keyboard.press("Enter");
      await expect.poll(registered).toBe(3);
    }));

  it("bấm dồn Ctrl Enter ở Chờ phát hành: cấp số, ký số xong thì dừng ở cửa; phát hành phải bấm riêng, chưa thấy cửa thì hỏi lại", () =>
    walk(browser, "don-ctrl-enter", async () => {
      const document = await signed(office, people);
      const { api } = people.clerk;
      const now = await api.outgoingDocuments.get({ id: document.id });
      await api.outgoingDocuments.setRecipients({
        id: now.id,
        rowVersion: now.rowVersion,
        recipients: [{ code: SXD, name: "", purpose: "để thực hiện", delivery: "exchange" }],
      });
      const state = async () => (await api.outgoingDocuments.get({ id: document.id })).state;
      const page = await sit("han.tran");
      // the next number is still being asked for: nothing to press that would do nothing
      let answer = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route(/\/api\/outgoing-documents\/[^/]+\/next-number/u, async (route) => {
        await asked;
        await route.continue();
      });
      await page.goto(`/cho-phat-hanh/${document.id}`);
      await page.getByText("Chờ cấp số và ký số cơ quan").waitFor();
      expect(await page.getByTestId("seal").count()).toBe(0);
      answer();
      await page.getByTestId("seal").waitFor();
      await page.locator(".mo-seal-number").waitFor();
      await settled(page);
      await hammer(page, "Control+Enter", 60);
      await page.getByText("Phát hành được", { exact: true }).waitFor();
      expect(await state()).toBe("sealed");

      // the page of the letter does not come yet: even an aimed press is asked about
      let letGo = () => {};
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await page.route(/\/api\/outgoing-documents\/[^/]+\/file/u, async (route) => {
        await held;
        await route.continue();
      });
      await page.reload();
      await page.getByText("Phát hành được", { exact: true }).waitFor();
      await page.getByTestId("issue").click();
      const box = page.getByRole("dialog", { name: "Phát hành đến 1 nơi nhận?" });
      await box.getByText(/Sở Xây dựng/u).waitFor();
      expect(await state()).toBe("sealed");
      letGo();
      await look(page, "53-hoi-lai-truoc-khi-phat-hanh");
      await page.getByTestId("issue-sure").click();
      await said(page, /Đã phát hành/u);
      expect(await state()).toBe("issued");
      await look(page, "54-da-phat-hanh");
    }));
});
