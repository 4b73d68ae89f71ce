// All about one outgoing document (picture 07): the page left; who has it, where it went, its signatures and story right.
import { IconArrowBackUp, IconDownload, IconFileTypeDocx, IconNetwork, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo, usePathParts } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { RecallDialog } from "../../exchange/way/recall-dialog.tsx";
import { RecipientsPanel } from "../../exchange/way/recipients-panel.tsx";
import { HistoryTab } from "../../history/history-tab.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { ActionMenu, type MenuItem } from "../../parts/actions/menu.tsx";
import { TabPanel, Tabs } from "../../parts/actions/segments.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { Chip, UrgencyMark } from "../../parts/marks/marks.tsx";
import { Note } from "../../parts/story/note.tsx";
import { DayText, FullTime } from "../../parts/story/sentence-time.tsx";
import { Track } from "../../parts/story/track.tsx";
import { SignatureReportTab } from "../../signing/report-tab.tsx";
import { fileAddress, fileName } from "../../signing/signing-api.ts";
import { saveFile } from "../../viewer/viewer-props.ts";
import {
  type OutgoingDoc,
  previewAddress,
  useOutgoingDocument,
  useOutgoingLive,
  wordAddress,
} from "../outgoing-api.ts";
import { numberWords, stateTone, titleOf, trackSteps } from "../words.ts";
import { OutgoingInfo } from "./info-tab.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const TABS = ["thong-tin", "noi-nhan", "chu-ky", "lich-su"] as const;
type Tab = (typeof TABS)[number];

export function OutgoingDocumentPage() {
  const { id = "" } = usePathParts();
  useOutgoingLive();
  const query = useOutgoingDocument(id);
  if (query.data) return <Shown document={query.data} />;
  return (
    <Page title="Văn bản đi" back="/van-ban-di">
      {query.isError ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} label="Đang mở văn bản" />
      )}
    </Page>
  );
}
export { OutgoingDocumentPage as Page };

function Shown({ document }: { document: OutgoingDoc }) {
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const [recalling, setRecalling] = useState(false);
  const left = document.state === "issued" || document.state === "recalled";
  const first: Tab = left ? "noi-nhan" : "thong-tin";
  const tab = TABS.find((one) => one === address["tab"]) ?? first;
  const file = document.currentSha256 !== null;
  const { recall, download, issue } = document.acts;
  const next = nextStep(document);
  return (
    <Page
      back="/van-ban-di"
      title={titleOf(document)}
      sub={
        <span className="mo-row mo-doc-sub">
          <span>
            {document.kindName} <strong className="mo-nowrap">{numberWords(document)}</strong>
            {document.issuedDate && (
              <>
                {" "}
                ngày <DayText day={document.issuedDate} />
              </>
            )}
          </span>
          <span>{document.unitName}</span>
          <Chip tone={stateTone(document.state)}>{document.stateName}</Chip>
          <UrgencyMark urgency={document.urgency} />
        </span>
      }
      track={
        !left &&
        document.state !== "discarded" && (
          <Track label="Đường đi" steps={trackSteps(document.steps, me.person.fullName)} />
        )
      }
      acts={
        <>
          {issue !== undefined && !left && (
            <Button look="filled" icon={<IconSend {...ICON} />} onPress={() => go(`/cho-phat-hanh/${document.id}`)}>
              Mở cửa phát hành
            </Button>
          )}
          {next && (
            <Button look="filled" onPress={() => go(next.path, next.search)}>
              {next.words}
            </Button>
          )}
          {document.state === "issued" && recall && (
            <Button look="danger" refusals={recall} onPress={() => setRecalling(true)} testId="recall">
              Thu hồi…
            </Button>
          )}
          <ActionMenu label="Việc khác" items={menuOf(document, { left, file, download, go })} />
        </>
      }
      band={
        document.recalledAt && (
          <Note tone="warn" title="Văn bản này đã thu hồi.">
            <FullTime at={document.recalledAt} />. Lý do: {document.recallReason}
          </Note>
        )
      }
    >
      <ThreePane
        screen="van-ban-di"
        fieldsWidth={468}
        words={{ fields: "Về văn bản" }}
        page={
          <LetterView
            address={file ? fileAddress(document) : previewAddress(document.id, 0, document.rowVersion)}
            saveAddress={`${fileAddress(document)}&download=1`}
            file={{ name: fileName(document), mediaType: "application/pdf", size: 0, pages: document.pageAmount }}
            download={download?.length === 0}
          />
        }
        fields={
          <>
            <Tabs<Tab>
              label="Về văn bản này"
              value={tab}
              onChange={(value) => setAddress({ tab: value === first ? null : value }, { replace: true })}
              items={[
                { value: "thong-tin", words: "Thông tin" },
                { value: "noi-nhan", words: "Nơi nhận", count: document.recipients.length },
                { value: "chu-ky", words: "Chữ ký" },
                { value: "lich-su", words: "Lịch sử" },
              ]}
            />
            {tab === "noi-nhan" && left ? (
              <TabPanel value={tab} className="mo-way-panel">
                <RecipientsPanel documentId={document.id} />
              </TabPanel>
            ) : (
              <TabPanel value={tab} className="mo-pane-body">
                {tab === "thong-tin" && <OutgoingInfo document={document} />}
                {tab === "noi-nhan" && <Planned document={document} />}
                {tab === "chu-ky" && (file ? <SignatureReportTab documentId={document.id} /> : <NotSignedYet />)}
                {tab === "lich-su" && <HistoryTab documentId={document.id} />}
              </TabPanel>
            )}
          </>
        }
      />
      {recalling && (
        <RecallDialog
          document={{
            id: document.id,
            rowVersion: document.rowVersion,
            numberText: numberWords(document),
          }}
          recipients={document.recipients}
          onClose={() => setRecalling(false)}
        />
      )}
    </Page>
  );
}

