import { a1 } from "../../core/sheet/grid.ts";
import { damaged } from "../refusals.ts";
import { attribute, childOf, treeOf, type Tag } from "../ooxml/xml.ts";
import {
  appendChild,
  edited,
  insertBehind,
  prefixOf,
  removeElement,
  setAttribute,
  type Edit,
} from "../ooxml/xml-edits.ts";
import { columnsIn } from "./around-cells.ts";
import { piecesOf } from "./cells.ts";
import type { Frozen, LayoutEdits } from "./edit.ts";
import { charactersOf } from "./template.ts";

/** A sheet part with other widths of columns, heights of rows, or rows and columns that stay in view. All else stays as it is. */
export function withLayout(text: string, { widths = [], heights = [], frozen }: LayoutEdits): string {
  const wide = widths.length === 0 ? text : withWidths(text, widths);
  const high = heights.length === 0 ? wide : withHeights(wide, heights);
  return frozen === undefined ? high : withFrozen(high, frozen);
}

/** What stands in a sheet part before its columns. */
const BEFORE_COLUMNS = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr"];

/** Columns side by side: what the part says of them, where it says something, and their new width. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly tag?: Tag;
  readonly width?: number;
}

/** An element of several columns is cut where only some of them are wider or narrower; what else it says it goes on saying. */
function withWidths(text: string, widths: NonNullable<LayoutEdits["widths"]>): string {
  const root = treeOf(text);
  const prefix = prefixOf(root.open);
  // How wide they are is no new width.
  let stretches: Stretch[] = columnsIn(text).map(({ tag, first, last }) => ({ tag, first, last }));
  for (const { first, last, width } of widths) {
    const apart = stretches.flatMap((one): Stretch[] => [
      ...(one.first < first ? [{ ...one, last: Math.min(one.last, first - 1) }] : []),
      ...(one.last > last ? [{ ...one, first: Math.max(one.first, last + 1) }] : []),
    ]);
    const within = stretches
      .filter((one) => one.last >= first && one.first <= last)
      .map((one) => ({ ...one, first: Math.max(one.first, first), last: Math.min(one.last, last), width }));
    let from = first;
    const bare: Stretch[] = [];
    for (const one of [...within, { first: last + 1, last }]) {
      if (from < one.first) bare.push({ first: from, last: one.first - 1, width });
      from = Math.max(from, one.last + 1);
    }
    stretches = [...apart, ...within, ...bare].sort((a, b) => a.first - b.first);
  }
  const columns = stretches.map(({ first, last, tag, width }) => {
    const size = width === undefined ? {} : { width: String(charactersOf(width)), customWidth: "1" };
    const said = { min: String(first + 1), max: String(last + 1), ...size };
    return tag === undefined ? newTag(`${prefix}col`, said) : tagWith(text, tag, said);
  });
  const whole = `<${prefix}cols>${columns.join("")}</${prefix}cols>`;
  const list = childOf(root, "cols");
  const edit = list
    ? { start: list.open.start, end: list.close.end, text: whole }
    : insertBehind(root, BEFORE_COLUMNS, whole);
  return edited(text, [edit]);
}

/** Rows that the part does not have are put in where they belong. */
function withHeights(text: string, heights: NonNullable<LayoutEdits["heights"]>): string {
  const wanted = new Map(heights.map(({ row, height }) => [row, height]));
  const edits: Edit[] = [];
  const starts: { readonly row: number; readonly start: number }[] = [];
  let end: Tag | undefined;
  for (const piece of piecesOf(text)) {
    if (piece.kind === "end") end = piece.tag;
    if (piece.kind !== "row") continue;
    starts.push({ row: piece.row, start: piece.tag.start });
    const height = wanted.get(piece.row);
    if (height === undefined) continue;
    wanted.delete(piece.row);
    for (const [name, value] of Object.entries(saidOf(height))) edits.push(setAttribute(text, piece.tag, name, value));
  }
  if (!end) throw damaged("sheet without cells");
  const row = `${prefixOf(end)}row`;
  let last = "";
  for (const [number, height] of [...wanted].sort(([a], [b]) => a - b)) {
    if (height === null) continue;
    const xml = newTag(row, { r: String(number + 1), ...saidOf(height) });
    const next = starts.find((one) => one.row > number)?.start;
    if (next === undefined) last += xml;
    else edits.push({ start: next, end: next, text: xml });
  }
  return edited(text, last === "" ? edits : [...edits, appendChild({ open: end, close: end }, last)]);
}

/** What a row says of its height, in points; null leaves it to Excel. */
function saidOf(height: number | null): Readonly<Record<string, string>> {
  return height === null ? { customHeight: "0" } : { ht: String(height), customHeight: "1" };
}

/** In the first view of the sheet; the cell that was selected stays so. */
function withFrozen(text: string, { rows, columns }: Frozen): string {
  const root = treeOf(text);
  const prefix = prefixOf(root.open);
  const pane = rows > 0 ? (columns > 0 ? "bottomRight" : "bottomLeft") : "topRight";
  const isFrozen = rows + columns > 0;
  const frozen = isFrozen
    ? newTag(`${prefix}pane`, {
        ...(columns > 0 ? { xSplit: String(columns) } : {}),
        ...(rows > 0 ? { ySplit: String(rows) } : {}),
        topLeftCell: a1(rows, columns),
        activePane: pane,
        state: "frozen",
      })
    : "";
  const views = childOf(root, "sheetViews");
  const view = childOf(views, "sheetView");
  if (!view) {
    const own = `<${prefix}sheetView workbookViewId="0">${frozen}</${prefix}sheetView>`;
    const edit = views
      ? appendChild(views, own)
      : insertBehind(root, ["sheetPr", "dimension"], `<${prefix}sheetViews>${own}</${prefix}sheetViews>`);
    return edited(text, [edit]);
  }
  const old = view.children.filter(({ local }) => local === "pane" || local === "selection");
  const selected = old.filter(({ local }) => local === "selection").at(-1);
  const at = ["activeCell", "sqref"].flatMap((name) => {
    const value = selected && attribute(text, selected.open, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const selection =
    selected || isFrozen
      ? newTag(`${prefix}selection`, { ...(isFrozen ? { pane } : {}), ...Object.fromEntries(at) })
      : "";
  // A frozen view that was scrolled would begin with the rows that it was scrolled to.
  const scrolled =
    attribute(text, view.open, "topLeftCell") === undefined ? [] : [setAttribute(text, view.open, "topLeftCell", "A1")];
  return edited(text, [insertBehind(view, [], frozen + selection), ...old.map(removeElement), ...scrolled]);
}

function newTag(name: string, attributes: Readonly<Record<string, string>>): string {
  return `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join("")}/>`;
}

/** An element without children as it stands in the part, with other attributes. */
function tagWith(text: string, tag: Tag, attributes: Readonly<Record<string, string>>): string {
  const edits = Object.entries(attributes).map(([name, value]) => setAttribute(text, tag, name, value));
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - tag.start, end: edit.end - tag.start }));
  return edited(text.slice(tag.start, tag.end), shifted) + (tag.kind === "open" ? `</${tag.name}>` : "");
}
