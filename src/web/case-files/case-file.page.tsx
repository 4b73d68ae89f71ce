// One case file (picture 13): its documents in time order, and what is missing before it may be closed.
import "./case-file.css";
import { IconArchive, IconFolderOpen } from "@tabler/icons-react";
import { useState } from "react";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { useChosenRow, useGo, usePathParts } from "../app/address.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { To } from "../parts/actions/link.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { ThreePane } from "../parts/layout/three-pane.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { DayText, FullTime } from "../parts/story/sentence-time.tsx";
import { type CaseFile, caseFilesApi, rememberCaseFile, useCaseFile, useCaseFilesLive } from "./case-files-api.ts";
import { Conditions } from "./conditions.tsx";

type Filed = CaseFile["documentList"][number];

export function CaseFilePage() {
  const { id = "" } = usePathParts();
  useCaseFilesLive();
  const query = useCaseFile(id);
  if (query.data) return <Shown caseFile={query.data} />;
  return (
    <Page title="Hồ sơ" back="/ho-so">
      {query.isError ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} label="Đang mở hồ sơ" />
      )}
    </Page>
  );
}
export { CaseFilePage as Page };

function Shown({ caseFile }: { caseFile: CaseFile }) {
  const [closing, setClosing] = useState(false);
  const may = caseFile.closing.length === 0;
  useKeys({ "Ctrl+Enter": { label: "kết thúc hồ sơ", when: may, run: () => setClosing(true) } });
  return (
    <Page
      back="/ho-so"
      title={caseFile.title}
      sub={
        <>
          Hồ sơ <strong className="mo-nowrap">{caseFile.notation}</strong> năm {caseFile.year} · {caseFile.unitName} ·{" "}
          {caseFile.ownerName} lập
        </>
      }
      acts={
        caseFile.state === "open" ? (
          <Button
            look={may ? "filled" : "outline"}
            icon={<IconArchive size={18} stroke={1.75} aria-hidden="true" />}
            refusals={caseFile.closing}
            onPress={() => setClosing(true)}
            testId="close-case-file"
          >
            Kết thúc hồ sơ…
          </Button>
        ) : (
          <Chip tone="ok">
            Kết thúc <FullTime at={caseFile.closedAt} />
          </Chip>
        )
      }
    >
      <ThreePane
        screen="ho-so"
        fieldsWidth={380}
        words={{ list: "Văn bản", page: "Văn bản trong hồ sơ", fields: "Điều kiện kết thúc" }}
        page={<Documents caseFile={caseFile} />}
        fields={<Conditions caseFile={caseFile} />}
      />
      {closing && <CloseDialog caseFile={caseFile} onClose={() => setClosing(false)} />}
    </Page>
  );
}

