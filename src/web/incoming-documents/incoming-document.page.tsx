// All about one incoming document (picture 07): the page left, who has it and what happened right.
import "./incoming-document.css";
import {
  IconDownload,
  IconPencil,
  IconSend,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
} from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo, usePathParts } from "../app/address.ts";
import { useMe } from "../app/session.tsx";
import { HandlingTab } from "../assignments/handling-tab.tsx";
import { FilingNote } from "../case-files/filing-note.tsx";
import { HistoryTab } from "../history/history-tab.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { LetterView } from "../letter/letter-view.tsx";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { ActionMenu, type MenuItem } from "../parts/actions/menu.tsx";
import { TabPanel, Tabs } from "../parts/actions/segments.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { ThreePane } from "../parts/layout/three-pane.tsx";
import { SignatureMark, UrgencyMark } from "../parts/marks/marks.tsx";
import { DayText } from "../parts/story/sentence-time.tsx";
import { SignatureTab } from "../signing/signature-tab.tsx";
import { saveFile } from "../viewer/viewer-props.ts";
import { ActionPanel } from "./action-panel.tsx";
import { FinishDialog, PresentDialog } from "./document-acts.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { type IncomingDocument, useIncomingDocument, useIncomingLive } from "./incoming-api.ts";
import { fileAddress, InfoTab } from "./info-tab.tsx";
import { RecallBanner } from "./recall-banner.tsx";
import { ReplyButton } from "./reply-button.tsx";
import { WhereNow } from "./where-now.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const TABS = ["thong-tin", "xu-ly", "chu-ky", "lich-su"] as const;
type Tab = (typeof TABS)[number];
type Asking = "present" | "finish" | "edit" | null;

export function IncomingDocumentPage() {
  const { id = "" } = usePathParts();
  const query = useIncomingDocument(id);
  const go = useGo();
  useIncomingLive(id);
  useKeys({ Esc: { label: "về danh sách", run: () => go("/van-ban-den") } });
  if (query.data) return <Shown document={query.data} />;
  return (
    <Page title="Văn bản đến" back="/van-ban-den">
      {query.isError ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} label="Đang mở văn bản" />
      )}
    </Page>
  );
}
export { IncomingDocumentPage as Page };

