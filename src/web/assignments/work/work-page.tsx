/**
 * Việc của tôi, Việc của phòng, Việc đã giao (picture 08): the list by working day, the chosen work at the right.
 *
 *   <WorkPage view="mine" title="Việc của tôi" … />     address: `?loc=` segment, `&viec=` chosen work
 */
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { useNarrow } from "../../app/use-narrow.ts";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { type PaneName, ThreePane } from "../../parts/layout/three-pane.tsx";
import { useAssignmentsLive, useWork, type WorkView } from "../assignments-api.ts";
import { WorkDetail } from "./work-detail.tsx";
import { WorkList, type WorkRow } from "./work-list.tsx";

type Props = {
  view: WorkView;
  title: string;
  /** what the unit or person leads; “Đang mở” where roles do not matter */
  leadWords: string;
  empty: { title: string; words: string };
  whoOf: (row: WorkRow) => string;
};
const SEGMENTS = ["chu-tri", "phoi-hop", "da-xong"] as const;
type SegmentName = (typeof SEGMENTS)[number];

export function WorkPage(props: Props) {
  useAssignmentsLive();
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const segment: SegmentName = SEGMENTS.find((name) => name === address["loc"]) ?? "chu-tri";
  const open = useWork(props.view, true);
  const done = useWork(props.view, false);
  const phone = useNarrow(639);
  const [pane, setPane] = useState<PaneName>("list");
  const query = segment === "da-xong" ? done : open;
  const of = (role: "lead" | "co-ordinate") => (open.data?.rows ?? []).filter((row) => row.role === role);
  const rows = segment === "da-xong" ? (done.data?.rows ?? []) : of(segment === "chu-tri" ? "lead" : "co-ordinate");
  const chosen = rows.find((row) => row.assignmentId === address["viec"]) ?? rows[0] ?? null;
  const head = me.post.roles.some((role) => role === "truong-don-vi" || role === "chanh-van-phong");
  const act = segment !== "da-xong" && (props.view === "mine" || (props.view === "unit" && head));
  const segments = (
    <Segments
      label="Lọc việc"
      value={segment}
      onChange={(loc) => setAddress({ loc, viec: null })}
      items={[
        { value: "chu-tri", words: props.leadWords, count: of("lead").length },
        { value: "phoi-hop", words: "Phối hợp", count: of("co-ordinate").length },
        { value: "da-xong", words: "Đã xong" },
      ]}
    />
  );
  return (
    <Page title={props.title} segments={segments}>
      {query.isPending ? (
        <Skeleton lines={5} />
      ) : !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !chosen ? (
        <Empty {...emptyWords(props, segment)} />
      ) : (
        <ThreePane
          screen={`viec.${props.view}`}
          at={pane}
          onAt={setPane}
          page={
            <WorkList
              label={props.title}
              rows={rows}
              grouped={segment !== "da-xong"}
              selected={chosen.assignmentId}
              onSelect={(row) => {
                setAddress({ viec: row.assignmentId }, { replace: true });
                if (phone) setPane("fields");
              }}
              onOpen={(row) => go(`/van-ban-den/${row.documentId}`)}
              whoOf={props.whoOf}
            />
          }
          fields={
            <WorkDetail
              key={chosen.assignmentId}
              row={chosen}
              may={{ act, assign: act && props.view === "unit" && chosen.role === "lead" }}
              onDone={() => setAddress({ viec: null }, { replace: true })}
            />
          }
          fieldsWidth={420}
          words={{ page: "Danh sách việc", fields: "Việc đang chọn" }}
        />
      )}
    </Page>
  );
}

function emptyWords(props: Props, segment: SegmentName): { title: string; words: string } {
  if (segment === "phoi-hop")
    return { title: "Không có việc phối hợp nào đang mở", words: "Việc được mời phối hợp sẽ tự hiện ở đây." };
  if (segment === "da-xong")
    return { title: "Chưa có việc nào đã xong", words: "Việc hoàn thành sẽ nằm ở đây, kèm ngày giờ." };
  return props.empty;
}

function Empty({ title, words }: { title: string; words: string }) {
  return (
    <EmptyState icon={<IconCircleCheck size={20} stroke={1.75} />} tone="ok" title={title}>
      {words}
    </EmptyState>
  );
}
