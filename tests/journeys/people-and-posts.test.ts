import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage, launchBrowser, look, openWindow, PHONE, signIn, walk, webDir } from "../support/browser/journey.ts";
import { useOffice } from "../support/office/office.ts";
import { PASSWORD } from "../support/office/province.ts";
import { dialog, keepsFocus, said } from "./steps/press.ts";

const CLERK = { login: "anh.nguyen", name: "Nguyễn Thị Ánh" };
const OWN = "Mua-xuan-2026";

describe("Người, chức danh, đơn vị", () => {
  const office = useOffice({ webDir, worker: false });
  let browser: Browser;
  let admin: Page;
  let first = "";
  beforeAll(async () => {
    await buildPage();
    browser = await launchBrowser();
  }, 300_000);
  afterAll(() => browser?.close());
  const sit = async (login: string, options = {}) => signIn(await openWindow(browser, office.url, options), login);
  const story = (words: string, name: string, work: () => Promise<void>) =>
    it(words, () => walk(browser, name, work), 180_000);
  const person = async (login: string) => {
    await admin.goto(`/tai-khoan?nguoi=per_${login}`);
    await admin.getByRole("row", { name: new RegExp(login, "u") }).waitFor();
  };
  const tryToEnter = async (login: string, password: string) => {
    const page = await openWindow(browser, office.url);
    await page.goto("/");
    await page.getByLabel("Tên đăng nhập").fill(login);
    await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
    await page.getByTestId("sign-in").click();
    return page;
  };

  story("văn thư mới chờ xác nhận: chưa vào được, trang đăng nhập nói rõ chờ ai", "cho-xac-nhan", async () => {
    admin = await sit("phuc.vo");
    await admin.goto("/tai-khoan");
    await admin.getByRole("row", { name: /han\.tran/u }).waitFor();
    await dialog(admin, () => admin.keyboard.press("n"), "a0-them-tai-khoan");
    await admin.getByTestId("full-name").fill(CLERK.name);
    await admin.getByTestId("unit").selectOption({ label: "Văn phòng Sở" });
    await admin.getByTestId("title").fill("Văn thư");
    await admin.getByRole("checkbox", { name: /^Văn thư/u }).check();
    expect(await admin.getByRole("checkbox", { name: /Chuyên viên/u }).isChecked()).toBe(false);
    await admin.getByTestId("account-done").click();
    first = (await admin.getByTestId("first-password").textContent())?.trim() ?? "";
    await said(admin, /Chờ lãnh đạo hoặc chánh văn phòng xác nhận/u);
    await look(admin, "a1-mat-khau-cho-xac-nhan");
    await admin.getByTestId("password-noted").click();
    await keepsFocus(admin, "đã ghi mật khẩu");
    const early = await tryToEnter(CLERK.login, first);
    await said(early, /còn chờ lãnh đạo hoặc chánh văn phòng của Sở Tài chính tỉnh Vĩnh Long xác nhận/u);
    await look(early, "a2-chua-vao-duoc");
    await early.context().close();
  });

  story(
    "giám đốc trên điện thoại thấy việc chờ xác nhận ở Buổi sáng, xác nhận bằng một lần bấm",
    "xac-nhan",
    async () => {
      const leader = await sit("tri.nguyen", PHONE);
      await leader.getByText(CLERK.name).waitFor();
      await look(leader, "a3-buoi-sang-co-cho-xac-nhan");
      await leader.getByTestId("open-confirmations").click();
      await leader.getByTestId("confirm").waitFor();
      await look(leader, "a4-cho-xac-nhan-dien-thoai");
      await leader.getByTestId("confirm").click();
      await said(leader, /Đã xác nhận/u);
      await leader.getByText("Không có gì chờ xác nhận").waitFor();
      await leader.context().close();
      const second = await tryToEnter(CLERK.login, first);
      await second.getByRole("heading", { name: /Đổi mật khẩu/u }).waitFor();
      await second.getByLabel("Mật khẩu được cấp").fill(first);
      await second.getByLabel("Mật khẩu mới", { exact: true }).fill(OWN);
      await second.getByLabel("Nhập lại mật khẩu mới").fill(OWN);
      await second.keyboard.press("Enter");
      await second.getByRole("checkbox", { name: /Tôi đã đọc/u }).check();
      await second.getByRole("button", { name: "Chấp nhận, vào làm việc" }).click();
      await second.getByRole("link", { name: /Chờ vào sổ/u }).waitFor();
      await second.context().close();
    },
  );

  story(
    "cấp lại mật khẩu: chánh văn phòng từ chối kèm lý do bằng bàn phím, quản trị đọc được lý do",
    "cap-lai",
    async () => {
      await person("my.lam");
      await dialog(admin, () => admin.getByTestId("reset-password").click(), "a5-cap-lai-mat-khau");
      await admin.getByTestId("ask-done").click();
      await admin.getByTestId("first-password").waitFor();
      await admin.getByTestId("password-noted").click();
      const chief = await sit("tung.huynh");
      await chief.getByTestId("open-confirmations").waitFor();
      await look(chief, "a6-hom-nay-co-cho-xac-nhan");
      await chief.keyboard.press("q");
      await chief.getByTestId("confirm").waitFor();
      await dialog(chief, () => chief.keyboard.press("t"), "a7-tu-choi-quyen");
      await chief.getByRole("button", { name: "Người này không đề nghị cấp lại." }).click();
      await chief.keyboard.press("Control+Enter");
      await said(chief, /Đã từ chối/u);
      await chief.getByText("Không có gì chờ xác nhận").waitFor();
      await keepsFocus(chief, "từ chối");
      await chief.context().close();
      await admin.goto("/quyen-cho");
      await said(admin, /Huỳnh Thanh Tùng: “Người này không đề nghị cấp lại\.”/u);
      await look(admin, "a8-quan-tri-thay-ly-do");
    },
  );

  story(
    "thay trưởng phòng: người trong cơ quan vào thay, chánh văn phòng xác nhận bằng phím X",
    "thay-nguoi",
    async () => {
      await person("bao.dang");
      await dialog(
        admin,
        () => admin.getByRole("button", { name: /^Thay người giữ chức danh/u }).click(),
        "a9-thay-nguoi",
      );
      await admin.getByTestId("who-comes").selectOption({ label: "Lâm Thị Diễm My (my.lam)" });
      await admin.getByTestId("account-done").click();
      await said(admin, /Chờ lãnh đạo hoặc chánh văn phòng xác nhận/u);
      await admin.getByTestId("password-noted").click();
      const chief = await sit("tung.huynh");
      await chief.goto("/quyen-cho");
      await said(chief, /Thay Đặng Quốc Bảo; việc đang mở theo người mới/u);
      await chief.keyboard.press("x");
      await said(chief, /Đã xác nhận/u);
      await chief.context().close();
      await admin.goto("/to-chuc");
      await admin.getByText("Trưởng phòng Ngân sách Lâm Thị Diễm My").waitFor();
      const gone = await tryToEnter("bao.dang", PASSWORD);
      await said(gone, /chưa được giao chức danh nào/u);
      await gone.context().close();
    },
  );

  story("kết thúc chức danh, đóng tài khoản, mở lại; không tự đóng được mình", "dong-mo", async () => {
    await person("my.lam");
    await dialog(
      admin,
      () => admin.getByRole("button", { name: "Kết thúc chức danh Chuyên viên" }).click(),
      "b0-ket-thuc-chuc-danh",
    );
    await admin.getByText("không còn việc nào đang mở").waitFor();
    await admin.getByTestId("ask-done").click();
    await said(admin, /Đã kết thúc chức danh của Lâm Thị Diễm My/u);
    await keepsFocus(admin, "kết thúc chức danh");
    await person("vinh.pham");
    await dialog(admin, () => admin.getByTestId("close-account").click(), "b1-dong-tai-khoan");
    await admin.getByTestId("ask-done").click();
    await said(admin, /Đã đóng tài khoản vinh\.pham/u);
    await admin.getByTestId("reopen").waitFor();
    await keepsFocus(admin, "đóng tài khoản");
    await look(admin, "b2-da-dong");
    const shut = await tryToEnter("vinh.pham", PASSWORD);
    await said(shut, /Tài khoản này đã đóng/u);
    await shut.context().close();
    await person("phuc.vo");
    await admin.getByTestId("close-account").click();
    await admin.getByTestId("ask-done").click();
    await said(admin, /Không ai tự kết thúc chức danh quản trị cuối cùng của mình/u);
    await admin.keyboard.press("Escape");
  });

  story("đơn vị: sửa tên bằng phím S, hai tên trùng bị từ chối, đơn vị trống thì đóng được", "don-vi", async () => {
    await admin.goto("/to-chuc");
    await admin.getByRole("row", { name: /Phòng Quản lý giá/u }).click();
    await dialog(admin, () => admin.keyboard.press("s"), "b3-sua-don-vi");
    await admin.getByTestId("unit-name").fill("Phòng Ngân sách");
    await admin.getByTestId("unit-done").click();
    await said(admin, /Cơ quan đã có đơn vị tên “Phòng Ngân sách”/u);
    await admin.getByTestId("unit-name").fill("Phòng Giá và công sản");
    await admin.getByTestId("unit-done").click();
    await admin.getByRole("row", { name: /Phòng Giá và công sản/u }).waitFor();
    await keepsFocus(admin, "sửa đơn vị");
    await admin.keyboard.press("n");
    await admin.getByTestId("unit-name").fill("Tổ tạm");
    await admin.getByTestId("unit-done").click();
    await admin.getByRole("row", { name: /Tổ tạm/u }).click();
    const close = async () => {
      await admin.getByRole("button", { name: "Việc khác với Tổ tạm" }).click();
      await admin.getByRole("menuitem", { name: /Đóng đơn vị/u }).click();
    };
    await dialog(admin, close, "b4-dong-don-vi");
    await admin.getByTestId("unit-close").click();
    await said(admin, /Đã đóng Tổ tạm/u);
    await admin.getByRole("row", { name: /Tổ tạm/u }).waitFor({ state: "detached" });
  });

  story("mỗi người tự đổi mật khẩu ở góc trên bên phải; phiên khác của người ấy kết thúc", "tu-doi", async () => {
    const here = await sit("han.tran");
    const elsewhere = await sit("han.tran");
    await here
      .getByRole("banner")
      .getByRole("button", { name: /Trần Thị Ngọc Hân/u })
      .click();
    await here.getByRole("menuitem", { name: "Đổi mật khẩu" }).click();
    await here.getByLabel("Mật khẩu đang dùng").fill("sai");
    await here.getByLabel("Mật khẩu mới", { exact: true }).fill(OWN);
    await here.getByLabel("Nhập lại mật khẩu mới").fill(OWN);
    await here.getByTestId("password-change").click();
    await said(here, /Mật khẩu đang dùng chưa đúng/u);
    await here.getByLabel("Mật khẩu đang dùng").fill(PASSWORD);
    await here.keyboard.press("Enter");
    await here.keyboard.press("Enter");
    await here.keyboard.press("Enter");
    await said(here, /Đã đổi mật khẩu/u);
    await elsewhere.goto("/hom-nay");
    await elsewhere.getByRole("heading", { name: "Đăng nhập" }).waitFor();
  });
});
