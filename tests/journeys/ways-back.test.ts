import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, look, openWindow, signIn, walk, webDir } from "../support/browser/journey.ts";
import { arrived, BA_TRI, issued, readyToIssue, SXD } from "../support/documents/exchange.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { completeDraft, type People, STC, signInDepartment } from "../support/documents/outgoing.ts";
import { ALL_SIX, fieldsOf, upload } from "../support/documents/upload.ts";
import { PIN, PIN_LOGIN } from "../support/office/keys.ts";
import { type Session, useOffice } from "../support/office/office.ts";
import { postId } from "../support/office/province.ts";
import { seeAllPages } from "./steps/desk.ts";
import { dialog, keepsFocus, said } from "./steps/press.ts";

describe("Gửi lại, thu hồi, trả lại, ký bằng mã PIN, bỏ ra khỏi hồ sơ", () => {
  const office = useOffice({ keys: "today", webDir });
  let browser: Browser;
  let people: People;
  let clerk: Page;
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
    people = await signInDepartment(office);
  }, 300_000);
  afterAll(() => browser?.close());
  const sit = async (login: string) => signIn(await openWindow(browser, office.url), login);
  const story = (words: string, name: string, work: () => Promise<void>) =>
    it(words, () => walk(browser, name, work), 180_000);

  /** Both places refuse. @returns the document */
  const refusedTwice = async () => {
    const document = await issued(office, people, [{ code: SXD }, { code: BA_TRI }]);
    const commune = await office.signIn("thao.ly");
    await commune.api.identity.switchPost({ postId: office.province.postId(BA_TRI, "van-thu") });
    for (const [who, reason] of [
      [await office.signIn("lan.bui"), "Thiếu phụ lục."],
      [commune, "Gửi không đúng nơi nhận."],
    ] as const) {
      const { id, rowVersion } = await arrived(who, document);
      await who.api.intake.refuse({ id, rowVersion, reason });
    }
    return document;
  };

  /** A letter that the director has given to the specialist. @returns its id */
  const givenLetter = async (): Promise<string> => {
    const { item } = await upload(people.clerk, letterPdf({ number: "77" }), { name: "77.pdf" });
    const { documentId } = await people.clerk.api.intake.register({
      id: item.id,
      rowVersion: item.rowVersion,
      fields: fieldsOf(item),
      attestation: ALL_SIX,
      presentToPostId: postId(STC, "giam-doc"),
    });
    const { rowVersion } = await people.director.api.incomingDocuments.get({ id: documentId });
    await people.director.api.assignments.direct({
      id: documentId,
      rowVersion,
      text: "Chuyển đồng chí My xử lý.",
      targets: [{ role: "lead", postId: postId(STC, "chuyen-vien") }],
      dueDate: null,
      replyNeeded: false,
    });
    return documentId;
  };

  story(
    "liên thông: gửi lại kèm lời giải thích, chấp nhận từ chối, thu hồi cả văn bản",
    "gui-lai-thu-hoi",
    async () => {
      const document = await refusedTwice();
      clerk = await sit("han.tran");
      await clerk.goto("/lien-thong");
      const rowOf = (name: RegExp) => clerk.getByRole("row", { name }).first();
      await rowOf(/Xây dựng.*từ chối/isu).click();
      await said(clerk, /Thiếu phụ lục/u);
      await look(clerk, "100-lien-thong-tu-choi");
      const box = await dialog(clerk, () => clerk.keyboard.press("g"), "101-gui-lai");
      expect(await clerk.getByTestId("reason-done").getAttribute("aria-disabled")).toBe("true");
      await box.getByTestId("reason").fill("Văn bản không có phụ lục; căn cứ nằm ở mục 2.");
      await clerk.keyboard.press("Control+Enter");
      await said(clerk, /Đã gửi lại cho Sở Xây dựng/u);
      await keepsFocus(clerk, "gửi lại");

      await rowOf(/Ba Tri.*từ chối/isu).click();
      await dialog(clerk, () => clerk.getByTestId("close-way").click(), "102-chap-nhan-tu-choi");
      await clerk.getByTestId("close-way-done").click();
      await said(clerk, /Đã chấp nhận từ chối của Ủy ban nhân dân xã Ba Tri/u);
      await keepsFocus(clerk, "chấp nhận từ chối");
      await look(clerk, "103-khong-con-ai-can");

      await clerk.goto(`/lien-thong/${document.id}`);
      await said(clerk, /\(01\)|Đã đến/u);
      await dialog(clerk, () => clerk.getByTestId("recall").click(), "104-thu-hoi");
      await clerk.getByTestId("reason").fill("Ban hành nhầm số liệu.");
      await clerk.getByTestId("reason-done").click();
      await said(clerk, /Văn bản này đã thu hồi/u);
      await said(clerk, /Ban hành nhầm số liệu/u);
      await keepsFocus(clerk, "thu hồi");
      await look(clerk, "105-da-thu-hoi");
      // a recalled document goes nowhere any more
      await clerk.getByText("Gửi lại").waitFor({ state: "detached" });
      expect(await clerk.getByTestId("resend").count()).toBe(0);

      // over there: the explanation at the top, the recall in its place, no number offered
      const receiver = await sit("lan.bui");
      await receiver.goto("/cho-vao-so");
      await said(receiver, /Lời bên gửi: “Văn bản không có phụ lục; căn cứ nằm ở mục 2.”/u);
      await said(receiver, /Bên gửi đã thu hồi văn bản này/u);
      expect(await receiver.getByTestId("register").count()).toBe(0);
      await look(receiver, "105b-cho-vao-so-thu-hoi");
      await receiver.getByTestId("recall-seen").click();
      await said(receiver, /Đã bỏ khỏi hàng chờ/u);
    },
  );

  story(
    "bên nhận đã vào sổ: văn thư thấy yêu cầu thu hồi, đồng ý, số đến còn trong sổ",
    "tra-loi-thu-hoi",
    async () => {
      const document = await issued(office, people, [{ code: SXD }]);
      const receiver = await sit("lan.bui");
      const api = (await office.signIn("lan.bui")).api;
      const item = await api.intake.get({ id: (await arrived({ api } as Session, document)).id });
      const fields = { ...fieldsOf(item), organCode: "H61.03" };
      const acknowledgedDuplicates = item.duplicates.map((each) => each.id);
      const { id, rowVersion } = item;
      const { documentId } = await api.intake.register({ id, rowVersion, fields, acknowledgedDuplicates });
      const now = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      const at = { id: document.id, rowVersion: now.rowVersion };
      await people.clerk.api.exchange.recall({ ...at, reason: "Sai số liệu dự toán." });
      await receiver.goto("/cho-vao-so");
      await said(receiver, /Bên gửi thu hồi/u);
      await look(receiver, "105c-yeu-cau-thu-hoi");
      await receiver.goto("/hom-nay");
      await receiver.getByTestId("recall-task").click();
      await said(receiver, /Bên gửi yêu cầu thu hồi văn bản này \(13\)/u);
      await look(receiver, "105d-van-ban-bi-thu-hoi");
      await dialog(receiver, () => receiver.getByTestId("recall-agree").click(), "105e-dong-y-thu-hoi");
      await receiver.getByTestId("recall-agree-done").click();
      await said(receiver, /Bên gửi đã thu hồi văn bản này/u);
      await keepsFocus(receiver, "đồng ý thu hồi");
      expect((await api.incomingDocuments.get({ id: documentId })).state).toBe("recalled");
      await clerk.goto(`/lien-thong/${document.id}`);
      await said(clerk, /Bên nhận đồng ý cho lấy lại \(15\)/u);
      await look(clerk, "105f-da-dong-y");
    },
  );

  story(
    "trả lại từ cửa phát hành về bước trước: số hủy ở lại trong sổ, người giữ mới thấy lý do",
    "tra-lai",
    async () => {
      const document = await readyToIssue(office, people, [{ code: SXD }]);
      await clerk.goto(`/cho-phat-hanh/${document.id}`);
      await clerk.getByTestId("issue").waitFor();
      const box = await dialog(clerk, () => clerk.keyboard.press("t"), "106-tra-lai-buoc-truoc");
      await box.getByRole("combobox").selectOption({ index: (await box.getByRole("option").count()) - 1 });
      await box.getByTestId("reason").fill("Sai tên nơi nhận trong nội dung.");
      await clerk.getByTestId("reason-done").click();
      await said(clerk, /Đã trả lại Lâm Thị Diễm My/u);
      await keepsFocus(clerk, "trả lại");
      await clerk.goto("/so-dang-ky");
      await clerk
        .getByText(/^Sổ đăng ký văn bản đi/u)
        .first()
        .click();
      await said(clerk, /Sai tên nơi nhận trong nội dung/u);
      await look(clerk, "107-so-huy");
      const specialist = await sit("my.lam");
      await specialist.goto(`/du-thao/${document.id}`);
      await said(specialist, /Sai tên nơi nhận trong nội dung/u);
      await look(specialist, "108-du-thao-bi-tra");
    },
  );

  story("ký bằng khóa có mã PIN: nhập sai thì chưa ký gì, nhập đúng thì ký", "ma-pin", async () => {
    const draft = await completeDraft(office, people);
    const deputy = await office.signIn(PIN_LOGIN);
    let now = await people.specialist.api.outgoingDocuments.submit({
      id: draft.id,
      rowVersion: draft.rowVersion,
      signerPostId: postId(STC, "pho-giam-doc"),
    });
    for (const [who, step] of [
      [people.head, "unit"],
      [people.chief, "format"],
      [deputy, "leader"],
    ] as const)
      now = await who.api.outgoingDocuments.approve({
        id: now.id,
        rowVersion: now.rowVersion,
        step,
        versionNo: now.versionNo,
      });
    const page = await sit(PIN_LOGIN);
    await page.goto(`/cho-ky?vb=${draft.id}`);
    const sign = page.getByTestId("sign");
    await sign.or(page.getByTestId("see-rest")).first().waitFor();
    await seeAllPages(page);
    await dialog(page, () => sign.click(), "109-ma-pin");
    await page.getByTestId("pin").fill("111111");
    await page.keyboard.press("Enter");
    await said(page, /PIN vừa nhập không đúng/u);
    await look(page, "110-pin-sai");
    await page.getByTestId("pin").fill(PIN);
    await page.keyboard.press("Enter");
    await said(page, /Đã ký/u);
    await keepsFocus(page, "ký bằng PIN");
    expect((await deputy.api.outgoingDocuments.get({ id: draft.id })).state).toBe("signed");
  });

  story("hồ sơ: bỏ văn bản ra, đưa lại, kết thúc khi đủ điều kiện", "ho-so", async () => {
    const { api } = people.specialist;
    const letterId = await givenLetter();
    const file = await api.caseFiles.open({
      notation: "09-NS",
      title: "Dự toán năm 2027",
      year: 2026,
      retention: "10 năm",
    });
    await api.caseFiles.file({ id: file.id, documentId: letterId });
    const page = await sit("my.lam");
    await page.goto(`/ho-so/${file.id}`);
    await said(page, /Chưa kết thúc được/u);
    await look(page, "111-chua-ket-thuc-duoc");
    await dialog(page, () => page.getByRole("button", { name: /Bỏ ra/u }).click(), "112-bo-ra");
    await page.getByTestId("unfile-done").click();
    await said(page, /Hồ sơ chưa có văn bản nào/u);
    await keepsFocus(page, "bỏ ra");
    await page.getByRole("button", { name: "Đưa lại vào" }).click();
    await page.getByRole("button", { name: /Bỏ ra/u }).waitFor();
    await keepsFocus(page, "đưa lại vào");

    const [work] = (await api.assignments.work({})).rows.filter((row) => row.documentId === letterId);
    await api.assignments.finish({ id: work?.assignmentId ?? "", note: "Lưu, không cần trả lời" });
    await said(page, /Kết thúc được/u);
    await dialog(page, () => page.keyboard.press("Control+Enter"), "113-ket-thuc");
    await page.getByTestId("close-done").click();
    await said(page, /Hồ sơ đã kết thúc/u);
    await keepsFocus(page, "kết thúc hồ sơ");
    await look(page, "114-da-ket-thuc");
  });
});
