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

/** 支出决算表 · 2080505 机关事业单位基本养老保险缴费支出 · 本年支出合计: the cell in the words of its table. */
export function standsIn({ table, label, slip, row }: Suspect): string {
  const place = slip === "missing-row" ? [row] : [subjectName(label), label.column];
  return [table.title, table.project, ...place].filter((part) => part !== undefined && part !== "").join(" · ");
}

/** "1 cell", "2 cells"; `many` where that is not one with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
