import { describe, expect, it } from "vitest";
import { assertBindable, isEditable, nameOfPress, worksInFields } from "./key-names.ts";

describe("Phím đọc theo vị trí trên bàn phím", () => {
  it("bộ gõ đang ghép chữ thì không phím nào là lệnh", () => {
    expect(nameOfPress({ code: "KeyJ", isComposing: true })).toBeNull();
    expect(nameOfPress({ code: "KeyJ", keyCode: 229 })).toBeNull();
    expect(nameOfPress({ code: "" })).toBeNull();
    expect(nameOfPress({ code: "Backspace" })).toBeNull();
  });
  it("tên phím có Ctrl, Alt, Shift và dấu hỏi", () => {
    expect(nameOfPress({ code: "KeyJ" })).toBe("J");
    expect(nameOfPress({ code: "KeyJ", shiftKey: true })).toBe("Shift+J");
    expect(nameOfPress({ code: "NumpadEnter", ctrlKey: true })).toBe("Ctrl+Enter");
    expect(nameOfPress({ code: "Slash", shiftKey: true })).toBe("?");
    expect(nameOfPress({ code: "Equal", shiftKey: true })).toBe("+");
    expect(nameOfPress({ code: "Digit3", altKey: true })).toBe("Alt+3");
    expect(nameOfPress({ code: "KeyJ", metaKey: true })).toBeNull();
  });
  it("không ai gán được lệnh cho nguyên âm, đ, ư, ơ hay phím xóa", () => {
    for (const key of ["A", "Shift+E", "D", "W", "[", "Backspace", "Delete"])
      expect(() => assertBindable(key)).toThrow();
    for (const key of ["F5", "Ctrl+N", "Alt+D"]) expect(() => assertBindable(key)).toThrow();
    for (const key of ["J", "X", "T", "Ctrl+Enter", "Ctrl+S", "Alt+1", "F8"])
      expect(() => assertBindable(key)).not.toThrow();
  });
  it("đang gõ trong ô thì chỉ phím có Ctrl, Alt, phím F và Esc còn là lệnh", () => {
    expect(isEditable({ tagName: "INPUT", type: "text" })).toBe(true);
    expect(isEditable({ tagName: "INPUT", type: "checkbox" })).toBe(false);
    expect(isEditable({ tagName: "DIV", isContentEditable: true })).toBe(true);
    expect(["Ctrl+Enter", "Alt+1", "F8", "Esc"].every(worksInFields)).toBe(true);
    expect(["J", "Enter", "Space", "1", "↓"].some(worksInFields)).toBe(false);
  });
});
