/**
 * Empty, first time, no hit, no right, broken line: one shape (picture 20). It says what happened and what to do next.
 *
 *   <EmptyState icon={<IconCircleCheck size={20} />} tone="ok" title="Đã vào sổ hết" acts={<Button size="small">Xem sổ hôm nay</Button>}>
 *     Văn bản mới sẽ tự hiện ở đây. Hôm nay bạn đã vào sổ 46 văn bản, từ 1802 đến 1847.
 *   </EmptyState>
 */
import "./empty-state.css";
import type { ReactNode } from "react";

export function EmptyState(props: {
  icon: ReactNode;
  tone?: "ok" | "info" | "warn" | "bad";
  title: string;
  children?: ReactNode;
  acts?: ReactNode;
  level?: 1 | 2;
}) {
  const Heading = props.level === 1 ? "h1" : "h2";
  return (
    <div className="mo-empty">
      <span className="mo-empty-icon" data-tone={props.tone ?? "info"} aria-hidden="true">
        {props.icon}
      </span>
      <Heading className="mo-sub">{props.title}</Heading>
      {props.children && <div className="mo-ink-2 mo-empty-words">{props.children}</div>}
      {props.acts && <div className="mo-empty-acts">{props.acts}</div>}
    </div>
  );
}
