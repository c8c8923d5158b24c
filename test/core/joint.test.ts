import fc from "fast-check";
import { addressOf, type BoundSet } from "../../src/core/equations/bind.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { check, checkWith } from "../../src/core/check.ts";
import { systemOf } from "../../src/core/verdicts/verdict.ts";
import {
  causesOf,
  isHint,
  type ClashFinding,
  type ComparisonFinding,
  type Report,
} from "../../src/core/report/finding.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { offsetsOf, canAllHold, type Solver, type CanAllHold } from "../../src/core/verdicts/joint.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { formsOf, isSum, kindOf, scopeOf } from "../../src/core/forms/rule.ts";
import { RULES } from "../../src/core/forms/index.ts";
import { words } from "../../src/core/report/say/index.ts";
import type { Language } from "../../src/core/report/say/language.ts";
import type { System } from "../../src/core/equations/system.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { SEEDS, edit, seed, untriedIn, type SeedId } from "./sheets.ts";
import { allowed, IS_WHOLE, shareOf } from "./sweep.ts";
import { named, type Figures, type Named } from "./systems.ts";
import { canBeTrue } from "./truth.ts";

const solver = await loadSolver();

/** Whether it is 存疑 because two ways of rounding, or money printed as 0, make as much of a gap. */
const isExplained = ({ sums, hides }: ComparisonFinding): boolean => sums !== undefined || hides === true;

const cellsOf = ({ cells }: Pick<ClashFinding, "cells">): string[] => cells.map(qualified);
const clashesIn = ({ findings }: Report): ClashFinding[] => findings.filter((finding) => finding.kind === "clash");

/** The equations of a workbook with one set of tables, put together apart from the check. */
function equationsOf(sheets: readonly SheetGrid[]): { readonly set: BoundSet; readonly system: System } {
  const [set, ...more] = setsOf(recognise(sheets).tables);
  if (set === undefined || more.length > 0) throw new RangeError("one set of tables");
  const forms = set.tables.map(({ form }) => form);
  const rules = RULES.filter(isSum).filter(
    (rule) => kindOf(rule) === set.kind && rule.hint !== true && formsOf(rule).every((form) => forms.includes(form)),
  );
  return { set, system: systemOf(set, rules) };
}

/** The cells that a rule wants equal to one cell of another table, both with an amount. */
function copiesIn(sheets: readonly SheetGrid[]): Set<string> {
  const { set, system } = equationsOf(sheets);
  const copies = system.rules.flatMap((rule, equation) => {
    const cells = system.cellsOf(equation);
    const areTwo = cells.length === 2 && cells.every((cell) => system.amounts.isFilled(cell));
    return areTwo && scopeOf(rule) === "表间" && !system.isBound(equation) ? cells : [];
  });
  return new Set(copies.map((cell) => qualified(addressOf(set, cell)!)));
}

/** One amount of a workbook that is a little larger. */
interface Outcome {
  readonly id: SeedId;
  readonly at: string;
  readonly value: number;
  readonly sheets: SheetGrid[];
  readonly report: Report;
  /** Whether a single comparison shows it, or all together, or is in doubt because totals may be sums of rounded parts, or nothing. */
  readonly shows: "alone" | "together" | "twice" | "not";
}

function outcomeOf(id: SeedId, at: string, value: number, more: number): Outcome {
  const sheets = edit(seed(id), { [at]: hundredths(value + more) });
  const report = check(sheets, { solver });
  const alone = report.findings.some(
    (finding) => finding.kind === "comparison" && finding.verdict === "unequal" && !isHint(finding),
  );
  const isTwice = report.findings.some(
    (finding) =>
      (finding.kind === "comparison" && isExplained(finding)) || (finding.kind === "clash" && finding.summed === true),
  );
  const isClash = clashesIn(report).some(({ summed }) => summed !== true);
  const shows = alone ? "alone" : isClash ? "together" : isTwice ? "twice" : "not";
  return { id, at, value, sheets, report, shows };
}