function Shown({ document }: { document: IncomingDocument }) {
  const [address, setAddress] = useAddress();
  const [asking, setAsking] = useState<Asking>(null);
  const tab: Tab = TABS.find((one) => one === address["tab"]) ?? "xu-ly";
  const show = (next: Tab) => setAddress({ tab: next === "xu-ly" ? null : next }, { replace: true });
  const rendition = document.files.find((file) => file.rendition === address["ban"]) ?? document.files[0];
  const { present, edit, finish, download } = document.acts;
  // who only does a part ends it in the panel; the whole letter is ended by clerk, chief of office or leader
  const endsWhole = useMe().post.roles.some((role) => ["van-thu", "chanh-van-phong", "lanh-dao"].includes(role));
  useKeys({
    N: { label: "trình", when: present?.length === 0, run: () => setAsking("present") },
    F2: { label: "sửa trường", when: edit?.length === 0, run: () => setAsking("edit") },
  });

  return (
    <Page
      back="/van-ban-den"
      title={asSentence(document.subject)}
      sub={
        <span className="mo-doc-sub">
          <strong>{document.organName}</strong>
          <span className="mo-nowrap">
            {numberAndNotation(document)} ngày <DayText day={document.issuedDate} />
          </span>
          <span className="mo-nowrap">
            Số đến <strong>{document.arrivalNumber}</strong>
          </span>
          <SignatureMark
            verdict={document.verdict === "unsigned" && document.way === "upload" ? "paper" : document.verdict}
          />
          <UrgencyMark urgency={document.urgency} />
        </span>
      }
      acts={
        <>
          {document.acts["draft-reply"] && !present && <ReplyButton document={document} />}
          {present?.length === 0 && (
            <Button
              look="filled"
              icon={<IconSend {...ICON} />}
              keys="N"
              onPress={() => setAsking("present")}
              testId="present"
            >
              Trình…
            </Button>
          )}
          <ActionMenu
            label="Việc khác"
            items={menuOf({
              present:
                present && present.length > 0 ? { reasons: present, run: () => setAsking("present") } : undefined,
              edit: edit && { reasons: edit, run: () => setAsking("edit") },
              finish: finish && endsWhole ? { reasons: finish, run: () => setAsking("finish") } : undefined,
              download: download &&
                rendition && {
                  reasons: download,
                  run: () => saveFile(fileAddress(document.id, rendition.rendition, true), rendition.name),
                },
            })}
          />
        </>
      }
    >
      <ThreePane
        screen="van-ban"
        words={{ fields: "Xử lý" }}
        fieldsWidth={440}
        page={
          rendition ? (
            <LetterView
              address={fileAddress(document.id, rendition.rendition)}
              saveAddress={fileAddress(document.id, rendition.rendition, true)}
              file={rendition}
              download={download?.length === 0}
              renditions={document.files.map((file) => ({ id: file.rendition, words: file.title }))}
              rendition={rendition.rendition}
              goToPage={Number(address["trang"]) || null}
              onRendition={(ban) => setAddress({ ban }, { replace: true })}
            />
          ) : (
            <ErrorPanel error={new Error("Văn bản không có tệp")} />
          )
        }
        fields={
          <>
            <RecallBanner document={document} />
            <WhereNow document={document} />
            <Tabs<Tab>
              label="Về văn bản này"
              value={tab}
              onChange={show}
              items={[
                { value: "thong-tin", words: "Thông tin" },
                { value: "xu-ly", words: "Xử lý" },
                { value: "chu-ky", words: "Chữ ký", icon: <TabShield verdict={document.verdict} /> },
                { value: "lich-su", words: "Lịch sử" },
              ]}
            />
            <TabPanel value={tab} className="mo-pane-body">
              {tab === "thong-tin" && (
                <InfoTab
                  document={document}
                  onRendition={(ban) => setAddress({ ban }, { replace: true })}
                  onEdit={() => setAsking("edit")}
                />
              )}
              {tab === "xu-ly" && document.doneAt && document.acts["file-in-case"]?.length === 0 && (
                <FilingNote documentId={document.id} />
              )}
              {tab === "xu-ly" && <HandlingTab documentId={document.id} acts={<ActionPanel document={document} />} />}
              {tab === "chu-ky" && <SignatureTab receipt={document.receipt} />}
              {tab === "lich-su" && <HistoryTab documentId={document.id} />}
            </TabPanel>
          </>
        }
      />
      {asking === "present" && <PresentDialog document={document} onClose={() => setAsking(null)} />}
      {asking === "finish" && <FinishDialog document={document} onClose={() => setAsking(null)} />}
      {asking === "edit" && <EditDialog document={document} onClose={() => setAsking(null)} />}
    </Page>
  );
}

type Offered = { reasons: readonly { message: string }[]; run: () => void } | undefined;

function menuOf(acts: { present: Offered; edit: Offered; finish: Offered; download: Offered }): MenuItem[] {
  const item = (words: string, icon: React.ReactNode, offered: Offered): MenuItem[] =>
    offered
      ? [
          {
            words,
            icon,
            onPick: offered.run,
            ...(offered.reasons[0] ? { reason: offered.reasons.map((one) => one.message).join(" ") } : {}),
          },
        ]
      : [];
  return [
    ...item("Trình…", <IconSend {...ICON} />, acts.present),
    ...item("Tải bản nhận", <IconDownload {...ICON} />, acts.download),
    ...item("Sửa trường…", <IconPencil {...ICON} />, acts.edit),
    ...item("Kết thúc xử lý…", <IconShieldCheck {...ICON} />, acts.finish),
  ];
}

function TabShield({ verdict }: { verdict: IncomingDocument["verdict"] }) {
  const look = { size: 16, stroke: 1.75, "aria-hidden": true } as const;
  switch (verdict) {
    case "valid":
      return <IconShieldCheck {...look} className="mo-ok" />;
    case "unknown":
      return <IconShieldQuestion {...look} className="mo-warn" />;
    case "invalid":
      return <IconShieldX {...look} className="mo-bad" />;
    case "unsigned":
      return null;
    default:
      return verdict satisfies never;
  }
}
