// An office of its own gets its certificates in the browser: the administrator the authority, the director and the clerk their keys.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";
import {
  buildPage,
  launchBrowser,
  look,
  openWindow,
  PHONE,
  signIn,
  walk,
  webDir,
  ZOOMED,
} from "../support/browser/journey.ts";
import { approvedLetter } from "../support/documents/own-letter.ts";
import { OWN_AGENCY, useOwnInstallation } from "../support/office/own-installation.ts";
import { seeAllPages } from "./steps/desk.ts";
import { dialog, keepsFocus, said } from "./steps/press.ts";

const FILE_PASSWORD = "mật khẩu nơi cấp";
const PIN = "thu-chi-852";

describe("Chứng thư của cơ quan tự cài", () => {
  const own = useOwnInstallation({ webDir });
  let browser: Browser;
  let pki: TestPki;
  let administrator: Page;
  let director: Page;
  let clerk: Page;

  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    pki = await createTestPki({
      now: new Date(),
      subjects: [
        { id: "director", name: "Nguyễn Minh Trí", kind: "person", organisation: OWN_AGENCY.name },
        { id: "namesake", name: "Nguyễn Minh Trí Dũng", kind: "person", organisation: OWN_AGENCY.name },
        { id: "seal", name: OWN_AGENCY.name, kind: "agency" },
      ],
    });
  }, 300_000);
  afterAll(() => browser?.close());
  const sit = async (login: string, options = {}) => signIn(await openWindow(browser, own.url, options), login);
  const story = (words: string, name: string, work: () => Promise<void>) =>
    it(words, () => walk(browser, name, work), 180_000);
  const give = (page: Page, testId: string, name: string, bytes: Uint8Array) =>
    page.getByTestId(testId).setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

  story(
    "quản trị thấy còn thiếu gì, không có nút gắn chứng thư thay ai; thêm CA và danh sách thu hồi",
    "ct-quan-tri",
    async () => {
      administrator = await sit("quan.tri");
      await administrator.getByRole("link", { name: "Chứng thư" }).click();
      await said(administrator, /Cơ quan chưa có chứng thư ký số/u);
      await said(administrator, /Nguyễn Minh Trí tự nạp ở mục Chứng thư của tôi/u);
      expect(await administrator.getByTestId("attach").count()).toBe(0);
      await look(administrator, "95-chung-thu-con-trong");
      await administrator.getByRole("radiogroup", { name: "Xem" }).getByText("CA tin cậy").click();
      await said(administrator, /Chưa tin cậy CA nào/u);
      await give(administrator, "trust-file", "nguoi-dung.cer", pki.key("director").certificate);
      await said(administrator, /không phải chứng thư của tổ chức chứng thực/u);
      await give(administrator, "trust-file", "goc.pem", pem(pki.root));
      // the question names what has to be compared; no is an answer
      await expect
        .poll(() => administrator.getByTestId("trust-question").innerText())
        .toMatch(/SHA-256[\s\S]*[0-9a-f]{4}/u);
      await look(administrator, "96-hoi-truoc-khi-tin-cay");
      await administrator.getByTestId("trust-no").click();
      await said(administrator, /Chưa tin cậy CA nào/u);
      await give(administrator, "trust-file", "goc.pem", pem(pki.root));
      await administrator.getByTestId("trust-yes").click();
      await said(administrator, /Đã thêm: CA gốc thử nghiệm/u);
      for (const list of pki.crls) {
        await give(administrator, "trust-file", "ds.crl", list);
        await said(administrator, /Đã thêm: danh sách thu hồi/u);
      }
      await expect.poll(() => administrator.getByTestId("remove-trust").count()).toBe(3);
      await look(administrator, "96-ca-tin-cay");
    },
  );

  story("giám đốc tự nạp chứng thư, đặt mã PIN, tải hình chữ ký bằng bàn phím và chuột", "ct-giam-doc", async () => {
    director = await sit("tri.nguyen");
    await director
      .getByRole("banner")
      .getByRole("button", { name: /Nguyễn Minh Trí/u })
      .click();
    await director.getByRole("menu").getByText("Chứng thư của tôi").click();
    await said(director, /Bạn chưa có chứng thư ký/u);
    await look(director, "97-chung-thu-cua-toi-con-trong");
    await dialog(director, () => director.keyboard.press("n"), "98-nap-chung-thu");
    await give(director, "p12", "tri.p12", pki.key("namesake").p12(FILE_PASSWORD));
    await director.getByTestId("p12-password").fill("sai");
    await director.getByTestId("new-pin").fill(PIN);
    await director.getByTestId("new-pin-again").fill(PIN);
    await director.getByTestId("attach-done").click();
    await said(director, /Mật khẩu của tệp \.p12 không đúng\. Chưa nạp gì/u);
    await director.getByTestId("p12-password").fill(FILE_PASSWORD);
    await director.keyboard.press("Control+Enter");
    await said(director, /Chứng thư ghi tên “Nguyễn Minh Trí Dũng”/u);
    await look(director, "99-ten-khac");
    expect(await director.getByRole("dialog").getByRole("checkbox").count()).toBe(0);
    await give(director, "p12", "tri.p12", pki.key("director").p12(FILE_PASSWORD));
    await give(director, "picture", "chu-ky.png", signaturePicture("Nguyễn Minh Trí"));
    await director.keyboard.press("Control+Enter");
    await said(director, /Đã gắn chứng thư Nguyễn Minh Trí, còn hạn đến/u);
    await director.getByText("Ký được", { exact: true }).waitFor();
    await keepsFocus(director, "nạp chứng thư");
    await look(director, "100-chung-thu-cua-toi");
    await dialog(director, () => director.getByTestId("change-pin").click(), "101-doi-ma-pin");
    await director.getByTestId("old-pin").fill(PIN);
    await director.getByTestId("new-pin").fill("123456");
    await director.getByTestId("new-pin-again").fill("123456");
    await director.getByTestId("pin-changed").click();
    await said(director, /Mã PIN quá dễ đoán/u);
    await director.keyboard.press("Escape");
    await dialog(director, () => director.getByTestId("change-picture").click(), "102-doi-hinh");
    await give(director, "picture", "anh.png", new TextEncoder().encode("không phải ảnh"));
    await director.getByTestId("picture-done").click();
    await said(director, /không phải ảnh PNG hoặc JPG/u);
    await director.keyboard.press("Escape");
  });

  story("văn thư giữ con dấu nạp chứng thư của cơ quan và hình con dấu", "ct-van-thu", async () => {
    clerk = await sit("han.tran");
    await clerk.goto("/chung-thu");
    await dialog(clerk, () => clerk.getByTestId("attach").click(), "103-nap-con-dau");
    await give(clerk, "p12", "dau.p12", pki.key("seal").p12(FILE_PASSWORD));
    await clerk.getByTestId("p12-password").fill(FILE_PASSWORD);
    await give(clerk, "picture", "dau.png", sealPicture({ agency: "Sở Tài chính", parent: "Tỉnh Vĩnh Long" }));
    await clerk.getByTestId("attach-done").click();
    await said(clerk, /Đã gắn chứng thư Sở Tài chính tỉnh Vĩnh Long/u);
    await clerk.getByAltText("Hình con dấu trên văn bản").waitFor();
    await look(clerk, "104-chung-thu-van-thu");
  });

  story("giám đốc ký bằng mã PIN của mình, văn thư cấp số và đóng dấu: văn bản chờ phát hành", "ct-ky", async () => {
    const { id } = await approvedLetter(own);
    await director.goto(`/cho-ky?vb=${id}`);
    await director.getByTestId("sign").or(director.getByTestId("see-rest")).first().waitFor();
    await seeAllPages(director);
    await director.getByTestId("sign").click();
    await director.getByRole("heading", { name: "Nhập mã PIN để ký văn bản này" }).waitFor();
    await director.getByTestId("pin").fill("khong-phai");
    await director.getByTestId("pin-done").click();
    await said(director, /Mã PIN vừa nhập không đúng/u);
    await look(director, "105-ma-pin");
    await director.getByTestId("pin").fill(PIN);
    await director.keyboard.press("Enter");
    await said(director, /Đã ký lúc/u);
    await clerk.goto(`/cho-phat-hanh/${id}`);
    await clerk.getByTestId("seal").click();
    await said(clerk, /Đã cấp số 0?1\/STC/u);
    expect((await own.people.clerk.api.signing.outgoing({ id })).verdict).toBe("valid");
  });

  story("quản trị thấy mọi người ký được, không thấy hình của ai; gỡ kèm lý do", "ct-go", async () => {
    await administrator.goto("/chung-thu");
    await administrator.getByText("Ký được", { exact: true }).first().waitFor();
    expect(await administrator.locator("img.mo-cert-picture").count()).toBe(0);
    await look(administrator, "106-chung-thu-quan-tri");
    await administrator.getByTestId("remove-post").first().click();
    await administrator.getByRole("button", { name: "Chuyển công tác" }).click();
    await look(administrator, "107-go-chung-thu");
    await administrator.getByTestId("reason-done").click();
    await said(administrator, /Đã gỡ chứng thư của Nguyễn Minh Trí/u);
    await keepsFocus(administrator, "gỡ chứng thư");
    await director.goto("/chung-thu-cua-toi");
    await said(director, /Bạn chưa có chứng thư ký/u);
  });

  story("dùng được trên điện thoại và khi phóng to 200 %", "ct-hep", async () => {
    for (const [name, options] of [
      ["dien-thoai", PHONE],
      ["200", ZOOMED],
    ] as const) {
      const page = await sit("han.tran", options);
      for (const [path, words] of [
        ["/chung-thu", /Con dấu số của/u],
        ["/chung-thu?xem=tin-cay", /dùng chung cho mọi cơ quan/u],
      ] as const) {
        await page.goto(path);
        await said(page, words);
        await look(page, `108-chung-thu-${name}${path.includes("xem") ? "-ca" : ""}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
      }
      await page.goto("/chung-thu");
      await page.getByTestId("attach").click();
      await look(page, `109-nap-con-dau-${name}`);
      const phone = await sit("tri.nguyen", options);
      await phone.goto("/chung-thu-cua-toi");
      await phone.getByTestId("attach").click();
      await look(phone, `110-nap-chung-thu-${name}`);
      const small = await phone.evaluate(
        () =>
          [...document.querySelectorAll("dialog button, dialog input:not(.mo-hidden)")]
            .map((each) => each.getBoundingClientRect())
            .filter((box) => box.height > 0 && box.height < 43).length,
      );
      if (name === "dien-thoai") expect(small).toBe(0);
    }
  });
});
