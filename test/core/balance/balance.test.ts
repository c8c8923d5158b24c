import fc from "fast-check";
import { balance, withValues, type Balance, type BalanceOptions } from "../../../src/core/balance/balance.ts";
import { balanceWords } from "../../../src/core/balance/words.ts";
import { canHold } from "../../../src/core/balance/clash.ts";
import { modelOf, type Knowledge } from "../../../src/core/balance/figures.ts";
import { leastChanges } from "../../../src/core/balance/least.ts";
import { relationsOf } from "../../../src/core/balance/relations.ts";
import { check } from "../../../src/core/check.ts";
import { qualified, type CellAddress, type SheetGrid } from "../../../src/core/sheet/grid.ts";
import { loadOptimiser, loadSolver } from "../../../src/solver/highs.ts";
import { honestBudget, honestFinal, inYuan } from "../honest.ts";
import { edit, seed, SEEDS, type SeedId } from "../sheets.ts";
import { honestNational, honestSichuan } from "../sichuan.ts";
import { someOf } from "../sweep.ts";
import { named } from "../systems.ts";
import { canSettle, plainOf } from "./plain-search.ts";

const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);

const settled = (sheets: readonly SheetGrid[], options: BalanceOptions = {}): Balance =>
  balance(sheets, optimise, { solver, ...options });

const zh = balanceWords("zh-CN");
const said = ({ sets }: Balance): string[] =>
  sets.flatMap((set) => [
    zh.set(set),
    ...(set.is === "settled" ? set.figures.flatMap((figure) => [zh.figure(figure), zh.why(figure)]) : []),
  ]);

describe.each([
  ["000", 16, 4, 17],
  ["003", 12, 4, 10],
  ["004", 9, 4, 5],
] as const)("%s", (id, tails, figures, cells) => {
  const outcome = settled(seed(id));

  test(`has ${tails} 尾差, and ${figures} figures in ${cells} cells settle them all`, () => {
    expect(outcome.is).toBe("ready");
    expect(outcome.before.counts).toMatchObject({ rounding: tails, unequal: 0 });
    expect(outcome.sets).toMatchObject([{ is: "settled", tails, isLeast: true }]);
    expect(outcome.sets[0]?.is === "settled" && outcome.sets[0].figures.length).toBe(figures);
    expect(outcome.changes.length).toBe(cells);
  });

  test("a check of the outcome finds no 尾差 and nothing 不符, and as much as before is compared", () => {
    const { counts } = check(withValues(seed(id), outcome.changes), { solver });
    const { equal, rounding, empty, untried } = outcome.before.counts;
    expect(counts).toMatchObject({ rounding: 0, doubtful: 0, unequal: 0, untried, empty, equal: equal + rounding });
  });

  test("every cell changes by one last place, and all cells of a figure alike", () => {
    for (const { before, after } of outcome.changes)
      expect(Math.abs(Math.round(100 * Number(after)) - Math.round(100 * Number(before)))).toBe(1);
    const [set] = outcome.sets;
    for (const figure of set?.is === "settled" ? set.figures : []) {
      const own = outcome.changes.filter(({ at }) => figure.cells.some((one) => qualified(one) === qualified(at)));
      expect(own.map(({ before, after }) => [Number(before), Number(after)])).toEqual(
        figure.cells.map(() => [Number(figure.before), Number(figure.after)]),
      );
    }
  });

  test("fewer figures cannot do, tried one by one", () => {
    const sheets = seed(id);
    const [relations, ...more] = relationsOf(sheets, {}, check(sheets));
    expect(more).toEqual([]);
    const plain = plainOf(relations!.system, relations!.advice);
    expect([canSettle(plain, figures - 1, 1), canSettle(plain, figures, 1)]).toEqual([false, true]);
  });

  test("settled once, there is nothing left to settle", () => {
    const again = settled(withValues(seed(id), outcome.changes));
    expect([again.is, said(again)]).toEqual(["nothing", ["没有尾差，不用配平"]]);
  });
});

test("what is done to 003, in words", () => {
  expect(said(settled(seed("003")))).toEqual([
    "12 处尾差，改 4 个数（10 格，各一个末位）可以全部配平，已证明不能再少",
    "公开02表 收入决算表 2080107 社会保险业务管理事务（财政拨款收入）：442.09 → 442.08 万元",
    "2 格：公开02表 D10，公开05表 C10；消 4 处尾差（规则 02-1、02-款、05-1、05-款）",
    "公开02表 收入决算表 2101199 其他行政事业单位医疗支出（本年收入合计）：5.27 → 5.26 万元",
    "6 格：公开02表 C23、D23，公开03表 C23、D23，公开05表 C23、D23；消 6 处尾差（规则 02-款、03-款、05-款）",
    "公开06表 一般公共预算财政拨款基本支出决算表 303 对个人和家庭的补助（金额）：22.84 → 22.85 万元",
    "1 格：公开06表 C19；消 1 处尾差（规则 06-类）",
    "公开06表 一般公共预算财政拨款基本支出决算表 人员经费合计（金额）：573.08 → 573.09 万元",
    "1 格：公开06表 C33；消 1 处尾差（规则 X05-06）",
  ]);
});

