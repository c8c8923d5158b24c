import type { Unit } from "../amounts/units.ts";
import type { CodeRows } from "./rows-by-code.ts";
import type { Block, Form, Label } from "../forms/form.ts";
import type { SheetGrid } from "../sheet/grid.ts";

/** What a row is in its table: the prescribed line, or the level of its 科目. */
export type RowLevel = "line" | "类" | "款" | "项" | "单位" | "项目" | "级" | "指标";

/** One row of a block as found in the sheet. */
export interface Row {
  /** Row in the grid, from 0. */
  readonly at: number;
  /** Where its labels and amounts stand. */
  readonly place: Place;
  readonly level: RowLevel;
  /** Label as printed. */
  readonly name: string;
  /** Index into the block's lines, where it is a prescribed one. */
  readonly line?: number;
  /** Code of the 科目, printed or found out from the rows around it; of a unit, its code. */
  readonly code?: string;
  /** The code does not stand in the row itself. */
  readonly inferred?: true;
  /** 单位代码, where rows of several units stand in one table. */
  readonly unit?: string;
  /** Of a unit: the row of its department, where no code says so: that has all that 合计 has. */
  readonly department?: number;
  /** 一级指标 and 二级指标 above an indicator, as printed; of a level (级) with its points, also its own name. */
  readonly above?: string;
  /** The points that the label of a level prints: 规划（15分）. */
  readonly points?: string;
  /** Of an indicator: its score is in proportion to its completion. */
  readonly inProportion?: true;
  /** What it is added up with, where that is not what its line says: a line that the form does not know, or one numbered like its whole. */
  readonly group?: string;
  /** Of a row that stands once for each of several years: its year, where that is not the last. */
  readonly year?: string;
  /** 行次 as printed. */
  readonly number?: number;
  /** Its row is the last of the heading as well: where that has words, no amount is printed. */
  readonly shared?: true;
  /** A column that was not understood and may be one that it lacks: none of its own holds anything, or its page has fewer than the others. */
  readonly elsewhere?: number;
  /** Rows right below it in the tree 合计–类–款–项, as indices into the block's rows. */
  children?: number[];
}

/** Whether a row is one of a 科目, known by its code. */
export function isSubject({ code, level }: Pick<Row, "code" | "level">): boolean {
  return code !== undefined && level !== "line" && level !== "单位" && level !== "项目";
}

/** Something in a table that is not as prescribed; words are made elsewhere. */
export interface Oddity {
  readonly kind:
    | "unknown-row"
    | "nameless-row"
    | "repeated-line"
    | "missing-line"
    | "codeless-row"
    | "unfilled-row"
    | "subject-or-project";
  readonly at: number;
  readonly column: number;
  readonly text: string;
}

/** A block as found: its rows, and where its columns stand. */
export interface TableBlock {
  readonly block: Block;
  readonly rows: readonly Row[];
  /** Grid row in which its heading begins, on the first of its pages. */
  readonly from: number;
  /** Prescribed lines by name, and 科目 by code: indices into `rows`. */
  readonly lines: ReadonlyMap<string, number>;
  readonly codes: CodeRows;
  /** Rows of the first level: what 合计 adds up. */
  readonly roots: readonly number[];
  /** 科目 rows whose code stood before, and those above which no row of the level above stands: indices into `rows`. */
  readonly repeated: readonly number[];
  readonly orphans: readonly number[];
  /** Prescribed columns that the sheet does not have. */
  readonly missing: readonly string[];
  /** Where codes begin to stand twice: most of them do, so they were not understood. */
  readonly garbled?: { readonly at: number; readonly column: number; readonly text: string };
  /** Columns whose heading the form does not know. */
  readonly strangers: readonly { readonly column: number; readonly text: string }[];
}

/** How a table was known for what it is. */
export type KnownBy = "title" | "sheet-name" | "headings" | "structure";

/** A sheet, or a part of one, read as a prescribed form. */
export interface Table {
  readonly form: Form;
  readonly grid: SheetGrid;
  readonly knownBy: KnownBy;
  /** Known without its title, while another sheet may be the one of this form. */
  readonly isOneOf?: true;
  /** Its title in plain words, without year, number and name; undefined where none was read. */
  readonly title?: string;
  /** Grid cell of the title, or of the first heading where there is none. */
  readonly at: { readonly row: number; readonly column: number };
  readonly blocks: readonly TableBlock[];
  readonly oddities: readonly Oddity[];
  /** 金额单位 as the table states it. */
  readonly unit?: Unit;
  readonly year?: string;
  readonly organisation?: string;
  /** Another unit that its title names. */
  readonly titledFor?: string;
  /** The project that a 绩效表 is about. */
  readonly project?: string;
  /** It says of itself that it is empty. */
  readonly saysEmpty: boolean;
  /** The first of rows with amounts between its title and what was read as its heading: the heading proper was not understood. */
  readonly unreadFrom?: number;
  /** The next sheet, where it has more rows of the same without title or heading. */
  readonly goesOn?: SheetGrid;
}

/** A place that looks like a table but was not read as one. */
export interface Stray {
  readonly grid: SheetGrid;
  readonly reason: "no-table" | "unknown-title" | "no-heading" | "ambiguous" | "too-many";
  /** The title, or those of the forms it may be. */
  readonly text: string;
  /** What it may be, by its title or its columns. */
  readonly forms?: readonly Form[];
  readonly at?: { readonly row: number; readonly column: number };
  /** Grid rows in which its table would stand: from the first to the one before `to`. */
  readonly from: number;
  readonly to: number;
}

export interface Place {
  readonly block: Block;
  readonly repeat: number;
  readonly labels: Readonly<Partial<Record<Label, number>>>;
  readonly columns: readonly (number | undefined)[];
  /** The printed heading of each column with those above it, the ones that tell columns of one name apart left out. */
  readonly headings: readonly string[];
  /** Grid row in which the heading begins. */
  readonly from: number;
  /** Columns of words, which are not read; figures may stand in them. */
  readonly prose?: readonly number[];
  /** Further columns of labels. */
  readonly beside?: readonly number[];
  /** The column before which labels end, where they may stand in several. */
  readonly labelsEnd?: number;
}
/** A column of the sheet: its own words from top to bottom, and those of headings that span it. */
export interface SheetColumn {
  readonly at: number;
  /** Its last words, its last two pieces joined, and so on: a heading may be broken over rows. */
  readonly endings: readonly string[];
  /** The same without what stands in brackets at the end. */
  readonly bare: readonly string[];
  readonly above: ReadonlySet<string>;
}
/** The places in which rows stand, each once; rows that follow each other nearly always share theirs. */
export function placesOf(rows: readonly Row[]): Set<Place> {
  const places = new Set<Place>();
  let last: Place | undefined;
  for (const { place } of rows) if (place !== last) places.add((last = place));
  return places;
}

/** The key of a 科目 row: its code, and the unit where rows say whose they are. */
export function keyOf(code: string, unit: string | undefined): string {
  return unit === undefined ? code : `${unit} ${code}`;
}
