import { readPages } from "../../src/core/tables/pages.ts";
import { changesOf } from "../../src/core/causes/localise.ts";
import { addressOf } from "../../src/core/equations/bind.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { RULES } from "../../src/core/forms/index.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { judge } from "../../src/core/verdicts/judge.ts";
import { amountsIn, CHANGES, hundredths, type Amount } from "./changes.ts";
import type { Random } from "./honest.ts";
import { edit } from "./sheets.ts";

// One wrong cell of a kind that people make, and whether the check names it.

type Wrong = (amount: Amount, amounts: readonly Amount[], random: Random) => CellValue | undefined;

export const WRONG_CELLS: Readonly<Record<string, Wrong>> = {
  "digits exchanged": ({ value }) => CHANGES.swapped(value),
  "point moved": ({ value }, _, random) => hundredths(value * random.pick([0.1, 10, 100])),
  "a digit wrong": ({ value }, _, random) => {
    const digits = Math.abs(value).toFixed(2).split("");
    const at = random.pick(digits.flatMap((digit, i) => (digit === "." ? [] : [i])));
    digits[at] = String((Number(digits[at]) + random.whole(1, 9)) % 10);
    return Math.sign(value) * Number(digits.join(""));
  },
  "the figure of another row": ({ at, value }, amounts, random) => {
    const column = /^(.*![A-Z]+)/.exec(at)?.[1];
    const others = amounts.filter((one) => one.value !== value && /^(.*![A-Z]+)/.exec(one.at)?.[1] === column);
    return others.length === 0 ? undefined : random.pick(others).value;
  },
  "another sign": ({ value }) => -value,
  "left empty": () => null,
};

/** One amount of a document made wrong; undefined where it has none that could be. */
export function withWrongCell(
  sheets: readonly SheetGrid[],
  wrong: Wrong,
  random: Random,
): { readonly sheets: SheetGrid[]; readonly at: string; readonly what: string } | undefined {
  const amounts = amountsIn(sheets).filter(({ value }) => Math.abs(value) >= 1);
  if (amounts.length === 0) return undefined;
  const amount = random.pick(amounts);
  const value = wrong(amount, amounts, random);
  if (value === undefined || value === amount.value) return undefined;
  return {
    sheets: edit(sheets, { [amount.at]: value }),
    at: amount.at,
    what: `${amount.at} ${amount.value} → ${value === null ? "blank" : String(value)}`,
  };
}

/** The cells each of which, were it alone otherwise, would let all hold that is broken. */
export function explainersIn(sheets: readonly SheetGrid[]): string[] {
  const { tables, strays } = readPages(sheets, (list) => recognise(list));
  const broken = setsOf(tables, {})
    .map((set) => judge(set, RULES, [...tables, ...strays]))
    .filter(({ system }) => system.broken.length > 0);
  const [only, ...others] = broken;
  if (only === undefined || others.length > 0) return [];
  const { set, system } = only;
  return [...new Set(system.cellsOf(system.broken[0]!))].flatMap((cell) => {
    const own = new Set(system.equationsOf(cell));
    if (!system.broken.every((equation) => own.has(equation))) return [];
    const at = addressOf(set, cell);
    return at !== undefined && "changes" in changesOf(system, [[cell]]) ? [qualified(at)] : [];
  });
}

/** How a cell is named: among the best answers, by itself there, later, or not; "unseen" where nothing is 不符. */
export function toldOfCell({ counts, suspects }: Report, at: string): "alone" | "first" | "later" | "not" | "unseen" {
  if (counts.unequal === 0) return "unseen";
  const names = suspects.filter(({ cells }) => cells.some((cell) => qualified(cell) === at));
  const [best] = names.filter(({ rank }) => rank === 1);
  if (best === undefined) return names.length > 0 ? "later" : "not";
  return suspects.filter(({ cause, rank }) => cause === best.cause && rank === 1).length === 1 ? "alone" : "first";
}
