import { check } from "../../src/core/check.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { words } from "../../src/core/report/say/index.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { Random } from "./honest.ts";
import { sheet } from "./sheets.ts";

const solver = await loadSolver();

/** How a true amount in 分 becomes hundredths of a 万元. */
type Print = (fen: number) => number;
const round: Print = (fen) => Math.round(fen / 10_000) / 100;
const cut: Print = (fen) => Math.floor(fen / 10_000) / 100;

/** A 支出决算表 of one 类, so many 款 and as many 项 below each; figures are rounded, totals printed as told. */
function expenditure(seed: number, sections: number, total: Print): SheetGrid {
  const random = new Random(seed);
  const items = Array.from({ length: sections }, () =>
    Array.from({ length: sections }, () => [random.amount(), random.amount()] as const),
  );
  const add = (rows: readonly (readonly [number, number])[]): readonly [number, number] => [
    rows.reduce((sum, [basic]) => sum + basic, 0),
    rows.reduce((sum, [, project]) => sum + project, 0),
  ];
  const sums = items.map(add);
  const totals = ([basic, project]: readonly [number, number]): number[] =>
    [basic + project, basic, project].map(total);
  return sheet("公开03表", [
    ["支出决算表"],
    ["单位：万元"],
    ["项目", null, "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
    ["科目代码", "科目名称"],
    ["合计", null, ...totals(add(sums))],
    ["208", "社会保障和就业支出", ...totals(add(sums))],
    ...items.flatMap((rows, i) => [
      [`208${10 + i}`, `某款${i}`, ...totals(sums[i]!)],
      ...rows.map(([basic, project], k) => [
        `208${10 + i}${10 + k}`,
        `某项${k}`,
        total(basic + project),
        round(basic),
        round(project),
      ]),
    ]),
  ]);
}

/** What is said of the 尾差 of a table taken together. */
function leaningOf(grid: SheetGrid): string[] {
  const { findings } = check([grid], { solver });
  return findings.flatMap((finding) => (finding.kind === "leaning" ? [words("zh-CN").finding(finding)] : []));
}

test("totals that are cut off instead of rounded are 存疑", () => {
  const { counts, findings } = check([expenditure(1, 4, cut)], { solver });
  expect(counts.doubtful).toBeGreaterThan(0);
  const leaning = findings.find((finding) => finding.kind === "leaning")!;
  expect(leaning).toMatchObject({ rule: { id: "合-2" }, table: { sheet: "公开03表" } });
  expect(leaning.bias).toBeCloseTo(-0.5, 0);
  const [said, ...more] = leaningOf(expenditure(1, 4, cut));
  expect(more).toEqual([]);
  expect(said).toMatch(
    /^\d+ 处尾差合起来看，合计偏小，平均约 0\.\d 个末位；逐格四舍五入的表，(大约 [\d,]+ 张里才有一张|一百万张里也难有一张)偏得这么多，请核对/,
  );
});

test("totals that are rounded up are said to be too large", () => {
  expect(leaningOf(expenditure(2, 4, (fen) => Math.ceil(fen / 10_000) / 100))).toEqual([
    expect.stringContaining("合计偏大"),
  ]);
});

test("the same totals, rounded, are not", () => {
  for (let seed = 0; seed < 100; seed++) expect([seed, leaningOf(expenditure(seed, 4, round))]).toEqual([seed, []]);
});

test("fewer than five totals that differ say nothing, whatever way they lean", () => {
  const few = check([expenditure(3, 1, cut)], { solver });
  const differing = few.findings.filter((one) => one.kind === "comparison" && one.verdict === "rounding").length;
  expect([differing > 0 && differing < 5, few.findings.filter(({ kind }) => kind === "leaning")]).toEqual([true, []]);
});