/** Where the person who has to act now finds the act. */
function nextStep(document: OutgoingDoc): { path: string; search?: Record<string, string>; words: string } | null {
  if (document.acts["sign-person"]?.length === 0)
    return { path: "/cho-ky", search: { vb: document.id }, words: "Ký văn bản" };
  if (document.acts["give-number"]?.length === 0 || document.acts["sign-agency"]?.length === 0)
    return { path: `/cho-phat-hanh/${document.id}`, words: "Cấp số, ký số cơ quan" };
  return null;
}

function menuOf(
  document: OutgoingDoc,
  of: { left: boolean; file: boolean; download: OutgoingDoc["acts"]["download"]; go: (path: string) => void },
): MenuItem[] {
  const items: MenuItem[] = [];
  const refused = of.download?.map((reason) => reason.message).join(" ");
  if (of.download && of.file)
    items.push({
      words: "Tải tệp đã ký",
      icon: <IconDownload {...ICON} />,
      onPick: () => saveFile(`${fileAddress(document)}&download=1`, fileName(document)),
      ...(refused ? { reason: refused } : {}),
    });
  if (of.download)
    items.push({
      words: "Tải tệp Word",
      icon: <IconFileTypeDocx {...ICON} />,
      onPick: () => saveFile(wordAddress(document.id, 0), fileName(document).replace(/pdf$/, "docx")),
      ...(refused ? { reason: refused } : {}),
    });
  if (of.left)
    items.push({
      words: "Xem đã đi đến đâu",
      icon: <IconNetwork {...ICON} />,
      onPick: () => of.go(`/lien-thong/${document.id}`),
    });
  if (document.replyTo)
    items.push({
      words: "Mở văn bản được trả lời",
      icon: <IconArrowBackUp {...ICON} />,
      onPick: () => of.go(`/van-ban-den/${document.replyTo?.id ?? ""}`),
    });
  return items;
}

function Planned({ document }: { document: OutgoingDoc }) {
  if (document.recipients.length === 0)
    return <p className="mo-ink-3">Chưa ghi nơi nhận. Ghi khi soạn, văn thư bổ sung được trước khi phát hành.</p>;
  return (
    <ul className="mo-stack">
      {document.recipients.map((recipient) => (
        <li key={recipient.id}>
          <strong>{recipient.name}</strong>
          <div className="mo-small mo-ink-3">
            {[recipient.purpose, recipient.delivery === "paper" ? "bản giấy" : "liên thông", "chưa gửi"]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}

function NotSignedYet() {
  return (
    <p className="mo-ink-2">Chưa có chữ ký nào: bản được ký chỉ lập khi lãnh đạo duyệt. Lúc này mới là bản soạn.</p>
  );
}
