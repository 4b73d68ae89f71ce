/**
 * PDF viewer (pdf.js): pages, zoom, fit, find, print, download; text layer; signatures and form fields drawn as they look.
 * Heavy: load the page that uses it lazily (every page of the router is).
 *
 *   <PdfViewer address={`/api/files/${id}`} name="2034-SXD-QLN.pdf" note="2 trang · 1 phụ lục"
 *     renditions={[{ id: "nhan", words: "Bản nhận" }, { id: "den", words: "Bản có dấu ĐẾN" }]} rendition="nhan" onRendition={show}
 *     marks={marks} goToMark={activeId} onSeen={(page, pages) => …} scanned />
 *
 * Keys while mounted: Space, Shift Space, PgDn, PgUp, + − 0, Ctrl F (a second press gives it to the browser).
 * `download` false takes the button away. `tools` adds buttons of the screen at the right of the bar.
 */
import "pdfjs-dist/legacy/web/pdf_viewer.css";
import "./viewer.css";
import { IconFileAlert } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLoading } from "../keys/settle.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { useRetry } from "../live/use-retry.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { drawMarks, type PageMark } from "./page-marks.ts";
import { pdfFault } from "./pdf-engine.ts";
import { printPdf } from "./print.ts";
import { usePdfViewer } from "./use-pdf-viewer.ts";
import { FindBar, ViewerBar } from "./viewer-bar.tsx";
import { type PdfViewerProps, saveFile } from "./viewer-props.ts";

export type { PageMark } from "./page-marks.ts";
export type { PdfViewerProps } from "./viewer-props.ts";

/** ms between two tries of a whole file */
const PAUSE = 8000;
const NO_MARKS: readonly PageMark[] = [];

export function PdfViewer(props: PdfViewerProps) {
  const box = useRef<HTMLDivElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [finding, setFinding] = useState(false);
  const [printing, setPrinting] = useState(false);
  const marks = props.marks ?? NO_MARKS;
  const pages = useRef(new Map<number, HTMLDivElement>());
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(new Set());
  const viewer = usePdfViewer(props.address, box, attempt, (page, div) => {
    pages.current.set(page, div);
    setDrawn((now) => (now.has(page) ? now : new Set(now).add(page)));
    void lay(page, div);
  });
  const { state } = viewer;

  async function lay(page: number, div: HTMLDivElement): Promise<void> {
    // a letter that is being left has no pages any more
    const pdfPage = await viewer
      .pdf()
      ?.getPage(page)
      .catch(() => null);
    if (!pdfPage) return;
    const { width, height } = pdfPage.getViewport({ scale: 1 });
    drawMarks(
      div,
      marks.filter((mark) => mark.page === page),
      { width, height },
    );
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are laid anew only when they change
  useEffect(() => {
    for (const [page, div] of pages.current) void lay(page, div);
  }, [marks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves only when another place is wanted
  useEffect(() => {
    const mark = marks.find((one) => one.id === props.goToMark);
    if (!mark || !state.loaded) return;
    const place = document.getElementById(`cho-${mark.id}`);
    if (place) place.scrollIntoView({ block: "center" });
    else viewer.goTo(mark.page);
  }, [props.goToMark, state.loaded]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (props.goToPage && state.loaded) viewer.goTo(props.goToPage);
  }, [props.goToPage, state.loaded]);
  const onSeen = props.onSeen;
  // a white sheet is nothing anybody has seen: its words must stand on it
  const shown = state.loaded && drawn.has(state.page);
  useEffect(() => {
    if (shown) onSeen?.(state.page, state.pages);
  }, [onSeen, state.page, state.pages, shown]);

  const scroll = (by: number) => box.current?.scrollBy({ top: by * (box.current.clientHeight - 60) });
  useKeys({
    "Space Shift+Space": { label: "cuộn trang", run: (key) => scroll(key === "Space" ? 1 : -1) },
    "PgDn PgUp": { label: "", run: (key) => viewer.goTo(state.page + (key === "PgDn" ? 1 : -1)) },
    "+ -": { label: "", run: (key) => viewer.zoom(key === "+" ? 1 : -1) },
    "0": { label: "", run: viewer.fitWidth },
    "Ctrl+F": { label: "", when: !finding, run: () => setFinding(true) },
  });
  const bar = useMemo(() => ({ ...props, printing }), [props, printing]);
  async function print(): Promise<void> {
    const pdf = viewer.pdf();
    if (!pdf || printing) return;
    setPrinting(true);
    await printPdf(pdf).finally(() => setPrinting(false));
  }
  const fault = state.error ? pdfFault(state.error) : null;
  useLoading(!state.loaded && !fault);
  useRetry(fault?.again ? state.error : null, () => setAttempt((times) => times + 1), PAUSE);
  return (
    <div className="mo-viewer">
      <ViewerBar
        {...bar}
        state={state}
        onPage={viewer.goTo}
        onZoom={viewer.zoom}
        onFit={viewer.fitWidth}
        onFind={() => setFinding(!finding)}
        onPrint={() => void print()}
      />
      {finding && (
        <FindBar
          found={state.found}
          onFind={viewer.find}
          onClose={() => {
            viewer.endFind();
            setFinding(false);
          }}
        />
      )}
      {props.scanned && <p className="mo-hidden">Bản quét, chữ do máy đọc, có thể sai.</p>}
      <div className="mo-viewer-room">
        {/* biome-ignore lint/a11y/useSemanticElements: pdf.js insists on a div */}
        <div
          ref={box}
          role="region"
          className="mo-viewer-scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
          tabIndex={0}
          aria-label={`Trang của ${props.name}`}
          data-pane-focus
        >
          <div className="pdfViewer" />
        </div>
        {!state.loaded && !fault && (
          <div className="mo-viewer-wait" role="status" aria-label="Đang tải trang văn bản" />
        )}
        {fault && (
          <div className="mo-viewer-fault">
            <EmptyState
              icon={<IconFileAlert size={20} stroke={1.75} />}
              tone="warn"
              title={fault.title}
              acts={
                <>
                  <Button size="small" onPress={() => setAttempt(attempt + 1)}>
                    Thử lại
                  </Button>
                  {props.download !== false && (
                    <Button size="small" onPress={() => saveFile(props.address, props.name)}>
                      Tải tệp về
                    </Button>
                  )}
                </>
              }
            >
              {fault.words}
            </EmptyState>
          </div>
        )}
      </div>
    </div>
  );
}
