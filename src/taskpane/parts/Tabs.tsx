import "./Tabs.css";
import { useRef, type KeyboardEvent, type ReactNode } from "react";

/** Tabs above what they show: ← → Home End choose, as everywhere. What they show has the id tab-panel. */
export function Tabs<Name extends string>(props: {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly title: string }[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
}): ReactNode {
  const { tabs, chosen, choose } = props;
  const list = useRef<HTMLDivElement>(null);

  function walk(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = {
      ArrowLeft: tabs[at - 1] ?? tabs.at(-1),
      ArrowRight: tabs[at + 1] ?? tabs[0],
      Home: tabs[0],
      End: tabs.at(-1),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  }

  return (
    <div ref={list} className="tabs" role="tablist" aria-label={props.label} onKeyDown={walk}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={name === chosen}
          aria-controls="tab-panel"
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
