import { addressOf, type BoundSet } from "../equations/bind.ts";
import { Ledger, slipOf, type BesideFigures, type ClaimState, type WordFigures } from "./ledger.ts";
import type { Claim } from "./claim.ts";
import { tryCounts } from "./counts.ts";
import type { Reading, Slot, WhyUntried } from "./grammar/slot.ts";
import { tryIndicators, type Indicators } from "./indicators.ts";
import type { Meaning, Stage, What } from "./meanings.ts";
import { find } from "./places.ts";
import { tryProjects } from "./projects.ts";
import { tryRates } from "./rates.ts";
import { settle } from "./settle.ts";
import { trySums } from "./sums.ts";

/** Tries every reading against the tables, and what they do not print against the rest of the words. */
export function claimsOf(
  readings: readonly Reading[],
  figures: WordFigures,
  set: BoundSet,
  kind: "决算" | "预算",
  { beside, indicators }: { readonly beside?: BesideFigures; readonly indicators: Indicators },
): Claim[] {
  const ledger = new Ledger(readings, figures, set, kind, beside);
  readings.forEach(({ slot }, i) => {
    tryTables(ledger, slot, i);
    tryBeside(ledger, slot, i);
  });
  const habit = tryRates(ledger);
  trySums(ledger);
  tryCounts(ledger);
  tryProjects(ledger);
  settle(ledger, habit);
  tryIndicators(ledger, indicators);
  return readings.map((reading, i) => claimOf(ledger, reading, i));
}

function tryTables(ledger: Ledger, slot: Slot, i: number): void {
  if (slot.is !== "amount" && slot.is !== "count" && slot.is !== "score") return;
  const own = ledger.id(i);
  if (own === undefined) return;
  const { set } = ledger;
  const stage = slot.is === "amount" ? slot.stage : ledger.own;
  const { ids: usually, usual } = find(set, slot.meaning, stage);
  const besides = others(ledger, slot.meaning, stage, own);
  const ids = [...usually, ...besides];
  const [right] = ids;
  if (right === undefined) return;
  const verdicts = ids.map((id) => set.amounts.judge([own], [id], "="));
  const cells = ids.map((id) => addressOf(set, id)).filter((at) => at !== undefined);
  const against = { is: "tables" } as const;
  if (verdicts.some((verdict) => verdict === "equal" || verdict === "empty"))
    ledger.outcomes[i] = { verdict: "equal", against, cells };
  else if (verdicts.some((verdict) => verdict === "rounding" || verdict === "doubtful"))
    ledger.outcomes[i] = { verdict: "rounding", against, cells };
  else if (usual !== true) {
    const expected = ledger.worth(i, [right]);
    const slip = slipOf(ledger.readings[i], expected);
    ledger.outcomes[i] = {
      verdict: "unequal",
      against,
      expected,
      cells,
      ...(slip === undefined ? {} : { slip }),
    };
  }
}

/** What the words say of last year, or of the budget, against what was published then. */
function tryBeside(ledger: Ledger, slot: Slot, i: number): void {
  const own = ledger.id(i);
  if (slot.is !== "amount" || own === undefined || ledger.outcomes[i] !== undefined) return;
  const beside = ledger.beside(slot.meaning, slot.stage);
  const [first] = beside;
  if (first === undefined) return;
  const against = {
    is: "beside",
    book: first.fact.book,
    cells: beside.flatMap(({ fact }) => (fact.at === undefined ? [] : [fact.at])),
  } as const;
  const verdicts = beside.map(({ id }) => ledger.set.amounts.judge([own], [id], "="));
  if (verdicts.some((verdict) => verdict === "equal" || verdict === "empty"))
    ledger.outcomes[i] = { verdict: "equal", against, cells: [] };
  else if (verdicts.some((verdict) => verdict === "rounding" || verdict === "doubtful"))
    ledger.outcomes[i] = { verdict: "rounding", against, cells: [] };
  // Where no row is, the 科目 may stand under another name.
  else {
    const expected = ledger.worth(i, [first.id]);
    const slip = slipOf(ledger.readings[i], expected);
    ledger.outcomes[i] = {
      verdict: first.fact.absent === true ? "doubtful" : "unequal",
      against,
      expected,
      cells: [],
      ...(slip === undefined ? {} : { slip }),
    };
  }
}

