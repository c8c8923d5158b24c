import { add } from "../../../core/sheet/lists.ts";
import { a1, type Area } from "../../../core/sheet/grid.ts";
import { defaultLimits } from "../../refusals.ts";
import { attribute, attributeSpan, escapeXml, tags, treeOf, type Tag } from "../../ooxml/xml.ts";
import { edited, removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { columnsIn, isHiddenRow, mergesIn } from "../around-cells.ts";
import { piecesOf } from "../cells.ts";
import type { CellPiece } from "../piece.ts";
import { moveRows } from "../moving/move-rows.ts";
import { Formulas } from "../shared-formulas.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";
import { editPart, elementsIn } from "./parts.ts";
import type { FoundItems, Remover } from "./trace.ts";

// What cells hold that nobody sees, or that is behind what they show.

interface InSheet {
  readonly cells: readonly CellPiece[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly isCovered: (cell: CellPiece) => boolean;
  readonly isInHiddenColumn: (cell: CellPiece) => boolean;
}

function inSheet(text: string): InSheet {
  const cells: CellPiece[] = [];
  const hiddenRows = new Set<number>();
  let [from, to] = [text.length, text.length];
  for (const piece of piecesOf(text)) {
    if (piece.kind === "cell") cells.push(piece);
    else if (piece.kind === "row" && isHiddenRow(text, piece.tag)) hiddenRows.add(piece.row);
    else if (piece.kind === "end") [from, to] = [piece.start, piece.tag.end];
  }
  const around = text.slice(0, from) + text.slice(to);
  const columns = columnsIn(around).filter((column) => column.hidden);
  const byRow = new Map<number, Area[]>();
  for (const merge of mergesIn(around).filter(({ bottom, top }) => bottom - top < MOST_ROWS))
    for (let row = merge.top; row <= merge.bottom; row++) {
      add(byRow, row, merge);
    }
  return {
    cells,
    hiddenRows,
    isCovered: ({ row, column }) =>
      byRow
        .get(row)
        ?.some(({ top, left, right }) => column >= left && column <= right && (row !== top || column !== left)) ===
      true,
    isInHiddenColumn: ({ column }) => columns.some(({ first, last }) => column >= first && column <= last),
  };
}

/** A merge over more rows than this is none of a table. */
const MOST_ROWS = 10_000;

/** Finds cells of each sheet, by the text of its part. */
function cellsFound(
  draft: WorkbookDraft,
  wanted: (sheet: InSheet) => readonly CellPiece[],
  named: (cells: readonly CellPiece[]) => string[] = (cells) => cells.map(({ row, column }) => a1(row, column)),
): FoundItems[] {
  return draft.sheets.map(({ name, part }) => {
    const text = draft.text(part);
    const cells = wanted(inSheet(text));
    return { sheet: name, items: named(cells), figures: cells.filter((cell) => isNumber(cell)).length };
  });
}

/** Whether a cell holds something. */
const isFilled = ({ value, formula }: CellPiece): boolean => value !== undefined || formula !== undefined;

function isNumber({ type, valueFrom, valueTo }: CellPiece): boolean {
  return valueTo > valueFrom && type === "n";
}

/** Takes out what cells hold; their looks stay. A formula that others share goes on in each of them. */
function emptied(draft: WorkbookDraft, part: string, which: (sheet: InSheet) => (cell: CellPiece) => boolean): void {
  editPart(draft, part, (text) => {
    const sheet = inSheet(text);
    const goes = which(sheet);
    const formulas = new Formulas({ formulas: MOST_FORMULAS }, []);
    const orphans = new Set<string>();
    return sheet.cells.flatMap((cell): Edit[] => {
      const shared =
        cell.formula && attribute(text, cell.formula, "t") === "shared" ? sharedId(text, cell.formula) : undefined;
      const own = formulas.stored(text, cell);
      if (cell.tag.kind === "open" && isFilled(cell) && goes(cell)) {
        if (shared !== undefined && cell.formulaText !== "") orphans.add(shared);
        const within = { start: cell.tag.end, end: text.lastIndexOf("</", cell.end - 1), text: "" };
        return [within, ...withoutAttributes(text, cell, ["t", "cm", "vm"])];
      }
      return shared !== undefined && own !== undefined && orphans.has(shared) ? [unshared(cell, own)] : [];
    });
  });
}

/** So many characters of formulas are written out. */
const MOST_FORMULAS = defaultLimits.inflated / 8;

function sharedId(text: string, formula: Tag): string {
  return attribute(text, formula, "si") ?? "";
}

/** The formula of a cell as its own. */
function unshared({ formula, formulaEnd, end }: CellPiece, own: string): Edit {
  const { name, start } = formula ?? { name: "f", start: end };
  return { start, end: formulaEnd, text: `<${name}>${escapeXml(own)}</${name}>` };
}

/** Takes attributes out of the tag of a cell, with the space before them. */
function withoutAttributes(text: string, { tag }: CellPiece, names: readonly string[]): Edit[] {
  return names.flatMap((name) => {
    const span = attributeSpan(text, tag, name);
    if (span === undefined) return [];
    const equals = text.lastIndexOf("=", span.start);
    return [{ start: text.lastIndexOf(name, equals), end: span.end + 1, text: "" }];
  });
}

/** Formulas become what they show. One without a result stays, for there is nothing to put in its place, unless it is one that has to go. */
export function putValues(draft: WorkbookDraft, goes: (formula: string) => boolean = () => false): void {
  for (const { part } of draft.sheets) {
    editPart(draft, part, valuesFor(goes));
    // Tables say once more how their columns are calculated.
    for (const { type, target } of draft.relationshipsOf(part))
      if (type === "table" && draft.has(target))
        editPart(draft, target, (text) =>
          elementsIn(treeOf(text), ({ local }) => CALCULATED.has(local)).map(removeElement),
        );
  }
  for (const { id, type } of draft.relationshipsOf(draft.main))
    if (type === "volatileDependencies") draft.unrelate(draft.main, id);
  draft.dropCalculationChain();
}

const valuesFor =
  (goes: (formula: string) => boolean) =>
  (text: string): Edit[] => {
    const formulas = new Formulas({ formulas: MOST_FORMULAS }, []);
    const edits: Edit[] = [];
    for (const piece of piecesOf(text)) {
      if (piece.kind !== "cell" || piece.formula === undefined) continue;
      const own = formulas.stored(text, piece);
      if (piece.value !== undefined || goes(own ?? ""))
        edits.push(
          { start: piece.formula.start, end: piece.formulaEnd, text: "" },
          ...withoutAttributes(text, piece, ["cm"]),
        );
      // What it shares may be with a cell whose formula goes.
      else if (attribute(text, piece.formula, "t") === "shared" && own !== undefined) edits.push(unshared(piece, own));
    }
    return edits;
  };

const CALCULATED = new Set(["calculatedColumnFormula", "totalsRowFormula"]);

export const formulas: Remover = {
  find: (draft) =>
    cellsFound(draft, ({ cells }) =>
      cells.filter(({ formula, value }) => formula !== undefined && value !== undefined),
    ).map(({ figures: _, ...found }) => found),
  take: (draft) => putValues(draft),
};

const inHiddenRows = ({ cells, hiddenRows }: InSheet): CellPiece[] =>
  cells.filter((cell) => hiddenRows.has(cell.row) && isFilled(cell));

/** Rows that cannot go, as within a table, are emptied instead. */
export const hiddenRows = (stays: (sheet: string) => boolean): Remover => ({
  find: (draft) =>
    cellsFound(draft, inHiddenRows, (cells) =>
      [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b).map((row) => String(row + 1)),
    ),
  take(draft) {
    for (const { name, part } of draft.sheets) {
      const rows = [...new Set(inHiddenRows(inSheet(draft.text(part))).map(({ row }) => row))];
      if (rows.length === 0) continue;
      if (stays(name))
        emptied(
          draft,
          part,
          ({ hiddenRows }) =>
            ({ row }) =>
              hiddenRows.has(row),
        );
      // From below, so that none changes the number of another.
      else
        moveRows(
          draft,
          name,
          rows.sort((a, b) => b - a).map((at) => ({ at, remove: 1 })),
        );
    }
  },
});

export const hiddenColumns: Remover = {
  find: (draft) =>
    cellsFound(draft, ({ cells, isInHiddenColumn }) =>
      cells.filter((cell) => isFilled(cell) && isInHiddenColumn(cell)),
    ),
  take: (draft) => draft.sheets.forEach(({ part }) => emptied(draft, part, ({ isInHiddenColumn }) => isInHiddenColumn)),
};

export const covered: Remover = {
  find: (draft) =>
    cellsFound(draft, ({ cells, isCovered }) => cells.filter((cell) => isFilled(cell) && isCovered(cell))),
  take: (draft) => draft.sheets.forEach(({ part }) => emptied(draft, part, ({ isCovered }) => isCovered)),
};

/** Comments, their threads, and who wrote them. */
export const comments: Remover = {
  find: (draft) =>
    draft.sheets.map(({ name, part }) => ({
      sheet: name,
      items: draft
        .relationshipsOf(part)
        .filter(({ type, target }) => type === "comments" && draft.has(target))
        .flatMap(({ target }) => commented(draft, target)),
    })),
  take(draft) {
    for (const { part } of draft.sheets) takeComments(draft, part);
    for (const { id, type } of draft.relationshipsOf(draft.main)) if (type === "person") draft.unrelate(draft.main, id);
  },
};

/** The cells that have a comment. Threads have one each as well, for those who know no threads. */
function commented(draft: WorkbookDraft, part: string): string[] {
  const text = draft.text(part);
  const cells = [...tags(text)]
    .filter(({ local, kind }) => local === "comment" && kind !== "close")
    .map((tag) => attribute(text, tag, "ref") ?? "");
  return cells.length === 0 ? [""] : cells;
}

/** Their boxes are drawings of an older kind, which they share with buttons and the like. */
function takeComments(draft: WorkbookDraft, part: string): void {
  const related = draft.relationshipsOf(part);
  const own = related.filter(({ type }) => type === "comments" || type === "threadedComment");
  if (own.length === 0) return;
  for (const { id } of own) draft.unrelate(part, id);
  const text = draft.text(part);
  const [box] = [...tags(text)].filter(
    ({ local, depth, kind }) => local === "legacyDrawing" && depth === 1 && kind === "empty",
  );
  const drawing = box && related.find(({ id }) => id === attribute(text, box, "id"));
  if (box === undefined || drawing === undefined) return;
  const boxes = draft.has(drawing.target) ? draft.text(drawing.target) : "";
  const kinds = [...boxes.matchAll(/ObjectType\s?=\s?["'](\w{1,30})["']/g)].map(([, kind]) => kind);
  if (kinds.some((kind) => kind !== "Note")) {
    // What cannot be taken apart stays, and is empty: the words of a comment are not in its box.
    editPart(draft, drawing.target, (vml) => withoutNotes(vml));
    return;
  }
  draft.put(part, edited(text, [{ start: box.start, end: box.end, text: "" }]));
  draft.unrelate(part, drawing.id);
}

function withoutNotes(vml: string): Edit[] {
  const edits: Edit[] = [];
  let start: number | undefined;
  let isNote = false;
  for (const tag of tags(vml)) {
    if (tag.local === "shape" && tag.kind === "open") [start, isNote] = [tag.start, false];
    if (tag.local === "ClientData" && tag.kind === "open") isNote = attribute(vml, tag, "ObjectType") === "Note";
    if (tag.local === "shape" && tag.kind === "close" && start !== undefined && isNote)
      edits.push({ start, end: tag.end, text: "" });
  }
  return edits;
}
