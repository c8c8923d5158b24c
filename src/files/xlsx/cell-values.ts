import type { CellValue } from "../../core/sheet/grid.ts";
import { isPlace } from "../../core/sheet/excel.ts";
import { formatAsSeen } from "../../core/sheet/ink.ts";
import { dateText, isDateFormat } from "../../core/sheet/number-format.ts";
import { raised, struck } from "../../core/sheet/text.ts";
import { textIfAny } from "../ooxml/package.ts";
import { attribute, contentOf, isTrue, tags, treeOf, type Tag } from "../ooxml/xml.ts";
import { damaged, tooLarge, type FileLimits } from "../refusals.ts";
import { formatCodes } from "./book-styles.ts";
import type { CellPiece } from "./piece.ts";
import type { ConditionalLooks } from "./conditions.ts";
import { conditionalsIn, digitsOf, inksOf, looksOf, NUMBERED } from "./inks.ts";
import type { WorkbookParts } from "./workbook-parts.ts";

/** What the cells of a workbook hold: its shared strings and the number formats of its looks. */
export interface CellMeans {
  readonly strings: readonly string[];
  /** By the numbers of looks: none for General. */
  readonly formats: readonly (NumberFormat | undefined)[];
  readonly conditional: ConditionalLooks;
  /** How large digits are, by the numbers of looks; undefined where that is not certain. */
  readonly digits: (look: number) => number | undefined;
  readonly date1904: boolean;
}

interface NumberFormat {
  readonly code: string;
  readonly isDate: boolean;
}

/** What a cell holds and how it is printed. */
export interface ReadValue {
  readonly value: Exclude<CellValue, null>;
  /** Number format code; none for General. */
  readonly format?: string;
  /** The number that a date is. */
  readonly serial?: number;
}

/** Throws FileTrouble: damaged, too-large. */
export function cellMeans(
  { zip, styles, sharedStrings, theme, date1904 }: WorkbookParts,
  limits: FileLimits,
): CellMeans {
  return {
    strings: stringsIn(textIfAny(zip, sharedStrings), limits),
    ...looksIn(textIfAny(zip, styles), textIfAny(zip, theme), limits),
    date1904,
  };
}

function stringsIn(text: string | undefined, limits: FileLimits): string[] {
  const strings: string[] = [];
  if (text === undefined) return strings;
  let item: StringItem | undefined;
  let left = limits.cells;
  for (const tag of tags(text)) {
    if (tag.kind !== "close" && --left < 0) throw tooLarge("cells");
    if (tag.local === "si" && tag.kind !== "close") item = new StringItem();
    item?.take(text, tag);
    if (tag.local === "si" && tag.kind !== "open") {
      strings.push(item?.text ?? "");
      item = undefined;
    }
  }
  return strings;
}

function looksIn(
  text: string | undefined,
  theme: string | undefined,
  limits: FileLimits,
): Pick<CellMeans, "formats" | "conditional" | "digits"> {
  if (text === undefined) return { formats: [], conditional: NO_LOOKS, digits: () => undefined };
  const root = treeOf(text, limits.cells, NUMBERED);
  const codes = formatCodes(text, root);
  const inkOf = inksOf(text, root, theme);
  const known = new Map<string, NumberFormat>();
  const formatOf = (look: Tag): NumberFormat | undefined => {
    const own = codes.get(Number(attribute(text, look, "numFmtId") ?? 0)) ?? GENERAL;
    const code = formatAsSeen(own, inkOf(look)) ?? GENERAL;
    if (code === GENERAL) return undefined;
    const format = known.get(code) ?? { code, isDate: isDateFormat(code) };
    known.set(code, format);
    return format;
  };
  const formats: (NumberFormat | undefined)[] = [];
  // Many are written alike.
  const alike = new Map<string, NumberFormat | undefined>();
  for (const look of looksOf(text, root)) {
    const written = text.slice(look.start, look.end);
    if (!alike.has(written)) alike.set(written, formatOf(look));
    formats.push(alike.get(written));
  }
  return { formats, conditional: conditionalsIn(text, root, theme), digits: digitsOf(text, root) };
}

