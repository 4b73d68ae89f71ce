// Từ chối: the letter gets no number; a sender on the exchange learns the reason (02).
import { queryClient } from "../../app/query.ts";
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { type IntakeItem, intakeApi } from "../intake-api.ts";

/** NĐ 30/2020 Đ21.2 and QC-7.3: why a letter is not taken. */
const REASONS = [
  "Gửi không đúng nơi nhận.",
  "Chữ ký số không hợp lệ; đề nghị gửi lại bản đúng.",
  "Nội dung bị thay đổi sau khi ký; đề nghị gửi lại bản đúng.",
  "Thiếu phụ lục hoặc thiếu trang; đề nghị gửi đủ.",
  "Sai thể thức, không xác định được người ký hoặc cơ quan ban hành.",
  "Trùng văn bản đã nhận.",
] as const;

type Props = {
  item: IntakeItem;
  /** what the page found, e.g. a double; empty when the clerk pressed T */
  start: string;
  /** saves what is being typed. @returns the version to refuse */
  settle: () => Promise<number>;
  onClose: () => void;
  onRefused: () => void;
};

export function RefuseDialog({ item, start, settle, onClose, onRefused }: Props) {
  const far = item.way === "exchange";
  return (
    <ReasonDialog
      title="Từ chối tiếp nhận văn bản này?"
      label="Lý do"
      verb="Từ chối"
      running="Đang từ chối…"
      stayWords="Không từ chối"
      danger
      reasons={REASONS}
      start={start}
      // a reason the page proposes must not be hidden by what was typed before
      keepAs={start === "" ? `tu-choi.${item.id}` : `tu-choi.${item.id}.${start}`}
      onClose={onClose}
      onDone={async (reason) => {
        await intakeApi.refuse({ id: item.id, rowVersion: await settle(), reason });
        onClose();
        toast({ title: "Đã từ chối.", words: far ? "Bên gửi thấy lý do bạn vừa ghi." : "Lý do đã ghi vào lịch sử." });
        void queryClient.invalidateQueries({ queryKey: ["intake"] });
        onRefused();
      }}
    >
      {far
        ? "Bên gửi nhận trạng thái từ chối (02) kèm lý do dưới đây. Văn bản không vào sổ, không có số đến."
        : "Văn bản không vào sổ, không có số đến. Lý do ghi vào lịch sử; bản giấy trả lại nơi gửi theo cách thường làm."}
    </ReasonDialog>
  );
}
