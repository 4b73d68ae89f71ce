/** Thu hồi: an act of its own with a reason; every receiver sees it (NĐ 30/2020 Đ18.4). */
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { exchangeApi, renewExchange } from "../exchange-api.ts";

export function RecallDialog(props: {
  document: { id: string; rowVersion: number; numberText: string; places: number };
  onClose: () => void;
}) {
  const { document } = props;
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
      {document.places} nơi nhận sẽ thấy văn bản bị thu hồi và lý do. Không hoàn tác được; số {document.numberText} vẫn
      nằm trong sổ.
    </ReasonDialog>
  );
}
