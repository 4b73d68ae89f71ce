/**
 * Xử lý (picture 07): the directives, who leads, co-ordinates, is informed and has seen it, then the way it went.
 *
 *   <HandlingTab documentId={id} />     `acts` stands above: the panel of the person who must act now
 */
import "./handling-tab.css";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { assignmentsContract } from "#src/features/assignments/assignments.contract.ts";
import { weekdayShortName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dayMonthText, listTimeText } from "#src/rules/vietnamese-text/date-text.ts";
import { clientOf } from "../app/api.ts";
import { useNow } from "../app/clock.ts";
import { workingTimeWords } from "../letter/words.ts";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Chip, RoleMark } from "../parts/marks/marks.tsx";
import { DirectiveBlock } from "../parts/story/facts.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import { HopList } from "../parts/story/track.tsx";

const api = clientOf(assignmentsContract);
export type Trace = Awaited<ReturnType<typeof api.trace>>;
type Directive = Trace["directives"][number];
type Assignment = Directive["assignments"][number];

const KIND_WORDS: Record<Directive["kind"], string> = {
  proposal: "Đề xuất",
  directive: "Bút phê",
  assignment: "Phân công",
};

export function useTrace(documentId: string) {
  return useQuery({ queryKey: ["assignments", "trace", documentId], queryFn: () => api.trace({ id: documentId }) });
}

export function HandlingTab({ documentId, acts }: { documentId: string; acts?: ReactNode }) {
  const query = useTrace(documentId);
  const now = useNow();
  if (query.isPending) return <Skeleton lines={4} label="Đang tải đường đi của văn bản" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const { directives, hops, replies } = query.data;
  return (
    <div className="mo-handling">
      {acts}
      {directives.length === 0 && !acts && (
        <p className="mo-ink-2">Chưa có bút phê. Văn bản đang chờ người được trình cho ý kiến; đường đi ghi ở dưới.</p>
      )}
      {directives.map((directive) => (
        <DirectiveView key={directive.id} directive={directive} />
      ))}
      {replies.map((reply) => (
        <p key={reply.id} className="mo-handling-reply">
          <strong>Văn bản trả lời:</strong> {reply.subject}{" "}
          <Chip tone="pri">
            {reply.stateName}
            {reply.codeNumber ? ` ${reply.codeNumber}/${reply.codeNotation}` : ""}
          </Chip>
        </p>
      ))}
      <HopList
        hops={hops.map((hop, index) => ({
          key: `${hop.at} ${index}`,
          who: hop.who,
          what: hop.what,
          at:
            hop.state === "now" ? `từ ${listTimeText(Date.parse(hop.at), now)}` : listTimeText(Date.parse(hop.at), now),
          state: hop.state,
          ...(hop.heldMinutes === null ? {} : { held: `giữ ${workingTimeWords(hop.heldMinutes)} làm việc` }),
        }))}
      />
    </div>
  );
}

function DirectiveView({ directive }: { directive: Directive }) {
  const by = `${directive.byName}, ${directive.byTitle}${directive.onBehalfName ? `, thay mặt ${directive.onBehalfName}` : ""}`;
  return (
    <section className="mo-stack mo-handling-directive" data-replaced={directive.replacedAt ? true : undefined}>
      <DirectiveBlock
        title={
          directive.replacedAt ? `${KIND_WORDS[directive.kind]}, đã thay bằng ý kiến sau` : KIND_WORDS[directive.kind]
        }
        by={by}
        at={<ListTime at={directive.createdAt} />}
      >
        {directive.text || "Không ghi thêm lời."}
        {directive.replyNeeded && (
          <>
            {" "}
            <Chip tone="pri">Cần văn bản trả lời</Chip>
          </>
        )}
      </DirectiveBlock>
      <ul className="mo-roles">
        {directive.assignments.map((assignment) => (
          <li key={assignment.id}>
            <RoleMark kind={assignment.role} />
            <span className="mo-grow">
              {assignment.unitName ?? ""}
              {assignment.fullName && (
                <span className={assignment.unitName ? "mo-ink-2" : ""}>
                  {assignment.unitName ? " · " : ""}
                  {assignment.postTitle} {assignment.fullName}
                </span>
              )}
              {assignment.note && <span className="mo-small mo-ink-2 mo-roles-note">“{assignment.note}”</span>}
              {assignment.dueAt && (
                <span className="mo-small mo-ink-2 mo-roles-note">hạn {dueWords(assignment.dueAt)}</span>
              )}
            </span>
            <AssignmentState assignment={assignment} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AssignmentState({ assignment }: { assignment: Assignment }) {
  switch (assignment.state) {
    case "new":
      return <span className="mo-small mo-ink-3">Chưa xem</span>;
    case "seen":
      return (
        <span className="mo-small">
          Đã xem <ListTime at={assignment.seenAt} />
        </span>
      );
    case "working":
      return <span className="mo-small mo-pri">Đang xử lý</span>;
    case "done":
      return (
        <span className="mo-small mo-ok">
          Xong <ListTime at={assignment.doneAt} />
        </span>
      );
    case "returned":
      return <span className="mo-small mo-bad">Trả lại</span>;
    case "replaced":
      return <span className="mo-small mo-ink-3">Đã giao lại</span>;
    default:
      return assignment.state satisfies never;
  }
}

function dueWords(at: string): string {
  const day = localDateOf(Date.parse(at));
  return `${weekdayShortName(day)} ${dayMonthText(day)}`;
}
