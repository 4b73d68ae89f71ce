import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, changePost, launchBrowser, look, openWindow, signIn, webDir } from "../support/browser/journey.ts";
import { BA_TRI, readyToIssue, SXD } from "../support/documents/exchange.ts";
import { signInDepartment } from "../support/documents/outgoing.ts";
import { useOffice } from "../support/office/office.ts";

describe("Phát hành và theo dõi", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());

  it("bước 6: văn thư phát hành đến hai cơ quan; một nơi vào sổ, một nơi từ chối; bên gửi thấy từng bước mà không tải lại trang", async () => {
    const people = await signInDepartment(office);
    const ready = await readyToIssue(office, people, [{ code: SXD }, { code: BA_TRI }]);
    const sender = await signIn(await openWindow(browser, office.url), "han.tran");
    await sender.getByRole("link", { name: /Chờ phát hành/u }).click();
    await sender.goto(`/cho-phat-hanh/${ready.id}`);
    await sender.getByText("Phát hành được", { exact: true }).waitFor();
    await look(sender, "60-cua-phat-hanh");
    await sender.getByRole("button", { name: /Phát hành đến 2 nơi/u }).click();
    await sender
      .getByText(/Đã phát hành/u)
      .first()
      .waitFor();

    await sender.goto(`/lien-thong/${ready.id}`);
    const rowOf = (name: RegExp) =>
      sender.getByRole("row", { name }).or(sender.getByRole("listitem").filter({ hasText: name }));
    await rowOf(/Sở Xây dựng/u)
      .first()
      .getByText(/\(01\)|Đã đến/u)
      .first()
      .waitFor();
    await look(sender, "61-lien-thong");
    let loads = 0;
    sender.on("load", () => {
      loads += 1;
    });

    const receiver = await signIn(await openWindow(browser, office.url), "lan.bui");
    await receiver.getByRole("link", { name: /Chờ vào sổ/u }).click();
    await receiver
      .getByText("Có giá trị như bản giấy")
      .or(receiver.getByText(/Hợp lệ/u))
      .first()
      .waitFor();
    await look(receiver, "62-ben-nhan-cho-vao-so");
    await receiver.getByTestId("register").click();
    await sender
      .getByText(/Đã vào sổ \(03\)/u)
      .first()
      .waitFor();

    const commune = await signIn(await openWindow(browser, office.url), "thao.ly");
    await changePost(commune, /Lý Thu Thảo/u, /Ủy ban nhân dân xã Ba Tri/u);
    await commune.getByRole("link", { name: /Chờ vào sổ/u }).click();
    await commune.getByTestId("register").waitFor();
    await commune.keyboard.press("t");
    await commune.getByRole("button", { name: "Gửi không đúng nơi nhận." }).click();
    await look(commune, "63-tu-choi");
    await commune.getByTestId("reason-done").click();
    await sender
      .getByText(/từ chối \(02\)/iu)
      .first()
      .waitFor();
    await sender
      .getByText(/Gửi không đúng nơi nhận/u)
      .first()
      .waitFor();
    await look(sender, "64-lien-thong-hai-trang-thai");
    expect(loads).toBe(0);
  });

  it("nơi nhận in trên văn bản khác nơi đã chọn: cửa phát hành nói tên, thêm một lần bấm, không chặn", async () => {
    const people = await signInDepartment(office);
    const ready = await readyToIssue(office, people, [{ code: BA_TRI }]);
    const clerk = await signIn(await openWindow(browser, office.url), "han.tran");
    await clerk.goto(`/cho-phat-hanh/${ready.id}`);
    const note = clerk.getByText(/Có in, chưa chọn: Sở Xây dựng/u);
    await note.waitFor();
    expect(await clerk.getByText(/Đã chọn, không in: Ủy ban nhân dân xã Ba Tri/u).count()).toBe(1);
    expect(await clerk.getByTestId("issue").getAttribute("aria-disabled")).toBeNull();
    await look(clerk, "65-noi-nhan-khac-ban-in");
    await clerk.getByTestId("add-printed").click();
    await clerk.getByTestId("recipients-save").click();
    await note.waitFor({ state: "detached" });
    await clerk.getByRole("button", { name: /Phát hành đến 2 nơi/u }).waitFor();
  });
});
