import { describe, expect, it, vi } from "vitest";
import { answerTo, openLayer, register } from "./key-registry.ts";
import { arrive, beginLoading, SETTLE, settled } from "./settle.ts";

const plain = { editable: false, pressable: false };
const bind = (...keys: string[]) => register([{ keys, layer: 0, action: { label: keys.join(), run: vi.fn() } }]);
const answer = (code: string, now: number, more: object = {}) =>
  answerTo({ code, ...more }, plain, now)?.answer ?? null;

describe("Không ghi điều chưa kịp thấy", () => {
  it("giữ phím thì chỉ phím di chuyển chạy tiếp; Enter, Ctrl Enter, phím chữ, phím F chỉ tính lần bấm đầu", () => {
    const off = bind("Enter", "Ctrl+Enter", "G", "F2", "J", "↓", "Space", "PgDn");
    arrive(0);
    const later = SETTLE * 10;
    for (const code of ["Enter", "KeyG", "F2"]) {
      expect(answer(code, later, { repeat: true })).toBe("ignore");
      expect(answer(code, later)).toBe("run");
    }
    expect(answer("Enter", later, { ctrlKey: true, repeat: true })).toBe("ignore");
    for (const code of ["KeyJ", "ArrowDown", "Space", "PageDown"])
      expect(answer(code, later, { repeat: true })).toBe("run");
    off();
  });
  it("văn bản kế vừa trượt vào thì Enter chưa tính; tay bấm dồn dập cũng không trúng; dừng một nhịp rồi bấm thì được", () => {
    const off = bind("Enter", "J", "T");
    arrive(1000);
    for (let at = 1050; at < 4000; at += 150) expect(answer("Enter", at)).toBe("ignore");
    expect(answer("KeyJ", 1100)).toBe("run");
    expect(answer("KeyT", 1100)).toBe("run");
    expect(answer("Enter", 4500)).toBe("run");
    arrive(5000);
    expect(answer("Enter", 5000 + SETTLE)).toBe("run");
    off();
  });
  it("trang chưa vẽ xong thì chưa tính, nhưng trang không bao giờ tới cũng không giữ ai mãi", () => {
    arrive(10_000, true);
    const done = beginLoading();
    expect(settled(11_500)).toBe(false);
    done(11_600);
    expect(settled(12_000)).toBe(false);
    expect(settled(11_600 + SETTLE)).toBe(true);
    arrive(20_000, true);
    const never = beginLoading();
    expect(settled(24_000)).toBe(false);
    expect(settled(26_000)).toBe(true);
    never(26_000);
  });
  it("câu hỏi tự mở ra thì lần bấm dồn kế tiếp không trả lời nó", () => {
    const { layer, close } = openLayer();
    const off = register([{ keys: ["Ctrl+Enter"], layer, action: { label: "vào sổ", run: vi.fn() } }]);
    const now = performance.now();
    expect(answer("Enter", now + 50, { ctrlKey: true })).toBe("ignore");
    expect(answer("Enter", now + 50 + SETTLE, { ctrlKey: true })).toBe("run");
    off();
    close();
  });
  it("đóng câu hỏi lại thì màn hình đã xem từ trước vẫn bấm được ngay", () => {
    arrive(performance.now() - SETTLE * 2);
    const { close } = openLayer();
    expect(settled()).toBe(false);
    close();
    expect(settled()).toBe(true);
  });
});
