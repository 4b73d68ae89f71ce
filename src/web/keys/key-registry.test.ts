import { describe, expect, it, vi } from "vitest";
import { bindingFor, openLayer, register, setLetterKeys, shownBindings } from "./key-registry.ts";

const plain = { editable: false, pressable: false };
const binding = (keys: string[], label: string, layer = 0, when = true) => ({
  keys,
  layer,
  action: { label, run: vi.fn(), when },
});

describe("Phím của màn hình đang mở", () => {
  it("lệnh gắn sau thắng lệnh gắn trước, gỡ ra thì lệnh cũ trở lại", () => {
    const off1 = register([binding(["J"], "xuống")]);
    const off2 = register([binding(["J"], "xuống hộp")]);
    expect(bindingFor({ code: "KeyJ" }, plain)?.action.label).toBe("xuống hộp");
    off2();
    expect(bindingFor({ code: "KeyJ" }, plain)?.action.label).toBe("xuống");
    off1();
    expect(bindingFor({ code: "KeyJ" }, plain)).toBeNull();
  });
  it("hộp thoại mở thì lệnh bên dưới im, thanh phím chỉ hiện phím của hộp thoại", () => {
    const off = register([binding(["T"], "từ chối")]);
    const { layer, close } = openLayer();
    const offDialog = register([binding(["Ctrl+Enter"], "hủy số", layer)]);
    expect(bindingFor({ code: "KeyT" }, plain)).toBeNull();
    expect(shownBindings().map((b) => b.action.label)).toEqual(["hủy số"]);
    offDialog();
    close();
    expect(bindingFor({ code: "KeyT" }, plain)?.action.label).toBe("từ chối");
    off();
  });
  it("Enter trên một nút là bấm nút ấy, không phải việc chính của màn hình", () => {
    const off = register([binding(["Enter"], "vào sổ")]);
    expect(bindingFor({ code: "Enter" }, { editable: false, pressable: true })).toBeNull();
    expect(bindingFor({ code: "Enter" }, plain)?.action.label).toBe("vào sổ");
    off();
  });
  it("tắt phím chữ thì Ctrl Enter vẫn dùng được", () => {
    const off = register([binding(["T"], "từ chối"), binding(["Ctrl+Enter"], "ghi")]);
    setLetterKeys(false);
    expect(bindingFor({ code: "KeyT" }, plain)).toBeNull();
    expect(bindingFor({ code: "Enter", ctrlKey: true }, { editable: true, pressable: false })?.action.label).toBe(
      "ghi",
    );
    setLetterKeys(true);
    off();
  });
});
