// One document's way to everybody (picture 12).
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useGo, usePathParts } from "../../app/address.ts";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { Note } from "../../parts/story/note.tsx";
import { FullTime } from "../../parts/story/sentence-time.tsx";
import { useRecipients } from "../exchange-api.ts";
import { RecallDialog } from "./recall-dialog.tsx";
import { RecipientsPanel } from "./recipients-panel.tsx";

export function DocumentWayPage() {
  const { id = "" } = usePathParts();
  const go = useGo();
  const query = useRecipients(id);
  const answer = query.data;
  const [recalling, setRecalling] = useState(false);
  return (
    <Page
      back="/lien-thong"
      title={answer ? `${answer.numberText} đi đến đâu` : "Liên thông"}
      sub={answer && `${asSentence(answer.subject)} · ${answer.issuedSentence}`}
      acts={
        answer && (
          <>
            <Button
              icon={<IconFileText size={18} stroke={1.75} aria-hidden="true" />}
              onPress={() => go(`/van-ban-di/${id}`)}
            >
              Mở văn bản
            </Button>
            {answer.state === "issued" && (
              <Button look="danger" refusals={answer.acts.recall} onPress={() => setRecalling(true)} testId="recall">
                Thu hồi…
              </Button>
            )}
          </>
        )
      }
      band={
        answer?.recalledAt && (
          <Note tone="warn" title="Văn bản này đã thu hồi.">
            <FullTime at={answer.recalledAt} />. Lý do: {answer.recallReason}
          </Note>
        )
      }
    >
      {query.isPending ? (
        <Skeleton lines={6} label="Đang tải nơi nhận" />
      ) : !answer ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <RecipientsPanel documentId={id} />
      )}
      {recalling && answer && (
        <RecallDialog
          document={{
            id,
            rowVersion: answer.rowVersion,
            numberText: answer.numberText,
          }}
          recipients={answer.rows}
          onClose={() => setRecalling(false)}
        />
      )}
    </Page>
  );
}
export { DocumentWayPage as Page };
