/**
 * Band above everything: only incident, maintenance, demo data, read-only, and the plain-HTTP warning for administrators.
 *
 *   <Banner tone="incident" title="Sự cố: trục liên thông." act={…}>Ngừng nhận từ 09:40…</Banner>
 */
import "./banner.css";
import { IconAlertTriangle, IconFlask, IconLockOpen, IconPlayerPlay } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Session } from "../app/session.tsx";

export type BannerTone = "incident" | "resumed" | "demo" | "warn";
const ICONS: Record<BannerTone, ReactNode> = {
  incident: <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />,
  resumed: <IconPlayerPlay size={18} stroke={1.75} aria-hidden="true" />,
  demo: <IconFlask size={16} stroke={1.75} aria-hidden="true" />,
  warn: <IconLockOpen size={16} stroke={1.75} aria-hidden="true" />,
};

export function Banner(props: { tone: BannerTone; title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className="mo-band" data-tone={props.tone} role={props.tone === "incident" ? "alert" : undefined}>
      {ICONS[props.tone]}
      <span className="mo-grow">
        <strong>{props.title}</strong> {props.children}
      </span>
      {props.act}
    </div>
  );
}

/** The bands an installation has by itself. */
export function InstallationBands({
  installation,
  administrator,
}: {
  installation: Session["installation"];
  administrator: boolean;
}) {
  return (
    <>
      {installation.plainHttp && administrator && (
        <Banner tone="warn" title="Đường truyền chưa mã hóa (HTTP).">
          Mật khẩu và văn bản đi ở dạng đọc được. Trước khi máy khác dùng, hãy cài chứng thư máy chủ (TLS_CERT, TLS_KEY)
          hoặc đặt sau máy chủ trung gian có HTTPS.
        </Banner>
      )}
      {installation.demo && (
        <Banner tone="demo" title="Dữ liệu minh họa.">
          {installation.demoLoading
            ? "Đang nạp thêm, dùng được ngay. Mọi tên, văn bản, chữ ký là giả định."
            : "Tên người, văn bản và chữ ký là giả định, không có giá trị pháp lý."}
        </Banner>
      )}
    </>
  );
}
