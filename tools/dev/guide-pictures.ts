// Takes the pictures of docs/huong-dan from a running demo province.
//   M_OFFICE_DATA=/tmp/hinh npm run m-office -- demo --today 2026-11-23 && M_OFFICE_DATA=/tmp/hinh npm start
//   node tools/dev/guide-pictures.ts [URL] [NAME …]      default http://localhost:8080, all pictures
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { DEMO_PASSWORD } from "#src/server/installation.ts";
import { drawn, launchBrowser, openWindow, PHONE, signIn } from "../../tests/support/browser/journey.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../docs/huong-dan/hinh");

type Picture = {
  login: string | null;
  at: string;
  phone?: true;
  /** what a person does before the picture is taken */
  act?: (page: Page) => Promise<void>;
};

const openFirst = async (page: Page): Promise<void> => {
  await page.getByRole("main").getByRole("row").or(page.getByRole("main").getByRole("option")).first().click();
};

const PICTURES: Readonly<Record<string, Picture>> = {
  "dang-nhap": { login: null, at: "/" },
  "cho-vao-so": { login: "han.tran", at: "/cho-vao-so" },
  "them-van-ban-giay": { login: "han.tran", at: "/cho-vao-so/them" },
  "so-dang-ky": { login: "han.tran", at: "/so-dang-ky" },
  "but-phe": { login: "tri.nguyen", at: "/but-phe" },
  "cho-ky": { login: "tri.nguyen", at: "/cho-ky" },
  "buoi-sang-dien-thoai": { login: "tri.nguyen", at: "/buoi-sang", phone: true },
  "viec-cua-toi": { login: "my.lam", at: "/viec-cua-toi" },
  "soan-tra-loi": { login: "my.lam", at: "/du-thao", act: openFirst },
  "ho-so": { login: "my.lam", at: "/ho-so", act: openFirst },
  "chung-thu": { login: "huy.truong", at: "/chung-thu" },
  "chung-thu-cua-toi": { login: "tri.nguyen", at: "/chung-thu-cua-toi" },
  "van-hanh": { login: "huy.truong", at: "/van-hanh" },
};

const [url = "http://localhost:8080", ...names] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [name, picture] of Object.entries(PICTURES))
    if (names.length === 0 || names.includes(name)) await take(browser, name, picture);
} finally {
  await browser.close();
}

async function take(on: Browser, name: string, picture: Picture): Promise<void> {
  const page = await openWindow(on, url, picture.phone ? PHONE : {});
  if (picture.login) await signIn(page, picture.login, DEMO_PASSWORD);
  await page.goto(picture.at);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await picture.act?.(page);
  await page.waitForLoadState("networkidle", { timeout: 4_000 }).catch(() => undefined);
  await page
    .locator("[class*=mo-skeleton]")
    .first()
    .waitFor({ state: "detached" })
    .catch(() => undefined);
  await drawn(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  console.log(`${name}.png`);
  await page.context().close();
}
