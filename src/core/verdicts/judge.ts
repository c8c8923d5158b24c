import type { Verdict } from "../amounts/verdict.ts";
import { blockOf, cellOf, type BoundSet } from "../equations/bind.ts";
import { isMet } from "../equations/equations.ts";
import { partedAmong } from "../equations/parted.ts";
import { System } from "../equations/system.ts";
import type { Form } from "../forms/form.ts";
import { lackingIn } from "../forms/profile.ts";
import { formsOf, isSum, kindOf, type RowChoice, type Rule, type StructureRule, type SumRule } from "../forms/rule.ts";
import type { ComparisonFinding, Finding, Untried, Why } from "../report/finding.ts";
import type { Stray, Table } from "../tables/table.ts";
import { aboutTables } from "./about-tables.ts";
import { aboutUnseen } from "./about-unseen.ts";
import { cellsOf, findingOf, hasMore } from "./comparison.ts";
import { roundedTwice } from "./rounded-twice.ts";
import { expectedAmong } from "./expected.ts";
import { guessedWrong, isAcross } from "./guessed.ts";
import { miscodedRow } from "./names.ts";
import { examine } from "./structure.ts";
import { awaited, bareOf, hasFigures, unfilledAmong, type Unfilled } from "./unfilled.ts";
import { judgeRule } from "./verdict.ts";

/** What rules say of a set of tables: the verdicts counted, what is worth saying, what could not be tried. */
export interface Judged {
  readonly set: BoundSet;
  /** Verdicts of rules; of 提示 only those that hold. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly findings: readonly Finding[];
  readonly untried: readonly Untried[];
  /** Rules whose condition is not met, or whose tables do not belong to the set. */
  readonly inapplicable: readonly Rule[];
  /** The linear comparisons that could be judged, and of these the 提示, which only break ties. */
  readonly system: System;
  readonly advice: System;
  /** What was found where an equation of the system does not simply hold. */
  readonly findingAt: ReadonlyMap<number, ComparisonFinding>;
  /** Figures that differ elsewhere because they are sums of rounded parts: how far off the truth they are nobody knows. */
  readonly sums: ReadonlySet<number>;
}

/** Tries every rule that applies to a set of tables; `beside` are all tables and strays of the workbook. */
export function judge(set: BoundSet, rules: readonly Rule[], beside: readonly (Table | Stray)[] = []): Judged {
  const kinds = new Set([set.kind, ...set.tables.map(({ form }) => form.kind)]);
  const own = rules.filter((rule) => kinds.has(kindOf(rule)));
  const judging = new Judging(set, beside).try(own);
  const unfilled = judging.bare.size === 0 ? new Map() : unfilledAmong(judging, own, set);
  const guessed = guessedWrong(set, judging.system);
  if (unfilled.size === 0 && guessed.size === 0) return judging;
  return new Judging(set, beside, { unfilled, guessed }).try(own);
}

/** Tables of which a first judging leaves in doubt that they are what they were taken for. */
interface Doubted {
  /** What rests on them is not judged. */
  readonly unfilled: Unfilled;
  /** They are not compared with others. */
  readonly guessed: ReadonlySet<Table>;
}

