import { WorkPage } from "./work-page.tsx";

/** Việc của phòng: what was given to the unit. */
export function Page() {
  return (
    <WorkPage
      view="unit"
      title="Việc của phòng"
      leadWords="Chủ trì"
      empty={{ title: "Phòng không còn việc nào chủ trì", words: "Việc lãnh đạo giao cho phòng sẽ tự hiện ở đây." }}
      whoOf={(row) => `${row.givenByName} giao`}
    />
  );
}
