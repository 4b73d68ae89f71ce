// The place above the story for the person who must act now: bút phê, đề xuất, phân công, kết thúc phần việc. The panels stand in
// web/assignments; the first whose act may be done now is shown.
import { type ComponentType, lazy, Suspense } from "react";
import type { IncomingPageAct } from "#src/features/incoming-documents/incoming-documents.contract.ts";
import { useMe } from "../app/session.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { type IncomingDocument, renewDocument } from "./incoming-api.ts";

export type PanelProps = { documentId: string; rowVersion: number; onDone: () => void };

const Directive = lazy(() =>
  import("../assignments/directive/directive-panel.tsx").then((module) => ({ default: module.DirectivePanel })),
);
const Assign = lazy(() =>
  import("../assignments/assign/assign-panel.tsx").then((module) => ({ default: module.AssignPanel })),
);
const Finish = lazy(() =>
  import("../assignments/assign/finish-panel.tsx").then((module) => ({ default: module.FinishPanel })),
);
const Propose = (props: PanelProps) => <Directive {...props} kind="proposal" />;

type Slot = { act: IncomingPageAct; title: string; Panel: ComponentType<PanelProps>; roles?: readonly string[] };
const SLOTS: readonly Slot[] = [
  { act: "direct", title: "Bút phê", Panel: Directive, roles: ["lanh-dao"] },
  { act: "propose", title: "Đề xuất phân công", Panel: Propose },
  { act: "assign", title: "Phân công trong đơn vị", Panel: Assign },
  { act: "finish", title: "Kết thúc phần việc của bạn", Panel: Finish, roles: ["chuyen-vien", "truong-don-vi"] },
];

export function ActionPanel({ document }: { document: IncomingDocument }) {
  const me = useMe();
  const offered = SLOTS.find(
    ({ act, roles }) =>
      document.acts[act]?.length === 0 && (!roles || me.post.roles.some((role) => roles.includes(role))),
  );
  if (!offered) return null;
  const { Panel, title, act } = offered;
  // the one who waits for a directive writes it here; ending one's part is asked for, it is not the first thing to see
  return (
    <details className="mo-action-slot" open={act !== "finish"}>
      <summary className="mo-sub">{title}</summary>
      <Suspense fallback={<Skeleton lines={3} />}>
        <Panel documentId={document.id} rowVersion={document.rowVersion} onDone={() => renewDocument(document.id)} />
      </Suspense>
    </details>
  );
}
