import "./top-bar.css";
import { IconBell, IconHelp, IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { isOfficeTime, legalTime } from "#src/rules/legal-time/legal-time.ts";
import { dayMonthText, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { useGo } from "../../app/address.ts";
import { useNow } from "../../app/clock.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { useMe } from "../../app/session.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.tsx";
import { IconButton } from "../../parts/actions/button.tsx";
import { useText } from "../../parts/fields/text-field.tsx";
import { PersonMenu } from "./person-menu.tsx";

type Props = { onHelp: () => void; canSearch: boolean; notices: number; onNotices?: (() => void) | undefined };

/** Brand and agency, one search box, clock with office hours, help, bell, person. Hidden on phones. */
export function TopBar({ onHelp, canSearch, notices, onNotices }: Props) {
  const me = useMe();
  const bell = notices > 0 ? `Thông báo: ${notices} chưa xem` : "Thông báo: không có tin mới";
  return (
    <header className="mo-top">
      <div className="mo-brand">
        <BrandMark />
        <div className="mo-grow">
          <div className="mo-brand-name">{me.post.agency.name}</div>
          <div className="mo-brand-sub">
            {me.post.unitName === me.post.agency.name ? "Văn phòng điện tử" : me.post.unitName}
          </div>
        </div>
      </div>
      {canSearch ? <SearchBox /> : <span className="mo-grow" />}
      <OfficeClock />
      <IconButton
        label="Phím tắt và trợ giúp"
        icon={<IconHelp size={20} stroke={1.75} aria-hidden="true" />}
        onPress={onHelp}
        keys="?"
      />
      {onNotices && (
        <span className="mo-bell">
          <IconButton label={bell} icon={<IconBell size={20} stroke={1.75} aria-hidden="true" />} onPress={onNotices} />
          {notices > 0 && (
            <span className="mo-bell-count mo-tnum" aria-hidden="true">
              {notices > 99 ? "99+" : notices}
            </span>
          )}
        </span>
      )}
      <PersonMenu />
    </header>
  );
}

export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <span className="mo-mark" data-size={size} aria-hidden="true">
      M
    </span>
  );
}

/** The search box; `/` brings the cursor. Enter opens Tra cứu with the words; a leading `>` is left to commands. */
export function SearchBox() {
  const [words, setWords] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const go = useGo();
  useKeys({ "/": { label: "", run: () => input.current?.focus() } });
  const typing = useText({ value: words, onChange: setWords });
  return (
    <search className="mo-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = words.trim();
          if (text) go("/tra-cuu", { q: text });
        }}
      >
        <IconSearch size={17} stroke={1.75} aria-hidden="true" />
        <input
          {...typing}
          ref={input}
          type="search"
          aria-label="Tìm số, ký hiệu, trích yếu, nội dung"
          aria-keyshortcuts="/"
          placeholder="Tìm số, ký hiệu, trích yếu, nội dung…"
          onKeyDown={(event) => event.code === "Escape" && input.current?.blur()}
        />
        <KeyCap name="/" />
      </form>
    </search>
  );
}

/** `08:12 Thứ Hai 23/11 · trong giờ hành chính`: the server's clock, because it decides. */
function OfficeClock() {
  const at = useNow();
  const calendar = useOfficeCalendar();
  const date = localDateOf(at);
  const open = isOfficeTime(at, calendar);
  const words = open ? "trong giờ hành chính" : legalTime(at, calendar).reason;
  return (
    <div className="mo-clock" data-open={open || undefined}>
      <i aria-hidden="true" />
      <span>
        <time className="mo-tnum">{timeText(at)}</time> {weekdayName(date)} {dayMonthText(date)} · {words}
      </span>
    </div>
  );
}
