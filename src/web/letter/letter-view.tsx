/**
 * The page of a letter whatever its file is: PDF in the viewer, pictures as they are, Word files to be saved and opened outside.
 *
 *   <LetterView address={`/api/intake/${id}/file`} file={item.file} marks={marks} goToMark={active} />
 */
import "./letter.css";
import { IconDownload, IconFileTypeDocx } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useLoading } from "../keys/settle.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import type { PageMark } from "../viewer/page-marks.ts";
import { saveFile } from "../viewer/viewer-props.ts";
import { sizeWords } from "./words.ts";

const PdfViewer = lazy(() => import("../viewer/pdf-viewer.tsx").then((module) => ({ default: module.PdfViewer })));
const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

type Props = {
  address: string;
  file: { name: string; mediaType: string; size: number; pages?: number | null };
  note?: ReactNode;
  marks?: readonly PageMark[];
  goToMark?: string | null;
  scanned?: boolean;
  download?: boolean;
  /** address that saves the received bytes (and says so in the history); `address` when left out */
  saveAddress?: string;
  renditions?: readonly { id: string; words: string }[];
  rendition?: string;
  onRendition?: (id: string) => void;
  tools?: ReactNode;
  /** see viewer/pdf-viewer.tsx */
  onSeen?: (page: number, pages: number) => void;
  goToPage?: number | null;
};

export function LetterView(props: Props) {
  const { file } = props;
  if (file.mediaType === "application/pdf") {
    const { file: _file, saveAddress: _save, ...viewer } = props;
    return (
      <Suspense fallback={<ViewerComes />}>
        <PdfViewer key={props.address} {...viewer} name={file.name} note={props.note ?? pagesWords(file)} />
      </Suspense>
    );
  }
  const save = () => saveFile(props.saveAddress ?? props.address, file.name);
  const picture = file.mediaType === "image/jpeg" || file.mediaType === "image/png";
  return (
    <div className="mo-letter">
      <div className="mo-letter-bar">
        <strong className="mo-grow">{file.name}</strong>
        <span className="mo-small mo-ink-3">{sizeWords(file.size)}</span>
        <Button size="small" icon={<IconDownload {...ICON} />} onPress={save}>
          Tải tệp về
        </Button>
      </div>
      {picture ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        <section className="mo-letter-scroll" tabIndex={0} aria-label={`Trang của ${file.name}`} data-pane-focus>
          <img src={props.address} alt="Ảnh chụp văn bản; chữ trong ảnh chưa được máy đọc" />
        </section>
      ) : (
        <EmptyState icon={<IconFileTypeDocx {...ICON} />} title="Tệp này không xem được ngay trên trang">
          Trình duyệt không vẽ được tệp {kindWords(file.name)}. Tệp còn nguyên như lúc nhận; hãy tải về và mở bằng phần
          mềm soạn thảo để đối chiếu.
        </EmptyState>
      )}
    </div>
  );
}

function ViewerComes() {
  useLoading(true);
  return <Skeleton />;
}

function pagesWords(file: Props["file"]): string | undefined {
  return file.pages ? `${file.pages} trang` : undefined;
}

function kindWords(name: string): string {
  return /\.([a-z0-9]{2,5})$/iu.exec(name)?.[1]?.toUpperCase() ?? "này";
}
