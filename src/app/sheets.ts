import type { Language } from "../core/report/say/language.ts";
import { isBlank, type CellAddress, type CellValue, type SheetGrid } from "../core/sheet/grid.ts";

/** What a cell held when the sheets were read. */
export function valueAt(sheets: readonly SheetGrid[], at: CellAddress): CellValue {
  const grid = sheets.find(({ name }) => name === at.sheet);
  return grid?.rows[at.row - grid.top]?.[at.column - grid.left] ?? null;
}

/** Whether no cell of them holds anything. */
export function isEmpty(sheets: readonly SheetGrid[]): boolean {
  return sheets.every(({ rows }) => rows.every((row) => row.every(isBlank)));
}

/** Whether two readings are of the same cells; formats count, because they say how an amount is printed, and what is hidden does. */
export function sameCells(one: readonly SheetGrid[], other: readonly SheetGrid[]): boolean {
  const [text, otherText] = [one, other].map((sheets) =>
    JSON.stringify(sheets, (_, value: unknown) => (value instanceof Set ? [...(value as Set<unknown>)] : value)),
  );
  return text === otherText;
}

/** The first words of 核对报告, by which the page is known again. */
export const REPORT_TITLES: Readonly<Record<Language, string>> = {
  "zh-CN": "公开表核对报告",
  "en-US": "Check report of the published tables",
};

/** A page that this add-in wrote, in whatever language: it is not checked. */
export function isReportPage({ rows }: SheetGrid): boolean {
  const first = rows.find((cells) => !cells.every(isBlank))?.find((cell) => !isBlank(cell));
  return Object.values(REPORT_TITLES).some((title) => title === first);
}
