import { IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useGo } from "../../app/address.ts";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { RoleMark } from "../../parts/marks/marks.tsx";
import { FinishPanel } from "../assign/finish-panel.tsx";
import { GiveBackDialog } from "../assign/give-back-dialog.tsx";
import { assignmentsApi, outgoingApi, refreshAssignments } from "../assignments-api.ts";
import { DirectiveChain } from "./directive-chain.tsx";
import type { WorkRow } from "./work-list.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
type Props = {
  row: WorkRow;
  /** own: mine or of the unit I head. looking: what I gave, what is done */
  may: { act: boolean; assign: boolean };
  onDone: () => void;
};

/** Right of the list: the directive chain and the acts of the one who has the work. */
export function WorkDetail({ row, may, onDone }: Props) {
  return (
    <div className="mo-work-detail">
      <div>
        <div className="mo-row mo-small mo-ink-3">
          <span className="mo-grow">
            {row.organName} · <span className="mo-nowrap">{numberAndNotation(row)}</span> · số đến {row.arrivalNumber}
          </span>
          <Link to={`/van-ban-den/${row.documentId}` as never} className="mo-nowrap">
            Mở văn bản
          </Link>
          <KeyCap name="M" />
        </div>
        <h2 className="mo-sub">{asSentence(row.subject)}</h2>
        <div className="mo-small">
          <RoleMark kind={row.role} />
        </div>
      </div>
      {may.act && <Acts row={row} may={may} onDone={onDone} />}
      <DirectiveChain documentId={row.documentId} />
    </div>
  );
}

function Acts({ row, may, onDone }: Props) {
  const go = useGo();
  const [finishing, setFinishing] = useState(false);
  const [returning, setReturning] = useState(false);
  // made once: pressing again, also after a broken line, opens the same draft
  const [requestKey] = useState(() => crypto.randomUUID());
  const leads = row.role === "lead";
  const begin = useMutation({ mutationFn: () => assignmentsApi.start({ id: row.assignmentId }) });
  const draft = useMutation({
    mutationFn: async () =>
      row.replyId ?? (await outgoingApi.create({ kind: "cong-van", replyToId: row.documentId, requestKey })).id,
  });
  const start = () =>
    begin.mutate(undefined, {
      onSuccess: () => {
        refreshAssignments();
        toast({ title: "Đã bắt đầu xử lý.", words: "Người giao thấy việc đang làm." });
      },
    });
  const write = () =>
    !draft.isPending &&
    draft.mutate(undefined, {
      onSuccess: (id) => {
        refreshAssignments();
        go(`/du-thao/${id}`);
      },
    });
  const mayStart = row.state !== "working" && !may.assign;
  useKeys({
    P: { label: "phân công", when: may.assign, run: () => go("/phan-cong", { vb: row.documentId }) },
    N: { label: "soạn trả lời", when: leads && !may.assign, run: write },
    Q: { label: "bắt đầu", when: mayStart, run: start },
    L: { label: "hoàn thành", run: () => setFinishing(true) },
    T: { label: "trả lại", when: leads, run: () => setReturning(true) },
  });
  return (
    <>
      <div className="mo-work-acts">
        {may.assign && (
          <Button
            look={row.state === "working" ? "outline" : "filled"}
            keys="P"
            onPress={() => go("/phan-cong", { vb: row.documentId })}
          >
            {row.state === "working" ? "Giao lại…" : "Phân công…"}
          </Button>
        )}
        {leads && !may.assign && (
          <Button
            look="filled"
            keys="N"
            icon={<IconFileText {...ICON} />}
            running={draft.isPending && "Đang mở bản thảo…"}
            onPress={write}
          >
            {row.replyId ? "Tiếp tục soạn trả lời" : "Soạn văn bản trả lời"}
          </Button>
        )}
        {mayStart && (
          <Button keys="Q" running={begin.isPending && "Đang ghi…"} onPress={start}>
            Bắt đầu
          </Button>
        )}
        <Button
          keys="L"
          look={leads || may.assign ? "outline" : "filled"}
          pressed={finishing}
          onPress={() => setFinishing(!finishing)}
        >
          {leads ? "Hoàn thành…" : "Xong phần phối hợp…"}
        </Button>
        {leads && (
          <Button look="danger" keys="T" onPress={() => setReturning(true)}>
            Trả lại…
          </Button>
        )}
      </div>
      <ErrorNote error={begin.error ?? draft.error} />
      {finishing && (
        <div className="mo-work-finish">
          <FinishPanel documentId={row.documentId} rowVersion={row.documentRowVersion} onDone={onDone} />
        </div>
      )}
      {returning && (
        <GiveBackDialog
          onClose={() => setReturning(false)}
          assignmentId={row.assignmentId}
          to={row.givenByName}
          onDone={onDone}
        />
      )}
    </>
  );
}
