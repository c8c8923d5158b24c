import { formatAsSeen, type Ink } from "../../core/sheet/ink.ts";
import { attribute, childOf, ListedElements, tags, treeOf, type Element, type Tag } from "../ooxml/xml.ts";
import { Colours, fillOf, fontOf } from "./book-styles.ts";
import type { Conditional, ConditionalLooks } from "./conditions.ts";

// How cells are written, as far as it keeps their numbers from being read.

/** What of a style sheet is numbered, and looked up: `treeOf` leaves it out. */
export const NUMBERED: ReadonlySet<string> = new Set([
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
]);

/** The tags of the looks of cells, in the order of their numbers. */
export function* looksOf(text: string, root: Element): Generator<Tag> {
  const list = childOf(root, "cellXfs");
  if (list === undefined || list.open === list.close) return;
  for (const tag of tags(text, list.open.end, list.close.start)) if (tag.depth === 0 && tag.kind !== "close") yield tag;
}

/** What is made of each thing once: of the number of an element, of a format code. */
export function remembered<From, T>(make: (from: From) => T): (from: From) => T {
  const made = new Map<From, T>();
  return (from) => {
    if (!made.has(from)) made.set(from, make(from));
    return made.get(from) as T;
  };
}

/** How the cells of each look are written. */
export function inksOf(text: string, root: Element, theme: string | undefined): (look: Tag) => Ink {
  const colours = new Colours(text, root, theme);
  const list = (name: string): ListedElements => new ListedElements(text, childOf(root, name));
  const [fonts, fills] = [list("fonts"), list("fills")];
  const fontAt = remembered((number: number) => {
    const font = fonts.at(number);
    return font && fontOf(font.text, font.element, colours);
  });
  const fillAt = remembered((number: number) => {
    const fill = fills.at(number);
    return fill && fillOf(fill.text, fill.element, colours);
  });
  return (look) => {
    const number = (name: string): number => Number(attribute(text, look, name) ?? 0);
    const { size, colour, strike } = fontAt(number("fontId")) ?? {};
    return { size, colour, strike, fill: fillAt(number("fillId")) };
  };
}

/** How large the digits of each look, by its number, are beside the usual ones; undefined where they shrink to fit, stand otherwise, or it is not said. */
export function digitsOf(text: string, root: Element): (look: number) => number | undefined {
  let lists: { readonly looks: ListedElements; readonly fonts: ListedElements } | undefined;
  return remembered((number) => {
    lists ??= {
      looks: new ListedElements(text, childOf(root, "cellXfs")),
      fonts: new ListedElements(text, childOf(root, "fonts")),
    };
    const { looks, fonts } = lists;
    const look = looks.at(number);
    if (look === undefined) return undefined;
    const alignment = childOf(look.element, "alignment")?.open;
    const says = (name: string): string | undefined => alignment && attribute(look.text, alignment, name);
    if ((says("shrinkToFit") ?? "0") !== "0" || (says("textRotation") ?? "0") !== "0") return undefined;
    const sizeOf = (font: number): number => {
      const found = fonts.at(font);
      const size = childOf(found?.element, "sz")?.open;
      return found && size ? Number(attribute(found.text, size, "val")) : NaN;
    };
    // The first font is the one that columns are measured by.
    const ratio = sizeOf(Number(attribute(look.text, look.element.open, "fontId") ?? 0)) / sizeOf(0);
    return ratio > 0 && ratio < Infinity ? ratio : undefined;
  });
}

/** What looks of conditional formats make of number formats; undefined where they leave a number to be read as it is. */
export function conditionalsIn(text: string, root: Element, theme: string | undefined): ConditionalLooks {
  const colours = new Colours(text, root, theme);
  let looks: ListedElements | undefined;
  return {
    at: remembered((number) => {
      looks ??= new ListedElements(text, childOf(root, "dxfs"));
      const look = looks.at(number);
      return look && conditionalOf(look.text, look.element, colours);
    }),
    written: (look) => conditionalOf(look, treeOf(look), colours),
  };
}

function conditionalOf(text: string, look: Element, colours: Colours): Conditional | undefined {
  const { size, colour, strike } = fontOf(text, childOf(look, "font") ?? look, colours);
  // Unlike those of cells, plain fills have the colour behind their pattern.
  const pattern = childOf(childOf(look, "fill"), "patternFill");
  const fill = colours.of(text, childOf(pattern, "bgColor")) ?? fillOf(text, childOf(look, "fill") ?? look, colours);
  const number = childOf(look, "numFmt")?.open;
  const own = number && attribute(text, number, "formatCode");
  const shows: Conditional = remembered((code: string | undefined) =>
    formatAsSeen(own ?? code, { size, colour, fill, strike }),
  );
  return own !== undefined || shows(GENERAL) !== GENERAL ? shows : undefined;
}

const GENERAL = "General";
