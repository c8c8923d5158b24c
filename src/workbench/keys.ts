import type { Bench } from "./bench.ts";
import { COMMANDS, type BenchCommand, type BenchPage } from "./commands.ts";

/** The parts of the page, in the order in which F6 goes through them. */
const PLACES = ["bar", "grid", "pane"] as const;
type PagePart = (typeof PLACES)[number];

/** Carries out the command whose keys these are, before the grid hears of them, which has keys of its own. */
export function byKey(event: KeyboardEvent, page: BenchPage): void {
  const { bench } = page;
  if (event.key === "Enter" && isIn("grid", event.target) && event.target instanceof HTMLInputElement) {
    // Univer's name box knows no sheets.
    if (bench.goTo(event.target.value)) event.stopPropagation();
    // From it the keyboard goes back to the cells, as in Excel.
    setTimeout(() => bench.focusGrid());
  }
  if (!isDone(event, page)) return;
  event.preventDefault();
  // Univer listens here as well, and sums otherwise.
  event.stopImmediatePropagation();
}

function isDone(event: KeyboardEvent, page: BenchPage): boolean {
  const command = COMMANDS.find((one) => one.keys?.some((keys) => isPressed(keys, event)) === true);
  if (command !== undefined) return isFor(command, event.target) && command.run(page) !== false;
  const isControlled = event.ctrlKey || event.metaKey;
  return isInCells(event.target) && !event.shiftKey && !event.altKey && page.bench.leap(event.key, isControlled);
}

/** Whether these are the keys, "Ctrl+Shift+S". */
function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const has = (modifier: string): boolean => parts.includes(modifier);
  if ((event.ctrlKey || event.metaKey) !== has("Ctrl") || event.altKey !== has("Alt")) return false;
  // With Alt a key may give another sign.
  if (key === "=") return event.code === "Equal";
  return event.shiftKey === has("Shift") && event.key.toLowerCase() === key.toLowerCase();
}

function isFor({ where }: BenchCommand, target: EventTarget | null): boolean {
  if (where === "cells") return isInCells(target);
  return where === undefined || !isTyped(target);
}

function isIn(place: PagePart, target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`[data-place=${place}]`) !== null;
}

function isInCells(target: EventTarget | null): boolean {
  return isIn("grid", target) && !(target instanceof HTMLInputElement);
}

/** Whether keys go to a text of its own, or to the grid. */
function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [data-place=grid]") !== null
  );
}

/** Presses the result after the one to which it went `last`, or before it; the one at hand where that is another by now. Gives where it went. */
export function walkResults(step: 1 | -1, last: string | undefined): string | undefined {
  const stops = [...document.querySelectorAll<HTMLElement>(".pane .list [data-stop]")];
  const here = stops.findIndex(({ tabIndex }) => tabIndex === 0);
  const isThere = last !== undefined && stops[here]?.dataset["stop"] === last;
  const stop = stops[isThere ? (here + step + stops.length) % stops.length : Math.max(0, here)];
  stop?.scrollIntoView({ block: "nearest" });
  stop?.click();
  return stop?.dataset["stop"];
}

/** F6 goes from the bar to the grid to the pane, Shift+F6 back; `turn` brings the one into sight that it goes to. */
export function byRegion(event: KeyboardEvent, bench: Bench, turn: (place: "grid" | "pane") => void): void {
  if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const here = PLACES.findIndex((name) => document.activeElement?.closest(`[data-place=${name}]`));
  const step = event.shiftKey ? -1 : 1;
  const next = PLACES[(Math.max(here, event.shiftKey ? 0 : here) + step + PLACES.length) % PLACES.length];
  event.preventDefault();
  if (next === "grid" || next === "pane") turn(next);
  if (next === "grid") bench.focusGrid();
  else document.querySelector<HTMLElement>(`[data-place=${next}] :is(.check, button:not([tabindex="-1"]))`)?.focus();
}
