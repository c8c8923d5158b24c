import { check } from "../../src/core/check.ts";
import { isHint, verdictOf } from "../../src/core/report/finding.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Table } from "../../src/core/tables/table.ts";
import type { Form } from "../../src/core/forms/form.ts";
import { budgetDetail } from "../../src/core/forms/budget/tables.ts";
import {
  detail,
  expensesAndMeetings,
  generalDetail,
  generalProjects,
  stateCapitalSpending,
} from "../../src/core/forms/final/tables.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { honestBudget, honestFinal, print, Random } from "./honest.ts";
import { found } from "./honest-sets.ts";
import { edit, on, seed } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";
import { shareOf } from "./sweep.ts";

test.each([
  [0, null],
  [1, 0],
  [5000, 0.01],
  [4999, 0],
  [-5000, -0.01],
  [15000, 0.02],
  [190591500, 190.59],
  [190595000, 190.6],
])("%i 分 is printed %s", (fen, printed) => expect(Object.is(print(fen), printed)).toBe(true));

test("the same seed gives the same workbook, another another", () => {
  expect(honestFinal(7)).toEqual(honestFinal(7));
  expect(honestFinal(7)).not.toEqual(honestFinal(8));
  expect(honestBudget(7)).toEqual(honestBudget(7));
  expect(new Random(1).split(1000, 7).reduce((sum, one) => sum + one)).toBe(1000);
});

// A unit without any “三公” leaves the one row of 公开09表 blank: that is nothing, no line that is missing (003), and what stands
// below the table is no amount (000).
test.each(["000", "003"] as const)("%s with a blank 公开09表 is read whole", (id) => {
  const blank = on("公开09表", (grid) => ({
    ...grid,
    rows: grid.rows.map((row) =>
      row.some((cell) => typeof cell === "number" && cell % 1 !== 0) ? row.map(() => null) : row,
    ),
  }));
  const { findings, untried } = check(blank(seed(id)));
  expect([found(findings, "unreadable"), untried]).toEqual([[], []]);
});

const OWN: readonly Form[] = [
  ...[detail, generalDetail, generalProjects, stateCapitalSpending, expensesAndMeetings],
  budgetDetail,
];

/** 会议费 and 培训费 are tied to nothing where no 合计 is printed. */
const isTied = ({ form, blocks }: Table): boolean =>
  form !== expensesAndMeetings || blocks[0]?.rows[0]?.place.columns[0] !== undefined;

// Every amount of the tables that 青海 does not have is tied to another.
test.each([
  ["四川决算", honestSichuan],
  ["四川预算", honestBudget],
  ["全国决算", honestNational],
])("a wrong figure in a table of %s is found", (_, make) => {
  const changes = Array.from({ length: 40 }, (_, number) => number).flatMap((number) => {
    const random = new Random(number);
    const sheets = make(number);
    const own = recognise(sheets).tables.filter((table) => OWN.includes(table.form) && isTied(table));
    const names = own.map(({ grid }) => grid.name);
    const amounts = amountsIn(sheets).filter(({ at }) => names.includes(at.slice(0, at.indexOf("!"))));
    return random.some(amounts, 3).map(({ at, value }) => ({ number, sheets, at, value }));
  });
  expect(changes.length).toBeGreaterThan(20);
  for (const { number, sheets, at, value } of shareOf(changes)) {
    const { findings, counts } = check(edit(sheets, { [at]: hundredths(value + 7.77) }));
    const cited = findings
      .filter((finding) => !isHint(finding) && ["unequal", "doubtful"].includes(verdictOf(finding)))
      .filter((finding) => finding.cells.some((cell) => qualified(cell) === at));
    expect([number, at, counts.unequal > 0, cited.length > 0]).toEqual([number, at, true, true]);
  }
});
