// Chờ xác nhận: who is to get a way to the documents, decided by a second person (docs/decisions/0012).
import "../organisation/organisation.css";
import "./staff.css";
import { IconCircleCheck, IconUserCheck, IconUserX } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress } from "../app/address.ts";
import { useRole } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { ReasonDialog } from "../parts/feedback/reason-dialog.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import { type Confirmation, kindWords, postWords, refreshStaff, staffApi, useConfirmations } from "./staff-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

function ConfirmationsPage() {
  const administrator = useRole("quan-tri");
  const query = useConfirmations();
  const [address, setAddress] = useAddress();
  const [declining, setDeclining] = useState<Confirmation | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const rows = query.data ?? [];
  const current = rows.find((row) => row.id === address["muc"]) ?? rows.find((row) => row.mayDecide) ?? rows[0];
  const mine = rows.filter((row) => row.mayDecide).length;
  async function run(row: Confirmation, act: "confirm" | "withdraw"): Promise<void> {
    if (busy) return;
    setBusy(row.id);
    setError(null);
    try {
      await staffApi[act]({ id: row.id });
      toast({
        title: act === "withdraw" ? "Đã rút đề nghị." : row.state === "alone" ? "Đã xem lại." : "Đã xác nhận.",
        words: `${kindWords(row.kind)}: ${row.person.fullName}.`,
      });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(null);
    refreshStaff();
  }
  const may = current?.mayDecide === true;
  useKeys({
    X: { label: "xác nhận", when: may, run: () => current && void run(current, "confirm") },
    T: { label: "từ chối", when: may && current?.state === "waiting", run: () => current && setDeclining(current) },
  });
  return (
    <Page
      title="Chờ xác nhận"
      sub={
        administrator
          ? "Quyền xử lý văn bản do quản trị đề nghị, lãnh đạo hoặc chánh văn phòng xác nhận."
          : mine > 0
            ? `${mine} việc chờ bạn xác nhận.`
            : "Không có việc nào chờ bạn xác nhận."
      }
      band={error === null ? null : <ErrorNote error={error} />}
    >
      {query.isPending ? (
        <Skeleton lines={4} label="Đang tải" />
      ) : query.isError ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <RowList<Confirmation>
          label="Chờ xác nhận"
          rows={rows}
          keyOf={(row) => row.id}
          nameOf={(row) => `${kindWords(row.kind)} ${row.person.fullName}`}
          selected={current?.id ?? null}
          onSelect={(row) => setAddress({ muc: row.id }, { replace: true })}
          rowHeight={150}
          render={(row, selected) => (
            <Wish
              row={row}
              selected={selected}
              administrator={administrator}
              busy={busy === row.id}
              onConfirm={() => void run(row, "confirm")}
              onDecline={() => setDeclining(row)}
              onWithdraw={() => void run(row, "withdraw")}
            />
          )}
          empty={
            <EmptyState icon={<IconCircleCheck {...ICON} />} tone="ok" title="Không có gì chờ xác nhận">
              Khi quản trị thêm người, đổi chức danh hoặc cấp lại mật khẩu, đề nghị hiện ở đây.
            </EmptyState>
          }
        />
      )}
      {declining && (
        <ReasonDialog
          title={`Từ chối: ${kindWords(declining.kind)} ${declining.person.fullName}?`}
          label="Lý do từ chối"
          verb="Từ chối"
          stayWords="Để chờ"
          danger
          reasons={[
            "Cơ quan không có người này.",
            "Chức danh hoặc vai trò chưa đúng.",
            "Người này không đề nghị cấp lại.",
          ]}
          keepAs={`tu-choi-quyen.${declining.id}`}
          onClose={() => setDeclining(null)}
          onDone={async (reason) => {
            await staffApi.decline({ id: declining.id, reason });
            toast({ title: "Đã từ chối.", words: `${declining.person.fullName}: quản trị thấy lý do.` });
            setDeclining(null);
            refreshStaff();
          }}
        >
          Không có gì có hiệu lực; quản trị thấy lý do của bạn.
        </ReasonDialog>
      )}
    </Page>
  );
}

export { ConfirmationsPage as Page };

type WishProps = {
  row: Confirmation;
  selected: boolean;
  administrator: boolean;
  busy: boolean;
  onConfirm: () => void;
  onDecline: () => void;
  onWithdraw: () => void;
};

function Wish(props: WishProps) {
  const { row } = props;
  const waits = row.state === "waiting";
  // several buttons of one name: read aloud, each says about whom
  const about = <span className="mo-hidden"> {row.person.fullName}</span>;
  return (
    <div className="mo-wish">
      <div className="mo-row">
        <strong>
          {kindWords(row.kind)}: {row.person.fullName}
        </strong>
        <span className="mo-ink-3 mo-nowrap">{row.person.login}</span>
        {row.state === "alone" && <Chip tone="warn">Đã có hiệu lực, chưa ai xem lại</Chip>}
        {row.state === "declined" && <Chip tone="bad">Bị từ chối</Chip>}
      </div>
      {row.wanted && <div>{postWords(row.wanted)}</div>}
      {row.leaving && <div className="mo-ink-2">Thay {row.leaving}; việc đang mở theo người mới.</div>}
      {(row.kind === "change" || row.kind === "end") && row.before && waits && (
        <div className="mo-ink-2">Hiện nay: {postWords(row.before)}</div>
      )}
      {row.kind === "password" && (
        <div className="mo-ink-2">Mật khẩu cũ hết dùng, mọi phiên của người này kết thúc.</div>
      )}
      {row.reason && (
        <div>
          {row.decidedBy}: “{row.reason}”
        </div>
      )}
      <div className="mo-small mo-ink-3">
        {row.askedBy} đề nghị <ListTime at={row.askedAt} />
        {!row.mayDecide && row.state !== "declined" && ` · ${whoWords(row)}`}
      </div>
      <div className="mo-row mo-person-acts">
        {row.mayDecide && (
          <Button
            look="filled"
            icon={<IconUserCheck {...ICON} />}
            {...(props.selected ? { keys: "X" } : {})}
            running={props.busy && "Đang ghi…"}
            onPress={props.onConfirm}
            testId="confirm"
          >
            {waits ? "Xác nhận" : "Đã xem, đúng người"}
            {about}
          </Button>
        )}
        {row.mayDecide && waits && (
          <Button
            look="danger"
            icon={<IconUserX {...ICON} />}
            {...(props.selected ? { keys: "T" } : {})}
            onPress={props.onDecline}
            testId="decline"
          >
            Từ chối…{about}
          </Button>
        )}
        {props.administrator && waits && (
          <Button onPress={props.onWithdraw} testId="withdraw">
            Rút đề nghị{about}
          </Button>
        )}
      </div>
    </div>
  );
}

function whoWords(row: Confirmation): string {
  if (row.deciders.length > 0) return `chờ ${row.deciders.join(", ")}`;
  return row.state === "alone"
    ? "cơ quan chưa có người thứ hai để xem lại"
    : "cơ quan không còn người thứ hai: người giữ máy chủ xác nhận bằng lệnh m-office confirm";
}