const GENERAL = "General";
const NO_LOOKS: ConditionalLooks = { at: () => undefined, written: () => undefined };

const asItIs = (text: string): string => text;

/** Text in runs: what is spoken of it is left out, and how it looks, but for what makes no part of a figure. */
class StringItem {
  text = "";
  #from = -1;
  #spoken = false;
  /** How the letters of this run are written. */
  #written: (text: string) => string = asItIs;

  /** Asked of the tags of the element in their order. */
  take(text: string, tag: Tag): void {
    if (tag.local === "rPh") this.#spoken = tag.kind === "open";
    if (tag.kind !== "close") {
      if (tag.local === "r") this.#written = asItIs;
      else if (tag.local === "vertAlign" && attribute(text, tag, "val") !== "baseline") this.#written = raised;
      else if (tag.local === "strike" && isTrue(text, tag, "val") !== false) this.#written = struck;
    }
    if (tag.local !== "t" || this.#spoken) return;
    if (tag.kind === "open") this.#from = tag.end;
    else if (tag.kind === "close" && this.#from >= 0)
      this.text += this.#written(withoutEscapes(contentOf(text, this.#from, tag.start)));
  }
}

/** A cell of Excel holds no more characters; each may be written as seven. */
const MOST_WRITTEN = 7 * 32_767;

/** ECMA-376 22.9.2.19: _x000D_ stands for a character that XML cannot hold. What Excel could not hold is left out. */
function withoutEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text
    .slice(0, MOST_WRITTEN)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const TYPES = new Set(["n", "s", "str", "inlineStr", "b", "e", "d"]);

/** What a cell holds; nothing for one that is blank. Throws FileTrouble, damaged. */
export function valueOf(text: string, piece: CellPiece, means: CellMeans): ReadValue | undefined {
  const { row, column, tag, type, look, formula, value } = piece;
  if (tag.kind === "empty") return undefined;
  if (!TYPES.has(type)) throw damaged(`cell type ${type}`);
  const isInline = value?.local === "is";
  const content = value === undefined || isInline ? "" : contentOf(text, piece.valueFrom, piece.valueTo);
  const isBlank = value === undefined || (!isInline && content === "");
  // Excel stores the empty text as an empty value with a type; an empty value without one was never calculated.
  const isUncalculated = formula !== undefined && (value === undefined || (isBlank && type !== "str"));
  if (isBlank && !isUncalculated) return undefined;
  if (!isPlace(row, column)) throw damaged("cell outside the sheet");
  if (isUncalculated) return { value: { trouble: "uncalculated", text: `=${piece.formulaText || "…"}` } };
  // Texts have a format for what it hides of them.
  const format = means.formats[look]?.code;
  const words = (value: string): ReadValue => (format === undefined ? { value } : { value, format });
  if (type === "inlineStr" || isInline) return words(isInline ? inlineText(text, piece) : withoutEscapes(content));
  switch (type) {
    case "s":
      return words(sharedText(content, means));
    case "e":
      return { value: { trouble: "error", text: content } };
    case "b":
      return { value: content === "1" || content.toLowerCase() === "true" };
    case "str":
      return words(withoutEscapes(content));
    default:
      return numberIn(content, means.formats[look], means.date1904);
  }
}

function numberIn(content: string, format: NumberFormat | undefined, date1904: boolean): ReadValue {
  const number = Number(content);
  if (Number.isNaN(number)) return { value: content };
  if (format === undefined) return { value: number };
  return format.isDate
    ? { value: dateText(number, date1904), format: format.code, serial: number }
    : { value: number, format: format.code };
}

function sharedText(content: string, { strings }: CellMeans): string {
  const text = /^\d{1,9}$/.test(content) ? strings[Number(content)] : undefined;
  if (text === undefined) throw damaged("text that is not in the shared strings");
  return text;
}

function inlineText(text: string, { valueFrom, valueTo }: CellPiece): string {
  const item = new StringItem();
  for (const tag of tags(text, valueFrom, valueTo)) item.take(text, tag);
  return item.text;
}
