// One person, two tabs of one browser: the lock counts the person, not the tab.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { useOffice } from "../support/office/office.ts";
import { PASSWORD } from "../support/office/province.ts";

describe("Hai thẻ của một trình duyệt", () => {
  const office = useOffice({ webDir });
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());

  it("thẻ để yên không khóa khi đang làm ở thẻ kia; cả hai để yên thì cùng khóa, một mật khẩu mở cả hai", () =>
    walk(browser, "hai-the", async () => {
      const first = await openWindow(browser, office.url);
      await first.context().clock.install();
      await signIn(first, "my.lam");
      const second = await first.context().newPage();
      await second.goto("/du-thao");
      const locks = [first, second].map((page) => page.getByTestId("lock"));
      const frames = [first, second].map((page) => page.getByRole("navigation", { name: "Mục chính" }));
      for (const frame of frames) await frame.waitFor();
      for (let turn = 0; turn < 3; turn += 1) {
        await first.mouse.move(300 + turn, 300);
        await first.context().clock.runFor("08:00");
      }
      await first.mouse.move(200, 300);
      await first.context().clock.runFor("01:00");
      expect(await Promise.all(locks.map((lock) => lock.count()))).toEqual([0, 0]);
      const status = await first.evaluate(async () => (await (await fetch("/api/session")).json()) as { me: unknown });
      expect(status.me).not.toBeNull();

      await first.context().clock.runFor("16:00");
      for (const lock of locks) await lock.waitFor();
      await first.getByLabel(/^Mật khẩu của/u).fill(PASSWORD);
      await first.getByRole("button", { name: "Mở khóa" }).click();
      for (const lock of locks) await lock.waitFor({ state: "detached" });
      await second.reload();
      await frames[1]?.waitFor();
    }));
});
