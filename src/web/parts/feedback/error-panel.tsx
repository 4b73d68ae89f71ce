/**
 * What went wrong, in the one pattern: what happened · is anything lost · what to do. Give it whatever a query or mutation threw.
 *
 *   <ErrorPanel error={query.error} onRetry={() => query.refetch()} />     whole pane
 *   <ErrorNote error={mutation.error} />                                    beside the button that failed
 *
 * The request id hides under “Chi tiết cho tổ CNTT”. A refusal shows all its reasons with the article behind them.
 */
import { IconAlertTriangle, IconFileUnknown, IconLock, IconShieldLock, IconWifiOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import { failureOf } from "../../app/api.ts";
import { useLineBack } from "../../live/use-line-back.ts";
import { Button } from "../actions/button.tsx";
import { withFieldLabels } from "../fields/field-labels.ts";
import { Note } from "../story/note.tsx";
import { EmptyState } from "./empty-state.tsx";

const ICON = { size: 20, stroke: 1.75 } as const;
export const OFFLINE_WORDS = "Mất kết nối, chữ bạn gõ còn nguyên.";
const BUG_WORDS =
  "Có lỗi ở phía hệ thống, việc vừa rồi chưa được ghi. Hãy thử lại; nếu vẫn vậy, báo tổ CNTT kèm mã dưới đây.";

function failureInWords(error: unknown) {
  const { problem, offline } = failureOf(error);
  return { problem: problem && withFieldLabels(problem), offline };
}

export function ErrorPanel({ error, onRetry, kept }: { error: unknown; onRetry?: () => void; kept?: string }) {
  const { problem, offline } = failureInWords(error);
  const retry = onRetry && (
    <Button size="small" onPress={onRetry}>
      Thử ngay
    </Button>
  );
  if (!problem && !offline) {
    return (
      <EmptyState
        icon={<IconAlertTriangle {...ICON} />}
        tone="warn"
        title="Trang này gặp lỗi, chữ bạn gõ còn nguyên"
        acts={retry}
      >
        <p>Việc chưa gửi thì chưa được ghi. Hãy thử lại; nếu vẫn vậy, tải lại trang và báo tổ CNTT.</p>
        <details>
          <summary>Chi tiết cho tổ CNTT</summary>
          {error instanceof Error ? error.message : String(error)}
        </details>
      </EmptyState>
    );
  }
  if (!problem) {
    return (
      <EmptyState icon={<IconWifiOff {...ICON} />} tone="warn" title={OFFLINE_WORDS} acts={retry}>
        {kept ??
          "Kiểm tra dây mạng hoặc chờ một lát rồi thử lại. Số đến, số đi chỉ cấp khi máy chủ trả lời, không lo trùng."}
      </EmptyState>
    );
  }
  const look = lookOf(problem.status);
  const more = problem.reasons.filter((reason) => reason.message !== problem.title);
  return (
    <EmptyState
      icon={look.icon}
      tone={look.tone}
      title={problem.status >= 500 ? "Hệ thống gặp lỗi" : problem.title}
      acts={look.retry ? retry : null}
    >
      {problem.status >= 500 && <p>{BUG_WORDS}</p>}
      {more.map((reason) => (
        <p key={reason.code + reason.message}>
          {reason.message} {reason.clause && <span className="mo-caption mo-ink-3 mo-nowrap">{reason.clause}</span>}
        </p>
      ))}
      <Details problem={problem} />
    </EmptyState>
  );
}

/** No answer came. Whether the server got it is not known, so nothing is said about that but how to find out. */
function LineNote({ fault }: { fault: unknown }) {
  const back = useLineBack(fault);
  return back ? (
    <Note tone="info" live title="Đã có mạng lại.">
      Bấm lại để gửi: lần trước đã được ghi thì không ghi thêm lần nữa.
    </Note>
  ) : (
    <Note tone="warn" live title={OFFLINE_WORDS} icon={<IconWifiOff {...ICON} aria-hidden="true" />}>
      Chưa nhận được trả lời của máy chủ. Có mạng thì bấm lại: lần trước đã được ghi thì không ghi thêm lần nữa.
    </Note>
  );
}

export function ErrorNote({ error }: { error: unknown }) {
  if (!error) return null;
  const { problem, offline } = failureInWords(error);
  if (!problem && offline) return <LineNote fault={error} />;
  if (!problem) {
    return (
      <Note tone="warn" live title="Trang này gặp lỗi, chữ bạn gõ còn nguyên.">
        Hãy xem việc đã ghi hay chưa rồi bấm lại; không lo ghi hai lần.
      </Note>
    );
  }
  const more = problem.reasons.filter((reason) => reason.message !== problem.title);
  const clause = problem.reasons.find((reason) => reason.message === problem.title)?.clause;
  return (
    <Note
      tone="bad"
      live
      title={problem.status >= 500 ? BUG_WORDS : problem.title}
      icon={<IconAlertTriangle {...ICON} aria-hidden="true" />}
    >
      {clause && clause !== more[0]?.clause && <span className="mo-caption mo-nowrap">{clause}</span>}
      {more.map((reason, index) => (
        <p key={reason.code + reason.message}>
          {reason.message} {/* several reasons of one article name it once, behind the last */}
          {reason.clause && reason.clause !== more[index + 1]?.clause && (
            <span className="mo-caption mo-nowrap">{reason.clause}</span>
          )}
        </p>
      ))}
      {problem.status >= 500 && <Details problem={problem} />}
    </Note>
  );
}

function Details({ problem }: { problem: ProblemJson }) {
  return (
    <details>
      <summary>Chi tiết cho tổ CNTT</summary>
      {problem.code} · {problem.status} · {problem.requestId}
    </details>
  );
}

function lookOf(status: number): { icon: ReactNode; tone: "info" | "warn" | "bad"; retry: boolean } {
  if (status === 403) return { icon: <IconLock {...ICON} />, tone: "info", retry: false };
  if (status === 404) return { icon: <IconFileUnknown {...ICON} />, tone: "info", retry: false };
  if (status === 409 || status === 422) return { icon: <IconShieldLock {...ICON} />, tone: "bad", retry: false };
  return { icon: <IconAlertTriangle {...ICON} />, tone: "warn", retry: true };
}
