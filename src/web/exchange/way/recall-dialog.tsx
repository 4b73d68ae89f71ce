/** Thu hồi: an act of its own with a reason; every receiver sees it (NĐ 30/2020 Đ18.4). */
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { exchangeApi, renewExchange } from "../exchange-api.ts";

export function RecallDialog(props: {
  document: { id: string; rowVersion: number; numberText: string };
  recipients: readonly { delivery: "exchange" | "paper"; status: string }[];
  onClose: () => void;
}) {
  const { document } = props;
  // who refused it has nothing to give back
  const holding = props.recipients.filter((row) => row.status !== "refused" && row.status !== "closed");
  const onPaper = holding.filter((row) => row.delivery === "paper").length;
  return (
    <ReasonDialog
      title={`Thu hồi ${document.numberText}?`}
      label="Lý do thu hồi, bên nhận đọc được"
      verb={`Thu hồi ${document.numberText}`}
      running="Đang thu hồi…"
      stayWords="Giữ văn bản"
      danger
      keepAs={`thu-hoi.${document.id}`}
      onClose={props.onClose}
      onDone={async (reason) => {
        const done = await exchangeApi.recall({ id: document.id, rowVersion: document.rowVersion, reason });
        toast({ title: done.sentence });
        props.onClose();
        renewExchange();
      }}
    >
      {holding.length - onPaper} nơi nhận qua liên thông sẽ thấy văn bản bị thu hồi và lý do.
      {onPaper > 0 && ` ${onPaper} nơi nhận bản giấy phải báo bằng văn bản.`} Không hoàn tác được; số{" "}
      {document.numberText} vẫn nằm trong sổ.
    </ReasonDialog>
  );
}
