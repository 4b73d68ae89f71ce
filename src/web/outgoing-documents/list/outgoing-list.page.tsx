/** /van-ban-di: every outgoing document one may see: number, day, subject, signer, where it is. Search without accents. */
import { IconMailUp, IconSearchOff } from "@tabler/icons-react";
import { useState } from "react";
import { useAddress, useGo } from "../../app/address.ts";
import { useMe } from "../../app/session.tsx";
import { Button } from "../../parts/actions/button.tsx";
import { Segments } from "../../parts/actions/segments.tsx";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { TextField } from "../../parts/fields/text-field.tsx";
import { type Column, DataTable } from "../../parts/layout/data-table.tsx";
import { Page as Sheet } from "../../parts/layout/page-head.tsx";
import { Chip, UrgencyMark } from "../../parts/marks/marks.tsx";
import { DayText, ListTime } from "../../parts/story/sentence-time.tsx";
import { type ListAsk, type OutgoingListRow, useOutgoingList, useOutgoingLive } from "../outgoing-api.ts";
import { numberWords, stateTone, titleOf } from "../words.ts";
import "./list.css";

type View = "tat-ca" | "da-phat-hanh" | "dang-xu-ly";
const VIEWS: Record<View, NonNullable<ListAsk["view"]>> = {
  "tat-ca": "all",
  "da-phat-hanh": "issued",
  "dang-xu-ly": "open",
};

function columnsFor(me: string): Column<OutgoingListRow>[] {
  return [
    {
      key: "so",
      head: "Số, ký hiệu",
      width: 132,
      pinned: true,
      cell: (row) => <span className="mo-nowrap">{numberWords(row)}</span>,
    },
    { key: "ngay", head: "Ngày", width: 96, cell: (row) => <DayText day={row.issuedDate} /> },
    {
      key: "trich-yeu",
      head: "Trích yếu",
      pinned: true,
      cell: (row) => (
        <span className={row.seen ? undefined : "mo-unseen"}>
          {titleOf(row)} <span className="mo-ink-3">{row.kindName}</span> <UrgencyMark urgency={row.urgency} />
        </span>
      ),
    },
    { key: "don-vi", head: "Đơn vị soạn", width: 168, cell: (row) => row.unitName },
    { key: "nguoi-ky", head: "Người ký", width: 150, cell: (row) => row.signerName ?? "–" },
    {
      key: "dang-o",
      head: "Đang ở",
      width: 210,
      cell: (row) => (
        <>
          <Chip tone={stateTone(row.state)}>{row.stateName}</Chip>
          {row.holder && (
            <div className="mo-small mo-ink-2">
              {row.holder === me ? "bạn" : row.holder}, từ <ListTime at={row.holderSince} />
            </div>
          )}
        </>
      ),
    },
  ];
}

const BEFORE_APPROVAL = ["draft", "unit-approval", "format-check", "leader-approval", "discarded"];
const isDraft = (row: OutgoingListRow) => BEFORE_APPROVAL.includes(row.state);

export function Page() {
  const me = useMe();
  const go = useGo();
  const [address, setAddress] = useAddress();
  const [text, setText] = useState(address["q"] ?? "");
  useOutgoingLive();
  const view: View = address["loc"] === "da-phat-hanh" || address["loc"] === "dang-xu-ly" ? address["loc"] : "tat-ca";
  const q = address["q"]?.trim() ?? "";
  const query = useOutgoingList({ view: VIEWS[view], ...(q === "" ? {} : { q }) });
  // until it is approved a document is a draft and opens on the drafting page
  const open = (row: OutgoingListRow) => go(isDraft(row) ? `/du-thao/${row.id}` : `/van-ban-di/${row.id}`);
  return (
    <Sheet
      title="Văn bản đi"
      segments={
        <Segments
          label="Lọc"
          value={view}
          onChange={(loc) => setAddress({ loc: loc === "tat-ca" ? null : loc })}
          items={[
            { value: "tat-ca", words: "Tất cả" },
            { value: "da-phat-hanh", words: "Đã phát hành" },
            { value: "dang-xu-ly", words: "Đang xử lý" },
          ]}
        />
      }
      acts={
        <div className="mo-list-search">
          <TextField
            label="Tìm trong văn bản đi"
            hideLabel
            type="search"
            placeholder="Số, ký hiệu, trích yếu; gõ không dấu cũng được"
            value={text}
            onChange={setText}
            onSettled={(words) => setAddress({ q: words.trim() === "" ? null : words }, { replace: true })}
            testId="search"
          />
        </div>
      }
    >
      {query.isPending ? (
        <Skeleton lines={6} label="Đang tải văn bản đi" />
      ) : query.isError && !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          screen="van-ban-di"
          label="Văn bản đi"
          rows={query.rows}
          keyOf={(row) => row.id}
          columns={columnsFor(me.person.fullName)}
          selected={address["vb"] ?? query.rows[0]?.id ?? null}
          onSelect={(row) => setAddress({ vb: row.id }, { replace: true })}
          onOpen={open}
          more={query.hasNextPage && (() => void query.fetchNextPage())}
          empty={
            q !== "" ? (
              <EmptyState
                icon={<IconSearchOff size={20} stroke={1.75} />}
                title={`Không có văn bản đi nào khớp “${q}”`}
                acts={
                  <Button
                    size="small"
                    onPress={() => {
                      setText("");
                      setAddress({ q: null, loc: null });
                    }}
                  >
                    Bỏ mọi điều kiện
                  </Button>
                }
              >
                Tìm theo số, ký hiệu và chữ trong trích yếu. Thử ít chữ hơn.
              </EmptyState>
            ) : (
              <EmptyState icon={<IconMailUp size={20} stroke={1.75} />} title="Chưa có văn bản đi nào">
                Văn bản đi của cơ quan hiện ở đây từ khi được duyệt; dự thảo của bạn nằm ở mục Dự thảo.
              </EmptyState>
            )
          }
        />
      )}
    </Sheet>
  );
}
