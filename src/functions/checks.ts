import { Amounts } from "../core/amounts/compare.ts";
import type { Verdict } from "../core/amounts/verdict.ts";
import { TableAmounts } from "../core/amounts/read.ts";
import type { Unit } from "../core/amounts/units.ts";
import type { CellValue } from "../core/sheet/grid.ts";
import { VERDICTS } from "../core/report/say/zh.ts";
import {
  allOf,
  BLANK,
  haveSameShape,
  isBlank,
  plain,
  refused,
  shown,
  textOf,
  type Answer,
  type Argument,
  type Given,
} from "./answer.ts";
import { say } from "./say.ts";

// 相符, 尾差, 存疑, 不符: what the pane would say of the same figures, from the same code.

const UNITS: readonly string[] = ["元", "千元", "万元", "亿元"] satisfies Unit[];

/** From good to bad. */
const ORDER: readonly Verdict[] = ["empty", "equal", "rounding", "doubtful", "unequal"];

/** CHECK_SUM: a total against the sum of its parts, figures of one table; blank where all are. */
export function checkSum(total: Argument, parts: Argument, unit?: Given): Answer {
  return allOf([total, parts], (totals, addends) => {
    if (totals.length !== 1) return refused(say.oneTotal);
    return judged([[...totals, ...addends]], unit, (judge, [all = []]) => judge(all.slice(0, 1), all.slice(1)));
  });
}

/** CHECK_SAME: two figures, or those of two tables cell by cell: the worst of the verdicts; blank where all are. */
export function checkSame(a: Argument, b: Argument, unit?: Given): Answer {
  if (!haveSameShape(a, b)) return refused(say.shapesDiffer);
  return allOf([a, b], (left, right) =>
    judged([left, right], unit, (judge, [ones = [], others = []]) =>
      ones
        .map((one, i) => judge([one], [others[i] ?? one]))
        .reduce((worst, verdict) => (ORDER.indexOf(verdict) > ORDER.indexOf(worst) ? verdict : worst), "empty"),
    ),
  );
}

type Judge = (left: readonly number[], right: readonly number[]) => Verdict;

/** Reads each group of cells as a table of its own; `verdict` gets the numbers under which their amounts are known. */
function judged(
  groups: readonly (readonly Given[])[],
  unit: Given,
  verdict: (judge: Judge, ids: readonly (readonly number[])[]) => Verdict,
): Answer {
  const asked = isBlank(unit) ? "万元" : plain(unit);
  if (!UNITS.includes(asked)) return refused(say.unit(shown(unit)));
  const tables = groups.map(() => new TableAmounts(asked as Unit));
  groups.forEach((cells, i) => cells.forEach((cell) => tables[i]?.add(cellOf(cell))));
  const amounts = new Amounts(tables, true);
  const ids = groups.map((cells, i) => cells.map((_, index) => amounts.start(i) + index));
  const trouble = amounts.firstTrouble(ids.flat());
  if (trouble !== undefined) return refused(say.amount(shown(amounts.text(trouble))));
  const found = verdict((left, right) => amounts.judge(left, right, "="), ids);
  return found === "empty" ? BLANK : VERDICTS[found];
}

/** Whatever is neither number nor nothing is read as text. */
function cellOf(cell: Given): CellValue {
  return typeof cell === "number" || cell === null || cell === undefined ? (cell ?? null) : textOf(cell);
}
