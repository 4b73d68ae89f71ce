import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Button, WhyNot } from "./actions/button.tsx";
import { ErrorNote, ErrorPanel } from "./feedback/error-panel.tsx";
import { TextField } from "./fields/text-field.tsx";
import { DeadlineRing } from "./marks/deadline-ring.tsx";
import { UrgencyMark } from "./marks/marks.tsx";

const html = (part: ReactNode) => renderToStaticMarkup(<MantineProvider>{part}</MantineProvider>);
const at = (text: string) => Date.parse(`${text}+07:00`);
const refusals = [{ code: "x.no-annex", message: "Phụ lục chưa đính kèm.", clause: "QC-3.1" }];

describe("Thành phần nói đủ với người dùng", () => {
  it("nút chưa bấm được vẫn nhận tiêu điểm và nói lý do, điều khoản đứng sau lý do", () => {
    const button = html(<Button refusals={refusals}>Phát hành</Button>);
    expect(button).toContain('aria-disabled="true"');
    expect(button).not.toMatch(/\sdisabled/);
    expect(button).toContain("Phụ lục chưa đính kèm.");
    expect(html(<WhyNot refusals={refusals} />)).toMatch(/đính kèm\. .*\(QC-3\.1\)/);
  });
  it("nút đang chạy giữ chữ đang làm và báo bận", () => {
    const button = html(<Button running="Đang ký…">Ký</Button>);
    expect(button).toContain('aria-busy="true"');
    expect(button).toContain("Đang ký…");
  });
  it("mức Thường không có dấu; các mức khác có chữ, không chỉ có màu", () => {
    expect(html(<UrgencyMark urgency="thuong" />)).not.toContain("mo-chip");
    expect(html(<UrgencyMark urgency="hoa-toc" />)).toContain("Hỏa tốc");
  });
  it("hạn còn, sắp hết, quá hạn, tạm dừng, không hạn đều có chữ", () => {
    const now = at("2026-11-23T08:12");
    const words = (deadline: string) => html(<DeadlineRing now={now} deadline={at(deadline)} />);
    expect(words("2026-11-27T17:00")).toContain("còn 3 ngày làm việc");
    expect(words("2026-11-25T10:00")).toContain('data-state="near"');
    expect(words("2026-11-21T17:00")).toContain("quá 2 ngày");
    expect(html(<DeadlineRing deadline={now} paused />)).toContain("tạm dừng");
    expect(html(<DeadlineRing deadline={null} />)).toContain("–");
  });
  it("ô sai giữ nguyên chữ đã gõ và nối câu lỗi với ô", () => {
    const field = html(
      <TextField label="Ngày" value="31/11/2026" onChange={() => undefined} error="Tháng 11 chỉ có 30 ngày." />,
    );
    const error = /<p class="mo-field-error" id="([^"]+)"/.exec(field)?.[1];
    expect(field).toContain('value="31/11/2026"');
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain(`aria-describedby="${error}"`);
  });
  it("mất mạng và lỗi của trang là hai câu khác nhau", () => {
    expect(html(<ErrorPanel error={new TypeError("Failed to fetch")} />)).toContain("Mất kết nối");
    const fault = html(<ErrorPanel error={new Error("x is undefined")} />);
    expect(fault).not.toContain("Mất kết nối");
    expect(html(<ErrorNote error={null} />)).not.toContain("mo-note");
  });
});
