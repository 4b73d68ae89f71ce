// Sổ đăng ký (picture 04, registered rows): the books as segments, the ten columns of the law, cancelled numbers with their reason.
import "./registers.css";
import { IconBook2, IconFileSpreadsheet, IconLock, IconPrinter, IconSearchOff } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAddress, useGo } from "../app/address.ts";
import { failureOf } from "../app/api.ts";
import { useLiveQueries } from "../live/live.ts";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { BookGrid } from "./book-grid.tsx";
import { PrintDialog } from "./print-dialog.tsx";
import { registersApi as api, type Book } from "./registers-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function RegistersPage() {
  const [address, setAddress] = useAddress();
  useLiveQueries({ incoming: [["registers"]], outgoing: [["registers"]] });
  const books = useQuery({ queryKey: ["registers", "books"], queryFn: () => api.books() });
  const book = books.data?.find((one) => one.id === address["so"]) ?? books.data?.[0];
  const q = address["tim"] ?? "";
  const [typed, setTyped] = useState(q);
  const [printing, setPrinting] = useState<"pdf" | "xlsx" | null>(null);
  const entries = useInfiniteQuery({
    queryKey: ["registers", "entries", book?.id, q],
    queryFn: ({ pageParam }) =>
      api.entries({ id: book?.id ?? "", limit: 100, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: book !== undefined,
  });
  const rows = entries.data?.pages.flatMap((page) => page.rows) ?? [];
  const denied = failureOf(books.error).problem?.status === 403;
  return (
    <Page
      title="Sổ đăng ký"
      segments={
        books.data &&
        books.data.length > 0 && (
          <Segments
            label="Sổ"
            value={book?.id ?? ""}
            onChange={(so) => setAddress({ so }, { replace: true })}
            items={books.data.map((one) => ({ value: one.id, words: one.name, count: one.given }))}
          />
        )
      }
      acts={
        book && (
          <>
            <div className="mo-book-find">
              <TextField
                label="Tìm trong sổ"
                hideLabel
                type="search"
                value={typed}
                onChange={setTyped}
                onSettled={(text) => setAddress({ tim: text.trim() || null }, { replace: true })}
                placeholder="số, cơ quan, trích yếu"
                testId="find-in-book"
              />
            </div>
            <Button icon={<IconPrinter {...ICON} />} onPress={() => setPrinting("pdf")} testId="print-book">
              In PDF…
            </Button>
            <Button icon={<IconFileSpreadsheet {...ICON} />} onPress={() => setPrinting("xlsx")} testId="export-book">
              Xuất Excel…
            </Button>
          </>
        )
      }
    >
      {books.isPending ? (
        <Skeleton lines={6} label="Đang mở sổ" />
      ) : denied ? (
        <EmptyState icon={<IconLock {...ICON} />} title="Bạn không xem được sổ đăng ký">
          Sổ ghi trích yếu của mọi văn bản nên chỉ văn thư và lãnh đạo xem được. Văn bản giao cho bạn, xem ở Việc của
          tôi.
        </EmptyState>
      ) : books.isError ? (
        <ErrorPanel error={books.error} onRetry={() => void books.refetch()} />
      ) : !book ? (
        <NoBook />
      ) : entries.isPending ? (
        <Skeleton lines={8} label="Đang tải các dòng của sổ" />
      ) : entries.isError && rows.length === 0 ? (
        <ErrorPanel error={entries.error} onRetry={() => void entries.refetch()} />
      ) : rows.length === 0 ? (
        <NoRow book={book} q={q} onAll={() => setAddress({ tim: null }, { replace: true })} />
      ) : (
        <BookGrid
          key={book.id}
          book={book}
          rows={rows}
          q={q}
          more={entries.hasNextPage && (() => void entries.fetchNextPage())}
        />
      )}
      {printing && book && <PrintDialog book={book} kind={printing} onClose={() => setPrinting(null)} />}
    </Page>
  );
}
export { RegistersPage as Page };

function NoBook() {
  const go = useGo();
  return (
    <EmptyState
      icon={<IconBook2 {...ICON} />}
      title="Cơ quan chưa mở sổ nào"
      acts={
        <Button size="small" look="filled" onPress={() => go("/cho-vao-so")}>
          Vào sổ văn bản đầu tiên
        </Button>
      }
    >
      Sổ của năm tự mở khi vào sổ văn bản đến hoặc cấp số văn bản đi đầu tiên; không phải lập sổ bằng tay.
    </EmptyState>
  );
}

function NoRow({ book, q, onAll }: { book: Book; q: string; onAll: () => void }) {
  if (q)
    return (
      <EmptyState
        icon={<IconSearchOff {...ICON} />}
        title={`Không có dòng nào khớp “${q}” trong ${book.name}`}
        acts={
          <Button size="small" onPress={onAll}>
            Bỏ điều kiện tìm
          </Button>
        }
      >
        Gõ không dấu cũng được. Có thể văn bản nằm ở sổ khác; chọn sổ ở phía trên.
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconBook2 {...ICON} />} title={`${book.name} chưa có dòng nào`}>
      {book.direction === "in"
        ? "Mỗi văn bản vào sổ là một dòng, số đến liên tục theo năm."
        : "Mỗi văn bản được cấp số là một dòng. Số hủy vẫn nằm trong sổ, gạch ngang, kèm lý do."}
    </EmptyState>
  );
}
