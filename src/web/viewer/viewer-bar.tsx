import {
  IconChevronDown,
  IconChevronUp,
  IconDownload,
  IconPrinter,
  IconSearch,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import { IconButton } from "../parts/actions/button.tsx";
import { useText } from "../parts/fields/text-field.tsx";
import type { Found, ViewerState } from "./use-pdf-viewer.ts";
import { type PdfViewerProps, saveFile } from "./viewer-props.ts";

const LOOK = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

type BarProps = PdfViewerProps & {
  state: ViewerState;
  printing: boolean;
  onPage: (page: number) => void;
  onZoom: (by: 1 | -1) => void;
  onFit: () => void;
  onFind: () => void;
  onPrint: () => void;
};

export function ViewerBar(props: BarProps) {
  const { state } = props;
  return (
    <div className="mo-viewer-bar" role="toolbar" aria-label="Công cụ xem văn bản">
      <div className="mo-viewer-names">
        {props.renditions && props.renditions.length > 1 ? (
          props.renditions.map((rendition) => (
            <button
              key={rendition.id}
              type="button"
              className="mo-rendition"
              aria-pressed={rendition.id === props.rendition}
              onClick={() => props.onRendition?.(rendition.id)}
            >
              {rendition.words}
            </button>
          ))
        ) : (
          <strong className="mo-viewer-name" title={props.name}>
            {props.name}
          </strong>
        )}
        {props.note && <span className="mo-small mo-ink-3">{props.note}</span>}
      </div>
      {props.tools}
      <IconButton label="Tìm trong văn bản" icon={<IconSearch {...LOOK} />} onPress={props.onFind} keys="Ctrl+F" />
      <span className="mo-viewer-group mo-viewer-pages">
        <IconButton
          label="Trang trước"
          icon={<IconChevronUp {...LOOK} />}
          onPress={() => props.onPage(state.page - 1)}
          keys="PgUp"
          disabled={state.page <= 1}
        />
        <span className="mo-nowrap mo-tnum" role="status">
          <span className="mo-hidden">Trang </span>
          {state.page} / {state.pages || "–"}
        </span>
        <IconButton
          label="Trang sau"
          icon={<IconChevronDown {...LOOK} />}
          onPress={() => props.onPage(state.page + 1)}
          keys="PgDn"
          disabled={state.page >= state.pages}
        />
      </span>
      <span className="mo-viewer-group">
        <IconButton label="Thu nhỏ" icon={<IconZoomOut {...LOOK} />} onPress={() => props.onZoom(-1)} keys="-" />
        <button type="button" className="mo-viewer-fit" onClick={props.onFit} aria-keyshortcuts="0">
          {state.fit ? "Vừa ngang" : `${Math.round((state.scale / (96 / 72)) * 133.333)} %`}
        </button>
        <IconButton label="Phóng to" icon={<IconZoomIn {...LOOK} />} onPress={() => props.onZoom(1)} keys="+" />
      </span>
      <span className="mo-viewer-group mo-viewer-files">
        <IconButton
          label={props.printing ? "Đang chuẩn bị in" : "In"}
          icon={<IconPrinter {...LOOK} />}
          onPress={props.onPrint}
          disabled={!state.loaded || props.printing}
        />
        {props.download !== false && (
          <IconButton
            label="Tải về"
            icon={<IconDownload {...LOOK} />}
            onPress={() => saveFile(props.address, props.name)}
          />
        )}
      </span>
    </div>
  );
}

type FindProps = {
  found: Found | null;
  onFind: (query: string, step: "new" | "next" | "previous") => void;
  onClose: () => void;
};

/** Typing without accents finds words with accents too. */
export function FindBar({ found, onFind, onClose }: FindProps) {
  const [query, setQuery] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const typing = useText({ value: query, onChange: setQuery, onSettled: (text) => onFind(text, "new") });
  return (
    <search className="mo-find">
      <input
        {...typing}
        ref={input}
        className="mo-input"
        // biome-ignore lint/a11y/noAutofocus: opened by the person in order to type
        autoFocus
        aria-label="Tìm trong văn bản, gõ không dấu cũng được"
        placeholder="Tìm trong văn bản"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.code === "Enter") {
            event.preventDefault();
            onFind(query, event.shiftKey ? "previous" : "next");
          }
          if (event.code === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }
        }}
      />
      <span className="mo-small mo-ink-3 mo-nowrap" role="status">
        {foundWords(query, found)}
      </span>
      <IconButton label="Chỗ trước" icon={<IconChevronUp {...LOOK} />} onPress={() => onFind(query, "previous")} />
      <IconButton label="Chỗ sau" icon={<IconChevronDown {...LOOK} />} onPress={() => onFind(query, "next")} />
      <IconButton label="Đóng ô tìm" icon={<IconX {...LOOK} />} onPress={onClose} keys="Esc" />
    </search>
  );
}

function foundWords(query: string, found: Found | null): string {
  if (query === "" || !found) return "";
  if (found.of > 0) return `${found.at} / ${found.of}`;
  return found.searching ? "Đang tìm…" : "Không thấy";
}
