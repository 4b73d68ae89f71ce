// The sheet of keys (`?`) of every screen: each key it promises is pressed and must be answered by the screen.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { A } from "../integration/across-agencies/two-agencies.ts";
import { buildPage, launchBrowser, openWindow, signIn, webDir } from "../support/browser/journey.ts";
import { BA_TRI, readyToIssue } from "../support/documents/exchange.ts";
import { signInDepartment } from "../support/documents/outgoing.ts";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";
import { settled } from "./steps/press.ts";

const NAMES: Record<string, string> = {
  "↓": "ArrowDown",
  "↑": "ArrowUp",
  "→": "ArrowRight",
  "←": "ArrowLeft",
  PgDn: "PageDown",
  PgUp: "PageUp",
  Esc: "Escape",
  "?": "Shift+Slash",
  "/": "Slash",
  "+": "NumpadAdd",
  "-": "Minus",
  "Ctrl+.": "Control+Period",
};
const pressOf = (key: string): string => NAMES[key] ?? key.replace("Ctrl+", "Control+");

const PAGES: readonly [
  path: string,
  who: keyof typeof A.logins,
  id?: (world: World & { sealedId: string }) => string,
][] = [
  ["/hom-nay", "clerk"],
  ["/cho-vao-so", "clerk"],
  ["/van-ban-den", "clerk"],
  ["/van-ban-den/$id", "leader", (world) => world.incomingId],
  ["/cho-phat-hanh", "clerk"],
  ["/cho-phat-hanh/$id", "clerk", (world) => world.sealedId],
  ["/lien-thong/$id", "clerk", (world) => world.issuedId],
  ["/so-dang-ky", "clerk"],
  ["/buoi-sang", "leader"],
  ["/viec-cua-toi", "specialist"],
  ["/du-thao/$id", "specialist", (world) => world.outgoingId],
  ["/ho-so/$id", "specialist", (world) => world.caseFileId],
];

describe("Phím nào bảng phím tắt hứa thì màn hình làm", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let world: World & { sealedId: string };
  const windows = new Map<string, Page>();
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    const issuedId = await issueOne(office, "Minh Phát");
    const sealedId = (await readyToIssue(office, await signInDepartment(office), [{ code: BA_TRI }])).id;
    world = { ...(await buildWorld(office, { ...A, mark: "Minh Phát" })), issuedId, sealedId };
  }, 600_000);
  afterAll(() => browser?.close());

  const windowOf = async (who: keyof typeof A.logins): Promise<Page> => {
    const known = windows.get(who);
    if (known) return known;
    const page = await signIn(await openWindow(browser, office.url), A.logins[who]);
    // pressed, but nothing is changed: the next key finds the same screen
    await page.route("**/api/**", (route) => (route.request().method() === "GET" ? route.continue() : route.abort()));
    page.on("filechooser", () => undefined);
    windows.set(who, page);
    return page;
  };
  const still = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => page.locator("[class*=mo-skeleton]").count(), { timeout: 60_000 }).toBe(0);
    await settled(page);
  };

  it.each(PAGES)("%s (%s)", async (path, who, id) => {
    const page = await windowOf(who);
    const address = path.replace("$id", id?.(world) ?? "");
    await still(page, address);
    await page.keyboard.press("Shift+Slash");
    const sheet = page.getByRole("dialog", { name: "Phím tắt của màn hình này" });
    await sheet.waitFor();
    const keys = await sheet
      .locator("section[aria-label]:not([aria-label='Biểu mẫu']) li .mo-hidden")
      .evaluateAll((each) => each.flatMap((line) => line.textContent.split(", ")));
    expect(keys).toContain("?");
    await page.keyboard.press("Escape");
    const at = page.url();
    const silent: string[] = [];
    for (const key of new Set(keys)) {
      // a key may have gone elsewhere, asked something or moved into a field: then the screen is opened anew
      const elsewhere = await page.evaluate(
        () =>
          document.querySelector("dialog[open]") !== null || document.activeElement?.matches("input, textarea, select"),
      );
      if (page.url() !== at || elsewhere) await still(page, address);
      await settled(page);
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        Object.assign(window, { answered: null });
        addEventListener("keydown", (event) => {
          if (!/^(Control|Shift|Alt)/u.test(event.key)) Object.assign(window, { answered: event.defaultPrevented });
        });
      });
      await page.keyboard.press(pressOf(key));
      // gone with its page: the key was answered
      const answered = await page
        .evaluate(() => (window as unknown as { answered: boolean | null }).answered)
        .catch(() => true);
      if (!answered) silent.push(key);
    }
    expect(silent).toEqual([]);
  });
});
