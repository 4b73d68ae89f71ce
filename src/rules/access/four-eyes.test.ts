import { describe, expect, it } from "vitest";
import {
  checkConfirming,
  needsSecondPerson,
  secondPersons,
  takesConfirmerAway,
  takesEffectAlone,
} from "./four-eyes.ts";

const holders = [
  { personId: "giam-doc", roles: ["lanh-dao"] },
  { personId: "pho", roles: ["lanh-dao"] },
  { personId: "chanh", roles: ["chanh-van-phong"] },
  { personId: "van-thu", roles: ["van-thu"] },
  { personId: "truong", roles: ["truong-don-vi"] },
  { personId: "my", roles: ["chuyen-vien"] },
  { personId: "quan-tri", roles: ["quan-tri"] },
];
const only = (...ids: string[]) => holders.filter((holder) => ids.includes(holder.personId));
const wish = (over: object = {}) => ({ askedBy: "quan-tri", about: "moi", leaving: null, ...over });
const code = (who: string, over: object = {}, among = holders) => checkConfirming(who, wish(over), among)[0]?.code;

describe("bất biến 10, QCVN 12:2026/BCA: quyền tới nội dung do hai người cho", () => {
  it("vai trò xử lý văn bản và vai trò quản trị cần người thứ hai, vai trò vận hành thì không", () => {
    for (const role of ["van-thu", "lanh-dao", "chanh-van-phong", "truong-don-vi", "chuyen-vien"])
      expect(needsSecondPerson([role])).toBe(true);
    expect(needsSecondPerson(["quan-tri"])).toBe(true);
    expect(needsSecondPerson(["van-hanh"])).toBe(false);
  });
  it("lãnh đạo và chánh văn phòng xác nhận; văn thư, chuyên viên, quản trị thì không", () => {
    expect(secondPersons(wish(), holders)).toEqual(["giam-doc", "pho", "chanh"]);
    for (const who of ["van-thu", "truong", "my", "khac"]) expect(code(who)).toBe("confirmation.no-standing");
    expect(code("quan-tri")).toBe("confirmation.own-wish");
    expect(code("giam-doc")).toBeUndefined();
  });
  it("không ai xác nhận cho chính mình, kể cả chánh văn phòng được đề nghị làm lãnh đạo", () => {
    expect(code("chanh", { about: "chanh" })).toBe("confirmation.about-oneself");
    expect(secondPersons(wish({ about: "chanh" }), holders)).toEqual(["giam-doc", "pho"]);
  });
  it("lãnh đạo duy nhất quên mật khẩu: văn thư, trưởng đơn vị xác nhận thay, không phải một mình quản trị", () => {
    const small = only("giam-doc", "van-thu", "truong", "my", "quan-tri");
    expect(secondPersons(wish({ about: "giam-doc" }), small)).toEqual(["van-thu", "truong"]);
    expect(secondPersons(wish(), small)).toEqual(["giam-doc"]);
  });
  it("thay người đứng đầu duy nhất: chính người sắp thôi, hoặc văn thư, trưởng đơn vị khi người ấy vắng", () => {
    const small = only("giam-doc", "van-thu", "my", "quan-tri");
    expect(secondPersons(wish({ leaving: "giam-doc" }), small)).toEqual(["giam-doc", "van-thu"]);
    expect(secondPersons(wish({ leaving: "giam-doc" }), holders)).toEqual(["giam-doc", "pho", "chanh"]);
  });
  it("cơ quan chưa từng có lãnh đạo, chánh văn phòng nào: đề nghị có hiệu lực ngay; từng có thì không bao giờ nữa", () => {
    const alone = (kind: string, roles: string[], ever: string[]) => takesEffectAlone({ kind, roles }, ever);
    expect(alone("account", ["lanh-dao"], ["quan-tri", "van-thu", "truong-don-vi"])).toBe(true);
    for (const ever of ["lanh-dao", "chanh-van-phong"])
      expect(alone("account", ["chuyen-vien"], ["quan-tri", ever])).toBe(false);
  });
  it("mật khẩu, mở lại, thay người của ai xác nhận được (kể cả ở cơ quan khác) không bao giờ một mình quản trị làm", () => {
    for (const kind of ["password", "reopen", "replace", "change", "end", "close"]) {
      expect(takesEffectAlone({ kind, roles: ["lanh-dao"] }, ["quan-tri"])).toBe(false);
      expect(takesEffectAlone({ kind, roles: ["chuyen-vien"] }, ["quan-tri"])).toBe(true);
    }
  });
  it("kết thúc, đóng làm còn dưới hai người xác nhận được thì cần người thứ hai, tính cả văn thư và trưởng đơn vị", () => {
    const three = only("giam-doc", "van-thu", "truong", "my", "quan-tri");
    const two = only("giam-doc", "van-thu", "my", "quan-tri");
    const one = only("giam-doc", "my", "quan-tri");
    expect(takesConfirmerAway(three, two)).toBe(false);
    expect(takesConfirmerAway(two, one)).toBe(true);
    expect(takesConfirmerAway(one, only("quan-tri"))).toBe(true);
    expect(takesConfirmerAway(one, only("giam-doc", "quan-tri"))).toBe(false);
    const twice = [...two, { personId: "van-thu", roles: ["truong-don-vi"] }];
    expect(takesConfirmerAway(twice, two)).toBe(false);
  });
  it("việc ngày đầu đã có hiệu lực chỉ lãnh đạo, chánh văn phòng xem lại: người cùng được tạo hôm đó không xem thay", () => {
    const small = only("giam-doc", "van-thu", "quan-tri");
    expect(secondPersons(wish({ about: "giam-doc", inForce: true }), small)).toEqual([]);
    expect(secondPersons(wish({ inForce: true }), only("van-thu", "quan-tri"))).toEqual([]);
    expect(secondPersons(wish({ inForce: true }), small)).toEqual(["giam-doc"]);
  });
  it("có lãnh đạo rồi thì không bao giờ có hiệu lực ngay, dù không còn ai khác: người giữ máy chủ xác nhận", () => {
    const alone = only("quan-tri", "giam-doc", "my");
    expect(secondPersons(wish({ about: "giam-doc" }), alone)).toEqual([]);
    expect(takesEffectAlone({ kind: "password", roles: ["lanh-dao"] }, ["quan-tri", "lanh-dao"])).toBe(false);
  });
});
