import type { Form } from "../forms/form.ts";
import { UNTITLED } from "../forms/index.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { readBody } from "./body.ts";
import { byWords, FAR_BELOW, FITTING, type OpenedHeading } from "./by-words.ts";
import { formOf, type Group, isRepeated } from "./groups.ts";
import { findHeading, formsNamedIn, type Heading, looksLikeHeading } from "./heading.ts";
import type { StandingTitle, Titled } from "./standing-titles.ts";
import { readTitle, type Titles } from "./title.ts";

// Where the heading of a table begins.

/** The heading that begins in this row, if one does: of the form in the title, of the table above going on, or of whatever form fits. */
export function openHeading(
  grid: SheetGrid,
  row: number,
  title: StandingTitle | undefined,
  said: Form | undefined,
  above: Group | undefined,
  titles: Titles,
  tries: { left: number },
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
  if (title !== undefined || tries.left === 0 || !looksLikeHeading(cells, 2, above && formOf(above))) return undefined;
  tries.left--;
  if (above !== undefined) {
    const again = above.chunks.find(({ heading }) => isRepeated(grid, heading.from, row))?.heading;
    const repeated = again && findHeading(again.form, again.part, grid, row);
    if (repeated !== undefined) return { heading: repeated, knownBy: above.knownBy };
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

/**
 * The heading of the form in the title, or of the form of that title whose columns and lines fit best; the first part of a 绩效表 may be
 * lacking.
 */
function headingOf(form: Form, others: readonly Form[] = [], grid: SheetGrid, row: number): Heading | undefined {
  const own = findHeading(form, 0, grid, row);
  if (own !== undefined) return own;
  const found = others
    .map((other) => findHeading(other, 0, grid, row))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > FITTING || isListed(grid, heading))
    .sort((a, b) => b.fit - a.fit);
  if (found[0] !== undefined) return found[0];
  if (form.kind !== "绩效") return undefined;
  const later = form.parts.slice(1).map((_, i) => findHeading(form, i + 1, grid, row));
  return later.find((heading) => heading !== undefined);
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
