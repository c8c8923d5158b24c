import type { Counts, Finding, ReportSet, ReportStray, ReportTable, Suspect, Untried } from "../finding.ts";
import type { Summary } from "../standing.ts";
import type { Rule, WholeRule } from "../../forms/rule.ts";
import type { Called, Profile } from "../../forms/profile.ts";
import type { Form } from "../../forms/form.ts";

/** All that the engine ever says to a user, one file a language. Every function gives plain text, one sentence. */
export interface Words {
  /** 公开03表 支出决算表; a table by the number and the title that its set gives it. */
  form(form: Form | Called): string;
  /** The same; a 绩效表 with its project. */
  named(table: ReportTable): string;
  /** 公开03表; a 绩效表 with its project. */
  briefly(table: ReportTable): string;
  /** 公开03表 支出决算表（工作表“支出”，万元） */
  table(table: ReportTable): string;
  /** 2023年 某局 决算（青海决算，11张表） */
  set(set: ReportSet, tables: number): string;
  stray(stray: ReportStray): string;
  /** The sentence of a finding, with both sides and the gap. */
  finding(finding: Finding): string;
  /** 相符, 尾差, 存疑, 不符, 提示 … */
  verdict(finding: Finding): string;
  /** Several 尾差 of one table in one line. */
  roundings(table: ReportTable, count: number): string;
  untried(untried: Untried, profile?: Profile): string;
  /** 公开03表 D9 疑为 33.88（现为 38.33，两位数字颠倒），可解释 5 条不符 */
  suspect(suspect: Suspect): string;
  /** 支出决算表 · 2080505 机关事业单位基本养老保险缴费支出 · 本年支出合计 */
  standsIn(suspects: readonly Suspect[]): string;
  /** Several cells of one cause that are equally good answers; `shown` are some of `all`. */
  oneOf(shown: readonly Suspect[], all: number): string;
  /** Findings that no small number of cells explains, or that the search did not get through with: which tables, and where to look first. */
  unexplained(findings: readonly Finding[], cutOff: boolean): string;
  /** What the whole report comes to, without an end mark; what was not looked at first. */
  standing(summary: Summary): string;
  /** 所有规则：n 相符，n 尾差，… */
  head(counts: Counts): string;
  rule(rule: Rule | WholeRule): string;
}
