import type { Unit } from "../amounts/units.ts";
import type { Chart } from "../subjects/subject.ts";

/**
 * 部门（单位）决算 or 部门（单位）预算: their tables are never compared with each other; 绩效 are the sheets published with either;
 * 其他 are tables of no known form.
 */
export type Kind = "决算" | "预算" | "绩效" | "其他";

/** Where words of a form come from: the documents that print them, or what they were inferred from. */
export type Source = { readonly printed: string } | { readonly inferred: string };

/** What is printed, edition by edition, in exactly these words. */
export type Wording = readonly { readonly since: number; readonly words: string }[];

/** One column of amounts. */
export interface Column<Name extends string = string> {
  /** What rules call it; unique in its block. */
  readonly name: Name;
  /** Every spelling of the column's own heading, the usual one first; `name` where not given. */
  readonly headings?: readonly string[];
  /** Spellings of a heading that stands above it and tells it from a column of the same name. */
  readonly under?: readonly string[];
  /** Headings that may stand above it, and say nothing else: a place groups its columns by them. */
  readonly over?: readonly string[];
  readonly wording?: Wording;
  /** Some editions print the form without it; it is then an exact nothing. */
  readonly optional?: true;
  /** Some places print it and others do not; where it is not printed, nothing is known of it. */
  readonly varies?: true;
  /** Only a title tells that a table which prints it is of this form: others have the same columns. */
  readonly titled?: true;
  /** Figures of another year, or by how much they differ: its rows are those of this year, and what is printed need not add up to all of the other. */
  readonly compared?: true;
  /** The columns that it is the sum of: they stand for it where it is not printed. */
  readonly parts?: readonly string[];
  /** A column of a place's own: what is added up with this one is added up with it as well. */
  readonly joins?: string;
  /** Columns under its own heading are parts of it: the wide editions print every 款 beside the 小计 of its 类. */
  readonly wide?: true;
  /** Where it is not that of the form. */
  readonly source?: Source;
}

/** One prescribed line. */
export interface Line<Name extends string = string> {
  /** What rules call it, without its serial number; unique in its block. */
  readonly name: Name;
  /** The printed label where it is not `name`, and other correct spellings of it. */
  readonly labels?: readonly string[];
  /** Labels of earlier editions and known misprints: read, and reported as 提示. */
  readonly former?: readonly string[];
  readonly wording?: Wording;
  /** Code of the 类 that the line stands for. */
  readonly code?: string;
  /** Lines that are added up together; a line that the form does not know but that stands among them counts with them. */
  readonly group?: string;
  /** The line may be missing. */
  readonly optional?: true;
  /** Some places print it and others do not: it is not missed. */
  readonly varies?: true;
  /** The group that it is the sum of: its lines stand for it where it is not printed. */
  readonly parts?: string;
  /** Another group that it is the sum of, for places that print none of the first. */
  readonly orParts?: string;
  /** It holds rates, not amounts, and is not read. */
  readonly rates?: true;
  /** Where it is not that of the form. */
  readonly source?: Source;
}

/**
 * What its rows are: prescribed lines; 科目 of a chart; units; 科目 and under each its projects; one row without a name; 绩效指标, under each
 * project its own where the block has a column of projects; or those projects alone.
 */
export type RowKind =
  | "lines"
  | Extract<Chart, "functional" | "department">
  | "units"
  | "projects"
  | "single"
  | "indicators"
  | "indicator-projects";

/** Columns that say what a row is. 类, 款 and 项 may stand in one cell (code) or in two or three; 一级 and 二级 are levels of indicators. */
export type Label =
  | "code"
  | "类"
  | "款"
  | "项"
  | "unitCode"
  | "name"
  | "number"
  | "project"
  | "一级"
  | "二级"
  | "target"
  | "actual"
  | "scoring";

