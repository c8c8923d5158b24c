import { size } from "../report/say/shared.ts";
import { words } from "../report/say/index.ts";
import { spoken } from "../report/say/language.ts";
import type { ReportTable, Slip } from "../report/finding.ts";
import { qualified } from "../sheet/grid.ts";
import type { SumBlame } from "./blame.ts";
import type { NotSummed, SummedSet, SumFinding } from "./sum-up.ts";

/** What is said of a department and its units. Every function gives plain text; `names` are those of the books, the department first. */
export interface DepartmentWords {
  set(set: SummedSet): string;
  counts(set: SummedSet): string;
  readonly verdicts: Readonly<Record<SumFinding["verdict"] | "untried", string>>;
  finding(finding: SumFinding): string;
  blames(finding: SumFinding, names: readonly string[]): readonly string[];
  parts(finding: SumFinding, names: readonly string[]): string;
  untried(untried: NotSummed, names: readonly string[]): string;
  readonly other: string;
  without(names: readonly string[]): string;
  lacking(names: readonly string[]): string;
  notListed(names: readonly string[]): string;
  /** The text says another number of units than it names. */
  otherCount(said: number, named: number): string;
  /** A text that is no list of units, and names none. */
  noComposition(file: string): string;
  /** The page: its title, its columns. */
  title(name: string, units: number): string;
  readonly page: string;
  readonly columns: readonly string[];
  readonly none: string;
}

const SLIPS_ZH: Partial<Readonly<Record<Slip, string>>> = {
  transposed: "两位数字颠倒",
  sign: "正负号不对",
  scaled: "小数点错位，或金额单位不对",
};
const SLIPS_EN: Partial<Readonly<Record<Slip, string>>> = {
  transposed: "two digits changed places",
  sign: "the sign",
  scaled: "the decimal point, or the unit of money",
};

const MOST = 12;

function listed(names: readonly string[], between: string): string {
  return names.slice(0, MOST).join(between) + (names.length > MOST ? ` … (${names.length})` : "");
}

function about({ code, name, column }: SumFinding): string {
  return [code === undefined || name.startsWith(code) ? name : `${code} ${name}`, column]
    .filter((one) => one !== "")
    .join(" ");
}

const briefly = (table: ReportTable, language: "zh-CN" | "en-US"): string => words(language).named(table);

const zh: DepartmentWords = {
  set: ({ kind, year, organisation }) =>
    [year === undefined ? "" : `${year}年`, organisation ?? "", kind].filter((one) => one !== "").join(" "),
  counts: ({ counts }) =>
    `部门＝所属单位之和：相符 ${counts.equal}，尾差 ${counts.rounding}，存疑 ${counts.doubtful}，不符 ${counts.unequal}，未核对 ${counts.untried}`,
  verdicts: { unequal: "不符", doubtful: "存疑", untried: "未核对" },
  finding(finding) {
    const { table, own, sum, gap, unit, at, mayBe } = finding;
    const why =
      mayBe === "inner"
        ? "；单位之间的上级补助、附属单位上缴在部门抵消后可能相符"
        : mayBe === "missing-unit"
          ? "；还有单位没有算进去，可能因此不等"
          : "";
    return `${briefly(table, "zh-CN")} ${about(finding)}：部门 ${size(own)}，所属单位合计 ${size(sum)}，差 ${size(gap)} ${unit}${at === undefined ? "；部门的表里没有这一行" : `（${qualified(at)}）`}${why}`;
  },
  blames: ({ blames, unit }, names) =>
    blames.map(({ book, at, now, likely, slip }: SumBlame) => {
      const what = slip === undefined ? "" : `，${SLIPS_ZH[slip] ?? ""}`;
      return `疑为 ${names[book] ?? ""} ${qualified(at)} 写错：现为${now === "" ? "空" : ` ${size(now)}`}，疑为 ${likely} ${unit}${what}`;
    }),
  parts: ({ parts }, names) =>
    listed(
      parts.map(({ book, printed }) => `${names[book] ?? ""} ${size(printed)}`),
      "、",
    ),
  untried({ table, why, count }, names) {
    const list = (books: readonly number[]): string =>
      listed(
        books.map((book) => names[book] ?? ""),
        "、",
      );
    const said =
      why.reason === "missing-table"
        ? `${list(why.units)}没有这张表`
        : why.reason === "missing-figure"
          ? `${list(why.books)}的表里没有这一行或这一栏，不能当作没有`
          : `${list(why.books)}有的格不是金额`;
    return `${briefly(table, "zh-CN")}：${said}（${count} 个数）`;
  },
  other: "过半的数都不等：多半给的不全是这个部门的单位，或缺了单位，没有逐个判断。请核对名单。",
  without: (names) => `没有与部门同一年、同一种的公开表，没有算进去：${listed(names, "、")}`,
  lacking: (names) => `名单里有、没有找到文件的单位：${listed(names, "、")}`,
  otherCount: (said, named) => `说明里写共 ${said} 个单位，列出的是 ${named} 个：请核对单位构成`,
  noComposition: (file) =>
    `“${file}”里没有找到单位构成（“纳入……范围的预算单位包括：……”），也不是名单：请给一个一行一个单位的 .txt`,
  notListed: (names) => `不在名单里、没有算进去的文件：${listed(names, "、")}`,
  title: (name, units) => `汇总核对：${name}＝${units} 个所属单位之和`,
  page: "汇总核对",
  columns: ["判定", "表", "行", "栏", "部门", "单位合计", "差额", "单位", "部门的单元格", "疑错的格", "各单位"],
  none: "没有不等的数。",
};

