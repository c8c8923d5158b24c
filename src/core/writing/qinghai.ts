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
  scoreOf,
  type Insert,
  type Parts,
  type WordsForm,
  type WrittenSection,
} from "./form.ts";
import * as the from "./terms.ts";
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
const parts = (words: string, of: Meaning) => line`${words}支出决算${money(of)}，占${share(of, the.EXPENSES)}`;

/** Each kind that changed has a clause, and a reason, of its own; the whole has one where none is known. */
const KINDS_CHANGED = (direction?: "增加" | "减少"): Parts => [
  {
    is: "list",
    of: [the.ABROAD, the.CARS, the.GUESTS],
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
        : ["，主要原因是", { is: "reason", of: the.EXPENSES, asks: "“三公”经费增减的原因", direction }],
  },
];
const EXPENSE_WORDS = new Map([
  [the.ABROAD, "因公出国（境）费"],
  [the.CARS, "公务用车购置及运行费"],
  [the.GUESTS, "公务接待费"],
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
          parts: line`${YEAR}年度收入、支出总计${money(the.TOTAL)}，${change({
            of: the.TOTAL,
            lead: ["比上年收入、支出总计各"],
            same: ["与上年持平"],
            reason: "收入、支出总计增减的原因",
          })}。`,
        },
      ],
    },
    {
      heading: ["收入决算情况说明"],
      paragraphs: [
        { parts: line`本年收入合计${money(the.INCOME)}，其中：${shares(the.SOURCES, the.INCOME, "something")}。` },
      ],
    },
    {
      heading: ["支出决算情况说明"],
      paragraphs: [
        { parts: line`本年支出合计${money(the.SPENDING)}，其中：${shares(the.KINDS, the.SPENDING, "something")}。` },
      ],
    },
    {
      heading: ["财政拨款收入支出决算总体情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度财政拨款收入、支出总计${money(the.GRANTS)}。${change({
            of: the.GRANTS,
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
          parts: line`${YEAR}年度一般公共预算财政拨款支出${money(the.GENERAL)}，占本年支出合计的${share(the.GENERAL, the.SPENDING)}，${change(
            {
              of: the.GENERAL,
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
            the.GENERAL,
            "something",
            (of) => line`${nameOf(of)}（类）`,
          )}。`,
        },
        { parts: ["（三）一般公共预算财政拨款支出具体情况。"] },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出年初预算为${money(the.GENERAL, "initial")}，支出决算为${money(the.GENERAL)}${done(the.GENERAL, "initial", "，完成年初预算的")}。${reasonOf(the.GENERAL, "一般公共预算财政拨款支出决算与年初预算差异的原因")}其中：`,
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
          parts: line`${YEAR}年度一般公共预算财政拨款基本支出${money(the.BASIC)}，其中：人员经费${money(the.STAFF)}，主要包括：${names(the.STAFF_CODES)}；公用经费${money(the.OFFICE)}，主要包括：${names(the.OFFICE_CODES)}。`,
        },
      ],
    },
    fund("政府性基金预算", the.FUNDS),
    fund("国有资本经营预算", the.STATE),
    {
      heading: ["财政拨款“三公”经费支出决算情况说明"],
      paragraphs: [
        { parts: ["（一）“三公”经费支出总体情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出预算为${money(the.EXPENSES, "plan")}，支出决算为${money(the.EXPENSES)}${done(the.EXPENSES, "plan", "，完成预算的")}，其中：${spent("因公出国（境）费", the.ABROAD)}；${spent("公务用车购置及运行费", the.CARS)}；${spent("公务接待费", the.GUESTS)}。`,
        },
        { parts: ["（二）“三公”经费支出具体执行情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出决算中，${parts("因公出国（境）费", the.ABROAD)}；${parts("公务用车购置及运行费", the.CARS)}；${parts("公务接待费", the.GUESTS)}。具体情况如下：`,
        },
        {
          parts: line`1.因公出国（境）费支出${money(the.ABROAD)}。全年使用财政拨款安排${SELF}因公出国团组${count("团组", "因公出国（境）团组数")}个，${count("出国人次", "因公出国（境）人次")}人次。`,
        },
        {
          parts: line`2.公务用车购置及运行费支出${money(the.CARS)}。其中：公务用车购置支出${money(the.BUYING)}，购置公务用车${count("购置数", "公务用车购置数")}辆；公务用车运行费支出${money(the.DRIVING)}，公务用车保有量为${count("保有量", "公务用车保有量")}辆。`,
        },
        {
          parts: line`3.公务接待费支出${money(the.GUESTS)}。其中：接待${count("批次", "国内公务接待批次")}批次，接待${count("人次", "国内公务接待人次")}人次。`,
        },
        { parts: ["（三）“三公”经费增减变化情况说明。"] },
        {
          parts: line`${YEAR}年度“三公”经费支出决算数${change({
            of: the.EXPENSES,
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
        { when: { of: the.RUNNING, is: "nothing" }, parts: line`${YEAR}年度，${SELF}无机关运行经费支出。` },
        {
          when: { of: the.RUNNING, is: "something" },
          parts: line`${YEAR}年度，${SELF}机关运行经费支出${money(the.RUNNING)}，${change({
            of: the.RUNNING,
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
          parts: line`${YEAR}年度，${SELF}政府采购支出总额${money(the.PURCHASES)}，其中：政府采购货物支出${money(the.GOODS)}、政府采购工程支出${money(the.WORKS)}、政府采购服务支出${money(the.SERVICES)}。授予中小企业合同金额${money(the.SMALL)}，占政府采购支出总额的${share(the.SMALL, the.PURCHASES)}，其中：授予小微企业合同金额${money(the.SMALLEST)}，占政府采购授予中小企业合同金额的${share(the.SMALLEST, the.SMALL)}。`,
        },
      ],
    },
    {
      heading: ["预算绩效情况说明"],
      paragraphs: [
        { parts: ["（一）预算绩效管理开展及完成情况。"] },
        { parts: [ask("绩效", "预算绩效管理开展及完成情况，一段话")] },
        { when: { of: the.ALL_PROJECTS, is: "something" }, parts: ["（二）项目绩效自评结果。"] },
        {
          projects: (of, index) => [
            line`${String(index)}.${nameOf(of)}项目绩效自评情况`,
            line`根据年初设定的绩效目标，项目自评得分${scoreOf(of)}分。预算资金安排及使用情况：项目全年预算数为${money(of, "plan")}，实际支出${money(of)}，结转${money({ ...of, what: "项目结转" })}，完成年度预算的${{ is: "rate", part: { of, stage: "final" }, whole: { of, stage: "plan" } }}。项目绩效目标完成情况：${ask(`绩效 ${of.name ?? ""}`, `“${of.name ?? ""}”的绩效目标完成情况，存在的问题及原因，下一步改进措施`)}。`,
          ],
        },
      ],
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
