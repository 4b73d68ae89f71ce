// Two people in the same draft, in the same registered letter: every form merges field by field and asks where both typed.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, look, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { completeDraft, SIGNER, signInDepartment, walkTo } from "../support/documents/outgoing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { keepsFocus, said } from "./steps/press.ts";

describe("Hai bàn tay trên một văn bản", () => {
  const office = useOffice({ webDir });
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());
  const sit = async (login: string) => signIn(await openWindow(browser, office.url), login);
  /** The window does not hear of the other one's change before it writes itself. @returns lets it hear again */
  const deaf = async (page: Page, address: string) => {
    await page.route(address, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
    return () => page.unroute(address);
  };

  it("dự thảo mở ở hai nơi: trường không đụng lấy bản mới, chữ đang gõ còn nguyên, cùng một trường thì chọn", () =>
    walk(browser, "hai-tay-du-thao", async () => {
      const people = await signInDepartment(office);
      const draft = await completeDraft(office, people);
      const [first, second] = [await sit("my.lam"), await sit("my.lam")];
      for (const page of [first, second]) {
        await page.goto(`/du-thao/${draft.id}`);
        await page.getByRole("textbox", { name: "Trích yếu" }).waitFor();
      }
      const type = async (page: Page, field: string, words: string) => {
        await page.getByRole("textbox", { name: field, exact: true }).click();
        await page.keyboard.press("Control+A");
        await page.keyboard.type(words);
      };
      const hear = await deaf(second, `**/api/outgoing-documents/${draft.id}`);
      await type(first, "Trích yếu", "bố trí kinh phí lần một");
      await type(first, "Địa danh", "Bến Tre");
      const saved = async () => (await people.specialist.api.outgoingDocuments.get({ id: draft.id })).model;
      await expect.poll(async () => (await saved()).place, { timeout: 20_000 }).toBe("Bến Tre");
      await type(second, "Trích yếu", "bố trí kinh phí lần hai");
      await said(second, /tự gửi lại/u);
      await hear();
      await said(second, /người kia ghi: “bố trí kinh phí lần một”/u);
      const textOf = (field: string) => second.getByRole("textbox", { name: field, exact: true }).textContent();
      expect([await textOf("Trích yếu"), await textOf("Địa danh")]).toEqual(["bố trí kinh phí lần hai", "Bến Tre"]);
      await look(second, "122-du-thao-hai-noi");
      expect((await saved()).subject).toBe("bố trí kinh phí lần một");
      await second.getByRole("button", { name: "Giữ chữ của tôi: Trích yếu" }).click();
      await keepsFocus(second, "giữ chữ của tôi");
      await expect
        .poll(async () => [(await saved()).subject, (await saved()).place], { timeout: 20_000 })
        .toEqual(["bố trí kinh phí lần hai", "Bến Tre"]);
    }));

  it("“Sửa lại…” dự thảo đã trình: mọi trường đầu và cuối trang còn nguyên chữ, đi qua không mất chữ nào", () =>
    walk(browser, "sua-lai-du-thao", async () => {
      const people = await signInDepartment(office);
      const { id } = await walkTo(office, people, "leader-approval");
      const model = async () => (await people.specialist.api.outgoingDocuments.get({ id })).model;
      const before = await model();
      const page = await sit("my.lam");
      await page.goto(`/du-thao/${id}`);
      await page.getByText(before.subject).last().waitFor();
      await page.getByRole("button", { name: "Sửa lại…" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sửa lại" }).click();
      const fields = page.getByRole("article").locator("[role=textbox].mo-pf");
      await fields.first().waitFor();
      for (const [name, words] of [
        ["Trích yếu", before.subject],
        ["Địa danh", before.place],
        ["Ký hiệu", before.notation],
        ["Kính gửi", before.addressees[0]],
        ["Tên cơ quan ban hành", before.organ[0]],
        ["Họ tên người ký", before.signerName],
      ] as const)
        expect([name, await page.getByRole("textbox", { name, exact: true }).textContent()]).toEqual([name, words]);
      expect(await page.getByRole("textbox", { name: /^Nơi nhận, dòng/u }).allTextContents()).toEqual(
        before.recipients,
      );
      for (const field of await fields.all()) await field.focus();
      await page.getByRole("textbox", { name: "Nội dung văn bản" }).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" Thêm một câu.");
      await expect.poll(async () => JSON.stringify((await model()).body), { timeout: 20_000 }).toMatch(/Thêm một câu/u);
      expect({ ...(await model()), body: [] }).toEqual({ ...before, body: [] });
    }));

  it("dự thảo đang ở lãnh đạo: chữ gõ ở cửa sổ cũ không tự kéo về, mà hỏi", () =>
    walk(browser, "khong-tu-keo-ve", async () => {
      const people = await signInDepartment(office);
      const draft = await completeDraft(office, people);
      const page = await sit("my.lam");
      await page.goto(`/du-thao/${draft.id}`);
      const subject = page.getByRole("textbox", { name: "Trích yếu", exact: true });
      await subject.waitFor();
      const hear = await deaf(page, `**/api/outgoing-documents/${draft.id}`);
      const state = async () => {
        const { state: step, holder, model } = await people.specialist.api.outgoingDocuments.get({ id: draft.id });
        return { step, holder, subject: model.subject };
      };
      await people.specialist.api.outgoingDocuments.submit({ ...draft, signerPostId: SIGNER, note: "" });
      const submitted = await state();
      await subject.click();
      await page.keyboard.press("Control+A");
      await page.keyboard.type("trích yếu gõ muộn");
      await said(page, /tự gửi lại/u);
      await hear();
      await said(page, /Dự thảo đã rời bước soạn thảo/u);
      expect(await state()).toEqual(submitted);
      await look(page, "124-du-thao-da-roi-buoc");
      await page.getByRole("button", { name: "Kéo về sửa" }).click();
      await expect.poll(state, { timeout: 20_000 }).toMatchObject({ step: "draft", subject: "trích yếu gõ muộn" });
    }));

  it("sửa trường của văn bản đã vào sổ: người khác vừa sửa thì chữ đã gõ còn nguyên, giá trị kia đứng cạnh ô", () =>
    walk(browser, "hai-tay-sua-truong", async () => {
      const clerk = await office.signIn("han.tran");
      const { item } = await upload(clerk, letterPdf({ number: "51" }), { name: "51.pdf" });
      const { documentId } = await clerk.api.intake.register({
        id: item.id,
        rowVersion: item.rowVersion,
        fields: fieldsOf(item),
        attestation: ALL_SIX,
      });
      const page = await sit("han.tran");
      await page.goto(`/van-ban-den/${documentId}`);
      await page.getByRole("button", { name: "Việc khác" }).click();
      await page.getByRole("menuitem", { name: /Sửa/u }).click();
      await page.getByTestId("edit-signerName").fill("Lê Hoàng Phúc Thịnh");
      await page.getByTestId("edit-subject").fill("Trích yếu tôi sửa");
      await page.getByTestId("edit-reason").fill("Đối chiếu lại bản giấy.");
      const { rowVersion } = await clerk.api.incomingDocuments.get({ id: documentId });
      await clerk.api.incomingDocuments.edit({
        id: documentId,
        rowVersion,
        fields: { subject: "Trích yếu người kia sửa", description: "đã gọi hỏi" },
        reason: "Sửa lỗi đánh máy.",
      });
      await page.getByTestId("edit-done").click();
      await said(page, /Người kia ghi: “Trích yếu người kia sửa”/u);
      expect(await page.getByTestId("edit-subject").inputValue()).toBe("Trích yếu tôi sửa");
      expect(await page.getByTestId("edit-description").inputValue()).toBe("đã gọi hỏi");
      expect(await page.getByTestId("edit-done").getAttribute("aria-disabled")).toBe("true");
      await look(page, "123-sua-truong-hai-nguoi");
      await page.getByRole("button", { name: "Lấy giá trị này: Trích yếu" }).click();
      await page.getByTestId("edit-done").click();
      await said(page, /Đã sửa/u);
      expect(await clerk.api.incomingDocuments.get({ id: documentId })).toMatchObject({
        subject: "Trích yếu người kia sửa",
        signerName: "Lê Hoàng Phúc Thịnh",
        description: "đã gọi hỏi",
      });
    }));
});