describe("every amount of the published workbooks a little larger", () => {
  const byOne = SEEDS.flatMap((id) =>
    shareOf(amountsIn(seed(id))).map(({ at, value }) => outcomeOf(id, at, value, 0.01)),
  );
  // A comparison that one last place breaks is broken by two.
  const byTwo = byOne.flatMap(({ id, at, value, shows }) => (shows === "alone" ? [] : outcomeOf(id, at, value, 0.02)));
  const counts = (outcomes: readonly Outcome[]): number[] =>
    (["alone", "together", "twice", "not"] as const).map(
      (shows) => outcomes.filter((one) => one.shows === shows).length,
    );
  const isSummed = ({ report }: Outcome): boolean =>
    report.findings.some((finding) => finding.kind === "comparison" && isExplained(finding));
  const clashing = [...byOne, ...byTwo].filter((one) => one.shows === "together" && !isSummed(one));

  test("is 不符 by a single comparison, or by all together, or in doubt, or not to be seen", () => {
    const all = [
      [429, 12, 135, 67],
      [538 - 429, 8, 60, 37],
    ] as const;
    if (IS_WHOLE) {
      expect([counts(byOne), counts(byTwo)]).toEqual(all);
      return;
    }
    for (const [i, outcomes] of [byOne, byTwo].entries()) {
      const [, , twice, not] = all[i]!;
      const of = all[i]!.reduce((sum, count) => sum + count);
      const [, , inDoubt, unseen] = counts(outcomes);
      expect(inDoubt).toBeLessThanOrEqual(allowed(twice / of, outcomes.length));
      expect(unseen).toBeLessThanOrEqual(allowed(not / of, outcomes.length));
    }
  });

  test("is counted 不符 where it is seen and nothing where it is not, and is never left untried", () => {
    for (const { shows, report } of [...byOne, ...byTwo]) {
      const isWrong = shows === "alone" || shows === "together";
      expect([report.counts.unequal > 0, untriedIn(report), report.unexplained]).toEqual([isWrong, [], []]);
      expect([report.suspects.length > 0, report.counts.doubtful > 0 || shows !== "twice"]).toEqual([isWrong, true]);
    }
  });

  test("where only all together show it, this cell is among the few that would end it, and would by what it said before", () => {
    for (const { at, value, report } of clashing) {
      const [clash, ...more] = clashesIn(report);
      expect([more, report.counts.unequal]).toEqual([[], 1]);
      expect(cellsOf(clash!)).toContain(at);
      const own = report.suspects.find(({ cells }) => cells.map(qualified).join(" ") === at);
      expect(own).toMatchObject({ cause: 1, rank: 1, explains: [clash] });
      expect(Number(own?.likely?.from) <= value && value <= Number(own?.likely?.to)).toBe(true);
      expect(report.suspects.every(({ cause, rank }) => cause === 1 && rank === 1)).toBe(true);
      expect(report.suspects.length).toBeLessThanOrEqual(4);
    }
  });

  test("that no true amounts exist is so, told by elimination in whole numbers", () => {
    for (const { sheets, report } of clashing) {
      const { set, system } = equationsOf(sheets);
      const answer = canAllHold(system, offsetsOf(system, new Set()), solver);
      if (answer.is !== "clashes") throw new RangeError(answer.is);
      const { equations, cells } = answer;
      const [clash] = clashesIn(report);
      expect(cells.map((cell) => qualified(addressOf(set, cell)!))).toEqual(cellsOf(clash!));
      expect([...new Set(equations.map((equation) => system.rules[equation]))]).toEqual(clash!.rules);
      // These rules, with what these cells print, whatever all others say; and none of the cells is named for nothing.
      expect(canBeTrue(system, equations, cells)).toBe(false);
      for (const open of cells)
        expect(
          canBeTrue(
            system,
            equations,
            cells.filter((cell) => cell !== open),
          ),
        ).toBe(true);
    }
  });

  test("is 不符, or in doubt, by a comparison that names it where the figure stands in two tables", () => {
    const passing = SEEDS.flatMap((id) => {
      const copies = copiesIn(seed(id));
      expect(copies.size).toBeGreaterThan(20);
      return byOne.filter(
        (one) =>
          one.id === id &&
          copies.has(one.at) &&
          !one.report.findings.some(
            (finding) =>
              finding.kind === "comparison" &&
              !isHint(finding) &&
              (finding.verdict === "unequal" || isExplained(finding)) &&
              cellsOf(finding).includes(one.at),
          ),
      );
    });
    expect(passing.map(({ id, at }) => `${id} ${at}`)).toEqual([]);
  });
});

