import { compareRate, type SignedSum } from "../amounts/rates.ts";
import { TableAmounts } from "../amounts/read.ts";
import type { Unit } from "../amounts/units.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Against, Claim, ClaimSlip, ClaimVerdict } from "./claim.ts";
import type { Reading, Slot, WhyUntried } from "./grammar.ts";
import { keyOf, wholeOf, type Meaning, type Stage, type What } from "./meanings.ts";
import { find } from "./places.ts";

const UNITS: readonly Unit[] = ["万元", "元", "千元", "亿元", "个"];

/** The figures of the words as amounts: a list for each unit, and for each reading its list and place there. */
export interface WordFigures {
  readonly lists: readonly TableAmounts[];
  readonly places: readonly ({ readonly list: number; readonly index: number } | undefined)[];
}

export function figuresOf(readings: readonly Reading[]): WordFigures {
  const lists = UNITS.map((unit) => new TableAmounts(unit));
  const places = readings.map(({ slot, number, unit }) => {
    if (slot.is !== "amount" && slot.is !== "change" && slot.is !== "count") return undefined;
    const list = slot.is === "count" ? UNITS.indexOf("个") : UNITS.indexOf(unit === "" ? "万元" : (unit as Unit));
    const index = lists[list]?.add(number);
    return list < 0 || index === undefined ? undefined : { list, index };
  });
  return { lists, places };
}

/** A relation between figures of the words, and between them and the tables. */
interface Check {
  /** Readings that take part and whose figure is not settled by a table. */
  readonly members: readonly number[];
  readonly holds: boolean;
  readonly exactly: boolean;
  readonly against: Against;
  /** The reading that is to blame before the others: of a rate, of a count of kinds. */
  readonly first?: number;
  /** What a member should say for the relation to hold. */
  readonly expected: (member: number) => string | undefined;
}

/** What a reading was found to be. */
interface Outcome {
  verdict: ClaimVerdict;
  against: Against;
  expected?: string;
  cells: readonly CellAddress[];
  slip?: ClaimSlip;
}

/** Tries every reading against the tables, and what they do not print against the rest of the words. */
export class Verifier {
  private readonly readings: readonly Reading[];
  private readonly set: BoundSet;
  private readonly ids: readonly (number | undefined)[];
  private readonly outcomes: (Outcome | undefined)[];
  private readonly checks: Check[] = [];
  /** Amounts of the words by what they are about, in the order of the text. */
  private readonly byKey = new Map<string, number[]>();
  /** Rates that fit only rounded, and only cut off: the habit of the document. */
  private habit = { rounded: 0, cut: 0 };
  private readonly cutOnly = new Set<number>();

  constructor(readings: readonly Reading[], figures: WordFigures, set: BoundSet) {
    this.readings = readings;
    this.set = set;
    this.ids = figures.places.map((place) =>
      place === undefined ? undefined : (set.words[place.list] ?? 0) + place.index,
    );
    this.outcomes = readings.map(() => undefined);
    readings.forEach(({ slot }, i) => {
      if (slot.is !== "amount" && slot.is !== "count") return;
      const key = keyOf(slot.meaning, slot.is === "amount" ? slot.stage : "final");
      const list = this.byKey.get(key);
      if (list === undefined) this.byKey.set(key, [i]);
      else list.push(i);
    });
  }

  claims(): Claim[] {
    this.readings.forEach((reading, i) => this.tryTables(reading.slot, i));
    this.readings.forEach((reading, i) => this.tryRate(reading.slot, i));
    this.trySums();
    this.tryCopies();
    this.tryLists();
    this.settle();
    return this.readings.map((reading, i) => this.claimOf(reading, i));
  }

