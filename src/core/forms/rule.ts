import type { Relation } from "../amounts/verdict.ts";
import type { BlockName, ColumnName, Form, Kind, LineName } from "./form.ts";

/** Which rows of a block a term reads. */
export type RowChoice =
  | { readonly of: "line"; readonly name: string }
  /** The row at hand, or in another table the row of the same 科目 or line; where there is none, the rows of its 下级科目. */
  | { readonly of: "this" }
  /** The rows right below the row at hand. */
  | { readonly of: "below" }
  | { readonly of: "group"; readonly name: string }
  | { readonly of: "codes"; readonly codes: readonly string[] }
  /** Every 科目 of the first level but these. */
  | { readonly of: "others"; readonly codes: readonly string[] }
  /** The project of the same name as the row at hand. */
  | { readonly of: "named" }
  /** Every row. */
  | { readonly of: "all" };

/** Some cells of a table, to be added up. */
export interface Term {
  readonly form: Form;
  readonly block: string;
  readonly rows: RowChoice;
  /** Columns by name, or the column at hand. */
  readonly columns: readonly string[] | "this";
  /** In every table of the form, each project once; otherwise in the one at hand, or the first. */
  readonly every?: true;
}

/** Two sums. */
export interface Equation {
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** Points that stand in for the right side where nothing is printed there: the first of these that agrees, or else the first. */
  readonly points?: readonly Points[];
  /** Where nothing is printed on the right side, its parts were not given, and nothing is compared. */
  readonly ifGiven?: true;
}

/** What weights and scores come to: 100, or 90 where the 10 for the 执行率 are not listed. */
export type Points = 90 | 100;

/** A list of rows that a rule goes through: those of one block, or the 科目 and lines of several together. */
export interface BlockRef {
  readonly form: Form;
  readonly block: string;
}

/** What a row is to a rule: 合计 and other lines, or the level of its 科目; 功能分类 lines are 类. */
export type RuleLevel = "合计" | "类" | "款" | "项" | "单位" | "项目" | "级" | "指标";

export interface Each {
  readonly over: readonly BlockRef[];
  readonly levels?: readonly RuleLevel[];
  /** Only rows that have rows below them. */
  readonly above?: true;
  /** Goes through every column of the block as well. */
  readonly columns?: true;
  /** Only indicators that are scored in proportion, or only the others. */
  readonly inProportion?: boolean;
}

/** What must be so for a rule to apply; otherwise it is not tried and not missed. */
export interface Condition {
  readonly says: string;
  readonly english: string;
  /** All these cells are nothing, or too little to print. */
  readonly nothing?: readonly Term[];
  /** One of these cells at least is something. */
  readonly something?: readonly Term[];
  /** These two sums agree. */
  readonly agree?: Equation;
}

interface RuleBase {
  /** Printed with every finding, never given to another rule. */
  readonly id: string;
  /** What the user reads. */
  readonly says: string;
  readonly english: string;
  /** Where it is laid down: the number of the 勾稽关系. */
  readonly basis: string;
  /** 提示: worth a look, never an error. */
  readonly hint?: true;
}

/** A relation between two sums, for one place or for each row or column of a list. */
export interface SumRule extends RuleBase {
  /** `=` where not given. */
  readonly relation?: Relation;
  readonly each?: Each;
  readonly equations: readonly Equation[];
  readonly when?: Condition;
  /** Of a 提示: where this is so, a difference says nothing; that it holds still does. */
  readonly unless?: Condition;
  /** The left side is a rate in per cent, the right side a part and its whole. */
  readonly ratio?: Ratio;
}

export interface Ratio {
  /** What a finding says it should be. */
  readonly asked: "rate" | "part";
  /** A rate above 100 counts as 100. */
  readonly capped?: true;
}

