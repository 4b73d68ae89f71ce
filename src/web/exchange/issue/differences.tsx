import { Button } from "../../parts/actions/button.tsx";
import { Note } from "../../parts/story/note.tsx";
import type { IssueGate } from "../exchange-api.ts";

/** The agencies printed on the letter beside those chosen (NĐ 30/2020 PL I mục II.9): said before issuing, which stays possible. */
export function Differences({ gate, onAdd }: { gate: IssueGate; onAdd?: () => void }) {
  const { notChosen, notPrinted } = gate.differences;
  if (notChosen.length === 0 && notPrinted.length === 0) return null;
  return (
    <Note
      tone="warn"
      title="Nơi nhận in trên văn bản khác nơi nhận đã chọn."
      act={
        onAdd &&
        notChosen.length > 0 && (
          <Button size="small" onPress={onAdd} testId="add-printed">
            Thêm {notChosen.length} nơi…
          </Button>
        )
      }
    >
      {notChosen.length > 0 && <>Có in, chưa chọn: {notChosen.map((each) => each.printed).join("; ")}. </>}
      {notPrinted.length > 0 && <>Đã chọn, không in: {notPrinted.join("; ")}. </>}
      Vẫn phát hành được.
    </Note>
  );
}
