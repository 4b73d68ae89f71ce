// What ends: a post, an account. What is still open is named, and who takes it over is chosen here.
import { useQueries, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { SelectField } from "../parts/fields/text-field.tsx";
import { Note } from "../parts/story/note.tsx";
import { FirstPassword, type Made } from "./first-password.tsx";
import { type HeldPost, heldPosts, outcomeWords, type Person, refreshStaff, staffApi, usePeople } from "./staff-api.ts";

type Asking = {
  title: string;
  stay: string;
  verb: string;
  danger?: boolean;
  /** why it cannot be done yet */
  missing?: string | null;
  children: ReactNode;
  onClose: () => void;
  run: () => Promise<void>;
};

function Ask(props: Asking) {
  const act = useAct(() => props.run().finally(refreshStaff), props.missing ?? null);
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      size="normal"
      acts={
        <>
          <Button onPress={props.onClose}>{props.stay}</Button>
          <Button
            look={props.danger ? "danger" : "filled"}
            onPress={act.run}
            running={act.busy && "Đang ghi…"}
            {...(props.missing ? { reason: props.missing } : {})}
            testId="ask-done"
          >
            {props.verb}
          </Button>
        </>
      }
    >
      <div className="mo-stack">
        {props.children}
        <ErrorNote error={act.error} />
      </div>
    </Dialog>
  );
}

const workKey = (post: HeldPost) => ["staff", "work", post.id];

/** What the post holds, and who of the agency takes it. */
function HandOver(props: { post: HeldPost; value: string; onChange: (postId: string) => void }) {
  const work = useQuery({ queryKey: workKey(props.post), queryFn: () => staffApi.work({ postId: props.post.id }) });
  const people = usePeople();
  if (work.isPending) return <Skeleton lines={2} label="Đang đếm việc đang mở" />;
  if (!work.data) return <ErrorNote error={work.error} />;
  if (work.data.words === "") return <p className="mo-ink-2">{props.post.title} không còn việc nào đang mở.</p>;
  const others = heldPosts(people.data).filter(
    ({ post }) => post.id !== props.post.id && !post.roles.includes("quan-tri"),
  );
  return (
    <>
      <Note tone="warn" title={`${props.post.title} còn giữ: ${work.data.words}.`}>
        Chọn người nhận bàn giao; việc chuyển sang họ trong cùng lần này.
      </Note>
      <SelectField
        label="Bàn giao cho"
        value={props.value}
        onChange={props.onChange}
        options={others.map(({ person, post }) => ({
          value: post.id,
          words: `${person.fullName}, ${post.title}, ${post.unitName}`,
        }))}
        testId="successor"
      />
    </>
  );
}

type OfPost = { person: Person; post: HeldPost; onClose: () => void };

export function EndPostDialog({ person, post, onClose }: OfPost) {
  const [successor, setSuccessor] = useState("");
  return (
    <Ask
      title={`Kết thúc chức danh ${post.title} của ${person.fullName}?`}
      stay="Giữ chức danh"
      verb="Kết thúc chức danh"
      danger
      onClose={onClose}
      run={async () => {
        const { outcome } = await staffApi.endPost({
          postId: post.id,
          rowVersion: post.rowVersion,
          ...(successor === "" ? {} : { successorPostId: successor }),
        });
        toast(
          outcome === "done"
            ? { title: `Đã kết thúc chức danh của ${person.fullName}.`, words: "Lịch sử cũ giữ tên và chức danh." }
            : { title: `Đã ghi: kết thúc chức danh của ${person.fullName}.`, words: outcomeWords(outcome) },
        );
        onClose();
      }}
    >
      <p>Người này hết quyền của chức danh ngay. Lịch sử cũ giữ tên và chức danh.</p>
      <HandOver post={post} value={successor} onChange={setSuccessor} />
    </Ask>
  );
}

type OfPerson = { person: Person; onClose: () => void };

export function CloseAccountDialog({ person, onClose }: OfPerson) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const works = useQueries({
    queries: person.posts.map((post) => ({
      queryKey: workKey(post),
      queryFn: () => staffApi.work({ postId: post.id }),
    })),
  });
  const open = person.posts.filter((post, index) => works[index]?.data?.words && !chosen[post.id]);
  return (
    <Ask
      title={`Đóng tài khoản ${person.login}?`}
      stay="Giữ tài khoản"
      verb="Đóng tài khoản"
      danger
      missing={open.length > 0 ? "Chọn người nhận bàn giao trước." : null}
      onClose={onClose}
      run={async () => {
        const { outcome } = await staffApi.closeAccount({
          personId: person.personId,
          rowVersion: person.rowVersion,
          handOver: Object.entries(chosen).map(([postId, successorPostId]) => ({ postId, successorPostId })),
        });
        toast(
          outcome === "done"
            ? { title: `Đã đóng tài khoản ${person.login}.`, words: "Mọi phiên của người này đã kết thúc." }
            : { title: `Đã ghi: đóng tài khoản ${person.login}.`, words: outcomeWords(outcome) },
        );
        onClose();
      }}
    >
      <p>
        {person.fullName} không đăng nhập được nữa, mọi phiên kết thúc ngay. Mở lại được bất cứ lúc nào; lịch sử giữ
        tên.
      </p>
      {person.posts.map((post) => (
        <HandOver
          key={post.id}
          post={post}
          value={chosen[post.id] ?? ""}
          onChange={(id) => setChosen((now) => ({ ...now, [post.id]: id }))}
        />
      ))}
    </Ask>
  );
}

export function ReopenAccountDialog({ person, onClose }: OfPerson) {
  return (
    <Ask
      title={`Mở lại tài khoản ${person.login}?`}
      stay="Để đóng"
      verb="Mở lại tài khoản"
      onClose={onClose}
      run={async () => {
        const { outcome } = await staffApi.reopenAccount({ personId: person.personId, rowVersion: person.rowVersion });
        toast({ title: `Đã ghi: mở lại tài khoản ${person.login}.`, words: outcomeWords(outcome) });
        onClose();
      }}
    >
      <p>Người này dùng lại mật khẩu cũ và các chức danh chưa kết thúc. Việc đã bàn giao thì không quay lại.</p>
    </Ask>
  );
}

export function ResetPasswordDialog({ person, onClose }: OfPerson) {
  const [made, setMade] = useState<Made | null>(null);
  if (made) return <FirstPassword made={made} onClose={onClose} />;
  return (
    <Ask
      title={`Cấp lại mật khẩu cho ${person.fullName}?`}
      stay="Giữ mật khẩu cũ"
      verb="Cấp mật khẩu lần đầu"
      onClose={onClose}
      run={async () => {
        const answer = await staffApi.resetPassword({ personId: person.personId, rowVersion: person.rowVersion });
        setMade({ title: `Mật khẩu mới của ${person.fullName}`, login: person.login, ...answer });
      }}
    >
      <p>
        Mật khẩu cũ hết dùng, mọi phiên kết thúc, tài khoản đang khóa được mở. Với người xử lý văn bản, mật khẩu mới có
        hiệu lực khi lãnh đạo hoặc chánh văn phòng xác nhận.
      </p>
    </Ask>
  );
}
