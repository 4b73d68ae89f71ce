// What to do about one recipient: send again, take the refusal as an answer (picture 12).
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Dock } from "../../parts/layout/page-head.tsx";
import { exchangeApi, type OverviewRow, renewExchange } from "../exchange-api.ts";
import { detailOf } from "./way-bar.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
type Way = Omit<OverviewRow, "numberText" | "subject" | "urgency" | "issuedAt">;

export function WayDock({ way, onSteps, stepsOpen }: { way: Way; onSteps?: () => void; stepsOpen?: boolean }) {
  const [asking, setAsking] = useState<"resend" | "close" | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const refused = way.status === "refused";
  const mayResend = way.acts.resend.length === 0;
  async function resend(note: string): Promise<void> {
    await exchangeApi.resend({ id: way.recipientId, note });
    toast({ title: `Đã gửi lại cho ${way.name}.`, words: "Cùng một tệp, trạng thái tự đổi khi bên nhận báo." });
    renewExchange();
  }
  async function resendNow(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await resend("");
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  }
  async function close(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await exchangeApi.close({ id: way.recipientId });
      toast({ title: `Đã chấp nhận từ chối của ${way.name}, kết thúc nơi này.` });
      setAsking(null);
      renewExchange();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  }
  const again = () => (refused ? setAsking("resend") : void resendNow());
  useKeys({ G: { label: "gửi lại", when: mayResend, run: again } });
  const quiet = !way.needsMe && !mayResend && way.acts.close.length > 0;
  return (
    <>
      <Dock
        words={
          <>
            <strong>
              {way.question ?? `${way.name}: ${way.words.charAt(0).toLocaleLowerCase("vi")}${way.words.slice(1)}.`}
            </strong>
            <p className="mo-small mo-ink-2 mo-dock-hint">
              {refused && way.needsMe
                ? "Từ chối là câu trả lời của bên nhận, không phải lỗi máy. Văn bản bên đó không vào sổ."
                : detailOf(way) || (quiet ? "Bạn không cần làm gì lúc này." : "")}
            </p>
            <ErrorNote error={asking ? null : error} />
            {way.needsMe && !mayResend && <WhyNot refusals={way.acts.resend} />}
          </>
        }
      >
        {onSteps && (
          <Button keys="V" onPress={onSteps}>
            {stepsOpen ? "Thu gọn" : "Xem từng bước"}
          </Button>
        )}
        {way.acts.close.length === 0 && (
          <Button onPress={() => setAsking("close")} testId="close-way">
            Chấp nhận, kết thúc nơi này…
          </Button>
        )}
        {mayResend && (
          <Button
            look={way.needsMe ? "filled" : "outline"}
            icon={<IconSend {...ICON} />}
            keys="G"
            onPress={again}
            running={busy && !asking && "Đang gửi lại…"}
            testId="resend"
          >
            {refused ? "Gửi lại kèm lời giải thích…" : "Gửi lại"}
          </Button>
        )}
      </Dock>
      {asking === "resend" && (
        <ReasonDialog
          title={`Gửi lại cho ${way.name}?`}
          label="Lời giải thích đi kèm văn bản"
          verb="Gửi lại"
          running="Đang gửi lại…"
          stayWords="Chưa gửi"
          keepAs={`gui-lai.${way.recipientId}`}
          onClose={() => setAsking(null)}
          onDone={async (text) => {
            await resend(text);
            setAsking(null);
          }}
        >
          {way.detail} Bên nhận thấy lời giải thích này cùng với đúng tệp đã gửi trước.
        </ReasonDialog>
      )}
      <Dialog
        open={asking === "close"}
        onClose={() => setAsking(null)}
        title={`Chấp nhận từ chối của ${way.name}?`}
        acts={
          <>
            <Button onPress={() => setAsking(null)}>Để mở</Button>
            <Button look="filled" onPress={() => void close()} running={busy && "Đang ghi…"} testId="close-way-done">
              Chấp nhận, kết thúc
            </Button>
          </>
        }
      >
        <p>Văn bản không đến nơi này nữa và không nhắc bạn nữa. Các nơi nhận khác không đổi.</p>
        <ErrorNote error={asking ? error : null} />
      </Dialog>
    </>
  );
}
