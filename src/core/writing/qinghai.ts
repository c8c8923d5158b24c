import {
  changes,
  count,
  done,
  kept,
  LEVEL,
  line,
  money,
  nameOf,
  SELF,
  share,
  shares,
  YEAR,
  ask,
  names,
  type Insert,
  type Parts,
  type WordsForm,
  type WrittenSection,
} from "./form.ts";
import {
  ABROAD,
  BASIC,
  BUYING,
  CARS,
  DRIVING,
  EXPENSES,
  FUNDS,
  GENERAL,
  GOODS,
  GRANTS,
  GUESTS,
  INCOME,
  KINDS,
  OFFICE,
  OFFICE_CODES,
  PURCHASES,
  RUNNING,
  SERVICES,
  SMALL,
  SMALLEST,
  SOURCES,
  SPENDING,
  STAFF,
  STAFF_CODES,
  STATE,
  TOTAL,
  WORKS,
} from "./terms.ts";
import type { Meaning } from "../prose/meanings.ts";
import { about, terms } from "./glossary.ts";

// The 情况说明 of 青海决算: thirteen sections, in the fixed wording of the form.

const change = changes({ because: "，主要原因是", fromNothing: "" });

const reasonOf = (of: Meaning, asks: string): Insert =>
  kept(
    of,
    "initial",
    ["决算数等于预算数。"],
    (direction, reason) => line`决算数${direction}预算数的主要原因是${reason}。`,
    asks,
  );

/** 因公出国（境）费预算 1.20 万元，支出决算为 0 万元，完成预算的 0% */
const spent = (words: string, of: Meaning) =>
  line`${words}预算${money(of, "plan")}，支出决算为${money(of)}${done(of, "plan", "，完成预算的")}`;
const parts = (words: string, of: Meaning) => line`${words}支出决算${money(of)}，占${share(of, EXPENSES)}`;

/** Each kind that changed has a clause, and a reason, of its own; the whole has one where none is known. */
const KINDS_CHANGED = (direction?: "增加" | "减少"): Parts => [
  {
    is: "list",
    of: [ABROAD, CARS, GUESTS],
    where: "changed",
    before: "。其中：",
    joint: "；",
    each: (of) => {
      const words = `${EXPENSE_WORDS.get(of) ?? ""}支出决算数`;
      return [words, change({ of, lead: ["比上年"], same: ["与上年持平"], reason: `${words}：“三公”经费增减的原因` })];
    },
    empty:
      direction === undefined
        ? []
        : ["，主要原因是", { is: "reason", of: EXPENSES, asks: "“三公”经费增减的原因", direction }],
  },
];
const EXPENSE_WORDS = new Map([
  [ABROAD, "因公出国（境）费"],
  [CARS, "公务用车购置及运行费"],
  [GUESTS, "公务接待费"],
]);

/** 没有发生, or what was spent. */
const fund = (words: string, of: Meaning): WrittenSection => ({
  heading: [`${words}财政拨款收入支出决算情况说明`],
  paragraphs: [
    {
      when: { of, is: "nothing" },
      parts: line`${YEAR}年度，${SELF}没有发生${words}财政拨款收入支出相关情况。`,
    },
    { when: { of, is: "something" }, parts: line`${YEAR}年度，${SELF}${words}财政拨款支出${money(of)}。` },
  ],
});

