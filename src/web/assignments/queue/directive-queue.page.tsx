import { DirectiveDock } from "../directive/directive-dock.tsx";
import { DirectivePanel } from "../directive/directive-panel.tsx";
import { LetterQueue } from "./letter-queue.tsx";

/** Bút phê: letters that wait for the leader's directive (NĐ 30/2020 Đ23.2). */
export function Page() {
  return (
    <LetterQueue
      box="to-direct"
      roles={["lanh-dao"]}
      title="Bút phê"
      waiting="Chờ bút phê"
      sheetWords="Bút phê"
      empty={{ title: "Đã bút phê hết", words: "Văn bản mới trình sẽ tự hiện ở đây; văn bản khẩn đứng đầu." }}
      sheet={(letter, after) => (
        <DirectivePanel
          documentId={letter.id}
          rowVersion={letter.rowVersion}
          onDone={after.done}
          onUndone={after.undone}
          nextWords=", mở kế"
          showProposal={!after.inSheet}
        />
      )}
      phoneDock={(letter, after) => <DirectiveDock letter={letter} {...after} />}
    />
  );
}
