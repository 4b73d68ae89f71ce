// What the gate says to a file: a question to the clerk who has the paper, or a refusal. In both nothing was stored (QC-4.2).
import { IconShieldLock, IconShieldQuestion } from "@tabler/icons-react";
import { useState } from "react";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import { useFieldKeys } from "../../keys/use-field-keys.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Check, TextField } from "../../parts/fields/text-field.tsx";
import { Note } from "../../parts/story/note.tsx";

export function asksClerk(problem: ProblemJson): boolean {
  return problem.code === "gate.attest-needed" || problem.code === "gate.clerk-decides";
}

type Repeat = (more: { noMarksSeen?: boolean; clerkReason?: string }) => void;
type AnswerProps = { file: File; problem: ProblemJson; onRepeat: Repeat; onOther: () => void };

export function GateAnswer({ file, problem, onRepeat, onOther }: AnswerProps) {
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState(false);
  const decides = problem.code === "gate.clerk-decides";
  const missing = decides
    ? reason.trim().length < 3 && "Ghi lý do; lý do vào lịch sử cùng tên bạn."
    : !seen && "Xem bản giấy rồi đánh dấu ô trên.";
  const send = () => {
    if (missing) return;
    onRepeat(decides ? { noMarksSeen: true, clerkReason: reason.trim() } : { noMarksSeen: true });
  };
  const form = useFieldKeys({ onLast: send });
  const { first, rest } = firstSentence(problem.title);
  return (
    <Note tone="warn" live icon={<IconShieldQuestion size={20} stroke={1.75} aria-hidden="true" />} title={first}>
      {rest}
      <GateWords problem={problem} />
      <p className="mo-small mo-ink-2">Tệp {file.name.normalize("NFC")} còn trên máy bạn, chưa lưu vào đâu.</p>
      <form {...form.formProps} className="mo-stack mo-gate-answer">
        {decides ? (
          <TextField
            label="Vì sao vẫn nhận được"
            value={reason}
            onChange={setReason}
            placeholder="Công văn hướng dẫn, không phải đơn; không có dấu mật"
            autoFocus
            testId="clerk-reason"
          />
        ) : (
          <Check checked={seen} onChange={setSeen} testId="no-marks">
            Tôi đã xem từng trang bản giấy, không có dấu Mật, Tối mật, Tuyệt mật
          </Check>
        )}
        <div className="mo-row">
          <Button
            look="filled"
            onPress={send}
            {...(missing ? { reason: missing } : {})}
            testId={decides ? "clerk-decides" : "attest"}
          >
            {decides ? "Tôi đã xem, đưa lên" : "Đưa lên"}
          </Button>
          <Button onPress={onOther}>Không đưa lên, chọn tệp khác</Button>
        </div>
        {missing && <p className="mo-small mo-ink-2">{missing}</p>}
      </form>
    </Note>
  );
}

export function GateRefusal({ problem, onOther }: { problem: ProblemJson; onOther: () => void }) {
  const said = /chưa được lưu|không được lưu|chưa có gì được lưu/iu.test(problem.title);
  return (
    <Note
      tone="bad"
      live
      icon={<IconShieldLock size={20} stroke={1.75} aria-hidden="true" />}
      title={problem.title}
      act={
        problem.code === "gate.refused" ? null : (
          <Button size="small" onPress={onOther}>
            Chọn tệp khác
          </Button>
        )
      }
    >
      <GateWords problem={problem} />
      {!said && <p>Tệp chưa được lưu vào đâu cả.</p>}
    </Note>
  );
}

function GateWords({ problem }: { problem: ProblemJson }) {
  const clause = problem.reasons[0]?.clause;
  return (
    <>
      {clause && <span className="mo-caption mo-nowrap"> {clause}</span>}
      {problem.reasons
        .filter((one) => one.message !== problem.title)
        .map((one) => (
          <p key={one.code + one.message}>{one.message}</p>
        ))}
    </>
  );
}

function firstSentence(text: string): { first: string; rest: string } {
  const end = text.indexOf(". ");
  return end < 0 ? { first: text, rest: "" } : { first: text.slice(0, end + 1), rest: text.slice(end + 1) };
}
