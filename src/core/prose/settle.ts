import { isPrinted, slipOf, type Ledger, type Check } from "./ledger.ts";
import type { Habit } from "./rates.ts";

/** Blames of each broken relation the figure that most of them meet in; where that is open, nobody knows. */
export function settle(ledger: Ledger, habit: Habit): void {
  const fails = new Map<number, number>();
  const passes = new Map<number, number>();
  const free = (i: number): boolean => !isPrinted(ledger.outcomes[i]);
  for (const { members, holds } of ledger.checks) for (const member of members) count(holds ? passes : fails, member);
  for (const check of ledger.checks) {
    if (!check.holds) continue;
    for (const member of check.members)
      if (free(member) && ledger.outcomes[member] === undefined)
        ledger.outcomes[member] = {
          verdict: check.exactly || (member !== check.first && check.against.is !== "sum") ? "equal" : "rounding",
          against: check.against,
          cells: check.cells ?? [],
        };
  }
  for (const check of ledger.checks) {
    if (check.holds) continue;
    const open = check.members.filter(
      (member) => member === check.first || (free(member) && (check.first === undefined || !ledger.isRow(member))),
    );
    // A figure that the tables contradict explains what is built on it.
    const explained = check.members.some((member) => !free(member) && ledger.outcomes[member]?.verdict === "unequal");
    if (explained && check.first === undefined) continue;
    // What fails wherever it stands is to blame, and of those what stands in most places.
    const score = (i: number): number => {
      const [failed, passed] = [fails.get(i) ?? 0, passes.get(i) ?? 0];
      return failed / (failed + passed) + failed / 1000;
    };
    const scores = open.map(score);
    const top = scores.reduce((most, one) => Math.max(most, one), 0);
    let blamed = open.filter((_, i) => scores[i] === top);
    if (check.first !== undefined && blamed.includes(check.first)) blamed = [check.first];
    const [only] = blamed;
    // A single sum that does not come out may also leave something out.
    const isSure =
      check.vague !== true &&
      (check.against.is !== "sum" || only === check.first || (only !== undefined && (fails.get(only) ?? 0) > 1));
    if (blamed.length === 1 && only !== undefined && isSure) blame(ledger, habit, only, check, "unequal");
    else if (open.length > 0) blame(ledger, habit, check.first ?? check.members[0] ?? 0, check, "doubtful");
  }
  followShares(ledger);
}

function blame(ledger: Ledger, habit: Habit, i: number, check: Check, verdict: "unequal" | "doubtful"): void {
  const known = ledger.outcomes[i];
  if (known?.verdict === "unequal") return;
  const isCut = habit.cutOnly.has(i) && check.first === i;
  const forced = isCut && isForced(ledger, i);
  const doubted = (isCut && !forced && habit.cut * 3 > habit.rounded) || isRestated(ledger, i);
  const expected = check.expected(i);
  const slip = isCut ? (forced ? "forced" : "cut") : (check.slip ?? slipOf(ledger.readings[i], expected));
  ledger.outcomes[i] = {
    verdict: doubted ? "doubtful" : verdict,
    against: check.against,
    cells: check.cells ?? known?.cells ?? [],
    ...(expected === undefined ? {} : { expected }),
    ...(slip === undefined ? {} : { slip }),
    ...(check.cellIsWrong && !doubted && verdict === "unequal" ? { cellIsWrong: true as const } : {}),
  };
}

/** A share of an unknown whole is in doubt where its part is wrong. */
function followShares(ledger: Ledger): void {
  ledger.readings.forEach(({ slot, sentence }, i) => {
    if (slot.is !== "none" || slot.why !== "no-whole") return;
    const part = i - 1;
    const before = ledger.readings[part];
    if (before?.sentence === sentence && before.slot.is === "amount" && ledger.outcomes[part]?.verdict === "unequal")
      ledger.outcomes[i] = { verdict: "doubtful", against: { is: "rate", rate: "share" }, cells: [] };
  });
}

/** Annexes restate figures in another classification; only totals are sure to be the same. */
function isRestated(ledger: Ledger, i: number): boolean {
  const { sentence, slot } = ledger.readings[i] ?? {};
  if (sentence?.section.zone !== "annex" || slot?.is !== "amount") return false;
  return !["收支总计", "收入总计", "支出总计", "本年收入", "本年支出"].includes(slot.meaning.what);
}

/** The last share of a list that was made to come to a hundred. */
function isForced({ readings }: Ledger, i: number): boolean {
  const sentence = readings[i]?.sentence;
  const shares = readings.filter((one) => one.sentence === sentence && one.slot.is === "share");
  const sum = shares.reduce((all, { number }) => all + Math.round(Number(number) * 1000), 0);
  return shares.length > 1 && sum === 100_000;
}

function count(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
