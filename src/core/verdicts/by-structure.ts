import { cellOf, bind, type BoundSet } from "../equations/bind.ts";
import { sumsOf } from "../equations/by-structure.ts";
import { WHOLE_TABLE } from "../equations/structure-rules.ts";
import type { ShownSum } from "../equations/shown-sums.ts";
import { System } from "../equations/system.ts";
import { titleOf } from "../forms/form.ts";
import type { ComparisonFinding, Untried } from "../report/finding.ts";
import { shapeOf } from "../tables/shape.ts";
import { isCounted } from "../tables/cells.ts";
import type { Row, Stray, Table } from "../tables/table.ts";
import { unread, type Unseen } from "../tables/unread.ts";
import { add } from "../sheet/lists.ts";
import { plain } from "../sheet/text.ts";
import { aboutUnseen, sayUnseen } from "./about-unseen.ts";
import { findingOf } from "./comparison.ts";
import type { Judged } from "./judge.ts";
import { labelOf } from "./label.ts";

/** Judges a table of no known form by what it shows of itself; undefined where that is nothing. `index` is that of its set. */
export function judgeByStructure(stray: Stray, index: number, beside: readonly (Table | Stray)[]): Judged | undefined {
  const { grid, from, to, text, reason } = stray;
  // One that fits several forms wants its title; of more tables than are read none is looked at.
  const isLeft = reason === "ambiguous" || reason === "too-many";
  const isPart = beside.some((other) => other !== stray && other.grid.name === grid.name && titleIn(other) === text);
  const shape = isLeft ? undefined : shapeOf(grid, from, to, text, isPart);
  if (shape === undefined) return undefined;
  const set = bind({ kind: "其他", tables: [shape.table] }, undefined, index);
  const { sums, doubts, used } = sumsOf(shape, set);
  if (sums.length + doubts.length > 0) {
    const untried = doubts.map((doubt): Untried => ({ ...doubt, set: index }));
    const judged = judgeSums(sums, set);
    const about = [...aboutUnseen(set, beside), ...sayUnseen(set, shape.table, unusedIn(set, shape.table, used))];
    return { ...judged, findings: [...about, ...judged.findings], untried };
  }
  if (reason === "no-table") return undefined;
  const at = cellOf(shape.table, shape.table.at.row, shape.table.at.column);
  const why = { reason: "no-sums", at, title: text } as const;
  return { ...judgeSums([], set), untried: [{ rule: WHOLE_TABLE, set: index, why, count: 1 }] };
}

/** What a table or a stray is called. */
function titleIn(one: Table | Stray): string {
  return "form" in one ? titleOf(one.form) : one.text;
}

/** Figures of a table that no sum has: nothing was asked of them. */
function unusedIn(set: BoundSet, table: Table, used: Uint8Array): Unseen[] {
  return set.blocks.flatMap(({ block: { rows }, start, width }) => {
    const isUnused = ({ name }: Row, i: number, c: number): boolean =>
      used[start + i * width + c] === 0 && !isCounted(plain(name));
    /** Columns in which a sum has a figure, or one is counted. */
    const closed = new Set<number>();
    const visit = (see: (row: Row, i: number, c: number) => void): void => {
      rows.forEach((row, i) => {
        for (let c = 0; c < width; c++) if (set.amounts.isFilled(start + i * width + c)) see(row, i, c);
      });
    };
    visit((row, i, c) => {
      if (!isUnused(row, i, c)) closed.add(c);
    });
    const [byColumn, byRow] = [new Map<number, number[]>(), new Map<number, number[]>()];
    visit((row, i, c) => {
      const column = row.place.columns[c];
      if (column === undefined || !isUnused(row, i, c)) return;
      if (closed.has(c)) add(byRow, row.at, column);
      else add(byColumn, column, row.at);
    });
    return unread(table, byColumn, byRow);
  });
}

/** Judges sums that a table shows. What holds goes into the system too: it tells which cells are right. */
export function judgeSums(sums: readonly ShownSum[], set: BoundSet): Omit<Judged, "untried"> {
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };
  const findings: ComparisonFinding[] = [];
  const findingAt = new Map<number, ComparisonFinding>();
  const [system, advice] = [new System(set.amounts), new System(set.amounts)];
  for (const sum of sums) {
    const { whole, parts: right, rule, shown } = sum;
    const left = [whole];
    const verdict = set.amounts.judge(left, right, "=");
    counts[verdict]++;
    const equation = system.add(left, right, rule, verdict);
    if (verdict === "equal" || verdict === "empty") continue;
    const found = findingOf(set, { rule, left, right }, false);
    if (found === undefined) continue;
    const finding: ComparisonFinding = { ...found, shown, subject: labelOf(sum.bound, sum.row, sum.column) };
    findings.push(finding);
    findingAt.set(equation, finding);
  }
  return { set, counts, findings, inapplicable: [], system, advice, findingAt, sums: new Set() };
}
