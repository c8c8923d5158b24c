import { unescapeXml, type Tag } from "../ooxml/xml.ts";
import type { CellPiece } from "./piece.ts";

// Cells as nearly every program writes them: <c r="B5" s="3" t="s"><v>17</v></c>, with or without r, with a formula <f>…</f> before the value, or with nothing
// in them. They are read in one go; how else the same may be written, only the tags can say.

/** What the attributes r, s and t say; −1 for row and column without r. */
interface Attributes {
  row: number;
  column: number;
  look: number;
  type: string;
  /** Behind them. */
  end: number;
}

/** Where a cell stands. */
interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The cell that begins at a place, right within a row, `next` where it does not say itself where it stands; undefined where none does that is written so. */
export function plainCell(text: string, start: number, next: CellPlace): CellPiece | undefined {
  const read = attributesAt(text, start);
  if (read === undefined) return undefined;
  const { type, look, end } = read;
  const { row, column } = read.column < 0 ? next : read;
  if (text.startsWith("/>", end)) {
    const tag: Tag = { kind: "empty", name: "c", local: "c", start, end: end + 2, depth: 3 };
    return {
      kind: "cell",
      row,
      column,
      tag,
      end: tag.end,
      type,
      look,
      formula: undefined,
      formulaEnd: end,
      formulaText: "",
      value: undefined,
      valueFrom: end,
      valueTo: end,
    };
  }
  if (text.charCodeAt(end) !== CODE.end) return undefined;
  const tag: Tag = { kind: "open", name: "c", local: "c", start, end: end + 1, depth: 3 };
  let at = tag.end;
  let formula: Tag | undefined;
  let formulaText = "";
  if (text.startsWith("<f>", at)) {
    formula = { kind: "open", name: "f", local: "f", start: at, end: at + 3, depth: 4 };
    const close = text.indexOf("<", formula.end);
    if (!text.startsWith("</f>", close)) return undefined;
    formulaText = unescapeXml(text.slice(formula.end, close));
    at = close + 4;
  }
  if (!text.startsWith("<v>", at)) return undefined;
  const value: Tag = { kind: "open", name: "v", local: "v", start: at, end: at + 3, depth: 4 };
  const valueTo = text.indexOf("<", value.end);
  if (!text.startsWith("</v></c>", valueTo)) return undefined;
  return {
    kind: "cell",
    row,
    column,
    tag,
    end: valueTo + 8,
    type,
    look,
    formula,
    formulaEnd: at,
    formulaText,
    value,
    valueFrom: value.end,
    valueTo,
  };
}

const CODE = {
  space: 32,
  quote: 34,
  zero: 48,
  nine: 57,
  equals: 61,
  end: 62,
  A: 65,
  Z: 90,
  c: 99,
  r: 114,
  s: 115,
  t: 116,
};

/** How many letters and digits a reference has at most, and digits the number of a look. */
const MOST = { letters: 3, digits: 7, look: 6 };

/** The types of cells, as they stand before the quote that ends them. */
const TYPES = ["s", "n", "str", "b", "e", "d", "inlineStr"].map((type) => ({ type, written: `${type}"` }));

function attributesAt(text: string, start: number): Attributes | undefined {
  if (text.charCodeAt(start + 1) !== CODE.c) return undefined;
  let row = -1;
  let column = -1;
  let look = -1;
  let type: string | undefined;
  let at = start + 2;
  for (; text.charCodeAt(at) === CODE.space; at++) {
    const name = text.charCodeAt(at + 1);
    if (text.charCodeAt(at + 2) !== CODE.equals || text.charCodeAt(at + 3) !== CODE.quote) return undefined;
    at += 4;
    let from = at;
    if (name === CODE.r && column < 0) {
      let number = 0;
      for (let code = text.charCodeAt(at); code >= CODE.A && code <= CODE.Z; code = text.charCodeAt(++at))
        number = number * 26 + code - CODE.A + 1;
      if (at === from || at > from + MOST.letters) return undefined;
      column = number - 1;
      from = at;
      row = digitsAt(text, at) - 1;
      at = pastDigits(text, at);
      if (at === from || at > from + MOST.digits) return undefined;
    } else if (name === CODE.s && look < 0) {
      look = digitsAt(text, at);
      at = pastDigits(text, at);
      if (at === from || at > from + MOST.look) return undefined;
    } else if (name === CODE.t && type === undefined) {
      type = TYPES.find(({ written }) => text.startsWith(written, from))?.type;
      if (type === undefined) return undefined;
      at += type.length;
    }
    if (text.charCodeAt(at) !== CODE.quote) return undefined;
  }
  return { row, column, look: Math.max(look, 0), type: type ?? "n", end: at };
}

function isDigit(code: number): boolean {
  return code >= CODE.zero && code <= CODE.nine;
}

function digitsAt(text: string, from: number): number {
  let number = 0;
  for (let at = from, code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(++at))
    number = number * 10 + code - CODE.zero;
  return number;
}

function pastDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}
