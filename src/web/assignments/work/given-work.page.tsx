import { WorkPage } from "./work-page.tsx";

/** Việc đã giao: who has what I gave, how long it still has. */
export function Page() {
  return (
    <WorkPage
      view="given"
      title="Việc đã giao"
      leadWords="Chủ trì"
      empty={{ title: "Không có việc nào bạn giao còn mở", words: "Việc bạn giao sẽ nằm ở đây cho đến khi xong." }}
      whoOf={(row) => row.assigneeName ?? row.unitName ?? ""}
    />
  );
}
