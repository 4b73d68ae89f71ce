// Tài khoản: who may come in, in which posts; what waits, what is locked or closed. No document content anywhere.
import "../organisation/organisation.css";
import "./staff.css";
import { IconSearchOff, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { useAddress } from "../app/address.ts";
import { useRole } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { OnlyAdministrators } from "../organisation/no-right.tsx";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorNote, ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { type PaneName, ThreePane } from "../parts/layout/three-pane.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { AccountState, isLocked, PersonPanel } from "./person-panel.tsx";
import { type Person, refreshStaff, staffApi, usePeople } from "./staff-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const FILTERS = {
  "tat-ca": () => true,
  cho: (row: Person) => row.waiting.length > 0,
  "dang-khoa": (row: Person) => isLocked(row),
  "da-dong": (row: Person) => row.closed,
  "chua-vao": (row: Person) => row.lastSignInAt === null,
} as const;
type Filter = keyof typeof FILTERS;
const FILTER_WORDS: Record<Filter, string> = {
  "tat-ca": "Tất cả",
  cho: "Chờ xác nhận",
  "dang-khoa": "Đang khóa",
  "da-dong": "Đã đóng",
  "chua-vao": "Chưa đăng nhập",
};

function AccountsPage() {
  const administrator = useRole("quan-tri");
  const [address, setAddress] = useAddress();
  const query = usePeople(administrator);
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState(address["tim"] ?? "");
  const [pane, setPane] = useState<PaneName>("list");
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const filter: Filter = address["loc"] && address["loc"] in FILTERS ? (address["loc"] as Filter) : "tat-ca";
  const all = query.data ?? [];
  const words = fold(address["tim"] ?? "");
  const rows = all.filter((row) => FILTERS[filter](row) && fold(searchText(row)).includes(words));
  const current = rows.find((row) => row.personId === address["nguoi"]) ?? rows[0];
  async function unlock(row: Person): Promise<void> {
    if (busy) return;
    setBusy(row.personId);
    setError(null);
    try {
      await staffApi.unlock({ personId: row.personId });
      toast({ title: `Đã mở khóa tài khoản ${row.login}.`, words: `${row.fullName} đăng nhập lại được ngay.` });
      refreshStaff();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(null);
  }
  useKeys({
    N: { label: "thêm tài khoản", when: administrator, run: () => setAdding(true) },
    G: {
      label: "mở khóa",
      when: current !== undefined && isLocked(current) && current.keptBy === null,
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
            onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc, nguoi: null }, { replace: true })}
            items={(Object.keys(FILTERS) as Filter[]).map((value) => {
              const count = all.filter(FILTERS[value]).length;
              return {
                value,
                words: FILTER_WORDS[value],
                ...(count > 0 ? { count } : {}),
                ...(value === "dang-khoa" && count > 0 ? { tone: "bad" as const } : {}),
              };
            })}
          />
        )
      }
      acts={
        administrator && (
          <Button
            look="filled"
            icon={<IconUserPlus {...ICON} />}
            keys="N"
            onPress={() => setAdding(true)}
            testId="new-account"
          >
            Thêm tài khoản…
          </Button>
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
        <ThreePane
          screen="tai-khoan"
          listWidth={460}
          words={{ list: "Tài khoản", page: "Người" }}
          at={pane}
          onAt={setPane}
          list={
            <RowList<Person>
              label="Tài khoản của cơ quan"
              rows={rows}
              keyOf={(row) => row.personId}
              nameOf={(row) => `${row.fullName} ${row.login}`}
              selected={current?.personId ?? null}
              onSelect={(row) => {
                setAddress({ nguoi: row.personId }, { replace: true });
                setPane("page");
              }}
              render={(row) => <PersonRow person={row} />}
              head={
                <div className="mo-person-find">
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
              }
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
            />
          }
          page={
            current && (
              <PersonPanel
                key={current.personId}
                person={current}
                unlocking={busy === current.personId}
                onUnlock={() => void unlock(current)}
              />
            )
          }
        />
      )}
      {adding && <AccountDialog occasion={{ kind: "new" }} onClose={() => setAdding(false)} />}
    </Page>
  );
}

export { AccountsPage as Page };

function searchText(row: Person): string {
  return [row.fullName, row.login, ...row.posts.flatMap((post) => [post.title, post.unitName])].join(" ");
}

function PersonRow({ person }: { person: Person }) {
  return (
    <div className="mo-unit">
      <div className="mo-row">
        <strong>{person.fullName}</strong>
        <span className="mo-ink-3 mo-nowrap">{person.login}</span>
        <span className="mo-grow" />
        <AccountState person={person} />
      </div>
      <div className="mo-small mo-ink-2">
        {person.posts.map((post) => `${post.title}, ${post.unitName}`).join("; ") || "Không có chức danh"}
      </div>
    </div>
  );
}
