/** /du-thao: my drafts, those that came back, those on their way. */
import { IconFilePencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { useSteadyRows } from "../../app/steady-rows.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page as Sheet } from "../../parts/layout/page-head.tsx";
import { RowList } from "../../parts/layout/row-list.tsx";
import { type ListAsk, type OutgoingListRow, useOutgoingList, useOutgoingLive } from "../outgoing-api.ts";
import { titleOf } from "../words.ts";
import { DocumentRow } from "./document-row.tsx";
import { KindChooser } from "./kind-chooser.tsx";
import { OpenableRow } from "./openable-row.tsx";
import "./list.css";

type View = "dang-soan" | "tra-lai" | "dang-trinh";
const ASKS: Record<View, ListAsk> = {
  "dang-soan": { view: "open", box: "drafts" },
  "tra-lai": { view: "open", box: "returned" },
  "dang-trinh": { view: "mine" },
};
const EMPTY: Record<View, { title: string; words: string }> = {
  "dang-soan": {
    title: "Bạn không có dự thảo nào đang soạn",
    words:
      "Bấm “Soạn mới” để bắt đầu từ mẫu đúng thể thức, hoặc mở văn bản đến được giao rồi bấm “Soạn trả lời”. Chữ gõ tự lưu, đóng máy không mất.",
  },
  "tra-lai": {
    title: "Không có dự thảo bị trả lại",
    words: "Dự thảo bị trả lại hiện ở đây kèm lý do, sửa xong trình lại.",
  },
  "dang-trinh": {
    title: "Không có dự thảo nào của bạn đang trình",
    words: "Sau khi trình, dự thảo ở đây cho đến khi phát hành; mỗi dòng nói đang ở ai, từ lúc nào.",
  },
};
const onTheWay = (row: OutgoingListRow) => !["draft", "issued", "recalled", "discarded"].includes(row.state);

export function Page() {
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const [choosing, setChoosing] = useState(false);
  useOutgoingLive();
  const view: View = address["loc"] === "tra-lai" || address["loc"] === "dang-trinh" ? address["loc"] : "dang-soan";
  const drafts = useOutgoingList(ASKS["dang-soan"]);
  const returned = useOutgoingList(ASKS["tra-lai"]);
  const mine = useOutgoingList(ASKS["dang-trinh"]);
  const query = { "dang-soan": drafts, "tra-lai": returned, "dang-trinh": mine }[view];
  const rows = view === "dang-trinh" ? mine.rows.filter(onTheWay) : query.rows;
  const steady = useSteadyRows(rows, (row) => row.id, view);
  const mayDraft = me.post.roles.some((role) => !["quan-tri", "van-hanh"].includes(role));
  useKeys({ N: { label: "soạn mới", when: mayDraft && !choosing, run: () => setChoosing(true) } });
  const count = (list: typeof drafts, rowsOf = list.rows) => (list.data ? { count: rowsOf.length } : {});
  const compose = (
    <Button
      look="filled"
      keys="N"
      icon={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
      onPress={() => setChoosing(true)}
      testId="compose"
    >
      Soạn mới
    </Button>
  );
  return (
    <Sheet
      title="Dự thảo"
      segments={
        <Segments
          label="Lọc"
          value={view}
          onChange={(loc) => setAddress({ loc: loc === "dang-soan" ? null : loc, vb: null })}
          items={[
            { value: "dang-soan", words: "Đang soạn", ...count(drafts) },
            { value: "tra-lai", words: "Bị trả lại", ...count(returned) },
            { value: "dang-trinh", words: "Đang trình", ...count(mine, mine.rows.filter(onTheWay)) },
          ]}
        />
      }
      acts={mayDraft && compose}
    >
      {query.isPending ? (
        <Skeleton lines={6} label="Đang tải danh sách dự thảo" />
      ) : query.isError && !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div className="mo-wide-list">
          <RowList
            label="Dự thảo"
            rows={steady.rows}
            fresh={steady.fresh}
            keyOf={(row) => row.id}
            nameOf={titleOf}
            selected={address["vb"] ?? steady.rows[0]?.id ?? null}
            onSelect={(row) => setAddress({ vb: row.id }, { replace: true })}
            onEnter={(row) => go(`/du-thao/${row.id}`)}
            onOpen={(row) => go(`/du-thao/${row.id}`)}
            render={(row) => (
              <OpenableRow onOpen={() => go(`/du-thao/${row.id}`)}>
                <DocumentRow row={row} me={me.person.fullName} />
              </OpenableRow>
            )}
            more={query.hasNextPage && (() => void query.fetchNextPage())}
            empty={
              <EmptyState
                icon={<IconFilePencil size={20} stroke={1.75} />}
                title={EMPTY[view].title}
                acts={mayDraft && view === "dang-soan" ? compose : null}
              >
                {EMPTY[view].words}
              </EmptyState>
            }
          />
        </div>
      )}
      {choosing && <KindChooser onClose={() => setChoosing(false)} />}
    </Sheet>
  );
}
