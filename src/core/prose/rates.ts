import { compareRate, type SignedSum } from "../amounts/rates.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Fact } from "./beside.ts";
import type { Against } from "./claim.ts";
import { nothing, type KnownAmount, type Ledger } from "./ledger.ts";
import type { Base, Slot } from "./grammar/slot.ts";
import { ALIKE, keyOf, wholeOf, type Meaning, type Stage } from "./meanings.ts";

type Rate = "share" | "growth" | "completion" | "variance";
type Terms = readonly (readonly [Meaning, Stage, 1 | -1])[];

/** What is divided by what; a guess proves nothing where it does not fit. */
type Quotient = readonly [part: Terms, whole: Terms, isGuess?: boolean];

interface Variant {
  readonly isGuess?: boolean;
  readonly part: SignedSum;
  readonly whole: SignedSum;
  readonly members: readonly number[];
}

function cellsOf({ at }: Fact): readonly CellAddress[] {
  return at === undefined ? [] : [at];
}

/** Rates that fit only rounded, and only cut off: the habit of the document. */
export interface Habit {
  rounded: number;
  cut: number;
  /** Readings that are right only cut off. */
  readonly cutOnly: Set<number>;
}

/** Tries every rate against the amounts that it is made of, and every difference that says what it differs from. */
export function tryRates(ledger: Ledger): Habit {
  const rates = new Rates(ledger);
  ledger.readings.forEach(({ slot }, i) => rates.try(slot, i));
  return rates.habit;
}

class Rates {
  readonly habit: Habit = { rounded: 0, cut: 0, cutOnly: new Set() };

  constructor(private readonly ledger: Ledger) {}

  try(slot: Slot, i: number): void {
    const { ledger } = this;
    switch (slot.is) {
      case "share": {
        this.quotient(
          i,
          "share",
          ...this.wholesOf(slot, i).map(([part, whole, isGuess]): Quotient => [
            [[part, slot.stage, 1]],
            [[whole, slot.stage, 1]],
            isGuess,
          ]),
        );
        return;
      }
      case "completion": {
        const now = ledger.amountFor(slot.meaning, ledger.own, i);
        if (now === undefined) {
          ledger.untried(i, "no-subject");
          return;
        }
        const stage = [slot.plan, "initial" as const].find(
          (one) => ledger.amountFor(slot.meaning, one, i) !== undefined,
        );
        if (stage !== undefined)
          this.quotient(i, "completion", [[[slot.meaning, ledger.own, 1]], [[slot.meaning, stage, 1]]]);
        else if (ledger.isZero(now.id) && this.isZeroRate(i)) ledger.equal(i, { is: "rate", rate: "completion" });
        else if (!this.completionByGap(slot.meaning, now, i)) ledger.untried(i, "no-plan");
        return;
      }
      case "variance": {
        const whole: Terms = [[slot.meaning, slot.plan, 1]];
        this.quotient(i, "variance", [
          [
            [slot.meaning, ledger.own, 1],
            [slot.meaning, slot.plan, -1],
          ],
          whole,
        ]);
        return;
      }
      case "growth": {
        this.growth(slot, i);
        return;
      }
      case "change": {
        this.difference(slot, i);
        return;
      }
      default:
    }
  }

  /** What a share may be of, with the part that goes with it: what the words name, else what that is a part of itself. */
  private wholesOf(
    { meaning, stage, whole, named }: Extract<Slot, { readonly is: "share" }>,
    i: number,
  ): [Meaning, Meaning, boolean][] {
    const alike = named === true ? ALIKE[whole.what] : undefined;
    const wholes = [whole, ...(alike === undefined ? [] : [{ ...whole, what: alike }])];
    // 财政拨款支出 where one purse is spoken of is its spending.
    if (named === true && whole.scope === "财政" && meaning.scope !== "全")
      wholes.push({ ...whole, scope: meaning.scope });
    for (let over = named === true ? undefined : wholeOf(whole); over !== undefined; over = wholeOf(over))
      wholes.push(over, { ...over, scope: "全" });
    // 总收入 may be that of the year: where that is not given, a share of the other proves nothing.
    const isLoose =
      alike !== undefined &&
      ["收入总计", "支出总计"].includes(whole.what) &&
      this.ledger.amountFor({ ...whole, what: alike }, stage, i) === undefined;
    const pairs = wholes.map((one, n): [Meaning, Meaning, boolean] => [
      meaning,
      one,
      isLoose || (n > 0 && named !== true),
    ]);
    // 一般公共预算 of a budget may be what was granted this year.
    if (this.ledger.own === "plan" && meaning.scope === "一般" && whole.scope === "一般")
      for (const part of [meaning, { ...meaning, scope: "当年" } as const])
        pairs.push([part, { ...whole, scope: "当年" }, part === meaning]);
    return pairs;
  }

