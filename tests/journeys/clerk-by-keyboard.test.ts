import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, openWindow, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { useOffice } from "../support/office/office.ts";
import { registerByKeyboard, SUBJECT } from "./steps/clerk.ts";

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
});
