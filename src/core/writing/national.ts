import type { Meaning, Stage } from "../prose/meanings.ts";
import { about, terms } from "./glossary.ts";
import {
  ask,
  changes,
  count,
  done,
  kept,
  LAST_YEAR,
  LEVEL,
  line,
  meaning,
  money,
  nameOf,
  names,
  SELF,
  share,
  shares,
  YEAR,
  type FigureStyle,
  type Insert,
  type Parts,
  type WordsForm,
  type WrittenSection,
} from "./form.ts";
import * as the from "./terms.ts";

// The 情况说明 of 决算 as most places have it, ten sections: what they do otherwise is said in a few words each.

/** What places do otherwise. */
interface Place {
  readonly name: string;
  readonly style: FigureStyle;
  /** Before a reason: 主要变动原因是 */
  readonly because: string;
  /** Sources and kinds that are nothing are listed too. */
  readonly listsAll: boolean;
  /** 财政拨款 by its purses, or as one. */
  readonly purses: boolean;
  /** What a 项 is compared with: 年初预算, or the budget of the whole year. */
  readonly than: Extract<Stage, "initial" | "plan">;
  /** 款 of 基本支出 with their amounts. */
  readonly amounts: boolean;
  /** 小微企业 are a share of all that was bought, or of what went to 中小企业. */
  readonly smallestOf: Meaning;
  /** Cars and equipment, as the place divides them. */
  readonly assets: readonly string[];
  readonly outline: WordsForm["outline"];
  readonly glossary: WordsForm["glossary"];
}

const WORDS = { is: "words", heading: line`${YEAR}年度${LEVEL}决算情况说明` } as const;
const ABOUT = { is: "about", heading: line`${LEVEL}概况` } as const;
const USUAL_OUTLINE: WordsForm["outline"] = [
  { ...ABOUT, about: about("职责", "机构设置") },
  { is: "tables", heading: line`${YEAR}年度${LEVEL}决算表` },
  WORDS,
  { is: "glossary", heading: ["名词解释"] },
  { is: "annexes", heading: ["附件"] },
];
const TERMS = terms(
  "财政拨款收入",
  "上级补助收入",
  "事业收入",
  "经营收入",
  "附属单位上缴收入",
  "其他收入",
  "使用非财政拨款结余（含专用结余）",
  "年初结转和结余",
  "结余分配",
  "年末结转和结余",
  "基本支出",
  "项目支出",
  "经营支出",
  "“三公”经费",
  "机关运行经费",
);

