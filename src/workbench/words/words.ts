import type { Hit } from "../../hosts/univer/find.ts";
import type { News } from "../bench.ts";

/** What the page says itself, besides the pane and the grid. */
export interface BenchWords {
  readonly name: string;
  readonly untitled: string;
  readonly bar: string;
  readonly grid: string;
  readonly line: string;
  readonly divider: string;
  /** What leads from the grid to the pane and back, where there is room for one of them. */
  readonly turnTo: Readonly<Record<"grid" | "pane", string>>;
  readonly open: string;
  readonly openHint: string;
  readonly seeds: string;
  readonly save: string;
  readonly saveHint: string;
  readonly saveMarked: string;
  readonly saveMarkedHint: string;
  readonly undo: string;
  readonly redo: string;
  readonly find: string;
  readonly findHint: string;
  /** What is searched for. */
  readonly wanted: string;
  readonly previous: string;
  readonly next: string;
  readonly closeFind: string;
  readonly found: (hit: Hit | undefined) => string;
  /** The other language, in itself. */
  readonly other: string;
  readonly unsaved: string;
  readonly starting: string;
  readonly drop: string;
  readonly news: (news: News) => string;
  readonly restore: string;
  readonly discard: string;
  readonly openAnyway: string;
  readonly cancel: string;
  readonly dismiss: string;
}
