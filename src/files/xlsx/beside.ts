import type { Area, Drawing, SheetGrid } from "../../core/sheet/grid.ts";
import { relationshipsOf, textIfAny } from "../ooxml/package.ts";
import { attribute, childOf, contentOf, isTrue, tags, treeOf, type Element } from "../ooxml/xml.ts";
import type { Zip } from "../ooxml/zip.ts";
import type { SheetPart } from "./workbook-parts.ts";

// What lies over the cells of a sheet. Where it ends is known by cells, or by its size in those of the usual size.

/** EMU of a cell of the usual size. */
const USUAL = { width: 609_600, height: 190_500 } as const;
/** So many of them are looked at, and elements in a part. */
const MOST = { drawings: 1000, elements: 200_000 } as const;

/** What of a sheet its readers see beside its cells, or do not. */
export type Beside = Pick<SheetGrid, "drawings" | "printed">;

/** `around` is the sheet part without its cells. Throws FileTrouble. */
export function besideOf(zip: Zip, { part, printed }: SheetPart, around: string): Beside {
  const drawings = [...drawingsOf(zip, part), ...marginsIn(around)];
  return { ...(drawings.length === 0 ? {} : { drawings }), ...(printed === undefined ? {} : { printed }) };
}

/** Pictures, shapes and charts of a sheet part. */
function drawingsOf(zip: Zip, part: string): Drawing[] {
  return relationshipsOf(zip, part)
    .filter(({ type, external }) => type === "drawing" && !external)
    .flatMap(({ target }) => {
      const text = textIfAny(zip, target);
      if (text === undefined) return [];
      return treeOf(text, MOST.elements)
        .children.slice(0, MOST.drawings)
        .flatMap((anchor) => drawingOf(text, anchor) ?? []);
    });
}

function drawingOf(text: string, anchor: Element): Drawing | undefined {
  const from = cornerOf(text, childOf(anchor, "from") ?? childOf(anchor, "pos"));
  const to = childOf(anchor, "to");
  const size = childOf(anchor, "ext")?.open;
  if (from === undefined) return undefined;
  const end =
    to !== undefined
      ? cornerOf(text, to)
      : size && {
          row: from.row + Number(attribute(text, size, "cy")) / USUAL.height,
          column: from.column + Number(attribute(text, size, "cx")) / USUAL.width,
        };
  if (end === undefined || !(end.row > from.row && end.column > from.column)) return undefined;
  const words = writtenIn(text, anchor);
  if (words === undefined) return undefined;
  // What reaches into a cell by less than this leaves its figure to be seen.
  const area: Area = {
    top: Math.floor(from.row + 0.25),
    left: Math.floor(from.column + 0.5),
    bottom: Math.ceil(end.row - 0.25) - 1,
    right: Math.ceil(end.column - 0.5) - 1,
  };
  return { area, text: words };
}

/** A corner in cells and parts of them. */
function cornerOf(text: string, corner: Element | undefined): { row: number; column: number } | undefined {
  if (corner === undefined) return undefined;
  if (corner.local === "pos")
    return {
      row: Number(attribute(text, corner.open, "y")) / USUAL.height,
      column: Number(attribute(text, corner.open, "x")) / USUAL.width,
    };
  const number = (name: string): number => {
    const own = childOf(corner, name);
    return own === undefined ? 0 : Number(contentOf(text, own.open.end, own.close.start));
  };
  return {
    row: number("row") + Math.min(1, number("rowOff") / USUAL.height),
    column: number("col") + Math.min(1, number("colOff") / USUAL.width),
  };
}

/** What is written in a drawing; undefined for one that hides nothing: a line, or a shape that is hidden or empty and without a fill. */
function writtenIn(text: string, anchor: Element): string | undefined {
  let words = "";
  let hides = false;
  const open = [...anchor.children];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.local === "cNvPr" && isTrue(text, one.open, "hidden") === true) return undefined;
    if (one.local === "pic" || one.local === "graphicFrame") hides = true;
    if (one.local === "spPr" && childOf(one, "noFill") === undefined) hides = true;
    if (one.local === "cxnSp") continue;
    if (one.local === "t" && one.children.length === 0) words = contentOf(text, one.open.end, one.close.start) + words;
    for (const child of one.children) open.push(child);
  }
  return hides || words !== "" ? words : undefined;
}

/** What is printed above and below the cells of a sheet, without the codes of pages and fonts. */
function marginsIn(around: string): Drawing[] {
  if (!around.includes("headerFooter")) return [];
  const found = new Set<string>();
  let from = -1;
  for (const tag of tags(around)) {
    if (tag.depth !== 2 || !/^(?:odd|even|first)(?:Header|Footer)$/.test(tag.local)) continue;
    if (tag.kind === "open") from = tag.end;
    // Some programs write the empty ones as well.
    else if (tag.kind === "close")
      found.add(
        contentOf(around, from, tag.start)
          .slice(0, 500)
          .replace(/&(?:"[^"]*"|\d+|K[\dA-F]{6}|.)/g, " "),
      );
  }
  return [...found].map((text) => ({ text }));
}
