import { formulaOf } from "../../core/blanks/looks.ts";
import type { TemplateSheet } from "../../core/blanks/made.ts";
import { rangeOf, type Area } from "../../core/sheet/grid.ts";
import { freeName } from "../../core/sheet/names.ts";

// Blank tables in an open workbook: the same in Excel and in WPS.

/** A name for each, none of them taken. */
export function freeNames(templates: readonly Pick<TemplateSheet, "name">[], taken: readonly string[]): string[] {
  const all = [...taken];
  return templates.map(({ name }) => {
    const free = freeName(name, all);
    all.push(free);
    return free;
  });
}

/** What each cell is to hold. */
export function contentsOf({ rows }: TemplateSheet): (string | number)[][] {
  return rows.map((row) => row.map((cell) => (cell === undefined ? "" : (formulaOf(cell) ?? cell.value ?? ""))));
}

/** What a sheet holds: what was typed into the cells from an upper left one on, "" where nothing was. */
export interface HeldCells {
  readonly top: number;
  readonly left: number;
  readonly formulas: readonly (readonly unknown[])[];
}

/** Whether a sheet holds what the blank table does, and nothing else. */
export function isAsAdded(template: TemplateSheet, sheet: HeldCells | undefined): boolean {
  const held = new Map<string, unknown>();
  sheet?.formulas.forEach((row, r) =>
    row.forEach((value, c) => value !== "" && held.set(`${sheet.top + r} ${sheet.left + c}`, value)),
  );
  const own = contentsOf(template).flatMap((row, r) =>
    row.flatMap((value, c) => (value === "" ? [] : [[`${r} ${c}`, value] as const])),
  );
  return own.length === held.size && own.every(([at, value]) => held.get(at) === value);
}

/** Addresses of several ranges, none too long. */
export function addressLists(areas: readonly Area[], longest: number): string[] {
  const found: string[] = [];
  for (const area of areas) {
    const own = rangeOf(area);
    const last = found.at(-1);
    if (last !== undefined && last.length + own.length < longest) found[found.length - 1] = `${last},${own}`;
    else found.push(own);
  }
  return found;
}

/** Equal values that follow each other. */
export function runs(
  values: readonly number[],
): readonly { readonly from: number; readonly count: number; readonly value: number }[] {
  const found: { from: number; count: number; value: number }[] = [];
  values.forEach((value, i) => {
    const last = found.at(-1);
    if (last?.value === value) last.count++;
    else found.push({ from: i, count: 1, value });
  });
  return found;
}
