import { ROWS } from "../../../core/sheet/excel.ts";
import { a1, rangeOf } from "../../../core/sheet/grid.ts";
import { attribute, attributeSpan, escapeXml, type Tag } from "../../ooxml/xml.ts";
import { prefixOf, removeElement, setAttribute, type Edit } from "../../ooxml/xml-edits.ts";
import { areaOf, piecesOf } from "../cells.ts";
import type { RowStep } from "../edit.ts";
import type { CellPiece } from "../piece.ts";
import { Formulas } from "../shared-formulas.ts";
import type { SheetMove } from "./sheet-move.ts";
import { movedArea } from "./ranges.ts";
import { isCut, movedRow, newRows } from "./row-steps.ts";

// The cells of a sheet, when rows of it or of another one move.

/** Changes of the cells of a sheet: of all their formulas, and where the rows that move are its own, of the rows. */
export function movedCells(move: SheetMove, text: string, home: string, steps: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  const formulas = new MovedFormulas(move, text, home, steps);
  const fresh = newRows(steps);
  const models = new Set(fresh.values());
  const looks = new Map<number, RowLook>();
  const starts: { readonly row: number; readonly start: number }[] = [];
  let inserted: Edit[] = [];
  let open: Tag | undefined;
  let moved: number | undefined;
  for (const piece of piecesOf(text)) {
    const { tag } = piece;
    if (piece.kind === "end") {
      inserted = insertedRows(fresh, looks, starts, tag);
    } else if (piece.kind === "row") {
      open = tag;
      moved = movedRow(piece.row, steps);
      if (moved !== undefined && moved >= ROWS) throw move.trouble("outside", `row ${piece.row + 1}`);
      if (moved !== undefined) starts.push({ row: moved, start: tag.start });
      if (moved !== undefined && moved !== piece.row) edits.push(setAttribute(text, tag, "r", String(moved + 1)));
      if (models.has(piece.row)) looks.set(piece.row, { attributes: rowAttributes(text, tag), cells: [] });
    } else if (piece.kind === "end of row") {
      if (open && moved === undefined) edits.push(removeElement({ open, close: tag }));
    } else {
      const style = models.has(piece.row) ? attribute(text, tag, "s") : undefined;
      if (style !== undefined) looks.get(piece.row)?.cells.push({ column: piece.column, style });
      // Also of a cell that goes: others may share its formula.
      const changes = piece.formula ? formulas.edits(piece, piece.formula) : [];
      if (moved === undefined) continue;
      const span = moved === piece.row ? undefined : attributeSpan(text, tag, "r");
      if (span) edits.push({ ...span, text: a1(moved, piece.column) });
      edits.push(...changes);
    }
  }
  return [...inserted, ...edits];
}

/** The formulas of the cells of a sheet, in their order. */
class MovedFormulas {
  readonly #move: SheetMove;
  readonly #text: string;
  readonly #home: string;
  readonly #steps: readonly RowStep[];
  readonly #shared: Formulas;
  /** The shared formulas that become each cell's own. */
  readonly #split = new Set<string>();

  constructor(move: SheetMove, text: string, home: string, steps: readonly RowStep[]) {
    this.#move = move;
    this.#text = text;
    this.#home = home;
    this.#steps = steps;
    this.#shared = new Formulas(move.budget, []);
  }

  edits(piece: CellPiece, tag: Tag): Edit[] {
    const text = this.#text;
    const steps = this.#steps;
    const type = attribute(text, tag, "t");
    if (type === "dataTable") {
      if (steps.length > 0) throw this.#move.trouble("data-tables", a1(piece.row, piece.column));
      return [];
    }
    const whole = (formula: string): Edit => ({
      start: tag.start,
      end: piece.formulaEnd,
      text: `<${tag.name}>${escapeXml(formula)}</${tag.name}>`,
    });
    if (type === "shared") {
      const id = attribute(text, tag, "si") ?? "";
      if (piece.formulaText !== "") {
        if (steps.length > 0 || this.#formula(piece.formulaText) !== piece.formulaText) this.#split.add(id);
        else this.#split.delete(id);
      }
      const isSplit = this.#split.has(id);
      const own = isSplit || piece.formulaText !== "" ? this.#shared.stored(text, piece) : undefined;
      return isSplit && own !== undefined ? [whole(this.#formula(own))] : [];
    }
    const edits: Edit[] = [];
    const changed = this.#formula(piece.formulaText);
    if (changed !== piece.formulaText)
      edits.push({ start: tag.end, end: text.lastIndexOf("</", piece.formulaEnd), text: escapeXml(changed) });
    const span = type === "array" && steps.length > 0 ? attributeSpan(text, tag, "ref") : undefined;
    const area = span && areaOf(text.slice(span.start, span.end));
    if (!area) return edits;
    if (isCut([area.top, area.bottom], steps)) throw this.#move.trouble("array", rangeOf(area));
    const moved = movedArea(area, steps);
    if (moved) edits.push({ ...span, text: rangeOf(moved) });
    return edits;
  }

  #formula(formula: string): string {
    return this.#move.formula(formula, this.#home);
  }
}

interface RowLook {
  readonly attributes: string;
  readonly cells: { readonly column: number; readonly style: string }[];
}

function rowAttributes(text: string, tag: Tag): string {
  return ["s", "customFormat", "ht", "customHeight"]
    .flatMap((name) => {
      const value = attribute(text, tag, name);
      return value === undefined ? [] : [` ${name}="${escapeXml(value)}"`];
    })
    .join("");
}

/** Rows that look as others do; those that look like nothing need not stand there. */
function insertedRows(
  fresh: ReadonlyMap<number, number | undefined>,
  looks: ReadonlyMap<number, RowLook>,
  starts: readonly { readonly row: number; readonly start: number }[],
  end: Tag,
): Edit[] {
  const prefix = prefixOf(end);
  const inOrder = [...starts].sort((a, b) => a.row - b.row);
  const before = new Map<number, string>();
  let next = 0;
  for (const [row, model] of [...fresh].sort(([a], [b]) => a - b)) {
    const look = model === undefined ? undefined : looks.get(model);
    if (!look || (look.attributes === "" && look.cells.length === 0)) continue;
    while ((inOrder[next]?.row ?? Infinity) < row) next++;
    const cells = look.cells.map(({ column, style }) => `<${prefix}c r="${a1(row, column)}" s="${escapeXml(style)}"/>`);
    const place = inOrder[next]?.start ?? end.start;
    const xml = `<${prefix}row r="${row + 1}"${look.attributes}>${cells.join("")}</${prefix}row>`;
    before.set(place, (before.get(place) ?? "") + xml);
  }
  return [...before].map(([at, text]) => ({ start: at, end: at, text }));
}
