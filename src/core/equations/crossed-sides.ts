import type { Side } from "../tables/sides.ts";
import { type BoundSet, cellOf } from "./bind.ts";
import { listsOf } from "./parts-shown.ts";
import type { ShownSum, UnshownSums } from "./shown-sums.ts";
import { DOWN, SIDES } from "./structure-rules.ts";

// Two sides of a table of no known form.

const BALANCED = "总计";

/** Income and spending side by side come to the same; a total that differs while its lines come to the other side's is the wrong one. */
export function crossed(sides: readonly Side[], set: BoundSet, sums: ShownSum[], doubts: UnshownSums[]): void {
  const { amounts } = set;
  const boundOf = new Map(set.blocks.map((bound) => [bound.block, bound]));
  for (let i = 0; i + 1 < sides.length; i++) {
    const [left, right] = [sides[i], sides[i + 1]];
    if (left === undefined || right === undefined) continue;
    const [one, other] = [left, right].map((side) => {
      const row = side.rows.reduce((last, { label }, at) => (label.endsWith(BALANCED) ? at : last), -1);
      const bound = boundOf.get(side.block);
      return bound === undefined || row < 0 ? undefined : { side, bound, row, id: bound.start + row * bound.width };
    });
    if (one === undefined || other === undefined) continue;
    if (one.side.block.rows[one.row]?.at !== other.side.block.rows[other.row]?.at) continue;
    if (!amounts.isFilled(one.id) || !amounts.isFilled(other.id)) continue;
    const verdict = amounts.judge([one.id], [other.id], "=");
    const add = (shown: number): void => {
      sums.push({ rule: SIDES, bound: one.bound, whole: one.id, parts: [other.id], shown, row: one.row, column: 0 });
    };
    if (verdict !== "unequal") {
      add(1);
      continue;
    }
    // The lines of one side come to the total of the other: two sums ask the same of the total.
    const asked = [one, other].flatMap((own, i) => {
      const counterpart = i === 0 ? other.id : one.id;
      return (
        listsOf(own.side.rows)
          .get(own.row)
          ?.flatMap((list) => {
            const parts = list.map((row) => own.bound.start + row * own.bound.width);
            const filled = parts.filter((part) => amounts.isFilled(part)).length;
            if (filled < 2 || amounts.firstTrouble(parts) !== undefined || !amounts.isTelling(counterpart)) return [];
            return amounts.judge([counterpart], parts, "=") === "equal" ? [{ own, parts }] : [];
          }) ?? []
      );
    });
    const [found] = asked;
    if (found === undefined) {
      const { left: l, right: r } = amounts.compare([one.id], [other.id], "=", one.id);
      const row = one.side.block.rows[one.row];
      doubts.push({
        rule: SIDES,
        why: {
          reason: "not-shown",
          at: cellOf(one.bound.table, row?.at ?? 0, row?.place.columns[0] ?? 0),
          left: l,
          right: r,
        },
        count: 1,
      });
      continue;
    }
    add(1);
    sums.push({
      rule: DOWN,
      bound: found.own.bound,
      whole: found.own.id,
      parts: found.parts,
      shown: 1,
      row: found.own.row,
      column: 0,
    });
  }
}
