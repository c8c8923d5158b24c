import { add } from "../sheet/lists.ts";
import { addressOf } from "../equations/bind.ts";
import { nothing, type Ledger } from "./ledger.ts";
import type { Meaning, Stage } from "./meanings.ts";
import { find, projectsIn } from "./places.ts";

const STAGES = ["plan", "final", "initial"] as const;
const OVERALL: Meaning = { what: "整体", scope: "全" };

/** What words and 自评表 say of projects: what is left of each, what they come to, how many they are. */
export function tryProjects(ledger: Ledger): void {
  const names = namesIn(ledger);
  tryLeft(ledger);
  tryAll(ledger, names);
  tryInvolved(ledger, names);
  tryNumbers(ledger, names);
  tryTimes(ledger);
  tryInitial(ledger);
}

/** Every project that the words, or a 自评表, give the money of. */
function namesIn(ledger: Ledger): readonly string[] {
  const names = new Set<string>();
  for (const { slot } of ledger.readings)
    if (slot.is === "amount" && slot.meaning.what === "项目" && slot.meaning.name !== undefined)
      names.add(slot.meaning.name);
  for (const name of projectsIn(ledger.set)) names.add(name);
  return [...names];
}

const projectOf = (name: string): Meaning => ({ what: "项目", scope: "全", name });

/** The amounts of all projects at a stage; undefined where one is not known. */
function amountsOf(
  ledger: Ledger,
  names: readonly string[],
  stage: Stage,
): { readonly ids: readonly number[]; readonly members: readonly number[] } | undefined {
  const found = names.map((name) => ledger.amountFor(projectOf(name), stage, 0));
  if (found.length === 0 || found.includes(undefined)) return undefined;
  const all = found.filter((one) => one !== undefined);
  return {
    ids: all.map(({ id }) => id),
    members: all.flatMap(({ reading }) => (reading === undefined ? [] : [reading])),
  };
}

/** 预算 = 支出 + 结转; nothing left of more may have been taken back. */
function tryLeft(ledger: Ledger): void {
  ledger.readings.forEach(({ slot }, i) => {
    if (slot.is !== "amount" || slot.meaning.what !== "项目结转") return;
    const of: Meaning = { ...slot.meaning, what: "项目" };
    const [plan, spent, left] = [ledger.amountFor(of, "plan", i), ledger.amountFor(of, "final", i), ledger.id(i)];
    if (plan === undefined || spent === undefined || left === undefined) return;
    const found = ledger.compare([spent.id, left], [plan.id]);
    if (!found.holds && ledger.isZero(left)) {
      ledger.untried(i, "taken-back");
      return;
    }
    ledger.checks.push({
      members: [i, ...[plan, spent].flatMap(({ reading }) => (reading === undefined ? [] : [reading]))],
      ...found,
      against: { is: "sum" },
      first: i,
      vague: true,
      expected: (member) => (member === i ? ledger.worth(i, [plan.id], [spent.id]) : undefined),
    });
  });
}

/** 全年预算数 and 全年执行数 of all projects, with how many they are said to be. */
function tryAll(ledger: Ledger, names: readonly string[]): void {
  for (const stage of STAGES)
    for (const i of ledger.said({ what: "全部项目", scope: "全" }, stage)) {
      const id = ledger.id(i);
      const all = amountsOf(ledger, names, stage);
      if (id === undefined || all === undefined) continue;
      const found = ledger.compare(all.ids, [id]);
      if (!found.holds && countBefore(ledger, i) !== names.length) continue;
      ledger.checks.push({
        members: [i, ...all.members],
        ...found,
        against: { is: "sum" },
        first: i,
        expected: (member) => (member === i ? ledger.worth(i, all.ids) : undefined),
      });
    }
}

/** 涉及资金: what the projects come to by their plan, or by what was spent. */
function tryInvolved(ledger: Ledger, names: readonly string[]): void {
  const wrong = new Set<string>();
  ledger.readings.forEach(({ slot, number }, i) => {
    const id = ledger.id(i);
    if (slot.is !== "amount" || slot.meaning.what !== "涉及资金" || id === undefined) return;
    const sums = STAGES.flatMap((stage) => amountsOf(ledger, names, stage) ?? []);
    const fitting = sums.find(({ ids }) => ledger.set.amounts.judge(ids, [id], "=") === "equal");
    const [first] = sums;
    if (fitting === undefined) {
      // As many projects as are said, and no sum of theirs; or the same said again.
      const isSure = names.length > 1 && countBefore(ledger, i) === names.length;
      if (first === undefined || (!isSure && !wrong.has(number))) return;
      wrong.add(number);
    }
    const { ids, members } = fitting ?? first ?? { ids: [], members: [] };
    ledger.checks.push({
      members: [i, ...members],
      holds: fitting !== undefined,
      exactly: true,
      against: { is: "sum" },
      first: i,
      expected: (member) => (member === i ? ledger.worth(i, ids) : undefined),
    });
  });
}

