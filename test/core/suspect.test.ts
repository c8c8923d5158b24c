import { check } from "../../src/core/check.ts";
import { causesOf, isHint, verdictOf, type Report } from "../../src/core/report/finding.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { words } from "../../src/core/report/say/index.ts";
import { type Language } from "../../src/core/report/say/language.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import type { MarkKind } from "../../src/core/report/mark.ts";
import { KINDS, amountsIn, changed, type Amount } from "./changes.ts";
import { Random } from "./honest.ts";
import { SEEDS, edit, on, removeRows, seed, untriedIn, type Layout, type SeedId } from "./sheets.ts";
import { allowed, trials } from "./sweep.ts";

const solver = await loadSolver();

/** So many equally good answers are said each, as the command line does. */
const MOST_SAID = 3;

/** All that is said of the cells to blame: the best answers cause by cause, how many others there are, and what has none. */
function said(report: Report, language: Language = "zh-CN"): string[] {
  const say = words(language);
  return [
    ...causesOf(report).flatMap(({ best, others }) => [
      ...(best.length > MOST_SAID ? [say.oneOf(best, best.length)] : best.map((suspect) => say.suspect(suspect))),
      ...(others.length > 0 ? [`+ ${others.length}`] : []),
    ]),
    ...report.unexplained.map(({ findings, cutOff }) => say.unexplained(findings, cutOff)),
  ];
}

/** The rules whose findings each cause explains. */
function explained(report: Report): string[][] {
  return causesOf(report).map(({ explains }) =>
    explains.map((finding) => (finding.kind === "table" ? finding.what.problem : finding.rule.id)),
  );
}

/** The marked cells, each kind in the order of the sheets. */
function marked({ marks }: Report, wanted: MarkKind): string[] {
  return marks.flatMap(({ at, kind }) => (kind === wanted ? [qualified(at)] : []));
}

describe.each(SEEDS)("%s as published", (id) => {
  const report = check(seed(id), { solver });

  test("has no suspect, and nothing that is 不符", () => {
    expect([report.suspects, report.unexplained, report.counts.unequal]).toEqual([[], [], 0]);
    expect(report.findings.filter(({ kind }) => kind === "clash" || kind === "leaning")).toEqual([]);
    expect(report.marks).toEqual([]);
  });

  test("needs no solver to say so", () => {
    expect(check(seed(id))).toEqual(report);
  });
});

