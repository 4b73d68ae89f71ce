import { useRailCounts } from "../../app/rail-counts.ts";
import { To } from "../actions/link.tsx";

/** In an empty queue: who has nothing to sign or to direct may still have drafts to approve. */
export function ApprovalsWait() {
  const count = useRailCounts()["approvals"] ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <To path="/duyet" className="mo-link">
        {count} dự thảo chờ bạn duyệt
      </To>
    </p>
  );
}
