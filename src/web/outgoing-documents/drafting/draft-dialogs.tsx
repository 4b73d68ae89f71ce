import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ReasonDialog } from "../../parts/feedback/reason-dialog.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import type { Desk } from "./use-desk.ts";

/** The questions of the drafting page: submit, drop, open again what was submitted. */
export function DraftDialogs({ desk }: { desk: Desk }) {
  const { document, asking } = desk;
  const close = () => desk.setAsking(null);
  switch (asking) {
    case null:
      return null;
    case "submit":
      return (
        <SubmitDialog
          document={document}
          judgement={desk.judgement}
          signer={desk.signer}
          onSigner={desk.setSigner}
          note={desk.note.text}
          onNote={desk.note.setText}
          onClose={close}
          onSend={desk.submit}
        />
      );
    case "discard":
      return (
        <ReasonDialog
          title="Bỏ dự thảo này?"
          label="Lý do"
          verb="Bỏ dự thảo"
          stayWords="Giữ dự thảo"
          danger
          keepAs={`bo-du-thao.${document.id}`}
          onClose={close}
          onDone={desk.discard}
        >
          Dự thảo không còn trong danh sách của ai, lịch sử vẫn giữ lý do và tên bạn.
        </ReasonDialog>
      );
    case "reopen": {
      const given = document.approvals.filter((approval) => approval.voidedAt === null).length;
      return (
        <Dialog
          open
          onClose={close}
          title="Sửa lại dự thảo đã trình?"
          acts={
            <>
              <Button onPress={close}>Để nguyên</Button>
              <Button
                look="danger"
                onPress={() => {
                  desk.reopen();
                  close();
                }}
              >
                Sửa lại
              </Button>
            </>
          }
        >
          Sửa một chữ là văn bản rời chỗ {document.holder ?? "người đang giữ"} và về lại bước soạn thảo
          {given > 0 ? `; ${given} lượt duyệt đã có tự mất` : ""}. Chưa sửa gì thì chưa có gì thay đổi.
        </Dialog>
      );
    }
    default:
      return asking satisfies never;
  }
}
