import { add } from "../sheet/lists.ts";
import { TableAmounts } from "../amounts/read.ts";
import type { Unit } from "../amounts/units.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { CellAddress } from "../sheet/grid.ts";
import { lastBefore } from "../sheet/sorted.ts";
import type { Fact, FactsBeside } from "./beside.ts";
import type { Against, ClaimSlip, ClaimVerdict } from "./claim.ts";
import type { Reading, WhyUntried } from "./grammar/slot.ts";
import { keyOf, type Meaning, type Stage, type What } from "./meanings.ts";
import { find } from "./places.ts";

const UNITS: readonly Unit[] = ["万元", "元", "千元", "亿元", "个", "分"];

/** The figures of the words as amounts: a list for each unit, and for each reading its list and place there. */
export interface WordFigures {
  readonly lists: readonly TableAmounts[];
  readonly places: readonly ({ readonly list: number; readonly index: number } | undefined)[];
}

export function figuresOf(readings: readonly Reading[]): WordFigures {
  const lists = UNITS.map((unit) => new TableAmounts(unit));
  const places = readings.map(({ slot, number, unit }) => {
    if (slot.is !== "amount" && slot.is !== "change" && slot.is !== "count" && slot.is !== "score") return undefined;
    const own: Unit = slot.is === "count" ? "个" : slot.is === "score" ? "分" : unit === "" ? "万元" : (unit as Unit);
    const list = UNITS.indexOf(own);
    const index = lists[list]?.add(number);
    return list < 0 || index === undefined ? undefined : { list, index };
  });
  return { lists, places };
}

/** Facts of other workbooks that the words speak of, as amounts beside the tables. */
export interface BesideFigures {
  readonly lists: readonly TableAmounts[];
  /** By meaning and stage. */
  readonly facts: ReadonlyMap<
    string,
    readonly { readonly fact: Fact; readonly list: number; readonly index: number }[]
  >;
}

/** Asks the workbooks beside for what the words compare with: last year's figures, and those of the budget. */
export function besideFigures(readings: readonly Reading[], facts: FactsBeside | undefined): BesideFigures {
  const lists = UNITS.map((unit) => new TableAmounts(unit));
  const found = new Map<string, { fact: Fact; list: number; index: number }[]>();
  if (facts === undefined) return { lists: [], facts: found };
  for (const { slot } of readings) {
    if (slot.is === "none" || !("meaning" in slot)) continue;
    for (const stage of ["last", "initial"] as const) {
      const key = keyOf(slot.meaning, stage);
      if (found.has(key)) continue;
      found.set(
        key,
        facts(slot.meaning, stage).map((fact) => {
          const list = UNITS.indexOf(fact.unit);
          return { fact, list, index: lists[list]?.add(fact.number) ?? 0 };
        }),
      );
    }
  }
  return { lists, facts: found };
}

/** A relation between figures of the words, and between them and the tables. */
export interface Check {
  /** Readings that take part and whose figure is not settled by a table. */
  readonly members: readonly number[];
  readonly holds: boolean;
  readonly exactly: boolean;
  readonly against: Against;
  /** The reading that is to blame before the others: of a rate, of a count of kinds. */
  readonly first?: number;
  readonly slip?: ClaimSlip;
  /** Whether a failure proves no more than that something is odd. */
  readonly vague?: true;
  /** Cells that take part. */
  readonly cells?: readonly CellAddress[];
  /** The rest of the words bears the figure out: it is the cell that is wrong. */
  readonly cellIsWrong?: true;
  /** What a member should say for the relation to hold. */
  readonly expected: (member: number) => string | undefined;
}

/** What a reading was found to be. */
export interface ClaimState {
  readonly verdict: ClaimVerdict;
  readonly against: Against;
  readonly expected?: string;
  readonly cells: readonly CellAddress[];
  readonly slip?: ClaimSlip;
  readonly cellIsWrong?: true;
}

/** An amount to reckon with: of the tables, or of a reading. */
export interface KnownAmount {
  readonly id: number;
  readonly reading?: number;
  /** Of another workbook: what it prints. */
  readonly fact?: Fact;
}

