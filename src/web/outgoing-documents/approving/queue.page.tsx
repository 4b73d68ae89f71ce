/** /duyet: what waits for my approval. Enter opens; after an act the next opens by itself. */
import { IconCircleCheck } from "@tabler/icons-react";
import { useAddress, useGo } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { useSteadyRows } from "../../app/steady-rows.ts";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page as Sheet } from "../../parts/layout/page-head.tsx";
import { RowList } from "../../parts/layout/row-list.tsx";
import { DocumentRow } from "../list/document-row.tsx";
import { OpenableRow } from "../list/openable-row.tsx";
import { useOutgoingLive } from "../outgoing-api.ts";
import { titleOf } from "../words.ts";
import "./approving.css";
import { APPROVAL_BOXES, type ApprovalBox, BOX_WORDS, useQueue } from "./use-queue.ts";

export function Page() {
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const box = APPROVAL_BOXES.find((name) => name === address["loc"]) ?? null;
  const all = useQueue(null);
  const queue = useQueue(box);
  useOutgoingLive();
  const steady = useSteadyRows(queue.rows, (row) => row.id, box ?? "tat-ca");
  const used = APPROVAL_BOXES.filter((name) => all.counts[name] > 0);
  // the name under which the rail of this post leads here
  const title = me.post.roles.includes("chanh-van-phong") ? "Duyệt thể thức" : "Chờ duyệt";
  const open = (row: { id: string }) => go(`/duyet/${row.id}`, box ? { loc: box } : {});
  return (
    <Sheet
      title={title}
      segments={
        used.length > 1 || box ? (
          <Segments<ApprovalBox | "tat-ca">
            label="Lọc"
            value={box ?? "tat-ca"}
            onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc, vb: null })}
            items={[
              { value: "tat-ca", words: "Tất cả", count: all.rows.length },
              ...used.map((name) => ({ value: name, words: BOX_WORDS[name], count: all.counts[name] })),
            ]}
          />
        ) : undefined
      }
    >
      {queue.isPending ? (
        <Skeleton lines={5} label="Đang tải văn bản chờ duyệt" />
      ) : queue.error ? (
        <ErrorPanel error={queue.error} onRetry={queue.refetch} />
      ) : (
        <div className="mo-wide-list">
          <RowList
            label="Văn bản chờ duyệt"
            rows={steady.rows}
            fresh={steady.fresh}
            keyOf={(row) => row.id}
            nameOf={titleOf}
            selected={address["vb"] ?? steady.rows[0]?.id ?? null}
            onSelect={(row) => setAddress({ vb: row.id }, { replace: true })}
            onEnter={open}
            onOpen={open}
            render={(row) => (
              <OpenableRow onOpen={() => open(row)}>
                <DocumentRow row={row} me={me.person.fullName} />
              </OpenableRow>
            )}
            more={queue.more ?? false}
            empty={
              <EmptyState
                icon={<IconCircleCheck size={20} stroke={1.75} />}
                tone="ok"
                title="Không còn văn bản nào chờ bạn duyệt"
              >
                Dự thảo trình đến bạn tự hiện ở đây, hỏa tốc và chờ lâu nhất đứng đầu. Mỗi văn bản mở kèm chỗ đã đổi so
                với bản trước.
              </EmptyState>
            }
          />
        </div>
      )}
    </Sheet>
  );
}
