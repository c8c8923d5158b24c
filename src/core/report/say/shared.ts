import { titleOf, type Form } from "../../forms/form.ts";
import type { Called } from "../../forms/profile.ts";
import { inThrees } from "../../sheet/text.ts";
import { qualified, type CellAddress } from "../../sheet/grid.ts";
import type { Finding, ReportTable, RowLabel, Suspect } from "../finding.ts";

/** So many rules, sums of rounded parts and codes are named in one sentence. */
export const MOST_RULES = 8;
export const MOST_SUMS = 3;
export const MOST_CODES = 5;

/** 公开01表 收入支出决算总表 */
export function form(given: Form | Called): string {
  const title = "title" in given ? given.title : titleOf(given);
  return given.no === title ? title : `${given.no} ${title}`;
}

/** 1905.92 → 1,905.92, as tables print amounts. */
export function grouped(amount: string): string {
  return amount.replace(/\d+/, inThrees);
}

/** An amount without its sign. */
export function size(amount: string): string {
  return grouped(amount.replace(/^-/, ""));
}

/** 208 社会保障和就业支出 */
export function subjectName({ code, name }: RowLabel): string {
  return code === undefined || name.startsWith(code) ? name : `${code} ${name}`;
}

/** 支出决算表 · 2080505 机关事业单位基本养老保险缴费支出 · 本年支出合计: the cell in the words of its table, or several that may be it. */
export function standsIn(suspects: readonly Suspect[]): string {
  const parts = [
    ({ table }: Suspect) => table.title,
    ({ table }: Suspect) => table.project,
    ({ label, slip, row }: Suspect) => (slip === "missing-row" ? row : subjectName(label)),
    ({ label, slip }: Suspect) => (slip === "missing-row" ? undefined : label.column),
  ];
  const each = parts.map((part) =>
    [...new Set(suspects.map(part))].filter((word) => word !== undefined && word !== ""),
  );
  return each
    .filter((words) => words.length > 0)
    .map((words) => `${words.slice(0, MOST_WORDS).join("、")}${words.length > MOST_WORDS ? "……" : ""}`)
    .join(" · ");
}

/** Of rows, or columns, so many are named. */
const MOST_WORDS = 3;

/** "1 cell", "2 cells"; `many` where that is not one with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The tables that findings are about, those with most of them first, and the cell that stands in most of them. */
export function tangleOf(findings: readonly Finding[]): {
  readonly tables: readonly ReportTable[];
  readonly at: CellAddress | undefined;
  readonly count: number;
} {
  const tables = new Map<ReportTable, number>();
  const cells = new Map<string, { readonly at: CellAddress; count: number }>();
  for (const finding of findings) {
    tables.set(finding.table, (tables.get(finding.table) ?? 0) + 1);
    const blank = new Set(finding.kind === "comparison" ? finding.blank.map(qualified) : []);
    for (const at of finding.cells) {
      const key = qualified(at);
      if (blank.has(key)) continue;
      const known = cells.get(key);
      if (known === undefined) cells.set(key, { at, count: 1 });
      else known.count++;
    }
  }
  const [most] = [...cells.values()].sort((a, b) => b.count - a.count);
  return {
    tables: [...tables]
      .sort((a, b) => b[1] - a[1])
      .map(([table]) => table)
      .slice(0, MOST_WORDS),
    at: most?.at,
    count: most?.count ?? 0,
  };
}
