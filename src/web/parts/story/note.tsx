/**
 * Note: green fact, amber look, red stop, blue info. The bold first sentence tells it all.
 *
 *   <Note tone="ok" icon={<IconShieldCheck size={20} />} title="Có giá trị như bản giấy.">Lê Hoàng Phúc và Sở Xây dựng ký.</Note>
 */
import "./story.css";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconShieldLock } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type NoteTone = "ok" | "warn" | "bad" | "info";
const ICONS: Record<NoteTone, ReactNode> = {
  ok: <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />,
  warn: <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />,
  bad: <IconShieldLock size={20} stroke={1.75} aria-hidden="true" />,
  info: <IconInfoCircle size={20} stroke={1.75} aria-hidden="true" />,
};

export function Note(props: {
  tone: NoteTone;
  title: string;
  children?: ReactNode;
  icon?: ReactNode;
  act?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className="mo-note" data-tone={props.tone} role={props.live ? "status" : undefined}>
      <span className="mo-note-icon">{props.icon ?? ICONS[props.tone]}</span>
      <div className="mo-grow">
        <strong>{props.title}</strong> {props.children}
      </div>
      {props.act}
    </div>
  );
}