const PURSES: readonly (readonly [Meaning, string])[] = [
  [meaning("全", "一般公共预算收入"), "一般公共预算财政拨款收入"],
  [meaning("全", "政府性基金收入"), "政府性基金预算财政拨款收入"],
  [meaning("全", "国有资本收入"), "国有资本经营预算财政拨款收入"],
];
const OTHER_SOURCES = (["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const).map((what) =>
  meaning("全", what),
);

function finalForm(place: Place): WordsForm {
  const { because, than, listsAll, purses } = place;
  const where = listsAll ? "all" : "something";
  const change = changes({ because: `。${because}`, fromNothing: "" });
  const since = (words: string): Parts => line`与${LAST_YEAR}年度相比，${words}`;
  const sources = purses
    ? [...PURSES.map(([of]) => of), ...OTHER_SOURCES]
    : [meaning("全", "财政拨款收入"), ...OTHER_SOURCES];
  const reason = (of: Meaning, asks: string): Insert =>
    kept(of, than, ["。"], (direction, why) => line`，决算数${direction}预算数的${because}${why}。`, asks);
  const kind = (words: string, of: Meaning): Parts => line`${words}支出决算${money(of)}，占${share(of, the.EXPENSES)}`;
  const unchanged = (words: string, of: Meaning): Insert =>
    change({
      of,
      lead: line`${words}支出决算比${LAST_YEAR}年度`,
      same: line`${words}支出决算与${LAST_YEAR}年度持平`,
      reason: `${words}与上年相比增减的原因`,
    });
  const whole = (words: string, of: Meaning, or?: string): Parts =>
    line`${change({
      of,
      lead: since(words),
      same: line`与${LAST_YEAR}年度相比，${words.replace(/各$/, "")}持平`,
      reason: `${words.replace(/各$/, "")}增减的原因`,
      ...(or === undefined ? {} : { or }),
    })}。`;
  const fund = (words: string, of: Meaning): WrittenSection => ({
    heading: [`${words}支出决算情况说明`],
    paragraphs: [{ parts: line`${YEAR}年度${words}财政拨款支出${money(of)}。` }],
  });
  return {
    name: place.name,
    kind: "决算",
    style: place.style,
    outline: place.outline,
    glossary: place.glossary,
    sections: [
      {
        heading: ["收入支出决算总体情况说明"],
        paragraphs: [
          { parts: line`${YEAR}年度收、支总计均为${money(the.TOTAL)}。${whole("收、支总计各", the.TOTAL)}` },
        ],
      },
      {
        heading: ["收入决算情况说明"],
        paragraphs: [
          {
            parts: line`${YEAR}年度本年收入合计${money(the.INCOME)}，其中：${shares(
              sources,
              the.INCOME,
              where,
              (of) => [PURSES.find(([one]) => one === of)?.[1] ?? of.what],
            )}。`,
          },
        ],
      },
      {
        heading: ["支出决算情况说明"],
        paragraphs: [
          {
            parts: line`${YEAR}年度本年支出合计${money(the.SPENDING)}，其中：${shares(the.KINDS, the.SPENDING, where)}。`,
          },
        ],
      },
      {
        heading: ["财政拨款收入支出决算总体情况说明"],
        paragraphs: [
          {
            parts: line`${YEAR}年度财政拨款收、支总计均为${money(the.GRANTS)}。${whole("财政拨款收、支总计各", the.GRANTS, "收支总计")}`,
          },
        ],
      },
      {
        heading: ["一般公共预算财政拨款支出决算情况说明"],
        paragraphs: [
          { parts: ["（一）一般公共预算财政拨款支出决算总体情况"] },
          {
            parts: line`${YEAR}年度一般公共预算财政拨款支出${money(the.GENERAL)}，占本年支出合计的${share(the.GENERAL, the.SPENDING)}。${whole("一般公共预算财政拨款支出", the.GENERAL, "收支总计")}`,
          },
          { parts: ["（二）一般公共预算财政拨款支出决算结构情况"] },
          {
            parts: line`${YEAR}年度一般公共预算财政拨款支出${money(the.GENERAL)}，主要用于以下方面：${shares(
              { chart: "functional", digits: 3, scope: "一般" },
              the.GENERAL,
              "something",
            )}。`,
          },
          { parts: ["（三）一般公共预算财政拨款支出决算具体情况"] },
          than === "initial"
            ? {
                parts: line`${YEAR}年度一般公共预算财政拨款支出年初预算为${money(the.GENERAL, "initial")}，支出决算为${money(the.GENERAL)}${done(the.GENERAL, "initial", "，完成年初预算的")}。其中：`,
              }
            : {
                parts: line`${YEAR}年度一般公共预算支出决算数为${money(the.GENERAL)}${done(the.GENERAL, "plan", "，完成预算")}。其中：`,
              },
          {
            items: "一般",
            each: (of, index) =>
              than === "initial"
                ? line`${String(index)}.${nameOf(of, "类")}。年初预算为${money(of, "initial")}，支出决算为${money(of)}${done(of, "initial", "，完成年初预算的")}${reason(of, "决算与年初预算差异的原因")}`
                : line`${String(index)}.${nameOf(of, "类")}：支出决算为${money(of)}${done(of, "plan", "，完成预算")}${reason(of, "决算与预算差异的原因")}`,
          },
        ],
      },
      {
        heading: ["一般公共预算财政拨款基本支出决算情况说明"],
        paragraphs: [
          { parts: line`${YEAR}年度一般公共预算财政拨款基本支出${money(the.BASIC)}，其中：` },
          { parts: line`人员经费${money(the.STAFF)}，主要包括：${names(the.STAFF_CODES, place.amounts)}。` },
          { parts: line`公用经费${money(the.OFFICE)}，主要包括：${names(the.OFFICE_CODES, place.amounts)}。` },
        ],
      },
      {
        heading: ["财政拨款“三公”经费支出决算情况说明"],
        paragraphs: [
          { parts: ["（一）“三公”经费财政拨款支出决算总体情况说明"] },
          {
            parts: line`${YEAR}年度“三公”经费财政拨款支出预算为${money(the.EXPENSES, "plan")}，支出决算为${money(the.EXPENSES)}${done(the.EXPENSES, "plan", "，完成预算的")}${kept(
              the.EXPENSES,
              "plan",
              ["，决算数与预算数持平。"],
              (direction, why) => line`，决算数${direction}预算数的${because}${why}。`,
              "“三公”经费决算与预算差异的原因",
            )}`,
          },
          { parts: line`${unchanged("“三公”经费财政拨款", the.EXPENSES)}。` },
          { parts: ["（二）“三公”经费财政拨款支出决算具体情况说明"] },
          {
            parts: line`${YEAR}年度“三公”经费财政拨款支出决算中，${kind("因公出国（境）费", the.ABROAD)}；${kind("公务用车购置及运行维护费", the.CARS)}；${kind("公务接待费", the.GUESTS)}。具体情况如下：`,
          },
          {
            parts: line`1.因公出国（境）费支出${money(the.ABROAD)}${done(the.ABROAD, "plan", "，完成预算的")}。全年安排因公出国（境）团组${count("团组", "因公出国（境）团组数")}次，出国（境）${count("出国人次", "因公出国（境）人次")}人次。${unchanged("因公出国（境）费", the.ABROAD)}。`,
          },
          {
            parts: line`2.公务用车购置及运行维护费支出${money(the.CARS)}${done(the.CARS, "plan", "，完成预算的")}。${unchanged("公务用车购置及运行维护费", the.CARS)}。`,
          },
          {
            parts: line`其中：公务用车购置支出${money(the.BUYING)}。全年按规定更新购置公务用车${count("购置数", "公务用车购置数")}辆。公务用车运行维护费支出${money(the.DRIVING)}。截至${YEAR}年12月31日，公务用车保有量${count("保有量", "公务用车保有量")}辆。`,
          },
          {
            parts: line`3.公务接待费支出${money(the.GUESTS)}${done(the.GUESTS, "plan", "，完成预算的")}。${unchanged("公务接待费", the.GUESTS)}。其中：国内公务接待${count("批次", "国内公务接待批次")}批次，${count("人次", "国内公务接待人次（不包括陪同人员）")}人次（不包括陪同人员）。`,
          },
        ],
      },
      fund("政府性基金预算", the.FUNDS),
      fund("国有资本经营预算", the.STATE),
      {
        heading: ["其他重要事项的情况说明"],
        paragraphs: [
          { parts: ["（一）机关运行经费支出情况"] },
          { parts: running(change) },
          { parts: ["（二）政府采购支出情况"] },
          {
            parts: line`${YEAR}年度，${SELF}政府采购支出总额${money(the.PURCHASES)}，其中：政府采购货物支出${money(the.GOODS)}、政府采购工程支出${money(the.WORKS)}、政府采购服务支出${money(the.SERVICES)}。授予中小企业合同金额${money(the.SMALL)}，占政府采购支出总额的${share(the.SMALL, the.PURCHASES)}，其中：授予小微企业合同金额${money(the.SMALLEST)}，占${place.smallestOf === the.PURCHASES ? "政府采购支出总额" : "政府采购授予中小企业合同金额"}的${share(the.SMALLEST, place.smallestOf)}。`,
          },
          { parts: ["（三）国有资产占有使用情况"] },
          {
            parts: line`截至${YEAR}年12月31日，${SELF}共有车辆${count("车辆", "年末车辆数")}辆，其中：${ask("车辆用途", "车辆按用途各多少，如：其他用车2辆；没有就写：没有车辆")}。${place.assets.flatMap((name, i): Parts => [i === 0 ? "" : "，", name, ask(`设备 ${i + 1}`, `${name}台（套）数`, "count"), "台（套）"])}。`,
          },
          { parts: ["（四）预算绩效管理情况"] },
          { parts: [ask("绩效", "预算绩效管理开展及完成情况，一段话")] },
        ],
      },
    ],
  };
}

function running(change: ReturnType<typeof changes>): Parts {
  return line`${YEAR}年度，${SELF}机关运行经费支出${money(the.RUNNING)}，${change({
    of: the.RUNNING,
    lead: line`比${LAST_YEAR}年度`,
    same: line`与${LAST_YEAR}年度持平`,
    reason: "机关运行经费增减的原因",
  })}。`;
}

export const sichuanFinal = finalForm({
  name: "四川决算",
  style: {
    strips: true,
    zero: "0",
    places: 1,
    stripsRates: true,
    hundred: "100",
    zeroRate: "0",
    brackets: "（）",
  },
  because: "主要变动原因是",
  listsAll: true,
  purses: true,
  than: "plan",
  amounts: true,
  smallestOf: the.PURCHASES,
  assets: ["单价50万元以上通用设备", "单价100万元以上专用设备（不含车辆）"],
  outline: [
    { ...ABOUT, about: about("职责", "机构设置") },
    WORDS,
    { is: "glossary", heading: ["名词解释"] },
    { is: "annexes", heading: ["附件"] },
    { is: "tables", heading: ["附表"] },
  ],
  glossary: { terms: TERMS.map(({ name, means }) => ({ name, means })), items: true },
});

export const nationalFinal = finalForm({
  name: "全国决算",
  style: {
    strips: false,
    zero: "0",
    places: 2,
    stripsRates: false,
    hundred: "100",
    zeroRate: "0",
    brackets: "（）",
  },
  because: "主要原因是",
  listsAll: false,
  purses: false,
  than: "initial",
  amounts: false,
  smallestOf: the.SMALL,
  assets: ["单价100万元（含）以上设备（不含车辆）"],
  outline: USUAL_OUTLINE,
  glossary: { terms: TERMS, items: false },
});

export const shanghaiFinal = finalForm({
  name: "上海决算",
  style: {
    strips: false,
    zero: "0.00",
    places: 1,
    stripsRates: false,
    hundred: "100.0",
    zeroRate: "0.0",
    brackets: "（）",
  },
  because: "主要原因：",
  listsAll: true,
  purses: false,
  than: "initial",
  amounts: false,
  smallestOf: the.SMALL,
  assets: ["单价100万元（含）以上设备（不含车辆）"],
  outline: USUAL_OUTLINE,
  glossary: { terms: TERMS, items: false },
});