/** A part of a form that is read as one list of rows. */
export interface Block<Name extends string = string> {
  readonly name: Name;
  /** Spellings of the heading that spans the block, where the form has two sides. */
  readonly under?: readonly string[];
  readonly rows: RowKind;
  /** What its rows are where the heading says so: 科目 where it has a column of codes, one row where it has no column of labels at all. */
  readonly orRows?: readonly ("functional" | "single")[];
  readonly labels: Readonly<Partial<Record<Label, readonly string[]>>>;
  /** With what codes of its rows begin and those of its likes do not: they tell it from a form of the same headings. */
  readonly classes?: readonly string[];
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  /** How many times the block stands side by side, its rows going on in the next (公开06表: three groups). */
  readonly repeats?: number;
  /** Counts things, not money. */
  readonly counts?: true;
  /** Some places print it and others do not. */
  readonly varies?: true;
  /** Points or percentages, not money. */
  readonly unit?: "分" | "%";
  /** The block whose labels are those of this one as well, besides its own: amounts in several units under one heading. */
  readonly beside?: string;
  /** Labels stand anywhere between the column of names and the first amount, the last one counting: the heading spans them. */
  readonly wide?: true;
  /** Headings of columns of prose, which are not read. */
  readonly prose?: readonly string[];
}

/** A published table as it is prescribed: words, no row numbers and no column letters. */
export interface Form {
  /** The number that the form carries: 公开01表; its title where it has none. Never used to recognise it. */
  readonly no: string;
  readonly kind: Kind;
  /** Every title, the usual one first. */
  readonly titles: readonly string[];
  readonly wording?: Wording;
  /** Its heading may be that of another form: only a title, the name of the sheet or the user tells. */
  readonly titleOnly?: true;
  /** Where its words and its layout come from. */
  readonly source: Source;
  /** Parts one below the other, each with its own heading; blocks of a part stand side by side. */
  readonly parts: readonly (readonly Block[])[];
  /** The known form that it is, in a place's own words: rules know a table of it as that. */
  readonly as?: Form;
  /** What its amounts are in where a table does not say. */
  readonly unit?: Unit;
  /** Of 绩效: with which tables it is published. */
  readonly with?: "决算" | "预算";
  /** Of 绩效: whose name stands above the table; there may be a sheet for each. */
  readonly of?: "项目" | "单位";
}

/** Keeps the words of a form as types, so that a rule that misspells a line or a column does not compile. */
export function form<const F extends Form>(given: F): F {
  return given;
}

export type BlockOf<F extends Form> = F["parts"][number][number];
export type BlockName<F extends Form> = BlockOf<F>["name"];
export type BlockNamed<F extends Form, B extends BlockName<F>> = Extract<BlockOf<F>, { readonly name: B }>;
export type LineName<F extends Form, B extends BlockName<F>> = BlockNamed<F, B>["lines"][number]["name"];
export type ColumnName<F extends Form, B extends BlockName<F>> = BlockNamed<F, B>["columns"][number]["name"];

/** What the rows of a block are under a heading that has these labels. */
export function rowsUnder({ rows, orRows = [] }: Block, has: (label: Label) => boolean): RowKind {
  if (orRows.includes("functional") && (has("code") || has("类"))) return "functional";
  return orRows.includes("single") && !has("unitCode") && !has("name") ? "single" : rows;
}

/** What the edition of a year prints; an older one prints the oldest words known. */
export function wordingOf(wording: Wording, edition: number): string | undefined {
  return (wording.filter(({ since }) => since <= edition).at(-1) ?? wording[0])?.words;
}

/** The title that reports use. */
export function titleOf(form: Form): string {
  return form.titles[0] ?? form.no;
}

/** Whether tables of this kind are no set of their own: they are published with others, or by themselves. */
export function standsAlone(kind: Kind): kind is "绩效" | "其他" {
  return kind === "绩效" || kind === "其他";
}

/** The set with which a form is published. */
export function setKindOf(form: Form): "决算" | "预算" {
  return standsAlone(form.kind) ? (form.with ?? "决算") : form.kind;
}
