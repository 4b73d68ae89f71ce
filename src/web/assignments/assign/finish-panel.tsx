/**
 * Hoàn thành: the handler's note or the reply that answers the letter (NĐ 30/2020 Đ24). A co-ordinator ends his own part.
 *
 *   <FinishPanel documentId={id} rowVersion={letter.rowVersion} onDone={refresh} />
 */
import "../directive/directive.css";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { checkIncomingAct } from "#src/rules/routing/incoming-states.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { useMe } from "../../app/session.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote, ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { toast } from "../../parts/feedback/toast.tsx";
import { SelectField, TextArea } from "../../parts/fields/text-field.tsx";
import {
  assignmentsApi,
  type Letter,
  refreshAssignments,
  type Trace,
  useLetter,
  useOwnUnitId,
  useTrace,
} from "../assignments-api.ts";
import type { PanelProps } from "../directive/directive-panel.tsx";
import { type OwnPart, ownPart } from "./own-work.ts";

export function FinishPanel(props: Omit<PanelProps, "onUndone">) {
  const me = useMe();
  const unitId = useOwnUnitId();
  const letter = useLetter(props.documentId);
  const trace = useTrace(props.documentId);
  for (const query of [letter, trace])
    if (query.error && !query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!letter.data || !trace.data) return <Skeleton lines={2} label="Đang mở phần kết thúc" />;
  const head = me.post.roles.includes("truong-don-vi") || me.post.roles.includes("chanh-van-phong");
  const part = ownPart(trace.data.directives, { postId: me.post.id, unitId, head });
  if (!part) return <p className="mo-ink-2">Bạn không còn phần việc nào mở trong văn bản này.</p>;
  return <Form key={part.assignment.id} {...props} letter={letter.data} trace={trace.data} part={part} />;
}

type FormProps = Omit<PanelProps, "onUndone"> & { letter: Letter; trace: Trace; part: OwnPart };

function Form({ letter, trace, part, onDone }: FormProps) {
  const note = useKeptText(`hoan-thanh.${part.assignment.id}`, "");
  const [reply, setReply] = useState(trace.replies.length === 1 ? (trace.replies[0]?.id ?? "") : "");
  const leads = part.assignment.role === "lead";
  const refusals = leads
    ? checkIncomingAct(letter.state, "finish", { hasResult: note.text.trim() !== "" || reply !== "" })
    : [];
  const send = useMutation({
    mutationFn: () =>
      assignmentsApi.finish({
        id: part.assignment.id,
        note: note.text.trim(),
        ...(reply ? { resultOutgoingId: reply } : {}),
      }),
    onError: refreshAssignments,
  });
  const submit = () => {
    if (refusals.length > 0 || send.isPending) return;
    send.mutate(undefined, {
      onSuccess: () => {
        note.forget();
        refreshAssignments();
        toast({ title: leads ? "Đã hoàn thành, văn bản kết thúc xử lý." : "Đã xong phần phối hợp của bạn." });
        onDone();
      },
    });
  };
  useKeys({ "Ctrl+Enter": { label: "hoàn thành", run: submit } });
  return (
    <section className="mo-stack mo-finish" aria-label="Hoàn thành">
      {trace.replies.length > 0 && (
        <SelectField
          label="Văn bản trả lời"
          optional
          value={reply}
          onChange={setReply}
          empty="Không gắn văn bản trả lời"
          options={trace.replies.map((one) => ({
            value: one.id,
            words: `${one.codeNumber ? numberAndNotation(one) : one.stateName}: ${asSentence(one.subject)}`,
          }))}
        />
      )}
      <TextArea
        label="Kết quả xử lý"
        optional={!leads || reply !== ""}
        source={note.kept ? { words: "chữ gõ lần trước", tone: "plain" } : null}
        value={note.text}
        onChange={note.setText}
        placeholder={
          leads
            ? "Ví dụ: đã tổng hợp vào báo cáo tháng 11; lưu, không trả lời"
            : "Ví dụ: đã gửi số liệu cho Phòng Ngân sách"
        }
        testId="ket-qua"
      />
      <WhyNot refusals={refusals} />
      <ErrorNote error={send.error} />
      <Button
        look="filled"
        wide
        icon={<IconCircleCheck size={18} stroke={1.75} aria-hidden="true" />}
        keys="Ctrl+Enter"
        refusals={refusals}
        running={send.isPending && "Đang ghi…"}
        onPress={submit}
        testId="hoan-thanh"
      >
        {leads ? "Hoàn thành" : "Xong phần phối hợp"}
      </Button>
      {leads && (
        <p className="mo-caption mo-ink-3">
          Kết thúc cả văn bản và mọi phần phối hợp còn mở; bên gửi được báo đã xử lý xong.
        </p>
      )}
    </section>
  );
}
