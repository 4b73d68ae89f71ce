/**
 * Chữ ký of an outgoing document (picture 15): the verdict sentence, then one card a signature, worst file first; our own tries;
 * the technical part folded.
 *
 *   <SignatureReportTab documentId={id} />
 */
import "./signature-tab.css";
import { IconBulb, IconShieldCheck, IconShieldOff, IconShieldQuestion, IconShieldX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { FullTime, ListTime } from "../parts/story/sentence-time.tsx";
import { type SignatureReport, signingApi } from "./signing-api.ts";

type File = SignatureReport["files"][number];
type Card = File["signatures"][number];
const BIG = { size: 30, stroke: 1.75, "aria-hidden": true } as const;
const SMALL = { size: 22, stroke: 1.75, "aria-hidden": true } as const;
const WHOSE: Record<Card["role"], string> = {
  person: "Chữ ký của người ký",
  agency: "Chữ ký của cơ quan",
  timestamp: "Dấu thời gian",
  other: "Chữ ký khác",
};

export function SignatureReportTab({ documentId }: { documentId: string }) {
  const query = useQuery({
    queryKey: ["signing", "report", documentId],
    queryFn: () => signingApi.outgoing({ id: documentId }),
  });
  if (query.isPending) return <Skeleton lines={4} label="Đang kiểm tra chữ ký" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const report = query.data;
  return (
    <div className="mo-sign-tab">
      <header className="mo-sign-head" data-verdict={report.verdict}>
        <Shield verdict={report.verdict} look={BIG} />
        <div className="mo-grow">
          <h2 className="mo-head">{report.headline}</h2>
          <p className="mo-ink-2">{report.summary}</p>
        </div>
      </header>
      <p>
        {report.valueSentence} <span className="mo-caption mo-ink-3 mo-nowrap">{report.clause}</span>
      </p>
      {report.files.map((file) => (
        <FileCards key={file.sha256} file={file} />
      ))}
      {report.attempts.length > 0 && <Attempts attempts={report.attempts} />}
      <p className="mo-caption mo-ink-3">
        Kiểm tra lúc <FullTime at={report.checkedAt} />
      </p>
    </div>
  );
}

function FileCards({ file }: { file: File }) {
  return (
    <section className="mo-stack" aria-label={file.title}>
      <h3 className="mo-sub">{file.headline}</h3>
      {file.meaning && <p className="mo-ink-2">{file.meaning}</p>}
      {file.advice && (
        <p className="mo-sign-advice">
          <IconBulb size={18} stroke={1.75} aria-hidden="true" />
          <span>
            <strong>Nên làm:</strong> {file.advice}
          </span>
        </p>
      )}
      {file.reasons.map((reason) => (
        <p key={reason.code}>{reason.message}</p>
      ))}
      {file.signatures.map((card) => (
        <SignatureCard key={card.field} card={card} />
      ))}
    </section>
  );
}

function SignatureCard({ card }: { card: Card }) {
  const { technical } = card;
  return (
    <section className="mo-sign-card" data-verdict={card.verdict} aria-label={WHOSE[card.role]}>
      <Shield verdict={card.verdict} look={SMALL} />
      <div className="mo-grow">
        <h3 className="mo-sub">
          {WHOSE[card.role]}: {card.verdictWords}
        </h3>
        <Facts
          rows={[
            ...(card.why.length > 0 ? [{ label: "Vì sao", value: card.why.join(" ") }] : []),
            {
              label: "Ai ký",
              value: (
                <>
                  <strong>{card.signer}</strong>
                  {card.organisation && `, ${card.organisation}`}
                </>
              ),
            },
            { label: "Ký lúc", value: card.signedSentence },
            { label: "Từ lúc ký", value: withoutLabel(card.changeSentence) },
            { label: "Chứng thư", value: card.certificateSentence },
          ]}
        />
        <details className="mo-small">
          <summary>Chi tiết kỹ thuật</summary>
          <ul className="mo-sign-technical">
            <li>
              {card.field}: integrity {technical.integrity} · changesAfter {technical.changesAfter} · chain{" "}
              {technical.chain} · revocation {technical.revocation} · timestamp {technical.timestamp ?? "–"}
            </li>
            {technical.certificate && (
              <li>
                {technical.certificate.subject} · số {technical.certificate.serial} · cấp bởi{" "}
                {technical.certificate.issuer}
              </li>
            )}
          </ul>
        </details>
      </div>
    </section>
  );
}

/** "Từ lúc ký: không thay đổi gì" stands beside the label “Từ lúc ký”. */
function withoutLabel(sentence: string): string {
  const words = sentence.replace(/^Từ lúc ký:\s*/u, "");
  return words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
}

const ATTEMPT_WORDS: Record<SignatureReport["attempts"][number]["state"], string> = {
  made: "Đã ký",
  failed: "Không ký được",
  void: "Đã hủy",
};

function Attempts({ attempts }: { attempts: SignatureReport["attempts"] }) {
  return (
    <section className="mo-stack" aria-label="Các lần ký trong hệ thống">
      <h3 className="mo-label">Các lần ký trong hệ thống</h3>
      <Facts
        rows={attempts.map((attempt, index) => ({
          label: `${attempts.length - index}. ${attempt.kind === "person" ? "Ký cá nhân" : "Ký cơ quan"}`,
          value: (
            <>
              <strong>{ATTEMPT_WORDS[attempt.state]}</strong> <ListTime at={attempt.at} />
              <span className="mo-small mo-ink-2">
                {" "}
                {attempt.byTitle} {attempt.byName}. {attempt.sentence}
              </span>
            </>
          ),
        }))}
      />
    </section>
  );
}

function Shield({ verdict, look }: { verdict: SignatureReport["verdict"]; look: typeof BIG | typeof SMALL }) {
  switch (verdict) {
    case "valid":
      return <IconShieldCheck {...look} />;
    case "unknown":
      return <IconShieldQuestion {...look} />;
    case "invalid":
      return <IconShieldX {...look} />;
    case "unsigned":
      return <IconShieldOff {...look} />;
    default:
      return verdict satisfies never;
  }
}
