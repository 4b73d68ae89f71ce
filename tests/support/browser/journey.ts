// A real browser for journeys: one person a context, axe on what is seen, pictures for people.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { buildWeb, isBuilt, WEB_DIR } from "#src/server/cli/start/web-build.ts";
import { PASSWORD } from "../office/province.ts";
import { findBrowser } from "./browser.ts";

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
/** an office screen of 1366×768 at 200 % zoom */
export const ZOOMED = { viewport: { width: 683, height: 384 } } as const;
const PICTURES = "test-results";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The built page: a ready one named by M_OFFICE_TEST_WEB, else that of the present sources, built when it is not. */
export const webDir = process.env.M_OFFICE_TEST_WEB ?? WEB_DIR;
export async function buildPage(): Promise<void> {
  if (webDir === WEB_DIR && !isBuilt()) await buildWeb();
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("no browser");
  // root may not use Chromium's sandbox; the pages are our own
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** A window of its own for one person; whatever the page reports as broken fails the journey. */
export async function openWindow(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    baseURL: url,
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return page;
}

/** Signs in with the form and accepts the terms of use when they are asked for. */
export async function signIn(page: Page, login: string, password = PASSWORD): Promise<Page> {
  await page.goto("/");
  await page.getByLabel("Tên đăng nhập").fill(login);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  const terms = page.getByRole("heading", { name: "Quy định sử dụng" });
  const frame = page.getByRole("navigation", { name: "Mục chính" });
  await terms.or(frame).waitFor();
  if (await terms.isVisible()) {
    await page.getByRole("checkbox", { name: /Tôi đã đọc/u }).check();
    await page.getByRole("button", { name: "Chấp nhận, vào làm việc" }).click();
    await frame.waitFor();
  }
  return page;
}

/** Another duty of the same person, chosen in the menu at the top right. */
export async function changePost(page: Page, person: RegExp, post: RegExp): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: person }).click();
  await page.getByRole("menu").getByText(post).click();
  await page.getByRole("banner").getByText(post).waitFor();
}

/** Runs a journey; when it fails, every open window leaves a picture in test-results/. */
export async function walk(browser: Browser, name: string, journey: () => Promise<void>): Promise<void> {
  try {
    await journey();
  } catch (error) {
    mkdirSync(PICTURES, { recursive: true });
    for (const [index, page] of browser
      .contexts()
      .flatMap((context) => context.pages())
      .entries())
      await page.screenshot({ path: path.join(PICTURES, `${name}.failed-${index}.png`) }).catch(() => undefined);
    throw error;
  }
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/**
 * No violation by axe, in light and in dark. Left out: the text structure that pdf.js copies from inside the document.
 * @param name of the screen, for the message and the pictures
 */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await drawn(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(250);
    await page.screenshot({ path: path.join(PICTURES, `${name}.${colorScheme}.png`) });
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> };
      };
      const { violations: found } = await axe.run({ exclude: [[".structTree"]] }, { resultTypes: ["violations"] });
      return found.map((each) => ({ id: each.id, nodes: each.nodes.map((node) => node.html.slice(0, 300)) }));
    });
    expect({ screen: name, colorScheme, violations }).toEqual({ screen: name, colorScheme, violations: [] });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Where a letter is shown, its first page stands there, or the sentence why not: an empty sheet is not what people see. */
export async function drawn(page: Page): Promise<void> {
  // the editor of a draft and the comparison wear the viewer's frame and have no PDF to wait for
  const viewer = page.locator(".mo-viewer:visible:has(.mo-viewer-scroll)");
  const sheet = page.locator(".mo-viewer .page[data-loaded=true] canvas, .mo-viewer-fault").filter({ visible: true });
  const until = Date.now() + 60_000;
  while ((await viewer.count()) > 0 && (await sheet.count()) === 0) {
    if (Date.now() > until) throw new Error("the letter was not drawn within a minute");
    await page.waitForTimeout(100);
  }
}

/** Presses Tab until the focus is on what bears these words; the whole page in vain fails. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null;
      const label = [...(element?.labels ?? [])].map((each) => each.textContent).join(" ");
      return [element?.getAttribute("aria-label"), label, element?.textContent].filter(Boolean).join(" | ");
    });
    if (words.test(name)) return;
  }
  throw new Error(`Tab never reached ${words}`);
}

/** Types with an input method, as Vietnamese keyboards do: letters are composed, then committed. */
export async function compose(page: Page, steps: readonly string[]): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  for (const text of steps)
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await keyboard.send("Input.insertText", { text: steps.at(-1) ?? "" });
  await keyboard.detach();
}