describe("one error is said with the cell, what it should be, and what may have happened", () => {
  test.each<
    [what: string, id: SeedId, changes: Record<string, CellValue>, zh: readonly string[], en: readonly string[]]
  >([
    [
      "another figure altogether",
      "003",
      { "公开03表!D9": 38.33 },
      ["公开03表 D9 疑为 442.37 万元（现为 38.33，442.36 至 442.38 都相符），可解释 4 条不符"],
      [
        "公开03表 D9 should probably be 442.37 万元 (now 38.33, anything from 442.36 to 442.38 agrees); explains 4 findings",
      ],
    ],
    [
      "two digits exchanged",
      "003",
      { "公开03表!D9": 424.37 },
      ["公开03表 D9 疑为 442.37 万元（现为 424.37，两位数字颠倒，442.36 至 442.38 都相符），可解释 4 条不符"],
      [
        "公开03表 D9 should probably be 442.37 万元 (now 424.37, two digits changed places, anything from 442.36 to 442.38 agrees); explains 4 findings",
      ],
    ],
    [
      "a sign, in a sheet that is not called as its table",
      "004",
      { "表3!F8": -2000 },
      ["单位公开表3（表3!F8） 疑为 2,000.00 万元（现为 -2,000.00，正负号相反），可解释 2 条不符"],
      ["单位公开表3 (表3!F8) should probably be 2,000.00 万元 (now -2,000.00, wrong sign); explains 2 findings"],
    ],
    [
      "元 in a table of 万元",
      "003",
      { "公开03表!D12": 854_221.37 },
      ["公开03表 D12 疑为 85.42 万元（现为 854,221.37，小数点错位，或金额单位不对），可解释 3 条不符"],
      [
        "公开03表 D12 should probably be 85.42 万元 (now 854,221.37, misplaced point, or another unit); explains 3 findings",
      ],
    ],
    [
      "a misplaced point, also in another table",
      "003",
      { "公开06表!F30": 53.5 },
      ["公开06表 F30 疑为 5.35 万元（现为 53.50，小数点错位，或金额单位不对），可解释 2 条不符"],
      ["公开06表 F30 should probably be 5.35 万元 (now 53.50, misplaced point, or another unit); explains 2 findings"],
    ],
    [
      "a figure that stands elsewhere too",
      "003",
      { "公开01表!C8": 663.34 },
      ["公开01表 C8 疑为 662.34 万元（现为 663.34，与另一处的同一个数不同），可解释 3 条不符"],
      [
        "公开01表 C8 should probably be 662.34 万元 (now 663.34, differs from the same figure elsewhere); explains 3 findings",
      ],
    ],
    [
      "an emptied cell whose figure stands elsewhere too",
      "003",
      { "公开03表!D13": null },
      ["公开03表 D13 疑为 17.23 万元（现为空，与另一处的同一个数不同），可解释 3 条不符"],
      [
        "公开03表 D13 should probably be 17.23 万元 (now blank, differs from the same figure elsewhere); explains 3 findings",
      ],
    ],
    [
      "the only amount of a listed row emptied",
      "004",
      { "表3-2!F7": null },
      ["单位公开表3-2（表3-2!F7） 疑为 5.00 万元（现为空，漏填，4.98 至 5.02 都相符），可解释 1 条不符", "+ 4"],
      [
        "单位公开表3-2 (表3-2!F7) should probably be 5.00 万元 (now blank, left out, anything from 4.98 to 5.02 agrees); explains 1 finding",
        "+ 4",
      ],
    ],
    [
      "a figure in the next column",
      "003",
      { "公开03表!D20": null, "公开03表!E20": 10.47 },
      ["公开03表 E20 的 10.47 疑应填在 公开03表 D20，可解释 3 条不符"],
      ["10.47 in 公开03表 E20 seems to belong in 公开03表 D20; explains 3 findings"],
    ],
    [
      "a total of one part that does not agree with it",
      "003",
      { "公开11表!C5": 0.1 },
      [
        "公开11表 C6 疑为 0.10 万元（现为 9.33，与另一处的同一个数不同），可解释 1 条不符",
        "公开11表 C5 疑为 9.33 万元（现为 0.10，与另一处的同一个数不同），可解释 1 条不符",
      ],
      [
        "公开11表 C6 should probably be 0.10 万元 (now 9.33, differs from the same figure elsewhere); explains 1 finding",
        "公开11表 C5 should probably be 9.33 万元 (now 0.10, differs from the same figure elsewhere); explains 1 finding",
      ],
    ],
    [
      "a part of one sum only, with digits exchanged as in another",
      "003",
      { "公开06表!C6": 78.11 },
      [
        "公开06表 C6 疑为 71.81 万元（现为 78.11，两位数字颠倒，71.76 至 71.86 都相符），可解释 1 条不符",
        "公开06表 C11 疑为 42.91 万元（现为 49.21，两位数字颠倒，42.86 至 42.96 都相符），可解释 1 条不符",
        "+ 8",
      ],
      [
        "公开06表 C6 should probably be 71.81 万元 (now 78.11, two digits changed places, anything from 71.76 to 71.86 agrees); explains 1 finding",
        "公开06表 C11 should probably be 42.91 万元 (now 49.21, two digits changed places, anything from 42.86 to 42.96 agrees); explains 1 finding",
        "+ 8",
      ],
    ],
    [
      "the figure of the row above, in 公开06表",
      "003",
      { "公开06表!C7": 71.81 },
      [
        "公开06表 C6 疑为 136.24 万元（现为 71.81，与相邻一格的数相同，136.19 至 136.29 都相符），可解释 1 条不符",
        "公开06表 C7 疑为 136.24 万元（现为 71.81，与相邻一格的数相同，136.19 至 136.29 都相符），可解释 1 条不符",
        "+ 11",
      ],
      [
        "公开06表 C6 should probably be 136.24 万元 (now 71.81, same as the next cell, anything from 136.19 to 136.29 agrees); explains 1 finding",
        "公开06表 C7 should probably be 136.24 万元 (now 71.81, same as the next cell, anything from 136.19 to 136.29 agrees); explains 1 finding",
        "+ 11",
      ],
    ],
    [
      "the figure of the row below, in 单位公开表3-2",
      "004",
      { "表3-2!F9": 21 },
      [
        "单位公开表3-2（表3-2!F9） 疑为 13.00 万元（现为 21.00，与相邻一格的数相同，12.98 至 13.02 都相符），可解释 1 条不符",
        "单位公开表3-2（表3-2!F10） 疑为 13.00 万元（现为 21.00，与相邻一格的数相同，12.98 至 13.02 都相符），可解释 1 条不符",
        "+ 2",
      ],
      [
        "单位公开表3-2 (表3-2!F9) should probably be 13.00 万元 (now 21.00, same as the next cell, anything from 12.98 to 13.02 agrees); explains 1 finding",
        "单位公开表3-2 (表3-2!F10) should probably be 13.00 万元 (now 21.00, same as the next cell, anything from 12.98 to 13.02 agrees); explains 1 finding",
        "+ 2",
      ],
    ],
    [
      "a part of one sum only",
      "003",
      { "公开06表!C6": 71.91 },
      ["公开06表 C6、C7、C8、C10、C11、C15、C16、C18 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符", "+ 3"],
      [
        "One of 公开06表 C6, C7, C8, C10, C11, C15, C16, C18 is wrong; the figures do not tell which; explains 1 finding",
        "+ 3",
      ],
    ],
  ])("%s", (_, id, changes, zh, en) => {
    const report = check(edit(seed(id), changes), { solver });
    expect([said(report, "zh-CN"), said(report, "en-US")]).toEqual([zh, en]);
    expect([report.unexplained, untriedIn(report)]).toEqual([[], []]);
  });

  test("of many equally good answers some are named", () => {
    const [cause] = causesOf(check(edit(seed("003"), { "公开06表!C6": 71.91 })));
    expect(words("zh-CN").oneOf(cause!.best.slice(0, 3), cause!.best.length)).toBe(
      "公开06表 C6、C7、C8 等 8 格 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符",
    );
    expect(words("en-US").oneOf(cause!.best.slice(0, 3), cause!.best.length)).toBe(
      "One of 公开06表 C6, C7, C8 (8 cells in all) is wrong; the figures do not tell which; explains 1 finding",
    );
  });
});