function Documents({ caseFile }: { caseFile: CaseFile }) {
  const go = useGo();
  const rows = caseFile.documentList;
  const [selected, setSelected] = useChosenRow();
  const [removing, setRemoving] = useState<Filed | null>(null);
  const current = rows.find((row) => row.documentId === selected) ?? rows[0] ?? null;
  const open = caseFile.state === "open";
  return (
    <div className="mo-case-page">
      <DataTable
        screen="ho-so-van-ban"
        label="Văn bản trong hồ sơ, theo thời gian"
        rows={rows}
        keyOf={(row) => row.documentId}
        selected={current?.documentId ?? null}
        onSelect={(row) => setSelected(row.documentId)}
        onOpen={(row) => row.readable && go(pathOf(row))}
        openLabel="mở văn bản"
        toneOf={(row) => (caseFile.missingReplies.some((one) => one.documentId === row.documentId) ? "bad" : undefined)}
        empty={
          <EmptyState icon={<IconFolderOpen size={20} stroke={1.75} />} title="Hồ sơ chưa có văn bản nào">
            Mở một văn bản đến hoặc văn bản đi, tab Thông tin, phần Hồ sơ, rồi chọn hồ sơ {caseFile.notation}.
          </EmptyState>
        }
        foot={<>{rows.length} văn bản · Xếp theo thời gian, tự đánh số · Đưa ra khỏi hồ sơ không xóa văn bản</>}
        columns={[
          {
            key: "stt",
            head: "STT",
            figure: true,
            width: 56,
            pinned: true,
            cell: (row) => <span className="mo-ink-3">{String(rows.indexOf(row) + 1).padStart(2, "0")}</span>,
          },
          {
            key: "ngay",
            head: "Ngày",
            width: 108,
            pinned: true,
            cell: (row) => <DayText day={row.issuedDate ?? localDateOf(Date.parse(row.at))} />,
          },
          {
            key: "so",
            head: "Số, ký hiệu · cơ quan",
            width: 190,
            pinned: true,
            cell: (row) =>
              row.readable && (
                <>
                  <strong className="mo-nowrap">
                    {row.codeNumber || row.direction === "in" ? numberAndNotation(row) : "Dự thảo"}
                  </strong>
                  <div className="mo-small mo-ink-3">{row.author}</div>
                </>
              ),
          },
          {
            key: "trich-yeu",
            head: "Trích yếu",
            pinned: true,
            cell: (row) =>
              row.readable ? (
                <>
                  <To path={pathOf(row)} className="mo-case-title mo-two-lines" title={row.subject}>
                    {asSentence(row.subject)}
                  </To>
                  <div className="mo-small mo-ink-2">
                    {row.typeName} · {row.direction === "in" ? "văn bản đến" : "văn bản đi"} · {row.stateName}
                  </div>
                  {caseFile.missingReplies.some((one) => one.documentId === row.documentId) && (
                    <div className="mo-small mo-bad">Cần trả lời, chưa có văn bản trả lời trong hồ sơ</div>
                  )}
                </>
              ) : (
                <span className="mo-ink-3">Văn bản bạn không có quyền đọc</span>
              ),
          },
          ...(open
            ? [
                {
                  key: "bo",
                  head: "Việc",
                  width: 96,
                  pinned: true,
                  cell: (row: Filed) =>
                    row.readable && (
                      <Button
                        size="small"
                        look="text"
                        label={`Bỏ ra ${numberAndNotation(row)}`}
                        onPress={() => setRemoving(row)}
                      >
                        <span className="mo-nowrap">Bỏ ra</span>
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {removing && <UnfileDialog caseFile={caseFile} document={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function pathOf(row: Filed): string {
  return `/${row.direction === "in" ? "van-ban-den" : "van-ban-di"}/${row.documentId}`;
}

function UnfileDialog(props: { caseFile: CaseFile; document: Filed; onClose: () => void }) {
  const { caseFile, document } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ask = { id: caseFile.id, documentId: document.documentId };
  async function unfile(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      rememberCaseFile(await caseFilesApi.unfile(ask));
      toast({
        title: `Đã đưa ra khỏi hồ sơ ${caseFile.notation}.`,
        act: { words: "Đưa lại vào", run: () => void caseFilesApi.file(ask).then(rememberCaseFile) },
      });
      props.onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`Đưa ${numberAndNotation(document)} ra khỏi hồ sơ ${caseFile.notation}?`}
      acts={
        <>
          <Button onPress={props.onClose}>Giữ trong hồ sơ</Button>
          <Button look="danger" onPress={() => void unfile()} running={busy && "Đang đưa ra…"} testId="unfile-done">
            Đưa ra khỏi hồ sơ
          </Button>
        </>
      }
    >
      <p>{asSentence(document.subject)}. Văn bản vẫn còn nguyên, chỉ không nằm trong hồ sơ này nữa; lịch sử ghi lại.</p>
      <ErrorNote error={error} />
    </Dialog>
  );
}

function CloseDialog({ caseFile, onClose }: { caseFile: CaseFile; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function close(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      rememberCaseFile(await caseFilesApi.close({ id: caseFile.id, rowVersion: caseFile.rowVersion }));
      toast({ title: `Đã kết thúc hồ sơ ${caseFile.notation}.` });
      onClose();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Kết thúc hồ sơ ${caseFile.notation}?`}
      acts={
        <>
          <Button onPress={onClose}>Để mở</Button>
          <Button look="filled" onPress={() => void close()} running={busy && "Đang kết thúc…"} testId="close-done">
            Kết thúc hồ sơ
          </Button>
        </>
      }
    >
      <p>
        {caseFile.documents} văn bản, bảo quản {caseFile.retention.toLocaleLowerCase("vi")}. Hồ sơ đã kết thúc không
        thêm, bớt văn bản được nữa; vẫn xem được như trước.
      </p>
      <ErrorNote error={error} />
    </Dialog>
  );
}
