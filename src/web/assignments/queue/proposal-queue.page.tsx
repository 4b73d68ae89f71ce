import { Button } from "../../parts/actions/button.tsx";
import { DirectivePanel } from "../directive/directive-panel.tsx";
import { LetterQueue } from "./letter-queue.tsx";

/** Đề xuất: the chief of office proposes to a leader who should do what (NĐ 30/2020 Đ23.1). */
export function Page() {
  return (
    <LetterQueue
      box="to-propose"
      roles={["chanh-van-phong"]}
      title="Đề xuất"
      waiting="Chờ đề xuất"
      sheetWords="Đề xuất"
      empty={{ title: "Đã đề xuất hết", words: "Văn bản văn thư trình sẽ tự hiện ở đây." }}
      sheet={(letter, after) => (
        <DirectivePanel
          kind="proposal"
          documentId={letter.id}
          rowVersion={letter.rowVersion}
          onDone={after.done}
          nextWords=", mở kế"
        />
      )}
      phoneDock={(_letter, after) => (
        <Button look="filled" size="main" wide onPress={after.open}>
          Đề xuất…
        </Button>
      )}
    />
  );
}