test("nothing is offered while anything is 不符", () => {
  const wrong = settled(edit(seed("003"), { "公开03表!C10": 1 }));
  expect([wrong.is, wrong.changes, wrong.sets]).toEqual(["refused", [], []]);
  expect(zh.refused(wrong.before.counts.unequal)).toMatch(/^还有 \d+ 处不符，没有配平/);
});

const at = (name: string): ((cell: CellAddress) => boolean) => {
  return (cell) => qualified(cell) === name;
};

describe("what is to stay", () => {
  const cells = (outcome: Balance): string[] => outcome.changes.map((one) => qualified(one.at));

  test("formulas and locked cells do, with all their copies, and it is said", () => {
    const isFormula = at("公开05表!C10");
    const isLocked = at("公开06表!C19");
    const outcome = settled(seed("003"), {
      fixed: (cell) => (isFormula(cell) ? "formula" : isLocked(cell) ? "locked" : undefined),
    });
    expect([outcome.is, outcome.after.counts.rounding]).toEqual(["ready", 0]);
    for (const name of ["公开05表!C10", "公开02表!D10", "公开06表!C19"]) expect(cells(outcome)).not.toContain(name);
    expect(zh.fixed(outcome.fixed)).toBe(
      "有尾差的关系里 1 格是公式，没有动：公开05表 C10；1 格在受保护的工作表中锁定，没有动：公开06表 C19",
    );
  });

  test("totals and 三公 do where that can be; the one that cannot is named", () => {
    const free = settled(seed("003"));
    const held = settled(seed("003"), { hold: ["totals", "three-public"] });
    expect(cells(free)).toContain("公开06表!C33");
    const figures = held.sets[0]?.is === "settled" ? held.sets[0].figures : [];
    // 人员经费合计 573.08 and 公用经费合计 17.73 stand beside 合计 590.82, and nothing but totals is in that relation.
    expect(figures.filter((figure) => figure.held).map(({ row }) => row)).toHaveLength(1);
    expect(figures.filter((figure) => figure.held).map((one) => zh.why(one))).toEqual([
      expect.stringMatching(/；要求先定的数，不改它其余的配不平$/),
    ]);
  });

  test("where a relation has nothing that may change, it is named and nothing is done", () => {
    const outcome = settled(seed("003"), { fixed: ({ sheet }) => (sheet === "公开06表" ? "formula" : undefined) });
    expect([outcome.is, outcome.changes]).toEqual(["nothing", []]);
    const [set] = outcome.sets;
    if (set?.is !== "clash") throw new RangeError(set?.is);
    expect(zh.set(set)).toMatch(/^配不平：每个数最多动一个末位，下面 1 条关系不可能同时成立/);
    expect(set.relations.map((one) => zh.relation(one))).toEqual([
      expect.stringMatching(/^公开06表 .*（规则 06-.*，差 0\.01$/),
    ]);
    expect(zh.still(set.fixed)).toMatch(/^其中不能动的：公开06表 C/);
  });
});

describe("what is said of cells", () => {
  test("a text stays a text, with its 千分位", () => {
    const free = settled(seed("004"));
    const target = free.changes.find((one) => qualified(one.at) === "表3!F10")!;
    expect([target.before, target.after]).toEqual([14652, 14651.99]);
    const asText = settled(edit(seed("004"), { "表3!F10": "14,652.00" }));
    expect(asText.changes.find((one) => qualified(one.at) === "表3!F10")).toMatchObject({ after: "14,651.99" });
  });
});

describe("the solver is not believed", () => {
  test("where its answer does not hold", () => {
    const outcome = balance(seed("003"), ({ costs }) => ({
      is: "found",
      values: new Float64Array(costs.length),
      bound: 0,
    }));
    expect(said(outcome)).toEqual([
      expect.stringMatching(/^没有配平：\d+ 个数、\d+ 条关系，到时间还没有算完，什么也没有改$/),
    ]);
  });

  test("where it says that there is no answer", () => {
    expect(balance(seed("003"), () => ({ is: "none" })).sets).toMatchObject([{ is: "stopped" }]);
  });

  test("where its answer is not shown to be the least, that is said", () => {
    const outcome = balance(seed("003"), (program, seconds) => {
      const answer = optimise(program, seconds);
      return answer.is === "found" ? { ...answer, bound: 1 } : answer;
    });
    expect(outcome.sets).toMatchObject([{ is: "settled", isLeast: false }]);
  });

  test("where there is no time", () => {
    expect(settled(seed("003"), { seconds: 0 }).sets).toMatchObject([{ is: "stopped" }]);
  });
});

const FREE: Knowledge = { isFixed: () => false, isHeld: () => false, truth: () => undefined };

