import { lazy, Suspense } from "react";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { previewAddress } from "../outgoing-api.ts";
import { CompareView, versionWords } from "../shared/compare-view.tsx";
import { Renditions } from "../shared/renditions.tsx";
import { PageRoom } from "./page-room.tsx";
import type { Desk, Look } from "./use-desk.ts";

const PdfViewer = lazy(() => import("../../viewer/pdf-viewer.tsx").then((module) => ({ default: module.PdfViewer })));
const NOT_APPROVED = ["draft", "unit-approval", "format-check", "leader-approval"];

/** The letter itself: edited, as PDF, or two versions compared. */
export function DraftMiddle({ desk }: { desk: Desk }) {
  const { document, look, shown, compare, current } = desk;
  const items: { id: Look; words: string }[] = [
    { id: "soan", words: desk.editable ? "Soạn" : "Trang" },
    { id: "pdf", words: "Xem PDF" },
    ...(compare.possible ? [{ id: "so" as const, words: "So bản" }] : []),
  ];
  const choose = (next: string) => void desk.show(next as Look);
  const names = <Renditions items={items} value={look} onChange={choose} />;
  switch (look) {
    case "soan": {
      const draft = NOT_APPROVED.includes(document.state) ? `DỰ THẢO ${current || document.versionNo + 1}` : null;
      return (
        <PageRoom
          copy={desk.copy}
          editable={desk.editable}
          judgement={desk.judgement}
          active={desk.active}
          onPick={(key) => desk.pick(key)}
          draft={draft}
          number={document.codeNumber}
          date={document.issuedDate}
          sheet={desk.sheet}
          names={names}
        />
      );
    }
    case "pdf":
      return (
        <Suspense fallback={<Skeleton label="Đang mở PDF" />}>
          <PdfViewer
            key={`${shown}.${document.rowVersion}`}
            address={previewAddress(document.id, shown, document.rowVersion)}
            name={shown > 0 ? `Bản ${shown}` : "Bản đang soạn"}
            note={shown > 0 ? `Bản ${shown}` : undefined}
            renditions={items}
            rendition="pdf"
            onRendition={choose}
          />
        </Suspense>
      );
    case "so":
      return (
        <div className="mo-viewer">
          <div className="mo-viewer-bar mo-draft-bar">
            {names}
            <span className="mo-small mo-ink-2">
              So {versionWords(compare.from)} với {versionWords(compare.to)}
            </span>
          </div>
          <CompareView id={document.id} from={compare.from} to={compare.to} stamp={document.rowVersion} />
        </div>
      );
    default:
      return look satisfies never;
  }
}
