// Step 1 by keyboard alone: sign in, accept the terms, bring a letter in, fill what the program could not read, register.
import type { FileChooser, Page } from "playwright-core";
import { expect } from "vitest";
import { compose, look, tabTo } from "../../support/browser/journey.ts";
import { until } from "../../support/documents/exchange.ts";
import { PASSWORD } from "../../support/office/province.ts";

export const SUBJECT = "Đề nghị bố trí kinh phí sửa chữa trụ sở làm việc sau sắp xếp";

/** Only keys are pressed; the one thing outside the page is the computer's own dialog for choosing a file. */
export async function registerByKeyboard(page: Page, file: { name: string; bytes: Uint8Array }): Promise<void> {
  const { keyboard } = page;
  // asked for long before: the browser is told to hand the dialog over only some time after the first question
  const chooser = new Promise<FileChooser>((resolve) => page.once("filechooser", resolve));
  await page.goto("/");
  await page.getByLabel("Tên đăng nhập").waitFor();
  await look(page, "01-dang-nhap");
  await keyboard.type("han.tran");
  await keyboard.press("Enter");
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");

  await page.getByRole("heading", { name: "Quy định sử dụng" }).waitFor();
  await look(page, "02-quy-dinh-su-dung");
  await tabTo(page, /Tôi đã đọc/u);
  await keyboard.press("Space");
  await tabTo(page, /Chấp nhận, vào làm việc/u);
  await keyboard.press("Enter");

  await page.getByRole("navigation", { name: "Mục chính" }).waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await look(page, "03-hom-nay");
  await tabTo(page, /Chờ vào sổ/u);
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Văn bản chờ vào sổ" }).waitFor();
  await look(page, "04-cho-vao-so-trong");
  await tabTo(page, /Thêm văn bản giấy/u);
  await keyboard.press("Enter");

  await page.getByRole("heading", { name: "Thêm văn bản giấy" }).waitFor();
  await tabTo(page, /Độ mật/u);
  await keyboard.press("T");
  expect(await page.getByLabel("Độ mật").inputValue()).toBe("thuong");
  await tabTo(page, /Loại nội dung/u);
  await keyboard.press("C");
  await look(page, "05-them-van-ban-giay");
  await keyboard.press("Control+Enter");
  await (await chooser).setFiles({ name: file.name, mimeType: "application/pdf", buffer: Buffer.from(file.bytes) });

  await page.getByRole("heading", { name: "Vào sổ văn bản giấy" }).waitFor();
  await until(async () => (await page.getByTestId("codeNumber").inputValue()) === "2034", 60);
  // the subject is typed anew with an input method, as a Vietnamese keyboard sends it
  await tabTo(page, /Trích yếu/u);
  await keyboard.press("Control+A");
  await compose(page, ["d", "de", "dê", "Đề", "Đề nghị"]);
  await keyboard.type(SUBJECT.slice("Đề nghị".length));
  expect(await page.getByTestId("subject").inputValue()).toBe(SUBJECT);
  await tabTo(page, /Thấy đủ cả sáu/u);
  await keyboard.press("Enter");
  await tabTo(page, /Trình/u);
  await keyboard.press("G");
  await look(page, "06-vao-so");
  await keyboard.press("Control+Enter");
  await page
    .getByText(/số đến 1\b/iu)
    .first()
    .waitFor();
}
