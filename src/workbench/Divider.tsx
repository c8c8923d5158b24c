import "./Divider.css";
import { useEffect, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

/** Of the pane, in CSS pixels. */
const WIDTH = { least: 280, most: 720, step: 20 } as const;
/** What it is at first, in a window that is so wide and in any other. */
const FIRST = { from: 1600, wide: 420, usual: 340 } as const;
const KEPT = "gongkai.pane-width";

/** Between grid and pane: drawn, or moved with the arrow keys. The browser keeps where it was. */
export function Divider({ label }: { readonly label: string }): ReactNode {
  const [width, widen] = useState(firstWidth);
  const set = (wanted: number): void => {
    const next = within(wanted);
    widen(next);
    try {
      localStorage.setItem(KEPT, String(next));
    } catch {
      // It is then as at first next time.
    }
  };
  useEffect(() => document.documentElement.style.setProperty("--pane", `${width}px`), [width]);
  return (
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      tabIndex={0}
      onKeyDown={({ key }: KeyboardEvent) => {
        if (key === "ArrowLeft") set(width + WIDTH.step);
        if (key === "ArrowRight") set(width - WIDTH.step);
      }}
      onPointerDown={({ currentTarget, pointerId }: PointerEvent) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={({ currentTarget, pointerId, clientX }: PointerEvent) => {
        if (currentTarget.hasPointerCapture(pointerId)) set(innerWidth - clientX);
      }}
    />
  );
}

function within(wanted: number): number {
  return Math.min(WIDTH.most, Math.max(WIDTH.least, Math.round(wanted)));
}

function firstWidth(): number {
  const usual = innerWidth >= FIRST.from ? FIRST.wide : FIRST.usual;
  try {
    const kept = Number(localStorage.getItem(KEPT));
    return kept > 0 ? within(kept) : usual;
  } catch {
    return usual;
  }
}
