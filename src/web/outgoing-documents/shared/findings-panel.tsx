/**
 * Findings of the format check: what is wrong, what stands there, the clause, the repair. Without `onFix` it only shows (approving).
 */
import { IconCircleCheck, IconWand } from "@tabler/icons-react";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { type Judgement, judgementWords, type NumberedFinding, splitMessage } from "../paper/numbered-findings.ts";
import "./shared.css";

type Props = {
  judgement: Judgement;
  active: string | null;
  onPick: (key: string) => void;
  onShow?: (finding: NumberedFinding) => void;
  onFix?: ((finding: NumberedFinding) => void) | undefined;
  onFixAll?: (() => void) | undefined;
};

export function FindingsPanel(props: Props) {
  const { judgement } = props;
  const { findings, fixable } = judgement;
  return (
    <>
      <div className="mo-findings-sum">
        <span className="mo-grow mo-small mo-ink-2" role="status">
          {judgementWords(judgement)}
        </span>
        {props.onFixAll && fixable > 0 && (
          <Button
            size="small"
            icon={<IconWand size={16} stroke={1.75} aria-hidden="true" />}
            onPress={props.onFixAll}
            testId="fix-all"
          >
            {fixable === 1 ? "Sửa lỗi máy sửa được" : `Sửa cả ${fixable} lỗi máy sửa được`}
          </Button>
        )}
      </div>
      {findings.length === 0 ? (
        <EmptyState icon={<IconCircleCheck size={20} stroke={1.75} />} tone="ok" title="Đúng thể thức">
          Mọi quy tắc của Nghị định 30/2020 đều đạt. Kiểm tra chạy lại sau mỗi lần sửa.
        </EmptyState>
      ) : (
        <ol className="mo-findings" aria-label="Chỗ cần xem">
          {findings.map((finding) => (
            <Finding key={finding.key} finding={finding} {...props} />
          ))}
        </ol>
      )}
    </>
  );
}

const TONE_WORDS = { must: "Phải sửa", should: "Nên xem", "ok-note": "Để biết" } as const;

function Finding({ finding, ...props }: Props & { finding: NumberedFinding }) {
  const { what, remedy } = splitMessage(finding.message);
  const active = finding.key === props.active;
  return (
    <li className="mo-finding" data-active={active || undefined} data-finding={finding.key}>
      <span className="mo-finding-number mo-tnum" data-tone={finding.severity}>
        <span className="mo-hidden">{TONE_WORDS[finding.severity]}, số </span>
        {finding.number}
      </span>
      <div className="mo-grow">
        <strong>{what}</strong>
        <div className="mo-small mo-ink-2">
          {found(finding)} {remedy}
        </div>
        <div className="mo-caption mo-ink-3">{finding.clause}</div>
        <div className="mo-finding-acts">
          {finding.fixable && props.onFix && (
            <Button
              size="small"
              look={active ? "filled" : "outline"}
              {...(active ? { keys: "Enter" } : {})}
              onPress={() => props.onFix?.(finding)}
              label={active ? `Sửa giúp Enter: ${what}` : `Sửa giúp: ${what}`}
            >
              Sửa giúp
            </Button>
          )}
          {finding.where && props.onShow && (
            <Button size="small" onPress={() => props.onShow?.(finding)} label={`Xem chỗ này: ${what}`}>
              Xem chỗ này
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function found(finding: NumberedFinding): string {
  if (finding.found === "" || finding.found.startsWith("(")) return "";
  return `Đang là “${finding.found}”.`;
}