class Judging implements Judged {
  readonly set: BoundSet;
  readonly counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };
  readonly findings: Finding[];
  readonly untried: Untried[] = [];
  readonly inapplicable: Rule[] = [];
  readonly system: System;
  readonly advice: System;
  readonly findingAt = new Map<number, ComparisonFinding>();
  readonly sums = new Set<number>();
  /** Tables that have nothing to show for figures elsewhere: they may still have to be filled in. */
  readonly bare = new Set<Table>();
  readonly #doubted: Doubted;
  /** The cells of 提示 that do not hold. */
  readonly #hinted = new Set<string>();
  /** Whether nothing at all is filled in: that 0 = 0 then says nothing. */
  readonly #isBlank: boolean;

  constructor(
    set: BoundSet,
    beside: readonly (Table | Stray)[],
    doubted: Doubted = { unfilled: new Map(), guessed: new Set() },
  ) {
    this.set = set;
    this.#doubted = doubted;
    this.#isBlank = !hasFigures(set);
    this.findings = [...aboutTables(set), ...aboutUnseen(set, beside)];
    this.system = new System(set.amounts);
    this.advice = new System(set.amounts);
  }

  try(rules: readonly Rule[]): this {
    for (const rule of rules) this.#try(rule);
    if (this.counts.doubtful > 0) this.#expect();
    if (this.system.broken.length > 0) this.#roundTwice();
    return this;
  }

  /** What chance does to one of so many long sums of a table is 尾差. */
  #expect(): void {
    const { counts, findings, findingAt } = this;
    const doubted = [...findingAt].flatMap(([equation, { verdict }]) => (verdict === "doubtful" ? [equation] : []));
    for (const equation of expectedAmong(doubted, this.set, this.system)) {
      const finding = findingAt.get(equation);
      if (finding === undefined) continue;
      counts.doubtful--;
      counts.rounding++;
      const again: ComparisonFinding = { ...finding, verdict: "rounding" };
      findings[findings.indexOf(finding)] = again;
      findingAt.set(equation, again);
    }
  }

  /** What two ways of rounding one figure explain is no 不符. */
  #roundTwice(): void {
    const { set, system, counts, findings, findingAt } = this;
    for (const { equation, sums, hides, whole, more } of roundedTwice(set, system)) {
      const finding = findingAt.get(equation);
      if (finding?.verdict !== "unequal") continue;
      system.allow(equation, more);
      counts.unequal--;
      counts.doubtful++;
      const why = hides ? ({ hides } as const) : whole ? ({ whole } as const) : { sums: cellsOf(set, sums) };
      const again: ComparisonFinding = { ...finding, verdict: "doubtful", ...why };
      findings[findings.indexOf(finding)] = again;
      findingAt.set(equation, again);
      for (const cell of sums) this.sums.add(cell);
      if (whole) this.#loosen();
    }
  }

  /** Of tables in whole 万元 no figure is what it is printed as to the 分. */
  #loosen(): void {
    const { amounts } = this.set;
    for (let id = 0; id < amounts.size; id++)
      if (amounts.state(id) === "figure" && amounts.wholeStep(id) > 0) this.sums.add(id);
  }

  #try(rule: Rule): void {
    const { set } = this;
    const forms = formsOf(rule);
    const isHeld = (form: Form): boolean => set.tables.some((table) => table.form === form);
    // Names are compared among the tables that are there; every other rule needs all of its tables.
    const names = !isSum(rule) && (rule.structure === "same-names" || rule.structure === "right-names");
    const isAsked = names ? forms.some(isHeld) : forms.every((form) => isHeld(form) || isExpected(set, form));
    if (!isAsked) this.inapplicable.push(rule);
    else if (isSum(rule)) this.#compare(rule);
    else {
      const missing = names ? undefined : forms.find((form) => !isHeld(form));
      if (missing === undefined) this.#examine(rule);
      else this.#miss(rule)({ reason: "missing-table", form: missing });
    }
  }

  #examine(rule: StructureRule): void {
    const found = examine(rule, this.set);
    const parted = partedAmong(formsOf(rule), this.set.tables);
    if (found.length > 0 && parted !== undefined && WHOLE.has(rule.structure)) {
      this.#miss(rule)(parted);
      return;
    }
    append(this.findings, found);
    if (found.length === 0) this.counts[this.#isBlank ? "empty" : "equal"]++;
  }

  #compare(rule: SumRule): void {
    const { set, counts } = this;
    const { unfilled } = this.#doubted;
    const isHint = rule.hint === true;
    const guessed = [...this.#doubted.guessed].find((table) => isAcross(rule, table));
    const applies = judgeRule(rule, set, isHint ? this.advice : this.system, {
      miss: this.#miss(rule),
      doubt: (left, right) => {
        const form = awaited(unfilled, set, rule, left, right)?.form;
        if (form !== undefined) return { reason: "unfilled-table", form };
        if (guessed !== undefined) return { reason: "guessed-table", form: guessed.form, sheet: guessed.grid.name };
        if (!isHint) for (const table of bareOf(set, rule, left, right)) this.bare.add(table);
        return miscodedIn(rule, set);
      },
      judged: ({ instance: { left, at }, right, verdict, equation }) => {
        const isFine = verdict === "equal" || verdict === "empty";
        if (!isFine && rule.unless !== undefined && isMet(rule.unless, set)) return;
        if (isFine || !isHint) counts[this.#isBlank && isFine ? "empty" : verdict]++;
        if (isFine && !hasMore(set, rule, left, right)) return;
        if (!isFine && isHint && this.#isHinted(left, right)) return;
        const finding = findingOf(set, { rule, left, right, at }, isFine);
        if (finding === undefined) return;
        this.findings.push(finding);
        if (equation !== undefined && !isHint) this.findingAt.set(equation, finding);
      },
    });
    if (!applies) this.inapplicable.push(rule);
  }

  /** Whether another 提示 asks the same of the same cells: at most so much, and here just so much. */
  #isHinted(left: readonly number[], right: readonly number[]): boolean {
    const key = `${left.join()} ${right.join()}`;
    const isKnown = this.#hinted.has(key);
    this.#hinted.add(key);
    return isKnown;
  }

  /** Lists what of a rule could not be tried, each reason once. */
  #miss(rule: Rule): (why: Why) => void {
    const places = new Map<string, number>();
    return (why) => {
      const key = JSON.stringify(why, (_, value: unknown) => (isForm(value) ? value.no : value));
      const place = places.get(key) ?? this.untried.length;
      places.set(key, place);
      this.untried[place] = { rule, set: this.set.index, why, count: (this.untried[place]?.count ?? 0) + 1 };
    };
  }
}

/** What is asked of all rows of a table together. */
const WHOLE: ReadonlySet<StructureRule["structure"]> = new Set(["tree", "full-tree", "lines", "numbers", "subset"]);

/** Why nothing follows where a rule looks for 科目 by their codes in a table whose codes are those of others. */
function miscodedIn({ equations }: SumRule, set: BoundSet): Why | undefined {
  const terms = equations.flatMap(({ left, right }) => [...left, ...right]);
  // Columns of one row are compared whatever its code.
  const isBeside = terms.every(({ form, rows }) => rows.of === "this" && form === terms[0]?.form);
  for (const term of isBeside ? [] : terms) {
    const bound = BY_CODE.has(term.rows.of) ? blockOf(set, term) : undefined;
    const row = bound === undefined ? undefined : miscodedRow(bound.block);
    if (bound === undefined || row === undefined) continue;
    const at = cellOf(bound.table, row.at, row.place.labels.name ?? 0);
    return { reason: "miscoded", form: term.form, at, text: row.name };
  }
  return undefined;
}

const BY_CODE: ReadonlySet<RowChoice["of"]> = new Set(["this", "below", "codes", "others"]);

/** Whether a form that the set does not have is missing from it. */
function isExpected({ profile, tables }: BoundSet, form: Form): boolean {
  if (profile === undefined) return false;
  const held = tables.map((table) => table.form);
  return lackingIn(profile, held).some(({ forms: [usual] }) => usual === form);
}

/** Like push(...more), which fails where there are more than fit on the stack. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

function isForm(value: unknown): value is { no: string } {
  return typeof value === "object" && value !== null && "titles" in value;
}
