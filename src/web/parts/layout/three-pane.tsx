/**
 * Panes side by side: list 368 · page (flexible, ≥ 480) · fields 356. Below 1100 px one at a time with a switch.
 *
 *   <ThreePane screen="cho-vao-so" list={<RowList …/>} page={<PdfViewer …/>} fields={<Form …/>} />
 *   <ThreePane screen="van-ban" page={…} fields={…} words={{ fields: "Xử lý" }} fieldsWidth={468} />
 *
 * Widths are dragged or moved with the arrows on the separator (double click resets), remembered per screen. `→ ←` walk from
 * pane to pane outside text. `at` / `onAt` control which pane shows on narrow screens (open the page after a row was chosen).
 * Each pane is a named region with a skip target: `khu-danh-sach`, `khu-trang`, `khu-truong`.
 */
import "./three-pane.css";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { usePreference } from "../../app/preferences.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Segments } from "../actions/segments.tsx";

export type PaneName = "list" | "page" | "fields";
const IDS: Record<PaneName, string> = { list: "khu-danh-sach", page: "khu-trang", fields: "khu-truong" };
const LABELS: Record<PaneName, string> = { list: "Danh sách", page: "Trang văn bản", fields: "Trường" };
const SHORT: Record<PaneName, string> = { list: "Danh sách", page: "Trang", fields: "Trường" };

/** The place among the skip links of the frame where a screen with panes puts its own. */
export const PANE_SKIPS = "mo-pane-skips";

type Props = {
  screen: string;
  list?: ReactNode;
  page?: ReactNode;
  fields?: ReactNode;
  words?: Partial<Record<PaneName, string>>;
  listWidth?: number;
  fieldsWidth?: number;
  at?: PaneName;
  onAt?: (pane: PaneName) => void;
};

export function ThreePane(props: Props) {
  const [listWidth, setListWidth] = usePreference(`be-ngang.${props.screen}.list`, props.listWidth ?? 368);
  const [fieldsWidth, setFieldsWidth] = usePreference(`be-ngang.${props.screen}.fields`, props.fieldsWidth ?? 356);
  const present = (["list", "page", "fields"] as const).filter(
    (name) => props[name] !== undefined && props[name] !== null,
  );
  const [own, setOwn] = useState<PaneName>(present[0] ?? "page");
  const wanted = props.at ?? own;
  const at = present.includes(wanted) ? wanted : (present[0] ?? "page");
  const box = useRef<HTMLDivElement>(null);
  const show = (pane: PaneName) => {
    setOwn(pane);
    props.onAt?.(pane);
  };
  useKeys({
    "→ ←": {
      label: "",
      run: (key) => {
        const inside = present.findIndex((name) =>
          document.getElementById(IDS[name])?.contains(document.activeElement),
        );
        const next = present[Math.max(0, Math.min(present.length - 1, inside + (key === "→" ? 1 : -1)))];
        if (!next) return;
        show(next);
        requestAnimationFrame(() => focusPane(IDS[next]));
      },
    },
  });
  const name = (pane: PaneName, names: Record<PaneName, string>) => props.words?.[pane] ?? names[pane];
  return (
    <div className="mo-panes-box">
      <PaneSkips
        panes={present.map((pane) => ({ id: IDS[pane], words: name(pane, LABELS), show: () => show(pane) }))}
      />
      {present.length > 1 && (
        <div className="mo-panes-switch">
          <Segments
            label="Vùng đang xem"
            value={at}
            onChange={show}
            items={present.map((pane) => ({ value: pane, words: name(pane, SHORT) }))}
          />
        </div>
      )}
      <div className="mo-panes" ref={box}>
        {present.map((pane, index) => (
          <Pane
            key={pane}
            pane={pane}
            label={name(pane, LABELS)}
            shown={pane === at}
            width={pane === "list" ? listWidth : pane === "fields" ? fieldsWidth : null}
          >
            {props[pane]}
            {index < present.length - 1 && pane === "list" && (
              <Separator
                label="Bề ngang danh sách"
                value={listWidth}
                onChange={setListWidth}
                reset={props.listWidth ?? 368}
                grows="right"
                min={260}
                max={620}
              />
            )}
            {pane === "fields" && index > 0 && (
              <Separator
                label={`Bề ngang vùng ${name(pane, LABELS).toLowerCase()}`}
                value={fieldsWidth}
                onChange={setFieldsWidth}
                reset={props.fieldsWidth ?? 356}
                grows="left"
                min={300}
                max={720}
              />
            )}
          </Pane>
        ))}
      </div>
    </div>
  );
}

function Pane(props: { pane: PaneName; label: string; shown: boolean; width: number | null; children: ReactNode }) {
  return (
    <section
      id={IDS[props.pane]}
      className="mo-pane"
      data-pane={props.pane}
      data-shown={props.shown || undefined}
      aria-label={props.label}
      tabIndex={-1}
      style={props.width === null ? undefined : ({ "--mo-pane-width": `${props.width}px` } as React.CSSProperties)}
    >
      {props.children}
    </section>
  );
}

type SeparatorProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  reset: number;
  grows: "left" | "right";
  min: number;
  max: number;
};

function Separator(props: SeparatorProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const set = (width: number) => props.onChange(Math.round(Math.max(props.min, Math.min(props.max, width))));
  const direction = props.grows === "right" ? 1 : -1;
  function onKeyDown(event: KeyboardEvent): void {
    const by = event.code === "ArrowRight" ? 16 : event.code === "ArrowLeft" ? -16 : 0;
    if (by !== 0) set(props.value + by * direction);
    else if (event.code === "Home") set(props.min);
    else if (event.code === "End") set(props.max);
    else if (event.code === "Enter") set(props.reset);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    start.current = { x: event.clientX, width: props.value };
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is the window splitter pattern; <hr> cannot carry it
    <div
      role="separator"
      className="mo-separator"
      data-side={props.grows}
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuenow={props.value}
      aria-valuemin={props.min}
      aria-valuemax={props.max}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(props.reset)}
      onPointerDown={onPointerDown}
      onPointerMove={(event) =>
        start.current && set(start.current.width + (event.clientX - start.current.x) * direction)
      }
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}

function PaneSkips({ panes }: { panes: readonly { id: string; words: string; show: () => void }[] }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(PANE_SKIPS)), []);
  if (!place) return null;
  return createPortal(
    panes.map((pane) => (
      <a
        key={pane.id}
        href={`#${pane.id}`}
        onClick={(event) => {
          event.preventDefault();
          pane.show();
          requestAnimationFrame(() => focusPane(pane.id));
        }}
      >
        Tới {pane.words.toLowerCase()}
      </a>
    )),
    place,
  );
}

function focusPane(id: string): void {
  const pane = document.getElementById(id);
  const target = pane?.querySelector<HTMLElement>('[role="row"][tabindex="0"], [data-pane-focus]') ?? pane;
  target?.focus();
}