/** The count that stands before a figure in its sentence. */
function countBefore(ledger: Ledger, i: number): number | undefined {
  for (let at = i - 1; at >= 0 && ledger.readings[at]?.sentence === ledger.readings[i]?.sentence; at--) {
    const slot = ledger.readings[at]?.slot;
    if (slot?.is === "count" || slot?.is === "listed") return Number(ledger.readings[at]?.number);
  }
  return undefined;
}

/** How many 自评表 there are. */
function tryNumbers(ledger: Ledger, names: readonly string[]): void {
  const sheets = Math.max(
    find(ledger.set, OVERALL, "plan").ids.length,
    ledger.said(OVERALL, "initial").filter((i) => inSheet(ledger, i)).length,
  );
  for (const [what, count] of [
    ["整体自评", sheets],
    ["绩效项目", names.length],
    ["自评项目", names.length],
  ] as const)
    for (const i of ledger.said({ what, scope: "全" }))
      if (count > 0 && Number(ledger.readings[i]?.number) === count)
        ledger.checks.push({ members: [i], holds: true, exactly: true, against: { is: "list" }, expected: nothing });
}

function inSheet(ledger: Ledger, i: number): boolean {
  return ledger.readings[i]?.sentence.section.zone === "sheet";
}

/** 投入 = 次数 × 每次. */
function tryTimes(ledger: Ledger): void {
  const { readings } = ledger;
  readings.forEach(({ slot, sentence }, i) => {
    if (slot.is !== "amount" || slot.meaning.what !== "每次") return;
    const before = readings.flatMap((one, at) => (one.sentence === sentence && at < i ? [at] : []));
    const times = before.filter((at) => readings[at]?.unit === "次").at(-1);
    const whole = before.filter((at) => readings[at]?.slot.is === "amount").at(-1);
    const [each, all] = [ledger.id(i), ledger.id(whole)];
    const count = Number(readings[times ?? -1]?.number);
    if (each === undefined || all === undefined || whole === undefined || times === undefined) return;
    if (!Number.isInteger(count) || count < 1 || count > MOST_TIMES) return;
    const holdsFor = (times: number): ReturnType<Ledger["compare"]> =>
      ledger.compare(
        Array.from({ length: times }, () => each),
        [all],
      );
    const found = holdsFor(count);
    // Another number of times with which it comes out is the right one, where there is no second.
    const [right, second] = found.holds
      ? []
      : Array.from({ length: MOST_TIMES }, (_, n) => n + 1).filter((n) => holdsFor(n).holds);
    const isSure = right !== undefined && second === undefined;
    ledger.checks.push({
      members: [i, times, whole],
      ...found,
      against: { is: "times" },
      first: times,
      ...(isSure ? {} : { vague: true }),
      expected: (member) => (member === times && isSure ? `${right}次` : undefined),
    });
  });
}

/** Something is paid out weekly at most. */
const MOST_TIMES = 60;

/** 年初预算 in the words and in the 整体支出自评表, where this speaks of the same spending. */
function tryInitial(ledger: Ledger): void {
  const spent = ledger.amountFor(OVERALL, "final", 0);
  const planned = ledger.amountFor(OVERALL, "initial", 0);
  if (spent === undefined || planned === undefined) return;
  const at = addressOf(ledger.set, planned.id);
  const said = new Map<number, number[]>();
  ledger.readings.forEach(({ slot }, i) => {
    if (slot.is !== "amount" || slot.stage !== "initial" || !TOTALS.has(slot.meaning.what)) return;
    const own = ledger.amountFor(slot.meaning, "final", i);
    if (own !== undefined && ledger.compare([own.id], [spent.id]).exactly) add(said, own.id, i);
  });
  for (const i of [...said.values()].flat()) {
    const id = ledger.id(i);
    if (id === undefined) continue;
    const found = ledger.compare([id], [planned.id]);
    // The 自评表 is filled in by others: which of them is wrong is open, but where a rate in the words goes with theirs.
    const isBorneOut = ledger.checks.some(
      ({ members, holds, against }) => holds && against.is === "rate" && members.includes(i),
    );
    ledger.checks.push({
      members: planned.reading === undefined ? [i] : [i, planned.reading],
      ...found,
      against: planned.reading === undefined ? { is: "tables" } : { is: "words" },
      ...(at === undefined ? {} : { cells: [at] }),
      ...(planned.reading !== undefined ? {} : isBorneOut ? { first: i, cellIsWrong: true } : { vague: true }),
      expected: (member) => ledger.worth(member, [member === i ? planned.id : id]),
    });
  }
}

const TOTALS: ReadonlySet<string> = new Set(["收支总计", "支出总计", "本年支出"]);
