// Tài khoản: who may come in, who is locked. No document content anywhere.
import "./organisation.css";
import { IconLockOpen, IconSearchOff, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { useAddress } from "../app/address.ts";
import { now } from "../app/clock.ts";
import { queryClient } from "../app/query.ts";
import { useRole } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { OnlyAdministrators } from "./no-right.tsx";
import { ACCOUNTS_KEY, type Account, organisationApi, roleWords, useAccounts } from "./organisation-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
type Filter = "tat-ca" | "dang-khoa" | "chua-vao";

const isLocked = (row: Account) => row.lockedUntil !== null && Date.parse(row.lockedUntil) > now();
const FITS: Record<Filter, (row: Account) => boolean> = {
  "tat-ca": () => true,
  "dang-khoa": isLocked,
  "chua-vao": (row) => row.lastSignInAt === null,
};

export function AccountsPage() {
  const administrator = useRole("quan-tri");
  const [address, setAddress] = useAddress();
  const query = useAccounts(administrator);
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState(address["tim"] ?? "");
  const [selected, setSelected] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const filter: Filter = address["loc"] === "dang-khoa" || address["loc"] === "chua-vao" ? address["loc"] : "tat-ca";
  const all = query.data ?? [];
  const words = fold(address["tim"] ?? "");
  const rows = all.filter(
    (row) => FITS[filter](row) && fold(`${row.fullName} ${row.login} ${row.title} ${row.unitName}`).includes(words),
  );
  const current = rows.find((row) => keyOf(row) === selected) ?? rows[0];
  async function unlock(row: Account): Promise<void> {
    if (busy) return;
    setBusy(row.personId);
    setError(null);
    try {
      await organisationApi.unlock({ personId: row.personId });
      toast({ title: `Đã mở khóa tài khoản ${row.login}.`, words: `${row.fullName} đăng nhập lại được ngay.` });
      void queryClient.invalidateQueries({ queryKey: ACCOUNTS_KEY });
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(null);
  }
  useKeys({
    N: { label: "thêm tài khoản", when: administrator, run: () => setAdding(true) },
    G: {
      label: "mở khóa",
      when: current !== undefined && isLocked(current),
      run: () => current && void unlock(current),
    },
  });
  return (
    <Page
      title="Tài khoản"
      segments={
        administrator && (
          <Segments<Filter>
            label="Lọc"
            value={filter}
            onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc }, { replace: true })}
            items={[
              { value: "tat-ca", words: "Tất cả", count: all.length },
              {
                value: "dang-khoa",
                words: "Đang khóa",
                count: all.filter(isLocked).length,
                ...(all.some(isLocked) ? { tone: "bad" as const } : {}),
              },
              { value: "chua-vao", words: "Chưa đăng nhập", count: all.filter(FITS["chua-vao"]).length },
            ]}
          />
        )
      }
      acts={
        administrator && (
          <>
            <div className="mo-org-find">
              <TextField
                label="Tìm tài khoản"
                hideLabel
                type="search"
                value={typed}
                onChange={setTyped}
                onSettled={(text) => setAddress({ tim: text.trim() || null }, { replace: true })}
                placeholder="tên, đăng nhập, đơn vị"
                testId="find-account"
              />
            </div>
            <Button
              look="filled"
              icon={<IconUserPlus {...ICON} />}
              keys="N"
              onPress={() => setAdding(true)}
              testId="new-account"
            >
              Thêm tài khoản…
            </Button>
          </>
        )
      }
      band={error === null ? null : <ErrorNote error={error} />}
    >
      {!administrator ? (
        <OnlyAdministrators />
      ) : query.isPending ? (
        <Skeleton lines={6} label="Đang tải tài khoản" />
      ) : query.isError ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable<Account>
          screen="tai-khoan"
          label="Tài khoản của cơ quan"
          rows={rows}
          keyOf={keyOf}
          selected={current ? keyOf(current) : null}
          onSelect={(row) => setSelected(keyOf(row))}
          empty={
            <EmptyState
              icon={<IconSearchOff {...ICON} />}
              title={filter === "dang-khoa" ? "Không có tài khoản nào bị khóa" : "Không có tài khoản nào khớp"}
              acts={
                <Button size="small" onPress={() => setAddress({ loc: null, tim: null }, { replace: true })}>
                  Xem tất cả
                </Button>
              }
            >
              Tài khoản tự khóa khi nhập sai mật khẩu nhiều lần; mở khóa tại đây.
            </EmptyState>
          }
          foot="Quản trị quản lý người và quyền; không xem được nội dung văn bản nào."
          columns={[
            { key: "ten", head: "Họ tên", pinned: true, width: 200, cell: (row) => <strong>{row.fullName}</strong> },
            { key: "dang-nhap", head: "Đăng nhập", width: 130, cell: (row) => row.login },
            { key: "chuc-danh", head: "Chức danh", cell: (row) => row.title },
            { key: "don-vi", head: "Đơn vị", cell: (row) => row.unitName },
            { key: "vai-tro", head: "Vai trò", cell: (row) => row.roles.map(roleWords).join(", ") },
            { key: "vao", head: "Đăng nhập gần nhất", width: 150, cell: (row) => <ListTime at={row.lastSignInAt} /> },
            {
              key: "khoa",
              head: "Trạng thái",
              width: 264,
              pinned: true,
              cell: (row) =>
                isLocked(row) ? (
                  <span className="mo-row">
                    <Chip tone="bad">
                      Khóa đến <ListTime at={row.lockedUntil} />
                    </Chip>
                    <Button
                      size="small"
                      icon={<IconLockOpen size={15} stroke={1.75} aria-hidden="true" />}
                      running={busy === row.personId && "Đang mở…"}
                      onPress={() => void unlock(row)}
                      label={`Mở khóa ${row.login}`}
                      testId="unlock"
                    >
                      Mở khóa
                    </Button>
                  </span>
                ) : row.lastSignInAt ? (
                  "Đang dùng"
                ) : (
                  <span className="mo-ink-3">Chưa đăng nhập lần nào</span>
                ),
            },
          ]}
        />
      )}
      {adding && <AccountDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
export { AccountsPage as Page };

// one person may hold several posts
function keyOf(row: Account): string {
  return `${row.personId} ${row.unitName} ${row.title}`;
}
