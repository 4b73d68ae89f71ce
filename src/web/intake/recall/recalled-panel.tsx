// A waiting letter that its sender took back: said at once, no number offered, one act that clears the queue (NĐ 30/2020 Đ18.4).
import { useEffect, useRef } from "react";
import { queryClient } from "../../app/query.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { useAct } from "../../parts/actions/use-act.ts";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { Note } from "../../parts/story/note.tsx";
import { FullTime } from "../../parts/story/sentence-time.tsx";
import { type IntakeItem, intakeApi } from "../intake-api.ts";
import { SenderNote } from "./sender-note.tsx";

export function RecalledPanel({
  item,
  onNext,
  focusMain,
}: {
  item: IntakeItem;
  onNext: () => void;
  focusMain: boolean;
}) {
  const mainAct = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusMain) mainAct.current?.focus();
  }, [focusMain]);
  const act = useAct(async () => {
    await intakeApi.refuse({ id: item.id, rowVersion: item.rowVersion, reason: "Bên gửi đã thu hồi" });
    toast({ title: "Đã bỏ khỏi hàng chờ.", words: "Bên gửi thu hồi; lý do còn trong lịch sử." });
    for (const queryKey of [["intake"], ["counts"]]) void queryClient.invalidateQueries({ queryKey });
    onNext();
  });
  useKeys({ Enter: { label: "bỏ khỏi hàng chờ", run: act.run } });
  return (
    <>
      <div className="mo-queue-head">
        <Button
          ref={mainAct}
          look="filled"
          size="main"
          wide
          keys="Enter"
          onPress={act.run}
          running={act.busy && "Đang ghi…"}
          testId="recall-seen"
        >
          Đã biết, bỏ khỏi hàng chờ
        </Button>
      </div>
      <div className="mo-pane-body mo-queue-body" data-testid="fields">
        <ErrorNote error={act.error} />
        <Note tone="bad" title="Bên gửi đã thu hồi văn bản này.">
          {item.recalledAt && <FullTime at={item.recalledAt} />}. Lý do: “{item.recallReason || "không ghi"}”. Văn bản
          không vào sổ, không có giá trị xử lý; bên gửi đã được trả lời (15).
        </Note>
        <SenderNote item={item} />
      </div>
    </>
  );
}
