import { describe, expect, it, vi } from "vitest";
import { currentToast, tickToast, toast, undoable, undoToast } from "./toast-store.ts";

describe("Việc giữ 10 giây để hoàn tác", () => {
  it("hoàn tác thì việc không được gửi đi", () => {
    const [commit, undo] = [vi.fn(), vi.fn()];
    undoable({ title: "Đã giao.", commit, undo });
    undoToast();
    for (let i = 0; i < 12; i++) tickToast();
    expect(undo).toHaveBeenCalledOnce();
    expect(commit).not.toHaveBeenCalled();
  });
  it("hết 10 giây thì gửi đúng một lần", () => {
    const [commit, undo] = [vi.fn(), vi.fn()];
    undoable({ title: "Đã giao.", commit, undo });
    for (let i = 0; i < 12; i++) tickToast();
    expect(commit).toHaveBeenCalledOnce();
    expect(currentToast()).toBeNull();
  });
  it("làm việc kế tiếp thì việc đang giữ được gửi ngay", () => {
    const commit = vi.fn();
    undoable({ title: "Đã giao.", commit, undo: vi.fn() });
    toast({ title: "Đã vào sổ, số đến 1847." });
    expect(commit).toHaveBeenCalledOnce();
    expect(currentToast()?.title).toContain("1847");
  });
});
