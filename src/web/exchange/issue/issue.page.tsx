// Cửa phát hành (picture 11): one light, ten conditions with their repair, who will get it, and the act that cannot be undone.
import "./issue.css";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { useGo, usePathParts } from "../../app/address.ts";
import { FilingNote } from "../../case-files/filing-note.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { Chip } from "../../parts/marks/marks.tsx";
import { FullTime } from "../../parts/story/sentence-time.tsx";
import { ReturnDialog } from "../../signing/return-dialog.tsx";
import { SealPanel } from "../../signing/seal-panel.tsx";
import {
  fileAddress,
  fileName,
  type OutgoingDocument,
  rowsOf,
  useBox,
  useOutgoing,
  useOutgoingLive,
} from "../../signing/signing-api.ts";
import { useExchangeLive } from "../exchange-api.ts";
import { GatePanel } from "./gate-panel.tsx";

export function IssuePage() {
  const { id = "" } = usePathParts();
  const go = useGo();
  useOutgoingLive();
  useExchangeLive();
  const query = useOutgoing(id);
  const toIssue = useBox("to-issue");
  const toSeal = useBox("to-seal");
  const document = query.data;
  const next = [...rowsOf(toIssue.data), ...rowsOf(toSeal.data)].find((row) => row.id !== id) ?? null;
  const openNext = () => go(next ? `/cho-phat-hanh/${next.id}` : "/cho-phat-hanh");
  const [returning, setReturning] = useState(false);
  return (
    <Page
      title={document ? asSentence(document.subject) : "Chờ phát hành"}
      back="/cho-phat-hanh"
      sub={document && <SubLine document={document} />}
      acts={
        document?.acts.return && (
          <Button refusals={document.acts.return} onPress={() => setReturning(true)} testId="return">
            Trả lại…
          </Button>
        )
      }
    >
      {query.isPending ? (
        <Skeleton lines={6} label="Đang mở văn bản" />
      ) : !document ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ThreePane
          key={document.id}
          screen="cua-phat-hanh"
          fieldsWidth={656}
          words={{ fields: "Kiểm tra và nơi nhận" }}
          page={
            <LetterView
              address={
                document.currentSha256 ? fileAddress(document) : `/api/outgoing-documents/${document.id}/preview.pdf`
              }
              file={{ name: fileName(document), mediaType: "application/pdf", size: 0 }}
              {...(document.currentSha256 ? { tools: <Chip outline>Đã khóa nội dung</Chip> } : {})}
            />
          }
          fields={<Right document={document} onNext={openNext} hasNext={next !== null} />}
        />
      )}
      {returning && document && (
        <ReturnDialog document={document} onClose={() => setReturning(false)} onReturned={openNext} />
      )}
    </Page>
  );
}
export { IssuePage as Page };

function SubLine({ document }: { document: OutgoingDocument }) {
  return (
    <>
      {document.kindName}{" "}
      {document.codeNumber ? (
        <>
          <strong className="mo-nowrap">{numberAndNotation(document)}</strong>
          {document.issuedDate && ` ngày ${dateText(document.issuedDate)}`}
        </>
      ) : (
        "chưa cấp số"
      )}
      {document.signedAt && (
        <>
          {" "}
          · {document.signerName} ký <FullTime at={document.signedAt} />
        </>
      )}
    </>
  );
}

function Right(props: { document: OutgoingDocument; onNext: () => void; hasNext: boolean }) {
  const { document } = props;
  const go = useGo();
  switch (document.state) {
    case "signed":
    case "numbered":
      return <SealPanel document={document} onReturned={props.onNext} />;
    case "sealed":
      return <GatePanel document={document} onIssued={props.onNext} />;
    case "issued":
    case "recalled":
      return (
        <>
          <EmptyState
            icon={<IconCircleCheck size={20} stroke={1.75} />}
            tone="ok"
            title={document.state === "issued" ? "Văn bản đã phát hành" : "Văn bản đã thu hồi"}
            acts={
              <>
                {props.hasNext && (
                  <Button size="small" look="filled" onPress={props.onNext}>
                    Mở văn bản kế tiếp
                  </Button>
                )}
                <Button size="small" onPress={() => go(`/lien-thong/${document.id}`)}>
                  Xem đã đến đâu
                </Button>
              </>
            }
          >
            Không còn việc gì ở cửa phát hành. Từng nơi nhận đang ở bước nào, xem ở Liên thông.
          </EmptyState>
          {document.state === "issued" && <FilingNote documentId={document.id} />}
        </>
      );
    case "draft":
    case "unit-approval":
    case "format-check":
    case "leader-approval":
    case "approved":
    case "discarded":
      return (
        <EmptyState
          icon={<IconCircleCheck size={20} stroke={1.75} />}
          title={`Văn bản ${document.stateName}`}
          acts={
            <Button size="small" onPress={() => go("/cho-phat-hanh")}>
              Về danh sách
            </Button>
          }
        >
          Chưa đến bước của văn thư{document.holder ? `; đang ở ${document.holder}` : ""}. Văn bản tự hiện ở Chờ phát
          hành khi người có thẩm quyền ký xong.
        </EmptyState>
      );
    default:
      return document.state satisfies never;
  }
}
