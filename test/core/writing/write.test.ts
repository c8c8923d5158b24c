import fc from "fast-check";
import { setsOf } from "../../../src/core/equations/sets.ts";
import type { FactsBeside } from "../../../src/core/prose/beside.ts";
import { readTables } from "../../../src/core/check.ts";
import { checkWords } from "../../../src/core/prose/check-words.ts";
import { a1, qualified, type SheetGrid } from "../../../src/core/sheet/grid.ts";
import { recognise } from "../../../src/core/tables/recognise.ts";
import { answersIn, questionRows } from "../../../src/core/writing/answers.ts";
import { WORDS_FORMS } from "../../../src/core/writing/forms.ts";
import type { WordsForm } from "../../../src/core/writing/form.ts";
import { sichuanBudget } from "../../../src/core/writing/budget.ts";
import { qinghaiFinal } from "../../../src/core/writing/qinghai.ts";
import { ANSWER_COLUMNS, writingWords } from "../../../src/core/writing/say.ts";
import { writeWords } from "../../../src/core/writing/write.ts";
import type { Answers } from "../../../src/core/writing/options.ts";
import { compareYears } from "../../../src/core/years/compare.ts";
import { honestBudget, honestFinal } from "../honest.ts";
import { edit, performance, seed, sheet } from "../sheets.ts";
import { trials } from "../sweep.ts";

/** Last year's figures and those of the budget, by what they are about. */
function known(last: Readonly<Record<string, string>>, initial: Readonly<Record<string, string>> = {}): FactsBeside {
  return (of, stage) => {
    const all = stage === "last" ? last : stage === "initial" ? initial : {};
    const number = all[of.code ?? `${of.scope} ${of.what}`];
    return number === undefined ? [] : [{ book: "last", number, unit: "万元" }];
  };
}

/** Answers that are understood. */
const SAID: Readonly<Record<string, string>> = { 全年预算: "等于决算", 项目结转: "0" };

function written(
  sheets: readonly SheetGrid[],
  facts: FactsBeside,
  answers?: Answers,
  year = "2024",
  form: WordsForm = qinghaiFinal,
) {
  const [set] = setsOf(recognise(sheets).tables, { year });
  let all = new Map(answers);
  let words = writeWords(form, set!, { facts, year, answers: all });
  // A reason is asked once the figures are known that it explains.
  for (let round = 0; round < 3 && answers === undefined; round++) {
    all = new Map(words.asked.map(({ key, is }) => [key, SAID[key] ?? (is === "words" ? "业务需要" : "0")]));
    words = writeWords(form, set!, { facts, year, answers: all });
  }
  return words;
}

/** What the checker finds in words that were written. */
function findings(lines: readonly string[], sheets: readonly SheetGrid[], facts: FactsBeside, year = "2024"): string[] {
  const report = checkWords({ name: "说明", lines }, readTables(sheets).tables, { facts, year });
  return [
    ...report.claims.flatMap(({ verdict, text, sentence }) =>
      /unequal|doubtful/.test(verdict) ? [`${text} ${sentence}`] : [],
    ),
    ...report.remarks.map(({ kind, text }) => `${kind} ${text}`),
  ];
}

/** What 003 says of last year, and of the beginning of its own. */
const LAST = known(
  {
    "全 收支总计": "741.29",
    "财政 收支总计": "735.31",
    "一般 本年支出": "735.31",
    "财政 三公": "2.74",
    "财政 出国": "0",
    "财政 公车": "2.49",
    "财政 接待": "0.25",
    "一般 机关运行经费": "45.69",
  },
  { "一般 本年支出": "700", "2080109": "430.5", "2080107": "0", "2210201": "42.27" },
);
const INITIAL_OF_003 = known(
  {},
  {
    "一般 本年支出": "682.48",
    "2080107": "439.56",
    "2080109": "5.92",
    "2080502": "23.31",
    "2080505": "53",
    "2080506": "26.5",
    "2089999": "32.64",
    "2101101": "11.11",
    "2101102": "22.69",
    "2101103": "19.48",
    "2101199": "4.78",
    "2210201": "43.49",
  },
);

