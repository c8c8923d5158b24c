import type { CellValue, SheetGrid } from "../src/core/sheet/grid.ts";

/** A merged block of cells; rows and columns count from zero, both ends included. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet as written in a text grid; seeds/README.md describes the format. */
export interface TextSheet {
  readonly name: string;
  /** Number format code of the amounts; "General" when the file names none. */
  readonly amountFormat: string;
  /** Cells as written, without the merge signs: what a merge covers is "". */
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** Whether the row at this index stands between rules: inside a table, where cells have borders. */
  readonly ruled: readonly boolean[];
}

/** A cell's content, as a workbook stores it. */
export interface TextCell {
  readonly value: string | number | null;
  /** Number format code; `undefined` is General. */
  readonly format: string | undefined;
}

const AMOUNT_FORMAT = "# 金额格式：";
const SHEET = "## ";
const RULE = "---";
const LEFT = "<";
const ABOVE = "^";
const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** Reads every sheet of a text grid. */
export function readGridText(text: string): TextSheet[] {
  const lines = text.split(/\r?\n/);
  const amountFormat = lines.find((line) => line.startsWith(AMOUNT_FORMAT))?.slice(AMOUNT_FORMAT.length) ?? "General";
  const starts = lines.flatMap((line, at) => (line.startsWith(SHEET) ? [at] : []));
  return starts.map((start, n) => {
    const name = lines[start]!.slice(SHEET.length);
    return { name, amountFormat, ...parseGrid(name, lines.slice(start + 1, starts[n + 1])) };
  });
}

/** Says what a cell of a text grid holds: a leading ' makes it text, else digits make it a number. */
export function textCell(written: string, amountFormat: string): TextCell {
  if (written === "") return { value: null, format: undefined };
  if (written.startsWith("'")) return { value: written.slice(1), format: undefined };
  if (!NUMBER.test(written)) return { value: written, format: undefined };
  // Line numbers, column numbers and head counts are printed without decimals: they keep General.
  const isAmount = written.includes(".") && amountFormat !== "General";
  return { value: Number(written.replaceAll(",", "")), format: isAmount ? amountFormat : undefined };
}

/** The sheets of a text grid as a workbook host would hand them over. */
export function seedSheets(text: string): SheetGrid[] {
  return readGridText(text).map(({ name, amountFormat, rows }) => {
    const cells = rows.map((row) => row.map((written) => textCell(written, amountFormat)));
    return {
      name,
      top: 0,
      left: 0,
      rows: cells.map((row) => row.map((cell): CellValue => cell.value)),
      formats: cells.map((row) => row.map((cell) => cell.format)),
    };
  });
}

/** Reads the lines of one sheet: rules toggle `ruled`, blank lines only part the text. */
function parseGrid(name: string, lines: readonly string[]): Pick<TextSheet, "rows" | "merges" | "ruled"> {
  const written: string[][] = [];
  const ruled: boolean[] = [];
  let inside = false;
  for (const line of lines) {
    if (line === RULE) inside = !inside;
    else if (line.trim() !== "") {
      written.push(line.split("|").map((cell) => cell.trim()));
      ruled.push(inside);
    }
  }
  const rows = written.map((row) => row.map((cell) => (cell === LEFT || cell === ABOVE ? "" : cell)));
  return { rows, merges: findMerges(name, written), ruled };
}

/** Follows every merge sign to the cell it belongs to, and takes the block those cells cover. */
function findMerges(name: string, written: readonly (readonly string[])[]): Merge[] {
  const owners: (string | undefined)[][] = [];
  const blocks = new Map<string, Merge>();
  const covered = new Map<string, number>();
  written.forEach((row, r) => {
    owners.push([]);
    row.forEach((cell, c) => {
      const owner = cell === LEFT ? owners[r]![c - 1] : cell === ABOVE ? owners[r - 1]?.[c] : `${r},${c}`;
      if (owner === undefined) throw new Error(`${name} 第 ${r + 1} 行第 ${c + 1} 格：“${cell}”无处可并`);
      owners[r]!.push(owner);
      const block = blocks.get(owner) ?? { startRow: r, startCol: c, endRow: r, endCol: c };
      blocks.set(owner, { ...block, endRow: r, endCol: Math.max(block.endCol, c) });
      covered.set(owner, (covered.get(owner) ?? 0) + 1);
    });
  });
  return [...blocks].flatMap(([owner, block]) => {
    const size = (block.endRow - block.startRow + 1) * (block.endCol - block.startCol + 1);
    if (size !== covered.get(owner)) throw new Error(`${name} 第 ${block.startRow + 1} 行：合并的不是矩形`);
    return size > 1 ? [block] : [];
  });
}
