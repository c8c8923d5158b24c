import { inThrees } from "../../sheet/text.ts";
import type { RowLabel, Suspect } from "../finding.ts";

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
