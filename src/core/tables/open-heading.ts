import type { Form } from "../forms/form.ts";
import { UNTITLED } from "../forms/index.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { readBody } from "./body.ts";
import { byWords, FAR_BELOW, FITTING, type OpenedHeading } from "./by-words.ts";
import { formOf, type Group, isRepeated } from "./groups.ts";
import { findHeading, formsNamedIn, type Heading, looksLikeHeading } from "./heading.ts";
import type { StandingTitle, Titled } from "./standing-titles.ts";
import { readTitle, type Titles } from "./title.ts";
import type { SheetTries } from "./tries.ts";

// Where the heading of a table begins.

/** The heading that begins in this row, if one does: of the form in the title, of the table above going on, or of whatever form fits. */
export function openHeading(
  grid: SheetGrid,
  row: number,
  title: StandingTitle | undefined,
  said: Form | undefined,
  above: Group | undefined,
  titles: Titles,
  tries: SheetTries,
  titled: Titled,
): OpenedHeading | undefined {
  const cells = grid.rows[row] ?? [];
  // What the user says stands in for a title that is lacking or unknown.
  const named = title?.form ?? (above === undefined ? said : undefined);
  if (named !== undefined) {
    // Under its title a heading may be as poor as one known word.
    const heading = looksLikeHeading(cells, 1, named) ? headingOf(named, title?.others, grid, row) : undefined;
    return heading && { heading, knownBy: title?.form === undefined ? "sheet-name" : "title" };
  }
  if (title !== undefined || !looksLikeHeading(cells, 2, above && formOf(above))) return undefined;
  const again = above?.chunks.find(({ heading }) => standsAgain(grid, heading, row))?.heading;
  if (above !== undefined && again !== undefined) {
    if (!tries.takeAgain(row)) return undefined;
    const repeated = findHeading(again.form, again.part, grid, row);
    if (repeated !== undefined) return { heading: repeated, knownBy: above.knownBy };
  }
  if (!tries.take(row)) return undefined;
  if (above !== undefined) {
    const going = fits(formOf(above), grid, row);
    const better =
      going !== undefined &&
      formsNamedIn(UNTITLED, grid, row).some((form) => (findHeading(form, 0, grid, row)?.score ?? 0) > going.score);
    const other = going === undefined || better ? byWords(grid, row, undefined, titled) : undefined;
    // Its rows are of some table: of this one, where they are of no other.
    const isOther = other !== undefined && "heading" in other;
    return going !== undefined && !isOther ? { heading: going, knownBy: above.knownBy } : other;
  }
  return byWords(grid, row, readTitle(grid.name, titles)?.form, titled);
}

/** Whether a row is one of a heading again, below all that stand above it there: 2025年预算数 alone begins no heading. */
function standsAgain(grid: SheetGrid, { from, to }: Heading, row: number): boolean {
  const isFrom = (first: number): boolean => {
    for (let at = row; at >= first; at--) if (!isRepeated(grid, from + at - first, at)) return false;
    return true;
  };
  for (let first = row; first > row - (to - from) && first >= to; first--) if (isFrom(first)) return true;
  return false;
}

/**
 * The heading of the form in the title, or of the form of that title whose columns and lines fit best; the first part of a 绩效表 may be
 * lacking.
 */
function headingOf(form: Form, others: readonly Form[] = [], grid: SheetGrid, row: number): Heading | undefined {
  const own = findHeading(form, 0, grid, row);
  // 绩效表 of many layouts have one title.
  if (own !== undefined && (form.kind !== "绩效" || others.length === 0)) return own;
  const found = others
    .map((other) => findHeading(other, 0, grid, row))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > FITTING || isListed(grid, heading))
    .sort((a, b) => b.fit - a.fit);
  const best = form.kind === "绩效" ? mostParts(grid, own, found) : found[0];
  if (best !== undefined) return best;
  if (form.kind !== "绩效") return undefined;
  const later = form.parts.slice(1).map((_, i) => findHeading(form, i + 1, grid, row));
  return later.find((heading) => heading !== undefined);
}

/** Of the forms of a 绩效表 the one that has most of its parts below, and of those the one that fits best. */
function mostParts(grid: SheetGrid, own: Heading | undefined, others: readonly Heading[]): Heading | undefined {
  const fitting = own === undefined ? others : [own, ...others.filter(({ fit }) => fit >= own.fit)];
  if (fitting.length < 2) return fitting[0];
  const parts = new Map(fitting.map((heading) => [heading, partsBelow(grid, heading)]));
  return [...fitting].sort((a, b) => (parts.get(b) ?? 0) - (parts.get(a) ?? 0) || b.fit - a.fit)[0];
}

/** How many of the other parts of a form have their headings below. */
function partsBelow(grid: SheetGrid, { form, to }: Heading): number {
  const parts = form.parts.map((_, part) => part).slice(1);
  const rows = Array.from({ length: Math.min(FAR_BELOW, grid.rows.length - to) }, (_, i) => to + i);
  const heads = rows.filter((row) => looksLikeHeading(grid.rows[row] ?? []));
  return parts.filter((part) => heads.some((row) => findHeading(form, part, grid, row) !== undefined)).length;
}

/** So many of the lines that a form must have tell it, whatever other columns stand beside its own. */
const LISTED = 4;

/** Whether the lines below a heading are those of its form. */
function isListed(grid: SheetGrid, heading: Heading): boolean {
  const { blocks } = readBody(grid, heading, () => false, [], heading.to + FAR_BELOW);
  return blocks.some(({ block, lines }) => {
    const own = block.lines.filter(({ varies, optional }) => varies !== true && optional !== true);
    const count = own.filter(({ name }) => lines.has(name)).length;
    return count >= LISTED && count * 3 >= own.length * 2;
  });
}

/** The part of a form whose heading begins here. */
export function fits(form: Form, grid: SheetGrid, row: number): Heading | undefined {
  const parts = form.parts
    .map((_, part) => findHeading(form, part, grid, row))
    .filter((heading) => heading !== undefined);
  return parts.sort((a, b) => b.fit - a.fit).find((heading) => heading.fit > FITTING);
}
