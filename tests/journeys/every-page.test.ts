// Every screen of src/web/pages.ts, opened by somebody who works there, with something on it: no violation by axe in light and dark.
// A screen without a line here fails by its path.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGES } from "#src/web/pages.ts";
import { A } from "../integration/across-agencies/two-agencies.ts";
import { buildPage, launchBrowser, look, openWindow, PHONE, signIn, webDir } from "../support/browser/journey.ts";
import { BA_TRI, readyToIssue } from "../support/documents/exchange.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { signInDepartment } from "../support/documents/outgoing.ts";
import { signed } from "../support/documents/signing.ts";
import { upload } from "../support/documents/upload.ts";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";

type Screen = {
  who: keyof typeof A.logins | "chief";
  id?: (world: World) => string;
  /** the leader's work is done on a phone as well */
  phone?: true;
};

const SCREENS: Readonly<Record<string, Screen>> = {
  "/hom-nay": { who: "clerk" },
  "/cho-vao-so": { who: "clerk" },
  "/cho-vao-so/them": { who: "clerk" },
  "/van-ban-den": { who: "clerk" },
  "/van-ban-den/$id": { who: "leader", id: (world) => world.incomingId, phone: true },
  "/buoi-sang": { who: "leader", phone: true },
  "/but-phe": { who: "leader", phone: true },
  "/de-xuat": { who: "chief" },
  "/phan-cong": { who: "head" },
  "/viec-cua-toi": { who: "specialist" },
  "/viec-cua-phong": { who: "head" },
  "/viec-da-giao": { who: "leader" },
  "/van-ban-di": { who: "clerk" },
  "/van-ban-di/$id": { who: "clerk", id: (world) => world.issuedId },
  "/du-thao": { who: "specialist" },
  "/du-thao/$id": { who: "specialist", id: (world) => world.outgoingId },
  "/duyet": { who: "leader", phone: true },
  "/duyet/$id": { who: "head", id: (world) => world.outgoingId },
  "/cho-ky": { who: "leader", phone: true },
  "/cho-phat-hanh": { who: "clerk" },
  "/cho-phat-hanh/$id": { who: "clerk", id: (world) => world.issuedId },
  "/lien-thong": { who: "clerk" },
  "/lien-thong/$id": { who: "clerk", id: (world) => world.issuedId },
  "/so-dang-ky": { who: "clerk" },
  "/ho-so": { who: "specialist" },
  "/ho-so/$id": { who: "specialist", id: (world) => world.caseFileId },
  "/to-chuc": { who: "administrator" },
  "/tai-khoan": { who: "administrator" },
  "/chung-thu": { who: "clerk", phone: true },
  "/chung-thu-cua-toi": { who: "leader", phone: true },
  "/quyen-cho": { who: "leader", phone: true },
  "/van-hanh": { who: "administrator" },
  "/doi-mat-khau": { who: "leader", phone: true },
  "/bo-thanh-phan": { who: "clerk" },
};

