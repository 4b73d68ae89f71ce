// A letter that the secrecy gate asks about: the clerk looks at the page and decides, with a reason (QC-4.2).
import { IconShieldQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { useGo } from "../../app/address.ts";
import { queryClient } from "../../app/query.ts";
import { useArrival } from "../../keys/settle.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Note } from "../../parts/story/note.tsx";
import { type IntakeItem, intakeApi, rememberItem } from "../intake-api.ts";

type Props = {
  item: IntakeItem;
  /** true while the answer is on its way: this question stays, whatever the server says about the letter meanwhile */
  onDeciding: (deciding: boolean) => void;
  onFreed: () => void;
  onRefused: () => void;
};

export function GateDecision({ item, onDeciding, onFreed, onRefused }: Props) {
  const go = useGo();
  const [asking, setAsking] = useState<"free" | "refuse" | null>(null);
  async function decide(free: boolean, reason: string): Promise<void> {
    const done = await intakeApi.decideGate({ id: item.id, rowVersion: item.rowVersion, free, reason });
    // the question stays until the list knows the answer: nothing flashes by between this letter and the next question
    await queryClient.invalidateQueries({ queryKey: ["intake", "list"] });
    setAsking(null);
    if (done.item) rememberItem(done.item);
    if (done.state === "refused") {
      toast({ title: "Đã từ chối, bản đang khóa đã hủy." });
      onRefused();
      return;
    }
    onFreed();
    const open = () => go("/cho-vao-so", { vb: item.id });
    toast({ title: "Đã cho vào hàng chờ.", act: { words: "Mở để vào sổ", run: open } });
  }
  useArrival(item.id);
  useKeys({ T: { label: "từ chối", run: () => setAsking("refuse") } });
  return (
    <div className="mo-pane-body mo-stack">
      <Note
        tone="warn"
        icon={<IconShieldQuestion size={20} stroke={1.75} aria-hidden="true" />}
        title="Cửa bảo mật cần bạn quyết định."
      >
        Hãy xem trang văn bản. Văn bản đang được khóa riêng, chưa ai khác xem được.
        <WhyNot refusals={item.gate.reasons} />
      </Note>
      <div className="mo-stack">
        <Button look="filled" size="main" wide onPress={() => setAsking("free")} testId="gate-free">
          Nhận được, cho vào hàng chờ…
        </Button>
        <Button look="danger" wide keys="T" onPress={() => setAsking("refuse")} testId="gate-refuse">
          Mật hoặc bị cấm, từ chối…
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={asking === "free" ? "Vì sao văn bản này nhận được?" : "Từ chối và hủy bản đang khóa?"}
          label="Lý do"
          verb={asking === "free" ? "Cho vào hàng chờ" : "Từ chối, hủy bản"}
          running="Đang ghi…"
          danger={asking === "refuse"}
          keepAs={`cua-bao-mat.${item.id}.${asking}`}
          reasons={
            asking === "free"
              ? ["Đã xem, không có dấu mật.", "Chỉ nhắc tới văn bản mật, bản này không mật."]
              : ["Văn bản có dấu mật.", "Nội dung không được đưa lên hệ thống."]
          }
          stayWords="Xem lại"
          onClose={() => setAsking(null)}
          onDone={(reason) => {
            onDeciding(true);
            return decide(asking === "free", reason).finally(() => onDeciding(false));
          }}
        >
          {asking === "free"
            ? "Lý do ghi vào lịch sử cùng tên bạn. Văn bản sang hàng chờ vào sổ."
            : "Bản nhận bị hủy, không còn ở đâu trên hệ thống. Bên gửi nhận trạng thái từ chối (02), không kèm nội dung."}
        </ReasonDialog>
      )}
    </div>
  );
}
