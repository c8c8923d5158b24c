import { check } from "../../src/core/check.ts";
import { isHint, verdictOf, type Finding, type Report, type Suspect } from "../../src/core/report/finding.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { KINDS, amountsIn, changed, type Kind } from "./changes.ts";
import { edit, seed, untriedIn, type SeedId } from "./sheets.ts";
import { allowed, IS_WHOLE, shareOf } from "./sweep.ts";

type Fate = "found" | "hint" | "missed";

/** What a check says of one changed amount. */
interface Outcome extends Pick<Report, "counts" | "suspects" | "unexplained" | "untried"> {
  readonly id: SeedId;
  readonly at: string;
  /** Before the change. */
  readonly value: number;
  readonly kind: Kind;
  readonly fate: Fate;
  readonly clashes: number;
}

/** What a check says of a cell: an error that names it, only a 提示, or nothing. */
function fateOf(findings: readonly Finding[], address: string): Fate {
  const naming = findings.filter(
    (finding) =>
      ["unequal", "doubtful", "structure"].includes(verdictOf(finding)) &&
      finding.cells.some((at) => qualified(at) === address),
  );
  if (naming.some((finding) => !isHint(finding))) return "found";
  return naming.length > 0 ? "hint" : "missed";
}

/** One amount of a workbook, what is done to it, and what then stands in its cell. */
interface Change extends Pick<Outcome, "at" | "value" | "kind"> {
  readonly other: number | null;
}

/** Every amount of a workbook changed in every way. */
function changesOf(id: SeedId): Change[] {
  return amountsIn(seed(id)).flatMap(({ at, value }) =>
    KINDS.flatMap((kind) => {
      const other = changed(value, kind);
      return other === undefined ? [] : [{ at, value, kind, other }];
    }),
  );
}

/** What a check says of a workbook in which one amount was changed. */
function outcomeOf(id: SeedId, { at, value, kind, other }: Change): Outcome {
  const report = check(edit(seed(id), { [at]: other }));
  const { counts, suspects, unexplained, findings } = report;
  const untried = untriedIn(report);
  const clashes = findings.filter((finding) => finding.kind === "clash").length;
  return { id, at, value, kind, fate: fateOf(findings, at), counts, suspects, unexplained, untried, clashes };
}

/** The changes cell by cell: `{ "000 公开01表!C8": "sign emptied" }`. */
function listed(some: readonly Outcome[]): Record<string, string> {
  const list: Record<string, Kind[]> = {};
  for (const { id, at, kind } of some) (list[`${id} ${at}`] ??= []).push(kind);
  return Object.fromEntries(Object.entries(list).map(([key, kinds]) => [key, kinds.join(" ")]));
}

/** Where figures are part of one sum only. */
const TIED: Readonly<Record<SeedId, readonly string[]>> = {
  "000": ["公开01表", "公开06表", "公开11表"],
  "003": ["公开06表", "公开09表", "公开11表"],
  "004": ["表3-2"],
};