  private tryTables(slot: Slot, i: number): void {
    if (slot.is !== "amount" && slot.is !== "count") return;
    const own = this.ids[i];
    if (own === undefined) return;
    const stage = slot.is === "amount" ? slot.stage : this.set.kind === "预算" ? "plan" : "final";
    const { ids } = find(this.set, slot.meaning, stage);
    if (ids.length === 0) return;
    const { amounts } = this.set;
    const verdicts = ids.map((id) => amounts.judge([own], [id], "="));
    const cells = ids.map((id) => addressOf(this.set, id)).filter((at) => at !== undefined);
    const right = ids[0] ?? 0;
    if (verdicts.some((verdict) => verdict === "equal" || verdict === "empty"))
      this.outcomes[i] = { verdict: "equal", against: { is: "tables" }, cells };
    else if (verdicts.some((verdict) => verdict === "rounding" || verdict === "doubtful"))
      this.outcomes[i] = { verdict: "rounding", against: { is: "tables" }, cells };
    else {
      const expected = this.printed(right);
      const slip = slipOf(this.readings[i], expected);
      this.outcomes[i] = {
        verdict: "unequal",
        against: { is: "tables" },
        expected: this.inUnitOf(i, expected),
        cells,
        ...(slip === undefined ? {} : { slip }),
      };
    }
  }

  /** An amount of the tables or the words as it would be printed, without 千分位, zeros at the end as the document has them. */
  private printed(id: number): string {
    return this.set.amounts.state(id) === "blank" ? "0" : this.set.amounts.printed(id);
  }

  private inUnitOf(i: number, number: string): string {
    const { unit = "", slot } = this.readings[i] ?? {};
    const own = slot?.is === "count" || unit === "%" || unit === "万元" ? unit : "万元";
    return `${this.likeDocument(number)}${own}`;
  }

  /** Documents that strip zeros print 252 and 4.1. */
  private likeDocument(number: string): string {
    this.strips ??=
      this.readings.filter(({ unit, number: own }) => unit === "万元" && /\.\d$/.test(own)).length >
      this.readings.filter(({ unit, number: own }) => unit === "万元" && /\.\d0$/.test(own)).length;
    return this.strips && number.includes(".") ? number.replace(/\.?0{1,20}$/, "") : number;
  }

  private strips: boolean | undefined;

  /** The amount of a meaning for reckoning: of the tables first, else of the nearest figure before `i`. */
  private amountFor(
    meaning: Meaning,
    stage: Stage,
    i: number,
  ): { readonly id: number; readonly reading?: number } | undefined {
    const { ids } = find(this.set, meaning, stage);
    if (ids[0] !== undefined) return { id: ids[0] };
    // Income and spending come to the same.
    const totals: readonly What[] = ["收支总计", "收入总计", "支出总计"];
    return totals.includes(meaning.what)
      ? totals.map((what) => this.saidOf({ ...meaning, what }, stage, i)).find((found) => found !== undefined)
      : this.saidOf(meaning, stage, i);
  }

  private saidOf(
    meaning: Meaning,
    stage: Stage,
    i: number,
  ): { readonly id: number; readonly reading: number } | undefined {
    const list = this.byKey.get(keyOf(meaning, stage)) ?? [];
    const reading = list.filter((one) => one < i).at(-1) ?? list[0];
    const id = reading === undefined ? undefined : this.ids[reading];
    return reading === undefined || id === undefined ? undefined : { id, reading };
  }

  private get own(): Stage {
    return this.set.kind === "预算" ? "plan" : "final";
  }

  private none(i: number, why: WhyUntried): void {
    this.outcomes[i] = { verdict: "untried", against: { is: "none", why }, cells: [] };
  }

  private tryRate(slot: Slot, i: number): void {
    switch (slot.is) {
      case "share": {
        this.tryQuotient(i, "share", [[slot.meaning, slot.stage, 1]], [[slot.whole, slot.stage, 1]]);
        return;
      }
      case "completion": {
        const plan = this.amountFor(slot.meaning, slot.plan, i) ?? this.amountFor(slot.meaning, "initial", i);
        const now = this.amountFor(slot.meaning, this.own, i);
        if (now === undefined) {
          this.none(i, "no-subject");
          return;
        }
        if (plan === undefined) {
          if (this.isZero(now.id) && this.rateIsZero(i)) this.equal(i, "completion");
          else this.none(i, "no-plan");
          return;
        }
        const stage = this.amountFor(slot.meaning, slot.plan, i) === undefined ? "initial" : slot.plan;
        this.tryQuotient(i, "completion", [[slot.meaning, this.own, 1]], [[slot.meaning, stage, 1]]);
        return;
      }
      case "variance": {
        this.tryQuotient(
          i,
          "variance",
          [
            [slot.meaning, this.own, 1],
            [slot.meaning, slot.plan, -1],
          ],
          [[slot.meaning, slot.plan, 1]],
        );
        return;
      }
      case "growth": {
        this.tryGrowth(slot, i);
        return;
      }
      default:
    }
  }

