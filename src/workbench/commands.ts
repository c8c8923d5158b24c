import type { Bench } from "./bench.ts";
import type { BenchState } from "./news.ts";

export type CommandId =
  | "new"
  | "open"
  | "save"
  | "save-as"
  | "save-marked"
  | "print"
  | "undo-grid"
  | "redo-grid"
  | "find-in"
  | "sum"
  | "check"
  | "next-result"
  | "previous-result"
  | "help"
  | "language";

/** What commands act on: the bench, and what the page opens over it. */
export interface BenchPage {
  readonly bench: Bench;
  readonly pick: () => void;
  readonly find: () => void;
  readonly check: () => void;
  /** To the next thing to be looked into, or the one before (-1). */
  readonly walk: (step: 1 | -1) => void;
  readonly help: () => void;
  readonly speak: () => void;
}

/** Something the user can have done, by a button, by keys, or by both; its words stand under the same id. */
export interface BenchCommand {
  readonly id: CommandId;
  /** "Ctrl+Shift+S"; the first is the one that is told. On a Mac ⌘ does for Ctrl. */
  readonly keys?: readonly string[];
  /** Where its keys are for it; elsewhere they are the browser's or the grid's own. Everywhere, if nothing is said. */
  readonly where?: "cells" | "outside-texts";
  /** Always, if nothing is said. */
  readonly enabled?: (state: BenchState) => boolean;
  /** False where it turned out to be nothing for it to do: then its keys are left to others. */
  readonly run: (page: BenchPage) => unknown;
}

const hasGrid = ({ gridIsHere }: BenchState): boolean => gridIsHere;

export const COMMANDS: readonly BenchCommand[] = [
  { id: "new", run: ({ bench }) => void bench.renew() },
  { id: "open", keys: ["Ctrl+O"], run: ({ pick }) => pick() },
  { id: "save", keys: ["Ctrl+S"], enabled: hasGrid, run: ({ bench }) => void bench.save("save") },
  { id: "save-as", enabled: hasGrid, run: ({ bench }) => void bench.save("save-as") },
  { id: "save-marked", keys: ["Ctrl+Shift+S"], enabled: hasGrid, run: ({ bench }) => void bench.save("save-marked") },
  { id: "print", keys: ["Ctrl+P"], enabled: hasGrid, run: () => print() },
  {
    id: "undo-grid",
    keys: ["Ctrl+Z"],
    where: "outside-texts",
    enabled: ({ canUndo }) => canUndo,
    run: ({ bench }) => bench.undo(),
  },
  {
    id: "redo-grid",
    keys: ["Ctrl+Y", "Ctrl+Shift+Z"],
    where: "outside-texts",
    enabled: ({ canRedo }) => canRedo,
    run: ({ bench }) => bench.redo(),
  },
  { id: "find-in", keys: ["Ctrl+F"], enabled: hasGrid, run: ({ find }) => find() },
  { id: "sum", keys: ["Alt+="], where: "cells", enabled: hasGrid, run: ({ bench }) => bench.sum() },
  { id: "check", keys: ["F9"], run: ({ check }) => check() },
  { id: "next-result", keys: ["F8"], run: ({ walk }) => walk(1) },
  { id: "previous-result", keys: ["Shift+F8"], run: ({ walk }) => walk(-1) },
  { id: "help", keys: ["F1"], run: ({ help }) => help() },
  { id: "language", run: ({ speak }) => speak() },
];

export function commandOf(id: CommandId): BenchCommand {
  const command = COMMANDS.find((one) => one.id === id);
  if (command === undefined) throw new Error(`no command ${id}`);
  return command;
}
