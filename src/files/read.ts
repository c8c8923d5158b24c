import type { SheetGrid } from "../core/sheet/grid.ts";
import { gridOf, type ForeignSheet } from "./foreign.ts";
import { isOds, readOds } from "./ods/read.ts";
import { isZip } from "./ooxml/package.ts";
import { openZip } from "./ooxml/zip.ts";
import { damaged, defaultLimits, FileTrouble, tooLarge, type FileLimits } from "./refusals.ts";
import { budgetOf } from "./sheet-cells.ts";
import { decodeText } from "./text/decode.ts";
import { delimiterOf, readDelimited } from "./text/delimited.ts";
import { readHtml } from "./text/html.ts";
import { isMht, pagesIn } from "./text/mht.ts";
import { readSpreadsheetXml } from "./text/spreadsheet-xml.ts";
import { isCompoundFile } from "./xls/compound.ts";
import { readXls } from "./xls/read.ts";
import { writeXlsx } from "./xlsx/write.ts";
import { readXlsx } from "./xlsx/read.ts";

/** A file of tables as read. */
export interface FileReading {
  /** Whether the file is one that marks can be written into; others are written anew for that, see `asXlsx`. */
  readonly format: "xlsx" | "other";
  /** Worksheets in the order of their tabs. `formats` are there for numbers whose cells have one. */
  readonly sheets: readonly SheetGrid[];
  /** What we keep in it. */
  readonly notes?: string;
}

/**
 * Reads the tables of .xlsx, .xlsm, .xls, .et, .ods, and of pages, XML Spreadsheets and texts whatever they are called. What a file is its
 * first bytes say, never its name. Rejects with FileTrouble and with nothing else.
 */
export async function readWorkbook(bytes: Uint8Array, limits: Partial<FileLimits> = {}): Promise<FileReading> {
  const all = { ...defaultLimits, ...limits };
  return guarded(() => {
    const foreign = foreignSheets(bytes, all);
    if (foreign === undefined) return { format: "xlsx", ...readXlsx(bytes, all) };
    const budget = budgetOf(all);
    return { format: "other", sheets: foreign.map((sheet) => gridOf(sheet, budget)) };
  });
}

/** The file as .xlsx: itself where it is one; else a new one with what its cells hold and no looks. Rejects with FileTrouble. */
export async function asXlsx(bytes: Uint8Array): Promise<Uint8Array> {
  return guarded(() => {
    const foreign = foreignSheets(bytes, defaultLimits);
    return foreign === undefined ? bytes : writeXlsx(foreign);
  });
}

/** Whether a file is a text with tabs or commas: it has nothing that is not in sight. */
export function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length > defaultLimits.text || isCompoundFile(bytes) || isZip(bytes)) return false;
  const text = decodeText(bytes);
  return text !== undefined && kindOfText(text) === "delimited";
}

// eslint-disable-next-line @typescript-eslint/require-await -- to reject, not to throw
async function guarded<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(String(error));
  }
}

/** The sheets of a file that is no .xlsx; undefined for one that is. Throws FileTrouble. */
function foreignSheets(bytes: Uint8Array, limits: FileLimits): ForeignSheet[] | undefined {
  if (bytes.length > limits.file) throw tooLarge("file");
  if (bytes.length === 0) throw damaged("empty file");
  if (isCompoundFile(bytes)) return readXls(bytes, limits);
  if (!isZip(bytes)) return textSheets(bytes, limits);
  const zip = openZip(bytes, limits);
  return isOds(zip) ? readOds(zip, limits) : undefined;
}

function textSheets(bytes: Uint8Array, limits: FileLimits): ForeignSheet[] {
  if (bytes.length > limits.text) throw tooLarge("text");
  const text = decodeText(bytes);
  if (text === undefined) throw new FileTrouble("not-a-workbook", "neither zip nor compound file nor text");
  const budget = budgetOf(limits);
  switch (kindOfText(text)) {
    case "mht": {
      const pages = pagesIn(bytes).map((page) => readHtml(page, budget));
      if (pages.length > 0) return pages;
      break;
    }
    case "xml":
      return readSpreadsheetXml(text, limits);
    case "html":
      return [readHtml(text, budget)];
    case "delimited": {
      const delimiter = delimiterOf(text);
      if (delimiter !== undefined) return [readDelimited(text, delimiter, budget)];
    }
  }
  throw new FileTrouble("not-a-workbook", "a text without tables");
}

function kindOfText(text: string): "mht" | "xml" | "html" | "delimited" | "markup" {
  const head = text.slice(0, 4096);
  if (isMht(text)) return "mht";
  if (head.includes("urn:schemas-microsoft-com:office:spreadsheet") && /<(?:\w+:)?Workbook/.test(head)) return "xml";
  if (/<(?:!doctype html|html|head|body|table|meta|style)[\s>]/i.test(head)) return "html";
  // Commas in other XML, a flat .fods among it, part no cells.
  return head.startsWith("<?xml") ? "markup" : "delimited";
}
