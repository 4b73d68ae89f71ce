import { DateField } from "../../parts/fields/date-field.tsx";
import type { PickerOption } from "../../parts/fields/picker.tsx";
import { namesOf } from "./parties.ts";
import type { useDirective } from "./use-directive.ts";

type Props = {
  state: ReturnType<typeof useDirective>;
  options: readonly PickerOption[];
  open: boolean;
  onOpen: () => void;
};

/** A deadline of its own for each place that works; never later than the whole one (the rule says so beside the button). */
export function OwnDeadlines({ state, options, open, onOpen }: Props) {
  const { form } = state;
  const named = [...(form.lead ? [form.lead] : []), ...form.coordinate];
  const nameOf = namesOf(options);
  if (named.length === 0) return null;
  if (!open)
    return (
      <button type="button" className="mo-link mo-direct-own-open" onClick={onOpen}>
        Đặt hạn riêng cho từng nơi
      </button>
    );
  return (
    <fieldset className="mo-direct-own">
      <legend className="mo-label">Hạn riêng</legend>
      {named.map((id) => (
        <DateField
          key={id}
          label={nameOf(id)}
          value={form.ownDue[id] ?? null}
          onChange={(day) => state.setOwnDue(id, day)}
          calendar={state.calendar}
          optional
          {...(form.dueDate ? { latest: form.dueDate, latestReason: "không quá hạn chung" } : {})}
        />
      ))}
    </fieldset>
  );
}
