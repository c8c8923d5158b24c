import {
  CellValueType,
  numfmt,
  type ICellData,
  type IDocumentData,
  type Nullable,
  type Worksheet,
} from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { isWhole } from "../../files/xlsx/formula/whole.ts";
import { textOf } from "./data.ts";
import type { Grid } from "./grid.ts";
import { formatOf } from "./read.ts";
import { TEXT } from "./write.ts";
import { ownData } from "./own-data.ts";

/** 1,234.5 or 12.3% or 12.3: sign, digits with or without commas, and the percent sign. Brackets are another minus sign. */
const NUMBER = /^([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)((?:e[-+]?\d{1,3})?)(%?)$/i;

interface TypedNumber {
  readonly value: number;
  readonly format?: string;
}

/** A number that was typed into a cell of this number format, and the format it brings along; none where it is no number. */
function typedNumber(text: string, format: string | undefined): TypedNumber | undefined {
  const [, inner] = /^\((\d.*)\)$/.exec(text.trim()) ?? [];
  const [, sign, digits = "", power, percent] = NUMBER.exec(inner === undefined ? text.trim() : `-${inner}`) ?? [];
  if (sign === undefined || power === undefined || isTooLong(digits)) return undefined;
  const bare = Number(sign + digits.replaceAll(",", "") + power);
  const decimals = digits.includes(".") ? ".00" : "";
  // In a cell of percents 5 means 5 %, and 0.5 means 50 %.
  const isPercent = percent !== "" || (format?.includes("%") === true && Math.abs(bare) >= 1);
  const value = isPercent ? Number((bare / 100).toPrecision(15)) : bare;
  if (format !== undefined) return { value };
  if (percent !== "") return { value, format: `0${decimals}%` };
  return digits.includes(",") ? { value, format: `#,##0${decimals}` } : { value };
}

/** More digits than Excel keeps are the number of an account or a person, which stays a text. */
function isTooLong(digits: string): boolean {
  return /^[1-9]\d{15,}$/.test(digits);
}

const DATE = /^(\d{4})([-/年])(\d{1,2})([-/月])(\d{1,2})(日?)$/;

/** A day that was typed with its year, as Excel counts days; where the cell has no format for dates it brings one along. */
function typedDate(text: string, cell: string | undefined): TypedNumber | undefined {
  const [, year, first, month, second, day, last] = DATE.exec(text.trim()) ?? [];
  const isChinese = first === "年";
  if (isChinese ? second !== "月" || last !== "日" : second !== first || last !== "") return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || Number(year) < 1901) return undefined;
  const format = isChinese ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d";
  const value = date.getTime() / 86_400_000 + 25_569;
  return cell !== undefined && numfmt.isDateFormat(cell) ? { value } : { value, format };
}

/** A number or a day that was typed into a cell of this number format. Univer counts days as Excel does, but from 1904: there they stay texts. */
export function typedIn(sheet: Worksheet, text: string, format: string | undefined): TypedNumber | undefined {
  return typedNumber(text, format) ?? (ownData(sheet).from1904 === true ? undefined : typedDate(text, format));
}

/** Numbers, references, functions and what stands between them, after a sign: Excel takes that for a formula. */
const SIGNED = /^[-+](?=.*\d)(?:[\d.]%?|\$?[a-z]{1,3}\$?\d|[a-z][a-z.]*\(|[-+*/^(),: ])+$/i;

/** A number as Excel offers it for editing: with all its digits, whatever its format shows of them. */
function editedText(value: number, format = "General"): string {
  if (numfmt.isPercentFormat(format)) return `${Number((value * 100).toPrecision(15))}%`;
  if (!numfmt.isDateFormat(format)) return String(value);
  const whole = Number.isInteger(value) ? "yyyy/m/d" : value < 1 ? "h:mm:ss" : "yyyy/m/d h:mm:ss";
  return numfmt.format(whole, value, { throws: false });
}

/** A text of several lines as Univer edits it. */
function documentOf(text: string): IDocumentData {
  const dataStream = `${text.replaceAll("\n", "\r")}\r\n`;
  const paragraphs = [...dataStream.matchAll(/\r/g)].map(({ index }) => ({ startIndex: index }));
  return {
    id: "",
    documentStyle: {},
    body: { dataStream, paragraphs, sectionBreaks: [{ startIndex: dataStream.length - 1 }] },
  };
}

/**
 * Cells are edited as in Excel. Univer itself offers what a cell shows, so that to look into it would round it; and of what is typed it
 * knows only numbers of digits.
 */
export function typeAsInExcel(grid: Grid): void {
  const { writeCellInterceptor } = grid.univer.__getInjector().get(SheetInterceptorService);
  /** What is offered for a number. */
  const offered = (raw: Nullable<ICellData>): string | undefined =>
    typeof raw?.v === "number" && raw.t === CellValueType.NUMBER && !raw.f && !raw.si
      ? editedText(raw.v, formatOf(grid, raw))
      : undefined;
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    handler: (cell, { worksheet, row, col }, next) => {
      const raw = worksheet.getCellRaw(row, col);
      const text = offered(raw);
      if (text !== undefined) return next({ ...cell, v: text, t: CellValueType.STRING });
      if (typeof raw?.v === "string" && raw.v.includes("\n") && !raw.f && !raw.si)
        return next({ ...cell, p: documentOf(raw.v) });
      // Univer puts an apostrophe before it, which would stay.
      if (raw?.t === CellValueType.FORCE_STRING && formatOf(grid, raw) === TEXT)
        return next({ ...cell, t: CellValueType.STRING });
      return next(cell);
    },
  });
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    handler: (cell, { worksheet, row, col }, next) => {
      if (!cell || cell.f) return next(cell);
      const raw = worksheet.getCellRaw(row, col);
      const whole = cell.p?.body?.dataStream.replace(/\r\n$/, "") ?? cell.v;
      if (typeof whole !== "string") return next(cell);
      const format = formatOf(grid, raw);
      // As elsewhere, an apostrophe says that what follows is a text.
      const text = format === TEXT ? whole.replace(/^'/, "") : whole;
      // Univer has another sign for the end of a line.
      if (text.includes("\r")) return next({ ...cell, ...textOf(text.replaceAll("\r", "\n")), p: null });
      if (text !== whole) return next({ ...cell, ...textOf(text), p: null });
      if (cell.p || isText(cell)) return next(cell);
      if (text === offered(raw)) return next({ ...raw });
      const typed = typedIn(worksheet, text, format);
      if (typed === undefined && format !== TEXT && SIGNED.test(text) && isWhole(text))
        return next({ ...cell, f: `=${text}`, v: null, t: null });
      if (typed === undefined) return next(isTooLong(text.trim()) ? { ...cell, ...textOf(text) } : cell);
      const look = typed.format === undefined ? {} : { s: { n: { pattern: typed.format } } };
      return next({ ...cell, ...look, v: typed.value, t: CellValueType.NUMBER });
    },
  });
}

function isText({ t }: ICellData): boolean {
  return t === CellValueType.FORCE_STRING || t === CellValueType.STRING;
}
