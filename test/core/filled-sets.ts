import { templatesOf } from "../../src/core/blanks/template.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { budgetOf, certain, moneyOf } from "./elsewhere.ts";
import { filled } from "./filled.ts";
import { honestBudget, print, sum } from "./honest.ts";

// Blank tables as the program makes them, filled in by honest units.

function blankOf(set: string): ReturnType<typeof templatesOf> {
  const profile = PROFILES.find(({ name }) => name === set);
  if (profile === undefined) throw new RangeError(`no set is called ${set}`);
  return templatesOf(profile, { year: 2025, unitName: "某区商务委员会" });
}

/** Prints the lines and columns that 全国预算 has. */
export const nationalPlace = certain({ 收入按: 1, 收入栏: 1, 一般栏: 1, 三公样: 1 });

export function filledNational(number: number): SheetGrid[] {
  return filled(blankOf("全国预算"), budgetOf(number, nationalPlace));
}

export function filledSichuan(number: number): SheetGrid[] {
  return filled(blankOf("四川部门预算"), honestBudget(number));
}

/** 上海 has no line for what was brought forward: the next unit that had nothing. */
export function filledShanghai(whose: "部门" | "单位", number: number): SheetGrid[] {
  const place = certain({ 收入按: 1, 收入栏: 2, 一般栏: 1, 收支支出栏: whose === "单位" ? 2 : 0 });
  let own = number * 7;
  while (sum(moneyOf(own, place).before) > 0) own++;
  const [first, ...others] = filled(blankOf(`上海${whose}预算`), budgetOf(own, place));
  if (first === undefined) throw new RangeError("a set has a table");
  const at = first.rows.findIndex((row) => String(row[0]).endsWith("财政拨款收入"));
  const granted = print(sum(moneyOf(own, place).now.slice(0, 3)));
  const rows = first.rows.map((row, r): readonly CellValue[] =>
    r === at ? [row[0] ?? null, granted, ...row.slice(2)] : row,
  );
  return [{ ...first, rows }, ...others];
}
