import type { WordsReport } from "../../core/prose/check-words.ts";
import type { Claim, Remark } from "../../core/prose/claim.ts";
import { qualified, type CellAddress } from "../../core/sheet/grid.ts";

/** A place in the words that is shown as something: a figure with its verdict, a remark, or both. */
export interface Item {
  readonly id: string;
  readonly at: Claim["at"];
  readonly claim?: Claim;
  readonly remarks: readonly Remark[];
  readonly look: FigureLook;
}

/** How it looks: the verdict, or that it is worth a look. */
export type FigureLook = Claim["verdict"] | "hint";

/** Part of a line: plain words, or an item. */
export type LinePart = string | Item;

/** Dates and numbers of lists are words like others. */
const PLAIN: ReadonlySet<string> = new Set(["date", "number"]);

/** What is shown of the words, in their order. */
export function itemsOf({ claims, remarks }: WordsReport): Item[] {
  const items: Item[] = claims
    .filter(({ against }) => against.is !== "none" || !PLAIN.has(against.why))
    .map((claim) => ({ id: idOf(claim.at), at: claim.at, claim, remarks: [], look: claim.verdict }));
  for (const remark of remarks) {
    const over = items.findIndex(({ at }) => meets(at, remark.at));
    const item = items[over];
    if (item === undefined) {
      const look = remark.hint ? "hint" : "unequal";
      items.push({ id: idOf(remark.at), at: remark.at, remarks: [remark], look });
    } else
      items[over] = {
        ...item,
        remarks: [...item.remarks, remark],
        look: isProblem(item.look) && item.look !== "hint" ? item.look : remark.hint ? "hint" : "unequal",
      };
  }
  return items.sort((a, b) => a.at.line - b.at.line || a.at.from - b.at.from);
}

export function isProblem(look: FigureLook): boolean {
  return look === "unequal" || look === "doubtful" || look === "hint";
}

/** A line in pieces. An item that goes on in the next line is shown in its first. */
export function piecesOf(line: string, number: number, items: readonly Item[]): LinePart[] {
  const pieces: LinePart[] = [];
  let end = 0;
  for (const item of items) {
    const { at } = item;
    if (at.line !== number || at.from < end) continue;
    if (at.from > end) pieces.push(line.slice(end, at.from));
    pieces.push(item);
    end = at.endLine === number ? at.to : line.length;
  }
  if (end < line.length) pieces.push(line.slice(end));
  return pieces;
}

/** The words of an item as they stand in their line. */
export function textOf({ at }: Item, line: string): string {
  return line.slice(at.from, at.endLine === at.line ? at.to : line.length);
}

/** Those that quote a cell. */
export function quoting(items: readonly Item[], cell: CellAddress): readonly Item[] {
  const wanted = qualified(cell);
  return items.filter(({ claim }) => claim?.cells.some((at) => qualified(at) === wanted) === true);
}

function idOf({ line, from }: Claim["at"]): string {
  return `${line}:${from}`;
}

function meets(a: Claim["at"], b: Claim["at"]): boolean {
  const starts = (at: Claim["at"]): number => at.line * 1e6 + at.from;
  const ends = (at: Claim["at"]): number => at.endLine * 1e6 + at.to;
  return starts(a) < ends(b) && starts(b) < ends(a);
}