describe("003 with 38.33 in 公开03表 D9", () => {
  const report = check(edit(seed("003"), { "公开03表!D9": 38.33 }), { solver });
  const unequal = report.findings.filter((finding) => !isHint(finding) && verdictOf(finding) === "unequal");
  const involved = [
    // The row but for what is blank in it, the 类 with its 款, the 款 with its 项, and the same 科目 in 公开05表.
    ...["C9", "E9"].map((at) => `公开03表!${at}`),
    ...["D8", "D12", "D16"].map((at) => `公开03表!${at}`),
    ...["D10", "D11"].map((at) => `公开03表!${at}`),
    "公开05表!D9",
  ];

  test("explains every finding that is 不符, and these are those of the report", () => {
    expect(explained(report)).toEqual([["03-1", "03-类", "03-款", "X03-05a"]]);
    const { explains } = causesOf(report)[0]!;
    expect(explains).toHaveLength(report.counts.unequal);
    // The very same objects.
    expect(explains.every((finding) => unequal.some((one) => one === finding))).toBe(true);
  });

  test("is marked more strongly than the cells that are merely involved", () => {
    expect(marked(report, "suspect")).toEqual(["公开03表!D9"]);
    expect(marked(report, "unequal").sort()).toEqual([...involved].sort());
    expect(report.marks).toHaveLength(1 + involved.length);
  });

  test("is one whole suspect", () => {
    expect(report.suspects).toEqual([
      {
        cause: 1,
        rank: 1,
        cells: [{ sheet: "公开03表", row: 8, column: 3 }],
        table: report.tables.find(({ sheet }) => sheet === "公开03表"),
        label: { name: "人力资源和社会保障管理事务", code: "20801", column: "基本支出" },
        unit: "万元",
        now: "38.33",
        likely: { best: "442.37", from: "442.36", to: "442.38" },
        explains: causesOf(report)[0]!.explains,
      },
    ]);
  });
});