const en: DepartmentWords = {
  set: ({ kind, year, organisation }) => [year ?? "", organisation ?? "", kind].filter((one) => one !== "").join(" "),
  counts: ({ counts }) =>
    `department = sum of its units: ${counts.equal} equal, ${counts.rounding} rounding, ${counts.doubtful} doubtful, ${counts.unequal} unequal, ${counts.untried} not checked`,
  verdicts: { unequal: "unequal", doubtful: "doubtful", untried: "not checked" },
  finding(finding) {
    const { table, own, sum, gap, unit, at, mayBe } = finding;
    const why =
      mayBe === "inner"
        ? "; what the units pay each other, set off in the department, may explain it"
        : mayBe === "missing-unit"
          ? "; not all units are there, which may explain it"
          : "";
    return `${briefly(table, "en-US")} ${about(finding)}: department ${size(own)}, units ${size(sum)}, gap ${size(gap)} ${unit}${at === undefined ? "; the department has no such row" : ` (${qualified(at)})`}${why}`;
  },
  blames: ({ blames, unit }, names) =>
    blames.map(({ book, at, now, likely, slip }: SumBlame) => {
      const what = slip === undefined ? "" : `, ${SLIPS_EN[slip] ?? ""}`;
      return `probably ${names[book] ?? ""} ${qualified(at)}: ${now === "" ? "blank" : size(now)}, should be ${likely} ${unit}${what}`;
    }),
  parts: ({ parts }, names) =>
    listed(
      parts.map(({ book, printed }) => `${names[book] ?? ""} ${size(printed)}`),
      ", ",
    ),
  untried({ table, why, count }, names) {
    const list = (books: readonly number[]): string =>
      listed(
        books.map((book) => names[book] ?? ""),
        ", ",
      );
    const said =
      why.reason === "missing-table"
        ? `no such table: ${list(why.units)}`
        : why.reason === "missing-figure"
          ? `no such row or column: ${list(why.books)}`
          : `cells that are no amounts: ${list(why.books)}`;
    return `${briefly(table, "en-US")}: ${said} (${count})`;
  },
  other:
    "More than half of the figures differ: these are hardly all units of the department, or not its units alone. Nothing is said of single figures.",
  without: (names) => `No tables of the department's kind and year, left out: ${listed(names, ", ")}`,
  lacking: (names) => `On the list, and no file found: ${listed(names, ", ")}`,
  otherCount: (said, named) => `The text says ${said} units and names ${named}: look at 单位构成`,
  noComposition: (file) =>
    `"${file}" says nothing of 单位构成 (纳入……范围的预算单位包括：……) and is no list: give a .txt with a unit a line`,
  notListed: (names) => `Not on the list, left out: ${listed(names, ", ")}`,
  title: (name, units) => `${name} = the sum of its ${units} units`,
  page: "Department",
  columns: [
    "Verdict",
    "Table",
    "Row",
    "Column",
    "Department",
    "Units",
    "Gap",
    "Unit",
    "Cell",
    "To blame",
    "Unit by unit",
  ],
  none: "Nothing differs.",
};

export const departmentWords = spoken({ "zh-CN": zh, "en-US": en });
