import type { BookRole } from "../prose/beside.ts";
import { proseWords } from "../prose/say.ts";
import { size } from "../report/say/shared.ts";
import { spoken } from "../report/say/language.ts";
import { qualified } from "../sheet/grid.ts";
import type { ChangeGroup, SubjectChange } from "./changes.ts";
import { comparesNothing, type BookReport } from "./compare.ts";
import type { MovedSubject } from "./former-codes.ts";
import type { YearFinding, YearSide } from "./relations.ts";

/** What is said of a workbook beside the one that is checked. Every function gives plain text. */
export interface YearWords {
  readonly books: Readonly<Record<BookRole, string>>;
  /** 上年表：决算2022.xlsx（2022 年决算） */
  heading(report: BookReport): string;
  /** Why it is of no use, or what else is to be known of it before the rest. */
  notes(report: BookReport): readonly string[];
  moved(moved: MovedSubject): string;
  finding(finding: YearFinding): string;
  /** Where a side stands: 公开01表!C30. */
  places(finding: YearFinding): string;
  counts(report: BookReport): string;
  readonly groups: Readonly<Record<ChangeGroup, string>>;
  readonly columns: readonly string[];
  /** What a change is about: 2080505 机关事业单位基本养老保险缴费支出. */
  about(change: SubjectChange): string;
  /** 120.00 → 150.00，增加 30.00 万元，增长 25.00% */
  change(change: SubjectChange): string;
  readonly changes: string;
  /** A group where nothing changed. */
  more(count: number): string;
}

const figure = ({ number, unit }: YearSide): string => (number === "" ? "空" : `${size(number)} ${unit}`);
const side = (one: YearSide): string => `《${one.table}》${one.name} ${figure(one)}`;
const aboutZh = (change: SubjectChange): string => {
  const { meaning, name, formerCode } = change;
  if (meaning.code !== undefined)
    return `${meaning.code} ${name ?? ""}${formerCode === undefined ? "" : `（上年 ${formerCode}）`}`;
  return proseWords("zh-CN").about({ meaning });
};

const zh: YearWords = {
  books: { last: "上年表", budget: "批复（年初预算）" },
  heading: ({ book, name, year, kind }) =>
    `${zh.books[book]}：${name}${year === undefined && kind === undefined ? "" : `（${[year === undefined ? "" : `${year} 年`, kind ?? ""].filter((one) => one !== "").join("")}）`}`,
  notes({ book, name, trouble, year, ownYear, unequal, organisations, strange }) {
    const notes: string[] = [];
    const right = ownYear === undefined ? "" : book === "last" ? `${Number(ownYear) - 1} 年` : `${ownYear} 年`;
    if (trouble === "nothing") notes.push(`“${name}”里没有认得的公开表，也没有读到能用的数：没有拿它核对`);
    if (trouble === "no-tables-here") notes.push(`正在核对的文件里没有认得的公开表，没有什么可以与“${name}”核对`);
    if (trouble === "same-year")
      notes.push(`“${name}”与正在核对的是同一年（${year ?? ""} 年）：没有拿它当上年表核对，请换成 ${right}的`);
    if (trouble === "other-year") notes.push(`“${name}”是 ${year ?? ""} 年的，要的是 ${right}的：没有拿它核对`);
    if (trouble === "other-kind") notes.push(`“${name}”不是同一种表（预算与决算不能互相当作上年表）：没有拿它核对`);
    if (trouble === "same-figures")
      notes.push(
        `“${name}”里的数与正在核对的处处相同，多半是今年的表另存的：没有拿它当上年表核对，请换成${right === "" ? "上一年" : ` ${right}`}的`,
      );
    if (organisations !== undefined)
      notes.push(`单位名称不同：这里是“${organisations[0]}”，那里是“${organisations[1]}”；没有改名就是拿错了文件`);
    if (strange === true)
      notes.push(`“${name}”的支出科目与这里的大半不同：表上没有写单位名称，请看看是不是拿了别的单位的文件`);
    if (unequal > 0) notes.push(`“${name}”自己有 ${unequal} 条关系不符，请先核对它`);
    return notes;
  },
  moved: ({ code, name, formerCode, formerName, by }) =>
    code === formerCode
      ? `科目 ${code} 改了名称：上年“${formerName}”，今年“${name}”`
      : `科目 ${name} 换了编码：上年 ${formerCode}，今年 ${code}（${by === "catalogue" ? "科目目录有这项变动" : "两年里名称相同，只各有一个"}）`,
  finding({ relation, now, before, gap }) {
    const apart = `相差 ${size(gap)} ${now.unit}`;
    if (relation === "carried") return `${side(now)}，上年${side(before)}，${apart}；若有年初调整，请在说明里写明`;
    if (relation === "restated") return `${side(now)}，上年公布的${side(before)}，${apart}`;
    return `${side(now)}，批复为 ${figure(before)}，${apart}`;
  },
  places: ({ now, before }) =>
    [now.at, before.at]
      .map((at, i) => (at === undefined ? "" : `${i === 1 ? "那里的" : ""}${qualified(at)}`))
      .filter((at) => at !== "")
      .join("，"),
  counts(report) {
    if (comparesNothing(report)) return "里面没有可以与表逐格核对的数，只用来核对说明里的数";
    const { equal, rounding, doubtful, unequal } = report.counts;
    return `与它核对：相符 ${equal}，尾差 ${rounding}，存疑 ${doubtful}，不符 ${unequal}`;
  },
  groups: {
    总体: "总体",
    收入: "收入来源",
    三公: "“三公”经费",
    类: "支出功能分类：类",
    项: "支出功能分类：项",
    经济科目: "基本支出经济分类",
  },
  columns: ["内容", "今年", "上年", "增减额", "增减率", "今年所在", "上年所在"],
  about: aboutZh,
  change({ now, before, gap, sign, rate }) {
    const head = `${size(before)} → ${size(now)}`;
    if (sign === 0) return `${head}，与上年持平`;
    const [more, up] = sign > 0 ? ["增加", "增长"] : ["减少", "下降"];
    return `${head}，${more} ${size(gap)} 万元${rate === undefined ? "" : `，${up} ${rate}%`}`;
  },
  changes: "与上年相比（万元，变动大的在前）",
  more: (count) => `还有 ${count} 项`,
};

