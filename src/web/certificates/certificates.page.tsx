// Chứng thư: the agency's seal with its keeper, the state of everybody who signs, and whom the installation trusts. No content.
import "./certificates.css";
import { IconLock } from "@tabler/icons-react";
import { useAddress } from "../app/address.ts";
import { useMe } from "../app/session.tsx";
import { useLiveQueries } from "../live/live.ts";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { useOfficeState, useTrust } from "./certificates-api.ts";
import { OfficeTab } from "./office-tab.tsx";
import { TrustTab } from "./trust-tab.tsx";

type Tab = "chung-thu" | "tin-cay";

export function CertificatesPage() {
  const me = useMe();
  const { roles } = me.post;
  const may = roles.some((role) => role === "van-thu" || role === "quan-tri" || role === "van-hanh");
  const [address, setAddress] = useAddress();
  const tab: Tab = address["xem"] === "tin-cay" ? "tin-cay" : "chung-thu";
  useLiveQueries({ signing: [["certificates"]] });
  const state = useOfficeState(may);
  const trust = useTrust(may);
  const shown = tab === "tin-cay" ? trust : state;
  // those who have none yet may not need one soon; what is there and does not work, or a missing seal, waits for a person
  const waiting = [
    ...(state.data?.posts.filter((post) => post.ended || post.certificate?.ready === false) ?? []),
    ...(state.data && !state.data.seal?.ready ? [state.data.agencyName] : []),
  ].length;
  const troubled = trust.data?.some((entry) => entry.remark !== null) || trust.data?.length === 0;
  return (
    <Page
      title="Chứng thư"
      sub={me.post.agency.name}
      inset
      segments={
        may && (
          <Segments<Tab>
            label="Xem"
            value={tab}
            onChange={(xem) => setAddress({ xem: xem === "chung-thu" ? null : xem }, { replace: true })}
            items={[
              {
                value: "chung-thu",
                words: "Cơ quan và người ký",
                ...(waiting > 0 ? { count: waiting, tone: "bad" as const } : {}),
              },
              {
                value: "tin-cay",
                words: "CA tin cậy",
                ...(trust.data ? { count: trust.data.length } : {}),
                ...(troubled ? { tone: "bad" as const } : {}),
              },
            ]}
          />
        )
      }
    >
      {!may ? (
        <EmptyState icon={<IconLock size={20} stroke={1.75} />} title="Trang này dành cho văn thư và quản trị">
          Chứng thư của riêng bạn ở mục Chứng thư của tôi: bấm tên bạn ở góc trên bên phải.
        </EmptyState>
      ) : shown.isPending ? (
        <Skeleton lines={6} label="Đang tải chứng thư" />
      ) : shown.isError ? (
        <ErrorPanel error={shown.error} onRetry={() => void shown.refetch()} />
      ) : (
        <div className="mo-cert-page">
          {tab === "tin-cay" ? (
            <TrustTab rows={trust.data ?? []} operates={state.data?.changesTrust ?? false} />
          ) : (
            state.data && <OfficeTab state={state.data} />
          )}
        </div>
      )}
    </Page>
  );
}
export { CertificatesPage as Page };
