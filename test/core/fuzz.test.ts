import fc from "fast-check";
import { check } from "../../src/core/check.ts";
import type { Counts, Report } from "../../src/core/report/finding.ts";
import { FORMS } from "../../src/core/forms/index.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import {
  all,
  headingRows,
  insertColumns,
  insertRows,
  mapCells,
  removeRows,
  SEEDS,
  seed,
  sheet,
  shift,
  stack,
  titleRow,
} from "./sheets.ts";
import { shareOf, trials } from "./sweep.ts";

const SEED = 20_260_101;
// TIMES=10 runs each as often as that.
const TIMES = Number(process.env["TIMES"] ?? 1);
const runs = (numRuns: number): fc.Parameters<unknown> => ({ seed: SEED, numRuns: trials(numRuns) * TIMES });

/** The forms and how many comparisons came out how: what no layout may change. */
function outcome(report: Report): { forms: string[]; counts: Counts } {
  return { forms: report.tables.map(({ form }) => form.no).sort(), counts: report.counts };
}

/** How much a report has to say. */
function loudness({ counts, findings, strays }: Report): number[] {
  return [counts.unequal + counts.doubtful, counts.untried, findings.length, strays.length];
}

/** Nothing is said that was not said before: an error with this report would have passed for 相符. */
function isAsQuiet(report: Report, before: Report): boolean {
  const quiet = loudness(before);
  return loudness(report).every((count, i) => count <= quiet[i]!);
}

const JUNK: readonly CellValue[] = [
  "",
  " ",
  "\u3000",
  "\u0000",
  "\ud800",
  "😀𠀀",
  "﷽",
  "e\u0301".repeat(50),
  "abc",
  "=1+1",
  "1e5",
  "0x10",
  "1.2.3",
  "1,23",
  "5%",
  "--",
  "无",
  "十二万",
  "（1）",
  "续表",
  "项目",
  "合计",
  "小计",
  "栏次",
  "其中：",
  "单位：元",
  "收入决算表",
  "科目代码",
  "此表为空表",
  "208",
  "2080505",
  "9999999",
  "项目".repeat(5000),
  "9".repeat(10_000),
  "1,".repeat(5000),
  "-".repeat(10_000) + "x",
  "一、".repeat(3000),
  "(".repeat(10_000),
  1e20,
  -1e300,
  5e-324,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  208,
  2080505,
  true,
  false,
  { trouble: "error", text: "#REF!" },
  { trouble: "uncalculated", text: "=SUM(A1:A3)" },
];
const junk = fc.constantFrom(...JUNK);

describe.each(SEEDS)("%s", (id) => {
  const sheets = seed(id);
  const before = check(sheets);

  test("is read alike wherever its tables begin and in whatever order they stand", () => {
    const offset = fc.tuple(fc.nat(40), fc.nat(20));
    const arranged = fc.tuple(
      fc.shuffledSubarray(sheets, { minLength: sheets.length }),
      fc.array(offset, { minLength: sheets.length, maxLength: sheets.length }),
    );
    fc.assert(
      fc.property(arranged, ([order, offsets]) => {
        const moved = order.map((grid, n) => shift(grid, ...offsets[n]!));
        expect(outcome(check(moved))).toEqual(outcome(before));
      }),
      runs(8),
    );
  });

  test("is read alike with blank rows between title, heading and rows", () => {
    const gaps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(gaps, (places) => {
        const spread = all((grid) => {
          const { from, to } = headingRows(grid);
          const title = titleRow(grid);
          const free = grid.rows.map((_, r) => r).filter((r) => r <= title || r === from || r >= to);
          return places
            .map((n) => free[n % free.length]!)
            .sort((a, b) => b - a)
            .reduce((spreading, at) => insertRows(spreading, at), grid);
        })(sheets);
        expect(outcome(check(spread))).toEqual(outcome(before));
      }),
      runs(8),
    );
  });

  test("is read alike with blank rows anywhere", () => {
    const gaps = fc.array(fc.nat(1000), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(gaps, (places) => {
        const spread = all((grid) =>
          places.reduce((spreading, n) => insertRows(spreading, n % (spreading.rows.length + 1)), grid),
        )(sheets);
        expect(outcome(check(spread))).toEqual(outcome(before));
      }),
      runs(8),
    );
  });

  test("is read alike with blank columns anywhere", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), (places) => {
        const spread = all((grid) => places.reduce((spreading, at) => insertColumns(spreading, at), grid))(sheets);
        expect(outcome(check(spread))).toEqual(outcome(before));
      }),
      runs(8),
    );
  });

  const amounts = sheets.flatMap((grid, n) =>
    grid.rows.flatMap((row, r) =>
      row.flatMap((cell, c) => (typeof cell === "number" && !Number.isInteger(cell) ? [{ n, r, c, cell }] : [])),
    ),
  );
  const put = (at: { n: number; r: number; c: number }, value: CellValue): SheetGrid[] =>
    sheets.map((grid, n) =>
      n === at.n ? mapCells(grid, (cell, r, c) => (r === at.r && c === at.c ? value : cell)) : grid,
    );

  test("never passes an amount that is wrong", () => {
    // In a whole sweep every one of them, since one that no comparison sees would be a hole.
    for (const at of shareOf(amounts)) {
      const { counts } = check(put(at, at.cell + 100));
      expect({ ...at, worse: counts.unequal + counts.doubtful > 0 || counts.untried > 0 }).toEqual({
        ...at,
        worse: true,
      });
    }
  });

  test("never passes an amount that is gone or no figure", () => {
    fc.assert(
      fc.property(fc.constantFrom(...amounts), junk, (at, value) => {
        expect(isAsQuiet(check(put(at, value)), before)).toBe(false);
      }),
      runs(30),
    );
  });

  test("never passes a wrong amount in a row whose label is broken", () => {
    fc.assert(
      fc.property(fc.constantFrom(...amounts), fc.nat(8), junk, (at, label, value) => {
        const row = sheets[at.n]!.rows[at.r]!;
        const labels = row.flatMap((cell, c) => (typeof cell === "string" && c < at.c ? [c] : []));
        if (labels.length === 0) return;
        const c = labels[label % labels.length]!;
        const broken = put(at, at.cell + 100).map((grid, n) =>
          n === at.n ? mapCells(grid, (cell, r, k) => (r === at.r && k === c ? value : cell)) : grid,
        );
        expect(isAsQuiet(check(broken), before)).toBe(false);
      }),
      runs(30),
    );
  });

  test("comes to an end, whatever the cells hold", () => {
    const hit = fc.tuple(fc.nat(), fc.nat(), fc.nat(), junk);
    const cut = fc.tuple(fc.nat(), fc.nat(), fc.nat(5));
    fc.assert(
      fc.property(
        fc.array(hit, { maxLength: 60 }),
        fc.array(cut, { maxLength: 6 }),
        fc.boolean(),
        (hits, cuts, one) => {
          const damaged = sheets.map((grid) => ({ ...grid, rows: grid.rows.map((row) => [...row]) }));
          for (const [n, r, c, value] of hits) {
            const row = damaged[n % damaged.length]!.rows;
            row[r % row.length]![c % 12] = value;
          }
          const shorter = cuts.reduce<SheetGrid[]>(
            (cutting, [n, r, count]) =>
              cutting.map((grid, i) =>
                i === n % cutting.length ? removeRows(grid, r % Math.max(1, grid.rows.length), count) : grid,
              ),
            damaged,
          );
          check(one ? [stack(shorter, 0)] : shorter);
        },
      ),
      runs(30),
    );
  });
});

