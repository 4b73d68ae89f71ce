// What every dialog of the product promises, checked while it is pressed.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "../../support/browser/journey.ts";

export const said = (page: Page, words: RegExp) => page.getByText(words).first().waitFor();

/** What just came has stood there long enough: the next key that commits counts (src/web/keys/settle.ts). */
export const settled = (page: Page) => page.locator("html:not([data-settling])").waitFor();

/** A question is open: its focus is inside, Esc leaves everything as it was and gives the focus back; then it is open again. */
export async function dialog(page: Page, open: () => Promise<unknown>, name: string): Promise<Locator> {
  const box = page.getByRole("dialog");
  await open();
  await box.waitFor();
  expect(await box.evaluate((element) => element.contains(document.activeElement)), `${name}: focus inside`).toBe(true);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  await keepsFocus(page, `${name}: after Esc`);
  await open();
  await box.waitFor();
  await look(page, name);
  return box;
}

/** Somebody who works by keyboard goes on from where the act was, not from the top of the page. */
export async function keepsFocus(page: Page, name: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), {
      message: `${name}: focus is lost`,
      timeout: 10_000,
    })
    .toBe(true);
}
