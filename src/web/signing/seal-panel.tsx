// Number, date, seal of the agency: one press by the clerk (NĐ 30/2020 Đ15, Đ17, Đ32). The number shown before is a forecast.
import "./seal.css";
import { IconRosetteDiscountCheck, IconShieldCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { useArrival } from "../keys/settle.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { Button, WhyNot } from "../parts/actions/button.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { DateField } from "../parts/fields/date-field.tsx";
import { Dock } from "../parts/layout/page-head.tsx";
import { LightHead } from "../parts/story/checks.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { FullTime } from "../parts/story/sentence-time.tsx";
import { ReturnDialog } from "./return-dialog.tsx";
import { type OutgoingDocument, renewOutgoing, signingApi } from "./signing-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

/** @param onReturned the document went back; the queue opens the next one */
export function SealPanel({ document, onReturned }: { document: OutgoingDocument; onReturned: () => void }) {
  const next = useQuery({
    queryKey: ["outgoing", "next-number", document.id, document.rowVersion],
    queryFn: () => signingApi.nextNumber({ id: document.id }),
  });
  const [date, setDate] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [returning, setReturning] = useState(false);
  const held = document.state === "numbered";
  const refusals = document.acts[held ? "sign-agency" : "give-number"];
  const forecast = next.data;
  const issuedDate = date ?? forecast?.issuedDate ?? null;
  const tooEarly =
    !held && forecast !== undefined && issuedDate !== null && issuedDate < forecast.earliestDate
      ? `Sớm hơn ngày ký hoặc ngày của số trước. Chọn từ ${dateText(forecast.earliestDate)} trở đi.`
      : null;

  async function seal(): Promise<void> {
    const sha256 = document.currentSha256;
    if (busy || !sha256 || !issuedDate || tooEarly || refusals === undefined || refusals.length > 0) return;
    setBusy(true);
    setError(null);
    try {
      const done = await signingApi.seal({
        id: document.id,
        sha256,
        rowVersion: document.rowVersion,
        ...(held || date === null ? {} : { issuedDate: date }),
      });
      toast({ title: done.sentence });
    } catch (thrown) {
      setError(thrown);
    }
    // also after a failure: the number may stand in the book although the seal did not come
    await renewOutgoing();
    setBusy(false);
  }
  // number and seal are one press; when only the number came, the seal is a press of its own, after the number was seen
  useArrival(forecast && !busy ? `${document.id} ${document.state}` : null);
  useKeys({
    "Ctrl+Enter": { label: held ? "ký số cơ quan" : "cấp số, ký số cơ quan", run: () => void seal() },
    T: { label: "trả lại", when: document.acts.return !== undefined, run: () => setReturning(true) },
  });
  return (
    <>
      <LightHead
        tone={held ? "warn" : "ok"}
        icon={<IconRosetteDiscountCheck size={22} stroke={1.75} />}
        title={held ? `Đã cấp số ${document.codeNumber}, chưa ký số cơ quan` : "Chờ cấp số và ký số cơ quan"}
        words={
          held
            ? "Số đã nằm trong sổ. Bấm ký lại, hoặc trả lại kèm lý do để hủy số."
            : "Người có thẩm quyền đã ký. Số chỉ cấp khi bạn bấm nút."
        }
      />
      <div className="mo-pane-body mo-stack">
        {next.isPending && <Skeleton lines={2} label="Đang hỏi số kế tiếp" />}
        {forecast && (
          <div className="mo-seal-number">
            <span className="mo-label">
              {held ? "Số đã cấp" : "Số kế tiếp, dự báo"} · {forecast.bookName}
            </span>
            <strong className="mo-number">{forecast.numberText}</strong>
            {!held && (
              <p className="mo-small mo-ink-2">
                Chưa giữ số này. Nếu người khác cấp trước, văn bản nhận số liền sau; số thật hiện ngay khi cấp xong.
              </p>
            )}
          </div>
        )}
        {!held && forecast && (
          <DateField
            label="Ngày ban hành"
            value={issuedDate}
            onChange={setDate}
            hint={`Từ ${dateText(forecast.earliestDate)} (ngày ký, ngày của số trước) đến hôm nay.`}
            error={tooEarly}
          />
        )}
        <Facts
          rows={[
            {
              label: "Người ký",
              value: (
                <>
                  <strong>{document.signerName ?? "–"}</strong> <FullTime at={document.signedAt} />
                </>
              ),
            },
            { label: "Loại", value: document.kindName },
            { label: "Đơn vị soạn", value: `${document.unitName} · ${document.drafterName}` },
            { label: "Nơi nhận", value: recipientWords(document) },
          ]}
        />
        <ErrorNote error={error ?? next.error} />
      </div>
      <Dock
        words={
          <p className="mo-small mo-ink-2">
            Không hoàn tác được: số nằm mãi trong sổ; trả lại sau khi cấp thì số ghi là đã hủy, có lý do.
          </p>
        }
      >
        {next.isError && (
          <Button size="main" onPress={() => void next.refetch()}>
            Hỏi lại số kế tiếp
          </Button>
        )}
        {/* the number is not taken before it was seen: no button until the forecast is there */}
        {refusals && forecast && (
          <Button
            look="filled"
            size="main"
            icon={<IconShieldCheck {...ICON} />}
            keys="Ctrl+Enter"
            onPress={() => void seal()}
            running={busy && (held ? "Đang ký số cơ quan…" : "Đang cấp số, ký số…")}
            refusals={refusals}
            {...(tooEarly ? { reason: tooEarly } : {})}
            testId="seal"
          >
            {held ? "Ký số cơ quan" : "Cấp số, ký số cơ quan"}
          </Button>
        )}
      </Dock>
      {refusals && <WhyNot refusals={refusals} />}
      {returning && (
        <ReturnDialog
          document={document}
          title={held ? `Trả lại và hủy số ${document.codeNumber}?` : "Trả lại văn bản này?"}
          onClose={() => setReturning(false)}
          onReturned={onReturned}
        />
      )}
    </>
  );
}

/** Who will get it, by name; the count alone says nothing before it is too late. */
function recipientWords({ recipients }: OutgoingDocument): string {
  const names = recipients.slice(0, 3).map((each) => each.name);
  if (names.length === 0) return "Chưa chọn, chọn sau khi cấp số";
  return names.join("; ") + (recipients.length > names.length ? ` và ${recipients.length - names.length} nơi nữa` : "");
}
