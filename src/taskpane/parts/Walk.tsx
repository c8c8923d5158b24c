import { createContext, use, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

interface Place {
  readonly current: string | undefined;
  readonly go: (id: string) => void;
}

const Here = createContext<Place>({ current: undefined, go: () => undefined });

/**
 * A list that ↑ ↓ Home End walk through. Tab reaches only the stop at hand and what belongs to it; `stops` are the ids of all stops, those
 * that are folded away too.
 */
export function Walk({
  stops,
  children,
}: {
  readonly stops: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const [last, go] = useState<string>();
  const current = last !== undefined && stops.includes(last) ? last : stops[0];

  // A stop that goes away leaves the focus to the one that takes its place.
  const before = useRef(stops);
  useEffect(() => {
    const old = before.current;
    const at = last === undefined ? -1 : old.indexOf(last);
    before.current = stops;
    // Excel's grid keeps the focus where it has it.
    if (at === -1 || current === last || document.activeElement !== document.body || !document.hasFocus()) return;
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    [...old.slice(at + 1), ...old.slice(0, at).reverse()]
      .map((id) => all.find((stop) => stop.dataset["stop"] === id))
      .find((stop) => stop !== undefined)
      ?.focus();
  });

  function walk(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])];
    const at = all.findIndex((stop) => stop.dataset["stop"] === current);
    const next = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <Here value={{ current, go }}>
      <div ref={list} className="walk" onKeyDown={walk}>
        {children}
      </div>
    </Here>
  );
}

/** What the button of a stop is given, and the tabIndex of everything that belongs to the stop. */
export function useStop(id: string): {
  readonly stop: { readonly "data-stop": string; readonly tabIndex: number; readonly onFocus: () => void };
  readonly tabIndex: number;
  readonly come: () => void;
} {
  const { current, go } = use(Here);
  const tabIndex = current === id ? 0 : -1;
  const come = (): void => go(id);
  return { stop: { "data-stop": id, tabIndex, onFocus: come }, tabIndex, come };
}
