import { attribute, childOf, treeOf } from "../../ooxml/xml.ts";
import { removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { damaged } from "../../refusals.ts";
import type { RowStep } from "../edit.ts";
import { movedEdge, movedRow } from "./row-steps.ts";

// What lies over the cells of a sheet whose rows move.

/** The anchors of a drawing, which count rows from zero. */
export function movedAnchors(text: string, steps: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  for (const anchor of treeOf(text).children) {
    const mode = attribute(text, anchor.open, "editAs");
    if (mode === "absolute") continue;
    const [from, to] = ["from", "to"].map((name) => childOf(childOf(anchor, name), "row"));
    if (!from) continue;
    const [first, last] = [from, to].map((row) => (row ? Number(text.slice(row.open.end, row.close.start)) : NaN));
    if (first === undefined || !Number.isInteger(first)) continue;
    const moved = movedEdge(first, steps);
    edits.push({ start: from.open.end, end: from.close.start, text: String(moved) });
    if (!to || last === undefined || !Number.isInteger(last)) continue;
    const end = mode === "oneCell" ? last + moved - first : Math.max(moved, movedEdge(last, steps));
    edits.push({ start: to.open.end, end: to.close.start, text: String(end) });
  }
  return edits;
}

/** The notes of comments: the row each is of, and where it is shown. Throws FileTrouble for other things of this kind. */
export function movedNotes(text: string, steps: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  for (const shape of treeOf(text).children) {
    const data = childOf(shape, "ClientData");
    if (!data) continue;
    if (attribute(text, data.open, "ObjectType") !== "Note") throw damaged("control");
    const row = childOf(data, "Row");
    const moved = row && movedRow(Number(text.slice(row.open.end, row.close.start)), steps);
    if (row && moved === undefined) {
      edits.push(removeElement(shape));
      continue;
    }
    if (row) edits.push({ start: row.open.end, end: row.close.start, text: String(moved) });
    const anchor = childOf(data, "Anchor");
    const numbers = anchor && text.slice(anchor.open.end, anchor.close.start).split(",").map(Number);
    if (!anchor || numbers?.length !== 8 || !numbers.every(Number.isInteger)) continue;
    const places = numbers.map((number, i) => (i === 2 || i === 6 ? movedEdge(number, steps) : number));
    edits.push({ start: anchor.open.end, end: anchor.close.start, text: places.join(", ") });
  }
  return edits;
}
