import { CellValueType, type ICellData } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import type { Grid } from "./grid.ts";
import { formatOf } from "./read.ts";

/** 1,234.5 or 12.3% or 12.3: sign, digits with or without commas, and the percent sign. */
const NUMBER = /^([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%?)$/;

/** A number that was typed into a cell of this number format, and the format it brings along; none where it is no number. */
export function typedNumber(
  text: string,
  format: string | undefined,
): { readonly value: number; readonly format?: string } | undefined {
  const [, sign = "", digits = "", percent] = NUMBER.exec(text.trim()) ?? [];
  if (percent === undefined) return undefined;
  const bare = sign + digits.replaceAll(",", "");
  const decimals = digits.includes(".") ? ".00" : "";
  // In a cell of percents 5 means 5 %, and 0.5 means 50 %.
  const isPercent = percent !== "" || (format?.includes("%") === true && Math.abs(Number(bare)) >= 1);
  const value = Number(isPercent ? `${bare}e-2` : bare);
  if (format !== undefined) return { value };
  if (percent !== "") return { value, format: `0${decimals}%` };
  return digits.includes(",") ? { value, format: `#,##0${decimals}` } : { value };
}

/** Takes numbers as they are typed in Excel: Univer itself knows only those of digits. */
export function takeTypedNumbers(grid: Grid): void {
  const { writeCellInterceptor } = grid.univer.__getInjector().get(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    handler: (cell, { worksheet, row, col }, next) => {
      const text = cell?.v;
      if (!cell || typeof text !== "string" || cell.f || cell.p || isText(cell)) return next(cell);
      const typed = typedNumber(text, formatOf(grid, worksheet.getCellRaw(row, col)));
      if (typed === undefined) return next(cell);
      const look = typed.format === undefined ? {} : { s: { n: { pattern: typed.format } } };
      return next({ ...cell, ...look, v: typed.value, t: CellValueType.NUMBER });
    },
  });
}

function isText({ t }: ICellData): boolean {
  return t === CellValueType.FORCE_STRING || t === CellValueType.STRING;
}
