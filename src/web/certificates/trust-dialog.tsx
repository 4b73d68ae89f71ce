// The question before an authority is trusted: whoever holds a certificate of it is believed from then on.
import { trustWords } from "#src/rules/signing/trust-words.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { dayOf, printOf, type TrustView } from "./certificates-api.ts";

type Props = { authorities: readonly TrustView[]; onClose: () => void; onYes: () => Promise<void> };

export function TrustDialog({ authorities, onClose, onYes }: Props) {
  const act = useAct(onYes, null);
  const [first] = authorities;
  const title =
    authorities.length === 1 && first ? `Tin cậy ${trustWords(first)}?` : `Tin cậy ${authorities.length} CA trong tệp?`;
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={title}
      testId="trust-question"
      acts={
        <>
          <Button onPress={onClose} testId="trust-no">
            Không thêm
          </Button>
          <Button look="filled" onPress={act.run} running={act.busy && "Đang thêm…"} testId="trust-yes">
            Đã đối chiếu, tin cậy
          </Button>
        </>
      }
    >
      <div className="mo-stack">
        <p>
          Ai có chứng thư do CA này cấp sẽ được coi là ký hợp lệ, ở mọi cơ quan của bản cài đặt. Hãy đối chiếu dấu vân
          với công bố của CA trước khi đồng ý.
        </p>
        {authorities.map((row) => (
          <dl key={row.fingerprint} className="mo-trust-facts">
            <dt>Chủ thể</dt>
            <dd>
              {row.subject} {row.test && <Chip outline>thử nghiệm</Chip>}
            </dd>
            <dt>Nơi cấp</dt>
            <dd>{row.selfIssued ? "tự cấp (CA gốc)" : row.issuer}</dd>
            <dt>Hiệu lực</dt>
            <dd>
              từ {dayOf(row.from)} {row.to ? `đến ${dayOf(row.to)}` : "không ghi hạn"}
            </dd>
            <dt>Dấu vân SHA-256</dt>
            <dd className="mo-cert-serial">{printOf(row)}</dd>
            {row.remark && <dd className="mo-warn">{row.remark}</dd>}
          </dl>
        ))}
        <ErrorNote error={act.error} />
      </div>
    </Dialog>
  );
}
