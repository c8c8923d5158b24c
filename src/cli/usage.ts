import type { Unit } from "../core/amounts/units.ts";
import type { BookRole } from "../core/prose/beside.ts";
import type { CheckDates } from "../core/publication/checklist/answer.ts";
import type { Language } from "../core/report/say/language.ts";
import type { BalanceUsage } from "./balance.ts";
import type { Command } from "./options.ts";
import type { PublishUsage } from "./publish.ts";

/** A command line as understood. */
export interface Usage {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly language: Language;
  readonly json: boolean;
  readonly strict: boolean;
  /** One line a file. */
  readonly summary: boolean;
  /** What the user ignores in the workbook counts like the rest. */
  readonly includeIgnored: boolean;
  /** Where check and summary write their report, or check its lines. */
  readonly report?: ReportUsage;
  /** A line of JSON for each file: where to. */
  readonly lines?: "output" | "file";
  /** Files for which there is a line, and which have not changed, are not checked again. */
  readonly resume: boolean;
  readonly shard?: ShardUsage;
  readonly marked?: string;
  /** Documents to be read beside the workbooks. */
  readonly prose: readonly string[];
  /** Workbooks of last year and of the budget, held against those that are checked. */
  readonly books: readonly { readonly book: BookRole; readonly file: string }[];
  /** The name of a set, or a .json file that describes one. */
  readonly profile?: string;
  readonly only?: "表内" | "表间";
  /** Of the commands of these names. */
  readonly template?: TemplateUsage;
  readonly balance?: BalanceUsage;
  readonly compare?: CompareUsage;
  readonly department?: DepartmentUsage;
  readonly checklist?: ChecklistUsage;
  readonly write?: WriteUsage;
  readonly document?: DocumentUsage;
  readonly fill?: FillUsage;
  readonly publish?: PublishUsage;
}

/** A file of all that was found. */
export interface ReportUsage {
  readonly output: string;
  readonly force: boolean;
}

/** A workbook with what it is compared with: last year's workbook or document, and the budget. */
export interface CompareUsage {
  readonly input: string;
  readonly books: Usage["books"];
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** The files of a publication, and what they are held against. */
export interface ChecklistUsage {
  readonly inputs: readonly string[];
  readonly books: Usage["books"];
  readonly dates: CheckDates;
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** A department's workbook with those of its units, and a list of what units it has. */
export interface DepartmentUsage {
  readonly input: string;
  readonly units: readonly string[];
  readonly list?: string;
  readonly json: boolean;
  readonly report?: ReportUsage;
}

/** One of so many parts of the files; the first is 1. */
export interface ShardUsage {
  readonly index: number;
  readonly of: number;
}

/** The tables of which words are written, and what else is known. */
export interface WriteUsage {
  readonly input: string;
  readonly books: Usage["books"];
  /** The sheet 说明用数 as filled in, and where to write it. */
  readonly answers?: string;
  readonly questions?: string;
  /** .txt or .docx; the words are printed where there is none. */
  readonly output?: string;
  /** 本单位, 本部门. */
  readonly self?: string;
  /** The name of a form of words, where not that of the tables. */
  readonly form?: string;
  readonly force: boolean;
}

export interface FillUsage extends BalanceUsage {
  /** Whether 尾差 are settled, with the 元 behind them, or left and said. */
  readonly balance: boolean;
}

/** The tables of a whole document, and what else is known. */
export interface DocumentUsage extends Omit<WriteUsage, "input" | "output" | "questions"> {
  /** 绩效表 may stand in a file of their own. */
  readonly inputs: readonly string[];
  /** .docx or .html */
  readonly output: string;
  /** A .docx or a text with the 情况说明, in the place of one that is written. */
  readonly words?: string;
  /** A .docx of the office whose look the new one gets. */
  readonly like?: string;
}

/** Which blank tables of the set are wanted, and where. */
export interface TemplateUsage {
  /** 表号, whole or without their words; all where not given. */
  readonly tables?: readonly string[];
  readonly year: number;
  readonly unitName?: string;
  readonly unit: Unit;
  /** How many projects get a sheet of their own. */
  readonly projects: number;
  readonly output: string;
  readonly force: boolean;
}
