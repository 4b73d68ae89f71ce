// The agency's own facts, with the head of a letter as they will print. The server's reasons are shown as they are.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient } from "../app/query.ts";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextArea, TextField } from "../parts/fields/text-field.tsx";
import { AGENCY_KEY, type Agency, organisationApi } from "./organisation-api.ts";

export function AgencyDialog({ onClose }: { onClose: () => void }) {
  const agency = useQuery({
    queryKey: AGENCY_KEY,
    queryFn: () => organisationApi.ownAgency(),
    staleTime: 0,
    gcTime: 0,
  });
  if (agency.data) return <AgencyForm agency={agency.data} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title="Thông tin cơ quan" acts={<Button onPress={onClose}>Đóng</Button>}>
      {agency.isError ? (
        <ErrorPanel error={agency.error} onRetry={() => void agency.refetch()} />
      ) : (
        <Skeleton lines={6} label="Đang tải thông tin cơ quan" />
      )}
    </Dialog>
  );
}

const linesOf = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

function AgencyForm({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const [words, setWords] = useState({
    symbol: agency.symbol,
    parentOrgan: agency.parentOrgan.join("\n"),
    organ: agency.organ.join("\n"),
    place: agency.place,
    address: agency.address,
    sealMm: String(agency.sealMm),
  });
  const field = (name: keyof typeof words) => ({
    value: words[name],
    onChange: (value: string) => setWords((before) => ({ ...before, [name]: value })),
    testId: `agency-${name}`,
  });
  const act = useAct(async () => {
    await organisationApi.saveAgency({
      ...words,
      rowVersion: agency.rowVersion,
      parentOrgan: linesOf(words.parentOrgan),
      organ: linesOf(words.organ),
      sealMm: Math.round(Number(words.sealMm.replace(",", ".")) || 0),
    });
    toast({ title: "Đã sửa thông tin cơ quan.", words: "Dự thảo mới mang thông tin này; văn bản đã có giữ nguyên." });
    void queryClient.invalidateQueries({ queryKey: ["organisation"] });
    onClose();
  });
  const form = useFieldKeys({ onLast: act.run });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Thông tin cơ quan"
      acts={
        <>
          <Button onPress={onClose}>Giữ như cũ</Button>
          <Button look="filled" onPress={act.run} running={act.busy && "Đang ghi…"} testId="agency-done">
            Ghi thay đổi
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <p className="mo-ink-2">
          <strong>{agency.name}</strong>, mã {agency.code}. Tên và mã do người giữ máy chủ đặt; đầu văn bản và chữ viết
          tắt phải theo tên này.
        </p>
        <TextField label="Chữ viết tắt" {...field("symbol")} hint="Đứng trong ký hiệu văn bản: QĐ-STC" autoFocus />
        <div className="mo-org-two">
          <TextArea label="Cơ quan chủ quản" {...field("parentOrgan")} optional hint="Mỗi dòng như in trên văn bản" />
          <TextArea label="Tên cơ quan ở đầu văn bản" {...field("organ")} hint="Mỗi dòng như in trên văn bản" />
        </div>
        <LetterHead
          parentOrgan={linesOf(words.parentOrgan)}
          organ={linesOf(words.organ)}
          symbol={words.symbol}
          place={words.place}
        />
        <div className="mo-org-two">
          <TextField label="Địa danh" {...field("place")} hint="Trước ngày, tháng, năm" />
          <TextField label="Đường kính con dấu (mm)" {...field("sealMm")} inputMode="numeric" />
        </div>
        <TextField label="Địa chỉ" {...field("address")} optional />
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}

/** The head as it will print (NĐ 30/2020 PL I); a picture for the eye, the fields say the same in words. */
function LetterHead(of: { parentOrgan: string[]; organ: string[]; symbol: string; place: string }) {
  return (
    <div className="mo-letter-head" aria-hidden="true">
      <div>
        {of.parentOrgan.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <div key={at}>{line}</div>
        ))}
        <strong>
          {of.organ.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
            <div key={at}>{line}</div>
          ))}
        </strong>
        <div className="mo-letter-number">Số: …/QĐ-{of.symbol}</div>
      </div>
      <div>
        <strong>
          <div>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>
          <div className="mo-letter-motto">Độc lập - Tự do - Hạnh phúc</div>
        </strong>
        <em>{of.place || "…"}, ngày … tháng … năm …</em>
      </div>
    </div>
  );
}
