import "./staff.css";
import { IconUserCheck } from "@tabler/icons-react";
import { useGo } from "../app/address.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { Card } from "../parts/layout/page-head.tsx";
import { Count } from "../parts/marks/count.tsx";
import { kindWords, useConfirmations } from "./staff-api.ts";

const SHOWN = 3;

/** On the first page of who may decide: people and posts that wait for a yes. Nothing at all when nothing waits. `compact`: narrow screens */
export function WaitingCard({ compact = false }: { compact?: boolean }) {
  const shown = compact ? 1 : SHOWN;
  const go = useGo();
  const rows = (useConfirmations().data ?? []).filter((row) => row.mayDecide);
  const waits = rows.length > 0;
  useKeys({ Q: { label: "chờ xác nhận", when: waits, run: () => go("/quyen-cho") } });
  if (!waits) return null;
  return (
    <Card title="Chờ xác nhận" count={<Count value={rows.length} tone="pri" />}>
      <ul className="mo-waiting-list">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <div className="mo-grow">
              {kindWords(row.kind)}: <strong>{row.person.fullName}</strong>
              {row.wanted && <div className="mo-small mo-ink-3">{`${row.wanted.title}, ${row.wanted.unitName}`}</div>}
            </div>
          </li>
        ))}
        {rows.length > shown && <li className="mo-small mo-ink-3">Còn {rows.length - shown} việc nữa.</li>}
      </ul>
      <div className="mo-waiting-act">
        <Button
          icon={<IconUserCheck size={18} stroke={1.75} aria-hidden="true" />}
          keys="Q"
          onPress={() => go("/quyen-cho")}
          testId="open-confirmations"
        >
          Xem và xác nhận
        </Button>
      </div>
    </Card>
  );
}
