import { add } from "../sheet/lists.ts";
import { nothing, type Ledger } from "./ledger.ts";
import type { What } from "./meanings.ts";

/** Counts against what is listed behind them, against the kinds into which they are divided, and with their money. */
export function tryCounts(ledger: Ledger): void {
  const parts = new Map<number, number[]>();
  ledger.readings.forEach(({ slot, number, unit }, i) => {
    if (slot.is === "part") add(parts, slot.of, i);
    if (slot.is !== "listed" && !(slot.is === "count" && slot.listed !== undefined)) return;
    const holds = Number(number) === slot.listed;
    const expected = holds ? undefined : `${slot.listed}${unit}`;
    ledger.checks.push({ members: [i], holds, exactly: true, against: { is: "list" }, expected: () => expected });
  });
  for (const [whole, kinds] of parts) {
    const numberOf = (i: number): number => Number(ledger.readings[i]?.number.replaceAll(",", ""));
    const sum = kinds.reduce((all, i) => all + numberOf(i), 0);
    const { unit = "" } = ledger.readings[whole] ?? {};
    const holds = sum === numberOf(whole);
    // Fewer may leave a kind out; cars are divided without rest.
    if (!holds && unit !== "辆" && (sum < numberOf(whole) || kinds.length < 2)) continue;
    ledger.checks.push({
      members: [whole, ...kinds],
      holds,
      exactly: true,
      against: { is: "sum" },
      first: whole,
      expected: (member) => (member === whole ? `${sum}${unit}` : undefined),
    });
  }
  tryNothings(ledger);
}

/** What is counted, and the money that goes with it. */
const NOTHINGS: readonly (readonly [count: What, money: What])[] = [
  ["团组", "出国"],
  ["出国人次", "出国"],
  ["购置数", "购置"],
  ["批次", "接待"],
  ["人次", "接待"],
  ["外事批次", "外事接待"],
  ["外事人次", "外事接待"],
];

/** Where nothing was spent, nothing was counted. */
function tryNothings(ledger: Ledger): void {
  for (const [count, money] of NOTHINGS) {
    const [spent] = ledger.said({ what: money, scope: "财政" });
    const id = ledger.id(spent);
    if (spent === undefined || id === undefined || !ledger.isZero(id)) continue;
    for (const i of ledger.said({ what: count, scope: "全" }))
      if (Number(ledger.readings[i]?.number) === 0)
        ledger.checks.push({
          members: [i, spent],
          holds: true,
          exactly: true,
          against: { is: "words" },
          expected: nothing,
        });
  }
  // Cars that are kept are cars: the words may count them twice, and the tables once.
  const [kept] = ledger.said({ what: "保有量", scope: "全" });
  for (const i of ledger.said({ what: "车辆", scope: "全" }))
    if (kept !== undefined && ledger.readings[i]?.number === ledger.readings[kept]?.number)
      ledger.checks.push({
        members: [i, kept],
        holds: true,
        exactly: true,
        against: { is: "words" },
        expected: nothing,
      });
}
