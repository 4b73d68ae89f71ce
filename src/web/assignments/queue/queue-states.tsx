// The states around an open letter: its place in the queue, nothing waits, not this post's queue.
import { IconChevronDown, IconChevronUp, IconCircleCheck, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button, IconButton } from "../../parts/actions/button.tsx";
import { ApprovalsWait } from "../../parts/feedback/approvals-wait.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { Page } from "../../parts/layout/page-head.tsx";

export function Place({
  at,
  of,
  words,
  onStep,
}: {
  at: number;
  of: number;
  words: string;
  onStep: (by: 1 | -1) => void;
}) {
  const look = { size: 20, stroke: 1.75, "aria-hidden": true } as const;
  return (
    <span className="mo-row mo-queue-place">
      <span className="mo-ink-2 mo-nowrap" role="status">
        {words} {at} / {of}
      </span>
      <IconButton
        label="Văn bản trước"
        keys="K"
        icon={<IconChevronUp {...look} />}
        disabled={at <= 1}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label="Văn bản sau"
        keys="J"
        icon={<IconChevronDown {...look} />}
        disabled={at >= of}
        onPress={() => onStep(1)}
      />
    </span>
  );
}

export function OpenNext({ onPress }: { onPress: () => void }) {
  return (
    <Button size="small" onPress={onPress}>
      Mở văn bản chờ kế tiếp
    </Button>
  );
}

export function Shell({ title, body, acts }: { title: string; body: ReactNode; acts?: ReactNode }) {
  return (
    <Page title={title} acts={acts}>
      {body}
    </Page>
  );
}

export function NotYours({ title, post }: { title: string; post: string }) {
  return (
    <EmptyState icon={<IconLock size={20} stroke={1.75} />} title="Chức danh này không có việc ở đây">
      {title} không thuộc việc của {post}. Nếu bạn giữ chức danh khác, hãy chuyển chức danh ở góc trên bên phải.
    </EmptyState>
  );
}

export function Done({ title, words }: { title: string; words: string }) {
  return (
    <EmptyState icon={<IconCircleCheck size={20} stroke={1.75} />} tone="ok" title={title}>
      <p>{words}</p>
      <ApprovalsWait />
    </EmptyState>
  );
}
