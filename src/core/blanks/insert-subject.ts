import { isBlank, sumFormula, type CellAddress, type SheetGrid } from "../sheet/grid.ts";
import { recognise, type Said } from "../tables/recognise.ts";
import { isSum } from "../forms/rule.ts";
import { RULES } from "../forms/index.ts";
import { areasOf, sumsIn } from "../equations/prescribed-sums.ts";
import type { Row, Table, TableBlock } from "../tables/table.ts";
import { type Change, type FormulaCell, type Typed, typedText } from "../sheet/change.ts";

// 插入科目: a row for a 科目 and those above it that have none, in the order of the codes, and the sums that take it in.

/** A row that a table gets. */
export interface NewRow {
  readonly code: string;
  readonly name: string;
  /** Row of the sheet where it will stand, once those before it in the list stand. */
  readonly row: number;
  /** Whether a row of the sheet is inserted there; else it is a blank one of the table. */
  readonly inserted: boolean;
  /** Its labels. */
  readonly changes: readonly Change[];
}

export interface Insertion {
  readonly sheet: string;
  /** From top to bottom; the last is that of the 科目 itself, or of one above it that was lacking too. */
  readonly rows: readonly NewRow[];
  /** The row whose look inserted rows take: one with a code, as it stands before anything is inserted. */
  readonly like?: number;
}

/**
 * Why there is none: no table is known around the cell; its rows are prescribed; the 科目 is of another chart, or unknown; it has its row;
 * rows of several units stand there, or another table beside it.
 */
export type NoInsertion = "no-table" | "prescribed" | "other-chart" | "present" | "several-units" | "beside";

/** What gives a 科目 its row in the table around a row of the sheet. `nameOf` is asked for names: the workbook may have a 科目表. */
export function insertionOf(
  grid: SheetGrid,
  around: number,
  code: string,
  nameOf: (code: string) => string | undefined,
  said?: Said,
): Insertion | NoInsertion {
  const { tables } = recognise([grid], said);
  const found = tableAround(tables, around - grid.top);
  if (found === undefined) return "no-table";
  const list = listIn(found);
  if (list === undefined) return "prescribed";
  const chart = list.block.rows === "functional" ? "2" : "3";
  if (!code.startsWith(chart) || nameOf(code) === undefined) return "other-chart";
  if (list.codes.has(code)) return "present";
  const coded = list.rows.filter(({ code: own, level }) => own !== undefined && level !== "line");
  if (coded.some(({ unit }) => unit !== undefined)) return "several-units";
  const ends = list.rows.map(({ at }) => at);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  // A 合计 at the foot stays there.
  const foot =
    coded.length === 0 ? undefined : list.rows.find(({ level, at }) => level === "line" && at > lastOf(coded));
  const isBeside = tables.some(
    (table) => table !== found && table.blocks.some(({ rows }) => rows.some(({ at }) => at >= first && at <= last)),
  );
  if (isBeside) return "beside";
  const place = list.rows[0]?.place;
  if (place === undefined) return "no-table";
  const missing = ancestorsOf(list, found, code).filter((each) => !list.codes.has(each));
  const rows: NewRow[] = [];
  for (const each of missing) {
    const next = coded.find((row) => (row.code ?? "") > each) ?? foot;
    const before = (next?.at ?? last + 1) + rows.length;
    const isFree = next === undefined && isBlankRow(grid, last + 1 + freeUsed(rows), place);
    const row = grid.top + (isFree ? last + 1 + rows.length : before);
    rows.push({
      code: each,
      name: nameOf(each) ?? "",
      row,
      inserted: !isFree,
      changes: labelsOf(place.labels, each, nameOf(each) ?? "").map(([column, typed]) => ({
        at: { sheet: grid.name, row, column: grid.left + column },
        before: null,
        after: [[typed]],
      })),
    });
  }
  const [like] = coded;
  return { sheet: grid.name, rows, ...(like === undefined ? {} : { like: grid.top + like.at }) };
}

function lastOf(rows: readonly Row[]): number {
  return Math.max(...rows.map(({ at }) => at));
}

/** How many of the new rows stand in blank rows at the end. */
function freeUsed(rows: readonly NewRow[]): number {
  return rows.filter(({ inserted }) => !inserted).length;
}