const INITIAL_OF_000 = known(
  {},
  {
    "一般 本年支出": "1662.91",
    "2080109": "384.74",
    "2080505": "36.6",
    "2080506": "18.3",
    "2080599": "27.55",
    "2080705": "0",
    "2082602": "1039.45",
    "2083001": "15",
    "2089999": "0",
    "2101101": "1.52",
    "2101102": "15.28",
    "2101103": "29.51",
    "2210201": "31.81",
  },
);

const LAST_OF_000 = known({
  "全 收支总计": "1869.73",
  "财政 收支总计": "1865.92",
  "一般 本年支出": "1820.32",
  "财政 三公": "2.13",
  "财政 出国": "0",
  "财政 公车": "2.13",
  "财政 接待": "0",
});

test("003 comes out as it is printed: decimals, noughts, percentages, more and less", () => {
  const { lines } = written(seed("003"), LAST);
  const text = lines.join("\n");
  for (const sentence of [
    "收入、支出总计670.84万元，比上年收入、支出总计各减少70.45万元，下降9.50%，",
    "本年收入合计670.84万元，其中：财政拨款收入662.34万元，占98.73%；其他收入8.50万元，占1.27%。",
    "财政拨款收入、支出总计662.34万元。比上年财政拨款收入、支出各减少72.97万元，下降9.92%，",
    "“三公”经费支出决算数比上年减少2.74万元，下降100.00%。其中：公务用车购置及运行费支出决算数比上年减少2.49万元，下降100.00%，主要原因是业务需要；公务接待费支出决算数比上年减少0.25万元，下降100.00%，",
    "机关运行经费支出42.27万元，比上年减少3.42万元，下降7.49%，",
    "政府采购支出总额9.33万元，其中：政府采购货物支出9.33万元、政府采购工程支出0万元、",
    "因公出国（境）费预算0万元，支出决算为0万元，完成预算的0%；",
    "住房改革支出（款）住房公积金（项）。年初预算为42.27万元，支出决算为42.27万元，完成年初预算的100%。决算数等于预算数。",
  ])
    expect(text).toContain(sentence);
  // Nothing planned and something spent: no rate.
  expect(text).toMatch(/年初预算为0万元，支出决算为[\d.]+万元。决算数大于预算数的主要原因是/);
});

test.each([
  ["000", LAST_OF_000, INITIAL_OF_000, [], 20],
  ["003", LAST, INITIAL_OF_003, performance("003"), 30],
] as const)(
  "%s with last year, the budget and its 自评表: no more is asked than a person knows, and read again nothing is found",
  (id, last, initial, annexes, most) => {
    const facts: FactsBeside = (of, stage) => (stage === "last" ? last : initial)(of, stage);
    const sheets = [...seed(id), ...annexes];
    const { lines, asked, missing } = written(sheets, facts, undefined, id === "000" ? "2023" : "2024");
    expect(findings(lines, sheets, facts, id === "000" ? "2023" : "2024")).toEqual([]);
    expect(missing).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(most);
    // What the 自评表 print, with the rate that they print where their figures bear it out.
    const projects = lines.filter((line) => line.startsWith("根据年初设定的绩效目标"));
    expect(projects.map((line) => line.slice(0, line.indexOf("。项目绩效目标")))).toEqual(
      annexes.length === 0
        ? []
        : [
            ["98", "5", "2.92", "58.49"],
            ["98", "4", "2.58", "64.39"],
            ["98", "9", "7.08", "78.63"],
            ["99", "31.56", "33.41", "105.86"],
          ].map(
            ([score, plan, spent, rate]) =>
              `根据年初设定的绩效目标，项目自评得分${score}分。预算资金安排及使用情况：项目全年预算数为${plan}万元，实际支出${spent}万元，结转0万元，完成年度预算的${rate}%`,
          ),
    );
  },
);

