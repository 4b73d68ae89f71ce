import { describe, expect, it, vi } from "vitest";
import { register, screenBindings, setLetterKeys } from "../../keys/key-registry.ts";
import { barKeys, keyGroups } from "./key-groups.ts";

const bind = (keys: string[], label: string, when = true) => ({
  keys,
  layer: 0,
  action: { label, run: vi.fn(), when },
});
const promised = () => keyGroups(screenBindings(), false).flatMap((group) => group.lines.map((line) => line.words));

describe("Bảng phím tắt chỉ hứa điều màn hình đang mở làm được", () => {
  it("không có ô tìm, không có việc để hoàn tác thì không có / và Ctrl Z; có thì hiện", () => {
    expect(promised()).toEqual([]);
    const off = register([bind(["/"], ""), bind(["Ctrl+Z"], "hoàn tác"), bind(["N"], "soạn trả lời", false)]);
    expect(promised()).toEqual(["vào ô tìm", "hoàn tác"]);
    off();
  });
  it("hai phần gắn cùng một phím thì chỉ ghi việc phím ấy thật sự làm", () => {
    const off = register([bind(["J", "K"], "xuống, lên"), bind(["J", "K"], "văn bản sau, trước")]);
    expect(promised()).toEqual(["văn bản sau, trước"]);
    off();
  });
  it("tắt phím chữ thì bảng không còn phím chữ", () => {
    const off = register([bind(["G"], "giữ lại"), bind(["Ctrl+Enter"], "vào sổ")]);
    setLetterKeys(false);
    expect(promised()).toEqual(["vào sổ"]);
    setLetterKeys(true);
    off();
  });
  it("thanh phím không ghi Space và Shift Space liền nhau như một lần bấm dài", () => {
    expect(barKeys(["Space", "Shift+Space"])).toEqual(["Space"]);
    expect(barKeys(["J", "K"])).toEqual(["J", "K"]);
    expect(barKeys(["Shift+J", "Shift+K"])).toEqual(["Shift+J", "Shift+K"]);
  });
});
