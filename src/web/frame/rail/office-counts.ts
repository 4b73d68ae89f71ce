// Where the numbers of the rail come from: one question to the server for all boxes, one for the confirmations.
import { railContract } from "#src/features/rail/rail.contract.ts";
import { staffContract } from "#src/features/staff/staff.contract.ts";
import { clientOf } from "../../app/api.ts";
import { addRailCounts } from "../../app/rail-counts.ts";

const api = clientOf(railContract);
const staffApi = clientOf(staffContract);
/** Boxes that carry another name in the rail. */
const NAMES: Record<string, string> = {
  "to-do": "my-work",
  "to-check": "to-check-format",
  returned: "drafts",
  "to-seal": "to-issue",
};
/** Boxes of the one queue /duyet: whoever has several of them sees their sum. */
const APPROVALS = ["to-approve", "to-check", "to-approve-leader"];

export function countOfficeWork(): void {
  addRailCounts("office", async () => {
    const { intake, boxes } = await api.counts();
    return railNumbers(intake, boxes);
  });
}

/** What waits for my yes; administrators decide nothing and get no number. */
export function countConfirmations(): void {
  addRailCounts("confirmations", async () => ({
    confirmations: (await staffApi.confirmations()).filter((row) => row.mayDecide).length,
  }));
}

export function railNumbers(intake: number, boxes: Record<string, number>): Record<string, number> {
  const numbers: Record<string, number> = { intake };
  for (const [box, count] of Object.entries(boxes)) {
    const name = NAMES[box] ?? box;
    numbers[name] = (numbers[name] ?? 0) + count;
  }
  const approvals = APPROVALS.reduce((sum, box) => sum + (boxes[box] ?? 0), 0);
  return approvals > 0 ? { ...numbers, approvals } : numbers;
}
