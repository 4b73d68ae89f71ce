// Little room: a phone of 390×844, and an office screen at 200 % zoom (683×384). What is pressed is in view, large enough, uncovered.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import { arrived, BA_TRI, issued, readyToIssue, SXD, wayOf } from "../support/documents/exchange.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { signInDepartment, walkTo } from "../support/documents/outgoing.ts";
import { signed } from "../support/documents/signing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { useOffice } from "../support/office/office.ts";
import { postId } from "../support/office/province.ts";
import { seeAllPages } from "./steps/desk.ts";

describe("Ít chỗ mà vẫn làm được", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let clerk: Page;
  let leader: Page;
  const ids = {
    intake: "",
    sealed: "",
    signed: "",
    letter: "",
    approved: "",
    toApprove: "",
    issued: {} as Awaited<ReturnType<typeof issued>>,
  };
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    const people = await signInDepartment(office);
    ids.issued = await issued(office, people, [{ code: SXD }, { code: BA_TRI }]);
    ids.toApprove = (await walkTo(office, people, "leader-approval")).id;
    ids.sealed = (await readyToIssue(office, people, [{ code: SXD }])).id;
    ids.signed = (await signed(office, people)).id;
    ids.approved = (await walkTo(office, people, "approved")).id;
    await walkTo(office, people, "approved");
    const { item } = await upload(people.clerk, letterPdf({ number: "31" }), { name: "31.pdf" });
    const done = await people.clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: fieldsOf(item),
      attestation: ALL_SIX,
      presentToPostId: postId("H61.03", "giam-doc"),
    });
    ids.letter = done.documentId;
    ids.intake = (await upload(people.clerk, letterPdf({ number: "32" }), { name: "32.pdf" })).item.id;
    await people.clerk.api.caseFiles.open({
      notation: "07-VP",
      title: "Sửa chữa trụ sở làm việc sau sắp xếp",
      year: new Date().getFullYear(),
      retention: "10 năm",
    });
    clerk = await signIn(await openWindow(browser, office.url, ZOOMED), "han.tran");
    leader = await signIn(await openWindow(browser, office.url, PHONE), "tri.nguyen");
  }, 600_000);
  afterAll(() => browser?.close());

  /** In view as a whole, and nothing lies over its middle. */
  const reachable = (button: Locator) =>
    button.evaluate((element) => {
      const at = element.getBoundingClientRect();
      const over = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
      return at.y >= 0 && at.bottom <= innerHeight && at.right <= innerWidth && element.contains(over);
    });
  const pane = (page: Page, name: string) => page.getByRole("radio", { name }).click();

  const ZOOMED_SCREENS: readonly [name: string, path: () => string, main: string, pane?: string][] = [
    ["hàng chờ vào sổ", () => "/cho-vao-so", "[data-testid=register]", "Trường"],
    ["phiếu vào sổ", () => `/cho-vao-so/them?vb=${ids.intake}`, "[data-testid=register]", "Trường"],
    ["cấp số, ký số", () => `/cho-phat-hanh/${ids.signed}`, "[data-testid=seal]", "Kiểm tra và nơi nhận"],
    ["chờ phát hành", () => "/cho-phat-hanh", "[role=row] a"],
    ["liên thông", () => "/lien-thong?loc=tat-ca", ".mo-dock strong"],
    ["hồ sơ", () => "/ho-so", ".mo-page-acts button[data-look=filled]"],
  ];
  it.each(ZOOMED_SCREENS)(
    "phóng to hai lần, %s: việc chính trong tầm tay, không gì che, không tràn ngang",
    async (name, path, main, at) => {
      await walk(browser, "phong-to", async () => {
        await clerk.goto(path());
        await clerk.getByRole("heading", { level: 1 }).waitFor();
        await expect.poll(() => clerk.locator("[class*=mo-skeleton]").count(), { timeout: 60_000 }).toBe(0);
        if (at) await pane(clerk, at);
        const button = clerk.locator(main).first();
        await expect.poll(() => reachable(button), { message: name }).toBe(true);
        expect(await clerk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);
        await look(clerk, `phong-to-${name.replaceAll(/[ ,]+/gu, "-")}`);
      });
    },
  );

  const heightOf = (locator: Locator) => locator.evaluate((element) => element.getBoundingClientRect().height);

  it("phóng to hai lần, phiếu vào sổ: một lần cuộn, trường được phần lớn màn hình, thanh dưới chỉ một dòng", async () => {
    await clerk.goto(`/cho-vao-so/them?vb=${ids.intake}`);
    await pane(clerk, "Trường");
    const dock = clerk.locator(".mo-dock");
    await dock.waitFor();
    await expect.poll(() => heightOf(dock)).toBeLessThanOrEqual(58);
    const last = clerk.getByLabel("Mức khẩn");
    await last.focus();
    await expect.poll(() => reachable(last)).toBe(true);
    // head and switch went up with the form: what is between the top bar and the dock belongs to the fields
    const room = await clerk.evaluate(() => {
      const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return (at(".mo-dock")?.top ?? 0) - Math.max(at(".mo-page")?.top ?? 0, at(".mo-panes-switch")?.bottom ?? 0);
    });
    expect(room).toBeGreaterThan(180);
  });

  it("phóng to hai lần, liên thông: câu hỏi và nút ở chân trang để lại chỗ cho danh sách", async () => {
    await clerk.goto("/lien-thong?loc=tat-ca");
    await clerk.locator(".mo-dock").waitFor();
    await expect.poll(() => heightOf(clerk.locator(".mo-dock"))).toBeLessThanOrEqual(88);
    expect(await heightOf(clerk.locator(".mo-page-head"))).toBeLessThanOrEqual(56);
  });

  it("phóng to hai lần, hồ sơ: mỗi hồ sơ ba dòng chữ, đầu trang một hàng", async () => {
    await clerk.goto("/ho-so");
    const row = clerk.getByRole("row").filter({ hasText: "Sửa chữa trụ sở" }).first();
    await row.waitFor();
    expect(await heightOf(row)).toBeLessThanOrEqual(90);
    expect(await heightOf(clerk.locator(".mo-page-head"))).toBeLessThanOrEqual(56);
  });

  it("phóng to hai lần: văn bản đến hiện thành dòng, không thành cột hẹp", async () => {
    await clerk.goto("/van-ban-den");
    const row = clerk.getByRole("row").filter({ hasText: "31/SXD-QLN" }).first();
    await row.waitFor();
    expect(await row.evaluate((element) => element.getBoundingClientRect().height)).toBeLessThan(120);
  });

  it("phóng to hai lần, văn bản đến: đầu trang một hàng, trang văn bản còn chỗ để đọc", () =>
    walk(browser, "phong-to-van-ban", async () => {
      await clerk.goto(`/van-ban-den/${ids.letter}`);
      const page = clerk.locator(".mo-viewer-scroll");
      await page.waitFor();
      const seen = await page.evaluate((element) => {
        const bottom = document.querySelector(".mo-rail")?.getBoundingClientRect().top ?? innerHeight;
        return bottom - element.getBoundingClientRect().top;
      });
      expect(seen).toBeGreaterThan(110);
      await look(clerk, "phong-to-van-ban-den");
    }));

  it("Văn bản đi, thẻ Nơi nhận ở màn hình 1366×768: câu dưới chân đọc được thành dòng, nút xuống dòng dưới", () =>
    walk(browser, "noi-nhan-tu-choi", async () => {
      const { id, rowVersion } = await arrived(await office.signIn("lan.bui"), ids.issued);
      const receiver = await office.signIn("lan.bui");
      await receiver.api.intake.refuse({ id, rowVersion, reason: "Thiếu phụ lục kèm theo văn bản." });
      await wayOf(await office.signIn("han.tran"), ids.issued.id, SXD, "refused");
      const wide = await signIn(await openWindow(browser, office.url), "han.tran");
      await wide.goto(`/van-ban-di/${ids.issued.id}?tab=noi-nhan`);
      const words = wide.locator(".mo-way-panel .mo-dock strong");
      await wide.getByTestId("resend").waitFor();
      expect(await heightOf(words)).toBeLessThan(70);
      await look(wide, "noi-nhan-bi-tu-choi");
    }));

  it.each([844, 664])("điện thoại cao %i, thẻ Xử lý: phiếu bút phê có chỗ, cuộn một lần tới mọi ô", (height) =>
    walk(browser, "dien-thoai-xu-ly", async () => {
      await leader.setViewportSize({ width: 390, height });
      await leader.goto(`/van-ban-den/${ids.letter}`);
      await pane(leader, "Xử lý");
      const first = leader.getByTestId("chu-tri");
      await first.waitFor();
      // what is left between the tabs of the letter and what stands at the foot
      const room = await leader.evaluate(() => {
        const at = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
        const foot = document.querySelector(".mo-direct-foot");
        const sticks = foot && getComputedStyle(foot).position === "sticky";
        const bottom = sticks ? foot.getBoundingClientRect().top : (at(".mo-rail")?.top ?? 0);
        return bottom - (at(".mo-pane[data-shown] .mo-pane-body")?.top ?? 0);
      });
      expect(room).toBeGreaterThan(150);
      for (const field of [first, leader.getByTestId("loi"), leader.getByTestId("gui-but-phe")]) {
        await field.scrollIntoViewIfNeeded();
        await expect.poll(() => reachable(field)).toBe(true);
      }
      await leader.locator(".mo-page").evaluate((element) => element.scrollTo(0, 0));
      await look(leader, `dien-thoai-xu-ly-${height}`);
      await leader.setViewportSize(PHONE.viewport);
    }),
  );

  it("điện thoại: Chờ duyệt được đếm và mở ở “Thêm”; duyệt thì mọi bản xem được hiện trọn tên, trang chưa hiện thì chưa duyệt được", () =>
    walk(browser, "dien-thoai-duyet", async () => {
      await leader.route("**/preview.pdf*", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 3000));
        await route.continue();
      });
      await leader.goto("/buoi-sang");
      await leader.getByRole("button", { name: /Thêm/u }).click();
      await leader.getByRole("menuitem", { name: /Chờ duyệt.*đang chờ bạn/u }).click();
      await leader.waitForURL(/\/duyet/u);
      await leader.goto(`/duyet/${ids.toApprove}`);
      const approve = leader.getByTestId("approve");
      await approve.waitFor();
      expect(await approve.getAttribute("aria-disabled")).toBe("true");
      expect(await leader.getByText(/Đã xem \d/u).count()).toBe(0);
      const names = leader.locator(".mo-rendition");
      for (const name of await names.all()) {
        const at = await name.boundingBox();
        expect((at?.x ?? -1) >= 0 && (at?.x ?? 0) + (at?.width ?? 999) <= 390).toBe(true);
        expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
        expect(await reachable(name)).toBe(true);
      }
      await expect.poll(() => approve.getAttribute("aria-disabled"), { timeout: 30_000 }).not.toBe("true");
      await leader.unroute("**/preview.pdf*");
      await look(leader, "dien-thoai-duyet");
    }));

  const PRESSED = "button, a[href], select, textarea, input:not([type=checkbox])";
  const PHONE_SCREENS: readonly [name: string, path: () => string][] = [
    ["buổi sáng", () => "/buoi-sang"],
    ["bút phê", () => "/but-phe"],
    ["phiếu bút phê", () => "/but-phe?phieu=1"],
    ["chờ ký", () => "/cho-ky"],
    ["ký một văn bản", () => `/cho-ky?vb=${ids.approved}`],
    ["việc đã giao", () => "/viec-da-giao"],
    ["văn bản đến", () => `/van-ban-den/${ids.letter}`],
    ["sổ đăng ký", () => "/so-dang-ky"],
  ];
  it.each(PHONE_SCREENS)("điện thoại: %s, chỗ bấm đủ 44 px", async (_name, path) => {
    await leader.goto(path());
    await leader.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => leader.locator("[class*=mo-skeleton]").count(), { timeout: 60_000 }).toBe(0);
    const small = await leader.evaluate(
      (pressed) =>
        [...document.querySelectorAll(pressed)]
          .filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            if (width === 0 || element.closest(".mo-hidden, .mo-skips, [aria-hidden=true], .pdfViewer")) return false;
            // a link inside a sentence is as high as its line
            return !element.matches(".mo-link") && (height < 44 || width < 44);
          })
          .map((element) => `${element.className} ${element.textContent}`),
      PRESSED,
    );
    expect(small).toEqual([]);
    // nothing but the grid of the book goes sideways
    const body = leader.locator(".mo-page-body");
    expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  it("điện thoại: ký xong, câu báo không che tên, Ký và Trả lại của văn bản kế", async () => {
    await walk(browser, "cau-bao", async () => {
      await leader.goto(`/cho-ky?vb=${ids.approved}`);
      await seeAllPages(leader);
      await leader.getByTestId("sign").click();
      await leader.getByText(/Đã ký/u).first().waitFor();
      const back = leader.getByRole("button", { name: /Trả lại/u });
      await back.waitFor();
      await expect.poll(() => reachable(back)).toBe(true);
      await expect.poll(() => reachable(leader.getByRole("heading", { level: 1 }))).toBe(true);
      expect(await leader.locator(".mo-toast").count()).toBe(1);
    });
  });
});