describe("relations between a few figures", () => {
  const least = (figures: Parameters<typeof named>[0], ...relations: string[]) => {
    const { system } = named(figures, ...relations);
    const model = modelOf(system, undefined, FREE);
    return { model, outcome: leastChanges(model, optimise, 5) };
  };

  test("that cannot all hold are named, none of them for nothing", () => {
    // d would have to be one less, and one more.
    const { model, outcome } = least(
      { 万元: { d: 0, e: 3.02, a: 1, b: 2, c: 3.04, x: 9, y: 9.01 } },
      "e = a + b + d",
      "c = a + b + d",
      "e = c",
      "x = y",
    );
    if (outcome.is !== "clash") throw new RangeError(outcome.is);
    expect(outcome.lines.map(({ equation }) => equation).sort()).toEqual(
      [1, 2, 0].slice(0, outcome.lines.length).sort(),
    );
    expect(canHold(model.figures, outcome.lines)).toBe(false);
    for (const line of outcome.lines)
      expect(
        canHold(
          model.figures,
          outcome.lines.filter((other) => other !== line),
        ),
      ).toBe(true);
  });

  test("random ones: what is found holds and is the least, and what cannot be is a true clash", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const relation = fc
      .shuffledSubarray(names, { minLength: 2, maxLength: 4 })
      .map(([first, ...rest]) => `${first!} = ${rest.join(" + ")}`);
    const figures = fc.tuple(
      ...names.map((name) => fc.integer({ min: 0, max: 4 }).map((fen) => [name, 1 + fen / 100] as const)),
    );
    const outcomes = { settled: 0, clash: 0 };
    fc.assert(
      fc.property(figures, fc.uniqueArray(relation, { minLength: 1, maxLength: 4 }), (amounts, relations) => {
        // Only gaps that rounding can make are asked about: the sums of ones are taken out by more ones.
        const balanced = relations.map((text) => {
          const [left = "", right = ""] = text.split(" = ");
          const more = right.split(" + ").length - 1;
          return `${left}${" + one".repeat(more)} = ${right}`;
        });
        const { system } = named({ 万元: { ...Object.fromEntries(amounts), one: 1 } }, ...balanced);
        const model = modelOf(system, undefined, FREE);
        const outcome = leastChanges(model, optimise, 5);
        const plain = plainOf(system, named({ 万元: { ...Object.fromEntries(amounts), one: 1 } }).system);
        if (outcome.is === "settled") {
          outcomes.settled++;
          const count = outcome.changes.reduce((sum, one) => sum + Math.abs(one), 0);
          expect([outcome.isLeast, canSettle(plain, count, 1)]).toEqual([true, true]);
          if (count > 0) expect(canSettle(plain, count - 1, 1)).toBe(false);
        } else {
          if (outcome.is !== "clash") throw new RangeError(outcome.is);
          outcomes.clash++;
          expect(canSettle(plain, model.figures.length, 1)).toBe(false);
          for (const line of outcome.lines)
            expect(
              canHold(
                model.figures,
                outcome.lines.filter((other) => other !== line),
              ),
            ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    expect(Math.min(outcomes.settled, outcomes.clash)).toBeGreaterThan(5);
  });
});

// `SETS=250 SWEEP=whole npm test test/core/balance` tries a thousand.
const SETS = someOf(Number(process.env["SETS"] ?? 9));

describe.each([
  ["青海决算", honestFinal],
  ["四川预算", honestBudget],
  ["四川决算", honestSichuan],
  ["全国决算", honestNational],
])("random honest books of %s, each figure rounded on its own", (_, make) => {
  test("are settled, with as few changes as can be, or truly clash", () => {
    for (const number of SETS) {
      const outcome = settled(make(number));
      for (const set of outcome.sets)
        if (set.is === "settled") expect([number, set.isLeast]).toEqual([number, true]);
        else expect([number, set.is]).toEqual([number, set.is === "clash" ? "clash" : "even"]);
      expect([number, outcome.is === "unproved", outcome.after.counts.unequal]).toEqual([number, false, 0]);
    }
  });

  test("with the 元 behind them, stay within one last place of the truth", () => {
    for (const number of SETS) {
      const yuan = new Map(inYuan(() => make(number)).map((grid) => [grid.name, grid]));
      const fen = ({ sheet, row, column }: CellAddress): number | undefined => {
        const value = yuan.get(sheet)?.rows[row]?.[column];
        return typeof value === "number" ? Math.round(100 * value) : undefined;
      };
      const outcome = settled(make(number), { truth: fen });
      // Now and then nothing is uneven from the start.
      const isEven = outcome.before.counts.rounding + outcome.before.counts.doubtful === 0;
      expect([number, outcome.sets.map(({ is }) => is)]).toEqual([number, [isEven ? "even" : "settled"]]);
      for (const { at: cell, after } of outcome.changes)
        expect(Math.abs(Math.round(100 * Number(after)) * 10_000 - fen(cell)!)).toBeLessThanOrEqual(10_000);
    }
  });
});

test.each(SEEDS)("%s: what is changed can be changed back", (id: SeedId) => {
  const { changes } = settled(seed(id));
  const back = changes.map(({ at: cell, before, after }) => ({ at: cell, before: after, after: before }));
  expect(withValues(withValues(seed(id), changes), back)).toEqual(seed(id).map((grid) => ({ ...grid })));
});