/** What is to be so of rows and names, not of amounts. */
export interface StructureRule extends RuleBase {
  readonly structure:
    /** Every 款 and 项 has its row above; no code stands twice. */
    | "tree"
    /** As `tree`, and every 类 and 款 has a row below. */
    | "full-tree"
    /** 行次 count on without a gap. */
    | "numbers"
    /** No prescribed line is missing. */
    | "lines"
    /** One name for one code, in all tables. */
    | "same-names"
    /** The name is that of the catalogue, or of the form. */
    | "right-names"
    /** Every code of the first place stands in the second. */
    | "subset"
    /** Columns that show the same thing twice have the same heading. */
    | "same-headings"
    /** The first place has indicators, the second their completion: it is below 100 where fewer were reached than aimed at, and points go by the share. */
    | "reached"
    /** As `reached`, of targets that are at most so much, and of indicators that are scored otherwise. */
    | "reached-otherwise"
    /** No satisfaction is above 100 %. */
    | "satisfaction";
  readonly over: readonly BlockRef[];
  /** Columns by name, for "same-headings". */
  readonly pairs?: readonly (readonly [string, string])[];
}

export type Rule = SumRule | StructureRule;

type RowWord<F extends Form, B extends BlockName<F>> = LineName<F, B> | RowChoice;
type ColumnWord<F extends Form, B extends BlockName<F>> =
  ColumnName<F, B> | readonly ColumnName<F, B>[] | typeof THIS_COLUMN;

export const THIS: RowChoice = { of: "this" };
export const BELOW: RowChoice = { of: "below" };
export const ALL: RowChoice = { of: "all" };
export const THIS_COLUMN = "this column";

/** The project of the same name. */
export const NAMED: RowChoice = { of: "named" };

/** The cells of every table of the form. */
export function every(term: Term): Term {
  return { ...term, every: true };
}

/** Lines that are added up together. */
export function group(name: string): RowChoice {
  return { of: "group", name };
}

/** The 科目 of these codes; one that the table does not list is nothing. */
export function codes(...list: readonly string[]): RowChoice {
  return { of: "codes", codes: list };
}

/** Every 类 but these. */
export function others(...list: readonly string[]): RowChoice {
  return { of: "others", codes: list };
}

/** Some cells of a form. A misspelt block, line or column does not compile. */
export function cell<F extends Form, B extends BlockName<F>>(
  form: F,
  block: B,
  rows: RowWord<F, B>,
  columns: ColumnWord<F, B>,
): Term {
  return {
    form,
    block,
    rows: typeof rows === "string" ? { of: "line", name: rows } : rows,
    columns: columns === THIS_COLUMN ? "this" : typeof columns === "string" ? [columns] : columns,
  };
}

/** A block of a form, by its name. */
export function place<F extends Form>(form: F, block: BlockName<F>): BlockRef {
  return { form, block };
}

/** Whether a rule is made of equations. */
export function isSum(rule: Rule): rule is SumRule {
  return "equations" in rule;
}

const formsRead = new WeakMap<Rule, readonly Form[]>();

/** The forms that a rule reads, each once, in the order in which it names them. */
export function formsOf(rule: Rule): readonly Form[] {
  const known = formsRead.get(rule);
  if (known !== undefined) return known;
  const places = isSum(rule)
    ? [
        ...(rule.each?.over ?? []),
        ...rule.equations.flatMap((equation) => [...equation.left, ...equation.right]),
        ...conditionTerms(rule),
      ]
    : rule.over;
  const forms = [...new Set(places.map((at) => at.form))];
  formsRead.set(rule, forms);
  return forms;
}

function conditionTerms({ when }: SumRule): readonly Term[] {
  return [
    ...(when?.nothing ?? []),
    ...(when?.something ?? []),
    ...(when?.agree?.left ?? []),
    ...(when?.agree?.right ?? []),
  ];
}

/** 表内 or 表间. */
export function scopeOf(rule: Rule): "表内" | "表间" {
  return formsOf(rule).length > 1 ? "表间" : "表内";
}

/** 决算, 预算 or 绩效, as its first form is. */
export function kindOf(rule: Rule): Kind {
  return formsOf(rule)[0]?.kind ?? "决算";
}
/** What is asked of a whole set or a whole table, beyond single comparisons. */
export type WholeRule = Pick<Rule, "id" | "says" | "english" | "basis" | "hint">;
