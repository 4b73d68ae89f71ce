// One person as the administrator sees him: the account, the posts, and what can be done with either.
import {
  IconKey,
  IconLockOpen,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconReplace,
  IconUserPlus,
  IconUserX,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { now } from "../app/clock.ts";
import { useMe } from "../app/session.tsx";
import { roleWords } from "../organisation/organisation-api.ts";
import { Button } from "../parts/actions/button.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { Facts } from "../parts/story/facts.tsx";
import { Note } from "../parts/story/note.tsx";
import { ListTime } from "../parts/story/sentence-time.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { CloseAccountDialog, EndPostDialog, ReopenAccountDialog, ResetPasswordDialog } from "./end-dialogs.tsx";
import { PostDialog } from "./post-dialog.tsx";
import { type HeldPost, kindWords, type Person } from "./staff-api.ts";

const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export const isLocked = (person: Person) => person.lockedUntil !== null && Date.parse(person.lockedUntil) > now();

/** Whether somebody comes in: one mark. */
export function AccountState({ person }: { person: Person }) {
  if (person.closed) return <Chip tone="bad">Đã đóng</Chip>;
  if (isLocked(person))
    return (
      <Chip tone="bad">
        Khóa đến <ListTime at={person.lockedUntil} />
      </Chip>
    );
  if (person.waiting.length > 0) return <Chip tone="warn">Chờ xác nhận</Chip>;
  if (person.posts.length === 0) return <Chip>Không còn chức danh</Chip>;
  return person.lastSignInAt ? null : <Chip>Chưa đăng nhập</Chip>;
}

type Asking = { act: "add" | "reset" | "close" | "reopen" } | { act: "change" | "replace" | "end"; post: HeldPost };

export function PersonPanel(props: { person: Person; unlocking: boolean; onUnlock: () => void }) {
  const { person } = props;
  const me = useMe();
  const [asking, setAsking] = useState<Asking | null>(null);
  const own = person.personId === me.person.id;
  const kept = person.keptBy === null;
  return (
    <div className="mo-org-page mo-person-panel">
      <header className="mo-row mo-org-head">
        <h2 className="mo-sub mo-grow">{person.fullName}</h2>
        <AccountState person={person} />
      </header>
      <div className="mo-person-body">
        {person.waiting.length > 0 && (
          <Note tone="info" title={`Chờ xác nhận: ${person.waiting.map(kindWords).join(", ")}.`}>
            Lãnh đạo hoặc chánh văn phòng xác nhận ở mục “Chờ xác nhận”.
          </Note>
        )}
        <Facts
          rows={[
            { label: "Đăng nhập", value: person.login },
            { label: "Vào gần nhất", value: <ListTime at={person.lastSignInAt} /> },
            ...(kept ? [] : [{ label: "Nơi giữ", value: person.keptBy }]),
          ]}
        />
        <Acts>
          {isLocked(person) && kept && (
            <Button
              look="filled"
              icon={<IconLockOpen {...ICON} />}
              keys="G"
              running={props.unlocking && "Đang mở…"}
              onPress={props.onUnlock}
              testId="unlock"
            >
              Mở khóa
            </Button>
          )}
          {!person.closed && !own && kept && (
            <Button icon={<IconKey {...ICON} />} onPress={() => setAsking({ act: "reset" })} testId="reset-password">
              Cấp lại mật khẩu…
            </Button>
          )}
          {kept &&
            (person.closed ? (
              <Button icon={<IconPlayerPlay {...ICON} />} onPress={() => setAsking({ act: "reopen" })} testId="reopen">
                Mở lại tài khoản…
              </Button>
            ) : (
              <Button
                look="danger"
                icon={<IconPlayerPause {...ICON} />}
                onPress={() => setAsking({ act: "close" })}
                testId="close-account"
              >
                Đóng tài khoản…
              </Button>
            ))}
        </Acts>
        <h3 className="mo-label">Chức danh</h3>
        {person.posts.length === 0 && <p className="mo-ink-2">Chưa có hoặc không còn chức danh nào.</p>}
        <ul className="mo-person-posts">
          {person.posts.map((post) => (
            <PostLine key={post.id} post={post} own={own} onAsk={(act) => setAsking({ act, post })} />
          ))}
        </ul>
        {!person.closed && !own && (
          <Acts>
            <Button icon={<IconUserPlus {...ICON} />} onPress={() => setAsking({ act: "add" })} testId="add-post">
              Thêm chức danh…
            </Button>
          </Acts>
        )}
      </div>
      {asking && <Dialogs person={person} asking={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Acts({ children }: { children: ReactNode }) {
  return <div className="mo-row mo-person-acts">{children}</div>;
}

function PostLine(props: { post: HeldPost; own: boolean; onAsk: (act: "change" | "replace" | "end") => void }) {
  const { post } = props;
  return (
    <li>
      <div>
        <strong>{post.title}</strong> {post.isHead && <Chip tone="pri">Đứng đầu</Chip>}
        <div className="mo-small mo-ink-2">
          {post.unitName} · {post.roles.map(roleWords).join(", ")}
        </div>
      </div>
      <Acts>
        {!props.own && (
          <>
            <Button
              icon={<IconPencil {...ICON} />}
              onPress={() => props.onAsk("change")}
              label={`Sửa chức danh ${post.title}`}
            >
              Sửa…
            </Button>
            <Button
              icon={<IconReplace {...ICON} />}
              onPress={() => props.onAsk("replace")}
              label={`Thay người giữ chức danh ${post.title}`}
            >
              Thay người…
            </Button>
          </>
        )}
        <Button
          look="danger"
          icon={<IconUserX {...ICON} />}
          onPress={() => props.onAsk("end")}
          label={`Kết thúc chức danh ${post.title}`}
        >
          Kết thúc…
        </Button>
      </Acts>
    </li>
  );
}

function Dialogs({ person, asking, onClose }: { person: Person; asking: Asking; onClose: () => void }) {
  switch (asking.act) {
    case "add":
      return <AccountDialog occasion={{ kind: "add", person }} onClose={onClose} />;
    case "replace":
      return <AccountDialog occasion={{ kind: "replace", person, post: asking.post }} onClose={onClose} />;
    case "change":
      return <PostDialog person={person} post={asking.post} onClose={onClose} />;
    case "end":
      return <EndPostDialog person={person} post={asking.post} onClose={onClose} />;
    case "reset":
      return <ResetPasswordDialog person={person} onClose={onClose} />;
    case "close":
      return <CloseAccountDialog person={person} onClose={onClose} />;
    case "reopen":
      return <ReopenAccountDialog person={person} onClose={onClose} />;
    default:
      return asking satisfies never;
  }
}
