/** Registered letters whose sender asks them back (13): one line each, opens the letter where the clerk answers. */
import "./recall.css";
import { IconArrowBackUp, IconChevronRight } from "@tabler/icons-react";
import { useGo } from "../../app/address.ts";
import { numberAndNotation } from "../../letter/words.ts";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import type { intakeApi } from "../intake-api.ts";

export type RecallTask = Awaited<ReturnType<typeof intakeApi.list>>["recalls"][number];

export function RecallTasks({ tasks }: { tasks: readonly RecallTask[] }) {
  const go = useGo();
  if (tasks.length === 0) return null;
  return (
    <ul className="mo-recall-tasks" aria-label="Bên gửi thu hồi">
      {tasks.map((task) => (
        <li key={task.documentId}>
          <button
            type="button"
            className="mo-recall-task"
            onClick={() => go(`/van-ban-den/${task.documentId}`)}
            data-testid="recall-task"
          >
            <IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" className="mo-bad" />
            <span className="mo-grow">
              <strong className="mo-bad">Bên gửi thu hồi</strong> · {task.organName} {numberAndNotation(task)}, số đến{" "}
              {task.arrivalNumber}
              <span className="mo-small mo-ink-2 mo-two-lines">Lý do: {task.reason || "không ghi"}</span>
            </span>
            <ListTime at={task.askedAt} />
            <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
