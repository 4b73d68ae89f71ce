import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { buildPage, launchBrowser, openWindow, PHONE, signIn, walk, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { postId } from "../support/office/province.ts";
import * as desk from "./steps/desk.ts";

const SUBJECT = "bố trí kinh phí sửa chữa trụ sở làm việc";

describe("Từ bàn này sang bàn khác", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());

  const sit = async (login: string, phone = false): Promise<Page> =>
    signIn(await openWindow(browser, office.url, phone ? PHONE : {}), login);

  /** What step 1 leaves (clerk-by-keyboard.test.ts walks it): registered, presented to the director. */
  const present = async (): Promise<string> => {
    const clerk = await office.signIn("han.tran");
    const { item } = await upload(clerk, letterPdf(), { name: "2034-SXD-QLN.pdf" });
    const done = await clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: fieldsOf(item, { organName: "Sở Xây dựng tỉnh Vĩnh Long", organCode: "H61.05" }),
      attestation: ALL_SIX,
      presentToPostId: postId("H61.03", "giam-doc"),
    });
    return done.documentId;
  };

  it(
    "bước 2–5, 7, 8: bút phê và ký trên điện thoại, phân công, soạn, trả lại, duyệt, cấp số, phát hành, hồ sơ, sổ, lịch sử",
    () =>
      walk(browser, "tu-ban-nay-sang-ban-khac", async () => {
        const letterId = await present();
        const due = addDays(localDateOf(Date.now()), 14).split("-").reverse().join("/");
        const director = await sit("tri.nguyen", true);
        await desk.writeDirective(director, due);
        const head = await sit("bao.dang");
        await desk.assign(head);
        const specialist = await sit("my.lam");
        const id = await desk.draft(specialist, SUBJECT);
        await desk.sendBack(head, id, "Ghi rõ thời hạn gửi dự toán.");
        await specialist.goto(`/du-thao/${id}`);
        await specialist.getByText("Ghi rõ thời hạn gửi dự toán.").first().waitFor();
        await desk.submit(specialist, "33-trinh-lai");
        await desk.approve(head, id, "40-truong-phong-duyet");
        await desk.approve(await sit("tung.huynh"), id, "41-van-phong-soat-the-thuc");
        await desk.approve(director, id, "42-giam-doc-duyet-dien-thoai");
        await desk.sign(director, id);
        const clerk = await sit("han.tran");
        const number = await desk.seal(clerk, id, { typed: "ubnd xa ba tri", name: "Ủy ban nhân dân xã Ba Tri" });
        expect(number).toMatch(/^\d+\/STC-NS$/u);
        await desk.fileBoth(specialist, letterId, id);
        await desk.printBooks(clerk, { incoming: "Sở Xây dựng tỉnh Vĩnh Long", outgoing: SUBJECT });
        await desk.readHistory(
          clerk,
          `/van-ban-den/${letterId}`,
          [/vào sổ/iu, /Nguyễn Minh Trí/u, /Lâm Thị Diễm My/u],
          "80-lich-su-van-ban-den",
        );
        await desk.readHistory(
          clerk,
          `/van-ban-di/${id}`,
          [/trả lại/iu, /ký/u, /phát hành/u, /Huỳnh Thanh Tùng/u],
          "81-lich-su-van-ban-di",
        );
      }),
    600_000,
  );
});
