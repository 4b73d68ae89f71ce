/**
 * Phân công: the head gives the unit's work to a specialist (NĐ 30/2020 Đ24.1). Days after the leader's deadline are greyed.
 *
 *   <AssignPanel documentId={id} rowVersion={letter.rowVersion} onDone={openNext} />
 */
import "../directive/directive.css";
import { IconUserQuestion } from "@tabler/icons-react";
import { useMe } from "../../app/session.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { useLetter, usePosts, useTrace } from "../assignments-api.ts";
import type { PanelProps } from "../directive/directive-panel.tsx";
import { AssignForm } from "./assign-form.tsx";
import { unitLead } from "./own-work.ts";

export function AssignPanel(props: Omit<PanelProps, "onUndone"> & { nextWords?: string }) {
  const me = useMe();
  const letter = useLetter(props.documentId);
  const trace = useTrace(props.documentId);
  const posts = usePosts();
  for (const query of [letter, trace, posts])
    if (query.error && !query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!letter.data || !trace.data || !posts.data) return <Skeleton lines={4} label="Đang mở phiếu phân công" />;
  const unitId = posts.data.find((post) => post.id === me.post.id)?.unitId ?? null;
  const part = unitLead(trace.data.directives, unitId);
  if (!part)
    return (
      <EmptyState
        icon={<IconUserQuestion size={20} stroke={1.75} />}
        title="Không có phần việc nào của đơn vị để phân công"
      >
        Đơn vị bạn không chủ trì văn bản này, hoặc việc đã xong hay đã giao nơi khác.
      </EmptyState>
    );
  return (
    <AssignForm
      key={part.assignment.id}
      {...props}
      letter={letter.data}
      part={part}
      people={posts.data.filter((post) => post.unitId === unitId && !post.roles.every((role) => role === "quan-tri"))}
    />
  );
}
