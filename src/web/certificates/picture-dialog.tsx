// The picture that stands on the page with a signature; the certificate stays.
import { useState } from "react";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { base64Of, certificatesApi, renewCertificates } from "./certificates-api.ts";
import { ChosenPicture, FilePick } from "./file-pick.tsx";

export function PictureDialog({ whose, onClose }: { whose: "own" | "seal"; onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const missing = file ? null : "Chọn ảnh trước.";
  const act = useAct(async () => {
    if (!file) return;
    const picture = await base64Of(file);
    const done =
      whose === "own" ? await certificatesApi.ownPicture({ picture }) : await certificatesApi.sealPicture({ picture });
    toast({ title: done.sentence, words: "Dùng từ lần ký sau." });
    renewCertificates();
    onClose();
  }, missing);
  const what = whose === "own" ? "hình chữ ký" : "hình con dấu";
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Đổi ${what}`}
      acts={
        <>
          <Button onPress={onClose}>Giữ như cũ</Button>
          <Button
            look="filled"
            onPress={act.run}
            running={act.busy && "Đang lưu…"}
            {...(missing ? { reason: missing } : {})}
            testId="picture-done"
          >
            Lưu hình
          </Button>
        </>
      }
    >
      <div className="mo-stack">
        <p className="mo-ink-2">
          {whose === "own"
            ? "Ký bằng bút xanh trên giấy trắng rồi quét hoặc chụp đủ sáng. Nền giấy được bỏ, nét mực được cắt sát."
            : "Đóng dấu đỏ trên giấy trắng rồi quét ở 300 dpi. Nền giấy được bỏ; trên văn bản con dấu hiện đúng cỡ thật."}
        </p>
        <FilePick
          label={whose === "own" ? "Ảnh chữ ký" : "Ảnh con dấu"}
          kind="picture"
          accept=".png,.jpg,.jpeg,image/png,image/jpeg"
          file={file}
          onPick={setFile}
          hint="PNG hoặc JPG, không quá 1,5 MB"
          testId="picture"
        />
        {file && <ChosenPicture file={file} />}
        <ErrorNote error={act.error} />
      </div>
    </Dialog>
  );
}