describe("marks of cells that are equally good answers", () => {
  const marksOf = (changes: Record<string, CellValue>): string[] =>
    marked(check(edit(seed("003"), changes), { solver }), "suspect");

  test("two are marked both, with all others merely involved", () => {
    expect(marksOf({ "公开06表!C6": 78.11 })).toEqual(["公开06表!C6", "公开06表!C11"]);
  });

  test("more than three are not told apart from the others", () => {
    const report = check(edit(seed("003"), { "公开06表!C6": 71.91 }), { solver });
    expect(marked(report, "suspect")).toEqual([]);
    // A sum and its parts, but for two that are blank.
    const rows = [5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 18];
    expect(marked(report, "unequal")).toEqual(rows.map((row) => `公开06表!C${row}`));
  });

  test("a figure in the wrong cell is marked with the cell where it belongs", () => {
    expect(marksOf({ "公开03表!D20": null, "公开03表!E20": 10.47 })).toEqual(["公开03表!E20", "公开03表!D20"]);
  });
});

test("a figure in the next column is one suspect of two cells: where it stands, where it belongs", () => {
  const { suspects } = check(edit(seed("003"), { "公开03表!E16": null, "公开03表!F16": 33.41 }), { solver });
  expect(suspects).toMatchObject([
    {
      rank: 1,
      slip: "moved",
      now: "33.41",
      cells: [
        { sheet: "公开03表", row: 15, column: 5 },
        { sheet: "公开03表", row: 15, column: 4 },
      ],
    },
  ]);
  expect(suspects[0]!.explains).toHaveLength(5);
});

describe("a missing row", () => {
  const without = (name: string, row: number): Layout => on(name, (grid) => removeRows(grid, row - 1));

  test("of 公开03表 is named by the 科目 that the other tables have", () => {
    const report = check(without("公开03表", 21)(seed("003")), { solver });
    expect(said(report)).toEqual(["公开03表 支出决算表疑漏了一行：2101102 事业单位医疗，可解释 4 条不符"]);
    expect(said(report, "en-US")).toEqual([
      "公开03表 支出决算表 seems to lack a row: 2101102 事业单位医疗; explains 4 findings",
    ]);
    expect(explained(report)).toEqual([["03-款", "03-款", "X03-05a", "X03-05a"]]);
    expect(report.suspects).toMatchObject([
      { cause: 1, rank: 1, slip: "missing-row", row: "2101102 事业单位医疗", now: "" },
    ]);
    expect(report.suspects[0]!.likely).toBeUndefined();
  });

  test("does not hide another error", () => {
    const report = check(without("公开03表", 21)(edit(seed("003"), { "公开02表!C18": -52.15 })), { solver });
    expect(said(report)).toEqual([
      "公开03表 支出决算表疑漏了一行：2101102 事业单位医疗，可解释 4 条不符",
      "公开02表 C18 疑为 52.15 万元（现为 -52.15，正负号相反），可解释 3 条不符",
    ]);
  });

  // With one column of amounts, a row that is missing looks like a total that is wrong.
  test("is not guessed at where one wrong cell would do", () => {
    const report = check(without("公开10表", 10)(seed("003")), { solver });
    expect(report.suspects.filter(({ slip }) => slip === "missing-row")).toEqual([]);
    expect(report.suspects.length).toBeGreaterThan(0);
  });
});

