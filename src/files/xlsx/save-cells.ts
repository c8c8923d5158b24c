import { isPlace, LONGEST_TEXT } from "../../core/sheet/excel.ts";
import { a1, rangeOf, type Area, type CellTrouble, type CellValue } from "../../core/sheet/grid.ts";
import { Formulas } from "./shared-formulas.ts";
import { areaOf, piecesOf, textXml } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import { EditTrouble, type CellEdit, type EditTroubleCode, type Held, type HeldFormula } from "./edit.ts";
import { shownFormula, storedFormula } from "./formula/function-names.ts";
import type { Stylesheet } from "./stylesheet.ts";
import { damaged, defaultLimits } from "../refusals.ts";
import { attribute, attributeSpan, escapeXml, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { appendChild, edited, prefixOf, setAttribute, type Edit } from "../ooxml/xml-edits.ts";

export interface EditedCells {
  readonly text: string;
  /** Whether a cell has another formula than it had, or no longer one. */
  readonly formulas: boolean;
}

/** A sheet part with cells that hold something else. Throws EditTrouble. */
export function withCells(text: string, sheet: string, cells: readonly CellEdit[], means: Means): EditedCells {
  return cells.length === 0 ? { text, formulas: false } : new Patch(text, sheet, means).with(cells);
}

interface Means {
  /** The style sheet, where it is needed. */
  readonly styles: () => Stylesheet;
  /** Functions that an add-in brings. */
  readonly functions: readonly string[];
}

type Columns = Map<number, CellEdit>;

/** A row of the part that is edited. */
interface RowPlace {
  readonly open: Tag;
  /** Its end tag; the same as `open` for an empty one. */
  close: Tag;
  /** In the order of the part. */
  readonly cells: CellPiece[];
}

class Patch {
  readonly #text: string;
  readonly #sheet: string;
  readonly #means: Means;
  /** What cells are to hold, by row and column. */
  readonly #wanted = new Map<number, Columns>();
  readonly #places = new Map<number, RowPlace>();
  readonly #starts: { readonly row: number; readonly start: number }[] = [];
  /** The formulas that edited cells have. */
  readonly #own = new Map<CellPiece, string>();
  readonly #edits: Edit[] = [];
  /** What is put before a place, and what at the end of an element: by its end tag, or its empty tag. */
  readonly #before = new Map<number, string>();
  readonly #within = new Map<Tag, string>();
  #prefix = "";
  #isChanged = false;

  constructor(text: string, sheet: string, means: Means) {
    this.#text = text;
    this.#sheet = sheet;
    this.#means = means;
  }

  with(cells: readonly CellEdit[]): EditedCells {
    for (const cell of cells) this.#want(cell);
    // What a formula fills goes before what was said of single cells.
    for (const cell of cells) this.#spill(cell);
    this.#guardArrays();
    const end = this.#look();
    this.#starts.sort((a, b) => a.row - b.row);
    const styleOf = this.#columnStyles();
    for (const [row, wanted] of [...this.#wanted].sort(([a], [b]) => a - b)) {
      const place = this.#places.get(row);
      if (place) this.#patchRow(row, place, wanted, styleOf);
      else this.#addRow(row, wanted, styleOf, end);
    }
    this.#widen();
    const before = [...this.#before].map(([at, text]) => ({ start: at, end: at, text }));
    const within = [...this.#within].map(([tag, text]) => appendChild({ open: tag, close: tag }, text));
    return { text: edited(this.#text, [...before, ...within, ...this.#edits]), formulas: this.#isChanged };
  }

  #want(edit: CellEdit): void {
    const { row, column } = edit;
    if (!isPlace(row, column)) throw this.#trouble("outside", row, column);
    const known = this.#wanted.get(row);
    if (known) known.set(column, edit);
    else this.#wanted.set(row, new Map([[column, edit]]));
  }

  /** Adds what a cell is to hold to what was said of its format. */
  #hold(row: number, column: number, holds: Held): void {
    this.#want({ ...this.#wanted.get(row)?.get(column), row, column, holds });
  }

  #holds(row: number, column: number): Held | undefined {
    return this.#wanted.get(row)?.get(column)?.holds;
  }

  #spill({ row, column, holds }: CellEdit): void {
    if (!isFormula(holds)) return;
    holds.spill?.forEach((values, r) =>
      values.forEach((value, c) => {
        if (r > 0 || c > 0) this.#hold(row + r, column + c, value);
      }),
    );
  }

  /** Array formulas change as a whole, or not at all: what one filled goes with it. */
  #guardArrays(): void {
    if (!/t=["']array/.test(this.#text)) return;
    let budget = defaultLimits.cells;
    for (const piece of piecesOf(this.#text)) {
      if (piece.kind !== "cell" || !piece.formula || attribute(this.#text, piece.formula, "t") !== "array") continue;
      const { top, left, bottom, right } = areaOf(attribute(this.#text, piece.formula, "ref")) ?? NOWHERE;
      const size = (bottom - top + 1) * (right - left + 1);
      const holds = this.#holds(piece.row, piece.column);
      const isEdited = holds !== undefined;
      const isSame =
        isFormula(holds) &&
        holds.spill === undefined &&
        holds.formula === shownFormula(piece.formulaText, this.#means.functions);
      if (isSame) continue;
      budget -= isEdited ? size : Math.min(size, this.#wanted.size);
      if (budget < 0) throw damaged("arrays over each other");
      for (const row of isEdited || bottom - top < this.#wanted.size ? span(top, bottom) : this.#wanted.keys()) {
        if (row < top || row > bottom) continue;
        if (isEdited) {
          for (const column of span(left, right))
            if (this.#holds(row, column) === undefined) this.#hold(row, column, null);
        } else {
          for (const [column, { holds }] of this.#wanted.get(row) ?? [])
            if (holds !== undefined && column >= left && column <= right) throw this.#trouble("array", row, column);
        }
      }
    }
  }

  /** Finds the places of what is edited; gives the end tag of the cells, or their empty tag. */
  #look(): Tag {
    const formulas = new Formulas({ formulas: defaultLimits.inflated / 8 }, this.#means.functions);
    const broken = new Set<string>();
    let place: RowPlace | undefined;
    let end: Tag | undefined;
    for (const piece of piecesOf(this.#text)) {
      if (piece.kind === "end") end = piece.tag;
      else if (piece.kind === "row") {
        this.#starts.push({ row: piece.row, start: piece.tag.start });
        place = undefined;
        if (!this.#wanted.has(piece.row) || this.#places.has(piece.row)) continue;
        place = { open: piece.tag, close: piece.tag, cells: [] };
        this.#places.set(piece.row, place);
      } else if (piece.kind === "end of row") {
        if (place) place.close = piece.tag;
      } else {
        place?.cells.push(piece);
        if (piece.formula) this.#seeFormula(piece, piece.formula, formulas, broken);
      }
    }
    if (!end) throw damaged("sheet without cells");
    this.#prefix = prefixOf(end);
    return end;
  }

  /** `broken` are the shared formulas whose first cell gets another. */
  #seeFormula(piece: CellPiece, tag: Tag, formulas: Formulas, broken: Set<string>): void {
    const { row, column } = piece;
    const holds = this.#holds(row, column);
    const isShared = attribute(this.#text, tag, "t") === "shared";
    const shared = isShared ? (attribute(this.#text, tag, "si") ?? "") : "";
    const isFirst = isShared && piece.formulaText !== "";
    if (holds === undefined && !isFirst && !(isShared && broken.has(shared))) return;
    const stored = formulas.stored(this.#text, piece);
    const own = stored === undefined ? undefined : shownFormula(stored, this.#means.functions);
    if (isFirst && (holds === undefined || (isFormula(holds) && holds.formula === own))) broken.delete(shared);
    else if (isFirst) broken.add(shared);
    // What refers to a first cell that gets another has no formula of its own any more.
    if (holds !== undefined) this.#own.set(piece, broken.has(shared) ? "" : (own ?? ""));
    else if (isShared && broken.has(shared) && stored !== undefined) {
      const text = escapeXml(stored);
      this.#edits.push({ start: tag.start, end: piece.formulaEnd, text: `<${tag.name}>${text}</${tag.name}>` });
    }
  }

  #patchRow(row: number, { open, close, cells }: RowPlace, wanted: Columns, styleOf: (column: number) => string): void {
    const rowStyle = isTrue(this.#text, open, "customFormat") === true ? attribute(this.#text, open, "s") : undefined;
    const own = cells.filter((cell) => cell.row === row);
    const last = new Map(own.map((cell) => [cell.column, cell]));
    let right = 0;
    for (const [column, edit] of [...wanted].sort(([a], [b]) => a - b)) {
      const cell = last.get(column);
      if (cell) {
        for (const one of own)
          if (one.column === column && one !== cell) this.#edits.push({ start: one.tag.start, end: one.end, text: "" });
        this.#patchCell(cell, edit);
        continue;
      }
      const written = this.#cellXml(edit, rowStyle ?? styleOf(column));
      if (written === "") continue;
      right = column + 1;
      const next = own.find((one) => one.column > column)?.tag.start;
      if (next === undefined) this.#within.set(close, (this.#within.get(close) ?? "") + written);
      else this.#before.set(next, (this.#before.get(next) ?? "") + written);
    }
    const spans = attributeSpan(this.#text, open, "spans");
    const [, first, end] = /^(\d{1,5}):(\d{1,5})$/.exec(spans ? this.#text.slice(spans.start, spans.end) : "") ?? [];
    if (spans && right > 0 && !(Number(end) >= right && Number(first) <= Math.min(...wanted.keys()) + 1)) {
      const least = Math.min(Number(first) || right, Math.min(...wanted.keys()) + 1);
      this.#edits.push({ ...spans, text: `${least}:${Math.max(Number(end) || 0, right)}` });
    }
  }

  #addRow(row: number, wanted: Columns, styleOf: (column: number) => string, end: Tag): void {
    const cells = [...wanted].sort(([a], [b]) => a - b).map(([column, edit]) => this.#cellXml(edit, styleOf(column)));
    const written = cells.join("");
    if (written === "") return;
    const name = `${this.#prefix}row`;
    const whole = `<${name} r="${row + 1}">${written}</${name}>`;
    const next = firstAfter(this.#starts, row);
    if (next === undefined) this.#within.set(end, (this.#within.get(end) ?? "") + whole);
    else this.#before.set(next, (this.#before.get(next) ?? "") + whole);
  }

  #patchCell(cell: CellPiece, edit: CellEdit): void {
    const { tag, end, formula } = cell;
    const style = attribute(this.#text, tag, "s");
    const own = this.#own.get(cell);
    const { holds } = edit;
    if (holds === undefined) {
      if (edit.format === undefined) return;
      const number = String(this.#means.styles().formatted(Number(style ?? 0), edit.format));
      this.#edits.push(setAttribute(this.#text, tag, "s", number));
      return;
    }
    const isSame = formula !== undefined && isFormula(holds) && holds.formula === own && this.#fills(cell, holds);
    // The formula that the cell has stays as it is written, and so does what Excel knows of it.
    const kept = isSame ? this.#text.slice(formula.start, cell.formulaEnd) : undefined;
    const more = isSame ? ["cm", "vm"].flatMap((name) => attributeText(this.#text, tag, name)).join("") : "";
    if (!isSame && (formula !== undefined || isFormula(holds))) this.#isChanged = true;
    const written = this.#cellXml(edit, style ?? "0", { kept, more, isThere: true });
    if (written !== this.#text.slice(tag.start, end)) this.#edits.push({ start: tag.start, end, text: written });
  }

  /** Whether a formula still fills the cells that its element says. */
  #fills({ formula, row, column }: CellPiece, { spill }: HeldFormula): boolean {
    const area =
      formula && attribute(this.#text, formula, "t") === "array" ? attribute(this.#text, formula, "ref") : undefined;
    const { top, left, bottom, right } = areaOf(area) ?? { top: row, left: column, bottom: row, right: column };
    const [rows, columns] = [spill?.length ?? 1, spill?.[0]?.length ?? 1];
    return spill === undefined || (rows === bottom - top + 1 && columns === right - left + 1);
  }

  /** Nothing for a blank cell that is not there and needs no look. */
  #cellXml(
    { row, column, holds = null, format }: CellEdit,
    style: string,
    there: { readonly kept: string | undefined; readonly more: string; readonly isThere: boolean } = NEW,
  ): string {
    const number =
      format === undefined ? Number(style) || 0 : this.#means.styles().formatted(Number(style) || 0, format);
    if (holds === null && !there.isThere && format === undefined) return "";
    const value = isFormula(holds) ? holds.value : holds;
    const name = `${this.#prefix}c`;
    const open = `<${name} r="${a1(row, column)}"${number === 0 ? "" : ` s="${number}"`}${there.more}`;
    const formula = isFormula(holds) ? (there.kept ?? this.#formulaXml(holds, row, column)) : "";
    if (formula !== "" && there.kept === undefined) this.#isChanged = true;
    if (formula === "" && value === null) return `${open}/>`;
    const [type, content] = this.#valueXml(value, formula !== "", row, column);
    return `${open}${type === "" ? "" : ` t="${type}"`}>${formula}${content}</${name}>`;
  }

  #formulaXml({ formula, spill }: HeldFormula, row: number, column: number): string {
    const stored = storedFormula(formula, this.#means.functions);
    if (stored === undefined) throw this.#trouble("formula", row, column);
    const [height, width] = [spill?.length ?? 1, spill?.[0]?.length ?? 1];
    const area = {
      top: row,
      left: column,
      bottom: row + Math.max(height, 1) - 1,
      right: column + Math.max(width, 1) - 1,
    };
    const array = height > 1 || width > 1 ? ` t="array" ref="${rangeOf(area)}"` : "";
    return `<${this.#prefix}f${array}>${escapeXml(stored)}</${this.#prefix}f>`;
  }

  /** The type of the cell and the element of its value. */
  #valueXml(value: CellValue, isResult: boolean, row: number, column: number): readonly [type: string, xml: string] {
    const v = (content: string): string => `<${this.#prefix}v>${content}</${this.#prefix}v>`;
    if (typeof value === "number") return Number.isFinite(value) ? ["", v(String(value))] : ["e", v("#NUM!")];
    if (typeof value === "boolean") return ["b", v(value ? "1" : "0")];
    // Excel stores the empty text as an empty value with a type.
    if (value === null) return ["str", v("")];
    if (isTrouble(value))
      return value.trouble === "error" ? ["e", v(ERRORS.has(value.text) ? value.text : "#VALUE!")] : ["", ""];
    if (value.length > LONGEST_TEXT) throw this.#trouble("text", row, column);
    if (isResult) return ["str", v(textXml(value))];
    const [is, t] = [`${this.#prefix}is`, `${this.#prefix}t`];
    return ["inlineStr", `<${is}><${t} xml:space="preserve">${textXml(value)}</${t}></${is}>`];
  }

  /** The looks of columns, for cells that are not there yet. */
  #columnStyles(): (column: number) => string {
    const columns: { readonly first: number; readonly last: number; readonly style: string }[] = [];
    for (const tag of tags(this.#text)) {
      if (tag.depth === 1 && tag.local === "sheetData") break;
      if (tag.local !== "col" || tag.kind === "close") continue;
      const [first, last] = ["min", "max"].map((name) => Number(attribute(this.#text, tag, name)) - 1);
      columns.push({ first: first ?? 0, last: last ?? -1, style: attribute(this.#text, tag, "style") ?? "0" });
    }
    return (column) => columns.find(({ first, last }) => first <= column && column <= last)?.style ?? "0";
  }

  /** Takes new cells into the dimension of the sheet. */
  #widen(): void {
    for (const tag of tags(this.#text)) {
      if (tag.depth === 1 && tag.local === "sheetData") return;
      if (tag.depth !== 1 || tag.local !== "dimension" || tag.kind === "close") continue;
      const span = attributeSpan(this.#text, tag, "ref");
      const area = span && areaOf(this.#text.slice(span.start, span.end));
      if (!area) return;
      let { top, left, bottom, right } = area;
      for (const [row, wanted] of this.#wanted)
        for (const [column, { holds, format }] of wanted) {
          if ((holds ?? null) === null && format === undefined) continue;
          [top, left] = [Math.min(top, row), Math.min(left, column)];
          [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
        }
      const whole = rangeOf({ top, left, bottom, right });
      if (whole !== rangeOf(area)) this.#edits.push({ ...span, text: whole });
      return;
    }
  }

  #trouble(code: EditTroubleCode, row: number, column: number): EditTrouble {
    return new EditTrouble(code, this.#sheet, a1(row, column));
  }
}

/** Those that a file may have as they are; newer ones, and a grid's own, stand there as #VALUE!. */
const ERRORS = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);

const NEW = { kept: undefined, more: "", isThere: false } as const;
const NOWHERE: Area = { top: 0, left: 0, bottom: -1, right: -1 };

function isFormula(holds: Held | undefined): holds is HeldFormula {
  return typeof holds === "object" && holds !== null && "formula" in holds;
}

function isTrouble(value: CellValue): value is CellTrouble {
  return typeof value === "object" && value !== null;
}

function* span(first: number, last: number): Generator<number> {
  for (let i = first; i <= last; i++) yield i;
}

function attributeText(text: string, tag: Tag, name: string): string[] {
  const value = attribute(text, tag, name);
  return value === undefined ? [] : [` ${name}="${escapeXml(value)}"`];
}

/** Where the first row behind another begins, of rows in their order. */
function firstAfter(
  starts: readonly { readonly row: number; readonly start: number }[],
  row: number,
): number | undefined {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.row ?? Infinity) <= row) low = middle + 1;
    else high = middle;
  }
  return starts[low]?.start;
}
