import { a1, rangeOf, type Area } from "../../../core/sheet/grid.ts";
import { areaOf } from "../cells.ts";
import type { RowStep } from "../edit.ts";
import { movedEdge, movedSpan } from "./row-steps.ts";

/** Undefined where all rows of it are taken out. */
export function movedArea(area: Area, steps: readonly RowStep[]): Area | undefined {
  const moved = movedSpan([area.top, area.bottom], steps);
  return moved && { ...area, top: moved[0], bottom: moved[1] };
}

/** A1 B2:C4, without those that go; whole columns and what is no range stay as they are. */
export function movedRanges(ranges: string, steps: readonly RowStep[], isMerge: boolean): string {
  return ranges
    .split(/\s+/)
    .flatMap((range) => {
      const area = areaOf(range);
      if (!area) return [range];
      const moved = movedArea(area, steps);
      if (!moved || (isMerge && rangeOf(moved) === a1(moved.top, moved.left))) return [];
      return [moved.top === area.top && moved.bottom === area.bottom ? range : rangeOf(moved)];
    })
    .join(" ");
}

/** What is in view, or selected, stays so as far as it is there. */
export function movedView(ranges: string, steps: readonly RowStep[]): string {
  return ranges
    .split(/\s+/)
    .map((range) => {
      const area = areaOf(range);
      if (!area) return range;
      const top = movedEdge(area.top, steps);
      return rangeOf(movedArea(area, steps) ?? { ...area, top, bottom: top });
    })
    .join(" ");
}