/** Each document is a file of tests of its own, so that as many processors as there are share them. */
export function testChanges(id: SeedId): void {
  const changes = changesOf(id);
  const outcomes = shareOf(changes).map((change) => outcomeOf(id, change));
  /** Of what is said to happen to some cells, what was tried. */
  const tried = (cells: readonly string[], kind: Kind): Record<string, string> =>
    listed(outcomes.filter((one) => one.kind === kind && cells.includes(one.at)));

  test("has the amounts that were published", () => {
    expect(amountsIn(seed(id))).toHaveLength({ "000": 211, "003": 211, "004": 221 }[id]);
    expect(changes.filter(({ kind }) => kind === "sign")).toHaveLength({ "000": 211, "003": 211, "004": 221 }[id]);
  });

  // Whatever is missed must stand here with the reason why the tables cannot tell.
  test("every change of an amount is found, and names the cell", () => {
    expect(listed(outcomes.filter(({ fate }) => fate === "missed"))).toEqual({});
  });

  test("no change of an amount is a mere 提示", () => {
    expect(listed(outcomes.filter(({ fate }) => fate === "hint"))).toEqual({});
  });

  describe("the cell to blame", () => {
    const isBlamable = ({ kind }: { readonly kind: Kind }): boolean => kind !== "−0.10" && kind !== "+1.00";
    const blamable = outcomes.filter(isBlamable);
    const traced = blamable.filter(({ kind }) => kind === "swapped" || kind === "sign" || kind === "×10000");

    const best = ({ suspects }: Outcome): Suspect[] => suspects.filter(({ rank }) => rank === 1);
    const names = (suspect: Suspect): string => suspect.cells.map(qualified).join(" ");
    /** The changed cell, where it is a best answer. */
    const blamed = (one: Outcome): Suspect | undefined => best(one).find((suspect) => names(suspect) === one.at);
    const isAlone = (one: Outcome): boolean => blamed(one) !== undefined && best(one).length === 1;
    /** What is said to have happened, of cells that are blamed alone. */
    const slips = (kind: Kind, other: (slip: Suspect["slip"]) => boolean): Outcome[] =>
      blamable.filter((one) => one.kind === kind && isAlone(one) && other(blamed(one)?.slip));

    test("every change is 不符 and has suspects, all for one cause", () => {
      const odd = outcomes.filter(
        ({ counts, suspects }) =>
          counts.unequal === 0 || suspects.length === 0 || suspects.some(({ cause }) => cause !== 1),
      );
      expect(listed(odd)).toEqual({});
    });

    test("nothing is left unexplained or untried, and nothing clashes besides", () => {
      const odd = outcomes.filter(
        ({ unexplained, untried, clashes }) => unexplained.length + untried.length + clashes > 0,
      );
      expect(listed(odd)).toEqual({});
    });

    // A sum of 公开06表 without one of its parts could as well have too little in any other; blank cells come after those with a figure.
    test("the changed cell is a best answer in 99 %: in all but leaves of 公开06表 that were emptied", () => {
      const missed = blamable.filter((one) => blamed(one) === undefined);
      const leaves = {
        "000": ["C6", "C7", "C8", "C10", "C15", "C18", "C21", "F6", "F12", "F15", "F27", "F29", "F32"],
        "003": ["C6", "C7", "C8", "C10", "C11", "C13", "C15", "C16", "C18", "C21", "C24", "C26"],
        "004": [],
      }[id];
      expect(listed(missed)).toEqual(
        tried(
          leaves.map((at) => `公开06表!${at}`),
          "emptied",
        ),
      );
      expect(leaves.length / changes.filter(isBlamable).length).toBeLessThanOrEqual(0.01);
      // Even these are named, if not first.
      expect(listed(missed.filter((one) => !one.suspects.some((suspect) => names(suspect) === one.at)))).toEqual({});
    });

    test("it is the only best answer in 90 %, and in 95 % where the slip leaves a trace", () => {
      const others = (some: readonly Outcome[]): number => some.filter((one) => !isAlone(one)).length;
      expect(others(blamable)).toBeLessThanOrEqual(allowed(0.1, blamable.length));
      expect(others(traced)).toBeLessThanOrEqual(allowed(0.05, traced.length));
    });

    test("equally good answers stand in one table, where a figure is part of one sum only", () => {
      const ties = blamable.filter((one) => best(one).length > 1);
      const tables = ties.map((one) => new Set(best(one).flatMap(({ cells }) => cells.map(({ sheet }) => sheet))));
      expect(ties.filter((_, i) => tables[i]!.size !== 1)).toEqual([]);
      const named = new Set(tables.flatMap((own) => [...own]));
      expect(IS_WHOLE ? [...TIED[id]] : TIED[id].filter((table) => named.has(table))).toEqual([...named].sort());
    });

    test("what it should say is the true amount, or from one amount to another around it", () => {
      const amounts = blamable.flatMap((one) => {
        const likely = blamed(one)?.likely;
        return likely === undefined ? [] : [{ one, likely, isSure: likely.from === likely.to }];
      });
      const wrong = amounts.filter(
        ({ one: { value }, likely: { from, to } }) => !(Number(from) <= value && value <= Number(to)),
      );
      expect(listed(wrong.map(({ one }) => one))).toEqual({});
      const best = amounts.filter(({ one: { value }, likely, isSure }) => isSure && Number(likely.best) !== value);
      expect(listed(best.map(({ one }) => one))).toEqual({});
      expect(amounts.filter(({ isSure }) => isSure).length).toBeGreaterThan(amounts.length * 0.8);
    });

    test("a changed sign is called so", () => {
      expect(listed(slips("sign", (slip) => slip !== "sign"))).toEqual({});
    });

    // Of 0.03 万元 three last places are left, and one figure in three would be ten thousand times something so small.
    test("元 in a table of 万元 is called so, but for the smallest amounts", () => {
      expect(listed(slips("×10000", (slip) => slip !== "scaled"))).toEqual(
        tried(id === "004" ? ["表3-1!E38", "表3-1!F38"] : [], "×10000"),
      );
    });

    test("digits that changed places are called so where chance would seldom do it", () => {
      const unnamed = slips("swapped", (slip) => slip === undefined);
      // Digits in the last two places make nine last places: where three amounts or more would do, that is no trace.
      const narrow = unnamed.filter((one) => {
        const { from, to } = blamed(one)!.likely!;
        return Number(to) - Number(from) < 0.0199;
      });
      expect(listed(narrow)).toEqual({});
      const all = slips("swapped", () => true);
      expect(unnamed.length).toBeLessThan(allowed(0.1, all.length));
      // 2,000.00 with its first digits exchanged is 200.00.
      const scaled = ["表1-2!F6", "表1-2!G6", "表1-2!G9", "表3!E8", "表3!F8", "表3!F19", "表3-2!F22", "表3-2!F24"];
      expect(listed(slips("swapped", (slip) => slip !== undefined && slip !== "transposed"))).toEqual(
        tried(id === "004" ? scaled : [], "swapped"),
      );
    });
  });
}
