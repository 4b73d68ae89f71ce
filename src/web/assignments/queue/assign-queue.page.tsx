import { Button } from "../../parts/actions/button.tsx";
import { AssignPanel } from "../assign/assign-panel.tsx";
import { LetterQueue } from "./letter-queue.tsx";

/** Phân công: what the leader gave to the unit and nobody in it has yet (NĐ 30/2020 Đ24.1). */
export function Page() {
  return (
    <LetterQueue
      box="to-assign"
      roles={["truong-don-vi", "chanh-van-phong"]}
      title="Phân công"
      waiting="Chờ phân công"
      sheetWords="Phân công"
      empty={{ title: "Đã phân công hết", words: "Việc lãnh đạo giao cho đơn vị sẽ tự hiện ở đây." }}
      sheet={(letter, after) => (
        <AssignPanel documentId={letter.id} rowVersion={letter.rowVersion} onDone={after.done} nextWords=", mở kế" />
      )}
      phoneDock={(_letter, after) => (
        <Button look="filled" size="main" wide onPress={after.open}>
          Phân công…
        </Button>
      )}
    />
  );
}
