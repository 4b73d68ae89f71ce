// The sender asks a registered letter back (13): the clerk agrees (15) or refuses with the reason the sender reads (16).
import { useState } from "react";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog, SendKey } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Note } from "../parts/story/note.tsx";
import { FullTime } from "../parts/story/sentence-time.tsx";
import { type IncomingDocument, incomingApi, rememberDocument } from "./incoming-api.ts";

export function RecallBanner({ document }: { document: IncomingDocument }) {
  const [asking, setAsking] = useState<"agree" | "refuse" | null>(null);
  const { recall } = document;
  if (!recall || recall.answer === "agreed") return null;
  const why = `Lý do: “${recall.reason || "không ghi"}”.`;
  if (recall.answer === "refused")
    return (
      <div className="mo-where">
        <Note tone="info" title="Cơ quan đã không đồng ý cho bên gửi thu hồi (16).">
          {recall.answeredAt && <FullTime at={recall.answeredAt} />}: “{recall.note}”. Văn bản được xử lý tiếp.
        </Note>
      </div>
    );
  const may = document.acts["answer-recall"]?.length === 0;
  return (
    <div className="mo-where">
      <Note tone="bad" title="Bên gửi yêu cầu thu hồi văn bản này (13).">
        <FullTime at={recall.askedAt} />. {why}{" "}
        {may ? "Bên gửi đang chờ trả lời." : "Văn thư của cơ quan sẽ trả lời bên gửi."}
        {may && (
          <div className="mo-row mo-recall-acts">
            <Button size="small" look="filled" onPress={() => setAsking("agree")} testId="recall-agree">
              Đồng ý thu hồi…
            </Button>
            <Button size="small" onPress={() => setAsking("refuse")} testId="recall-refuse">
              Không đồng ý…
            </Button>
          </div>
        )}
      </Note>
      {asking === "agree" && <AgreeDialog document={document} onClose={() => setAsking(null)} />}
      {asking === "refuse" && (
        <ReasonDialog
          title="Không đồng ý cho bên gửi thu hồi?"
          label="Lý do bên gửi đọc được"
          verb="Không đồng ý"
          running="Đang trả lời…"
          stayWords="Chưa trả lời"
          keepAs={`thu-hoi-16.${document.id}`}
          onClose={() => setAsking(null)}
          onDone={async (reason) => {
            await answer(document, { agree: false, reason });
            setAsking(null);
            toast({ title: "Đã trả lời: không đồng ý thu hồi (16).", words: "Bên gửi thấy lý do bạn vừa ghi." });
          }}
        >
          {why} Văn bản giữ nguyên trong sổ và được xử lý tiếp.
        </ReasonDialog>
      )}
    </div>
  );
}

async function answer(document: IncomingDocument, said: { agree: boolean; reason: string }): Promise<void> {
  const { id, rowVersion } = document;
  rememberDocument(await incomingApi.answerRecall({ id, rowVersion, ...said }));
}

function AgreeDialog({ document, onClose }: { document: IncomingDocument; onClose: () => void }) {
  const act = useAct(async () => {
    await answer(document, { agree: true, reason: "" });
    toast({ title: "Đã trả lời: đồng ý thu hồi (15).", words: `Số đến ${document.arrivalNumber} còn trong sổ.` });
    onClose();
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Đồng ý cho bên gửi thu hồi văn bản này?"
      acts={
        <>
          <Button onPress={onClose}>Chưa trả lời</Button>
          <Button
            look="filled"
            keys="Ctrl+Enter"
            onPress={act.run}
            running={act.busy && "Đang trả lời…"}
            testId="recall-agree-done"
          >
            Đồng ý thu hồi
          </Button>
        </>
      }
    >
      <SendKey run={act.run} />
      <p>
        Văn bản ghi “bên gửi đã thu hồi”, không ai xử lý nữa; số đến {document.arrivalNumber} và dòng trong sổ còn
        nguyên. Bên gửi nhận trả lời đồng ý (15).
      </p>
      <ErrorNote error={act.error} />
    </Dialog>
  );
}
