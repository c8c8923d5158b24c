import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { seedSheets } from "../../scripts/grid-text.ts";
import type { CellAddress, CellValue, SheetGrid } from "../../src/core/grid.ts";
import { FakeWorkbook } from "./open.ts";

const SEEDS = join(process.cwd(), "seeds");

export function seed(id: "000" | "003" | "004"): SheetGrid[] {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(id) && name.endsWith(".txt"));
  return seedSheets(readFileSync(join(SEEDS, file!), "utf8"));
}

export function cell(sheet: string, address: string): CellAddress {
  const [, letter = "", row = ""] = /^([A-Z])(\d+)$/.exec(address) ?? [];
  return { sheet, row: Number(row) - 1, column: letter.charCodeAt(0) - 65 };
}

/** Seed 003 with these cells changed. */
export function changed(changes: Readonly<Record<string, CellValue>>): FakeWorkbook {
  const workbook = new FakeWorkbook(seed("003"));
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
