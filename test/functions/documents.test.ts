import { readFileSync, readdirSync } from "node:fs";
import { changeIn, execRate, growthRate, share } from "../../src/functions/rates.ts";
import { NoAnswer, type Answer } from "../../src/functions/answer.ts";
import {
  PRINTED_CHANGES,
  PRINTED_RATES,
  PRINTED_SHARES,
  WITHOUT_OPERANDS,
  type Printed,
  type PrintedChange,
  type PrintedRate,
  type PrintedShare,
} from "./printed.ts";

/** Half of the last place that an amount prints. */
const HALF = 0.005;

/** The values that an amount may really have, where it prints so; nothing is nothing. */
function ends(printed: number): number[] {
  return printed === 0 ? [0] : [printed - HALF, printed + HALF];
}

/** Whether a rate prints as `percent` for some of the answers between these. */
function allows(answers: readonly Answer[], percent: number): boolean {
  const rates = answers.map((answer) => 100 * (answer as number));
  return Math.min(...rates) <= percent + HALF && Math.max(...rates) >= percent - HALF;
}

function shareAllows({ part, whole, percent }: PrintedShare): boolean {
  return allows(
    ends(part).flatMap((p) => ends(whole).map((w) => share(p, w, 0))),
    percent,
  );
}

function rateAllows({ budget, actual, percent }: PrintedRate): boolean {
  return allows(
    ends(budget).flatMap((b) => ends(actual).map((a) => execRate(b, a, 0))),
    percent,
  );
}

function changeAllows({ current, change, percent }: PrintedChange): boolean {
  const signed = Math.sign(change) * percent;
  return allows(
    ends(current).flatMap((now) => ends(change).map((gap) => growthRate(now - gap, now))),
    signed,
  );
}

const placeOf = ({ document, at }: Printed): string => `${document} ${at}`;

test("every share printed is one that its figures allow", () => {
  expect(PRINTED_SHARES.filter((printed) => !shareAllows(printed)).map(placeOf)).toEqual([]);
});

test("every rate printed is one that its figures allow, but for one in a form that a person filled in", () => {
  expect(PRINTED_RATES.filter((printed) => !rateAllows(printed)).map(placeOf)).toEqual(["003 十二（二）4 自评表"]);
});

test("every change printed is one that its figures allow", () => {
  expect(PRINTED_CHANGES.filter((printed) => !changeAllows(printed)).map(placeOf)).toEqual([]);
});

test("figures that are a little off are not allowed", () => {
  expect(rateAllows({ document: "000", at: "", budget: 1662.91, actual: 1905.92, percent: 114.63 })).toBe(false);
  expect(shareAllows({ document: "000", at: "", part: 484.65, whole: 1905.92, percent: 25.45 })).toBe(false);
  expect(changeAllows({ document: "000", at: "", current: 1905.92, change: 85.6, percent: 4.68, says: "" })).toBe(
    false,
  );
});

test.each(PRINTED_CHANGES.map((printed) => [placeOf(printed), printed] as const))(
  "CHANGE_TEXT writes the change of %s as it is printed",
  (_, { current, change, says }) => {
    const previous = Number((current - change).toFixed(2));
    expect(changeIn(previous, current)).toBe(says);
  },
);

test("where budget and actual are both 0 the texts print 0%, and so does a formula that is told to", () => {
  const nothing = PRINTED_RATES.filter(({ budget }) => budget === 0);
  expect(nothing).toHaveLength(4);
  for (const { budget, actual } of nothing) {
    expect(execRate(budget, actual)).toEqual(new NoAnswer("#N/A", "年初预算数为0，不计算执行率"));
    expect(execRate(budget, actual, 0)).toBe(0);
  }
});

test("percentages without figures are not among the figures of the tables either", () => {
  expect(WITHOUT_OPERANDS.map(({ lacks }) => lacks)).toEqual(["部门项目支出预算总额"]);
  const file = readdirSync("seeds").find((name) => name.startsWith("003") && name.endsWith("决算.txt"))!;
  const amounts = [...readFileSync(`seeds/${file}`, "utf8").matchAll(/\d[\d,]*\.?\d*/g)].map(([text]) =>
    Number(text.replaceAll(",", "")),
  );
  const asked = { part: 46.98, percent: WITHOUT_OPERANDS[0]!.percent };
  expect(
    amounts.filter(
      (whole) => whole > asked.part && whole < 100 && shareAllows({ document: "003", at: "", whole, ...asked }),
    ),
  ).toEqual([]);
});