const figureEn = ({ number, unit }: YearSide): string => (number === "" ? "nothing" : `${size(number)} ${unit}`);
const sideEn = (one: YearSide): string => `${one.table}, ${one.name}: ${figureEn(one)}`;

const en: YearWords = {
  books: { last: "Last year", budget: "Approved budget" },
  heading: ({ book, name, year, kind }) =>
    `${en.books[book]}: ${[name, year, kind].filter((one) => one !== undefined).join(", ")}`,
  notes({ book, name, trouble, year, ownYear, unequal, organisations, strange }) {
    const right = ownYear === undefined ? "another" : `${book === "last" ? Number(ownYear) - 1 : ownYear}`;
    return [
      ...(trouble === "nothing"
        ? [`"${name}" has no table that is known and no figure: nothing was held against it`]
        : []),
      ...(trouble === "no-tables-here"
        ? [`What is checked has no table that is known: nothing was held against "${name}"`]
        : []),
      ...(trouble === "same-year" || trouble === "other-year"
        ? [`"${name}" is of ${year ?? "another year"}, not of ${right}: nothing was held against it`]
        : []),
      ...(trouble === "other-kind" ? [`"${name}" is of another kind of tables: nothing was held against it`] : []),
      ...(trouble === "same-figures"
        ? [`Every figure of "${name}" is that of this year: nothing was held against it`]
        : []),
      ...(organisations === undefined
        ? []
        : [`The units differ: "${organisations[0]}" here, "${organisations[1]}" there`]),
      ...(strange === true ? [`Most 科目 of "${name}" are not those here: is it another unit's?`] : []),
      ...(unequal > 0 ? [`"${name}" itself has ${unequal} relations that fail: check it first`] : []),
    ];
  },
  moved: ({ code, name, formerCode, formerName }) =>
    code === formerCode
      ? `${code} was renamed: "${formerName}" before, "${name}" now`
      : `${name} has another code: ${formerCode} before, ${code} now`,
  finding({ relation, now, before, gap }) {
    const apart = `${size(gap)} ${now.unit} apart`;
    if (relation === "carried")
      return `${sideEn(now)}; last year ${sideEn(before)}; ${apart} (an adjustment is to be explained)`;
    return `${sideEn(now)}; ${relation === "restated" ? "published last year" : "approved"}: ${figureEn(before)}; ${apart}`;
  },
  places: ({ now, before }) =>
    [now.at, before.at]
      .flatMap((at, i) => (at === undefined ? [] : [`${i === 1 ? "there " : ""}${qualified(at)}`]))
      .join(", "),
  counts(report) {
    if (comparesNothing(report)) return "No figure of the tables can be held against it: it is for those of the words";
    const { equal, rounding, doubtful, unequal } = report.counts;
    return `Held against it: ${equal} equal, ${rounding} rounding, ${doubtful} in doubt, ${unequal} unequal`;
  },
  groups: {
    总体: "Overall",
    收入: "Sources of income",
    三公: "“三公” expenses",
    类: "Functions, 类",
    项: "Functions, 项",
    经济科目: "Basic spending by economic 科目",
  },
  columns: ["About", "Now", "Before", "Change", "Rate", "Cell", "Cell before"],
  about: aboutZh,
  change({ now, before, gap, sign, rate }) {
    const head = `${size(before)} → ${size(now)}`;
    return sign === 0
      ? `${head}, unchanged`
      : `${head}, ${sign > 0 ? "up" : "down"} ${size(gap)} 万元${rate === undefined ? "" : ` (${rate} %)`}`;
  },
  changes: "Against the year before (万元, the largest change first)",
  more: (count) => `${count} more`,
};

export const yearWords = spoken<YearWords>({ "zh-CN": zh, "en-US": en });