/** The amounts that a figure agrees with where its words may mean something else. */
function others({ set, own: kind }: Ledger, meaning: Meaning, stage: Stage, own: number): readonly number[] {
  const { or, ...rest } = meaning;
  // 一般公共预算 of a budget may be what was granted this year.
  const granted: Meaning | undefined =
    kind === "plan" && rest.scope === "一般" ? { ...rest, scope: "当年" } : undefined;
  return [or, granted].flatMap((other) =>
    other === undefined
      ? []
      : find(set, other, stage).ids.filter((id) => set.amounts.judge([own], [id], "=") !== "unequal"),
  );
}

function claimOf(ledger: Ledger, reading: Reading, i: number): Claim {
  const { sentence, from, to, slot } = reading;
  let outcome: ClaimState | undefined = ledger.outcomes[i];
  if ((outcome?.verdict === "unequal" || outcome?.verdict === "doubtful") && reading.broken)
    outcome = { verdict: "untried", against: { is: "none", why: "broken" }, cells: outcome.cells };
  if ((outcome?.verdict === "unequal" || outcome?.verdict === "doubtful") && reading.unsure)
    outcome = { verdict: "untried", against: { is: "none", why: "no-subject" }, cells: outcome.cells };
  outcome ??= { verdict: "untried", against: { is: "none", why: whyNot(ledger, slot) }, cells: [] };
  const [first, last] = [sentence.from[from], sentence.from[to - 1]];
  const meaning = "meaning" in slot ? slot.meaning : undefined;
  return {
    section: sentence.section.label,
    zone: sentence.section.zone,
    sentence: sentence.text,
    text: sentence.text.slice(from, to),
    from,
    at: { line: first?.line ?? 0, from: first?.at ?? 0, endLine: last?.line ?? 0, to: (last?.at ?? 0) + 1 },
    ...withUnit(outcome, reading),
    ...(meaning === undefined ? {} : { meaning }),
    ...(slot.is === "amount" ? { stage: slot.stage } : {}),
    ...(isUnitless(reading) ? { unitless: true as const } : {}),
  };
}

/** A figure that agrees but for its unit, which is missing. */
function withUnit(outcome: ClaimState, reading: Reading): ClaimState {
  const { verdict } = outcome;
  if (!isUnitless(reading) || (verdict !== "equal" && verdict !== "rounding")) return outcome;
  const unit = reading.slot.is === "amount" || reading.slot.is === "change" ? "万元" : "%";
  return { ...outcome, verdict: "unequal", expected: `${reading.number}${unit}`, slip: "unitless" };
}

const MEASURED: ReadonlySet<Slot["is"]> = new Set<Slot["is"]>([
  "amount",
  "change",
  "share",
  "growth",
  "completion",
  "variance",
]);

function isUnitless({ slot, unit, sentence }: Reading): boolean {
  return unit === "" && sentence.section.zone !== "sheet" && MEASURED.has(slot.is);
}

/** What no table prints. */
const ELSEWHERE: ReadonlySet<What> = new Set<What>([
  "国内接待",
  "外事接待",
  "外事批次",
  "外事人次",
  "境外接待",
  "境外批次",
  "境外人次",
]);

function whyNot(ledger: Ledger, slot: Slot): WhyUntried {
  if (slot.is === "none") return slot.why;
  if (slot.is === "change")
    return slot.base === "comparable" ? "comparable" : slot.base === "last" ? "no-last-year" : "no-plan";
  if (slot.is === "score" || slot.is === "part" || ("meaning" in slot && ELSEWHERE.has(slot.meaning.what)))
    return "other-books";
  if (slot.is !== "amount") return "not-in-tables";
  if (slot.stage === "last") return "no-last-year";
  if (slot.stage !== ledger.own) return "no-plan";
  if (find(ledger.set, slot.meaning, slot.stage).rowless) return "no-row";
  return ledger.set.tables.length > 0 ? "not-in-tables" : "alone";
}
