import type { Form } from "../forms/form.ts";
import { UNTITLED } from "../forms/index.ts";
import { FUND_CLASSES, STATE_CAPITAL_CLASSES } from "../forms/shared/lines.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { plain, withoutSerial } from "../sheet/text.ts";
import { readBody } from "./body.ts";
import { wordsAt } from "./cells.ts";
import { isOfOtherChart, namesOtherChart } from "./codes.ts";
import { findHeading, formsNamedIn, type Heading } from "./heading.ts";
import { columnsOfPart } from "./part-columns.ts";
import type { Draft } from "./readers.ts";
import type { Titled } from "./standing-titles.ts";
import type { KnownBy } from "./table.ts";

// What a table without a title is, by the words of its heading and its lines.

/** A heading without a title must fit so well: nearly all of its columns, and hardly any other. */
export const FITTING = 0.8;

export type OpenedHeading =
  | { readonly heading: Heading; readonly knownBy: KnownBy; readonly isOneOf?: boolean }
  /** Several forms fit alike. */
  | {
      readonly forms: readonly Form[];
      readonly at: { readonly row: number; readonly column: number };
      readonly to: number;
    };

/** The form whose columns and lines fit best, where no title names one. */
export function byWords(
  grid: SheetGrid,
  row: number,
  sheetName: Form | undefined,
  titled: Titled,
): OpenedHeading | undefined {
  const named = sheetName === undefined ? undefined : findHeading(sheetName, 0, grid, row);
  if (named !== undefined) return { heading: named, knownBy: "sheet-name" };
  const fitting = formsNamedIn(UNTITLED, grid, row)
    .map((form) => findHeading(form, 0, grid, row))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > FITTING && !wantsTitle(heading) && !isOfOtherPurse(heading, grid))
    .map((heading) => ({ heading, lines: linesBelow(grid, heading) }))
    // 项目 and 金额 head many a list; without a line of the form below it is not this one.
    .filter(({ lines }) => lines > 0)
    .map(({ heading, lines }) => ({ heading, weight: heading.fit * heading.score + lines }))
    .sort((a, b) => b.weight - a.weight);
  const [first] = fitting;
  if (first === undefined) return undefined;
  const equal = fitting.filter((other) => other.weight === first.weight).map(({ heading }) => heading);
  const free = equal.length > 1 ? equal.filter(({ form }) => !titled.has(form)) : equal;
  const weighing = free.length > 0 ? free : equal;
  // A form that must have its columns is the likelier.
  const most = Math.max(...weighing.map(({ sure }) => sure));
  const alike = weighing.filter(({ sure }) => sure === most);
  const [only] = alike;
  const isOneOf = weighing.length > 1;
  if (only !== undefined && alike.length === 1) return { heading: only, knownBy: "headings", isOneOf };
  // The number alone says nothing, but it may decide between forms that fit alike.
  const numbers: readonly string[] = plain(grid.name).match(/\d+(?:-\d+)?/g) ?? [];
  const numbered = alike.find(({ form }) => numbers.includes(/\d+(?:-\d+)?/.exec(form.no)?.[0] ?? ""));
  if (numbered !== undefined) return { heading: numbered, knownBy: "sheet-name", isOneOf };
  const column = (grid.rows[row] ?? []).findIndex((cell) => !isBlank(cell));
  return { forms: alike.map(({ form }) => form), at: { row, column }, to: first.heading.to };
}

const PURSES = ["政府性基金", "国有资本"] as const;
/** So many rows above a heading a title may stand that is not understood. */
const ABOVE = 4;

/** Whether its heading, or what looks like a title right above, says that it is of another purse than the form: no word of the form names that. */
function isOfOtherPurse({ form, part, from, to }: Heading, grid: SheetGrid): boolean {
  const own = columnsOfPart(form.parts[part] ?? []);
  const known = [...own.byHeading.keys(), ...own.over, ...form.titles].join(" ");
  const words = grid.rows
    .slice(from, to)
    .map((cells) => cells.map((_, at) => wordsAt(cells, at)).join(" "))
    .join(" ");
  const above = grid.rows
    .slice(Math.max(0, from - ABOVE), from)
    .flatMap((cells) => cells.map((_, at) => wordsAt(cells, at)))
    .filter((one) => one.includes("表") && one.length <= 40)
    .join(" ");
  return (
    PURSES.some((purse) => words.includes(purse) && !known.includes(purse)) ||
    [...PURSES, "一般公共预算"].some((purse) => above.includes(purse) && !known.includes(purse))
  );
}

/** Whether it has columns by which only a title tells it from others. */
function wantsTitle({ places }: Heading): boolean {
  return places.some(({ block, columns }) =>
    block.columns.some(({ titled }, i) => titled === true && columns[i] !== undefined),
  );
}

/** So many rows below a heading say what the table is. */
export const FAR_BELOW = 80;

/** How many prescribed lines stand below: two forms may share headings, never lines, nor 科目 of another chart. */
function linesBelow(grid: SheetGrid, heading: Heading): number {
  const body = readBody(grid, heading, () => false, [], heading.to + FAR_BELOW);
  const listed = body.blocks.filter(({ rows }) =>
    // Further down another table may have begun.
    rows.some(({ at, code }) => code !== undefined && at < heading.to + 4),
  );
  const isOther = listed.some(({ block, rows }) =>
    isOfOtherChart(block.rows, [rows.find(({ code }) => code !== undefined)?.code ?? ""]),
  );
  const own = listed.map(isOwn);
  // Nor is it the table of all spending, or of 一般公共预算, where all its 科目 are such as only another purse has.
  const isOfPurse = listed.some(
    (draft) => draft.block.classes === undefined && PURSES_OF.some((classes) => areOwn(classes, draft)),
  );
  if (isOther || namesOtherChart(grid, heading) || isOfPurse || own.includes(false)) return 0;
  const lines = body.blocks.reduce((count, block) => count + linesLike(block) + Math.min(block.codes.size, 20), 0);
  return lines + (own.includes(true) ? 1 : 0);
}

/** Whether all its 科目 are such as only its form has; undefined where the form has no such. */
function isOwn(draft: Draft): boolean | undefined {
  const { classes } = draft.block;
  return classes === undefined ? undefined : areOwn(classes, draft);
}

const PURSES_OF = [FUND_CLASSES, STATE_CAPITAL_CLASSES];

function areOwn(classes: readonly string[], { codes }: Draft): boolean {
  const all = [...codes.keys()];
  const isUnder = (code: string): boolean => classes.some((own) => code.startsWith(own));
  return all.some(isUnder) && all.every((code) => isUnder(code) || classes.some((own) => own.startsWith(code)));
}

/** How many lines there are; those in other words than the form's own count less. */
function linesLike({ block, rows, lines }: Draft): number {
  return [...lines.values()].reduce((sum, index) => {
    const row = rows[index];
    const line = block.lines[row?.line ?? -1];
    const isOwn = line === undefined || withoutSerial(plain(row?.name ?? "")) === plain(line.name);
    return sum + (isOwn ? 1 : 0.75);
  }, 0);
}
