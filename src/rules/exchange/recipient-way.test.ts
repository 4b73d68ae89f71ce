import { describe, expect, it } from "vitest";
import {
  eventWords,
  RECIPIENT_STATES,
  refuseClose,
  refuseResend,
  statusOfHandling,
  type Way,
  wayBar,
  wayQuestion,
  wayWords,
} from "./recipient-way.ts";

const at = (status: Way["status"], more: Partial<Way> = {}): Way => ({
  status,
  recall: "none",
  recalled: false,
  silent: false,
  ...more,
});

describe("Một nơi nhận đang ở bước nào", () => {
  it("QĐ 28/2018 Đ10.2.h mỗi trạng thái có lời, mã đứng trong ngoặc sau lời", () => {
    expect((["01", "02", "03", "04", "05", "06"] as const).map((code) => wayWords(at(statusOfHandling(code))))).toEqual(
      [
        "Đã đến (01), chưa vào sổ",
        "Bên nhận từ chối (02)",
        "Đã vào sổ (03)",
        "Đã phân công (04)",
        "Đang xử lý (05)",
        "Hoàn thành (06)",
      ],
    );
    for (const status of RECIPIENT_STATES) expect(wayWords(at(status))).not.toBe("");
    expect(eventWords("changed", "03")).toBe("Đã tiếp nhận, vào sổ (03)");
    expect(eventWords("sent", null)).toBe("Đã chuyển tới hệ thống bên nhận");
  });

  it("thanh sáu ô đầy dần theo từng bước, ô đỏ ở chỗ dừng", () => {
    const bar = (status: Way["status"], recall: Way["recall"] = "none") =>
      wayBar(status, recall)
        .map((cell) => cell[0])
        .join("");
    expect(
      ["queued", "sent", "arrived", "registered", "assigned", "working", "finished"].map((s) =>
        bar(s as Way["status"]),
      ),
    ).toEqual(["wwwwww", "dwwwww", "ddwwww", "dddwww", "ddddww", "dddddw", "dddddd"]);
    expect([bar("failed"), bar("refused")]).toEqual(["swwwww", "ddswww"]);
    // given back: it stopped where it was; asked for or refused: it goes on
    expect([bar("registered", "agreed"), bar("finished", "agreed")]).toEqual(["dddsww", "ddddds"]);
    expect([bar("registered", "requested"), bar("registered", "refused")]).toEqual(["dddwww", "dddwww"]);
  });

  it("NĐ 30/2020 Đ21.2 quá hạn xác nhận trong ngày, bị từ chối, không gửi được thì hỏi người gửi; bình thường thì không", () => {
    expect(wayQuestion("Sở A", at("arrived"))).toBeNull();
    expect(wayQuestion("Sở A", at("arrived", { silent: true }))).toContain("quá hạn xác nhận trong ngày");
    expect(wayQuestion("Sở A", at("sent", { silent: true }))).toContain("chưa báo đã nhận");
    expect(wayQuestion("Sở A", at("refused"))).toBe("Sở A từ chối. Bạn muốn làm gì?");
    expect(wayQuestion("Sở A", at("failed"))).toContain("Hãy gửi lại");
    expect(wayQuestion("Sở A", at("refused", { recall: "agreed" }))).toBeNull();
    expect(wayQuestion("Sở A", at("registered", { recall: "refused" }))).toContain("không cho lấy lại");
  });

  it("chỉ gửi lại khi chưa đến hoặc bị từ chối lần đầu; không bao giờ sau khi thu hồi", () => {
    const electronic = { delivery: "exchange" as const, resent: false };
    const may = RECIPIENT_STATES.filter((status) => refuseResend({ ...at(status), ...electronic }).length === 0);
    expect(may).toEqual(["failed", "sent", "refused"]);
    expect(refuseResend({ ...at("refused"), ...electronic, resent: true })[0]?.code).toBe("exchange.resent-once");
    expect(refuseResend({ ...at("sent", { recall: "requested" }), ...electronic })[0]?.code).toBe("exchange.recalled");
    for (const status of RECIPIENT_STATES)
      expect(refuseResend({ ...at(status, { recalled: true }), ...electronic })[0]).toMatchObject({
        code: "exchange.recalled",
        clause: "NĐ 30/2020 Đ18.4; QC-7.1",
      });
    expect(refuseResend({ ...at("sent"), delivery: "paper", resent: false })[0]?.code).toBe("exchange.paper");
  });

  it("chỉ nơi đã từ chối mới kết thúc được", () => {
    expect(RECIPIENT_STATES.filter((status) => refuseClose(at(status)).length === 0)).toEqual(["refused"]);
    expect(refuseClose(at("refused", { recalled: true }))).not.toEqual([]);
    expect(wayQuestion("Sở A", at("refused", { recalled: true }))).toBeNull();
  });
});
