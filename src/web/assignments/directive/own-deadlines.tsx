import { DateField } from "../../parts/fields/date-field.tsx";
import type { PickerOption } from "../../parts/fields/picker.tsx";
import { namesOf } from "./parties.ts";
import type { useDirective } from "./use-directive.ts";

type Props = {
  state: ReturnType<typeof useDirective>;
  options: readonly PickerOption[];
};

/** A deadline of its own for each place that works; never later than the whole one (the rule says so beside the button). */
export function OwnDeadlines({ state, options }: Props) {
  const { form } = state;
  const named = [...(form.lead ? [form.lead] : []), ...form.coordinate];
  const nameOf = namesOf(options);
  if (named.length === 0) return null;
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
          {...(form.dueDate ? { latest: form.dueDate, latestReason: "quá hạn chung" } : {})}
        />
      ))}
    </fieldset>
  );
}
