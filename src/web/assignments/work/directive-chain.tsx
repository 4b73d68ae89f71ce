import type { AssignmentView } from "#src/features/assignments/assignments.contract.ts";
import { asSentence } from "../../letter/words.ts";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Chip, RoleMark } from "../../parts/marks/marks.tsx";
import { DirectiveBlock } from "../../parts/story/facts.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { useTrace } from "../assignments-api.ts";
import { stateWords } from "./work-list.tsx";

/** What stands now, from the leader down: the directive, what the head added, who has which part, the replies. */
export function DirectiveChain({ documentId }: { documentId: string }) {
  const query = useTrace(documentId);
  if (query.isPending) return <Skeleton lines={3} label="Đang tải bút phê" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const standing = query.data.directives.filter((each) => each.kind !== "proposal" && each.replacedAt === null);
  return (
    <>
      {standing.map((directive) => (
        <DirectiveBlock
          key={directive.id}
          title={directive.kind === "assignment" ? "Phân công trong đơn vị" : "Bút phê"}
          by={`${directive.byName}, ${directive.byTitle}${directive.onBehalfName ? `, thay mặt ${directive.onBehalfName}` : ""}`}
          at={<ListTime at={directive.createdAt} />}
        >
          {directive.text || "Không ghi thêm lời."}
          {directive.replyNeeded && <span className="mo-small mo-ink-2"> Cần văn bản trả lời.</span>}
        </DirectiveBlock>
      ))}
      <ul className="mo-chain">
        {standing
          .flatMap((directive) => directive.assignments)
          .map((assignment) => (
            <li key={assignment.id}>
              <RoleMark kind={assignment.role} />
              <span className="mo-grow">
                {assignment.fullName ?? assignment.unitName}
                {assignment.note && <span className="mo-small mo-ink-2"> · “{assignment.note}”</span>}
              </span>
              <Seen assignment={assignment} />
            </li>
          ))}
      </ul>
      {query.data.replies.map((reply) => (
        <p key={reply.id}>
          <strong>Văn bản trả lời:</strong> {asSentence(reply.subject)}{" "}
          <Chip tone="pri">
            {reply.stateName}
            {reply.codeNumber ? ` ${reply.codeNumber}/${reply.codeNotation}` : ""}
          </Chip>
        </p>
      ))}
    </>
  );
}

function Seen({ assignment }: { assignment: AssignmentView }) {
  if (assignment.state === "new") return <span className="mo-small mo-ink-3 mo-nowrap">Chưa xem</span>;
  const at = assignment.doneAt ?? assignment.startedAt ?? assignment.seenAt;
  return (
    <span className="mo-small mo-ink-2 mo-nowrap">
      {stateWords({ state: assignment.state, replyState: null })} {at && <ListTime at={at} />}
    </span>
  );
}
