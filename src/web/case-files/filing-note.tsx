/** A finished matter that lies nowhere: the likeliest file of the plan is one press away, letter and reply go in together. */
import { IconFolderPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { queryClient } from "../app/query.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Note } from "../parts/story/note.tsx";
import { type CaseFileRow, caseFilesApi } from "./case-files-api.ts";

const SHOWN = 2;

export function FilingNote({ documentId }: { documentId: string }) {
  const { data } = useQuery({
    queryKey: ["case-files", "of", documentId],
    queryFn: () => caseFilesApi.ofDocument({ id: documentId }),
  });
  if (!data || data.in.length > 0 || data.suggested.length === 0) return null;
  const both = data.partners.length > 0;
  return (
    <Note
      tone="info"
      icon={<IconFolderPlus size={20} stroke={1.75} aria-hidden="true" />}
      title={both ? "Văn bản và thư trả lời chưa nằm trong hồ sơ nào." : "Văn bản chưa nằm trong hồ sơ nào."}
    >
      {both ? "Đưa cả hai vào:" : "Đưa vào:"}
      {data.suggested.slice(0, SHOWN).map((caseFile) => (
        <Suggestion key={caseFile.id} documentId={documentId} caseFile={caseFile} />
      ))}
    </Note>
  );
}

function Suggestion({ documentId, caseFile }: { documentId: string; caseFile: CaseFileRow }) {
  const renew = () => void queryClient.invalidateQueries({ queryKey: ["case-files"] });
  const act = useAct(async () => {
    const { along } = await caseFilesApi.file({ id: caseFile.id, documentId });
    const undo = { id: caseFile.id, documentId, along: along.join(",") };
    toast({
      title: `Đã đưa vào hồ sơ ${caseFile.notation}${along.length > 0 ? ", cả văn bản và thư trả lời" : ""}.`,
      act: { words: "Bỏ ra", run: () => void caseFilesApi.unfile(undo).then(renew, renew) },
    });
    renew();
  });
  return (
    <div>
      <Button
        size="small"
        onPress={act.run}
        running={act.busy && "Đang đưa vào…"}
        label={`Đưa vào hồ sơ ${caseFile.notation} ${caseFile.title}`}
        testId="file-together"
      >
        {caseFile.notation} {caseFile.title}
      </Button>
      <ErrorNote error={act.error} />
    </div>
  );
}
