import { dateText, isDateFormat } from "../../core/sheet/number-format.ts";
import type { CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import type { Typed } from "../../core/sheet/change.ts";

/** What a cell is found to hold, as it would be typed. */
export interface TypedCell {
  readonly holds: Typed;
  readonly format: string;
}

/** What the cells hold, from what Excel says of them. */
export function cellsOf(
  values: readonly (readonly unknown[])[],
  numberFormats: readonly (readonly unknown[])[],
): Pick<SheetGrid, "rows"> & { readonly formats: readonly (string | undefined)[][] } {
  const formats = numberFormats.map((row) =>
    row.map((format) => (typeof format === "string" && format !== "General" ? format : undefined)),
  );
  return { rows: values.map((row, r) => row.map((value, c) => cellOf(value, formats[r]?.[c]))), formats };
}

/** Excel hands an error over as its text. */
const ERROR = /^#(?:[A-Z0/]+[!?]|N\/A|GETTING_DATA)$/;

export function isError(text: string): boolean {
  return ERROR.test(text);
}

function cellOf(value: unknown, format: string | undefined): CellValue {
  if (typeof value === "number") return format !== undefined && isDateFormat(format) ? dateText(value) : value;
  if (typeof value === "boolean") return value;
  if (typeof value !== "string" || value === "") return null;
  return isError(value) ? { trouble: "error", text: value } : value;
}