test("a grid of words of the forms comes to an end", () => {
  const words = [
    ...new Set(
      FORMS.flatMap((form) => [
        ...form.titles,
        ...form.parts
          .flat()
          .flatMap((block) => [
            ...Object.values(block.labels).flat(),
            ...block.lines.map(({ name }) => name),
            ...block.columns.flatMap(({ name, headings }) => headings ?? [name]),
          ]),
      ]),
    ),
  ];
  const cell = fc.oneof(fc.constantFrom<CellValue>(...words), fc.constant(null), fc.integer({ min: 1, max: 12 }), junk);
  const rows = fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 40 });
  fc.assert(
    fc.property(rows, (grid) => {
      expect(check([sheet("Sheet1", grid)]).counts.equal).toBeGreaterThanOrEqual(0);
    }),
    runs(30),
  );
});

// A hang is what the time limit of a test is for.
describe("comes to an end", () => {
  const repeat = (count: number, row: (n: number) => readonly CellValue[]): (readonly CellValue[])[] =>
    Array.from({ length: count }, (_, n) => row(n));
  const within03 = (rows: readonly (readonly CellValue[])[]): SheetGrid[] => [insertRows(seed("000")[2]!, 8, rows)];

  test.each<[string, () => SheetGrid[]]>([
    ["50,000 unknown codes", () => within03(repeat(50_000, (n) => [String(2_000_000 + n), "某项", 1, 1]))],
    ["50,000 times the same code", () => within03(repeat(50_000, () => ["2080505", "某项", 1, 1]))],
    ["50,000 rows without a code", () => within03(repeat(50_000, (n) => [null, `某项${n}`, 1, 1]))],
    ["50,000 blank rows", () => within03(repeat(50_000, () => []))],
    [
      "50,000 titles",
      () => [
        sheet(
          "Sheet1",
          repeat(50_000, () => ["支出决算表"]),
        ),
      ],
    ],
    [
      "tables with 16,384 columns of text at the right",
      () =>
        all((grid) => ({ ...grid, rows: grid.rows.map((row) => [...row, ...Array<CellValue>(16_384).fill("合计")]) }))(
          seed("000").slice(0, 3),
        ),
    ],
    ["a hundred workbooks in one sheet", () => [stack(Array.from({ length: 100 }, () => seed("000")).flat(), 1)]],
  ])("with %s", (_, sheets) => {
    expect(check(sheets()).counts.unequal).toBeGreaterThanOrEqual(0);
  });

  test("with 50 rows of 16,384 headings", () => {
    const wide = sheet(
      "Sheet1",
      repeat(50, () => Array<CellValue>(16_384).fill("项目")),
    );
    expect(check([wide]).tables).toEqual([]);
  });

  test("with 3,000 pages of one row, the heading repeated on each", () => {
    const { from, to } = headingRows(seed("000")[2]!);
    const heading = seed("000")[2]!.rows.slice(from, to);
    const pages = Array.from({ length: 3000 }, (_, n) => [...heading, [String(2_000_000 + n), "某项", 1, 1]]).flat();
    expect(check(within03(pages)).tables).toHaveLength(1);
  });
});

test("200,000 cells that are no amounts are each reported", () => {
  const rows = Array.from({ length: 40_000 }, (_, n): CellValue[] => [
    String(2_000_001 + n),
    "某项",
    ...Array<CellValue>(5).fill("约五万"),
  ]);
  const large = insertRows(seed("000")[2]!, 8, rows);
  expect(check([large]).findings.filter(({ kind }) => kind === "table")).toHaveLength(200_000);
});