test("An answer that is none is asked again, and 公用经费 may be all of 机关运行经费", () => {
  const text = (answers: Record<string, string>) =>
    written(seed("004"), () => [], new Map(Object.entries(answers)), "2023", sichuanBudget);
  const own = "预算 一般公共预算 机关运行经费";
  expect(text({ [own]: "等于公用经费" }).lines.join("\n")).toContain("机关运行经费财政拨款预算为77.71万元");
  const wrong = text({ [own]: "七十万" });
  expect(wrong.lines.join("\n")).toContain(`机关运行经费财政拨款预算为【请填：${own}】`);
  expect(wrong.missing.find(({ key }) => key === own)?.asks).toContain("“七十万”看不懂");
});

test.each(WORDS_FORMS.map((form) => [form.name, form] as const))(
  "Honest tables of two years in the form of %s: nothing is found in the words",
  (_, form) => {
    const honest = form.kind === "决算" ? honestFinal : honestBudget;
    for (let n = 1; n <= 3; n++) {
      const [now, before] = [honest(n), honest(n + 100)];
      const year = form.kind === "决算" ? "2024" : "2023";
      const { facts } = compareYears(readTables(now, { year }), [{ book: "last", name: "上年", sheets: before }]);
      const { lines, missing } = written(now, facts, undefined, year, form);
      expect([n, missing]).toEqual([n, []]);
      // 新疆 says that what was nothing grew by 100.00%, of which the checker says that there is no rate.
      const found = findings(lines, now, facts, year).filter(
        (one) => form.name !== "新疆决算" || one !== "zero-base 100.00%",
      );
      expect([n, ...found]).toEqual([n]);
      expect(lines.join("")).not.toMatch(/undefined|NaN|【请填/);
    }
  },
);

/**
 * Changes one cell. Which sentences change beside those that print it, or whose share or rate is made of it, as the checker finds by itself;
 * and which quote it before other cells that print the same, and do not change.
 */
function amiss(
  sheets: readonly SheetGrid[],
  { at, value }: { readonly at: string; readonly value: number },
  facts: FactsBeside,
  year: string,
  form: WordsForm,
): { readonly also: readonly string[]; readonly not: readonly string[] } {
  const before = written(sheets, facts, undefined, year, form).lines;
  const after = new Set(written(edit(sheets, { [at]: value + 1.11 }), facts, undefined, year, form).lines);
  const { claims } = checkWords({ name: "说明", lines: before }, readTables(sheets).tables, { facts, year });
  const linesOf = (all: typeof claims): readonly string[] => all.map(({ at: { line } }) => before[line]!);
  const quoting = new Set(linesOf(claims.filter(({ cells }) => cells.some((cell) => qualified(cell) === at))));
  for (const line of before) if (line.includes(String(value))) quoting.add(line);
  const first = linesOf(claims.filter(({ cells: [cell] }) => cell !== undefined && qualified(cell) === at));
  return {
    // A share follows from its whole, which its sentence may not print.
    also: before.filter((line) => !after.has(line) && !quoting.has(line) && !line.includes("占")),
    not: first.filter((line) => after.has(line)),
  };
}

test("One cell of 003 changed: exactly the sentences that quote it change, or what follows from it", () => {
  const sheets = seed("003");
  const own = ["公开02表", "公开03表", "公开05表", "公开06表", "公开10表", "公开11表"];
  const cells = figuresIn(sheets.filter(({ name }) => own.includes(name)));
  fc.assert(
    fc.property(fc.constantFrom(...cells), (cell) => {
      expect([cell, amiss(sheets, cell, LAST, "2024", qinghaiFinal)]).toEqual([cell, { also: [], not: [] }]);
    }),
    { numRuns: 12 },
  );
});

test.each(WORDS_FORMS.map((form) => [form.name, form] as const))(
  "One cell of honest tables of two years changed: the same in the form of %s",
  (_, form) => {
    const honest = form.kind === "决算" ? honestFinal : honestBudget;
    const year = form.kind === "决算" ? "2024" : "2023";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (n, which) => {
        const now = honest(n);
        const last = { book: "last", name: "上年", sheets: honest(n + 100) } as const;
        const { facts } = compareYears(readTables(now, { year }), [last]);
        const cells = figuresIn(now);
        const cell = cells[which % cells.length]!;
        expect([n, cell, amiss(now, cell, facts, year, form)]).toEqual([n, cell, { also: [], not: [] }]);
      }),
      { numRuns: trials(9) },
    );
  },
);

