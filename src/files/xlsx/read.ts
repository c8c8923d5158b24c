import { zipSync, type Zippable } from "fflate";
import { readXls, readXlsx, type Sheet } from "hucre";
import { columnName, type CellValue, type SheetGrid } from "../../core/sheet/grid.ts";
import { piecesOf } from "./cells.ts";
import { isZip, partBytes, partText } from "../ooxml/package.ts";
import { openWorkbook, type WorkbookParts } from "./workbook-parts.ts";
import { damaged, defaultLimits, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { attribute, decodeXml, encodeXml, tags, unescapeXml } from "../ooxml/xml.ts";
import { inspectXls, isCompoundFile, type PlacedTrouble } from "./xls-guard.ts";

export { clearMarks, markWorkbook } from "./marks.ts";
export { defaultLimits, FileTrouble, type FileLimits, type FileTroubleCode } from "../refusals.ts";

/** A workbook file as read. */
export interface Reading {
  readonly format: "xlsx" | "xls";
  /** Worksheets in the order of their tabs. `formats` are there only when a number's printed form may differ from it. */
  readonly sheets: readonly SheetGrid[];
}

/** Reads .xlsx, .xlsm and .xls. Rejects with FileTrouble and with nothing else. */
export async function readWorkbook(bytes: Uint8Array, limits: Partial<FileLimits> = {}): Promise<Reading> {
  try {
    const all = { ...defaultLimits, ...limits };
    const format = formatOf(bytes, all);
    return {
      format,
      sheets: await (format === "xls" ? readOld(bytes, all) : readPackage(openWorkbook(bytes, all), all)),
    };
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

export async function readOld(bytes: Uint8Array, limits: FileLimits): Promise<SheetGrid[]> {
  const inspected = inspectXls(bytes, limits);
  const { sheets } = await readXls(bytes);
  return inspected.flatMap(({ worksheet, hidden, troubles }, i) => {
    const sheet = sheets[i];
    return sheet && worksheet ? [grid(sheet, sheet.name, hidden, troubles)] : [];
  });
}

/**
 * Reads the values through hucre, which is shown a workbook of nothing but values: what surrounds them – drawings,
 * pivot tables, columns, formatted blanks – can neither cost time nor break the reading.
 */
export async function readPackage(source: WorkbookParts, limits: FileLimits): Promise<SheetGrid[]> {
  const parts: Zippable = { ...frame(source) };
  let strings = 0;
  if (source.sharedStrings && source.zip.find(source.sharedStrings)) {
    const content = partBytes(source.zip, source.sharedStrings);
    strings = countElements(decodeXml(content), "si", limits);
    parts["xl/sharedStrings.xml"] = content;
  }
  if (source.styles && source.zip.find(source.styles)) {
    const content = partBytes(source.zip, source.styles);
    countElements(decodeXml(content), "xf", limits);
    parts["xl/styles.xml"] = content;
  }
  const budget = { cells: limits.cells };
  const troubles = source.sheets.map(({ part }, i) => {
    const values = valuesOf(partText(source.zip, part), strings, budget);
    parts[`xl/worksheets/sheet${i}.xml`] = encodeXml(values.xml);
    return values.troubles;
  });

  const archive = zipSync(parts, { level: 0 });
  const { sheets } = await readXlsx(archive);
  const styled = sheets.some(hasFineNumbers) ? (await readXlsx(archive, { readStyles: true })).sheets : [];
  return source.sheets.map(({ name, hidden }, i) => {
    const sheet = sheets[i];
    if (!sheet) throw damaged(`sheet ${name}`);
    return grid(sheet, name, hidden, troubles[i] ?? [], styled[i]);
  });
}

/** The parts around the values, as few as a workbook can have. */
function frame({ sheets, date1904 }: WorkbookParts): Record<string, Uint8Array> {
  const relationship = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const texts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relationship("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map((_, i) => `<sheet name="${i}" sheetId="${i + 1}" r:id="r${i}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, i) => relationship(`r${i}`, "worksheet", `worksheets/sheet${i}.xml`))
      .join(
        "",
      )}${relationship("strings", "sharedStrings", "sharedStrings.xml")}${relationship("styles", "styles", "styles.xml")}</Relationships>`,
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, encodeXml(text)]));
}

/** How many elements of that name there are; refuses texts that would make too large a tree. */
function countElements(text: string, local: string, limits: FileLimits): number {
  let all = 0;
  let found = 0;
  for (const tag of tags(text)) {
    if (tag.kind === "close") continue;
    if (++all > limits.cells) throw tooLarge("cells");
    if (tag.local === local) found++;
  }
  return found;
}

const cellTypes = new Set(["n", "s", "str", "inlineStr", "b", "e", "d"]);

/**
 * The cells of a sheet part that hold a value, each with its address, and those that are in trouble instead. `budget`
 * is lowered by the area the cells span.
 */
function valuesOf(
  text: string,
  strings: number,
  budget: { cells: number },
): { readonly xml: string; readonly troubles: readonly PlacedTrouble[] } {
  const pieces: string[] = ["<worksheet><sheetData>"];
  const troubles: PlacedTrouble[] = [];
  let rows = 0;
  let columns = 0;
  let writtenRow = -1;
  for (const piece of piecesOf(text)) {
    if (piece.kind !== "cell" || piece.tag.kind === "empty") continue;
    const { row, column, tag, formula, formulaText, value, valueText } = piece;
    const type = attribute(text, tag, "t") ?? "n";
    if (!cellTypes.has(type)) throw damaged(`cell type ${type}`);
    const blank = !value || (value.local === "v" && valueText === "");
    // Excel stores the empty text as an empty value with a type; an empty value without one was never calculated.
    const uncalculated = formula !== undefined && (!value || (blank && type !== "str"));
    if (blank && !uncalculated) continue;
    if (!(row >= 0 && row < 2 ** 20 && column >= 0 && column < 2 ** 14)) throw damaged("cell outside the sheet");
    const before = rows * columns;
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
    budget.cells -= rows * columns - before;
    if (budget.cells < 0) throw tooLarge("cells");
    if (uncalculated) {
      troubles.push({ row, column, trouble: { trouble: "uncalculated", text: `=${formulaText || "…"}` } });
    } else if (type === "e") {
      troubles.push({ row, column, trouble: { trouble: "error", text: unescapeXml(valueText) } });
    } else if (value) {
      if (type === "s" && !(/^\d+$/.test(valueText) && Number(valueText) < strings))
        throw damaged("text that is not in the shared strings");
      if (row !== writtenRow) pieces.push(`${writtenRow < 0 ? "" : "</row>"}<row r="${row + 1}">`);
      writtenRow = row;
      const style = Number(attribute(text, tag, "s")) || 0;
      pieces.push(`<c r="${columnName(column)}${row + 1}" t="${type}" s="${style}">`);
      pieces.push(text.slice(value.start, piece.valueEnd), "</c>");
    }
  }
  pieces.push(writtenRow < 0 ? "" : "</row>", "</sheetData></worksheet>");
  return { xml: pieces.join(""), troubles };
}

/** Whether some number has more than two decimals, noise of binary fractions aside. */
function hasFineNumbers(sheet: Sheet): boolean {
  return sheet.rows.some((row) =>
    row.some((value) => {
      if (typeof value !== "number" || Number(value.toFixed(2)) === value) return false;
      const clean = Number(value.toPrecision(15));
      return Number(clean.toFixed(2)) !== clean;
    }),
  );
}

function grid(
  sheet: Sheet,
  name: string,
  hidden: boolean,
  troubles: readonly PlacedTrouble[],
  styled?: Sheet,
): SheetGrid {
  const rows: CellValue[][] = Array.from(sheet.rows as readonly (Sheet["rows"][number] | undefined)[], (row) =>
    Array.from(row ?? [], plain),
  );
  for (const { row, column, trouble } of troubles) {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push(null);
    cells[column] = trouble;
  }
  const cells = styled?.cells;
  const formats =
    styled &&
    rows.map((row, r) =>
      row.map((value, c) => (typeof value === "number" ? cells?.get(`${r},${c}`)?.style?.numFmt : undefined)),
    );
  rows.forEach(trim);
  while (rows.at(-1)?.length === 0) rows.pop();
  return { name, ...(hidden && { hidden }), top: 0, left: 0, rows, ...(formats && { formats }) };
}

function trim(row: CellValue[]): void {
  while (row.length > 0 && row.at(-1) === null) row.pop();
}

/** Dates become text, "2024-03-01" or "2024-03-01T08:30:00", because no date is an amount. */
function plain(value: Sheet["rows"][number][number] | undefined): CellValue {
  if (!(value instanceof Date)) return value ?? null;
  // Serial numbers that are no date show as Excel shows them.
  if (Number.isNaN(value.getTime())) return "########";
  return value
    .toISOString()
    .replace(/\.\d+Z$/, "")
    .replace(/T00:00:00$/, "");
}