describe("Mọi màn hình đều dùng được với công cụ trợ giúp", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let world: World;
  let sealedId: string;
  let signedId: string;
  const windows = new Map<string, Page>();

  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    const issuedId = await issueOne(office, "Minh Phát");
    world = { ...(await buildWorld(office, { ...A, mark: "Minh Phát" })), issuedId };
    await submitDraft(world);
    const people = await signInDepartment(office);
    sealedId = (await readyToIssue(office, people, [{ code: BA_TRI }])).id;
    signedId = (await signed(office, people)).id;
    await upload(people.clerk, letterPdf({ number: "41", subject: "bản thứ nhất" }));
    await upload(people.clerk, letterPdf({ number: "41", subject: "bản thứ hai" }));
  }, 600_000);
  afterAll(() => browser?.close());

  const windowOf = async (who: Screen["who"], phone: boolean): Promise<Page> => {
    const key = `${who} ${phone}`;
    const known = windows.get(key);
    if (known) return known;
    const login = who === "chief" ? "tung.huynh" : A.logins[who];
    const page = await signIn(await openWindow(browser, office.url, phone ? PHONE : {}), login);
    windows.set(key, page);
    return page;
  };

  it("mỗi màn hình có một dòng trong bảng", () => {
    expect(Object.keys(SCREENS).toSorted()).toEqual(Object.keys(PAGES).toSorted());
  });

  const sizes = Object.entries(SCREENS).flatMap(([path, screen]) =>
    [false, true].filter((phone) => !phone || screen.phone).map((phone) => ({ path, screen, phone })),
  );
  it.each(sizes)("$path (điện thoại: $phone)", async ({ path, screen, phone }) => {
    const page = await windowOf(screen.who, phone);
    await page.goto(path.replace("$id", screen.id?.(world) ?? ""));
    await page.getByRole("heading", { level: 1 }).waitFor();
    // what is still being fetched stands as a grey shape
    await expect.poll(() => page.locator("[class*=mo-skeleton]").count(), { timeout: 60_000 }).toBe(0);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    await look(page, `man-hinh${path.replaceAll(/[/$]/gu, "-")}${phone ? "-dien-thoai" : ""}`);
    if (phone) expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  // what is one press away from those screens, or the same screen at another step
  const STATES: readonly [name: string, who: Screen["who"], path: () => string, (page: Page) => Promise<unknown>][] = [
    [
      "so hai bản khi duyệt",
      "head",
      () => `/duyet/${world.outgoingId}?xem=so`,
      (page) => page.locator("ins").first().waitFor(),
    ],
    [
      "so hai bản khi soạn",
      "specialist",
      () => `/du-thao/${world.outgoingId}?xem=so`,
      (page) => page.locator("ins").first().waitFor(),
    ],
    ["cấp số, ký số", "clerk", () => `/cho-phat-hanh/${signedId}`, (page) => page.getByTestId("seal").waitFor()],
    [
      "cửa phát hành sẵn sàng",
      "clerk",
      () => `/cho-phat-hanh/${sealedId}`,
      (page) => page.getByTestId("issue").waitFor(),
    ],
    [
      "nơi nhận của văn bản",
      "clerk",
      () => `/cho-phat-hanh/${sealedId}`,
      (page) => page.getByTestId("edit-recipients").click(),
    ],
    [
      "liên thông, mọi nơi nhận",
      "clerk",
      () => "/lien-thong?loc=tat-ca",
      (page) => page.getByRole("row").nth(2).waitFor(),
    ],
    [
      "so hai bản có thể trùng",
      "clerk",
      () => "/cho-vao-so?loc=xem-ky",
      (page) =>
        page
          .getByRole("button", { name: /So hai bản/u })
          .first()
          .click(),
    ],
    ["các trường khi vào sổ", "clerk", () => "/cho-vao-so", (page) => page.getByTestId("edit-fields").click()],
    [
      "bảng phím tắt",
      "clerk",
      () => "/cho-vao-so",
      (page) => page.getByRole("button", { name: /mọi phím tắt/u }).click(),
    ],
    ["thực đơn của người dùng", "clerk", () => "/hom-nay", (page) => page.locator(".mo-person").first().click()],
  ];
  it.each(STATES)("%s", async (name, who, path, reach) => {
    const page = await windowOf(who, false);
    await page.goto(path());
    await reach(page);
    await expect.poll(() => page.locator("[class*=mo-skeleton]").count(), { timeout: 60_000 }).toBe(0);
    await look(page, `trang-thai-${name.replaceAll(/[ ,]+/gu, "-")}`);
    // lower than the content: what scrolls must be reachable by keyboard
    await page.setViewportSize({ width: 1366, height: 520 });
    await look(page, `trang-thai-thap-${name.replaceAll(/[ ,]+/gu, "-")}`);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

/** So that the head has something to approve. */
async function submitDraft(world: World): Promise<void> {
  const { outgoingDocuments } = world.specialist.api;
  const first = await outgoingDocuments.get({ id: world.outgoingId });
  const model = { ...first.model, subject: `${first.model.subject} năm 2027` };
  const saved = await outgoingDocuments.save({ id: first.id, rowVersion: first.rowVersion, model });
  await outgoingDocuments.saveVersion({ id: first.id, rowVersion: saved.rowVersion, note: "thêm năm" });
  const draft = await outgoingDocuments.get({ id: world.outgoingId });
  await outgoingDocuments.submit({ id: draft.id, rowVersion: draft.rowVersion, signerPostId: world.leaderPostId });
}
