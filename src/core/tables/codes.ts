import type { RowKind } from "../forms/form.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import type { Heading } from "./heading.ts";
import { codeBefore, isFigure } from "./cells.ts";
import type { Place } from "./table.ts";

// Codes are known by what they are: whatever is printed over them, 2080505 is one, and so are 208, 05 and 05 side by side.

/** With what the codes of a chart begin. */
const FIRST: Readonly<Partial<Record<RowKind, string>>> = {
  functional: "2",
  projects: "2",
  units: "2",
  department: "35",
};

/** Whether codes are all of another chart than that of such rows: what is listed by function is not listed by economic 科目. */
export function isOfOtherChart(rows: RowKind, codes: readonly string[]): boolean {
  const chart = FIRST[rows];
  // The codes of units are their own.
  return chart !== undefined && rows !== "units" && codes.every((code) => !chart.includes(code.charAt(0)));
}

/** All charts. */
const ANY = "235";

/** So many rows below a heading say of which chart its 科目 are; further down another table may have begun. */
const TELLING = 12;

/** Whether the names below a heading have codes in front of them, all of another chart: the rows have none that could be read then. */
export function namesOtherChart(grid: SheetGrid, { to, places }: Heading): boolean {
  return places.some(({ block, labels: { code, name } }) => {
    const codes = grid.rows
      .slice(to, to + TELLING)
      .flatMap((row) => codeBefore(row, name, ANY) ?? codeBefore(row, code, ANY) ?? []);
    return codes.length >= FEWEST && isOfOtherChart(block.rows, codes);
  });
}

/** So many rows below a heading are looked at, and so many codes at least are no accident. */
const MOST_ROWS = 60;
const FEWEST = 2;

const WHOLE = /^\d{3}(?:\d\d){0,2}$/;
const PIECE = /^\d{1,2}$/;

/** The place with the columns of its codes: one that no heading names, and 款 and 项 right of it. */
export function withCodes(grid: SheetGrid, heading: Heading, place: Place): Place {
  const first = FIRST[place.block.rows];
  let { labels } = place;
  if (first === undefined || labels.name === undefined) return place;
  const taken = new Set(heading.places.flatMap(columnsOf));
  const cells = (column: number): string[] => digitsBelow(grid, heading, column);
  const hasCodes = (column: number): boolean => {
    const found = cells(column);
    const own = found.filter((one) => WHOLE.test(one) && first.includes(one.charAt(0)));
    const isLong = own.some((one) => one.length > 3) || isPieces(cells(column + 1));
    return own.length >= FEWEST && own.length * 2 > found.length && isLong;
  };
  let code = labels.code ?? labels.类;
  // 科目 over both: the names stand right of the codes.
  if (code === undefined && hasCodes(labels.name) && !taken.has(labels.name + 1)) {
    code = labels.name;
    labels = { ...labels, name: labels.name + 1 };
  }
  const { name = 0 } = labels;
  if (code === undefined && countCodesBefore(grid, heading.to, name, first) >= FEWEST) code = name;
  if (code === undefined && labels.款 !== undefined && hasCodes(labels.款 - 1)) code = labels.款 - 1;
  for (let column = name - 1; code === undefined && column >= 0 && !taken.has(column); column--)
    if (hasCodes(column)) code = column;
  if (code === undefined || code > name) return place;
  const levels = (["款", "项"] as const).filter((level) => labels[level] === undefined);
  const found: Partial<Record<"款" | "项", number>> = {};
  for (let column = Math.max(code, labels.款 ?? code) + 1; column < name && levels.length > 0; column++) {
    if (taken.has(column)) break;
    const level = isPieces(cells(column)) ? levels.shift() : undefined;
    if (level !== undefined) found[level] = column;
  }
  return { ...place, labels: { ...labels, ...(labels.类 === undefined ? { code } : {}), ...found } };
}

function columnsOf({ labels, columns, prose = [] }: Place): number[] {
  return [...Object.values(labels), ...columns.filter((at) => at !== undefined), ...prose];
}

/** How many names have their code in front of them, in one cell. */
function countCodesBefore(grid: SheetGrid, from: number, column: number, first: string): number {
  return grid.rows.slice(from, from + MOST_ROWS).filter((row) => codeBefore(row, column, first) !== undefined).length;
}

function isPieces(found: readonly string[]): boolean {
  return found.length > 0 && found.every((one) => PIECE.test(one));
}

/** The place without columns whose heading spans another with figures: which of the two it is of nobody knows. */
export function withoutSpanning(grid: SheetGrid, heading: Heading, place: Place): Place {
  // The cells of 绩效表 are as wide as their prose wants.
  if (heading.form.kind === "绩效") return place;
  const taken = new Set(heading.places.flatMap(columnsOf));
  const last = Math.max(...taken);
  const spans = (column: number | undefined): boolean => {
    const next = (column ?? last) + 1;
    if (next >= last || taken.has(next)) return false;
    if (grid.rows.slice(heading.from, heading.to).some((row) => !isBlank(row[next]))) return false;
    const figures = grid.rows.slice(heading.to, heading.to + MOST_ROWS).filter((row) => isFigure(row[next]));
    return figures.length >= FEWEST;
  };
  return place.columns.some(spans)
    ? { ...place, columns: place.columns.map((column) => (spans(column) ? undefined : column)) }
    : place;
}

/** What stands in a column below a heading, numbers as their digits; what the heading says is printed again on the next page. */
function digitsBelow(grid: SheetGrid, { from, to }: Heading, column: number): string[] {
  const over = new Set(grid.rows.slice(from, to).map((row) => row[column]));
  return grid.rows.slice(to, to + MOST_ROWS).flatMap((row) => {
    const cell: CellValue | undefined = row[column];
    if (isBlank(cell) || (typeof cell === "string" && over.has(cell))) return [];
    return typeof cell === "string" ? [plain(cell)] : typeof cell === "number" ? [String(cell)] : [""];
  });
}
