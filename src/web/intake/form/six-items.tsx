// The six visible items of a letter without a valid signature (QC-3.3): the clerk looks at the page and says what is there.
import type { AttestedItem } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { missingItems, VISIBLE_ITEM_LABELS, VISIBLE_ITEMS } from "#src/rules/signing/visible-items.ts";
import { asSentence } from "../../letter/words.ts";
import { Button } from "../../parts/actions/button.tsx";
import { Check } from "../../parts/fields/text-field.tsx";

export type SixItemsSeen = Record<AttestedItem, boolean>;
export const NOTHING_SEEN: SixItemsSeen = {
  name: false,
  post: false,
  signature: false,
  seal: false,
  number: false,
  date: false,
};
const ALL_SEEN: SixItemsSeen = { name: true, post: true, signature: true, seal: true, number: true, date: true };

export function seenList(seen: SixItemsSeen): AttestedItem[] {
  return VISIBLE_ITEMS.filter((item) => seen[item]);
}

/** What follows from what was seen, as a sentence. */
export function sixItemsSentence(seen: SixItemsSeen): string {
  const missing = missingItems(seenList(seen)).map((item) => VISIBLE_ITEM_LABELS[item]);
  if (missing.length === 0) return "Đủ sáu thông tin trên bản PDF.";
  if (missing.length === VISIBLE_ITEMS.length) return "Hãy nhìn trang văn bản và đánh dấu những gì thấy được.";
  return `Còn thiếu ${missing.join(", ")}: vào sổ được, nhưng văn bản chỉ “để biết, tham khảo”.`;
}

type Props = {
  seen: SixItemsSeen;
  onChange: (seen: SixItemsSeen) => void;
  /** it was tried to register without a look at the page */
  missing?: boolean;
};

export function SixItems({ seen, onChange, missing = false }: Props) {
  const all = seenList(seen).length === VISIBLE_ITEMS.length;
  return (
    <fieldset className="mo-six">
      <legend className="mo-row">
        <span className="mo-label mo-grow">Sáu thông tin thấy trên trang (QC-3.3)</span>
        <Button size="small" onPress={() => onChange(all ? NOTHING_SEEN : ALL_SEEN)}>
          {all ? "Bỏ cả sáu" : "Thấy đủ cả sáu"}
        </Button>
      </legend>
      <div className="mo-six-grid">
        {VISIBLE_ITEMS.map((item, index) => (
          <Check
            key={item}
            checked={seen[item]}
            invalid={missing && index === 0}
            onChange={(on) => onChange({ ...seen, [item]: on })}
            testId={`six-${item}`}
          >
            {asSentence(VISIBLE_ITEM_LABELS[item])}
          </Check>
        ))}
      </div>
      <p className={all ? "mo-small mo-ok" : "mo-small mo-warn"} role="status">
        {sixItemsSentence(seen)}
      </p>
    </fieldset>
  );
}