  private tryGrowth(slot: Extract<Slot, { readonly is: "growth" }>, i: number): void {
    const change = this.changeBefore(slot.meaning, i);
    if (change === undefined) {
      this.none(i, "no-last-year");
      return;
    }
    const id = this.ids[change];
    if (id === undefined) return;
    const said = (this.readings[change]?.slot as Extract<Slot, { readonly is: "change" }>).sign;
    if (this.isZero(id) && this.rateIsZero(i)) {
      this.equal(i, "growth");
      this.equal(change, "growth");
      return;
    }
    if (said !== slot.sign) {
      this.outcomes[i] = { verdict: "unequal", against: { is: "rate", rate: "growth" }, cells: [], slip: "direction" };
      return;
    }
    if (slot.base === "comparable") {
      this.none(i, "comparable");
      return;
    }
    const now = this.amountFor(slot.meaning, this.own, i);
    if (now === undefined) {
      this.none(i, "no-subject");
      return;
    }
    const back = -said as 1 | -1;
    // Nothing before: there is no rate, whatever is printed.
    const before = this.set.amounts.judge([now.id], [id], "=");
    if (this.isZero(id) && this.isZero(now.id)) {
      this.none(i, "no-last-year");
      return;
    }
    if (said > 0 && (before === "equal" || before === "empty")) {
      this.none(i, "zero-base");
      this.equal(change, "growth");
      return;
    }
    // More cannot have come than there is.
    if (said > 0 && this.set.amounts.judge([id], [now.id], "≤") === "unequal") {
      this.checks.push({
        members: [i, change],
        holds: false,
        exactly: false,
        against: { is: "rate", rate: "growth" },
        first: change,
        expected: () => undefined,
      });
      return;
    }
    const stated = this.saidOf(slot.meaning, this.own, i);
    const both: { readonly id: number; readonly reading?: number }[] = [
      now,
      ...(stated === undefined || stated.id === now.id ? [] : [stated]),
    ];
    const variants = both.map((one) => ({
      part: [{ id, sign: 1 as const }],
      whole: [
        { id: one.id, sign: 1 as const },
        { id, sign: back },
      ],
      members: [change, ...(one.reading === undefined ? [] : [one.reading])],
    }));
    this.addRate(i, "growth", variants);
  }

  /** The change that a rate of growth belongs to: the last one before it in its sentence. */
  private changeBefore(meaning: Meaning, i: number): number | undefined {
    for (let at = i - 1; at >= 0 && this.readings[at]?.sentence === this.readings[i]?.sentence; at--) {
      const slot = this.readings[at]?.slot;
      if (slot?.is === "change" && keyOf(slot.meaning) === keyOf(meaning)) return at;
    }
    return undefined;
  }

