/** F2 in the book: the fields of the letter on this row, in place. What is not corrected here says why and what to do instead. */
import { EditDialog } from "../incoming-documents/edit-dialog.tsx";
import { useIncomingDocument } from "../incoming-documents/incoming-api.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import type { Book, Entry } from "./registers-api.ts";

type Props = { book: Book; entry: Entry; onClose: () => void };

export function EditRow({ book, entry, onClose }: Props) {
  if (entry.state === "cancelled" || entry.documentId === null)
    return (
      <NotHere entry={entry} onClose={onClose}>
        {entry.state === "cancelled"
          ? "Số đã hủy nằm lại trong sổ kèm lý do, không sửa được."
          : "Số này chưa gắn với văn bản nào nên chưa có trường để sửa."}
      </NotHere>
    );
  if (book.direction === "out")
    return (
      <NotHere entry={entry} onClose={onClose}>
        Văn bản đi đã cấp số thì không sửa trường. Có sai sót thì mở văn bản (phím M) để thu hồi, hoặc ban hành văn bản
        đính chính, thay thế (NĐ 30/2020 Đ18).
      </NotHere>
    );
  return <EditIncoming entry={entry} documentId={entry.documentId} onClose={onClose} />;
}

function EditIncoming(props: { entry: Entry; documentId: string; onClose: () => void }) {
  const { data: document, error, isPending } = useIncomingDocument(props.documentId);
  // open at once: what is pressed next is meant for the sheet, not for the row behind it
  if (isPending)
    return (
      <Dialog open onClose={props.onClose} title={`Sửa trường của văn bản, số đến ${props.entry.number}`} size="wide">
        <Skeleton lines={5} label="Đang mở các trường" />
      </Dialog>
    );
  const refusals = document?.acts.edit;
  if (document && refusals?.length === 0) return <EditDialog document={document} onClose={props.onClose} />;
  return (
    <NotHere entry={props.entry} onClose={props.onClose}>
      {refusals?.map((refusal) => refusal.message).join(" ") ??
        (error ? null : "Chức danh này không sửa trường của văn bản đến; hãy báo văn thư.")}
      <ErrorNote error={error} />
    </NotHere>
  );
}

function NotHere(props: { entry: Entry; onClose: () => void; children: React.ReactNode }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`Số ${props.entry.number} không sửa ở đây`}
      acts={<Button onPress={props.onClose}>Đóng</Button>}
    >
      <div className="mo-stack">{props.children}</div>
    </Dialog>
  );
}
