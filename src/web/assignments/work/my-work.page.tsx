import { WorkPage } from "./work-page.tsx";

/** Việc của tôi: what I owe, by working day (picture 08). */
export function Page() {
  return (
    <WorkPage
      view="mine"
      title="Việc của tôi"
      leadWords="Phải làm"
      empty={{ title: "Bạn không còn việc nào phải làm", words: "Việc mới giao sẽ tự hiện ở đây, gần hạn đứng trước." }}
      whoOf={(row) => `${row.givenByName} giao`}
    />
  );
}
