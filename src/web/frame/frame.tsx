/**
 * The frame around every page of a signed-in person: bands, top bar, rail, sheet, key bar, skip links, toast, key sheet, lock.
 * Pages render inside `<main id="noi-dung">` and start with `<Page title=…>` (parts/layout/page-head.tsx).
 */
import "./frame.css";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useGo } from "../app/address.ts";
import { useLockWatch } from "../app/lock.ts";
import { useRailCounts } from "../app/rail-counts.ts";
import { type Session, useMe } from "../app/session.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { connectLive, useLiveQueries } from "../live/live.ts";
import { IconButton } from "../parts/actions/button.tsx";
import { ToastPlace } from "../parts/feedback/toast.tsx";
import { PhoneTools } from "../parts/layout/page-head.tsx";
import { PANE_SKIPS } from "../parts/layout/three-pane.tsx";
import { InstallationBands } from "./banner.tsx";
import { useKeptFocus } from "./keep-focus.ts";
import { KeyBar } from "./keys/key-bar.tsx";
import { KeySheet } from "./keys/key-sheet.tsx";
import { Rail } from "./rail/rail.tsx";
import { railOf } from "./rail/rail-entries.ts";
import { PersonMenu } from "./top/person-menu.tsx";
import { TopBar } from "./top/top-bar.tsx";

type Props = {
  children: ReactNode;
  installation: Session["installation"];
  hasPage: (path: string) => boolean;
  bands?: ReactNode;
  lock: ReactNode;
};

export function Frame(props: Props) {
  const me = useMe();
  const [help, setHelp] = useState(false);
  const counts = useRailCounts();
  const { rail, more } = railOf(me.post.roles, props.hasPage);
  const canSearch = props.hasPage("/tra-cuu") && [...rail, ...more].some((entry) => entry.path === "/tra-cuu");
  useLockWatch();
  useLiveQueries({
    counts: [["counts"]],
    exchange: [["counts", "office"]],
    staff: [["counts", "confirmations"]],
    session: [["session"]],
  });
  useEffect(connectLive, []);
  useKeptFocus();
  useKeys({ "?": { label: "", run: () => setHelp(true) } });
  return (
    <PhoneTools.Provider value={<Tools canSearch={canSearch} />}>
      <nav className="mo-skips" aria-label="Đi nhanh">
        <a href="#noi-dung">Tới nội dung</a>
        <span id={PANE_SKIPS} />
      </nav>
      <div className="mo-frame">
        <aside className="mo-bands" aria-label="Thông báo chung">
          {props.bands}
          <InstallationBands
            installation={props.installation}
            administrator={me.post.roles.some((role) => role === "quan-tri" || role === "van-hanh")}
          />
        </aside>
        <TopBar onHelp={() => setHelp(true)} canSearch={canSearch} notices={counts["notices"] ?? 0} />
        <Rail rail={rail} more={more} counts={counts} />
        <main id="noi-dung" className="mo-sheet" tabIndex={-1}>
          {props.children}
        </main>
        <KeyBar onHelp={() => setHelp(true)} />
      </div>
      <ToastPlace />
      <KeySheet open={help} onClose={() => setHelp(false)} />
      {props.lock}
    </PhoneTools.Provider>
  );
}

function Tools({ canSearch }: { canSearch: boolean }) {
  const go = useGo();
  return (
    <>
      {canSearch && (
        <IconButton
          label="Tra cứu"
          icon={<IconSearch size={22} stroke={1.75} aria-hidden="true" />}
          onPress={() => go("/tra-cuu")}
        />
      )}
      <PersonMenu compact />
    </>
  );
}