/** The only table, or the last that begins above the row. */
function tableAround(tables: readonly Table[], row: number): Table | undefined {
  return tables.length === 1 ? tables[0] : tables.filter(({ at }) => at.row <= row).at(-1);
}

/** The block of a table in which a unit lists its own 科目. */
function listIn(table: Table): TableBlock | undefined {
  return table.blocks.find(
    ({ block }) => (block.rows === "functional" || block.rows === "department") && (block.repeats ?? 1) === 1,
  );
}

/** The code with those above it that the form wants rows for. */
function ancestorsOf({ block }: TableBlock, { form }: Table, code: string): string[] {
  const isTree = RULES.some(
    (rule) =>
      !isSum(rule) &&
      (rule.structure === "tree" || rule.structure === "full-tree") &&
      rule.over.some((place) => place.form === form && place.block === block.name),
  );
  return isTree ? [3, 5, 7].filter((length) => length <= code.length).map((length) => code.slice(0, length)) : [code];
}

function isBlankRow(grid: SheetGrid, at: number, { labels, columns }: Row["place"]): boolean {
  const cells = grid.rows[at];
  return [...Object.values(labels), ...columns].every((column) => column === undefined || isBlank(cells?.[column]));
}

/** The cells that say what the row is: 2080505 in one, or 208, 05 and 05. */
function labelsOf(labels: Row["place"]["labels"], code: string, name: string): [column: number, typed: Typed][] {
  const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
  const cells: [number | undefined, string][] =
    labels.类 === undefined
      ? [[labels.code, code]]
      : [
          [labels.类, parts[0] ?? ""],
          [labels.款, parts[1] ?? ""],
          [labels.项, parts[2] ?? ""],
        ];
  cells.push([labels.name, name]);
  return cells.flatMap(([column, text]) =>
    column === undefined || text === "" ? [] : [[column, typedText(text)] as [number, Typed]],
  );
}

/** The sum of single cells and ranges, as we write it and as most people do. */
const PLAIN_SUM = /^=(?:SUM\()?\$?[A-Z]{1,3}\$?\d+(?:[:,+]\$?[A-Z]{1,3}\$?\d+)*\)?$/i;

/**
 * The sums that take the new rows in, once these stand: of the rows above them in the tree, and across their own. A cell that holds a
 * figure, or a formula of another kind, stays.
 */
export function sumChanges(
  grid: SheetGrid,
  formulas: readonly FormulaCell[],
  added: readonly string[],
  said?: Said,
): Change[] {
  const { tables } = recognise([grid], said);
  const table = tables.find((one) => added.some((code) => listIn(one)?.codes.has(code) === true));
  const list = table && listIn(table);
  if (table === undefined || list === undefined) return [];
  const rows = new Set(
    list.rows
      .filter(({ code, level }) => level === "line" || added.some((one) => code !== undefined && one.startsWith(code)))
      .map(({ at }) => grid.top + at),
  );
  const written = new Map(formulas.map(({ at, formula }) => [`${at.row} ${at.column}`, formula]));
  const isTyped = (row: number, column: number | undefined): boolean =>
    column !== undefined &&
    !isBlank(grid.rows[row]?.[column]) &&
    !written.has(`${grid.top + row} ${grid.left + column}`);
  // In a row of figures a blank is meant.
  const typed = new Set(
    list.rows
      .filter(({ at, place }) => place.columns.some((column) => isTyped(at, column)))
      .map(({ at }) => grid.top + at),
  );
  return sumsIn(table)
    .filter(({ at }) => rows.has(at.row))
    .flatMap(({ at, parts }): Change[] => {
      const formula = sumFormula(areasOf(parts));
      const now = written.get(`${at.row} ${at.column}`) ?? valueAt(grid, at);
      const isOpen = now === null ? !typed.has(at.row) : typeof now === "string" && PLAIN_SUM.test(now);
      return isOpen && now !== formula && formula.length < LONGEST ? [{ at, before: now, after: [[formula]] }] : [];
    });
}

/** Of a formula in Excel. */
const LONGEST = 8192;

function valueAt({ rows, top, left }: SheetGrid, { row, column }: CellAddress): Typed {
  const value = rows[row - top]?.[column - left] ?? null;
  return typeof value === "object" ? (value === null ? null : value.text) : value;
}