export const qinghaiFinal: WordsForm = {
  name: "青海决算",
  kind: "决算",
  style: {
    strips: false,
    zero: "0",
    places: 2,
    stripsRates: false,
    hundred: "100",
    zeroRate: "0",
    brackets: "（）",
  },
  outline: [
    { is: "about", heading: line`${LEVEL}概况`, about: about("职责", "机构设置情况") },
    { is: "tables", heading: line`${YEAR}年度${LEVEL}决算报表` },
    { is: "words", heading: line`${YEAR}年度${LEVEL}决算情况说明` },
    { is: "glossary", heading: ["名词解释"] },
    { is: "annexes", heading: ["附件"] },
  ],
  glossary: {
    terms: terms(
      "财政拨款收入",
      "其他收入",
      "年初结转和结余",
      "年末结转和结余",
      "基本支出",
      "项目支出",
      "“三公”经费",
      "机关运行经费",
    ),
    items: false,
  },
  sections: [
    {
      heading: ["收入支出决算总体情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度收入、支出总计${money(TOTAL)}，${change({
            of: TOTAL,
            lead: ["比上年收入、支出总计各"],
            same: ["与上年持平"],
            reason: "收入、支出总计增减的原因",
          })}。`,
        },
      ],
    },
    {
      heading: ["收入决算情况说明"],
      paragraphs: [{ parts: line`本年收入合计${money(INCOME)}，其中：${shares(SOURCES, INCOME, "something")}。` }],
    },
    {
      heading: ["支出决算情况说明"],
      paragraphs: [{ parts: line`本年支出合计${money(SPENDING)}，其中：${shares(KINDS, SPENDING, "something")}。` }],
    },
    {
      heading: ["财政拨款收入支出决算总体情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度财政拨款收入、支出总计${money(GRANTS)}。${change({
            of: GRANTS,
            lead: ["比上年财政拨款收入、支出各"],
            same: ["财政拨款收入、支出总计与上年持平"],
            reason: "财政拨款收入、支出总计增减的原因",
            or: "收支总计",
          })}。`,
        },
      ],
    },
    {
      heading: ["一般公共预算财政拨款支出决算情况说明"],
      paragraphs: [
        { parts: ["（一）一般公共预算财政拨款支出总体情况。"] },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出${money(GENERAL)}，占本年支出合计的${share(GENERAL, SPENDING)}，${change(
            {
              of: GENERAL,
              lead: ["比上年"],
              same: ["与上年持平"],
              reason: "一般公共预算财政拨款支出增减的原因",
              or: "收支总计",
            },
          )}。`,
        },
        { parts: ["（二）一般公共预算财政拨款支出结构情况。"] },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出主要用于以下方面：${shares(
            { chart: "functional", digits: 3, scope: "一般" },
            GENERAL,
            "something",
            (of) => line`${nameOf(of)}（类）`,
          )}。`,
        },
        { parts: ["（三）一般公共预算财政拨款支出具体情况。"] },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出年初预算为${money(GENERAL, "initial")}，支出决算为${money(GENERAL)}${done(GENERAL, "initial", "，完成年初预算的")}。${reasonOf(GENERAL, "一般公共预算财政拨款支出决算与年初预算差异的原因")}其中：`,
        },
        {
          items: "一般",
          eachClass: (of, index) => line`${String(index)}.${nameOf(of)}（类）`,
          each: (of, index) =>
            line`（${String(index)}）${nameOf(of, "款")}。年初预算为${money(of, "initial")}，支出决算为${money(of)}${done(of, "initial", "，完成年初预算的")}。${reasonOf(of, "决算与年初预算差异的原因")}`,
        },
      ],
    },
    {
      heading: ["一般公共预算财政拨款基本支出决算情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度一般公共预算财政拨款基本支出${money(BASIC)}，其中：人员经费${money(STAFF)}，主要包括：${names(STAFF_CODES)}；公用经费${money(OFFICE)}，主要包括：${names(OFFICE_CODES)}。`,
        },
      ],
    },
    fund("政府性基金预算", FUNDS),
    fund("国有资本经营预算", STATE),
    {
      heading: ["财政拨款“三公”经费支出决算情况说明"],
      paragraphs: [
        { parts: ["（一）“三公”经费支出总体情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出预算为${money(EXPENSES, "plan")}，支出决算为${money(EXPENSES)}${done(EXPENSES, "plan", "，完成预算的")}，其中：${spent("因公出国（境）费", ABROAD)}；${spent("公务用车购置及运行费", CARS)}；${spent("公务接待费", GUESTS)}。`,
        },
        { parts: ["（二）“三公”经费支出具体执行情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出决算中，${parts("因公出国（境）费", ABROAD)}；${parts("公务用车购置及运行费", CARS)}；${parts("公务接待费", GUESTS)}。具体情况如下：`,
        },
        {
          parts: line`1.因公出国（境）费支出${money(ABROAD)}。全年使用财政拨款安排${SELF}因公出国团组${count("团组", "因公出国（境）团组数")}个，${count("出国人次", "因公出国（境）人次")}人次。`,
        },
        {
          parts: line`2.公务用车购置及运行费支出${money(CARS)}。其中：公务用车购置支出${money(BUYING)}，购置公务用车${count("购置数", "公务用车购置数")}辆；公务用车运行费支出${money(DRIVING)}，公务用车保有量为${count("保有量", "公务用车保有量")}辆。`,
        },
        {
          parts: line`3.公务接待费支出${money(GUESTS)}。其中：接待${count("批次", "国内公务接待批次")}批次，接待${count("人次", "国内公务接待人次")}人次。`,
        },
        { parts: ["（三）“三公”经费增减变化情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出决算数${change({
            of: EXPENSES,
            lead: ["比上年"],
            same: ["与上年持平"],
            instead: KINDS_CHANGED,
          })}。`,
        },
      ],
    },
    {
      heading: ["机关运行经费支出情况说明"],
      paragraphs: [
        { when: { of: RUNNING, is: "nothing" }, parts: line`${YEAR}年度，${SELF}无机关运行经费支出。` },
        {
          when: { of: RUNNING, is: "something" },
          parts: line`${YEAR}年度，${SELF}机关运行经费支出${money(RUNNING)}，${change({
            of: RUNNING,
            lead: ["比上年"],
            same: ["与上年持平"],
            reason: "机关运行经费增减的原因",
          })}。`,
        },
      ],
    },
    {
      heading: ["政府采购支出情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度，${SELF}政府采购支出总额${money(PURCHASES)}，其中：政府采购货物支出${money(GOODS)}、政府采购工程支出${money(WORKS)}、政府采购服务支出${money(SERVICES)}。授予中小企业合同金额${money(SMALL)}，占政府采购支出总额的${share(SMALL, PURCHASES)}，其中：授予小微企业合同金额${money(SMALLEST)}，占政府采购授予中小企业合同金额的${share(SMALLEST, SMALL)}。`,
        },
      ],
    },
    {
      heading: ["预算绩效情况说明"],
      paragraphs: [{ parts: [ask("绩效", "预算绩效管理开展及完成情况，一段话")] }],
    },
    {
      heading: ["其他重要事项情况说明"],
      paragraphs: [
        {
          parts: line`国有资产占用情况。截至${YEAR}年12月31日，${SELF}共有车辆${count("车辆", "年末车辆数")}辆，其中：${ask("车辆用途", "车辆按用途各多少，如：其他用车2辆；没有就写：没有车辆")}；单价100万元（含）以上设备（不含车辆）${ask("大型设备", "单价100万元（含）以上设备（不含车辆）台数", "count")}台。`,
        },
      ],
    },
  ],
};
