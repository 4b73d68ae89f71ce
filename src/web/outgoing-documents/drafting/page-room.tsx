/** The middle of the drafting page: the letter with its tools, its zoom and the numbered places. */
import { IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import "../../viewer/viewer.css";
import { usePreference } from "../../app/preferences.ts";
import { IconButton } from "../../parts/actions/button.tsx";
import { BodyEditor } from "../editor/body-editor.tsx";
import { BodyTools } from "../editor/body-tools.tsx";
import { FindingTags } from "../paper/finding-tags.tsx";
import { bodyHints, type Judgement } from "../paper/numbered-findings.ts";
import { markKey, type PlaceLook } from "../paper/page-field.tsx";
import { Paper } from "../paper/paper.tsx";
import type { WorkingCopy } from "./copy/use-working-copy.ts";

type Props = {
  copy: WorkingCopy;
  editable: boolean;
  judgement: Judgement;
  active: string | null;
  onPick: (key: string) => void;
  draft: string | null;
  number: string | null;
  date: string | null;
  sheet: RefObject<HTMLDivElement | null>;
  names: ReactNode;
};

const LOOK = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const A4 = (210 / 25.4) * 96;

export function PageRoom(props: Props) {
  const { copy, judgement, active } = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const [zoom, setZoom, fit] = useZoom(room);
  const marks = useMemo(() => {
    const map = new Map<string, PlaceLook>();
    for (const finding of judgement.findings) {
      if (!finding.where || finding.where.key === "body") continue;
      const look = { tone: finding.severity, active: finding.key === active };
      const key = markKey(finding.where.key, finding.where.line);
      if (!map.has(key) || look.active) map.set(key, look);
    }
    return map;
  }, [judgement, active]);
  const hints = useMemo(() => bodyHints(judgement.findings, copy.latest(), active), [judgement, active, copy.latest]);
  return (
    <div className="mo-viewer">
      <div className="mo-viewer-bar mo-draft-bar">
        {props.names}
        {props.editable && editor && <BodyTools editor={editor} />}
        <span className="mo-grow" />
        <span className="mo-viewer-group">
          <IconButton label="Thu nhỏ" icon={<IconZoomOut {...LOOK} />} onPress={() => setZoom(zoom - 0.1)} />
          <button type="button" className="mo-viewer-fit" onClick={() => setZoom(null)} title="Vừa ngang">
            {fit ? "Vừa ngang" : `${Math.round(zoom * 100)} %`}
          </button>
          <IconButton label="Phóng to" icon={<IconZoomIn {...LOOK} />} onPress={() => setZoom(zoom + 0.1)} />
        </span>
      </div>
      <div className="mo-draft-room" ref={room}>
        <div className="mo-draft-sheet" ref={props.sheet}>
          <Paper
            model={copy.model}
            {...(props.editable ? { onChange: copy.change } : {})}
            zoom={zoom}
            marks={marks}
            draft={props.draft}
            number={props.number}
            date={props.date}
          >
            <BodyEditor
              blocks={copy.model.body}
              epoch={copy.epoch}
              readOnly={!props.editable}
              hints={hints}
              onChange={(body) => copy.change({ body })}
              onEditor={setEditor}
            />
          </Paper>
          <FindingTags
            sheet={props.sheet}
            model={copy.model}
            findings={judgement.findings}
            active={active}
            onPick={props.onPick}
            zoom={zoom}
          />
        </div>
      </div>
    </div>
  );
}

/** @returns the zoom, how to set it (null = as wide as the room), and whether it fits */
function useZoom(room: RefObject<HTMLElement | null>): [number, (zoom: number | null) => void, boolean] {
  const [fixed, setFixed] = usePreference<number | null>("du-thao.phong", null);
  const [width, setWidth] = useState(700);
  useEffect(() => {
    if (!room.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(room.current);
    return () => watch.disconnect();
  }, [room]);
  const fitting = Math.max(0.38, Math.min(1.25, (width - (width < 500 ? 12 : 48)) / A4));
  const set = (zoom: number | null) =>
    setFixed(zoom === null ? null : Math.round(Math.max(0.4, Math.min(2, zoom)) * 100) / 100);
  return [fixed ?? fitting, set, fixed === null];
}
