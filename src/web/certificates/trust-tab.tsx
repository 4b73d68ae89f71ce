// CA tin cậy: authorities and revocation lists of the installation. What is missing here makes every signature "chưa đủ căn cứ".
import { IconCertificate } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { trustWords } from "#src/rules/signing/trust-words.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import {
  base64Of,
  certificatesApi,
  dayOf,
  printOf,
  renewCertificates,
  type TrustView,
  tooLarge,
} from "./certificates-api.ts";
import { TrustDialog } from "./trust-dialog.tsx";

/** Stands where the buttons would: one agency does not decide for the others. */
const WHO_CAN =
  "Người giữ máy chủ thêm, bỏ CA và danh sách thu hồi bằng lệnh m-office trust add, m-office trust remove.";

export function TrustTab({ rows, operates }: { rows: readonly TrustView[]; operates: boolean }) {
  const [removing, setRemoving] = useState<TrustView | null>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<Asked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [large, setLarge] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  useKeys({ N: { label: "thêm CA hoặc danh sách", when: operates, run: () => picker.current?.click() } });

  async function keep(asked: Asked): Promise<void> {
    const confirmed = asked.authorities.map((row) => row.fingerprint);
    const done = await certificatesApi.addTrust({ file: asked.file, confirmed });
    toast({ title: done.sentence, words: "Chữ ký được kiểm tra lại theo danh sách mới từ bây giờ." });
    renewCertificates();
  }

  async function add(file: File | undefined): Promise<void> {
    if (!file || busy) return;
    const reason = tooLarge("trust", file.size);
    setLarge(reason);
    setError(null);
    if (reason) return;
    setBusy(true);
    try {
      const sent = await base64Of(file);
      const found = await certificatesApi.examineTrust({ file: sent });
      const authorities = found.filter((row) => row.kind === "authority");
      if (authorities.length > 0) setAsking({ file: sent, authorities });
      else await keep({ file: sent, authorities });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  }
  const addButton = operates && (
    <Button
      look="filled"
      keys="N"
      running={busy && "Đang đọc tệp…"}
      onPress={() => picker.current?.click()}
      testId="add-trust"
    >
      Thêm tệp CA hoặc danh sách thu hồi…
    </Button>
  );
  return (
    <>
      {operates && (
        <input
          ref={picker}
          type="file"
          accept=".pem,.crt,.cer,.crl,.der"
          className="mo-hidden"
          tabIndex={-1}
          aria-label="Tệp CA hoặc danh sách thu hồi"
          data-testid="trust-file"
          onChange={(event) => {
            void add(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      )}
      <ErrorNote error={error} />
      {large && <p className="mo-warn">{large}</p>}
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconCertificate size={20} stroke={1.75} aria-hidden="true" />}
          tone="warn"
          title="Chưa tin cậy CA nào"
          acts={addButton}
        >
          {operates
            ? "Chưa chữ ký nào được coi là hợp lệ và chưa ai ký được. Tải chứng thư CA gốc (.cer, .crt, .pem) và danh sách thu hồi (.crl) từ trang của Ban Cơ yếu Chính phủ hoặc tổ chức chứng thực, đối chiếu dấu vân rồi thêm vào đây."
            : `Chưa chữ ký nào được coi là hợp lệ và chưa ai ký được. ${WHO_CAN}`}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a button in it, a long list must still scroll by keyboard
        <section
          className="mo-cert-list"
          aria-label="CA tin cậy và danh sách thu hồi"
          tabIndex={operates ? undefined : 0}
        >
          {addButton && <div className="mo-cert-acts">{addButton}</div>}
          <ul>
            {rows.map((row) => (
              <TrustRow key={row.fingerprint} row={row} {...(operates ? { onRemove: () => setRemoving(row) } : {})} />
            ))}
          </ul>
          {!operates && <p className="mo-small mo-ink-2">{WHO_CAN}</p>}
          <p className="mo-small mo-ink-2">
            Danh sách dùng chung cho mọi cơ quan của bản cài đặt. Thêm CA chỉ khi đã đối chiếu dấu vân với công bố của
            CA: ai có chứng thư do CA ở đây cấp đều được coi là ký hợp lệ. Danh sách thu hồi phải thay trước khi hết
            hạn; máy chủ có đường ra Internet thì tự tải mỗi 6 giờ.
          </p>
        </section>
      )}
      {asking && (
        <TrustDialog
          authorities={asking.authorities}
          onClose={() => setAsking(null)}
          onYes={async () => {
            await keep(asking);
            setAsking(null);
          }}
        />
      )}
      {removing && (
        <ReasonDialog
          title={`Bỏ ${trustWords(removing)}?`}
          label="Lý do"
          verb="Bỏ khỏi danh sách"
          stayWords="Giữ lại"
          danger
          keepAs={`bo-ca.${removing.fingerprint.slice(0, 16)}`}
          onClose={() => setRemoving(null)}
          onDone={async (reason) => {
            const done = await certificatesApi.removeTrust({ fingerprint: removing.fingerprint, reason });
            toast({ title: done.sentence });
            renewCertificates();
            setRemoving(null);
          }}
        >
          {removing.kind === "authority"
            ? "Chữ ký dựa vào CA này, kể cả đã ký trước đây, sẽ thành chưa đủ căn cứ; người dùng chứng thư của CA này không ký được nữa."
            : "Không còn danh sách nào còn hạn thì chữ ký của CA này thành chưa đủ căn cứ và không ký được."}
        </ReasonDialog>
      )}
    </>
  );
}

type Asked = { file: string; authorities: TrustView[] };

function TrustRow({ row, onRemove }: { row: TrustView; onRemove?: () => void }) {
  const list = row.kind === "list";
  return (
    <li className="mo-cert-row">
      <div>
        <strong>{row.name}</strong>
        <div className="mo-small mo-ink-2">
          {list
            ? `danh sách thu hồi, ${row.revoked} chứng thư`
            : row.selfIssued
              ? "CA gốc"
              : `CA, ${row.issuerName} cấp`}
        </div>
      </div>
      <div className="mo-small">
        <div>
          từ {dayOf(row.from)} {row.to ? `đến ${dayOf(row.to)}` : "không ghi hạn"}
        </div>
        <div className="mo-ink-2 mo-cert-serial" title={row.fingerprint}>
          SHA-256 {printOf(row)}
        </div>
        {row.addedAt && (
          <div className="mo-ink-2">
            thêm {dayOf(row.addedAt)}, {row.addedBy ?? "ngoài cơ quan này"}
          </div>
        )}
      </div>
      <div className="mo-cert-row-end">
        {row.remark ? (
          <Chip tone="warn">Cần xem</Chip>
        ) : row.superseded ? (
          <Chip outline>Đã có bản mới hơn</Chip>
        ) : (
          <Chip tone="ok">{list ? "Còn hạn" : "Tin cậy"}</Chip>
        )}
        {row.test && <Chip outline>thử nghiệm</Chip>}
        {onRemove && (
          <Button size="small" onPress={onRemove} label={`Bỏ ${trustWords(row)}`} testId="remove-trust">
            Bỏ…
          </Button>
        )}
      </div>
      {row.remark && <p className="mo-small mo-warn mo-cert-row-foot">{row.remark}</p>}
    </li>
  );
}
