import "./rail.css";
import { IconDots } from "@tabler/icons-react";
import { Link, useRouterState } from "@tanstack/react-router";
import { useGo } from "../../app/address.ts";
import { useNarrow } from "../../app/use-narrow.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { ActionMenu } from "../../parts/actions/menu.tsx";
import type { RailEntry } from "./rail-entries.ts";
import { RailSymbol } from "./rail-icon.tsx";

type Props = { rail: readonly RailEntry[]; more: readonly RailEntry[]; counts: Record<string, number> };

/** Left on desks (icon and word, at most nine), a bar of four at the bottom below 1100 px. `Alt 1…9` opens an entry. */
export function Rail({ rail, more, counts }: Props) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const go = useGo();
  useKeys({
    [rail
      .slice(0, 9)
      .map((_, index) => `Alt+${index + 1}`)
      .join(" ")]: {
      label: "",
      run: (key) => {
        const entry = rail[Number(key.slice(4)) - 1];
        if (entry) go(entry.path);
      },
    },
  });
  const narrow = useNarrow(1099);
  // on a phone what does not fit the bar of four stands under “Thêm”, and what waits there is counted on it
  const behind = narrow ? [...rail.slice(4), ...more] : more;
  const countOf = (entry: RailEntry) => (entry.count ? (counts[entry.count] ?? 0) : 0);
  const waiting = behind.reduce((sum, entry) => sum + countOf(entry), 0);
  return (
    <nav className="mo-rail" aria-label="Mục chính">
      <ul>
        {rail.map((entry, index) => {
          const here = path === entry.path || path.startsWith(`${entry.path}/`);
          return (
            <li key={entry.path} data-late={index >= 4 || undefined}>
              <Link
                to={entry.path}
                className="mo-rail-entry"
                aria-current={here ? "page" : undefined}
                aria-keyshortcuts={`Alt+${index + 1}`}
              >
                <RailSymbol icon={entry.icon} />
                <Waiting count={countOf(entry)} />
                <span>{entry.words}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {behind.length > 0 && (
        <div className="mo-rail-more">
          <ActionMenu
            label="Thêm"
            side={narrow ? "top-end" : "right-end"}
            button={
              <button type="button" className="mo-rail-entry">
                <IconDots size={22} stroke={1.75} aria-hidden="true" />
                <Waiting count={waiting} />
                <span>Thêm</span>
              </button>
            }
            items={behind.map((entry) => ({
              words: entry.words,
              icon: <RailSymbol icon={entry.icon} size={18} />,
              onPick: () => go(entry.path),
              ...(countOf(entry) > 0 ? { note: `${countOf(entry)} đang chờ bạn` } : {}),
            }))}
          />
        </div>
      )}
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="mo-rail-count mo-tnum">
      {count > 99 ? "99+" : count}
      <span className="mo-hidden"> đang chờ, </span>
    </span>
  );
}
