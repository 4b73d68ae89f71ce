// One file of a form: its name and size stand where a value stands, the button beside it opens the chooser.
import { IconFileUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { sizeWords } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { Field, type FieldFrame } from "../parts/fields/field.tsx";
import { type FileKind, tooLarge } from "./certificates-api.ts";

type Props = FieldFrame & {
  kind: FileKind;
  accept: string;
  file: File | null;
  onPick: (file: File | null) => void;
  testId: string;
};

export function FilePick(props: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const { file } = props;
  return (
    <Field {...props} error={error ?? props.error ?? null} group>
      {() => (
        <div className="mo-file-pick">
          <Button
            icon={<IconFileUpload size={18} stroke={1.75} aria-hidden="true" />}
            onPress={() => picker.current?.click()}
            label={`${props.label}: ${file ? `đã chọn ${file.name.normalize("NFC")}, chọn tệp khác` : "chọn tệp"}`}
          >
            {file ? "Chọn tệp khác…" : "Chọn tệp…"}
          </Button>
          <span className="mo-file-name">
            {file ? (
              <>
                {file.name.normalize("NFC")} <span className="mo-ink-3">{sizeWords(file.size)}</span>
              </>
            ) : (
              <span className="mo-ink-3">chưa chọn</span>
            )}
          </span>
          <input
            ref={picker}
            type="file"
            accept={props.accept}
            className="mo-hidden"
            tabIndex={-1}
            aria-label={props.label}
            data-testid={props.testId}
            onChange={(event) => {
              const chosen = event.target.files?.[0] ?? null;
              event.target.value = "";
              if (!chosen) return;
              const reason = tooLarge(props.kind, chosen.size);
              setError(reason);
              props.onPick(reason ? null : chosen);
            }}
          />
        </div>
      )}
    </Field>
  );
}

/** The picture on paper, as it was chosen; the server takes the paper away. */
export function ChosenPicture({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address && <img className="mo-cert-picture" src={address} alt="Hình vừa chọn" />;
}
