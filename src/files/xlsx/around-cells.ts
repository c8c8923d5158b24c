import type { Area } from "../../core/sheet/grid.ts";
import { COLUMNS } from "../../core/sheet/excel.ts";
import { attribute, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { areaOf } from "./cells.ts";

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
}

export function columnsIn(around: string): ColumnTag[] {
  const columns: ColumnTag[] = [];
  for (const tag of tags(around)) {
    if (tag.depth !== 2 || tag.local !== "col" || tag.kind === "close") continue;
    const [first, last] = [Number(attribute(around, tag, "min")) - 1, Number(attribute(around, tag, "max")) - 1];
    if (!(first >= 0 && last >= first)) continue;
    const hidden = isTrue(around, tag, "hidden") === true || isBelow(attribute(around, tag, "width"), LEAST.width);
    columns.push({ tag, first, last: Math.min(last, COLUMNS - 1), hidden });
  }
  return columns;
}

/** Whether nobody sees a row: hidden, filtered out, or of hardly any height. */
export function isHiddenRow(text: string, tag: Tag): boolean {
  return isTrue(text, tag, "hidden") === true || isBelow(attribute(text, tag, "ht"), LEAST.height);
}

/** What is narrower (in characters) or lower (in points) is a line to the eye. */
const LEAST = { width: 0.5, height: 2 } as const;

function isBelow(text: string | undefined, least: number): boolean {
  return text !== undefined && text !== "" && Number(text) < least;
}
