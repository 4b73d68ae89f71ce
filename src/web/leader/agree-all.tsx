import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { problemOf } from "#src/platform/http/client.ts";
import { forgetFromQueue, type QueueRow, refreshAssignments } from "../assignments/assignments-api.ts";
import { ProposalSentence } from "../assignments/directive/proposal-band.tsx";
import { agreeTo } from "../assignments/directive/use-agree.ts";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { OFFLINE_WORDS } from "../parts/feedback/error-panel.tsx";
import { Check } from "../parts/fields/text-field.tsx";
import { Words } from "../parts/marks/marks.tsx";
import type { Proposals } from "./use-proposals.ts";

type Result = { ok: true } | { ok: false; why: string };
type Props = { rows: readonly QueueRow[]; proposals: Proposals; onClose: () => void };

/** Many at once, each with its own result; every sentence can be taken out, urgent letters are never among them. */
export function AgreeAll({ rows: given, proposals, onClose }: Props) {
  // the list in front of the person does not change under him while answers come in
  const [rows] = useState(() => given.map((row) => ({ row, proposal: proposals.get(row.id) ?? null })));
  const [out, setOut] = useState<readonly string[]>([]);
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const [at, setAt] = useState<number | null>(null);
  const chosen = rows.filter(({ row }) => !out.includes(row.id));
  const done = Object.keys(results).length > 0 && at === null;
  const agreed = Object.values(results).filter((result) => result.ok).length;

  async function run(): Promise<void> {
    const kept: Record<string, Result> = {};
    for (const [index, { row, proposal }] of chosen.entries()) {
      if (!proposal) continue;
      setAt(index + 1);
      kept[row.id] = await agreeTo({ documentId: row.id, rowVersion: row.rowVersion, proposal }).then(
        (): Result => ({ ok: true }),
        (error: unknown): Result => ({ ok: false, why: problemOf(error)?.title ?? OFFLINE_WORDS }),
      );
      setResults({ ...kept });
      if (kept[row.id]?.ok) forgetFromQueue("to-direct", row.id);
    }
    setAt(null);
    refreshAssignments();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      stay={at !== null}
      size="normal"
      title={done ? `Đã giao ${agreed} trên ${chosen.length}` : `Đồng ý ${chosen.length} đề xuất?`}
      acts={
        done ? (
          <Button look="filled" onPress={onClose}>
            Đóng
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Xem từng văn bản</Button>
            <Button
              look="filled"
              onPress={() => void run()}
              running={at !== null && `Đang giao ${at} trên ${chosen.length}`}
              {...(chosen.length === 0 ? { reason: "Chưa chọn đề xuất nào." } : {})}
            >
              Đồng ý {chosen.length} đề xuất
            </Button>
          </>
        )
      }
    >
      <ul className="mo-agree">
        {rows.map(({ row, proposal }) => {
          const result = results[row.id];
          return (
            <li key={row.id}>
              <Check
                checked={!out.includes(row.id)}
                label={`Giữ ${row.organName} ${numberAndNotation(row)}`}
                onChange={(on) => setOut(on ? out.filter((id) => id !== row.id) : [...out, row.id])}
              />
              <div className="mo-grow">
                <strong>{row.organName}</strong> <span className="mo-nowrap">{numberAndNotation(row)}</span>
                <div className="mo-two-lines" title={asSentence(row.subject)}>
                  {asSentence(row.subject)}
                </div>
                {proposal && <ProposalSentence proposal={proposal} />}
                {result?.ok && (
                  <div>
                    <Words
                      tone="ok"
                      icon={<IconCircleCheck size={15} stroke={1.75} aria-hidden="true" />}
                      words="Đã giao"
                    />
                  </div>
                )}
                {result && !result.ok && (
                  <div className="mo-bad">
                    <IconAlertCircle size={15} stroke={1.75} aria-hidden="true" /> {result.why}
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="mo-small mo-ink-3">Văn bản khẩn không giao hàng loạt; xem và đồng ý từng văn bản.</p>
    </Dialog>
  );
}
