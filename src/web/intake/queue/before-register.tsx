// Shown when Enter must not register at once: what is not in order, each with what the clerk can do about it.
import {
  IconAlertTriangle,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
  IconShieldX,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { Dialog, SendKey } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { Note, type NoteTone } from "../../parts/story/note.tsx";
import { DuplicateNotes } from "../form/duplicate-note.tsx";
import { SignerNote } from "../form/signer-note.tsx";
import type { Registering } from "../form/use-register.ts";
import type { IntakeItem } from "../intake-api.ts";

type Props = {
  item: IntakeItem;
  registering: Registering;
  onClose: () => void;
  onEdit: () => void;
  onRefuse: (reason: string) => void;
};

export function BeforeRegister(props: Props) {
  const { item, registering } = props;
  const reference = registering.verdict === "invalid" || registering.verdict === "unknown";
  const reasons = whyNot(registering);
  return (
    <Dialog
      open
      size="normal"
      onClose={props.onClose}
      title="Xem những điều này trước khi vào sổ"
      acts={
        <>
          <Button onPress={props.onClose}>Để sau</Button>
          {registering.refusals.length > 0 && <Button onPress={props.onEdit}>Sửa trường</Button>}
          {reference && (
            <Button look="danger" onPress={() => props.onRefuse(REFUSE_FOR[registering.verdict] ?? "")}>
              Từ chối…
            </Button>
          )}
          <Button
            look="filled"
            keys="Ctrl+Enter"
            running={registering.busy && "Đang vào sổ…"}
            onPress={() => void registering.register()}
            {...(reasons.length > 0 ? { reason: reasons.join(" ") } : {})}
            testId="register-anyway"
          >
            {reference ? "Vào sổ để biết, tham khảo" : "Vào sổ"}
          </Button>
        </>
      }
    >
      <SendKey run={() => void registering.register()} />
      <div className="mo-stack">
        <VerdictNote item={item} />
        <DuplicateNotes
          item={item}
          duplicates={registering.duplicates}
          acknowledged={registering.acknowledged}
          onAcknowledge={registering.acknowledge}
          onRefuse={props.onRefuse}
        />
        <SignerNote registering={registering} />
        {registering.refusals.length > 0 && (
          <Note
            tone="bad"
            icon={<IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />}
            title="Các trường chưa đủ để vào sổ."
          >
            <WhyNot refusals={registering.refusals} />
          </Note>
        )}
        <ErrorNote error={registering.error} />
      </div>
    </Dialog>
  );
}

const REFUSE_FOR: Record<string, string> = {
  invalid: "Chữ ký số không hợp lệ; đề nghị gửi lại bản đúng.",
  unknown: "Chưa xác định được giá trị chữ ký số; đề nghị gửi lại bản có đủ chứng thư.",
};

/** Why the button does not act now. */
export function whyNot(registering: Registering): string[] {
  const reasons: string[] = [];
  if (registering.refusals.length > 0) reasons.push(`Còn ${registering.refusals.length} trường phải sửa.`);
  if (registering.openDuplicates.length > 0) reasons.push("Hãy so hai bản rồi xác nhận không trùng.");
  if (registering.clashing > 0) reasons.push("Người khác vừa sửa cùng trường: hãy chọn giá trị nào được giữ.");
  if (!registering.sixLookedAt) reasons.push("Hãy đánh dấu những thông tin thấy trên trang.");
  return reasons;
}

const LOOK: Record<string, { tone: NoteTone; icon: ReactNode }> = {
  valid: { tone: "ok", icon: <IconShieldCheck size={20} stroke={1.75} aria-hidden="true" /> },
  unknown: { tone: "warn", icon: <IconShieldQuestion size={20} stroke={1.75} aria-hidden="true" /> },
  invalid: { tone: "bad", icon: <IconShieldX size={20} stroke={1.75} aria-hidden="true" /> },
  unsigned: { tone: "info", icon: <IconShieldOff size={20} stroke={1.75} aria-hidden="true" /> },
};

/** The verdict as the clerk's sentence; the bold first sentence tells it all. */
export function VerdictNote({ item, act }: { item: Pick<IntakeItem, "receipt">; act?: ReactNode }) {
  const { receipt } = item;
  if (!receipt) return null;
  // valid signatures of which one is missing or somebody else's are no green fact
  const doubtful = receipt.verdict === "valid" && (receipt.incomplete || receipt.differences.length > 0);
  const look = LOOK[doubtful ? "unknown" : receipt.verdict] ?? LOOK["unknown"];
  const [, title = "", rest = ""] = /^(.+?[.:])(?:\s+(.*))?$/su.exec(receipt.sentence) ?? [];
  return (
    <Note tone={look?.tone ?? "warn"} icon={look?.icon} title={title || receipt.sentence}>
      {rest} {act}
    </Note>
  );
}
