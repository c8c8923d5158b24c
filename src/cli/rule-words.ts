import type { RowChoice, Term } from "../core/forms/rule.ts";
import { spoken, type Language } from "../core/report/say/language.ts";

/** What the explanation of one rule says. */
interface RuleWords {
  kind(kind: string): string;
  tables(tables: readonly string[]): string;
  basis(basis: string): string;
  /** What must be so for the rule to be tried. */
  when(condition: string): string;
  unless(condition: string): string;
  readonly formula: string;
  /** So many equations of the same kind besides. */
  others(count: number): string;
  /** Cells of a table, in its own words. */
  term(term: Term): string;
  /** Both sides where it holds, then what the left side is where it does not, and the gap. */
  example(left: string, right: string, wrong: string, gap: string): string;
}

export const ruleWords: (language: Language) => RuleWords = spoken<RuleWords>({
  "zh-CN": {
    kind: (kind) => `类别：${kind}`,
    tables: (tables) => `用到的表：${tables.join("、")}`,
    basis: (basis) => `依据：勾稽关系 ${basis}`,
    when: (condition) => `条件：${condition}时才核对`,
    unless: (condition) => `${condition}时，有差额也不提示`,
    formula: "算式：",
    others: (count) => `……另有 ${count} 个同样的算式`,
    term: ({ form, rows, columns }) =>
      `${form.no}〔${rowsInChinese(rows)}${columns === "this" ? "，该栏" : `，${columns.join("＋")}`}〕`,
    example: (left, right, wrong, gap) =>
      `例如：左边 ${left}，右边 ${right}，相符；左边若写成 ${wrong}，就是不符，差 ${gap}。`,
  },
  "en-US": {
    kind: (kind) => `Kind: ${kind}`,
    tables: (tables) => `Tables: ${tables.join(", ")}`,
    basis: (basis) => `Basis: relation ${basis}`,
    when: (condition) => `Tried only where ${condition}`,
    unless: (condition) => `A difference says nothing where ${condition}`,
    formula: "Formula:",
    others: (count) => `… and ${count} more of the same kind`,
    term: ({ form, rows, columns }) =>
      `${form.no} [${rowsInEnglish(rows)}${columns === "this" ? ", this column" : `, ${columns.join(" + ")}`}]`,
    example: (left, right, wrong, gap) =>
      `For example: left ${left}, right ${right}: equal; with ${wrong} on the left it is unequal by ${gap}.`,
  },
});

function rowsInChinese(rows: RowChoice): string {
  switch (rows.of) {
    case "line":
      return rows.name;
    case "this":
      return "该行";
    case "below":
      return "其下一级各行";
    case "group":
      return `“${rows.name}”各行`;
    case "codes":
      return `科目 ${rows.codes.join("、")}`;
    case "others":
      return rows.codes.length === 0 ? "各类科目" : `除 ${rows.codes.join("、")} 外的各类科目`;
    case "named":
      return "同名项目";
    case "all":
      return "各行";
  }
}

function rowsInEnglish(rows: RowChoice): string {
  switch (rows.of) {
    case "line":
      return rows.name;
    case "this":
      return "this row";
    case "below":
      return "the rows below it";
    case "group":
      return `the rows of ${rows.name}`;
    case "codes":
      return `subjects ${rows.codes.join(", ")}`;
    case "others":
      return rows.codes.length === 0 ? "every 类" : `every 类 but ${rows.codes.join(", ")}`;
    case "named":
      return "the project of the same name";
    case "all":
      return "every row";
  }
}
