import { isBlank, type CellAddress, type CellValue, type SheetGrid } from "../core/sheet/grid.ts";
import { plainName, readCode, sameName, subject } from "../core/subjects/subject.ts";

// 科目表: a sheet (or a picked range) of the workbook that adds to the catalogue, or corrects it, for this workbook.

/** The sheet that is looked for. */
export const OVERLAY_SHEET = "科目表";

/**
 * What is odd about a row. Rows that are `used` count in formulas all the same.
 * - malformed: no code of 3, 5 or 7 digits; not used
 * - nameless: a code without a name; not used
 * - twice: the code stands above with another name, `other`; not used
 * - differs: the catalogue has another name, `other`; used, for that is what the table is for
 * - orphan: neither the catalogue nor the table has the 科目 above, whose code is `other`; used
 */
export interface OverlayConflict {
  readonly at: CellAddress;
  readonly kind: "malformed" | "nameless" | "twice" | "differs" | "orphan";
  /** As the row gives them. */
  readonly code: string;
  readonly name: string;
  readonly used: boolean;
  readonly other?: string;
}

/** A 科目表 as read. */
export interface Overlay {
  /** Names by code. */
  readonly names: ReadonlyMap<string, string>;
  /** Those of `names` that the catalogue does not have at all. */
  readonly added: number;
  /** In the order of the rows. */
  readonly conflicts: readonly OverlayConflict[];
}

interface Row {
  readonly at: CellAddress;
  readonly code: string;
  readonly name: string;
}

/**
 * Reads a 科目表: rows below a heading of 编码 and 名称 (also 科目编码, 科目代码, 科目名称 …), or, without one, code and name in the first two
 * columns that hold anything. Undefined where no row has a code, or anything like one.
 */
export function readOverlay(grid: SheetGrid): Overlay | undefined {
  const columns = headed(grid) ?? unheaded(grid);
  if (columns === undefined) return undefined;
  const names = new Map<string, string>();
  const conflicts: OverlayConflict[] = [];
  for (const row of rowsOf(grid, columns)) {
    const code = readCode(row.code);
    const conflict = code === undefined ? malformed(row) : conflictOf(row, code, names);
    if (conflict !== undefined) conflicts.push(conflict);
    if (code !== undefined && conflict?.used !== false && !names.has(code)) names.set(code, row.name);
  }
  if (names.size + conflicts.length === 0) return undefined;
  // A parent may stand further down.
  for (const row of rowsOf(grid, columns)) {
    const code = readCode(row.code) ?? "";
    const above = code.slice(0, -2);
    if (code.length > 3 && names.get(code) === row.name && !names.has(above) && subject(above) === undefined)
      conflicts.push({ ...row, kind: "orphan", used: true, other: above });
  }
  conflicts.sort((a, b) => a.at.row - b.at.row);
  const added = [...names.keys()].filter((code) => subject(code) === undefined).length;
  return { names, added, conflicts };
}

function malformed(row: Row): OverlayConflict | undefined {
  // Notes and blank lines have no code at all.
  return /\d|^#/.test(row.code) ? { ...row, kind: "malformed", used: false } : undefined;
}

function conflictOf(row: Row, code: string, names: ReadonlyMap<string, string>): OverlayConflict | undefined {
  if (row.name === "") return { ...row, kind: "nameless", used: false };
  const earlier = names.get(code);
  if (earlier !== undefined)
    return sameName(earlier, row.name) ? undefined : { ...row, kind: "twice", used: false, other: earlier };
  const known = subject(code)?.name;
  return known === undefined || sameName(known, row.name)
    ? undefined
    : { ...row, kind: "differs", used: true, other: known };
}

interface Columns {
  readonly code: number;
  readonly name: number;
  /** The first row below the heading. */
  readonly from: number;
}

const CODE_HEADING = /(?:编码|代码|编号)$/;
const NAME_HEADING = /(?:名称|科目)$/;

function headed(grid: SheetGrid): Columns | undefined {
  for (const [r, row] of grid.rows.entries()) {
    const texts = row.map((cell) => plainName(textOf(cell)));
    const [code, name] = [
      texts.findIndex((text) => CODE_HEADING.test(text)),
      texts.findIndex((text) => NAME_HEADING.test(text)),
    ];
    if (code !== -1 && name !== -1) return { code, name, from: r + 1 };
  }
  return undefined;
}

function unheaded(grid: SheetGrid): Columns | undefined {
  for (const row of grid.rows) {
    const code = row.findIndex((cell) => !isBlank(cell));
    if (code !== -1 && readCode(textOf(row[code])) !== undefined) return { code, name: code + 1, from: 0 };
  }
  return undefined;
}

function* rowsOf(grid: SheetGrid, columns: Columns): Generator<Row> {
  for (let r = columns.from; r < grid.rows.length; r++) {
    const row = grid.rows[r] ?? [];
    const [code, name] = [textOf(row[columns.code]), textOf(row[columns.name])];
    if (code !== "")
      yield { at: { sheet: grid.name, row: grid.top + r, column: grid.left + columns.code }, code, name };
  }
}

function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return "";
  return (typeof cell === "object" ? cell.text : String(cell)).trim();
}

let current: ReadonlyMap<string, string> = new Map();
let codesByName: ReadonlyMap<string, readonly string[]> = new Map();

/** From now on the functions ask this table first; undefined takes it away. Formulas must be recalculated to show it. */
export function setOverlay(overlay: Overlay | undefined): void {
  current = overlay?.names ?? new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const [code, name] of current) {
    const plain = plainName(name);
    byName.set(plain, [...(byName.get(plain) ?? []), code]);
  }
  codesByName = byName;
}

/** The name that the 科目表 gives a code. */
export function overlaid(code: string): string | undefined {
  return current.get(code);
}

/** The codes to which the 科目表 gives a name, in its plain form. */
export function overlaidNames(plain: string): readonly string[] {
  return codesByName.get(plain) ?? [];
}
