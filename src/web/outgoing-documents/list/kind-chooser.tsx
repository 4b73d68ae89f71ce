/** “Soạn mới”: which of the seven kinds. Digits 1…7 choose; the same choice twice makes one draft. */
import { useEffect, useRef, useState } from "react";
import { DOCUMENT_KINDS, type DocumentKind } from "#src/rules/document-format/document-model.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { useGo } from "../../app/address.ts";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { Dialog } from "../../parts/feedback/dialog.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { outgoingApi, rememberDocument } from "../outgoing-api.ts";
import "./list.css";

const USES: Record<DocumentKind, string> = {
  "cong-van": "Trao đổi, trả lời, đề nghị, đôn đốc; không có tên loại",
  "quyet-dinh": "Quy định, phê duyệt, thành lập, bổ nhiệm; chia thành Điều",
  "thong-bao": "Báo tin, truyền đạt kết luận, lịch",
  "to-trinh": "Đề nghị cấp trên xem xét, quyết định",
  "bao-cao": "Tình hình, kết quả, số liệu",
  "ke-hoach": "Mục đích, nội dung, tổ chức thực hiện",
  "giay-moi": "Mời họp, dự hội nghị",
};

export function KindChooser({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Soạn văn bản nào?"
      size="normal"
      closable
      foot="Mẫu theo Phụ lục III, Nghị định 30/2020: quốc hiệu, tên cơ quan, ký hiệu, nơi lưu đã điền sẵn. Trả lời văn bản đến thì bấm “Soạn trả lời” ở văn bản ấy để lấy sẵn nơi gửi, trích yếu."
    >
      <Kinds />
    </Dialog>
  );
}

function Kinds() {
  const go = useGo();
  const [making, setMaking] = useState<DocumentKind | null>(null);
  const [error, setError] = useState<unknown>(null);
  const keys = useRef(new Map<DocumentKind, string>());
  async function make(kind: DocumentKind): Promise<void> {
    if (making) return;
    setMaking(kind);
    setError(null);
    const requestKey = keys.current.get(kind) ?? `soan-${crypto.randomUUID()}`;
    keys.current.set(kind, requestKey);
    try {
      const document = await outgoingApi.create({ kind, requestKey });
      rememberDocument(document);
      go(`/du-thao/${document.id}`);
    } catch (thrown) {
      setError(thrown);
      setMaking(null);
    }
  }
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // after the dialog has opened and given the focus to its cross
    requestAnimationFrame(() => list.current?.querySelector("button")?.focus());
  }, []);
  useKeys({
    "1 2 3 4 5 6 7": {
      label: "chọn loại",
      run: (key) => {
        const kind = DOCUMENT_KINDS[Number(key) - 1];
        if (kind) void make(kind);
      },
    },
  });
  return (
    <div className="mo-stack">
      <ul className="mo-kinds" ref={list}>
        {DOCUMENT_KINDS.map((kind, index) => (
          <li key={kind}>
            <button
              type="button"
              className="mo-kind"
              aria-busy={making === kind || undefined}
              onClick={() => void make(kind)}
              data-testid={`kind-${kind}`}
            >
              <span className="mo-grow">
                <strong>{KIND_FACTS[kind].name}</strong>
                <span className="mo-small mo-ink-2">{making === kind ? "Đang tạo từ mẫu…" : USES[kind]}</span>
              </span>
              <KeyCap name={String(index + 1)} />
            </button>
          </li>
        ))}
      </ul>
      <ErrorNote error={error} />
    </div>
  );
}
