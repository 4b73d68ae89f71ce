// Steps 2 to 5 and 7, 8 as people click and type them; each function is one person at one desk.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "../../support/browser/journey.ts";

const toast = (page: Page, words: RegExp) => page.getByText(words).first().waitFor();

/** Chooses in a field that proposes while one types. */
export async function choose(page: Page, testId: string, typed: string): Promise<void> {
  await page.getByTestId(testId).fill(typed);
  await page.getByTestId(testId).press("Enter");
}

/** Step 2, on a phone: bút phê with one lead, one co-ordinator, a deadline. */
export async function writeDirective(page: Page, due: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Buổi sáng" }).waitFor();
  await look(page, "20-buoi-sang-dien-thoai");
  await page.getByRole("button", { name: "Bút phê…" }).click();
  const sheet = page.getByRole("dialog", { name: /Bút phê/u });
  await sheet.waitFor();
  await choose(page, "chu-tri", "phong ngan sach");
  await choose(page, "phoi-hop", "qlgcs");
  await page.getByTestId("han").fill(due);
  await page.getByTestId("han").press("Enter");
  await page.getByTestId("loi").fill("Phòng Ngân sách chủ trì, tham mưu văn bản trả lời.");
  await look(page, "21-but-phe-dien-thoai");
  await page.getByTestId("gui-but-phe").click();
  await toast(page, /Đã (giao|bút phê|gửi)/u);
}

/** Step 3: the head gives the work to the specialist. */
export async function assign(page: Page): Promise<void> {
  await page.getByRole("link", { name: /Phân công/u }).click();
  await page
    .getByText(/tham mưu văn bản trả lời/u)
    .first()
    .waitFor();
  await choose(page, "chuyen-vien", "diem my");
  await page.getByTestId("loi").fill("Soạn công văn trả lời.");
  await look(page, "30-phan-cong");
  await page.getByTestId("giao-viec").click();
  await toast(page, /Đã giao Lâm Thị Diễm My/u);
}

