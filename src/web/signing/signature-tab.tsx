/**
 * Chữ ký (picture 15): the verdict sentence first, then one card a signature, worst first; the technical part folded.
 *
 *   <SignatureTab receipt={document.receipt} />       <SignatureDialog receipt={item.receipt} onClose={close} />
 */
import "./signature-tab.css";
import {
  IconBulb,
  IconFileText,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
  IconShieldX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Receipt } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { VISIBLE_ITEM_LABELS, VISIBLE_ITEMS } from "#src/rules/signing/visible-items.ts";
import { asSentence } from "../letter/words.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { FullTime } from "../parts/story/sentence-time.tsx";
import {
  adviceOf,
  certificateWords,
  changesWords,
  type Finding,
  HEADLINES,
  signedAtWords,
  titleOf,
  type Verdict,
  worstFirst,
} from "./signature-words.ts";

const BIG = { size: 30, stroke: 1.75, "aria-hidden": true } as const;
const SMALL = { size: 22, stroke: 1.75, "aria-hidden": true } as const;

export function SignatureTab({ receipt, acts }: { receipt: Receipt; acts?: ReactNode }) {
  const headline = HEADLINES[receipt.verdict];
  const advice = adviceOf(receipt.verdict);
  return (
    <div className="mo-sign-tab">
      <header className="mo-sign-head" data-verdict={receipt.verdict}>
        <Shield verdict={receipt.verdict} look={BIG} />
        <div className="mo-grow">
          <h2 className="mo-head">{headline.title}</h2>
          <p className="mo-ink-2">
            {receipt.forReference ? "Văn bản này để biết, tham khảo. " : ""}
            {headline.words}
          </p>
        </div>
      </header>
      <p>{receipt.sentence}</p>
      {advice && (
        <p className="mo-sign-advice">
          <IconBulb size={18} stroke={1.75} aria-hidden="true" />
          <span>
            <strong>Nên làm:</strong> {advice} {acts}
          </span>
        </p>
      )}
      {worstFirst(receipt.signatures).map((finding) => (
        <SignatureCard key={finding.field} finding={finding} />
      ))}
      {receipt.attested && <AttestedCard attested={receipt.attested} />}
      {receipt.signatures.length > 0 && (
        <details className="mo-small">
          <summary>Chi tiết kỹ thuật</summary>
          <ul className="mo-sign-technical">
            {receipt.signatures.map((finding) => (
              <li key={finding.field}>
                {finding.field}: integrity {finding.integrity} · changesAfter {finding.changesAfter} · chain{" "}
                {finding.chain} · revocation {finding.revocation} · timestamp {finding.timestamp ?? "–"}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

export function SignatureDialog({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  return (
    <Dialog open closable size="normal" title="Chữ ký của văn bản" onClose={onClose}>
      <SignatureTab receipt={receipt} />
    </Dialog>
  );
}

function SignatureCard({ finding }: { finding: Finding }) {
  return (
    <section className="mo-sign-card" data-verdict={finding.verdict} aria-label={titleOf(finding)}>
      <Shield verdict={finding.verdict} look={SMALL} />
      <div className="mo-grow">
        <h3 className="mo-sub">{titleOf(finding)}</h3>
        <Facts
          rows={[
            ...(finding.verdict === "valid"
              ? []
              : [{ label: "Vì sao", value: finding.reasons.join(" ") || "Không rõ lý do" }]),
            { label: "Ai ký", value: <strong>{finding.signer || "Không rõ người ký"}</strong> },
            { label: "Ký lúc", value: signedAtWords(finding) },
            { label: "Từ lúc ký", value: changesWords(finding) },
            { label: "Chứng thư", value: certificateWords(finding) },
          ]}
        />
      </div>
    </section>
  );
}

function AttestedCard({ attested }: { attested: NonNullable<Receipt["attested"]> }) {
  return (
    <section className="mo-sign-card" aria-label="Văn thư đã đối chiếu">
      <IconFileText {...SMALL} />
      <div className="mo-grow">
        <h3 className="mo-sub">Văn thư đã nhìn trang văn bản</h3>
        <p className="mo-small mo-ink-2">
          {attested.byName}, <FullTime at={attested.at} />
        </p>
        <Facts
          rows={VISIBLE_ITEMS.map((item) => ({
            label: asSentence(VISIBLE_ITEM_LABELS[item]),
            value: attested.items[item] ? (
              <span className="mo-ok">Thấy trên trang</span>
            ) : (
              <span className="mo-warn">Không thấy</span>
            ),
          }))}
        />
      </div>
    </section>
  );
}

function Shield({ verdict, look }: { verdict: Verdict; look: typeof BIG | typeof SMALL }) {
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
