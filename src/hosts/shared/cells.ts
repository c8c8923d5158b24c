import type { CellValue, SheetGrid } from "../../core/sheet/grid.ts";

/** What the cells hold, from what Excel says of them. */
export function cellsOf(
  values: readonly (readonly unknown[])[],
  numberFormats: readonly (readonly unknown[])[],
): Pick<SheetGrid, "rows" | "formats"> & { readonly formats: readonly (readonly (string | undefined)[])[] } {
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
  if (typeof value === "number") return isDate(format) ? dateText(value) : value;
  if (typeof value === "boolean") return value;
  if (typeof value !== "string" || value === "") return null;
  return isError(value) ? { trouble: "error", text: value } : value;
}

function isDate(format: string | undefined): boolean {
  const bare = (format?.split(";")[0] ?? "").replace(/\\.|"[^"]*"|\[[^\]]*\]|[_*]./g, "");
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ""));
}

/** Dates become text, "2024-03-01" or "2024-03-01T08:30:00", because no date is an amount; so they do when a file is read. */
function dateText(serial: number): string {
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  if (Number.isNaN(date.getTime())) return "########";
  return date.toISOString().replace(".000Z", "").replace("T00:00:00", "");
}