/** Whether a figure was held against what is printed, here or in a workbook beside: what else it is part of is not to say it is wrong. */
export function isPrinted(outcome: ClaimState | undefined): boolean {
  return outcome?.against.is === "tables" || outcome?.against.is === "beside";
}

export const nothing = (): undefined => undefined;

/** The readings of a document with their amounts, those of the tables beside them, and what was found of each so far. */
export class Ledger {
  readonly outcomes: (ClaimState | undefined)[];
  readonly checks: Check[] = [];
  /** Amounts and counts of the words by what they are about, in the order of the text. */
  readonly byKey = new Map<string, number[]>();
  readonly own: Stage;
  private readonly ids: readonly (number | undefined)[];

  constructor(
    readonly readings: readonly Reading[],
    figures: WordFigures,
    readonly set: BoundSet,
    kind: "决算" | "预算",
    private readonly others: BesideFigures = { lists: [], facts: new Map() },
  ) {
    this.own = kind === "预算" ? "plan" : "final";
    this.ids = figures.places.map((place) =>
      place === undefined ? undefined : (set.words[place.list] ?? 0) + place.index,
    );
    this.outcomes = readings.map(() => undefined);
    readings.forEach(({ slot }, i) => {
      if ((slot.is !== "amount" && slot.is !== "count" && slot.is !== "score") || this.isGuess(i)) return;
      add(this.byKey, keyOf(slot.meaning, slot.is === "amount" ? slot.stage : "final"), i);
    });
  }

  /** The number of a reading's amount. */
  id(i: number | undefined): number | undefined {
    return i === undefined ? undefined : this.ids[i];
  }

  said(meaning: Meaning, stage: Stage = "final"): readonly number[] {
    return this.byKey.get(keyOf(meaning, stage)) ?? [];
  }

  /** The last reading before `i` that says this amount, else the first after it. */
  saidOf(meaning: Meaning, stage: Stage, i: number): { readonly id: number; readonly reading: number } | undefined {
    const list = this.said(meaning, stage);
    const reading = lastBefore(list, i) ?? list[0];
    const id = this.id(reading);
    return reading === undefined || id === undefined ? undefined : { id, reading };
  }

  /** The amount of a meaning for reckoning: of the tables first, else of the nearest figure before `i`. */
  amountFor(meaning: Meaning, stage: Stage, i: number): KnownAmount | undefined {
    const { ids, usual } = find(this.set, meaning, stage);
    if (ids[0] !== undefined && usual !== true) return { id: ids[0] };
    const beside = this.beside(meaning, stage);
    if (beside[0] !== undefined) {
      // Where several may be meant, the words say which.
      const said = this.id(this.saidOf(meaning, stage, i)?.reading);
      const own = beside.find(({ id }) => said !== undefined && this.set.amounts.judge([said], [id], "=") === "equal");
      return own ?? beside[0];
    }
    // Income and spending come to the same.
    const totals: readonly What[] = ["收支总计", "收入总计", "支出总计"];
    return totals.includes(meaning.what)
      ? totals.map((what) => this.saidOf({ ...meaning, what }, stage, i)).find((found) => found !== undefined)
      : this.saidOf(meaning, stage, i);
  }

  /** What the workbooks beside print of a meaning, with the numbers of its amounts. */
  beside(meaning: Meaning, stage: Stage): readonly { readonly fact: Fact; readonly id: number }[] {
    const first = this.set.words.length - this.others.lists.length;
    return (this.others.facts.get(keyOf(meaning, stage)) ?? []).map(({ fact, list, index }) => ({
      fact,
      id: (this.set.words[first + list] ?? 0) + index,
    }));
  }

  /** A figure of which it is not sure what it is about, and that no table bears out. */
  isGuess(i: number): boolean {
    const { slot, unsure } = this.readings[i] ?? {};
    const own = this.ids[i];
    if (unsure !== true || slot?.is !== "amount" || own === undefined) return false;
    const { ids } = find(this.set, slot.meaning, slot.stage);
    return !ids.some((id) => this.set.amounts.judge([own], [id], "=") !== "unequal");
  }

  /** A figure in a row of a 自评表 among the words: sentences speak of it, not the other way round. */
  isRow(i: number): boolean {
    const { sentence, unit } = this.readings[i] ?? {};
    return sentence?.section.zone === "sheet" && unit === "";
  }

