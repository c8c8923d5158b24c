import type { Hit } from "../../hosts/univer/index.ts";
import type { News } from "../news.ts";
import type { CommandId } from "../commands.ts";

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
  /** What stands on the button, and what it does. */
  readonly commands: Readonly<Record<CommandId, { readonly name: string; readonly hint: string }>>;
  /** What a command does, and its keys. */
  readonly withKeys: (hint: string, keys: string | undefined) => string;
  readonly seeds: string;
  readonly seedsHint: string;
  /** The guide with pictures, which is Chinese. */
  readonly guide: string;
  readonly helpTitle: string;
  readonly helpText: readonly string[];
  readonly shortcuts: string;
  /** Keys that are no command of the bar, and what they do. */
  readonly otherKeys: readonly (readonly [keys: string, what: string])[];
  readonly version: (version: string) => string;
  readonly closeHelp: string;
  /** A time, in milliseconds since 1970. */
  readonly when: (time: number) => string;
  readonly begin: Readonly<
    Record<"title" | "open" | "folder" | "templates" | "example" | "type" | "stays" | "keys" | "recent", string>
  >;
  /** Several files, or those of a folder. */
  readonly desk: {
    readonly title: string;
    done(files: number, all: number, units: number): string;
    tooMany(files: number): string;
    readonly none: string;
    readonly back: string;
    /** To the list once more, from the sheet. */
    readonly again: string;
    readonly checkAgain: string;
  };
  /** On paper, where there is no sheet to be printed. */
  readonly nothingToPrint: string;
  readonly find: string;
  /** What is searched for. */
  readonly wanted: string;
  readonly previous: string;
  readonly next: string;
  readonly closeFind: string;
  readonly found: (hit: Hit | undefined) => string;
  readonly unsaved: string;
  /** What has just gone as it should, in a word beside the name of the file. */
  readonly passing: Readonly<Record<"opened" | "saved", string>>;
  readonly starting: string;
  readonly drop: string;
  readonly news: (news: News) => string;
  readonly restore: string;
  readonly discard: string;
  readonly openAnyway: string;
  readonly cancel: string;
  readonly dismiss: string;
}
