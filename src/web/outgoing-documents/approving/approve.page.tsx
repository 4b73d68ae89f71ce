/** /duyet/$id: approve or return; the same screen for the head of the unit, the office and the leader (picture 09b). */
import { IconFileUnknown } from "@tabler/icons-react";
import { useAddress, useGo, usePathParts } from "../../app/address.ts";
import { failureOf } from "../../app/api.ts";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page as Sheet } from "../../parts/layout/page-head.tsx";
import { useOutgoingDocument, useOutgoingLive } from "../outgoing-api.ts";
import { Approving } from "./approving.tsx";
import { APPROVAL_BOXES, useQueue } from "./use-queue.ts";

export function Page() {
  const { id = "" } = usePathParts();
  const [address] = useAddress();
  const go = useGo();
  const query = useOutgoingDocument(id);
  const queue = useQueue(APPROVAL_BOXES.find((name) => name === address["loc"]) ?? null);
  useOutgoingLive();
  if (query.data) return <Approving key={id} document={query.data} rows={queue.rows} />;
  const status = failureOf(query.error).problem?.status;
  return (
    <Sheet title="Duyệt dự thảo" back="/duyet">
      {query.isPending ? (
        <Skeleton lines={6} label="Đang mở dự thảo" />
      ) : status === 403 || status === 404 ? (
        <EmptyState
          icon={<IconFileUnknown size={20} stroke={1.75} />}
          title="Bạn không xem được dự thảo này"
          acts={
            <Button size="small" onPress={() => go("/duyet")}>
              Về danh sách chờ duyệt
            </Button>
          }
        >
          Dự thảo chỉ mở cho người soạn, người duyệt và người được giao; có thể đã chuyển cho người khác. Không có gì bị
          mất.
        </EmptyState>
      ) : (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      )}
    </Sheet>
  );
}
