/** What is shown in the middle, in the same place and look as the viewer's own renditions. */
type Rendition<T extends string> = { id: T; words: string };

export function Renditions<T extends string>(props: {
  items: readonly Rendition<T>[];
  value: T;
  onChange: (id: T) => void;
}) {
  return (
    <div className="mo-viewer-names">
      {props.items.map((item) => (
        <button
          key={item.id}
          type="button"
          className="mo-rendition"
          aria-pressed={item.id === props.value}
          onClick={() => props.onChange(item.id)}
        >
          {item.words}
        </button>
      ))}
    </div>
  );
}