  isZero(id: number): boolean {
    return !this.set.amounts.isFilled(id);
  }

  untried(i: number, why: WhyUntried): void {
    this.outcomes[i] = { verdict: "untried", against: { is: "none", why }, cells: [] };
  }

  equal(i: number, against: Against): void {
    this.outcomes[i] ??= { verdict: "equal", against, cells: [] };
  }

  /** A sum, less another, as the document would print it in the place of a reading: in its usual unit. */
  worth(i: number, ids: readonly number[], less: readonly number[] = []): string {
    const { slot, unit = "" } = this.readings[i] ?? {};
    const isMoney = slot?.is !== "count" && slot?.is !== "score";
    const usual = isMoney ? this.usual : undefined;
    const as = usual?.id ?? this.id(i) ?? 0;
    const number = this.set.amounts.rounded(ids, less, as, this.places);
    return `${isMoney ? this.likeDocument(number) : number}${isMoney ? (usual?.unit ?? "万元") : unit}`;
  }

  /** The unit of most amounts, with one of them. */
  private get usual(): { readonly unit: string; readonly id: number } | undefined {
    return (this.usually ??= usualOf(this.readings, this.ids));
  }

  /** Decimals of the amounts in the words, two as a rule. */
  private get places(): number {
    return (this.most ??= this.readings.reduce(
      (most, { slot, number }) =>
        slot.is === "amount" && number.includes(".") ? Math.max(most, number.length - number.indexOf(".") - 1) : most,
      2,
    ));
  }

  private most: number | undefined;
  private usually: { readonly unit: string; readonly id: number } | undefined;

  /** Documents that strip zeros print 252 and 4.1. */
  private likeDocument(number: string): string {
    this.strips ??=
      this.readings.filter(({ unit, number: own }) => unit === "万元" && /\.\d$/.test(own)).length >
      this.readings.filter(({ unit, number: own }) => unit === "万元" && /\.\d0$/.test(own)).length;
    return this.strips && number.includes(".") ? number.replace(/\.?0{1,20}$/, "") : number;
  }

  private strips: boolean | undefined;

  rateLikeDocument(right: string): string {
    this.stripsRates ??=
      this.readings.filter(({ unit, number }) => unit === "%" && /\.\d?0$/.test(number)).length === 0;
    return `${this.stripsRates ? right.replace(/\.?0{1,20}$/, "") : right}%`;
  }

  private stripsRates: boolean | undefined;

  /** A whole and its parts, or any two sums, of amounts. */
  compare(left: readonly number[], right: readonly number[]): Pick<Check, "holds" | "exactly"> {
    const verdict = this.set.amounts.judge(left, right, "=");
    return { holds: verdict !== "unequal", exactly: verdict === "equal" || verdict === "empty" };
  }
}

function usualOf(
  readings: readonly Reading[],
  ids: readonly (number | undefined)[],
): { readonly unit: string; readonly id: number } | undefined {
  const counts = new Map<string, { unit: string; id: number; count: number }>();
  readings.forEach(({ slot, unit }, i) => {
    const id = ids[i];
    if (slot.is !== "amount" || id === undefined) return;
    const printed = unit === "" ? "万元" : unit;
    const known = counts.get(printed);
    if (known === undefined) counts.set(printed, { unit: printed, id, count: 1 });
    else known.count++;
  });
  return [...counts.values()].sort((a, b) => b.count - a.count)[0];
}

/** What is likely to have happened, by the digits alone. */
export function slipOf(reading: Reading | undefined, expected: string | undefined): ClaimSlip | undefined {
  if (reading === undefined || expected === undefined) return undefined;
  const own = bareDigits(reading.number);
  const right = bareDigits(expected);
  if (reading.unit !== "万元" && reading.unit !== "" && reading.unit !== "%" && own === right) return "unit";
  if (own === right || own.replace(/0{1,20}$/, "") === right.replace(/0{1,20}$/, "")) return "scaled";
  const sorted = (text: string): string => Array.from(text).sort().join("");
  return own.length === right.length && sorted(own) === sorted(right) ? "transposed" : undefined;
}

function bareDigits(number: string): string {
  return number.replace(/[^\d]/g, "").replace(/^0+/, "");
}
