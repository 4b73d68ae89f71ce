// Chứng thư của tôi: the person's own key, picture and PIN. Nobody else comes here for him (NĐ 30/2020 Đ32.3).
import "./certificates.css";
import { IconCertificate, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useMe } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { useLiveQueries } from "../live/live.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { AttachDialog } from "./attach-dialog.tsx";
import { CertificateCard } from "./certificate-card.tsx";
import { certificatesApi, renewCertificates, useOwnCertificate } from "./certificates-api.ts";
import { ChangePinDialog } from "./change-pin-dialog.tsx";
import { PictureDialog } from "./picture-dialog.tsx";

const ICON = { size: 20, stroke: 1.75, "aria-hidden": true } as const;
type Asked = "attach" | "picture" | "pin" | "remove" | null;

export function OwnCertificatePage() {
  const me = useMe();
  useLiveQueries({ signing: [["certificates"]] });
  const technical = me.post.roles.every((role) => role === "quan-tri" || role === "van-hanh");
  const own = useOwnCertificate(!technical);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const view = own.data?.certificate ?? null;
  const may = own.data?.maySign === true;
  useKeys({ N: { label: view ? "thay chứng thư" : "nạp chứng thư", when: may, run: () => setAsked("attach") } });
  return (
    <Page title="Chứng thư của tôi" sub={own.data?.titles.join(", ")} inset>
      {technical || own.data?.maySign === false ? (
        <EmptyState icon={<IconLock {...ICON} />} title="Chức danh của bạn không ký văn bản">
          Chỉ người có quyền ký (lãnh đạo, chánh văn phòng, trưởng đơn vị) cần chứng thư. Nếu bạn còn chức danh khác,
          hãy chuyển sang chức danh đó ở góc trên bên phải.
        </EmptyState>
      ) : own.isPending ? (
        <Skeleton lines={6} label="Đang tải chứng thư" />
      ) : own.isError ? (
        <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />
      ) : (
        <div className="mo-cert-page">
          {view ? (
            <CertificateCard
              title="Chứng thư đang dùng"
              view={view}
              picture={own.data.picture}
              pictureName="Hình chữ ký trên văn bản"
              acts={
                <>
                  <Button look="filled" keys="N" onPress={() => setAsked("attach")} testId="attach">
                    Thay chứng thư…
                  </Button>
                  <Button onPress={() => setAsked("picture")} testId="change-picture">
                    {view.picture ? "Đổi hình chữ ký…" : "Tải hình chữ ký…"}
                  </Button>
                  <Button onPress={() => setAsked("pin")} testId="change-pin">
                    Đổi mã PIN…
                  </Button>
                  <Button look="danger" onPress={() => setAsked("remove")} testId="remove">
                    Gỡ chứng thư…
                  </Button>
                </>
              }
            />
          ) : (
            <EmptyState
              icon={<IconCertificate {...ICON} />}
              title="Bạn chưa có chứng thư ký"
              acts={
                <Button look="filled" keys="N" onPress={() => setAsked("attach")} testId="attach">
                  Nạp chứng thư của tôi…
                </Button>
              }
            >
              Cần tệp .p12 của chính bạn do Ban Cơ yếu Chính phủ hoặc tổ chức chứng thực cấp, mật khẩu của tệp và ảnh
              chữ ký. Bạn tự đặt mã PIN; không ai khác ký thay bạn được.
            </EmptyState>
          )}
        </div>
      )}
      {asked === "attach" && (
        <AttachDialog whose="own" replaces={view !== null} hasPicture={view?.picture ?? false} onClose={close} />
      )}
      {asked === "picture" && <PictureDialog whose="own" onClose={close} />}
      {asked === "pin" && <ChangePinDialog onClose={close} />}
      {asked === "remove" && (
        <ReasonDialog
          title="Gỡ chứng thư của tôi?"
          label="Lý do"
          verb="Gỡ chứng thư"
          stayWords="Giữ chứng thư"
          danger
          keepAs="go-chung-thu"
          onClose={close}
          onDone={async (reason) => {
            const done = await certificatesApi.remove({ of: { postId: me.post.id }, reason });
            toast({ title: done.sentence });
            renewCertificates();
            close();
          }}
        >
          Khóa bị xóa khỏi máy chủ, muốn ký lại phải nạp tệp .p12. Văn bản đã ký không thay đổi.
        </ReasonDialog>
      )}
    </Page>
  );
}
export { OwnCertificatePage as Page };
