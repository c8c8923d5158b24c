import type { Area } from "../../core/sheet/grid.ts";
import { damaged } from "../refusals.ts";
import { attribute, contentOf, escapeXml, TagReader, type Tag } from "../ooxml/xml.ts";
import type { Piece } from "./piece.ts";
import { plainCell } from "./plain-cell.ts";

/** The cells of a sheet part. Throws FileTrouble. */
export function* piecesOf(text: string): Generator<Piece> {
  let row = -1;
  let column = -1;
  let inData = false;
  let start = 0;
  let cell: Tag | undefined;
  let formula: Tag | undefined;
  let formulaEnd = 0;
  let formulaText = "";
  let value: Tag | undefined;
  let valueFrom = 0;
  let valueTo = 0;

  const reader = new TagReader(text);
  for (;;) {
    const plain = inData && reader.depth === 3 ? plainCell(text, reader.at, { row, column: column + 1 }) : undefined;
    if (plain !== undefined) {
      ({ row, column } = plain);
      reader.skipTo(plain.end);
      yield plain;
      continue;
    }
    const tag = reader.next();
    if (tag === undefined) return;
    if (tag.depth === 0) {
      if (tag.kind !== "close" && tag.local !== "worksheet") throw damaged(`<${tag.name}> for a sheet`);
    } else if (tag.depth === 1) {
      if (tag.local === "sheetData" && tag.kind !== "close") start = tag.start;
      if (tag.local === "sheetData" && tag.kind !== "open") yield { kind: "end", tag, start };
      inData = tag.kind === "open" && tag.local === "sheetData";
    } else if (!inData) {
      continue;
    } else if (tag.depth === 2 && tag.local === "row") {
      if (tag.kind !== "close") {
        row = Number(attribute(text, tag, "r") ?? row + 2) - 1;
        column = -1;
        yield { kind: "row", row, tag };
      }
      if (tag.kind !== "open") yield { kind: "end of row", row, tag };
    } else if (tag.depth === 3 && tag.local === "c") {
      if (tag.kind !== "close") {
        const reference = attribute(text, tag, "r");
        if (reference === undefined) column++;
        else ({ row, column } = parseReference(reference));
        cell = tag;
        formula = value = undefined;
        formulaText = "";
      }
      if (tag.kind === "open" || !cell) continue;
      yield {
        kind: "cell",
        row,
        column,
        tag: cell,
        end: tag.end,
        type: attribute(text, cell, "t") ?? "n",
        look: Number(attribute(text, cell, "s") ?? 0),
        formula,
        formulaEnd,
        formulaText,
        value,
        valueFrom,
        valueTo,
      };
    } else if (tag.depth === 4 && tag.local === "f") {
      if (tag.kind === "close" && formula) formulaText = contentOf(text, formula.end, tag.start);
      else formula = tag;
      formulaEnd = tag.end;
    } else if (tag.depth === 4 && (tag.local === "v" || tag.local === "is")) {
      if (tag.kind === "close") valueTo = tag.start;
      else {
        value = tag;
        valueFrom = valueTo = tag.end;
      }
    }
  }
}

/** C5 → row 4, column 2. */
function parseReference(reference: string): { row: number; column: number } {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (!letters || !digits) throw damaged(`cell ${reference}`);
  return { row: Number(digits) - 1, column: columnOf(letters) };
}

/** A1 or A1:B2; undefined for anything else. */
export function areaOf(range: string | undefined): Area | undefined {
  const [first = "", last = first, ...more] = (range ?? "").split(":", 3);
  if (more.length > 0) return undefined;
  try {
    const [a, b] = [parseReference(first), parseReference(last)];
    return {
      top: Math.min(a.row, b.row),
      left: Math.min(a.column, b.column),
      bottom: Math.max(a.row, b.row),
      right: Math.max(a.column, b.column),
    };
  } catch {
    return undefined;
  }
}

/** AA → 26. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Text of a cell: ECMA-376 22.9.2.19 writes what XML cannot hold as _x000D_, and so that very text otherwise. */
export function textXml(text: string): string {
  const code = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  return escapeXml(
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, code)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, code),
  );
}