  /** 完成年初预算的115.28%，比年初预算增加…: what was planned is what there is without the difference. */
  private completionByGap(meaning: Meaning, now: KnownAmount, i: number): boolean {
    const { ledger } = this;
    const gap = ledger.readings.findIndex(
      ({ slot, sentence }) =>
        slot.is === "change" &&
        (slot.base === "initial" || slot.base === "plan") &&
        sentence === ledger.readings[i]?.sentence &&
        keyOf(slot.meaning) === keyOf(meaning),
    );
    const [slot, id] = [ledger.readings[gap]?.slot, ledger.id(gap)];
    if (slot?.is !== "change" || id === undefined) return false;
    if (this.isMoreThanAll(slot.sign, id, now.id)) {
      this.fails([i, gap], { is: "rate", rate: "completion" }, gap);
      return true;
    }
    this.add(i, "completion", [
      {
        part: [{ id: now.id, sign: 1 }],
        whole: [
          { id: now.id, sign: 1 },
          { id, sign: slot.sign > 0 ? -1 : 1 },
        ],
        members: [gap, ...(now.reading === undefined ? [] : [now.reading])],
      },
    ]);
    return true;
  }

  /** More or less by so much than a figure that is said too. */
  private difference({ meaning, base, sign }: Extract<Slot, { readonly is: "change" }>, i: number): void {
    const { ledger } = this;
    if (base === "comparable") return;
    const [id, now, before] = [
      ledger.id(i),
      ledger.amountFor(meaning, ledger.own, i),
      ledger.amountFor(meaning, base, i),
    ];
    if (id === undefined || now === undefined || before === undefined) return;
    const members = [i, ...[now, before].flatMap(({ reading }) => (reading === undefined ? [] : [reading]))];
    const [more, less] = sign > 0 ? [now.id, before.id] : [before.id, now.id];
    const gap = ledger.worth(i, [more], [less]);
    const isOther = gap.startsWith("-");
    ledger.checks.push({
      members,
      ...ledger.compare([less, id], [more]),
      against:
        before.fact === undefined
          ? { is: "sum" }
          : { is: "beside", book: before.fact.book, cells: cellsOf(before.fact), reckoned: true },
      first: i,
      ...(isOther ? { slip: "direction" as const } : {}),
      ...(before.fact?.absent === true ? { vague: true as const } : {}),
      expected: (member) => (member === i && !isOther ? gap : undefined),
    });
  }

  private growth(slot: Extract<Slot, { readonly is: "growth" }>, i: number): void {
    const { ledger } = this;
    const against = { is: "rate", rate: "growth" } as const;
    const change = this.changeOf(slot.meaning, slot.base, i);
    const id = ledger.id(change);
    if (change === undefined || id === undefined) {
      const before = slot.base === "comparable" ? undefined : ledger.amountFor(slot.meaning, slot.base, i);
      if (before === undefined) {
        ledger.untried(
          i,
          slot.base === "last" ? "no-last-year" : slot.base === "comparable" ? "comparable" : "no-plan",
        );
        return;
      }
      const base = slot.base as Stage;
      const signs = slot.sign > 0 ? ([1, -1] as const) : ([-1, 1] as const);
      this.quotient(i, "growth", [
        [
          [slot.meaning, ledger.own, signs[0]],
          [slot.meaning, base, signs[1]],
        ],
        [[slot.meaning, base, 1]],
      ]);
      return;
    }
    const said = (ledger.readings[change]?.slot as Extract<Slot, { readonly is: "change" }>).sign;
    if (ledger.isZero(id) && this.isZeroRate(i)) {
      ledger.equal(i, against);
      ledger.equal(change, against);
      return;
    }
    if (said !== slot.sign) {
      ledger.outcomes[i] = { verdict: "unequal", against, cells: [], slip: "direction" };
      return;
    }
    if (slot.base === "comparable") {
      ledger.untried(i, "comparable");
      return;
    }
    const now = ledger.amountFor(slot.meaning, ledger.own, i);
    if (now === undefined) {
      ledger.untried(i, "no-subject");
      return;
    }
    if (ledger.isZero(id) && ledger.isZero(now.id)) {
      ledger.untried(i, "no-last-year");
      return;
    }
    // Nothing before: there is no rate, whatever is printed.
    const before = ledger.set.amounts.judge([now.id], [id], "=");
    if (said > 0 && (before === "equal" || before === "empty")) {
      ledger.untried(i, "zero-base");
      ledger.equal(change, against);
      return;
    }
    if (this.isMoreThanAll(said, id, now.id)) {
      this.fails([i, change], against, change);
      return;
    }
    const back = -said as 1 | -1;
    const stated = ledger.saidOf(slot.meaning, ledger.own, i);
    const other = slot.meaning.or && ledger.amountFor(slot.meaning.or, ledger.own, i);
    const both = [now, stated, other].filter(
      (one, n, all) => one !== undefined && all.findIndex((two) => two?.id === one.id) === n,
    );
    this.add(
      i,
      "growth",
      both.flatMap((one) =>
        one === undefined
          ? []
          : [
              {
                part: [{ id, sign: 1 }],
                whole: [
                  { id: one.id, sign: 1 },
                  { id, sign: back },
                ],
                members: [change, ...(one.reading === undefined ? [] : [one.reading])],
              },
            ],
      ),
    );
  }

