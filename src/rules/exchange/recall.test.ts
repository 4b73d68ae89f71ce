import { describe, expect, it } from "vitest";
import { answerWithoutAsking, refuseAfterRecall, refuseRegisterRecalled } from "./recall.ts";

describe("Thu hồi văn bản (NĐ 30/2020 Đ18.4)", () => {
  it("QC-7.1 văn bản đã thu hồi không gửi lại, không thêm nơi nhận; văn bản chưa thu hồi thì được", () => {
    expect(refuseAfterRecall(false)).toEqual([]);
    expect(refuseAfterRecall(true)[0]).toMatchObject({ code: "exchange.recalled", clause: "NĐ 30/2020 Đ18.4; QC-7.1" });
  });

  it("NĐ 30/2020 Đ18.4 văn bản bị thu hồi khi còn chờ thì không vào sổ", () => {
    expect(refuseRegisterRecalled(false)).toEqual([]);
    expect(refuseRegisterRecalled(true)[0]).toMatchObject({ code: "intake.recalled" });
  });

  it("QĐ 28/2018 Đ9.2 chưa vào sổ thì trả lời ngay (15); đã vào sổ thì người của bên nhận quyết định", () => {
    expect(answerWithoutAsking(false)).toBe("15");
    expect(answerWithoutAsking(true)).toBeNull();
  });
});
