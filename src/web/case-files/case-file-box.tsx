/**
 * Hồ sơ of a document: where it lies, what it probably belongs to, file into another or open a new one.
 *
 *   <CaseFileBox documentId={id} refusals={document.acts["file-in-case"]} />    no `refusals` = only looking
 */
import "./case-file-box.css";
import { IconFolder, IconFolderPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { caseFilesContract } from "#src/features/case-files/case-files.contract.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { Button, WhyNot } from "../parts/actions/button.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Picker } from "../parts/fields/picker.tsx";
import { OpenCaseFile } from "./open-case-file.tsx";

const api = clientOf(caseFilesContract);
type CaseFile = Awaited<ReturnType<typeof api.ofDocument>>["in"][number];
const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function CaseFileBox({
  documentId,
  refusals,
}: {
  documentId: string;
  refusals?: readonly Refusal[] | undefined;
}) {
  const key = ["case-files", "of", documentId];
  const query = useQuery({ queryKey: key, queryFn: () => api.ofDocument({ id: documentId }) });
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const may = refusals !== undefined && refusals.length === 0;
  const renew = () => void queryClient.invalidateQueries({ queryKey: ["case-files"] });

  async function file(caseFile: { id: string; notation: string; title: string }): Promise<void> {
    setError(null);
    try {
      const { along } = await api.file({ id: caseFile.id, documentId });
      const undo = { id: caseFile.id, documentId, along: along.join(",") };
      toast({
        title: `Đã đưa vào hồ sơ ${caseFile.notation}${along.length > 0 ? `, ${withPartner(query.data)}` : ""}.`,
        act: { words: "Bỏ ra", run: () => void api.unfile(undo).then(renew, setError) },
      });
      renew();
    } catch (thrown) {
      setError(thrown);
    }
  }
  return (
    <section className="mo-case-box" aria-label="Hồ sơ">
      <h2 className="mo-label">Hồ sơ</h2>
      {query.data?.in.map((caseFile) => (
        <Line key={caseFile.id} caseFile={caseFile}>
          {may && caseFile.state === "open" && (
            <Button
              size="small"
              look="text"
              onPress={() => void api.unfile({ id: caseFile.id, documentId }).then(renew, setError)}
              label={`Bỏ khỏi hồ sơ ${caseFile.notation}`}
            >
              Bỏ ra
            </Button>
          )}
        </Line>
      ))}
      {query.data && query.data.in.length === 0 && (
        <p className="mo-ink-3">
          Chưa nằm trong hồ sơ nào.{may && query.data.partners.length > 0 && ` Đưa vào là ${withPartner(query.data)}.`}
        </p>
      )}
      {may &&
        query.data?.suggested.map((caseFile) => (
          <Line key={caseFile.id} caseFile={caseFile} suggested>
            <Button size="small" onPress={() => void file(caseFile)} label={`Đưa vào hồ sơ ${caseFile.notation}`}>
              Đưa vào
            </Button>
          </Line>
        ))}
      {may && (
        <div className="mo-case-acts">
          <FindCaseFile onPick={(caseFile) => void file(caseFile)} />
          <Button
            size="small"
            icon={<IconFolderPlus {...ICON} />}
            onPress={() => setOpening(true)}
            testId="open-case-file"
          >
            Mở hồ sơ mới…
          </Button>
        </div>
      )}
      {refusals && <WhyNot refusals={refusals} />}
      <ErrorNote error={error ?? query.error} />
      {opening && (
        <OpenCaseFile
          verb="Mở và đưa vào"
          onClose={() => setOpening(false)}
          onOpened={(caseFile) => {
            setOpening(false);
            void file(caseFile);
          }}
        />
      )}
    </section>
  );
}

/** The letter and its reply are one matter: what goes in with this document. */
function withPartner(of: Pick<Awaited<ReturnType<typeof api.ofDocument>>, "partners"> | undefined): string {
  return of?.partners.some((each) => each.direction === "in") ? "cùng văn bản được trả lời" : "cùng văn bản trả lời";
}

function Line(props: { caseFile: CaseFile; suggested?: boolean; children?: React.ReactNode }) {
  const { caseFile } = props;
  return (
    <div className="mo-case-line">
      <IconFolder {...ICON} />
      <span className="mo-grow">
        {props.suggested && <span className="mo-ink-3">Gợi ý: </span>}
        <strong className="mo-nowrap">{caseFile.notation}</strong> {caseFile.title}
        <span className="mo-small mo-ink-3 mo-case-more">
          {caseFile.documents} văn bản · {caseFile.retention}
          {caseFile.state === "closed" ? " · đã kết thúc" : ""}
        </span>
      </span>
      {props.children}
    </div>
  );
}

function FindCaseFile({ onPick }: { onPick: (caseFile: CaseFile) => void }) {
  const { data } = useQuery({
    queryKey: ["case-files", "open"],
    queryFn: () => api.list({ state: "open" }),
    staleTime: 60_000,
  });
  const rows = data?.rows ?? [];
  return (
    <div className="mo-grow">
      <Picker
        label="Đưa vào hồ sơ khác"
        hideLabel
        single
        value={[]}
        options={rows.map((row) => ({ id: row.id, name: `${row.notation} ${row.title}`, note: row.unitName }))}
        onChange={([id]) => {
          const row = rows.find((one) => one.id === id);
          if (row) onPick(row);
        }}
        placeholder="tìm hồ sơ đang mở…"
        testId="find-case-file"
      />
    </div>
  );
}
