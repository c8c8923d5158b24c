import type { SheetGrid } from "../core/sheet/grid.ts";
import { isZip } from "./ooxml/package.ts";
import { damaged, defaultLimits, FileTrouble, tooLarge, type FileLimits } from "./refusals.ts";
import { readXls } from "./xls/read.ts";
import { isCompoundFile } from "./xls/guard.ts";
import { readXlsx } from "./xlsx/read.ts";

/** A workbook file as read. */
export interface Reading {
  readonly format: "xlsx" | "xls";
  /** Worksheets in the order of their tabs. `formats` are there for numbers whose cells have one. */
  readonly sheets: readonly SheetGrid[];
}

/** Reads .xlsx, .xlsm and .xls. Rejects with FileTrouble and with nothing else. */
export async function readWorkbook(bytes: Uint8Array, limits: Partial<FileLimits> = {}): Promise<Reading> {
  try {
    const all = { ...defaultLimits, ...limits };
    const format = formatOf(bytes, all);
    return { format, sheets: format === "xls" ? await readXls(bytes, all) : readXlsx(bytes, all) };
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(String(error));
  }
}

/** By the first bytes. Throws FileTrouble: damaged, too-large, not-a-workbook. */
export function formatOf(bytes: Uint8Array, limits: FileLimits): "xlsx" | "xls" {
  if (bytes.length > limits.file) throw tooLarge("file");
  if (bytes.length === 0) throw damaged("empty file");
  if (isCompoundFile(bytes)) return "xls";
  if (isZip(bytes)) return "xlsx";
  throw new FileTrouble("not-a-workbook", "neither zip nor compound file");
}
