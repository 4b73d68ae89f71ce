/**
 * First step: what the clerk declares (the gate!), then the file. The answers of the gate are shown word for word; in all of them
 * nothing was stored, so the file is only sent again.
 */
import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import type { ProblemJson } from "#src/platform/http/contract.ts";
import { useSession } from "../../app/session.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { sizeWords } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { SelectField } from "../../parts/fields/text-field.tsx";
import { Note } from "../../parts/story/note.tsx";
import type { IntakeItem } from "../intake-api.ts";
import { asksClerk, GateAnswer, GateRefusal } from "./gate-answer.tsx";
import { type Declared, startUpload, tooLarge } from "./upload.ts";

const SECRECY = [
  { value: "thuong", words: "Thường, không có dấu mật" },
  { value: "mat", words: "Mật" },
  { value: "toi-mat", words: "Tối mật" },
  { value: "tuyet-mat", words: "Tuyệt mật" },
] as const;
const CONTENT = [
  { value: "thuong", words: "Công vụ thường" },
  { value: "khieu-nai-to-cao", words: "Đơn khiếu nại, tố cáo" },
  { value: "dan-toc-ton-giao-doi-ngoai", words: "Dân tộc, tôn giáo, đối ngoại nhạy cảm chưa kết luận" },
  { value: "doi-truy", words: "Nội dung đồi trụy" },
] as const;
const ACCEPT = ".pdf,.docx,.jpg,.jpeg,.png,.tif,.tiff";

type Going = { sent: number; total: number; stop: () => void };

export function ChooseFile({ onReceived }: { onReceived: (item: IntakeItem) => void }) {
  // what the server would refuse after minutes on the line is said before it leaves this machine
  const limit = useSession().data?.installation.uploadMaxBytes ?? Number.POSITIVE_INFINITY;
  const [secrecy, setSecrecy] = useState<Declared["secrecy"] | "">("");
  const [contentKind, setContentKind] = useState<Declared["contentKind"] | "">("");
  const [file, setFile] = useState<File | null>(null);
  const [going, setGoing] = useState<Going | null>(null);
  const [problem, setProblem] = useState<ProblemJson | null>(null);
  const [broken, setBroken] = useState(false);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const declared = secrecy !== "" && contentKind !== "" ? { secrecy, contentKind } : null;
  // a question of the gate takes the place of the drop zone: one thing to do, and no scrolling to it
  const question = problem && file && asksClerk(problem) ? { problem, file } : null;

  async function send(chosen: File, more: { noMarksSeen?: boolean; clerkReason?: string } = {}): Promise<void> {
    if (!declared || going) return;
    setProblem(null);
    setBroken(false);
    const upload = startUpload({ declared, file: chosen, ...more }, (sent, total) =>
      setGoing((now) => now && { ...now, sent, total }),
    );
    setGoing({ sent: 0, total: chosen.size, stop: upload.stop });
    const answer = await upload.answer;
    setGoing(null);
    switch (answer.kind) {
      case "received":
        return onReceived(answer.item);
      case "problem":
        return setProblem(answer.problem);
      case "line-broken":
        return setBroken(true);
      case "stopped":
        return;
      default:
        answer satisfies never;
    }
  }
  function choose(chosen: File | null | undefined): void {
    if (!chosen) return;
    setFile(chosen);
    if (chosen.size > limit) {
      setBroken(false);
      setProblem(tooLarge(limit));
      return;
    }
    void send(chosen);
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  }
  useKeys({
    "Ctrl+Enter": { label: "chọn tệp", when: declared !== null && !going, run: () => picker.current?.click() },
  });
  return (
    <div className="mo-choose">
      <section className="mo-choose-declare" aria-label="Khai trước khi đưa tệp lên">
        <h2 className="mo-sub">1. Bạn nhìn bản giấy thấy gì?</h2>
        <p className="mo-ink-2">
          Khai trước khi tệp rời máy bạn. Văn bản mật, đơn khiếu nại, tố cáo và nội dung bị cấm không được đưa lên hệ
          thống (QC-4.2).
        </p>
        <div className="mo-choose-fields">
          <SelectField label="Độ mật" value={secrecy} onChange={setSecrecy} options={SECRECY} testId="secrecy" />
          <SelectField
            label="Loại nội dung"
            value={contentKind}
            onChange={setContentKind}
            options={CONTENT}
            testId="contentKind"
          />
        </div>
      </section>
      <section aria-label="Tệp quét">
        <h2 className="mo-sub">2. Đưa tệp vào</h2>
        {question ? (
          <GateAnswer
            {...question}
            onRepeat={(more) => void send(question.file, more)}
            onOther={() => picker.current?.click()}
          />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button inside does the same by keyboard
          <div
            className="mo-drop"
            data-over={over || undefined}
            data-off={declared ? undefined : true}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(declared !== null);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
          >
            {going && file ? (
              <Progress file={file} going={going} />
            ) : (
              <>
                <IconUpload size={28} stroke={1.5} aria-hidden="true" />
                <p>Thả tệp vào đây, hoặc</p>
                <Button
                  look="filled"
                  keys="Ctrl+Enter"
                  onPress={() => picker.current?.click()}
                  {...(declared ? {} : { reason: "Chọn độ mật và loại nội dung trước." })}
                  testId="choose-file"
                >
                  Chọn tệp…
                </Button>
                <p className="mo-small mo-ink-3">PDF, DOCX, JPEG, PNG, TIFF; quét 200–300 dpi là đủ</p>
                {!declared && <p className="mo-small mo-warn">Chọn độ mật và loại nội dung ở trên trước.</p>}
              </>
            )}
          </div>
        )}
        <input
          ref={picker}
          type="file"
          accept={ACCEPT}
          className="mo-hidden"
          tabIndex={-1}
          aria-label="Tệp văn bản"
          data-testid="file"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </section>
      {broken && file && (
        <Note
          tone="warn"
          live
          title="Mất kết nối khi đang tải lên."
          act={
            <Button size="small" onPress={() => void send(file)}>
              Tải lại
            </Button>
          }
        >
          Tệp chưa được lưu, vẫn còn trên máy bạn. Kiểm tra dây mạng rồi tải lại.
        </Note>
      )}
      {problem && file && !question && <GateRefusal problem={problem} onOther={() => picker.current?.click()} />}
    </div>
  );
}

function Progress({ file, going }: { file: File; going: Going }) {
  const share = going.total > 0 ? Math.min(1, going.sent / going.total) : 0;
  const all = share >= 1;
  return (
    <div className="mo-progress" role="status">
      <div className="mo-row">
        <strong className="mo-grow">{file.name.normalize("NFC")}</strong>
        <span className="mo-small mo-tnum">
          {sizeWords(going.sent)} / {sizeWords(going.total)}
        </span>
      </div>
      <div className="mo-progress-bar" aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p className="mo-small mo-ink-2">
        {all ? "Đã gửi xong, cửa bảo mật đang đọc từng trang. Chưa có gì được lưu." : "Đang gửi lên cửa bảo mật."}
      </p>
      <Button size="small" onPress={going.stop}>
        Dừng, không gửi nữa
      </Button>
    </div>
  );
}
