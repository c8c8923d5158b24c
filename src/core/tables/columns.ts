import type { Form } from "../forms/form.ts";
import type { CellValue, SheetGrid } from "../sheet/grid.ts";
import { plain, splitYear, withoutBracket } from "../sheet/text.ts";
import type { SheetColumn } from "./table.ts";

// The words of a heading, row by row, and the columns that they make. What was read is kept, for a row is tried with many forms.

/** So many blank columns end a heading. */
const WIDEST_GAP = 256;

/** So many columns with words a heading has at most: the widest form prints every 款 of the economic classification. */
export const MOST_COLUMNS = 150;

/** 合计 below the heading of a column of labels heads no column: it is the row in which all is added up. */
export const TOTALS: ReadonlySet<string> = new Set(["合计", "总计", "合计数"]);

/** The columns under a heading, and its row that is that of 合计 as well. */
interface View {
  readonly columns: readonly SheetColumn[];
  readonly shared?: number | undefined;
}

/** What was made of the rows from one on, which many forms are tried with. */
interface RowsFrom {
  readonly from: number;
  readonly views: Map<number, View>;
  readonly named: Map<readonly Form[], readonly Form[]>;
}

const lastRows = new WeakMap<SheetGrid, RowsFrom>();

export function rowsFrom(grid: SheetGrid, from: number): RowsFrom {
  const known = lastRows.get(grid);
  if (known?.from === from) return known;
  const made: RowsFrom = { from, views: new Map(), named: new Map() };
  lastRows.set(grid, made);
  return made;
}

const NO_LABELS: ReadonlySet<string> = new Set();

/** The columns whatever the form. */
export function viewOf(grid: SheetGrid, from: number, height: number): View {
  const { views } = rowsFrom(grid, from);
  let view = views.get(height);
  if (view === undefined) views.set(height, (view = readColumns(grid, from, height, NO_LABELS)));
  return view;
}

/** The columns of a form, of which these are the headings of labels. */
export function columnsUnder(grid: SheetGrid, from: number, height: number, labels: ReadonlySet<string>): View {
  const hasTotal = rowWords(grid.rows[from + height - 1] ?? []).words.some((words) => TOTALS.has(words));
  return hasTotal ? readColumns(grid, from, height, labels) : viewOf(grid, from, height);
}

/** Reads the rows of a heading column by column. A cell right of a heading belongs to it while all above it does. */
function readColumns(grid: SheetGrid, from: number, height: number, labels: ReadonlySet<string>): View {
  const rows = wordsUnder(grid.rows.slice(from, from + height));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const sources = rows.map((): number[] => []);
  const columns: SheetColumn[] = [];
  let shared: number | undefined;
  for (let c = 0; c < width && columns.length < MOST_COLUMNS; c++) {
    const own: string[] = [];
    const above = new Set<string>();
    let joined = c > 0; // whether all headings so far are those of the column at the left
    rows.forEach((row, r) => {
      const isTotal = r === rows.length - 1 && TOTALS.has(row[c] ?? "") && labels.has(own.at(-1) ?? "");
      if (isTotal) shared = from + r;
      const words = isTotal ? "" : (row[c] ?? "");
      const line = sources[r] ?? [];
      const left = joined ? (line[c - 1] ?? -1) : -1;
      if (words !== "") {
        line[c] = c;
        if (own.at(-1) !== words) own.push(words);
      } else {
        line[c] = left;
        if (left >= 0) above.add(row[left] ?? "");
      }
      joined = joined && line[c] === line[c - 1];
    });
    for (const words of own.slice(0, -1)) above.add(words);
    if (own.length === 0) continue;
    const endings = own.map((_, i) => own.slice(i).join("")).reverse();
    columns.push({ at: c, endings, bare: endings.map(withoutBracket), above });
  }
  return { columns, shared };
}

/** The words of a heading, cell by cell; of two years side by side the earlier one is 上年. */
function wordsUnder(rows: readonly (readonly CellValue[])[]): readonly (readonly string[])[] {
  const words = rows.map(rowWords);
  const years = new Set(words.flatMap((row) => row.years));
  if (years.size === 0) return words.map((row) => row.words);
  const last = [...years].sort().at(-1);
  return words.map((row) =>
    row.words.map((cell) => {
      const { year, rest } = splitYear(cell);
      if (year === undefined) return cell;
      const isLast = year === last;
      return rest === "" ? (isLast ? "本年" : "上年") : isLast ? rest : `上年${rest}`;
    }),
  );
}

interface RowWords {
  readonly words: readonly string[];
  /** The years that some of them begin with. */
  readonly years: readonly string[];
  /** How many of its cells are figures; codes that are texts are none. */
  readonly figures: number;
}

const knownWords = new WeakMap<readonly CellValue[], RowWords>();

/** The words of a row, as far as a heading may reach; a row is tried with many forms. */
export function rowWords(row: readonly CellValue[]): RowWords {
  const known = knownWords.get(row);
  if (known !== undefined) return known;
  const words: string[] = [];
  const years: string[] = [];
  let figures = 0;
  for (let c = 0, filled = 0; c < row.length && filled < MOST_COLUMNS && c - words.length < WIDEST_GAP; c++) {
    const own = headingWords(row[c]);
    if (own === "") {
      if (typeof row[c] === "number" || wordsOf(row[c]).includes(".")) figures++;
      continue;
    }
    filled++;
    while (words.length < c) words.push("");
    words.push(own);
    const { year } = splitYear(own);
    if (year !== undefined) years.push(year);
  }
  const found = { words, years, figures };
  knownWords.set(row, found);
  return found;
}

/** 栏次 and amounts are no words: 类, 款 and 项 may stand in their row. Over columns, 其中：基本支出 is 基本支出. */
function headingWords(cell: CellValue | undefined): string {
  const words = wordsOf(cell).replace(/^其中:?(?=.)/, "");
  return words === "栏次" || (/^-?\d[\d,]*(?:\.\d+)?$/.test(words) && !/^20\d\d$/.test(words)) ? "" : words;
}

/** What a cell says, without spaces and width; numbers as their digits. */
export function wordsOf(cell: CellValue | undefined): string {
  return typeof cell === "string" ? plain(cell) : typeof cell === "number" ? String(cell) : "";
}
