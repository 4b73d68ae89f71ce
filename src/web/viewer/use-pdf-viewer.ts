// The life of one pdf.js viewer inside a React page: load, zoom, pages, find.
import { AnnotationMode, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
// stands after the engine: the viewer takes pdf.js from the global that file sets
import {
  EventBus,
  FindState,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from "pdfjs-dist/legacy/web/pdf_viewer.mjs";
import { type RefObject, useEffect, useRef, useState } from "react";
import { openPdf } from "./pdf-engine.ts";

/** `searching`: pages are still being read, the count may grow */
export type Found = { at: number; of: number; searching: boolean };
export type ViewerState = {
  page: number;
  pages: number;
  scale: number;
  fit: boolean;
  loaded: boolean;
  progress: number | null;
  error: unknown;
  found: Found | null;
};
const START: ViewerState = {
  page: 1,
  pages: 0,
  scale: 1,
  fit: true,
  loaded: false,
  progress: null,
  error: null,
  found: null,
};
type Parts = { bus: EventBus; viewer: PDFViewer; links: PDFLinkService; pdf: PDFDocumentProxy | null };

/** Milliseconds after which a page that was asked for has come. */
const UNDER_WAY = 1_000;

/** @param attempt another number loads the same file again */
export function usePdfViewer(
  address: string,
  box: RefObject<HTMLDivElement | null>,
  attempt: number,
  onPageDrawn: (page: number, div: HTMLDivElement) => void,
) {
  const parts = useRef<Parts | null>(null);
  const drawn = useRef(onPageDrawn);
  drawn.current = onPageDrawn;
  const [state, setState] = useState<ViewerState>(START);
  const update = (part: Partial<ViewerState>) => setState((now) => ({ ...now, ...part }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address or attempt is a new viewer; the rest are refs
  useEffect(() => {
    const container = box.current;
    if (!container) return;
    const bus = new EventBus();
    const links = new PDFLinkService({ eventBus: bus, externalLinkTarget: 2 });
    const find = new PDFFindController({ eventBus: bus, linkService: links });
    const viewer = new PDFViewer({
      container,
      eventBus: bus,
      linkService: links,
      findController: find,
      // appearances of signatures and form fields (số, ngày, seal) are drawn on the page, not turned into inputs
      annotationMode: AnnotationMode.ENABLE,
    });
    links.setViewer(viewer);
    parts.current = { bus, viewer, links, pdf: null };
    setState(START);

    bus.on("pagesinit", () => {
      // pdf.js calls every page a landmark, “Page 1” in English: two letters side by side would have the same one
      for (const page of container.querySelectorAll(".page")) {
        page.removeAttribute("data-l10n-id");
        page.setAttribute("role", "group");
        page.setAttribute("aria-label", `Trang ${page.getAttribute("data-page-number") ?? ""}`);
      }
      viewer.currentScaleValue = "page-width";
      update({ loaded: true, pages: viewer.pagesCount, page: 1, fit: true });
    });
    bus.on("pagechanging", (event: { pageNumber: number }) => update({ page: event.pageNumber }));
    bus.on("scalechanging", (event: { scale: number; presetValue?: string }) =>
      update({ scale: event.scale, fit: event.presetValue === "page-width" }),
    );
    bus.on("pagerendered", (event: { pageNumber: number; source: { div: HTMLDivElement } }) =>
      drawn.current(event.pageNumber, event.source.div),
    );
    type Matches = { matchesCount: { current: number; total: number } };
    const count = (event: Matches) => ({ at: event.matchesCount.current, of: event.matchesCount.total });
    bus.on("updatefindmatchescount", (event: Matches) => update({ found: { ...count(event), searching: false } }));
    bus.on("updatefindcontrolstate", (event: Matches & { state: number }) =>
      update({ found: { ...count(event), searching: event.state === FindState.PENDING } }),
    );

    const task = openPdf(address);
    task.onProgress = ({ loaded, total }: { loaded: number; total?: number }) =>
      update({ progress: total ? Math.min(1, loaded / total) : null });
    let gone = false;
    task.promise.then(
      (pdf) => {
        if (gone || !parts.current) return;
        parts.current.pdf = pdf;
        viewer.setDocument(pdf);
        links.setDocument(pdf, null);
      },
      (error: unknown) => {
        if (!gone) update({ error });
      },
    );
    const resize = new ResizeObserver(() => {
      if (viewer.currentScaleValue === "page-width") viewer.currentScaleValue = "page-width";
    });
    resize.observe(container);
    return () => {
      gone = true;
      resize.disconnect();
      parts.current = null;
      viewer.setDocument(null as never);
      // pdf.js refuses what is still on its way when it is destroyed, also to callers of its own that do not listen
      setTimeout(() => void task.destroy(), UNDER_WAY);
    };
  }, [address, attempt]);

  const withViewer = (act: (parts: Parts) => void) => {
    if (parts.current?.pdf) act(parts.current);
  };
  return {
    state,
    pdf: () => parts.current?.pdf ?? null,
    goTo: (page: number) =>
      withViewer(({ viewer }) => {
        viewer.currentPageNumber = Math.max(1, Math.min(viewer.pagesCount, page));
      }),
    zoom: (by: 1 | -1) => withViewer(({ viewer }) => viewer.updateScale({ steps: by })),
    fitWidth: () =>
      withViewer(({ viewer }) => {
        viewer.currentScaleValue = "page-width";
      }),
    find: (query: string, step: "new" | "next" | "previous") =>
      withViewer(({ bus }) =>
        bus.dispatch("find", {
          source: null,
          type: step === "new" ? "" : "again",
          query,
          caseSensitive: false,
          entireWord: false,
          highlightAll: true,
          findPrevious: step === "previous",
          matchDiacritics: false,
        }),
      ),
    endFind: () => {
      withViewer(({ bus }) => bus.dispatch("findbarclose", { source: null }));
      update({ found: null });
    },
  };
}