  /** The change that a rate of growth belongs to: beside it, before or after, else the last one before it in its sentence. */
  private changeOf(meaning: Meaning, base: Base, i: number): number | undefined {
    const { readings } = this.ledger;
    const isIt = (at: number): boolean => {
      const { slot, sentence } = readings[at] ?? {};
      return (
        sentence === readings[i]?.sentence &&
        slot?.is === "change" &&
        slot.base === base &&
        keyOf(slot.meaning) === keyOf(meaning)
      );
    };
    const beside = [i - 1, i + 1].find(isIt);
    if (beside !== undefined) return beside;
    for (let at = i - 2; at >= 0 && readings[at]?.sentence === readings[i]?.sentence; at--) if (isIt(at)) return at;
    return undefined;
  }

  /** Tries a quotient with the amounts of the tables and with those of the words, and with each whole that may be meant. */
  private quotient(i: number, rate: Rate, ...pairs: readonly Quotient[]): void {
    const { ledger } = this;
    const slot = ledger.readings[i]?.slot;
    const variants: Variant[] = [];
    for (const look of [
      (meaning: Meaning, stage: Stage) => ledger.amountFor(meaning, stage, i),
      (meaning: Meaning, stage: Stage) => ledger.saidOf(meaning, stage, i),
    ])
      for (const [part, whole, isGuess = false] of pairs) {
        const members: number[] = [];
        const sum = (terms: Terms): SignedSum | undefined => {
          const all: { id: number; sign: 1 | -1 }[] = [];
          for (const [meaning, stage, sign] of terms) {
            const found = look(meaning, stage);
            if (found === undefined) return undefined;
            if (found.reading !== undefined) members.push(found.reading);
            all.push({ id: found.id, sign });
          }
          return all;
        };
        const [above, below] = [sum(part), sum(whole)];
        if (above !== undefined && below !== undefined) variants.push({ part: above, whole: below, members, isGuess });
      }
    const [first] = variants;
    if (first === undefined) {
      ledger.untried(i, "no-whole");
      return;
    }
    if (first.whole.every(({ id }) => ledger.isZero(id))) {
      const isNothing = first.part.every(({ id }) => ledger.isZero(id));
      if (isNothing && this.isZeroRate(i)) ledger.equal(i, { is: "rate", rate });
      // There is no part of nothing.
      else if (slot?.is === "share" && slot.named === true && !isNothing)
        this.fails(first.members, { is: "rate", rate });
      else ledger.untried(i, "zero-base");
      return;
    }
    this.add(i, rate, variants);
  }

  /** One of the variants is enough. */
  private add(i: number, rate: Rate, variants: readonly Variant[]): void {
    const { ledger } = this;
    const number = ledger.readings[i]?.number ?? "";
    const tried = variants.flatMap((variant) => {
      const found = compareRate(ledger.set.amounts, number, variant.part, variant.whole);
      return found === undefined ? [] : [{ ...found, members: variant.members, isGuess: variant.isGuess === true }];
    });
    const best =
      tried.find(({ verdict }) => verdict === "equal") ??
      tried.find(({ verdict }) => verdict === "rounding") ??
      tried.find(({ isGuess }) => !isGuess);
    if (best === undefined) {
      ledger.untried(i, "no-whole");
      return;
    }
    const holds = best.verdict !== "unequal";
    if (holds && !best.cutOff) this.habit.rounded++;
    if (!holds && best.cutOff) {
      this.habit.cut++;
      this.habit.cutOnly.add(i);
    }
    ledger.checks.push({
      members: [i, ...best.members],
      holds,
      exactly: best.verdict === "equal",
      against: { is: "rate", rate },
      first: i,
      expected: (member) => (member === i ? ledger.rateLikeDocument(best.right) : undefined),
    });
  }

  /** More cannot have come than there is. */
  private isMoreThanAll(sign: 1 | -1, gap: number, now: number): boolean {
    return sign > 0 && this.ledger.set.amounts.judge([gap], [now], "≤") === "unequal";
  }

  private fails(members: readonly number[], against: Against, first?: number): void {
    const blamed = first === undefined ? {} : { first };
    this.ledger.checks.push({ members, holds: false, exactly: false, against, ...blamed, expected: nothing });
  }

  private isZeroRate(i: number): boolean {
    return /^[0.]+$/.test(this.ledger.readings[i]?.number ?? "");
  }
}
