import { IconCheck, IconLock, IconPaperclip } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { blockText } from "#src/rules/document-format/check/format-rule.ts";
import { TabPanel, Tabs } from "../../parts/actions/segments.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { TextArea } from "../../parts/fields/text-field.tsx";
import { Note } from "../../parts/story/note.tsx";
import { FullTime, ListTime } from "../../parts/story/sentence-time.tsx";
import { type OutgoingDoc, useComparison, useFormatAnswer } from "../outgoing-api.ts";
import { judge } from "../paper/numbered-findings.ts";
import { ChangedLine } from "../shared/compare-view.tsx";
import { FindingsPanel } from "../shared/findings-panel.tsx";
import { ReplyFacts } from "../shared/reply-facts.tsx";

type Tab = "de-duyet" | "the-thuc" | "noi-nhan" | "luot-duyet";
type Props = {
  document: OutgoingDoc;
  version: number;
  note: string;
  onNote: (text: string) => void;
  mayApprove: boolean;
};

/** What an approver has to know: what changed, what is still wrong, who approved, where it goes. */
export function ApproveRight(props: Props) {
  const { document } = props;
  const [tab, setTab] = useState<Tab>(document.state === "format-check" ? "the-thuc" : "de-duyet");
  const [active, setActive] = useState<string | null>(null);
  // The office judges by the phase of issue; before that the blanks of a draft are lawful.
  const phase = document.state === "draft" || document.state === "unit-approval" ? "draft" : "issue";
  const { data: answer } = useFormatAnswer(document, phase);
  const judgement = useMemo(
    () => judge(document.model, phase, answer?.findings ?? []),
    [document.model, phase, answer],
  );
  return (
    <>
      <div className="mo-panel-tabs">
        <Tabs
          label="Để duyệt"
          value={tab}
          onChange={setTab}
          items={[
            { value: "de-duyet", words: "Để duyệt" },
            {
              value: "the-thuc",
              words: "Thể thức",
              ...(judgement.must > 0
                ? { count: judgement.must, tone: "bad" as const }
                : answer
                  ? { icon: <IconCheck size={15} stroke={2} className="mo-ok" aria-label="đạt" /> }
                  : {}),
            },
            { value: "noi-nhan", words: "Nơi nhận", count: document.recipients.length },
            { value: "luot-duyet", words: "Lượt duyệt" },
          ]}
        />
      </div>
      <TabPanel value={tab} className="mo-panel-body">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
        <section className="mo-panel-scroll" tabIndex={0} aria-label="Điều cần biết">
          {tab === "de-duyet" && (
            <ToApprove {...props} must={judgement.must} should={judgement.should} onFormat={() => setTab("the-thuc")} />
          )}
          {tab === "the-thuc" &&
            (answer ? <FindingsPanel judgement={judgement} active={active} onPick={setActive} /> : <Skeleton />)}
          {tab === "noi-nhan" && <Recipients document={document} />}
          {tab === "luot-duyet" && <Approvals document={document} />}
        </section>
        {props.mayApprove && (
          <div className="mo-panel-foot">
            <IconLock size={17} stroke={1.75} aria-hidden="true" />
            <span>
              Duyệt là khóa nội dung bản {props.version}. Ai sửa một chữ, phần duyệt này tự mất và văn bản quay lại bạn.
            </span>
          </div>
        )}
      </TabPanel>
    </>
  );
}

function ToApprove(props: Props & { must: number; should: number; onFormat: () => void }) {
  const { document, version } = props;
  const submitNote = document.versions.find((each) => each.no === version)?.note ?? "";
  const standing = document.approvals.filter((approval) => approval.voidedAt === null);
  return (
    <div className="mo-pane-body mo-stack mo-approve-facts">
      {submitNote !== "" && (
        <section aria-label="Lời trình">
          <h2 className="mo-side-head">Lời trình</h2>
          <p>{submitNote}</p>
        </section>
      )}
      <Changes document={document} version={version} />
      {standing.length > 0 && (
        <section aria-label="Đã duyệt">
          <h2 className="mo-side-head">Đã duyệt bản này</h2>
          {standing.map((approval) => (
            <ApprovalLine key={approval.id} approval={approval} />
          ))}
        </section>
      )}
      {document.replyTo && <ReplyFacts reply={document.replyTo} />}
      {props.must + props.should > 0 && (
        <Note
          tone="warn"
          title={
            props.must > 0 ? `Còn ${props.must} lỗi thể thức phải sửa.` : `Có ${props.should} chỗ nên xem về thể thức.`
          }
          act={
            <button type="button" className="mo-link" onClick={props.onFormat}>
              Xem
            </button>
          }
        >
          {props.must > 0 && document.state === "unit-approval"
            ? "Vẫn duyệt nội dung được; bước thể thức sẽ giữ lại."
            : ""}
        </Note>
      )}
      {mentionsAnnex(document) && (
        <Note
          tone="warn"
          icon={<IconPaperclip size={20} stroke={1.75} aria-hidden="true" />}
          title="Văn bản nhắc phụ lục kèm theo."
        >
          Hãy kiểm tra phụ lục trước khi duyệt.
        </Note>
      )}
      {props.mayApprove && (
        <TextArea
          label="Ý kiến khi duyệt"
          optional
          value={props.note}
          onChange={props.onNote}
          rows={2}
          testId="approve-note"
        />
      )}
    </div>
  );
}

