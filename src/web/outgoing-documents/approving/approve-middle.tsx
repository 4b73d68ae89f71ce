import { lazy, Suspense, useCallback, useState } from "react";
import { numberAndNotation } from "../../letter/words.ts";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { type OutgoingDoc, previewAddress } from "../outgoing-api.ts";
import { CompareView } from "../shared/compare-view.tsx";
import { Renditions } from "../shared/renditions.tsx";

const PdfViewer = lazy(() => import("../../viewer/pdf-viewer.tsx").then((module) => ({ default: module.PdfViewer })));

type Props = {
  document: OutgoingDoc;
  version: number;
  comparing: boolean;
  shown: string | undefined;
  onShow: (part: Record<string, string | null>, options: { replace: boolean }) => void;
  /** the words of this version stand on the screen */
  onDrawn: () => void;
};

/** The version as it will be printed, what changed, the letter it answers. */
export function ApproveMiddle({ document, version, comparing, shown, onShow, onDrawn }: Props) {
  const [seen, setSeen] = useState<{ pages: ReadonlySet<number>; of: number } | null>(null);
  const { replyTo } = document;
  const renditions = [
    { id: "ban", words: `Bản ${version}` },
    ...(version > 1 ? [{ id: "so", words: `So với bản ${version - 1}` }] : []),
    ...(replyTo ? [{ id: "den", words: `Văn bản đến ${numberAndNotation(replyTo)}` }] : []),
  ];
  const rendition = shown === "den" && replyTo ? "den" : comparing && version > 1 ? "so" : "ban";
  const choose = (id: string) => onShow({ xem: id === "ban" ? null : id }, { replace: true });
  const see = useCallback(
    (page: number, of: number) => {
      setSeen((old) => ({ pages: new Set(old?.of === of ? old.pages : []).add(page), of }));
      onDrawn();
    },
    [onDrawn],
  );
  if (rendition === "so") {
    return (
      <div className="mo-viewer">
        <div className="mo-viewer-bar" role="toolbar" aria-label="Bản đang xem">
          <Renditions items={renditions} value={rendition} onChange={choose} />
        </div>
        <CompareView id={document.id} from={version - 1} to={version} stamp={document.rowVersion} />
      </div>
    );
  }
  const address =
    rendition === "den" && replyTo
      ? `/api/incoming-documents/${replyTo.id}/file`
      : previewAddress(document.id, version, 0);
  return (
    <Suspense fallback={<Skeleton label="Đang mở trang" />}>
      <PdfViewer
        key={address}
        address={address}
        name={rendition === "den" ? "Văn bản đến" : `Bản ${version}`}
        download={rendition !== "den"}
        renditions={renditions}
        rendition={rendition}
        onRendition={choose}
        {...(rendition === "ban" ? { onSeen: see } : {})}
        note={rendition === "ban" && seen ? `Đã xem ${seen.pages.size} / ${seen.of} trang` : undefined}
      />
    </Suspense>
  );
}
