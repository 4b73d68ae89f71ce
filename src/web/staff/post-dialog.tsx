// Another unit, title or other roles for somebody who holds a post.
import { useState } from "react";
import { useFieldKeys } from "../keys/use-field-keys.ts";
import type { GrantedRole } from "../organisation/organisation-api.ts";
import { Button } from "../parts/actions/button.tsx";
import { useAct } from "../parts/actions/use-act.ts";
import { Dialog } from "../parts/feedback/dialog.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { toast } from "../parts/feedback/toast.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { missingRoles, RoleFields, UnitField } from "./account-dialog.tsx";
import { type HeldPost, outcomeWords, type Person, refreshStaff, staffApi } from "./staff-api.ts";

export function PostDialog({ person, post, onClose }: { person: Person; post: HeldPost; onClose: () => void }) {
  const [unitId, setUnitId] = useState(post.unitId);
  const [title, setTitle] = useState(post.title);
  const [choice, setChoice] = useState({ roles: post.roles as GrantedRole[], offered: false });
  const [isHead, setIsHead] = useState(post.isHead);
  const missing = title.trim().length < 2 ? "Nhập chức danh." : missingRoles(choice.roles);
  const act = useAct(async () => {
    try {
      const { outcome } = await staffApi.changePost({
        postId: post.id,
        rowVersion: post.rowVersion,
        unitId,
        title: title.trim(),
        roles: choice.roles,
        isHead,
      });
      toast({ title: `Đã ghi thay đổi cho ${person.fullName}.`, words: outcomeWords(outcome) });
      onClose();
    } finally {
      refreshStaff();
    }
  }, missing);
  const form = useFieldKeys({ onLast: act.run });
  return (
    <Dialog
      open
      onClose={onClose}
      size="normal"
      title={`Sửa chức danh của ${person.fullName}`}
      acts={
        <>
          <Button onPress={onClose}>Giữ như cũ</Button>
          <Button
            look="filled"
            onPress={act.run}
            running={act.busy && "Đang ghi…"}
            {...(missing ? { reason: missing } : {})}
            testId="post-done"
          >
            Ghi thay đổi
          </Button>
        </>
      }
    >
      <form {...form.formProps} className="mo-stack">
        <div className="mo-org-two">
          <UnitField value={unitId} onChange={setUnitId} />
          <TextField label="Chức danh" value={title} onChange={setTitle} autoFocus testId="title" />
        </div>
        <RoleFields choice={choice} onChoice={setChoice} isHead={isHead} onHead={setIsHead} />
        <ErrorNote error={act.error} />
      </form>
    </Dialog>
  );
}
