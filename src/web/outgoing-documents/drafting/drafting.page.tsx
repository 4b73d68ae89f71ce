/** /du-thao/$id: write it right the first time (picture 09). */
import { IconFilePencil } from "@tabler/icons-react";
import { useGo, usePathParts } from "../../app/address.ts";
import { failureOf } from "../../app/api.ts";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page as Sheet } from "../../parts/layout/page-head.tsx";
import { useOutgoingDocument, useOutgoingLive } from "../outgoing-api.ts";
import { Drafting } from "./drafting.tsx";

export function Page() {
  const { id = "" } = usePathParts();
  const query = useOutgoingDocument(id);
  useOutgoingLive();
  if (query.data) return <Drafting key={id} document={query.data} />;
  return (
    <Sheet title="Dự thảo" back="/du-thao">
      {query.isPending ? (
        <Skeleton lines={6} label="Đang mở dự thảo" />
      ) : (
        <Fault error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Sheet>
  );
}

function Fault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const go = useGo();
  const { problem } = failureOf(error);
  if (problem?.status !== 404 && problem?.status !== 403) return <ErrorPanel error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      icon={<IconFilePencil size={20} stroke={1.75} />}
      title="Bạn không xem được dự thảo này"
      acts={
        <Button size="small" onPress={() => go("/du-thao")}>
          Về danh sách dự thảo
        </Button>
      }
    >
      Dự thảo chỉ mở cho người soạn, người duyệt và người được giao; hoặc địa chỉ không đúng. Nếu cần cho công việc, hãy
      nhờ người soạn.
    </EmptyState>
  );
}
