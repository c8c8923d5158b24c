import { sameName, subject } from "../subjects/subject.ts";
import type { Draft } from "./readers.ts";
import { keyOf, type Row } from "./table.ts";

// A 科目 whose row has no code and lost its figures as well is still told by its name and by the codes below it. Some places print such names
// as mere headings; where the other 科目 of its level print what they come to, one that does not lacks its figures.

/** A row of a 科目 without a figure. */
export interface UnfilledRow extends Row {
  readonly code: string;
}

/** The 科目 among those that have no row yet (`open`) which a row is called as. */
export function calledAs(name: string, open: readonly string[]): string | undefined {
  const found = open.filter((code) => sameName(subject(code)?.name ?? "", name));
  return found.length === 1 ? found[0] : undefined;
}

/** Makes rows of those that stand among more of their level with figures; where there are fewer, each is said to have none. */
export function takeUnfilled(draft: Draft, unfilled: readonly UnfilledRow[]): void {
  const left = unfilled.filter(({ code, unit }) => !draft.codes.has(keyOf(code, unit)));
  const filled = draft.rows.filter(({ inferred, level }) => inferred === true && level !== "项目");
  const taken: UnfilledRow[] = [];
  for (const row of left) {
    const alike = (all: readonly Row[]): number => all.filter(({ level }) => level === row.level).length;
    if (alike(filled) > alike(left)) taken.push(row);
    else if (alike(filled) > 0)
      draft.oddities.push({ kind: "unfilled-row", at: row.at, column: row.place.labels.name ?? 0, text: row.name });
  }
  if (taken.length > 0) insert(draft, taken);
}

/** Puts rows where they stand among those that were read. */
function insert({ rows, lines, codes, repeated }: Draft, taken: readonly UnfilledRow[]): void {
  const before = [...rows];
  rows.push(...taken);
  rows.sort((a, b) => a.at - b.at);
  const places = new Map(rows.map((row, index) => [row, index]));
  const moved = before.map((row) => places.get(row) ?? 0);
  for (const [line, index] of [...lines]) lines.set(line, moved[index] ?? 0);
  for (const [code, index] of [...codes]) codes.set(code, moved[index] ?? 0);
  repeated.forEach((index, i) => (repeated[i] = moved[index] ?? 0));
  for (const row of taken) codes.add(keyOf(row.code, row.unit), places.get(row) ?? 0);
}