  private tryQuotient(
    i: number,
    rate: "share" | "completion" | "variance",
    part: readonly (readonly [Meaning, Stage, 1 | -1])[],
    whole: readonly (readonly [Meaning, Stage, 1 | -1])[],
  ): void {
    const variants: { part: SignedSum; whole: SignedSum; members: number[] }[] = [];
    for (const look of [
      (meaning: Meaning, stage: Stage) => this.amountFor(meaning, stage, i),
      (meaning: Meaning, stage: Stage) => this.saidOf(meaning, stage, i),
    ]) {
      const members: number[] = [];
      const sum = (terms: typeof part): SignedSum | undefined => {
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
      if (above !== undefined && below !== undefined) variants.push({ part: above, whole: below, members });
    }
    if (variants.length === 0) {
      this.none(i, "no-whole");
      return;
    }
    const [first] = variants;
    if (first?.whole.every(({ id }) => this.isZero(id))) {
      if (first.part.every(({ id }) => this.isZero(id)) && this.rateIsZero(i)) {
        this.equal(i, rate);
        return;
      }
      this.none(i, "zero-base");
      return;
    }
    this.addRate(i, rate, variants);
  }

  /** Tries a rate with the figures of the tables and with those of the words: one of them is enough. */
  private addRate(
    i: number,
    rate: "share" | "growth" | "completion" | "variance",
    variants: readonly { readonly part: SignedSum; readonly whole: SignedSum; readonly members: readonly number[] }[],
  ): void {
    const number = this.readings[i]?.number ?? "";
    const tried = variants.flatMap((variant) => {
      const found = compareRate(this.set.amounts, number, variant.part, variant.whole);
      return found === undefined ? [] : [{ ...found, members: variant.members }];
    });
    const best =
      tried.find(({ verdict }) => verdict === "equal") ??
      tried.find(({ verdict }) => verdict === "rounding") ??
      tried[0];
    if (best === undefined) {
      this.none(i, "no-whole");
      return;
    }
    const holds = best.verdict !== "unequal";
    if (holds && !best.cutOff) this.habit.rounded++;
    if (!holds && best.cutOff) {
      this.habit.cut++;
      this.cutOnly.add(i);
    }
    const right = best.right;
    this.checks.push({
      members: [i, ...best.members],
      holds,
      exactly: best.verdict === "equal",
      against: { is: "rate", rate },
      first: i,
      expected: (member) => (member === i ? `${this.rateLikeDocument(right)}%` : undefined),
    });
  }

  private rateLikeDocument(right: string): string {
    this.stripsRates ??=
      this.readings.filter(({ unit, number }) => unit === "%" && /\.\d?0$/.test(number)).length === 0;
    return this.stripsRates ? right.replace(/\.?0{1,20}$/, "") : right;
  }

  private stripsRates: boolean | undefined;

  private isZero(id: number): boolean {
    return !this.set.amounts.isFilled(id);
  }

  private rateIsZero(i: number): boolean {
    return /^[0.]+$/.test(this.readings[i]?.number ?? "");
  }

  private equal(i: number, rate: "share" | "growth" | "completion" | "variance"): void {
    this.outcomes[i] ??= { verdict: "equal", against: { is: "rate", rate }, cells: [] };
  }

  /** Wholes and their parts, where the words list them. */
  private trySums(): void {
    const groups = new Map<string, { whole: number; closed: boolean; parts: Map<string, number> }>();
    this.readings.forEach(({ slot, sentence }, i) => {
      if (slot.is !== "amount") return;
      const { meaning, stage } = slot;
      const whole = wholeOf(meaning);
      const head = slot.head === undefined ? undefined : this.readings[slot.head]?.slot;
      // A list that goes through plan and outcome is one of each.
      const listed =
        head?.is !== "amount"
          ? undefined
          : head.stage === stage
            ? slot.head
            : (this.byKey.get(keyOf(head.meaning, stage)) ?? []).filter((at) => at < i).at(-1);
      if (whole === undefined && listed === undefined) return;
      // Without a list that says so, a part belongs to the last whole of its own section.
      const isNear = (at: number): boolean => {
        const other = this.readings[at]?.sentence.section;
        return (
          at < i &&
          other?.zone === sentence.section.zone &&
          chapterOf(other.label) === chapterOf(sentence.section.label)
        );
      };
      const near = whole === undefined ? undefined : (this.byKey.get(keyOf(whole, stage)) ?? []).filter(isNear).at(-1);
      const at = listed ?? near;
      if (at === undefined) return;
      const over = this.readings[at]?.slot;
      const isDirect = over?.is === "amount" && whole !== undefined && keyOf(whole) === keyOf(over.meaning);
      const key = `${at} ${isDirect ? kindOf(meaning) : "listed"}`;
      const group = groups.get(key) ?? { whole: at, closed: true, parts: new Map<string, number>() };
      groups.set(key, group);
      // Nobody knows where a 科目 without a code belongs.
      if (meaning.what === "科目" && meaning.code === undefined) group.closed = false;
      if (over?.is === "amount" && !isPartOf(meaning, over.meaning)) group.closed = false;
      const own = keyOf(meaning, stage);
      if (!group.parts.has(own)) group.parts.set(own, i);
    });
    // A list may name kinds of a kind beside kinds: all of it adds up.
    for (const [key, { whole, closed, parts }] of groups) {
      const direct = key.endsWith(" listed") ? groups.get(`${whole} parts`) : undefined;
      if (direct === undefined) continue;
      for (const [own, part] of parts) direct.parts.set(own, part);
      direct.closed &&= closed;
      groups.delete(key);
    }
    for (const { whole, closed, parts } of groups.values()) this.addSum(whole, [...parts.values()], closed);
    this.tryClasses();
  }

  /** 类 = Σ项, where a section names both. */
  private tryClasses(): void {
    for (const [key, list] of this.byKey) {
      const slot = this.readings[list[0] ?? -1]?.slot;
      if (slot?.is !== "amount" || slot.meaning.what !== "科目" || slot.meaning.code?.length !== 3) continue;
      const { scope, code } = slot.meaning;
      const parts: number[] = [];
      for (const [other, own] of this.byKey) {
        const item = this.readings[own[0] ?? -1]?.slot;
        if (other === key || item?.is !== "amount" || item.meaning.what !== "科目" || item.stage !== slot.stage)
          continue;
        if (
          item.meaning.scope === scope &&
          item.meaning.code?.length === 7 &&
          item.meaning.code.startsWith(code) &&
          own[0] !== undefined
        )
          parts.push(own[0]);
      }
      if (parts.length > 0 && list[0] !== undefined) this.addSum(list[0], parts);
    }
  }

  private addSum(whole: number, parts: readonly number[], closed = true): void {
    const ids = parts.map((part) => this.ids[part]);
    const id = this.ids[whole];
    if (id === undefined || ids.includes(undefined)) return;
    const verdict = this.set.amounts.judge(ids as number[], [id], "=");
    // Of a list that may leave something out nothing follows.
    if (verdict === "unequal" && (!closed || parts.length < 2)) return;
    const { left } = this.set.amounts.compare(ids as number[], [id], "=", id);
    this.checks.push({
      members: [whole, ...parts],
      holds: verdict !== "unequal",
      exactly: verdict === "equal" || verdict === "empty",
      against: { is: "sum" },
      expected: (member) => (member === whole ? this.inUnitOf(whole, left) : undefined),
    });
  }

  /** The same figure said again. */
  private tryCopies(): void {
    const same = new Map<string, number[]>();
    for (const [key, list] of this.byKey)
      same.set(
        key,
        list.filter((i) => this.outcomes[i]?.against.is !== "tables"),
      );
    // Income and spending come to the same.
    for (const scope of ["全", "财政"] as const)
      for (const stage of ["final", "plan", "initial"] as const) {
        const all = (["收支总计", "收入总计", "支出总计"] as const).flatMap((what) => {
          const key = keyOf({ what, scope }, stage);
          const list = same.get(key) ?? [];
          same.delete(key);
          return list;
        });
        if (all.length > 0) same.set(`${scope} 总计 ${stage}`, all);
      }
    for (const list of same.values()) {
      if (list.length < 2) continue;
      const values = new Map<string, number[]>();
      for (const i of list) {
        const id = this.ids[i];
        if (id === undefined) continue;
        const text = this.set.amounts.printed(id);
        values.set(text, [...(values.get(text) ?? []), i]);
      }
      const ranked = [...values].sort((a, b) => b[1].length - a[1].length);
      const [most] = ranked;
      if (most === undefined) continue;
      if (ranked.length === 1) {
        this.checks.push({
          members: list,
          holds: true,
          exactly: true,
          against: { is: "words" },
          expected: () => undefined,
        });
        continue;
      }
      for (const [text, others] of ranked.slice(1))
        for (const other of others)
          this.checks.push({
            members: [other, ...most[1]],
            holds: false,
            exactly: false,
            against: { is: "words" },
            expected: (member) => this.inUnitOf(member, member === other ? most[0] : text),
          });
    }
  }

  /** Counts against what is listed behind them, against the kinds into which they are divided, and with their money. */
  private tryLists(): void {
    const parts = new Map<number, number[]>();
    this.readings.forEach(({ slot, number, unit }, i) => {
      if (slot.is === "part") parts.set(slot.of, [...(parts.get(slot.of) ?? []), i]);
      if (slot.is !== "listed" && !(slot.is === "count" && slot.listed !== undefined)) return;
      const holds = Number(number) === slot.listed;
      const expected = holds ? undefined : `${slot.listed}${unit}`;
      this.checks.push({ members: [i], holds, exactly: true, against: { is: "list" }, expected: () => expected });
    });
    for (const [whole, kinds] of parts) {
      const sum = kinds.reduce((all, i) => all + Number(this.readings[i]?.number.replaceAll(",", "")), 0);
      const { number = "", unit = "" } = this.readings[whole] ?? {};
      const holds = sum === Number(number.replaceAll(",", ""));
      // Fewer may leave a kind out; cars are divided without rest.
      if (!holds && unit !== "辆" && sum < Number(number)) continue;
      this.checks.push({
        members: [whole, ...kinds],
        holds,
        exactly: true,
        against: { is: "sum" },
        first: whole,
        expected: (member) => (member === whole ? `${sum}${unit}` : undefined),
      });
    }
    this.tryNothings();
    this.tryProjects();
  }

  /** Where nothing was spent, nothing was counted. */
  private tryNothings(): void {
    for (const [count, money] of NOTHINGS) {
      const counted = this.byKey.get(keyOf({ what: count, scope: "全" })) ?? [];
      const [spent] = this.byKey.get(keyOf({ what: money, scope: "财政" })) ?? [];
      const id = spent === undefined ? undefined : this.ids[spent];
      if (spent === undefined || id === undefined || !this.isZero(id)) continue;
      for (const i of counted)
        if (Number(this.readings[i]?.number) === 0)
          this.checks.push({
            members: [i, spent],
            holds: true,
            exactly: true,
            against: { is: "words" },
            expected: () => undefined,
          });
    }
  }

  /** Money of several projects against what the words say of each. */
  private tryProjects(): void {
    const each = new Map<Stage, number[]>();
    this.readings.forEach(({ slot }, i) => {
      if (slot.is === "amount" && slot.meaning.what === "项目")
        each.set(slot.stage, [...(each.get(slot.stage) ?? []), i]);
    });
    this.readings.forEach(({ slot }, whole) => {
      const id = this.ids[whole];
      if (slot.is !== "amount" || slot.meaning.what !== "涉及资金" || id === undefined) return;
      for (const parts of each.values()) {
        const ids = parts.map((part) => this.ids[part]).filter((part) => part !== undefined);
        if (this.set.amounts.judge(ids, [id], "=") === "equal")
          this.checks.push({
            members: [whole, ...parts],
            holds: true,
            exactly: true,
            against: { is: "sum" },
            expected: () => undefined,
          });
      }
    });
  }

  /** Blames of each broken relation the figure that most of them meet in; where that is open, nobody knows. */
  private settle(): void {
    const fails = new Map<number, number>();
    const passes = new Map<number, number>();
    const free = (i: number): boolean => this.outcomes[i]?.against.is !== "tables";
    for (const { members, holds } of this.checks) for (const member of members) count(holds ? passes : fails, member);
    for (const check of this.checks) {
      if (check.holds) {
        for (const member of check.members)
          if (free(member) && this.outcomes[member] === undefined)
            this.outcomes[member] = {
              verdict: check.exactly || (member !== check.first && check.against.is !== "sum") ? "equal" : "rounding",
              against: check.against,
              cells: [],
            };
      }
    }
    for (const check of this.checks) {
      if (check.holds) continue;
      const open = check.members.filter((member) => free(member) || member === check.first);
      // A figure that the tables contradict explains what is built on it.
      const explained = check.members.some((member) => !free(member) && this.outcomes[member]?.verdict === "unequal");
      if (explained && check.first === undefined) continue;
      // What fails wherever it stands is to blame, and of those what stands in most places.
      const score = (i: number): number => {
        const [failed, passed] = [fails.get(i) ?? 0, passes.get(i) ?? 0];
        return failed / (failed + passed) + failed / 1000;
      };
      const top = Math.max(...open.map(score));
      let blamed = open.filter((i) => score(i) === top);
      if (check.first !== undefined && blamed.includes(check.first)) blamed = [check.first];
      const [only] = blamed;
      // A single sum that does not come out may also leave something out.
      const isSure =
        check.against.is !== "sum" || only === check.first || (only !== undefined && (fails.get(only) ?? 0) > 1);
      if (blamed.length === 1 && only !== undefined && isSure) this.blame(only, check, "unequal");
      else if (open.length > 0) this.blame(check.members[0] ?? 0, check, "doubtful");
    }
  }

  private blame(i: number, check: Check, verdict: "unequal" | "doubtful"): void {
    const known = this.outcomes[i];
    if (known?.verdict === "unequal") return;
    const isCut = this.cutOnly.has(i) && check.first === i;
    const forced = isCut && this.isForced(i);
    const doubted = (isCut && !forced && this.habit.cut * 3 > this.habit.rounded) || this.isRestated(i);
    const expected = check.expected(i);
    const slip = isCut ? (forced ? "forced" : "cut") : slipOf(this.readings[i], expected);
    this.outcomes[i] = {
      verdict: doubted ? "doubtful" : verdict,
      against: check.against,
      cells: known?.cells ?? [],
      ...(expected === undefined ? {} : { expected }),
      ...(slip === undefined ? {} : { slip }),
    };
  }

  /** Annexes restate figures in another classification; only totals are sure to be the same. */
  private isRestated(i: number): boolean {
    const { sentence, slot } = this.readings[i] ?? {};
    if (sentence?.section.zone !== "annex" || slot?.is !== "amount") return false;
    return !["收支总计", "收入总计", "支出总计", "本年收入", "本年支出"].includes(slot.meaning.what);
  }

  /** The last share of a list that was made to come to a hundred. */
  private isForced(i: number): boolean {
    const sentence = this.readings[i]?.sentence;
    const shares = this.readings.filter((one) => one.sentence === sentence && one.slot.is === "share");
    const sum = shares.reduce((all, { number }) => all + Math.round(Number(number) * 1000), 0);
    return shares.length > 1 && sum === 100_000;
  }

  private claimOf(reading: Reading, i: number): Claim {
    const { sentence, from, to, slot, unit } = reading;
    let outcome = this.outcomes[i];
    if (outcome !== undefined && (outcome.verdict === "unequal" || outcome.verdict === "doubtful") && reading.broken)
      outcome = { verdict: "untried", against: { is: "none", why: "broken" }, cells: outcome.cells };
    outcome ??= { verdict: "untried", against: { is: "none", why: this.whyNot(slot, i) }, cells: [] };
    const [first, last] = [sentence.from[from], sentence.from[to - 1]];
    const meaning = "meaning" in slot ? slot.meaning : undefined;
    return {
      section: sentence.section.label,
      sentence: sentence.text,
      text: sentence.text.slice(from, to),
      from,
      at: { line: first?.line ?? 0, from: first?.at ?? 0, endLine: last?.line ?? 0, to: (last?.at ?? 0) + 1 },
      ...outcome,
      ...(meaning === undefined ? {} : { meaning }),
      ...(slot.is === "amount" ? { stage: slot.stage } : {}),
      ...(slot.is === "amount" && unit === "" ? { unitless: true as const } : {}),
    };
  }

  private whyNot(slot: Slot, i: number): WhyUntried {
    if (slot.is === "none") return slot.why;
    if (slot.is === "change")
      return slot.base === "comparable" ? "comparable" : slot.base === "last" ? "no-last-year" : "no-plan";
    if (slot.is !== "amount") return "not-in-tables";
    if (slot.stage !== this.own) return "no-plan";
    return find(this.set, slot.meaning, slot.stage).rowless
      ? "no-row"
      : this.set.tables.length > 0 || i < 0
        ? "not-in-tables"
        : "alone";
  }
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

/** What adds up to its whole in one list: 类 and 项 in two, other lines in a third. */
function kindOf({ what, code }: Meaning): string {
  return what === "科目" ? `${what} ${code?.length === 3 ? 3 : 7}` : what === "经济科目" ? what : "parts";
}

/** Whether a list of such parts is known to leave nothing out. */
function isPartOf(part: Meaning, whole: Meaning): boolean {
  if (part.what === "涉及资金") return whole.what === "涉及资金";
  const own = wholeOf(part);
  return own?.what === whole.what || (own !== undefined && wholeOf(own)?.what === whole.what);
}

function count(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** 五（三） → 五 */
function chapterOf(label: string): string {
  return label.slice(0, 1);
}

/** What is likely to have happened, by the digits alone. */
function slipOf(reading: Reading | undefined, expected: string | undefined): ClaimSlip | undefined {
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
