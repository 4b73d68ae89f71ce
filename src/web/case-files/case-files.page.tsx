// Hồ sơ: the files of my work, open ones first; open a new one.
import { IconCircleCheck, IconFolderPlus, IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useChosenRow, useGo } from "../app/address.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { To } from "../parts/actions/link.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import "./case-file.css";
import { type CaseFileAsk, type CaseFileRow, useCaseFiles, useCaseFilesLive } from "./case-files-api.ts";
import { OpenCaseFile } from "./open-case-file.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
type Filter = "dang-mo" | "cua-toi" | "da-ket-thuc";
const ASKS: Record<Filter, CaseFileAsk> = {
  "dang-mo": { state: "open" },
  "cua-toi": { mine: true },
  "da-ket-thuc": { state: "closed" },
};
const FILTERS = Object.keys(ASKS) as Filter[];

export function CaseFilesPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  useCaseFilesLive();
  const filter = FILTERS.find((one) => one === address["loc"]) ?? "dang-mo";
  const q = address["tim"] ?? "";
  const [typed, setTyped] = useState(q);
  const [opening, setOpening] = useState(false);
  const [selected, setSelected] = useChosenRow();
  const query = useCaseFiles({ ...ASKS[filter], ...(q ? { q } : {}) });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  useKeys({ N: { label: "mở hồ sơ mới", run: () => setOpening(true) } });
  return (
    <Page
      title="Hồ sơ"
      segments={
        <Segments<Filter>
          label="Lọc"
          value={filter}
          onChange={(loc) => setAddress({ loc: loc === "dang-mo" ? null : loc, vb: null }, { replace: true })}
          items={[
            { value: "dang-mo", words: "Đang mở" },
            { value: "cua-toi", words: "Tôi lập" },
            { value: "da-ket-thuc", words: "Đã kết thúc" },
          ]}
        />
      }
      acts={
        <>
          <div className="mo-case-find">
            <TextField
              label="Tìm hồ sơ"
              hideLabel
              type="search"
              value={typed}
              onChange={setTyped}
              onSettled={(text) => setAddress({ tim: text.trim() || null }, { replace: true })}
              placeholder="ký hiệu, tiêu đề"
              testId="find-case-files"
            />
          </div>
          <Button
            look="filled"
            icon={<IconFolderPlus {...ICON} />}
            keys="N"
            onPress={() => setOpening(true)}
            testId="new-case-file"
          >
            Mở hồ sơ mới…
          </Button>
        </>
      }
    >
      {query.isPending ? (
        <Skeleton lines={6} label="Đang tải hồ sơ" />
      ) : query.isError && rows.length === 0 ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          screen="ho-so"
          label="Hồ sơ công việc"
          rows={rows}
          keyOf={(row) => row.id}
          selected={(rows.find((row) => row.id === selected) ?? rows[0])?.id ?? null}
          onSelect={(row) => setSelected(row.id)}
          onOpen={(row) => go(`/ho-so/${row.id}`)}
          openLabel="mở hồ sơ"
          more={query.hasNextPage && (() => void query.fetchNextPage())}
          empty={
            <Nothing
              filter={filter}
              q={q}
              onAll={() => setAddress({ tim: null, loc: null }, { replace: true })}
              onNew={() => setOpening(true)}
            />
          }
          columns={COLUMNS}
        />
      )}
      {opening && (
        <OpenCaseFile
          verb="Mở hồ sơ"
          onClose={() => setOpening(false)}
          onOpened={(caseFile) => {
            setOpening(false);
            toast({ title: `Đã mở hồ sơ ${caseFile.notation}.`, words: "Đưa văn bản vào hồ sơ từ trang của văn bản." });
            go(`/ho-so/${caseFile.id}`);
          }}
        />
      )}
    </Page>
  );
}
export { CaseFilesPage as Page };

const COLUMNS = [
  {
    key: "ky-hieu",
    head: "Ký hiệu",
    width: 120,
    pinned: true,
    cell: (row: CaseFileRow) => <strong className="mo-nowrap">{row.notation}</strong>,
  },
  {
    key: "tieu-de",
    head: "Tiêu đề",
    pinned: true,
    cell: (row: CaseFileRow) => (
      <>
        <To path={`/ho-so/${row.id}`} className="mo-case-title" title={row.title}>
          {row.title}
        </To>
        <div className="mo-small mo-ink-3">
          {row.unitName} · {row.ownerName}
        </div>
      </>
    ),
  },
  { key: "van-ban", head: "Văn bản", figure: true, width: 90, cell: (row: CaseFileRow) => row.documents },
  { key: "bao-quan", head: "Bảo quản", width: 110, cell: (row: CaseFileRow) => row.retention },
  { key: "nam", head: "Năm", figure: true, width: 70, cell: (row: CaseFileRow) => row.year },
  {
    key: "trang-thai",
    head: "Trạng thái",
    width: 180,
    cell: (row: CaseFileRow) =>
      row.state === "open" ? (
        <>
          Đang mở từ <ListTime at={row.openedAt} />
        </>
      ) : (
        <span className="mo-ok">
          Kết thúc <ListTime at={row.closedAt} />
        </span>
      ),
  },
] as const;

function Nothing(props: { filter: Filter; q: string; onAll: () => void; onNew: () => void }) {
  if (props.q)
    return (
      <EmptyState
        icon={<IconSearchOff {...ICON} />}
        title={`Không có hồ sơ nào khớp “${props.q}”`}
        acts={
          <Button size="small" onPress={props.onAll}>
            Bỏ mọi điều kiện
          </Button>
        }
      >
        Tìm theo ký hiệu hoặc tiêu đề, gõ không dấu cũng được.
      </EmptyState>
    );
  if (props.filter === "da-ket-thuc")
    return (
      <EmptyState icon={<IconCircleCheck {...ICON} />} title="Chưa có hồ sơ nào kết thúc">
        Khi việc xong, mở hồ sơ và bấm Kết thúc; hệ thống chỉ ra những gì còn thiếu trước khi cho kết thúc.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconFolderPlus {...ICON} />}
      title="Chưa có hồ sơ nào đang mở"
      acts={
        <Button size="small" onPress={props.onNew}>
          Mở hồ sơ mới…
        </Button>
      }
    >
      Mỗi việc một hồ sơ, lập ngay khi bắt đầu. Văn bản đến, dự thảo và văn bản đi của việc đó tự xếp theo thời gian.
    </EmptyState>
  );
}
