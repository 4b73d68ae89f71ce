/**
 * A place on a page. Numbered tags sit outside the text, left of the place; fields of a form point at them by number.
 * `box` is [x0, y0, x1, y1] in points from the top left of the page (as the reader gives it).
 */
export type PageMark = {
  id: string;
  page: number;
  box: readonly [number, number, number, number];
  /** what stands in the tag: the number of the field, “!” */
  tag?: string;
  /** `active` is yellow: the field being filled; `warn` amber: two readings differ */
  tone?: "plain" | "active" | "warn" | "found";
  /** words for screen readers: “Số: 2034/SXD-QLN” */
  words: string;
};

/** Lays the marks of one page over its drawing. `size` is the page in points. */
export function drawMarks(
  page: HTMLElement,
  marks: readonly PageMark[],
  size: { width: number; height: number },
): void {
  page.querySelector(".mo-marks")?.remove();
  if (marks.length === 0) return;
  const layer = document.createElement("div");
  layer.className = "mo-marks";
  for (const mark of marks) {
    const [x0, y0, x1, y1] = mark.box;
    const place = document.createElement("div");
    place.id = `cho-${mark.id}`;
    place.className = "mo-place";
    place.dataset["tone"] = mark.tone ?? "plain";
    place.setAttribute("role", "note");
    place.setAttribute("aria-label", mark.words);
    place.style.left = percent(x0, size.width);
    place.style.top = percent(y0, size.height);
    place.style.width = percent(x1 - x0, size.width);
    place.style.height = percent(y1 - y0, size.height);
    if (mark.tag) {
      const tag = document.createElement("span");
      tag.className = "mo-place-tag";
      tag.textContent = mark.tag;
      place.append(tag);
    }
    layer.append(place);
  }
  page.append(layer);
}

/** `12.5%`; the letter's zoom then moves the marks by itself. */
export function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100_000) / 1000}%`;
}