// In 公开05表 小计 C9 is C10 and C11, 基本支出 D9 is D10 and D11, and C11 and D11 are one figure, 5.36. With 0.01 more in D9, C9 − C10 is 5.35
// and D9 − D10 is 5.37. The four are off by 0.02 together, half a last place each: C9 would have to be 447.445, and that says 447.45.
describe("003 with 433.88 in 公开05表 D9", () => {
  const sheets = edit(seed("003"), { "公开05表!D9": 433.88 });
  const report = check(sheets, { solver });

  test("is 不符 by one finding that names the rules and cells", () => {
    const [clash] = clashesIn(report);
    expect(report.counts).toMatchObject({ unequal: 1, untried: 0 });
    expect(clash).toMatchObject({ kind: "clash", rule: { id: "合-1" }, table: { form: { no: "公开05表" } } });
    expect(clash!.rules.map(({ id }) => id)).toEqual(["05-1", "05-款"]);
    expect(cellsOf(clash!)).toEqual(["公开05表!C9", "公开05表!D9", "公开05表!C10", "公开05表!D10"]);
    expect(words("zh-CN").verdict(clash!)).toBe("不符");
    expect(words("zh-CN").finding(clash!)).toBe(
      "单看每一条都在尾差之内，合起来却不可能同时成立：没有哪组真实数四舍五入后是这 4 格现在的样子（涉及规则 05-1、05-款）",
    );
    expect(words("en-US").finding(clash!)).toBe(
      "Each comparison is within rounding, but they cannot all be true: no amounts print as these 4 cells do and satisfy rules 05-1, 05-款 together",
    );
  });

  test("has four cells of which one must say 0.01 more or less", () => {
    const [cause, ...more] = causesOf(report);
    expect(more).toEqual([]);
    expect(cause).toMatchObject({ others: [], explains: clashesIn(report) });
    expect(cause!.best.map((suspect) => words("zh-CN").suspect(suspect))).toEqual([
      "公开05表 C9 疑为 447.45 万元（现为 447.44），可解释 1 条不符",
      "公开05表 D9 疑为 433.87 万元（现为 433.88），可解释 1 条不符",
      "公开05表 C10 疑为 442.08 万元（现为 442.09），可解释 1 条不符",
      "公开05表 D10 疑为 428.52 万元（现为 428.51），可解释 1 条不符",
    ]);
    expect(words("zh-CN").oneOf(cause!.best, 4)).toBe(
      "公开05表 C9、D9、C10、D10 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符",
    );
    // Four that are equally good are too many for the strong mark.
    expect(report.marks.map(({ at, kind }) => `${kind} ${qualified(at)}`)).toEqual(
      ["C9", "D9", "C10", "D10"].map((at) => `unequal 公开05表!${at}`),
    );
  });

  test("these relations alone cannot all be true, and any two can", () => {
    const { system, broken } = named(
      { 万元: { C9: 447.44, C10: 442.09, C11: 5.36, D9: 433.88, D10: 428.51, D11: 5.36 } },
      "C9 = C10 + C11",
      "D9 = D10 + D11",
      "C11 = D11",
    );
    expect(broken).toEqual([]);
    expect(canAllHold(system, offsetsOf(system, new Set()), solver)).toMatchObject({ is: "clashes" });
    expect(canBeTrue(system, [0, 1, 2])).toBe(false);
    expect([canBeTrue(system, [0, 1]), canBeTrue(system, [0, 2]), canBeTrue(system, [1, 2])]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each([52.16, 52.14, 62.15])("keeps its cells beside another error, 公开03表 D18 of %d", (amount) => {
    const both = check(edit(sheets, { "公开03表!D18": amount }), { solver });
    expect(both.unexplained.map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([]);
    expect(causesOf(both).map(({ best }) => best.map(({ cells }) => cells.map(qualified).join(" ")))).toEqual([
      ["公开03表!D18"],
      ["公开05表!C9", "公开05表!D9", "公开05表!C10", "公开05表!D10"],
    ]);
  });
});

test("two clashes at once are said to be more than one cell explains", () => {
  const report = check(edit(seed("003"), { "公开06表!C5": 550.23, "公开03表!C10": 450.57 }), { solver });
  const clashes = clashesIn(report);
  expect(clashes).toHaveLength(1);
  expect([report.suspects, report.unexplained]).toEqual([[], [{ findings: clashes, cutOff: false }]]);
});

describe("without a solver", () => {
  const clashing = edit(seed("003"), { "公开05表!D9": 433.88 });
  const wrong = edit(seed("003"), { "公开03表!D9": 38.33 });
  // Nothing small explains a column in which six figures are wrong, each in its own way.
  const tangled = edit(seed("003"), {
    "公开03表!D19": 10.47,
    "公开03表!D20": 33.1,
    "公开03表!D21": 17.05,
    "公开03表!D22": 91.6,
    "公开03表!D23": 2.27,
    "公开03表!D26": 8.8,
  });

  /** A check that counts how often it loads the solver. */
  async function loading(
    sheets: readonly SheetGrid[],
    load: () => Promise<Solver>,
  ): Promise<{ report: Report; loads: number }> {
    let loads = 0;
    const report = await checkWith(sheets, {}, () => {
      loads++;
      return load();
    });
    return { report, loads };
  }

  test("a workbook that needs it says that it is 未核对, and nothing else", () => {
    const { counts, findings, untried, suspects, unexplained } = check(clashing);
    expect([counts.unequal, counts.untried, clashesIn({ findings } as Report), suspects, unexplained]).toEqual([
      0,
      1,
      [],
      [],
      [],
    ]);
    expect(untried).toMatchObject([{ rule: { id: "合-1" }, set: 0, why: { reason: "no-solver" }, count: 1 }]);
    const said = (language: Language): string[] => untried.map((one) => words(language).untried(one));
    expect(said("zh-CN")).toEqual([
      "各条关系能够同时成立：各条关系能不能同时成立，要用求解器才能断定，这里没有能加载它（单条的核对不受影响）",
    ]);
    expect(said("en-US")).toEqual([
      "All relations can hold together: whether all relations can hold together takes a solver to decide, and it could not be loaded (single comparisons are not affected)",
    ]);
  });

  test("it is loaded, once, where it is needed", async () => {
    const { report, loads } = await loading(clashing, () => Promise.resolve(solver));
    expect(loads).toBe(1);
    expect(report).toEqual(check(clashing, { solver }));
    expect((await loading(tangled, () => Promise.resolve(solver))).loads).toBe(1);
  });

  test.each<[says: string, sheets: readonly SheetGrid[]]>([
    ...SEEDS.map((id): [string, SheetGrid[]] => [`${id} as published`, seed(id)]),
    ["a wrong cell that single rules show", wrong],
    ["no table at all", []],
  ])("it is not loaded for %s", async (_, sheets) => {
    const { report, loads } = await loading(sheets, () => Promise.reject(new Error("not to be loaded")));
    expect([loads, report]).toEqual([0, check(sheets)]);
  });

  test("a solver that cannot be loaded leaves the rest of the report as it is", async () => {
    const { report, loads } = await loading(clashing, () => Promise.reject(new Error("no WebAssembly")));
    expect([loads, report]).toEqual([1, check(clashing)]);
  });

  test("a solver that gives up leaves it 未核对 too", () => {
    const { counts, untried, findings } = check(clashing, { solver: () => undefined });
    expect([counts.unequal, clashesIn({ findings } as Report)]).toEqual([0, []]);
    expect(untried).toMatchObject([{ rule: { id: "合-1" }, why: { reason: "too-large" } }]);
  });

  test("a solver that says no without a proof is not believed", () => {
    const { counts, untried } = check(clashing, {
      solver: ({ rows }) => ({ no: new Float64Array(rows.length).fill(1) }),
    });
    expect([counts.unequal, untried.length]).toEqual([0, 1]);
  });
});

/** What the engine says of all relations together, and whether they can be true. */
function judged({ system, broken }: Named): { readonly says: CanAllHold["is"]; readonly isTrue: boolean } {
  // What is broken on its own is left out.
  const equations = system.rules.map((_, equation) => equation).filter((equation) => !broken.includes(equation));
  return { says: canAllHold(system, offsetsOf(system, new Set()), solver).is, isTrue: canBeTrue(system, equations) };
}

describe("small systems", () => {
  test.each<[says: string, figures: Figures, relations: readonly string[]]>([
    ["two sums of the same parts", { 万元: { x: 3.01, y: 2.99, a: 1, b: 2 } }, ["x = a + b", "y = a + b"]],
    [
      "two sums of the same parts, both of them bounds",
      { 万元: { x: 3.01, y: 2.99, a: 1, b: 2 } },
      ["x ≤ a + b", "a + b ≤ y"],
    ],
    [
      "two sums of the same parts, negative",
      { 万元: { x: -3.01, y: 2.99, a: -1, b: -2 } },
      ["x = a + b", "a + b = - y"],
    ],
    [
      "two sums of the same parts, one of them 元 to the 分",
      { 万元: { x: 2.01, y: 1.99, a: 1 }, 元: { b: 10_000, c: 0.01 } },
      ["x = a + b", "y = a + b"],
    ],
    [
      "千元 between what rounds up and what rounds down",
      { 万元: { x: 1.01, y: 1 }, 千元: { a: 10.05 } },
      ["x = a", "y = a"],
    ],
    [
      "a part that is the total",
      { 万元: { total: -0.02, x: 0.02, y: -0.02, z: -0.01 } },
      ["total = x + y + z", "total = y"],
    ],
    ["parts that must be nothing", { 万元: { total: 5, x: 5, y: 0.01, z: 0 } }, ["total = x + y + z", "total = x"]],
    [
      "two bounds of which the second is narrower",
      { 万元: { a: 2, b: 1 }, 元: { most: 10_050, less: 9_950, least: 10_000, cents: 0.01 } },
      ["a ≤ b + most", "a ≤ b + less", "b + least ≤ a"],
    ],
    ["a difference that is the same both ways", { 万元: { x: 2.01, a: 2, b: 0 } }, ["x = a + b", "a = x + b"]],
    ["three times against twice", { 万元: { a: 1, x: 3.01, y: 1.99 } }, ["x = a + a + a", "y = a + a"]],
    [
      "a figure in 万元 that is one in 千元",
      { 万元: { a: 1, x: 1.51 }, 千元: { b: 10, c: 5 } },
      ["a = b", "x = a + c"],
    ],
    ["a part that must not be more", { 万元: { total: 5, x: 5, y: 0.01, z: 0 } }, ["total + y ≤ x + z", "total = x"]],
  ])("%s: cannot all be true", (_, figures, relations) => {
    const small = named(figures, ...relations);
    expect([small.broken, judged(small)]).toEqual([[], { says: "clashes", isTrue: false }]);
  });

  test.each<[says: string, figures: Figures, relations: readonly string[]]>([
    [
      "two sums of the same parts that say the same",
      { 万元: { x: 3.01, y: 3.01, a: 1, b: 2 } },
      ["x = a + b", "y = a + b"],
    ],
    [
      "two sums two last places apart, as bounds the other way",
      { 万元: { x: 3.01, y: 2.99, a: 1, b: 2 } },
      ["a + b ≤ x", "y ≤ a + b"],
    ],
    ["a bound that rounding has passed", { 万元: { x: 0.01, y: 0, z: 0 } }, ["x ≤ y + z"]],
    ["nothing at all", { 万元: { x: null, y: null } }, ["x = y"]],
    ["no relation", { 万元: { x: 1 } }, []],
  ])("%s: can all be true", (_, figures, relations) => {
    const small = named(figures, ...relations);
    expect([small.broken, judged(small)]).toEqual([[], { says: "holds", isTrue: true }]);
  });

  // True amounts of 0.005 and −0.005, and what is not rounded: −200 元 and a table with 分.
  test("halves that were all rounded away from zero are honest, even across a figure in 元 to the 分", () => {
    const figures: Figures = {
      万元: { a: -0.01, b: 0.01, x: -0.01, y: -0.01, z: 0.01, w: 0.01 },
      元: { between: -200, cents: 0.01 },
    };
    const { system, broken } = named(figures, "a = b + between", "a = x + y", "b = z + w");
    expect([broken, canBeTrue(system, [0, 1, 2])]).toEqual([[], true]);
    expect(canAllHold(system, offsetsOf(system, new Set()), solver).is).not.toBe("clashes");
  });

  test("a bound that is read backwards proves nothing", () => {
    const { system, broken } = named(
      { 万元: { x: 3.01, y: 2.99, a: 1, b: 2, p: 1, q: 1, r: 0.01, s: 0.02 } },
      "x = a + b",
      "y = a + b",
      "p ≤ q + r",
      "q + r ≤ p + s",
    );
    const offsets = offsetsOf(system, new Set());
    // Added up, the bounds say that s is not negative; backwards they would say that it is.
    const answers = [1, -1].map((times) =>
      canAllHold(system, offsets, () => ({ no: Float64Array.of(0, 0, times, times) })),
    );
    expect([broken, offsets.lines.length, answers]).toEqual([[], 4, [{ is: "open" }, { is: "open" }]]);
  });

  test("what is broken on its own is left out", () => {
    const small = named({ 万元: { x: 3, a: 1, b: 1, y: 5 } }, "x = a + b", "y = y");
    expect([small.broken, judged(small)]).toEqual([[0], { says: "holds", isTrue: true }]);
  });
});

/** Cells with true amounts in 10 元: first some free ones, then each made of others. */
interface Book {
  readonly cells: readonly {
    readonly name: string;
    readonly true: number;
    readonly exact: boolean;
    readonly off: number;
  }[];
  readonly relations: readonly string[];
}

/** Relations that are true of true amounts: sums, bounds, and whatever else happens to be so. Halves of a last place abound. */
function books(exact: boolean, off: boolean): fc.Arbitrary<Book> {
  const halves = fc.integer({ min: -4, max: 4 }).map((half) => 5 * half);
  const amounts = fc.oneof(
    { weight: 3, arbitrary: halves },
    { weight: 1, arbitrary: fc.integer({ min: -20_000, max: 20_000 }) },
  );
  const shape = {
    // 1: printed in 元, not rounded.
    exact: exact ? fc.boolean().map(Number) : fc.constant(0),
    // Printed a last place higher or lower than it should be.
    off: off ? fc.constantFrom(0, 0, 0, -1, 1) : fc.constant(0),
  };
  const free = fc.array(fc.record({ ...shape, true: amounts }), { minLength: 2, maxLength: 5 });
  const made = fc.array(
    fc.record({
      ...shape,
      of: fc.array(fc.record({ at: fc.nat(), minus: fc.constantFrom(false, false, false, true) }), {
        minLength: 2,
        maxLength: 3,
      }),
      less: fc.option(fc.constantFrom(0, 5, 10), { freq: 3 }),
    }),
    { minLength: 2, maxLength: 4 },
  );
  const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { maxLength: 20 });
  return fc.tuple(free, made, picks).map(([leaves, sums, more]) => {
    const cells = leaves.map(({ exact, off, true: amount }, i) => ({
      name: `leaf${i}`,
      true: amount,
      exact: exact === 1,
      off,
    }));
    const relations: string[] = [];
    sums.forEach(({ exact, off, of, less }, i) => {
      const parts = [...new Map(of.map((one) => [cells[one.at % cells.length]!, one.minus]))];
      const sum = parts.reduce((total, [cell, minus]) => total + (minus ? -cell.true : cell.true), 0);
      const terms = parts.map(([cell, minus]) => `${minus ? "-" : "+"} ${cell.name}`).join(" ");
      relations.push(`sum${i} ${less === null ? "=" : "≤"} ${terms}`);
      cells.push({ name: `sum${i}`, true: sum - (less ?? 0), exact: exact === 1, off });
    });
    for (const [a, b, c, d] of more.map((own) => own.map((at) => cells[at % cells.length]!))) {
      if (a === b || c === d || a === c || b === d) continue;
      if (a!.true === b!.true) relations.push(`${a!.name} = ${b!.name}`);
      else if (a!.true < b!.true) relations.push(`${a!.name} ≤ ${b!.name}`);
      if (a!.true + b!.true === c!.true + d!.true) relations.push(`${a!.name} + ${b!.name} = ${c!.name} + ${d!.name}`);
    }
    return { cells, relations };
  });
}

/** As it is printed: 万元 with two decimals, half away from zero; 元 as it is, in a table that has 分. */
function printed({ cells, relations }: Book): Named {
  const round = (amount: number): number => Math.sign(amount) * Math.floor((Math.abs(amount) + 5) / 10);
  const [rounded, exact] = [cells.filter((cell) => !cell.exact), cells.filter((cell) => cell.exact)];
  return named(
    {
      万元: Object.fromEntries(rounded.map((cell) => [cell.name, (round(cell.true) + cell.off) / 100])),
      元: { cents: 0.01, ...Object.fromEntries(exact.map((cell) => [cell.name, 10 * cell.true])) },
    },
    ...relations,
  );
}

describe("random systems", () => {
  test("figures rounded one by one never clash", () => {
    fc.assert(
      fc.property(books(false, false), (book) => {
        const small = printed(book);
        expect([small.broken, judged(small)]).toEqual([[], { says: "holds", isTrue: true }]);
      }),
      { numRuns: 500 },
    );
  });

  // Where an amount that is not rounded meets halves, only the very ends will do, and those the solver does not try.
  test("nor do they beside figures that are not rounded", () => {
    fc.assert(
      fc.property(books(true, false), (book) => {
        const small = printed(book);
        const { says, isTrue } = judged(small);
        expect([small.broken, says === "clashes", isTrue]).toEqual([[], false, true]);
      }),
      { numRuns: 500 },
    );
  });

  test("figures that are a little off clash just where no true amounts exist", () => {
    const seen = { holds: 0, clashes: 0, open: 0 };
    fc.assert(
      fc.property(books(false, true), (book) => {
        const { says, isTrue } = judged(printed(book));
        seen[says]++;
        expect(says).toBe(isTrue ? "holds" : "clashes");
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(seen.clashes).toBeGreaterThan(25);
    expect(seen.holds).toBeGreaterThan(25);
  });

  test("and beside figures that are not rounded they clash only there", () => {
    let clashes = 0;
    fc.assert(
      fc.property(books(true, true), (book) => {
        const { says, isTrue } = judged(printed(book));
        if (says === "holds") expect(isTrue).toBe(true);
        if (says !== "clashes") return;
        clashes++;
        expect(isTrue).toBe(false);
      }),
      { numRuns: 500, seed: 12 },
    );
    expect(clashes).toBeGreaterThan(10);
  });

  test("the relations and cells that a clash names are enough for it", () => {
    let clashes = 0;
    fc.assert(
      fc.property(books(false, true), (book) => {
        const { system } = printed(book);
        const answer = canAllHold(system, offsetsOf(system, new Set()), solver);
        if (answer.is !== "clashes") return;
        clashes++;
        expect(canBeTrue(system, answer.equations, answer.cells)).toBe(false);
      }),
      { numRuns: 500, seed: 13 },
    );
    expect(clashes).toBeGreaterThan(25);
  });
});
