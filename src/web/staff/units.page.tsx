// Tổ chức: units of the agency and who holds which post. For administrators, without any way to content.
import "../organisation/organisation.css";
import "./staff.css";
import { IconArchive, IconBuilding, IconPencil, IconSitemap, IconUsersPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useGo } from "../app/address.ts";
import { useMe, useRole } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { AgencyDialog } from "../organisation/agency-dialog.tsx";
import { OnlyAdministrators } from "../organisation/no-right.tsx";
import { KIND_WORDS, roleWords, type Unit, useUnits } from "../organisation/organisation-api.ts";
import { CloseUnitDialog, UnitDialog } from "../organisation/unit-dialog.tsx";
import { Button } from "../parts/actions/button.tsx";
import { ActionMenu } from "../parts/actions/menu.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { DataTable } from "../parts/layout/data-table.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { ThreePane } from "../parts/layout/three-pane.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { type Held, heldPosts, usePeople } from "./staff-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

function UnitsPage() {
  const administrator = useRole("quan-tri");
  const me = useMe();
  const units = useUnits();
  const people = usePeople(administrator);
  const go = useGo();
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState<"agency" | "unit" | "account" | "edit" | "close" | null>(null);
  const unit = units.data?.find((one) => one.id === selected) ?? units.data?.[0];
  const mayEdit = administrator && unit !== undefined;
  useKeys({
    C: { label: "thông tin cơ quan", when: administrator, run: () => setAdding("agency") },
    N: { label: "thêm đơn vị", when: administrator, run: () => setAdding("unit") },
    S: { label: "sửa đơn vị", when: mayEdit, run: () => setAdding("edit") },
  });
  const held = heldPosts(people.data).filter(({ post }) => post.unitId === unit?.id);
  return (
    <Page
      title="Tổ chức"
      sub={me.post.agency.name}
      acts={
        administrator && (
          <>
            <Button
              icon={<IconBuilding {...ICON} />}
              keys="C"
              onPress={() => setAdding("agency")}
              testId="agency-facts"
            >
              Thông tin cơ quan…
            </Button>
            <Button
              look="filled"
              icon={<IconSitemap {...ICON} />}
              keys="N"
              onPress={() => setAdding("unit")}
              testId="new-unit"
            >
              Thêm đơn vị…
            </Button>
          </>
        )
      }
    >
      {!administrator ? (
        <OnlyAdministrators />
      ) : units.isPending ? (
        <Skeleton lines={6} label="Đang tải đơn vị" />
      ) : units.isError ? (
        <ErrorPanel error={units.error} onRetry={() => void units.refetch()} />
      ) : units.data.length === 0 ? (
        <EmptyState
          icon={<IconSitemap {...ICON} />}
          title="Cơ quan chưa có đơn vị nào"
          acts={
            <Button size="small" look="filled" onPress={() => setAdding("unit")}>
              Thêm đơn vị đầu tiên…
            </Button>
          }
        >
          Bắt đầu từ Lãnh đạo và Văn phòng, rồi các đơn vị chuyên môn; sau đó thêm tài khoản vào từng đơn vị.
        </EmptyState>
      ) : (
        <ThreePane
          screen="to-chuc"
          listWidth={420}
          words={{ list: "Đơn vị", page: "Chức danh" }}
          list={
            <RowList<Unit>
              label="Đơn vị"
              rows={units.data}
              keyOf={(row) => row.id}
              selected={unit?.id ?? null}
              onSelect={(row) => setSelected(row.id)}
              render={(row) => (
                <div className="mo-unit">
                  <div className="mo-row">
                    <strong>{row.name}</strong>
                    <span className="mo-ink-3 mo-nowrap">{row.symbol}</span>
                    <span className="mo-grow" />
                    <Chip outline>{KIND_WORDS[row.kind]}</Chip>
                  </div>
                  <div className="mo-small mo-ink-2">
                    {row.parentId && `thuộc ${units.data.find((one) => one.id === row.parentId)?.name ?? ""} · `}
                    {row.head ? `${row.head.title} ${row.head.fullName}` : "Chưa có người đứng đầu"}
                  </div>
                </div>
              )}
            />
          }
          page={
            unit && (
              <div className="mo-org-page">
                <header className="mo-row mo-org-head">
                  <h2 className="mo-sub mo-grow">{unit.name}</h2>
                  <Button size="small" icon={<IconUsersPlus {...ICON} />} onPress={() => setAdding("account")}>
                    Thêm người vào đơn vị…
                  </Button>
                  <ActionMenu
                    label={`Việc khác với ${unit.name}`}
                    items={[
                      {
                        words: "Sửa đơn vị…",
                        note: "tên, ký hiệu, loại, cấp trên",
                        icon: <IconPencil {...ICON} />,
                        onPick: () => setAdding("edit"),
                      },
                      {
                        words: "Đóng đơn vị…",
                        note: "khi không còn ai và việc gì",
                        icon: <IconArchive {...ICON} />,
                        danger: true,
                        onPick: () => setAdding("close"),
                      },
                    ]}
                  />
                </header>
                <DataTable<Held>
                  screen="to-chuc-chuc-danh"
                  label={`Chức danh của ${unit.name}`}
                  rows={held}
                  keyOf={(row) => row.post.id}
                  onOpen={(row) => go("/tai-khoan", { nguoi: row.person.personId })}
                  openLabel="mở người này"
                  empty={
                    people.isPending ? (
                      <Skeleton lines={3} label="Đang tải chức danh" />
                    ) : people.isError ? (
                      <ErrorPanel error={people.error} onRetry={() => void people.refetch()} />
                    ) : (
                      <EmptyState icon={<IconUsersPlus {...ICON} />} title="Đơn vị chưa có ai">
                        Thêm người để giao việc được cho đơn vị này.
                      </EmptyState>
                    )
                  }
                  columns={[
                    {
                      key: "ten",
                      head: "Họ tên",
                      pinned: true,
                      width: 220,
                      cell: (row) => <strong>{row.person.fullName}</strong>,
                    },
                    {
                      key: "chuc-danh",
                      head: "Chức danh",
                      pinned: true,
                      cell: (row) => (
                        <>
                          {row.post.title} {row.post.isHead && <Chip tone="pri">Đứng đầu</Chip>}
                        </>
                      ),
                    },
                    {
                      key: "vai-tro",
                      head: "Vai trò",
                      pinned: true,
                      cell: (row) => row.post.roles.map(roleWords).join(", "),
                    },
                  ]}
                />
              </div>
            )
          }
        />
      )}
      {adding === "agency" && <AgencyDialog onClose={() => setAdding(null)} />}
      {adding === "unit" && <UnitDialog onClose={() => setAdding(null)} />}
      {adding === "edit" && unit && <UnitDialog unit={unit} onClose={() => setAdding(null)} />}
      {adding === "close" && unit && <CloseUnitDialog unit={unit} onClose={() => setAdding(null)} />}
      {adding === "account" && unit && (
        <AccountDialog occasion={{ kind: "new", unitId: unit.id }} onClose={() => setAdding(null)} />
      )}
    </Page>
  );
}

export { UnitsPage as Page };
