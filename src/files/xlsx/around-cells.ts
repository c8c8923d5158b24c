import type { Area } from "../../core/sheet/grid.ts";
import { COLUMNS } from "../../core/sheet/excel.ts";
import { attribute, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { damaged } from "../refusals.ts";
import { areaOf, piecesOf } from "./cells.ts";

// What a sheet part says around and beside its cells, as far as both the check and the grid need it.

/** The cells that merges make one. */
export function mergesIn(around: string): Area[] {
  const merges: Area[] = [];
  for (const tag of tags(around)) {
    if (tag.depth !== 2 || tag.local !== "mergeCell" || tag.kind === "close") continue;
    const area = areaOf(attribute(around, tag, "ref"));
    if (area) merges.push(area);
  }
  return merges;
}

/** Columns side by side that are said to look alike; both ends included. */
export interface ColumnTag {
  readonly tag: Tag;
  readonly first: number;
  readonly last: number;
  readonly hidden: boolean;
  /** A line to the eye: nobody reads what stands there. */
  readonly isThin: boolean;
  /** In usual digits, where it is said. */
  readonly width?: number;
}

/** Those said in front of a place of the text, or in all of it. */
export function columnsIn(around: string, until = around.length): ColumnTag[] {
  const columns: ColumnTag[] = [];
  for (const tag of tags(around)) {
    if (tag.start >= until) break;
    if (tag.depth !== 2 || tag.local !== "col" || tag.kind === "close") continue;
    const [first, last] = [Number(attribute(around, tag, "min")) - 1, Number(attribute(around, tag, "max")) - 1];
    if (!(first >= 0 && last >= first)) continue;
    // None may lie over another.
    if (columns.length === COLUMNS) throw damaged("more columns than there are");
    const width = attribute(around, tag, "width");
    const hidden = isTrue(around, tag, "hidden") === true || width === "0";
    columns.push({
      tag,
      first,
      last: Math.min(last, COLUMNS - 1),
      hidden,
      isThin: isBelow(width, LEAST.width),
      ...(Number(width) > 0 && { width: Number(width) }),
    });
  }
  return columns;
}

/** Whether a row is hidden, filtered out, or of no height. */
export function isHiddenRow(text: string, tag: Tag): boolean {
  return isTrue(text, tag, "hidden") === true || attribute(text, tag, "ht") === "0";
}

/** Whether a row is a line to the eye. */
export function isThinRow(text: string, tag: Tag): boolean {
  return isBelow(attribute(text, tag, "ht"), LEAST.height);
}

/** In characters, and in points. */
const LEAST = { width: 0.5, height: 4 } as const;

function isBelow(text: string | undefined, least: number): boolean {
  return text !== undefined && text !== "" && Number(text) < least;
}

/** A sheet part without its cells, and where they stood. */
export function withoutCells(text: string): { readonly around: string; readonly at: number; readonly length: number } {
  for (const piece of piecesOf(text))
    if (piece.kind === "end") {
      const { start, tag } = piece;
      return { around: text.slice(0, start) + text.slice(tag.end), at: start, length: tag.end - start };
    }
  throw damaged("sheet without cells");
}
