import type { ReactNode } from "react";
import type { PageMark } from "./page-marks.ts";

export type PdfViewerProps = {
  address: string;
  name: string;
  note?: ReactNode;
  renditions?: readonly { id: string; words: string }[];
  rendition?: string;
  onRendition?: (id: string) => void;
  marks?: readonly PageMark[];
  goToMark?: string | null;
  /** told for every page that stood drawn on the screen: signing asks that all were seen */
  onSeen?: (page: number, pages: number) => void;
  /** moves there when the number changes: “Xem 2 trang còn lại” */
  goToPage?: number | null;
  scanned?: boolean;
  download?: boolean;
  tools?: ReactNode;
};

/** Saves the received bytes, untouched, under their own name. */
export function saveFile(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
