/** The drafting page: track, versions, the letter, findings, recipients, fields. */
import { IconDownload, IconHistory, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useMe } from "../../app/session.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { ActionMenu } from "../../parts/actions/menu.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { ThreePane } from "../../parts/layout/three-pane.tsx";
import { Track } from "../../parts/story/track.tsx";
import { saveFile } from "../../viewer/viewer-props.ts";
import { type OutgoingDoc, wordAddress } from "../outgoing-api.ts";
import { stepWords, titleOf, trackSteps } from "../words.ts";
import { CopyBand, SaveWords } from "./copy/save-words.tsx";
import "./drafting.css";
import { DraftDialogs } from "./draft-dialogs.tsx";
import { DraftMiddle } from "./draft-middle.tsx";
import { DraftRight } from "./draft-right.tsx";
import { VersionsColumn } from "./panels/versions-column.tsx";
import { type Desk, useDesk } from "./use-desk.ts";
import { useWide } from "./use-wide.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function Drafting({ document }: { document: OutgoingDoc }) {
  const me = useMe();
  const desk = useDesk(document);
  const [columnOpen, setColumnOpen] = useState(false);
  const wide = useWide(1280);
  const narrow = !useWide(1100);
  const steps = trackSteps(document.steps, me.person.fullName);
  const { copy, editable } = desk;
  useKeys({
    F8: { label: "lỗi kế tiếp", when: desk.judgement.findings.length > 0, run: desk.nextFinding },
    V: {
      label: "so với bản trước",
      when: desk.compare.possible,
      run: () => void desk.show(desk.look === "so" ? "soan" : "so"),
    },
    "Ctrl+S": { label: "lưu", when: editable, run: () => void copy.save() },
    "Ctrl+Enter": {
      label: "trình duyệt",
      when: document.state === "draft" && document.acts.submit?.length === 0,
      run: () => desk.setAsking("submit"),
    },
    Esc: { label: "", run: desk.leave },
  });
  const column = wide || columnOpen;
  return (
    <Page
      back="/du-thao"
      title={titleOf({ ...document, subject: copy.model.subject })}
      sub={
        <>
          <Under document={document} />
          {narrow && <div>{stepWords(steps)}</div>}
        </>
      }
      acts={<Acts desk={desk} wide={wide} columnOpen={columnOpen} onColumn={() => setColumnOpen(!columnOpen)} />}
      track={narrow ? undefined : <Track label="Đường đi của dự thảo" steps={steps} />}
      band={
        <>
          <CopyBand copy={copy} />
          {desk.error !== null && (
            <div className="mo-copy-band">
              <ErrorNote error={desk.error} />
            </div>
          )}
        </>
      }
    >
      <ThreePane
        screen="du-thao"
        words={{ list: "Các bản", page: "Trang", fields: "Thể thức, nơi nhận" }}
        listWidth={212}
        list={
          column ? (
            <VersionsColumn
              document={document}
              editable={editable}
              shown={desk.shown}
              onShow={(version) => desk.setPart({ ban: version === 0 ? null : String(version), xem: null })}
              from={desk.compare.from}
              to={desk.compare.to}
              onCompare={(a, b) => desk.setPart({ xem: "so", ban: null, tu: String(a), den: String(b) })}
              note={desk.note.text}
              onNote={desk.note.setText}
            />
          ) : null
        }
        page={<DraftMiddle desk={desk} />}
        fields={<DraftRight desk={desk} />}
      />
      <DraftDialogs desk={desk} />
    </Page>
  );
}

function Under({ document }: { document: OutgoingDoc }) {
  const { replyTo } = document;
  const parts = [
    document.kindName,
    replyTo ? `trả lời ${numberAndNotation(replyTo)}, số đến ${replyTo.arrivalNumber}` : null,
    document.codeNumber === null ? null : `số ${numberAndNotation(document)}`,
    document.stateName,
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

type ActsProps = { desk: Desk; wide: boolean; columnOpen: boolean; onColumn: () => void };

function Acts({ desk, wide, columnOpen, onColumn }: ActsProps) {
  const { document, copy, editable } = desk;
  const { submit, discard } = document.acts;
  const isDraft = document.state === "draft";
  return (
    <>
      {editable && <SaveWords copy={copy} />}
      {!wide && (
        <Button icon={<IconHistory {...ICON} />} pressed={columnOpen} onPress={onColumn}>
          Các bản
        </Button>
      )}
      {editable && (!document.workingCopyFrozen || copy.state !== "saved") && (
        <Button
          onPress={() => void desk.saveVersion()}
          running={desk.busy && "Đang lưu bản…"}
          testId="save-version"
        >{`Lưu bản ${document.versionNo + 1}`}</Button>
      )}
      {desk.mayEdit && !editable && <Button onPress={() => desk.setAsking("reopen")}>Sửa lại…</Button>}
      {submit && isDraft && (
        <Button
          look="filled"
          keys={["Ctrl", "Enter"]}
          onPress={() => desk.setAsking("submit")}
          refusals={submit}
          testId="submit"
        >
          Trình duyệt…
        </Button>
      )}
      <ActionMenu
        label="Việc khác"
        items={[
          {
            words: "Tải tệp Word",
            note: desk.shown > 0 ? `Bản ${desk.shown}` : "Bản đang soạn",
            icon: <IconDownload {...ICON} />,
            onPick: () => void copy.save().then(() => saveFile(wordAddress(document.id, desk.shown), "du-thao.docx")),
          },
          ...(discard && isDraft
            ? [
                "line" as const,
                {
                  words: "Bỏ dự thảo…",
                  danger: true,
                  icon: <IconTrash {...ICON} />,
                  onPick: () => desk.setAsking("discard"),
                  ...(discard[0] ? { reason: discard[0].message } : {}),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