/** Step 3: the specialist opens the letter and drafts the reply on its page. @returns the draft's id */
export async function draft(page: Page, subject: string): Promise<string> {
  await page.getByRole("link", { name: /Việc của tôi/u }).click();
  await page.getByRole("button", { name: /Soạn văn bản trả lời/u }).click();
  await page.waitForURL(/\/du-thao\/doc_/u);
  const id = /doc_[^/?#]+/u.exec(page.url())?.[0] ?? "";
  const field = page.getByRole("textbox", { name: "Trích yếu" });
  await field.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(subject);
  const body = page.getByRole("textbox", { name: "Nội dung văn bản" });
  await body.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(
    "Sở Tài chính nhận được văn bản của Sở Xây dựng về việc đề nghị bố trí kinh phí. Sau khi xem xét, Sở Tài chính có ý kiến như sau:",
  );
  await page.keyboard.press("Enter");
  await page.keyboard.type("Kinh phí sửa chữa trụ sở được bố trí trong dự toán chi thường xuyên đã giao cho đơn vị.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Đề nghị Sở Xây dựng sắp xếp thứ tự ưu tiên và gửi dự toán chi tiết về Sở Tài chính.");
  await look(page, "31-soan-thao");
  await submit(page, "32-trinh-duyet");
  return id;
}

/** The draft goes to the head of the unit; the drafter is back at the list. */
export async function submit(page: Page, name: string): Promise<void> {
  await page.getByTestId("submit").click();
  await page.getByTestId("submit-signer").selectOption({ label: "Nguyễn Minh Trí, Giám đốc" });
  await look(page, name);
  await page.getByTestId("submit-done").click();
  await page.waitForURL(/\/du-thao$/u);
}

/** Step 4: one approval, by whoever has the draft now. */
export async function approve(page: Page, id: string, name: string): Promise<void> {
  await page.goto(`/duyet/${id}`);
  await page.getByTestId("approve").waitFor();
  await look(page, name);
  await page.getByTestId("approve").click();
  await toast(page, /Đã (duyệt|soát)/u);
}

/** Step 4: back to the drafter with a reason. */
export async function sendBack(page: Page, id: string, reason: string): Promise<void> {
  await page.goto(`/duyet/${id}`);
  await page.getByTestId("return").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").last().fill(reason);
  await dialog.getByRole("button", { name: "Trả lại", exact: true }).click();
  await toast(page, /Đã trả lại/u);
}

/** Ký stands only when every page was seen; it takes the place of the button that shows the next one, maybe while one presses. */
export async function seeAllPages(page: Page): Promise<void> {
  const next = page.getByTestId("see-rest");
  while (!(await page.getByTestId("sign").isVisible())) await next.click({ timeout: 2_000 }).catch(() => undefined);
}

/** Step 5, on a phone: every page is looked at, then signed. */
export async function sign(page: Page, id: string): Promise<void> {
  await page.goto(`/cho-ky?vb=${id}`);
  const button = page.getByTestId("sign");
  await button.or(page.getByTestId("see-rest")).first().waitFor();
  await look(page, "50-cho-ky-dien-thoai");
  await seeAllPages(page);
  await button.click();
  await toast(page, /Đã ký/u);
}

/** Step 5: number, date and the agency's seal, then the recipients and the gate. @returns "1/STC-NS" */
export async function seal(page: Page, id: string, recipient: { typed: string; name: string }): Promise<string> {
  await page.goto(`/cho-phat-hanh/${id}`);
  await page.getByTestId("seal").waitFor();
  await look(page, "51-cap-so");
  await page.getByTestId("seal").click();
  await page.getByTestId("edit-recipients").click();
  // Enter may come before the answer of the directory: nobody who was proposed for other words may be taken
  await choose(page, "add-recipient", recipient.typed);
  const second = page.getByRole("textbox", { name: "Nơi nhận", exact: true }).nth(1);
  const offered = page.getByRole("option", { name: recipient.name });
  await offered.or(second).first().waitFor();
  if (!(await second.isVisible())) await page.getByTestId("add-recipient").press("Enter");
  await second.waitFor();
  expect(await page.getByRole("textbox", { name: "Nơi nhận", exact: true }).nth(1).inputValue()).toBe(recipient.name);
  await page.getByRole("button", { name: "Ghi 2 nơi nhận" }).click();
  await page.getByText("Phát hành được", { exact: true }).waitFor();
  await look(page, "52-cua-phat-hanh");
  await page.getByTestId("issue").click();
  // asked once more when the sheet only just came under the hand
  const sure = page.getByTestId("issue-sure");
  await sure
    .or(page.getByText(/Đã phát hành/u))
    .first()
    .waitFor();
  if (await sure.isVisible()) await sure.click();
  await toast(page, /Đã phát hành/u);
  await page.goto(`/van-ban-di/${id}`);
  const number = await page
    .getByText(/\d+\/STC-NS/u)
    .first()
    .textContent();
  return /\d+\/STC-NS/u.exec(number ?? "")?.[0] ?? "";
}

/** Step 7: letter and reply lie together in one case file. */
export async function fileBoth(page: Page, letterId: string, replyId: string): Promise<void> {
  await page.goto(`/van-ban-den/${letterId}?tab=thong-tin`);
  await page.getByTestId("open-case-file").click();
  await page.getByTestId("notation").fill("05-NS");
  await page.getByTestId("title").fill("Kinh phí sửa chữa trụ sở làm việc");
  await page.getByRole("dialog").getByRole("combobox").last().selectOption({ label: "10 năm" });
  await look(page, "70-mo-ho-so");
  await page.getByTestId("open-case-file-done").click();
  // the reply went with it: one matter, one act
  await toast(page, /Đã đưa vào hồ sơ 05-NS, cùng văn bản trả lời/u);
  await page.goto(`/van-ban-di/${replyId}?tab=thong-tin`);
  await page.getByRole("button", { name: "Bỏ khỏi hồ sơ 05-NS" }).waitFor();
  await look(page, "70b-tra-loi-trong-ho-so");
  await page.goto("/ho-so");
  await page.getByText("Kinh phí sửa chữa trụ sở làm việc").first().click();
  await page
    .getByText(/2 văn bản/u)
    .first()
    .waitFor();
  await look(page, "71-ho-so");
}

/** Step 7: the books show the rows and print. */
export async function printBooks(page: Page, words: { incoming: string; outgoing: string }): Promise<void> {
  await page.getByRole("link", { name: "Sổ đăng ký" }).click();
  await page.getByText(words.incoming).first().waitFor();
  await look(page, "72-so-van-ban-den");
  await page
    .getByText(/^Sổ đăng ký văn bản đi/u)
    .first()
    .click();
  await page.getByText(words.outgoing).first().waitFor();
  for (const kind of ["export-book", "print-book"]) {
    await page.getByTestId(kind).click();
    const download = page.waitForEvent("download");
    await page.getByTestId("print-done").click();
    const file = await download;
    const bytes = await readFile(await file.path());
    expect(file.suggestedFilename()).toMatch(kind === "print-book" ? /\.pdf$/u : /\.xlsx$/u);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe(kind === "print-book" ? "%PDF" : "PK\u0003\u0004");
  }
}

/** Step 8: the story in sentences, names and reading included. */
export async function readHistory(
  page: Page,
  address: string,
  sentences: readonly RegExp[],
  name: string,
): Promise<void> {
  await page.goto(`${address}?tab=lich-su`);
  for (const sentence of sentences) await page.getByText(sentence).first().waitFor();
  await look(page, name);
}