describe("what nothing small explains", () => {
  const report = check(
    edit(seed("000"), { "公开01表!F15": 577.42, "公开01表!F16": 53.15, "公开01表!F26": 43.27, "公开01表!F34": 680 }),
    { solver },
  );

  test("is said of its tables, with the cell to look at first", () => {
    expect(said(report)).toEqual([
      "公开01表、公开04表、公开03表有 8 条不符，改动少数几格解释不了；先看 公开01表!F34，它在其中 4 条里",
    ]);
    expect(said(report, "en-US")).toEqual([
      "8 findings in 公开01表, 公开04表, 公开03表 cannot be explained by a few cells; look first at 公开01表!F34, which is in 4 of them",
    ]);
  });

  test("every finding that is 不符 is either explained or not", () => {
    const both = [
      ...report.suspects.flatMap(({ explains }) => explains),
      ...report.unexplained.flatMap(({ findings }) => findings),
    ];
    expect(new Set(both).size).toBe(both.length);
    expect(new Set(both)).toEqual(
      new Set(
        report.findings.filter(
          (one) => one.kind === "comparison" && one.verdict === "unequal" && one.rule.hint !== true,
        ),
      ),
    );
    expect(report.unexplained.map(({ cutOff }) => cutOff)).toEqual([false]);
  });
});

describe("several errors", () => {
  test("that have nothing to do with each other have a cause each", () => {
    const report = check(edit(seed("003"), { "公开03表!E9": 15.37, "公开02表!C18": -52.15, "公开06表!C6": 71.91 }), {
      solver,
    });
    expect(said(report)).toEqual([
      "公开02表 C18 疑为 52.15 万元（现为 -52.15，正负号相反），可解释 3 条不符",
      "公开03表 E9 疑为 13.57 万元（现为 15.37，两位数字颠倒），可解释 3 条不符",
      "公开06表 C6、C7、C8、C10、C11、C15、C16、C18 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符",
      "+ 3",
    ]);
    expect(explained(report)).toEqual([["02-1", "02-合计", "02-类"], ["03-1", "03-类", "03-款"], ["06-类"]]);
    expect(marked(report, "suspect")).toEqual(["公开02表!C18", "公开03表!E9"]);
  });

  test("in 决算 and 预算 of one workbook are counted on", () => {
    const both = [...edit(seed("003"), { "公开03表!D9": 424.37 }), ...edit(seed("004"), { "表3!F8": -2000 })];
    const { suspects, sets } = check(both, { solver });
    expect(sets).toHaveLength(2);
    expect(suspects.map(({ cause, rank, cells }) => [cause, rank, ...cells.map(qualified)])).toEqual([
      [1, 1, "公开03表!D9"],
      [2, 1, "表3!F8"],
    ]);
  });

  const ASKED = KINDS.filter((kind) => kind !== "−0.10" && kind !== "+1.00");
  // TRIALS=1000 tries more.
  const TRIALS = Number(process.env["TRIALS"] ?? trials(42));

  /** So many errors of any kind anywhere, and what is found. */
  function trial(
    random: Random,
    sheets: readonly SheetGrid[],
    amounts: readonly Amount[],
    errors: number,
  ): { wrong: string[]; suspects: string[] } {
    const wrong = new Map<string, CellValue>();
    while (wrong.size < errors) {
      const { at, value } = random.pick(amounts);
      const other = changed(value, random.pick(ASKED));
      if (!wrong.has(at) && other !== undefined) wrong.set(at, other);
    }
    const { suspects } = check(edit(sheets, Object.fromEntries(wrong)));
    return { wrong: [...wrong.keys()], suspects: suspects.flatMap(({ cells }) => cells.map(qualified)) };
  }

  test.each([
    [2, 0.9],
    [3, 0.85],
  ])("%i anywhere are all among the suspects in %d of the workbooks, and few besides", (errors, share) => {
    const random = new Random(7);
    const outcomes = SEEDS.flatMap((id) => {
      const sheets = seed(id);
      const amounts = amountsIn(sheets);
      return Array.from({ length: TRIALS }, () => trial(random, sheets, amounts, errors));
    });
    const missed = outcomes.filter(({ wrong, suspects }) => !wrong.every((at) => suspects.includes(at)));
    expect(missed.length).toBeLessThanOrEqual(allowed(1 - share, outcomes.length));
    const counts = outcomes.map(({ suspects }) => suspects.length).sort((a, b) => a - b);
    expect(counts[counts.length / 2]).toBeLessThanOrEqual(errors + 1);
  });
});
