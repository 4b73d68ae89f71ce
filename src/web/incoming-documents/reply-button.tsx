// Soạn văn bản trả lời: opens the draft that answers this letter, made once however often one presses.
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { outgoingDocumentsContract } from "#src/features/outgoing-documents/outgoing-documents.contract.ts";
import { useGo } from "../app/address.ts";
import { clientOf } from "../app/api.ts";
import { useTrace } from "../assignments/handling-tab.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import type { IncomingDocument } from "./incoming-api.ts";

const api = clientOf(outgoingDocumentsContract);

export function ReplyButton({ document }: { document: IncomingDocument }) {
  const go = useGo();
  const trace = useTrace(document.id);
  const [requestKey] = useState(() => crypto.randomUUID());
  const reply = trace.data?.replies[0];
  const refusals = document.acts["draft-reply"] ?? [];
  const act = useAct(async () => {
    const id = reply?.id ?? (await api.create({ kind: "cong-van", replyToId: document.id, requestKey })).id;
    go(`/du-thao/${id}`);
  });
  const may = refusals.length === 0 || reply !== undefined;
  useKeys({ N: { label: "soạn trả lời", when: may, run: act.run } });
  return (
    <>
      {act.error !== null && <ErrorNote error={act.error} />}
      <Button
        look="filled"
        keys="N"
        icon={<IconFileText size={18} stroke={1.75} aria-hidden="true" />}
        running={act.busy && "Đang mở bản thảo…"}
        onPress={act.run}
        {...(may ? {} : { refusals })}
        testId="draft-reply"
      >
        {reply ? "Xem văn bản trả lời" : "Soạn văn bản trả lời"}
      </Button>
    </>
  );
}
