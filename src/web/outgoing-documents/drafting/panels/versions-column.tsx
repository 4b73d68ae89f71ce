/** Left of the page: the versions of the draft, what to compare, the note for the next version, why it was returned. */
import { IconArrowsDiff } from "@tabler/icons-react";
import { Button } from "../../../parts/actions/button.tsx";
import { SelectField, TextField } from "../../../parts/fields/text-field.tsx";
import { Note } from "../../../parts/story/note.tsx";
import { ListTime } from "../../../parts/story/sentence-time.tsx";
import type { OutgoingDoc } from "../../outgoing-api.ts";
import "./panels.css";

type Props = {
  document: OutgoingDoc;
  editable: boolean;
  /** the version on the page; 0 = the working copy */
  shown: number;
  onShow: (version: number) => void;
  from: number;
  to: number;
  onCompare: (from: number, to: number) => void;
  note: string;
  onNote: (text: string) => void;
};

export function VersionsColumn(props: Props) {
  const { document } = props;
  const versions = document.versions.toSorted((a, b) => b.no - a.no);
  const current = document.workingCopyFrozen ? document.versionNo : 0;
  const choices = [
    ...(current === 0 ? [{ value: "0", words: "Đang soạn" }] : []),
    ...versions.map((version) => ({ value: String(version.no), words: `Bản ${version.no}` })),
  ];
  return (
    <div className="mo-versions">
      {document.returnReason && (
        <div className="mo-versions-part">
          <Note tone="warn" title="Bị trả lại.">
            {document.returnReason}
          </Note>
        </div>
      )}
      <h2 className="mo-side-head mo-versions-part">Bản thảo</h2>
      <ul>
        {current === 0 && (
          <Version
            words="Đang soạn"
            at={document.modelSavedAt}
            line={
              versions.length === 0
                ? `${document.drafterName}, từ mẫu ${document.kindName}`
                : `Sửa từ bản ${document.versionNo}`
            }
            shown={props.shown === 0}
            onShow={() => props.onShow(0)}
          />
        )}
        {versions.map((version) => (
          <Version
            key={version.no}
            words={`Bản ${version.no}`}
            at={version.at}
            line={[version.byName, version.note].filter(Boolean).join(", ")}
            approved={version.approved}
            shown={props.shown === version.no || (props.shown === 0 && version.no === current)}
            onShow={() => props.onShow(version.no === current ? 0 : version.no)}
          />
        ))}
      </ul>
      {choices.length > 1 && (
        <div className="mo-versions-part mo-stack">
          <div className="mo-versions-pair">
            <SelectField
              label="So từ"
              value={String(props.from)}
              onChange={(value) => props.onCompare(Number(value), props.to)}
              options={choices}
            />
            <SelectField
              label="đến"
              value={String(props.to)}
              onChange={(value) => props.onCompare(props.from, Number(value))}
              options={choices}
            />
          </div>
          <Button
            size="small"
            wide
            keys="V"
            icon={<IconArrowsDiff size={16} stroke={1.75} aria-hidden="true" />}
            onPress={() => props.onCompare(props.from, props.to)}
          >
            So hai bản
          </Button>
        </div>
      )}
      {props.editable && (
        <div className="mo-versions-part">
          <TextField
            label="Ghi chú cho bản kế"
            optional
            value={props.note}
            onChange={props.onNote}
            placeholder="đổi gì, vì sao"
          />
        </div>
      )}
    </div>
  );
}

function Version(props: {
  words: string;
  at: string;
  line: string;
  approved?: boolean;
  shown: boolean;
  onShow: () => void;
}) {
  return (
    <li>
      <button type="button" className="mo-version" aria-pressed={props.shown} onClick={props.onShow}>
        <span>
          <strong>{props.words}</strong> {props.shown && <span className="mo-pri mo-small">đang xem</span>}
          {props.approved && <span className="mo-ok mo-small"> đã duyệt</span>}
        </span>
        <span className="mo-small mo-ink-2">
          <ListTime at={props.at} />
        </span>
        <span className="mo-small mo-ink-2">{props.line}</span>
      </button>
    </li>
  );
}
