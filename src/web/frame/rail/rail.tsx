import "./rail.css";
import { IconDots } from "@tabler/icons-react";
import { Link, useRouterState } from "@tanstack/react-router";
import { useGo } from "../../app/address.ts";
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
    "Alt+1 Alt+2 Alt+3 Alt+4 Alt+5 Alt+6 Alt+7 Alt+8 Alt+9": {
      label: "",
      run: (key) => {
        const entry = rail[Number(key.slice(4)) - 1];
        if (entry) go(entry.path);
      },
    },
  });
  const hidden = rail.slice(4);
  return (
    <nav className="mo-rail" aria-label="Mục chính">
      <ul>
        {rail.map((entry, index) => {
          const here = path === entry.path || path.startsWith(`${entry.path}/`);
          const count = entry.count ? (counts[entry.count] ?? 0) : 0;
          return (
            <li key={entry.path} data-late={index >= 4 || undefined}>
              <Link
                to={entry.path}
                className="mo-rail-entry"
                aria-current={here ? "page" : undefined}
                aria-keyshortcuts={`Alt+${index + 1}`}
              >
                <RailSymbol icon={entry.icon} />
                {count > 0 && (
                  <span className="mo-rail-count mo-tnum">
                    {count > 99 ? "99+" : count}
                    <span className="mo-hidden"> đang chờ, </span>
                  </span>
                )}
                <span>{entry.words}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {(more.length > 0 || hidden.length > 0) && (
        <div className="mo-rail-more" data-desk={more.length > 0 || undefined}>
          <ActionMenu
            label="Thêm"
            side={matchMedia("(max-width: 1099px)").matches ? "top-end" : "right-end"}
            button={
              <button type="button" className="mo-rail-entry">
                <IconDots size={22} stroke={1.75} aria-hidden="true" />
                <span>Thêm</span>
              </button>
            }
            items={[
              ...hidden.map((entry) => ({ ...entry, late: true })),
              ...more.map((entry) => ({ ...entry, late: false })),
            ].map((entry) => ({
              words: entry.words,
              icon: <RailSymbol icon={entry.icon} size={18} />,
              onPick: () => go(entry.path),
            }))}
          />
        </div>
      )}
    </nav>
  );
}
