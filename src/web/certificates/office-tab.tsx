// The agency's certificate and those of the posts that sign: state for all who keep the house, acts for whom they belong to.
import { IconCertificate } from "@tabler/icons-react";
import { useState } from "react";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { AttachDialog } from "./attach-dialog.tsx";
import { CertificateCard, StateChip } from "./certificate-card.tsx";
import {
  certificatesApi,
  type OfficeState,
  type PostCertificate,
  renewCertificates,
  validityWords,
} from "./certificates-api.ts";
import { PictureDialog } from "./picture-dialog.tsx";

type Asked = "attach" | "picture" | { remove: "seal" | PostCertificate } | null;

export function OfficeTab({ state }: { state: OfficeState }) {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const { seal, keepsSeal } = state;
  useKeys({ N: { label: "nạp chứng thư cơ quan", when: keepsSeal, run: () => setAsked("attach") } });
  return (
    <>
      {seal ? (
        <CertificateCard
          title={`Con dấu số của ${state.agencyName}`}
          view={seal}
          picture={state.sealPicture}
          pictureName="Hình con dấu trên văn bản"
          acts={
            <>
              {keepsSeal && (
                <>
                  <Button look="filled" keys="N" onPress={() => setAsked("attach")} testId="attach">
                    Thay chứng thư của cơ quan…
                  </Button>
                  <Button onPress={() => setAsked("picture")} testId="change-picture">
                    {seal.picture ? "Đổi hình con dấu…" : "Tải hình con dấu…"}
                  </Button>
                </>
              )}
              {(keepsSeal || state.administers) && (
                <Button look="danger" onPress={() => setAsked({ remove: "seal" })} testId="remove-seal">
                  Gỡ chứng thư của cơ quan…
                </Button>
              )}
            </>
          }
        />
      ) : (
        <EmptyState
          icon={<IconCertificate size={20} stroke={1.75} aria-hidden="true" />}
          tone="warn"
          title="Cơ quan chưa có chứng thư ký số"
          acts={
            keepsSeal && (
              <Button look="filled" keys="N" onPress={() => setAsked("attach")} testId="attach">
                Nạp chứng thư của cơ quan…
              </Button>
            )
          }
        >
          {keepsSeal
            ? "Chưa phát hành được văn bản. Bạn giữ con dấu nên bạn nạp: cần tệp .p12 của cơ quan, mật khẩu của tệp và ảnh con dấu."
            : "Chưa phát hành được văn bản. Văn thư giữ con dấu nạp ở trang này (NĐ 30/2020 Đ32.2); quản trị chỉ lo CA tin cậy."}
        </EmptyState>
      )}
      <section className="mo-cert-list" aria-labelledby="nguoi-ky">
        <h2 id="nguoi-ky" className="mo-label">
          Người có quyền ký
        </h2>
        {state.posts.length === 0 && (
          <p className="mo-ink-2">Chưa có chức danh nào có quyền ký. Quản trị thêm lãnh đạo ở trang Tài khoản.</p>
        )}
        <ul>
          {state.posts.map((post) => (
            <li key={post.postId} className="mo-cert-row">
              <div>
                <strong>{post.fullName}</strong>
                <div className="mo-small mo-ink-2">
                  {post.title}, {post.unitName}
                </div>
              </div>
              <div className="mo-small">
                {post.certificate ? (
                  <>
                    <div>
                      {post.certificate.name}, hạn {validityWords(post.certificate)}
                    </div>
                    <div className="mo-ink-2">
                      {post.certificate.issuerName} cấp, số{" "}
                      <span className="mo-cert-serial">{post.certificate.serial}</span>
                    </div>
                    <div className="mo-ink-2">
                      {post.certificate.anchor ? `CA tin cậy: ${post.certificate.anchor}` : "chưa có CA tin cậy"},{" "}
                      {post.certificate.picture ? "có hình chữ ký" : "chưa có hình chữ ký"}
                    </div>
                  </>
                ) : (
                  <span className="mo-ink-2">{post.fullName} tự nạp ở mục Chứng thư của tôi.</span>
                )}
              </div>
              <div className="mo-cert-row-end">
                {post.ended ? <Chip tone="warn">Đã thôi chức danh</Chip> : <StateChip view={post.certificate} />}
                {state.administers && post.certificate && (
                  <Button
                    size="small"
                    onPress={() => setAsked({ remove: post })}
                    label={`Gỡ chứng thư của ${post.fullName}`}
                    testId="remove-post"
                  >
                    Gỡ…
                  </Button>
                )}
              </div>
              {post.ended ? (
                <p className="mo-small mo-warn mo-cert-row-foot">
                  Không ai ký bằng chức danh này nữa nhưng khóa còn trên máy chủ. Quản trị gỡ chứng thư để xóa khóa.
                </p>
              ) : (
                post.certificate &&
                post.certificate.remarks.length > 0 && (
                  <p className="mo-small mo-warn mo-cert-row-foot">{post.certificate.remarks.join(" ")}</p>
                )
              )}
            </li>
          ))}
        </ul>
        <p className="mo-small mo-ink-2">
          Mỗi người tự giữ khóa và mã PIN của mình; quản trị xem được trạng thái, gỡ được khi người đó nghỉ hay chuyển
          công tác, nhưng không gắn thay và không ký thay được.
        </p>
      </section>
      {asked === "attach" && (
        <AttachDialog whose="seal" replaces={seal !== null} hasPicture={seal?.picture ?? false} onClose={close} />
      )}
      {asked === "picture" && <PictureDialog whose="seal" onClose={close} />}
      {asked !== null && typeof asked === "object" && <RemoveDialog what={asked.remove} onClose={close} />}
    </>
  );
}

function RemoveDialog({ what, onClose }: { what: "seal" | PostCertificate; onClose: () => void }) {
  const whose = what === "seal" ? "cơ quan" : what.fullName;
  return (
    <ReasonDialog
      title={`Gỡ chứng thư của ${whose}?`}
      label="Lý do"
      verb="Gỡ chứng thư"
      stayWords="Giữ chứng thư"
      danger
      reasons={
        what === "seal"
          ? ["Thay chứng thư mới", "Nghi lộ khóa"]
          : ["Nghỉ hưu, thôi việc", "Chuyển công tác", "Nghi lộ khóa"]
      }
      keepAs={`go-chung-thu.${what === "seal" ? "co-quan" : what.postId}`}
      onClose={onClose}
      onDone={async (reason) => {
        const of = what === "seal" ? ("seal" as const) : { postId: what.postId };
        const done = await certificatesApi.remove({ of, reason });
        toast({ title: done.sentence });
        renewCertificates();
        onClose();
      }}
    >
      Khóa bị xóa khỏi máy chủ; {what === "seal" ? "văn thư" : what.fullName} phải nạp lại tệp .p12 mới ký được. Văn bản
      đã ký không thay đổi. Nếu khóa bị lộ, hãy báo cả nơi cấp để thu hồi.
    </ReasonDialog>
  );
}