function mentionsAnnex(document: OutgoingDoc): boolean {
  return document.model.body.some((block) =>
    /\((?:có )?(?:chi tiết tại )?phụ lục (?:kèm theo|đính kèm)\)/iu.test(blockText(block)),
  );
}

function Changes({ document, version }: { document: OutgoingDoc; version: number }) {
  const query = useComparison(
    document.id,
    version > 1 ? { from: version - 1, to: version } : null,
    document.rowVersion,
  );
  const lines = (query.data?.lines ?? []).filter((line) => line.change !== "same");
  return (
    <section aria-label="Đổi gì">
      <h2 className="mo-side-head">{version > 1 ? `Đổi gì từ bản ${version - 1}` : "Đổi gì"}</h2>
      {version <= 1 && <p className="mo-ink-2">Đây là bản đầu tiên, chưa có bản trước để so.</p>}
      {version > 1 && query.isPending && <Skeleton lines={2} label="Đang so với bản trước" />}
      {query.data && lines.length === 0 && <p className="mo-ink-2">Không đổi chữ nào.</p>}
      <div className="mo-changes">
        {lines.slice(0, 12).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer of the server, never rearranged
          <div key={index} className="mo-change">
            <span className="mo-caption mo-ink-3">{line.place}</span>
            <ChangedLine line={line} />
          </div>
        ))}
      </div>
      {lines.length > 12 && (
        <p className="mo-small mo-ink-3">
          và {lines.length - 12} chỗ nữa, xem ở “So với bản {version - 1}”.
        </p>
      )}
    </section>
  );
}

type Approval = OutgoingDoc["approvals"][number];

function ApprovalLine({ approval }: { approval: Approval }) {
  return (
    <div className="mo-approval" data-void={approval.voidedAt !== null || undefined}>
      <div>
        <strong>{approval.stepName}</strong> <span className="mo-ink-2">bản {approval.versionNo}</span>
      </div>
      <div className="mo-small mo-ink-2">
        {approval.byTitle} {approval.byName}, <ListTime at={approval.at} />
      </div>
      {approval.note !== "" && <div>“{approval.note}”</div>}
      {approval.voidedAt !== null && (
        <div className="mo-small mo-warn">
          Đã mất hiệu lực <FullTime at={approval.voidedAt} />
          {approval.voidReason ? `: ${approval.voidReason}` : ""}
        </div>
      )}
    </div>
  );
}

function Approvals({ document }: { document: OutgoingDoc }) {
  return (
    <div className="mo-pane-body">
      {document.approvals.length === 0 && (
        <p className="mo-ink-2">Chưa ai duyệt. Mỗi lượt duyệt gắn với đúng một bản và ghi tên, giờ.</p>
      )}
      {document.approvals.map((approval) => (
        <ApprovalLine key={approval.id} approval={approval} />
      ))}
    </div>
  );
}

function Recipients({ document }: { document: OutgoingDoc }) {
  if (document.recipients.length === 0)
    return (
      <p className="mo-pane-body mo-ink-2">
        Chưa có nơi nhận để gửi; phải có trước khi phát hành. Chữ in ở phần “Nơi nhận” trên trang không thay cho danh
        sách này.
      </p>
    );
  return (
    <ul className="mo-pane-body">
      {document.recipients.map((each) => (
        <li key={each.id} className="mo-approval">
          <strong>{each.name}</strong>
          <div className="mo-small mo-ink-2">
            {[each.delivery === "exchange" ? "Liên thông" : "Bản giấy", each.purpose].filter(Boolean).join(" · ")}
          </div>
        </li>
      ))}
    </ul>
  );
}