test("One cell changed: the sentences that quote it change, in number and in wording, and no others", () => {
  const before = written(seed("003"), LAST).lines;
  // 机关运行经费 now more than last year.
  const after = written(edit(seed("003"), cellsOf("003", "公开10", 42.27, 50)), LAST).lines;
  const changed = after.filter((line, i) => line !== before[i]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toContain("机关运行经费支出50.00万元，比上年增加4.31万元，增长9.43%，主要原因是");
});

test("A reason belongs to a direction: it is asked again when that turns", () => {
  const answers = new Map([["原因 一般 机关运行经费 减少", "人员减少"]]);
  const text = (sheets: readonly SheetGrid[]): string => written(sheets, LAST, answers).lines.join("\n");
  expect(text(seed("003"))).toContain("下降7.49%，主要原因是人员减少。");
  const more = text(edit(seed("003"), cellsOf("003", "公开10", 42.27, 50)));
  expect(more).not.toContain("人员减少");
  expect(more).toContain("增长9.43%，主要原因是【请填：机关运行经费增减的原因（增加）】");
});

test("Without last year and budget their figures are asked, each once, and nothing is made up", () => {
  const { lines, missing } = written(seed("000"), () => [], new Map());
  expect(new Set(missing.map(({ key }) => key)).size).toBe(missing.length);
  expect(missing.filter(({ key }) => key.startsWith("上年 ")).map(({ key }) => key)).toEqual([
    "上年 收支总计",
    "上年 财政拨款 收支总计",
    "上年 一般公共预算 本年支出",
    "上年 财政拨款 三公",
  ]);
  expect(lines.join("")).not.toMatch(/undefined|NaN|增加0|减少0/);
  const answers = new Map([["上年 收支总计", "1869.73"]]);
  expect(written(seed("000"), () => [], answers).lines.join("\n")).toContain("各增加72.09万元，增长3.86%，");
});

test("Unchanged is 持平, and from nothing there is no rate", () => {
  const same = known({ "全 收支总计": "1941.82", "财政 三公": "0" });
  const text = written(seed("000"), same, undefined, "2023").lines.join("\n");
  expect(text).toContain("收入、支出总计1941.82万元，与上年持平。");
  expect(text).toContain("决算数比上年增加1.41万元，主要原因是");
});

test("The sheet of questions gives back what was filled in", () => {
  const { asked } = written(seed("000"), LAST, new Map());
  const rows = questionRows(asked, new Map(), writingWords("zh-CN").kinds);
  const filled = rows.map((row, i) => [...row.slice(0, 3), i === 0 ? "补助增加" : i === 1 ? 12.5 : null]);
  const answers = answersIn([sheet("说明用数", [["说明用数"], [...ANSWER_COLUMNS], ...filled])]);
  expect([...answers!]).toEqual([
    [rows[0]![0], "补助增加"],
    [rows[1]![0], "12.5"],
  ]);
  expect(answersIn(seed("000"))).toBeUndefined();
});

/** Cells that hold an amount with decimals. */
function figuresIn(sheets: readonly SheetGrid[]): readonly { readonly at: string; readonly value: number }[] {
  return sheets.flatMap(({ name, rows, top, left }) =>
    rows.flatMap((row, r) =>
      row.flatMap((value, c) =>
        typeof value === "number" && !Number.isInteger(value)
          ? [{ at: `${name}!${a1(top + r, left + c)}`, value }]
          : [],
      ),
    ),
  );
}

/** Changes every cell of a sheet that prints a figure. */
function cellsOf(id: "000" | "003", name: string, from: number, to: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const grid of seed(id)) {
    if (!grid.name.startsWith(name)) continue;
    grid.rows.forEach((row, r) =>
      row.forEach((value, c) => {
        if (value === from) found[`${grid.name}!${String.fromCharCode(65 + grid.left + c)}${grid.top + r + 1}`] = to;
      }),
    );
  }
  return found;
}
