import { titleOf } from "../../src/core/forms/form.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { plain } from "../../src/core/sheet/text.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Place, Table } from "../../src/core/tables/table.ts";

// A workbook as a place would print it that nobody has heard of: titles, headings and lines in words of its own, and the file that says them.

const SERIAL = /^\s*(?:其中[:：])?\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、]\s*)?/;

/** Words backwards; short ones, such as 合计 and 款, are everybody's. */
function backwards(words: string): string {
  const bare = [...words.replace(/[^\p{Script=Han}A-Za-z]/gu, "")];
  return bare.length < 3 ? words : bare.reverse().join("");
}

function lineBackwards(words: string): string {
  const serial = SERIAL.exec(words)?.[0] ?? "";
  return serial + backwards(words.slice(serial.length));
}

interface Spoken {
  readonly as: string[];
  readonly under: string[];
}

/** What a file says of a table. */
interface Told {
  readonly like: string;
  readonly no: string;
  readonly title: string;
  readonly labels: Record<string, string[]>;
  readonly columns: Record<string, Spoken>;
  readonly lines: Record<string, string[]>;
}

export interface OwnBook {
  readonly sheets: readonly SheetGrid[];
  readonly json: { readonly name: string; readonly kind: string; readonly forms: readonly Told[] };
}

/** The tables of a workbook, each in a sheet of its own, in words that only the file knows. */
export function inOwnWords(sheets: readonly SheetGrid[], kind: "决算" | "预算", complete: boolean): OwnBook {
  const { tables } = recognise(sheets);
  const made = tables.map((table, i) => {
    const rows = table.grid.rows.map((row) => [...row]);
    return { sheet: { ...table.grid, rows }, told: told(table, rows, `表${i + 1}`) };
  });
  return {
    sheets: sheets.map((own) => made.find(({ sheet }) => sheet.name === own.name)?.sheet ?? own),
    json: { name: "本区的表", kind, ...(complete ? { complete } : {}), forms: made.map((one) => one.told) },
  };
}

/** Writes other words into the rows of a table, and tells what they mean. */
function told({ form, title = titleOf(form), at, grid, blocks }: Table, rows: CellValue[][], no: string): Told {
  // Where nothing is filled in, nothing tells which words head what.
  /** The first row below the heading that begins in a row. */
  const below = (from: number): number =>
    Math.min(...blocks.filter((block) => block.from === from).flatMap((block) => block.rows.map((row) => row.at)));
  const places = blocks.flatMap((block) => block.rows.map((row) => row.place));
  if (places.every(({ columns }) => columns.every((column) => column === undefined)))
    return { like: titleOf(form), no, title, labels: {}, columns: {}, lines: {} };
  const own: Told = {
    ...{ like: titleOf(form), no, title: `${backwards(title.replace(/表$/, ""))}表` },
    ...{ labels: {}, columns: {}, lines: {} },
  };
  rows[at.row]![at.column] = plain(String(grid.rows[at.row]?.[at.column])).slice(0, -title.length) + own.title;
  for (const { block, rows: read, from } of blocks) {
    const to = below(from);
    for (const place of new Set(read.map((row) => row.place))) {
      const first = Math.min(...place.columns.filter((column) => column !== undefined));
      for (const [label, column] of Object.entries(place.labels)) {
        const [words, ...above] = pathOf(grid, place, to, column, 0);
        if (words !== undefined) add((own.labels[label] ??= []), [words]);
        // 功能分类科目编码 over 类, 款 and 项.
        const codes = above.filter((one) => block.labels.code?.some((code) => plain(code) === plain(one)));
        if (codes.length > 0) add((own.labels["code"] ??= []), codes);
      }
      block.columns.forEach(({ name, headings = [name] }, i) => {
        const column = place.columns[i];
        if (column === undefined) return;
        const path = pathOf(grid, place, to, column, first);
        const known = path.filter((words) => headings.some((heading) => plain(heading) === plain(words)));
        if (path.length === 0) return;
        const itself = known.length === 0 ? path.slice(0, 1) : known;
        const spoken = (own.columns[name] ??= { as: [], under: [] });
        add(spoken.as, itself);
        add(
          spoken.under,
          path.filter((words) => !itself.includes(words)),
        );
      });
    }
    for (const row of read) {
      const line = row.line === undefined ? undefined : block.lines[row.line];
      const name = row.place.labels.name;
      const words = name === undefined ? undefined : grid.rows[row.at]?.[name];
      // 科目 are called the same everywhere.
      if (line === undefined || line.code !== undefined || name === undefined || typeof words !== "string") continue;
      rows[row.at]![name] = lineBackwards(words);
      add((own.lines[line.name] ??= []), [words.slice(SERIAL.exec(words)?.[0].length ?? 0)]);
    }
  }
  for (const from of new Set(blocks.map((block) => block.from)))
    for (let row = from; row < below(from); row++)
      rows[row] = rows[row]!.map((cell) => (typeof cell === "string" ? backwards(cell) : cell));
  return {
    ...own,
    columns: Object.fromEntries(Object.entries(own.columns).map(([name, spoken]) => [name, withoutNothing(spoken)])),
  };
}

function add(list: string[], words: readonly string[]): void {
  for (const one of words.map(backwards)) if (!list.includes(one)) list.push(one);
}

/** A list in a file has something in it. */
function withoutNothing({ as, under }: Spoken): Spoken {
  return under.length === 0 ? ({ as } as Spoken) : { as, under };
}

/** The words over a column, from its own heading up. Words over several columns stand in the first: none before those above, or before `left`. */
function pathOf({ rows }: SheetGrid, { from }: Place, to: number, column: number, left: number): string[] {
  const path: { readonly at: number; readonly words: string }[] = [];
  for (let row = from; row < to; row++) {
    const cells = rows[row] ?? [];
    for (let at = column; at >= (path[0]?.at ?? left); at--) {
      const words = cells[at];
      if (!isWords(words)) continue;
      path.unshift({ at, words });
      break;
    }
  }
  return path.map(({ words }) => words);
}

function isWords(cell: CellValue | undefined): cell is string {
  return typeof cell === "string" && cell.trim() !== "";
}
