import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { seedSheets } from "../../scripts/grid-text.ts";
import type { CellAddress, CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { FakeWorkbook } from "./open.ts";

const SEEDS = join(process.cwd(), "seeds");

export function seed(id: "000" | "003" | "004"): SheetGrid[] {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(id) && /[决预]算\.txt$/.test(name));
  return seedSheets(readFileSync(join(SEEDS, file!), "utf8"));
}

export function cell(sheet: string, address: string): CellAddress {
  const [, letter = "", row = ""] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  return { sheet, row: Number(row) - 1, column: letter.charCodeAt(0) - 65 };
}

export type Changes = Readonly<Record<string, CellValue>>;

/** Seed 003, or another, with these cells changed. */
export function changed(changes: Changes, id: Parameters<typeof seed>[0] = "003"): FakeWorkbook {
  const workbook = new FakeWorkbook(seed(id));
  for (const [at, value] of Object.entries(changes)) {
    const [sheet = "", address = ""] = at.split("!");
    workbook.set(cell(sheet, address), value);
  }
  return workbook;
}

/** 机关事业单位基本养老保险缴费支出 of 公开03表, 基本支出: 45.34 in the seed. */
export const PENSION = "公开03表!D14";
/** 社会保障和就业支出 of 公开01表: 576.42 in the seed. */
export const SECURITY = "公开01表!F15";

/** 津贴补贴 of 公开06表, 136.24 in the seed: as good an answer as 绩效工资 where their sum is 100 too large. */
export const ALLOWANCE = "公开06表!C7";

/** 基本工资 of 公开06表, 71.81 in the seed: a little off, and it may be any of the eight figures of its sum. */
export const SALARY = "公开06表!C6";

/** More wrong figures of 公开01表 together than can be told apart: no few cells explain the seven comparisons that fail. */
export const TANGLE: Changes = {
  [SECURITY]: 577.42,
  "公开01表!F16": 53.15,
  "公开01表!F26": 43.27,
  "公开01表!F34": 680,
};

/** Of seed 000, which says 413.45: every comparison still holds within its 尾差, and they cannot all be true. */
export const CLASH: Changes = { "公开03表!D8": 413.46 };
