/**
 * Page: head (56–74), optional track or tabs, body, optional dock (56–64). Every screen inside the frame is one `Page`.
 *
 *   <Page title="Văn bản chờ vào sổ" segments={<Segments …/>} acts={<><Button…/></>} dock={<Dock>…</Dock>}>…</Page>
 *   <Page back="/viec-cua-toi" title="Đề nghị bố trí kinh phí…" sub={<>Sở Xây dựng · 2034/SXD-QLN</>}>…</Page>
 *
 * Sets the title of the browser tab. On phones the search and the person stand in the head (the frame hides its top bar).
 * `inset` gives the body the page inset; leave it out for panes and tables that reach the edges.
 */
import "./page-head.css";
import "./low.css";
import { IconArrowLeft } from "@tabler/icons-react";
import { createContext, type ReactNode, useContext, useEffect } from "react";
import { useGo } from "../../app/address.ts";
import { IconButton } from "../actions/button.tsx";

/** What the frame puts at the right of the head on phones. */
export const PhoneTools = createContext<ReactNode>(null);

export type PageProps = {
  title: string;
  sub?: ReactNode;
  segments?: ReactNode;
  acts?: ReactNode;
  back?: string;
  track?: ReactNode;
  band?: ReactNode;
  dock?: ReactNode;
  inset?: boolean;
  children: ReactNode;
};

export function Page(props: PageProps) {
  const phoneTools = useContext(PhoneTools);
  const go = useGo();
  useEffect(() => {
    document.title = `${props.title} · M-Office`;
  }, [props.title]);
  return (
    <div className="mo-page">
      <header className="mo-page-head">
        {props.back && (
          <IconButton
            label="Quay lại"
            keys="Esc"
            icon={<IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />}
            onPress={() => (history.length > 1 ? history.back() : go(props.back ?? "/"))}
          />
        )}
        <div className="mo-page-titles">
          <h1 className="mo-head">{props.title}</h1>
          {props.sub && <div className="mo-small mo-ink-2">{props.sub}</div>}
        </div>
        {props.segments && <div className="mo-page-segments">{props.segments}</div>}
        <span className="mo-page-space" />
        {props.acts && <div className="mo-page-acts">{props.acts}</div>}
        {phoneTools && <div className="mo-phone-tools">{phoneTools}</div>}
      </header>
      {props.track}
      {props.band}
      <div className={props.inset ? "mo-page-body mo-page-inset" : "mo-page-body"}>{props.children}</div>
      {props.dock}
    </div>
  );
}

/** Words left, acts right, at the foot of a page or pane. */
export function Dock({ words, children }: { words?: ReactNode; children: ReactNode }) {
  return (
    <div className="mo-dock">
      <div className="mo-grow">{words}</div>
      <div className="mo-page-acts">{children}</div>
    </div>
  );
}

/** White card with a head, for overview columns only (Buổi sáng, Vận hành). */
export function Card(props: {
  title: string;
  icon?: ReactNode;
  count?: ReactNode;
  act?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mo-card">
      <header className="mo-row">
        <h2 className="mo-row mo-card-title">
          {props.icon}
          {props.title} {props.count}
        </h2>
        <span className="mo-grow" />
        {props.act}
      </header>
      {props.children}
    </section>
  );
}
