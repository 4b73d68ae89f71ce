// "Có thể đã vào sổ": the sentence, both letters side by side, and what the clerk says after looking.
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { LetterView } from "../../letter/letter-view.tsx";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { Note } from "../../parts/story/note.tsx";
import { FullTime } from "../../parts/story/sentence-time.tsx";
import type { Duplicate, IntakeItem } from "../intake-api.ts";

type Props = {
  item: IntakeItem;
  duplicates: readonly Duplicate[];
  acknowledged: readonly string[];
  onAcknowledge: (id: string) => void;
  onRefuse: (reason: string) => void;
};

export function DuplicateNotes(props: Props) {
  const [compared, setCompared] = useState<Duplicate | null>(null);
  const open = props.duplicates.filter((one) => !props.acknowledged.includes(one.id));
  const first = open[0];
  useKeys({ V: { label: "so hai bản", when: first !== undefined, run: () => first && setCompared(first) } });
  return (
    <>
      {open.map((one) => (
        <Note
          key={one.id}
          tone="warn"
          icon={<IconCopy size={20} stroke={1.75} aria-hidden="true" />}
          title={one.sentence.split(". ")[0] ? `${one.sentence.split(". ")[0]}.` : one.sentence}
          act={
            <Button size="small" keys="V" onPress={() => setCompared(one)}>
              So hai bản
            </Button>
          }
        >
          {one.sentence.split(". ").slice(1).join(". ")}
        </Note>
      ))}
      {props.duplicates.length > open.length && (
        <p className="mo-small mo-ink-3">
          Bạn đã xem và xác nhận không trùng {props.duplicates.length - open.length} văn bản.
        </p>
      )}
      {compared && <Compare {...props} other={compared} onClose={() => setCompared(null)} />}
    </>
  );
}

function Compare(props: Props & { other: Duplicate; onClose: () => void }) {
  const { item, other } = props;
  const where = other.where === "register" ? `số đến ${other.arrivalNumber ?? ""}` : "đang chờ vào sổ";
  return (
    <Dialog
      open
      closable
      size="wide"
      onClose={props.onClose}
      title="Hai bản này có phải là một văn bản?"
      acts={
        <>
          <Button
            look="danger"
            onPress={() => {
              props.onClose();
              props.onRefuse(`Trùng với văn bản đã có (${where}).`);
            }}
          >
            Là một, từ chối bản mới…
          </Button>
          <Button
            look="filled"
            onPress={() => {
              props.onAcknowledge(other.id);
              props.onClose();
            }}
            testId="not-double"
          >
            Hai văn bản khác nhau
          </Button>
        </>
      }
    >
      <div className="mo-compare">
        <section aria-label="Bản mới đến">
          <h3 className="mo-label">Bản mới đến</h3>
          <p className="mo-small">
            <strong>{item.fromName}</strong> {numberAndNotation(item)} · {asSentence(item.subject)}
          </p>
          {item.file && (
            <LetterView
              address={`/api/intake/${item.id}/file`}
              file={{ ...item.file, name: "Bản mới đến" }}
              download={false}
            />
          )}
        </section>
        <section aria-label={`Bản đã có, ${where}`}>
          <h3 className="mo-label">
            Bản đã có, {where} · <FullTime at={other.at} />
          </h3>
          <p className="mo-small">
            <strong>{other.organName}</strong> {numberAndNotation(other)} · {asSentence(other.subject)}
          </p>
          <LetterView
            address={
              other.where === "register"
                ? `/api/incoming-documents/${other.id}/file?rendition=original`
                : `/api/intake/${other.id}/file`
            }
            file={{ name: "Bản đã có", mediaType: "application/pdf", size: 0 }}
            download={false}
          />
        </section>
      </div>
    </Dialog>
  );
}
