// Thêm văn bản giấy (picture 03): declare, bring the file in, register beside the page; then the next one.
import "./add.css";
import { IconCircleCheck, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo } from "../../app/address.ts";
import { usePreference } from "../../app/preferences.ts";
import { useRole } from "../../app/session.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { Check } from "../../parts/fields/text-field.tsx";
import { Page } from "../../parts/layout/page-head.tsx";
import { rememberItem, useIntakeItem, useIntakeLive } from "../intake-api.ts";
import { ChooseFile } from "./choose-file.tsx";
import { type Carried, RegisterBeside } from "./register-beside.tsx";

export function AddPaperPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const clerk = useRole("van-thu");
  const id = address["vb"] ?? null;
  const [more, setMore] = usePreference("vao-so.mo-ke", true);
  const [carried, setCarried] = useState<Carried | null>(null);
  useIntakeLive();
  useKeys({ Esc: { label: "về danh sách", run: () => go("/cho-vao-so") } });
  return (
    <Page
      back="/cho-vao-so"
      title={id ? "Vào sổ văn bản giấy" : "Thêm văn bản giấy"}
      acts={
        clerk && (
          <Check kind="switch" checked={more} onChange={setMore} testId="more">
            Vào sổ xong mở bản kế tiếp, giữ cơ quan và loại
          </Check>
        )
      }
    >
      {!clerk ? (
        <EmptyState icon={<IconLock size={20} stroke={1.75} />} title="Chỉ văn thư đưa văn bản giấy vào hệ thống">
          Chức danh bạn đang dùng không có quyền này. Hãy chuyển chức danh ở góc phải trên, hoặc đưa bản giấy cho văn
          thư.
        </EmptyState>
      ) : id === null ? (
        <ChooseFile
          onReceived={(item) => {
            rememberItem(item);
            setAddress({ vb: item.id }, { replace: true });
          }}
        />
      ) : (
        <Registering
          id={id}
          carried={more ? carried : null}
          next={more ? "Mời chọn tệp của văn bản tiếp theo." : null}
          onRegistered={(kept) => {
            setCarried(kept);
            if (more) setAddress({ vb: null }, { replace: true });
            else go("/cho-vao-so");
          }}
        />
      )}
    </Page>
  );
}
export { AddPaperPage as Page };

function Registering(props: {
  id: string;
  carried: Carried | null;
  next: string | null;
  onRegistered: (carried: Carried) => void;
}) {
  const go = useGo();
  const query = useIntakeItem(props.id);
  const item = query.data;
  if (query.isPending) return <Skeleton lines={6} label="Đang mở văn bản" />;
  if (!item) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (item.state === "waiting" || item.state === "parked")
    return (
      <RegisterBeside
        key={item.id}
        item={item}
        carried={props.carried}
        next={props.next}
        onRegistered={props.onRegistered}
        onLeft={() => go("/cho-vao-so")}
      />
    );
  return (
    <EmptyState
      icon={<IconCircleCheck size={20} stroke={1.75} />}
      tone={item.state === "registered" ? "ok" : "info"}
      title={
        item.state === "registered"
          ? `Đã vào sổ, số đến ${item.arrivalNumber ?? ""}`
          : "Văn bản này không còn chờ vào sổ"
      }
      acts={
        <>
          <Button size="small" look="filled" onPress={() => go("/cho-vao-so/them")}>
            Thêm văn bản khác
          </Button>
          <Button size="small" onPress={() => go("/cho-vao-so")}>
            Về hàng chờ
          </Button>
        </>
      }
    >
      {item.refuseReason ?? "Bạn không cần làm gì thêm ở đây."}
    </EmptyState>
  );
}
