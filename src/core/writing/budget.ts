import type { Meaning } from "../prose/meanings.ts";
import { about, terms } from "./glossary.ts";
import {
  ask,
  changes,
  count,
  LAST_YEAR,
  LEVEL,
  line,
  meaning,
  money,
  nameOf,
  names,
  SELF,
  shares,
  YEAR,
  type FigureStyle,
  type Insert,
  type Parts,
  type WordsForm,
  type WrittenSection,
} from "./form.ts";
import * as the from "./terms.ts";

// The 情况说明 of a 预算: eight sections. 四川 tells what was granted this year from what was carried over; most places do not.

interface Place {
  readonly name: string;
  readonly style: FigureStyle;
  /** Its table of 一般公共预算 tells what was granted this year; what is said of 科目 is that. */
  readonly own: "当年" | "一般";
  /** 因公出国 is not planned at the beginning of the year. */
  readonly abroadLater: boolean;
}

const TOTAL = meaning("全", "收支总计");
const INCOME = meaning("全", "收入总计");
const SPENDING = meaning("全", "支出总计");
const GRANTED = meaning("全", "本年收入");
const GRANTS = meaning("财政", "收支总计");
const BASIC = meaning("一般", "基本支出");

const SOURCES: readonly (readonly [Meaning, string])[] = [
  [meaning("全", "年初结转"), "上年结转"],
  [meaning("全", "一般公共预算收入"), "一般公共预算拨款收入"],
  [meaning("全", "政府性基金收入"), "政府性基金预算拨款收入"],
  [meaning("全", "国有资本收入"), "国有资本经营预算拨款收入"],
  [meaning("全", "事业收入"), "事业收入"],
  [meaning("全", "经营收入"), "事业单位经营收入"],
  [meaning("全", "其他收入"), "其他收入"],
];
/** 财政拨款 by its purses: of this year, and carried over. */
const GRANTED_SOURCES: readonly (readonly [Meaning, string])[] = [
  [meaning("财政", "一般公共预算收入"), "本年一般公共预算拨款收入"],
  [meaning("财政", "政府性基金收入"), "本年政府性基金预算拨款收入"],
  [meaning("财政", "国有资本收入"), "本年国有资本经营预算拨款收入"],
  [meaning("财政", "年初一般公共预算结转"), "上年结转一般公共预算拨款收入"],
];
/** Those that are something, by their names alone, or with their amounts. */
const named = (of: Extract<Insert, { is: "list" }>["of"], words: (of: Meaning) => Parts): Insert => ({
  is: "list",
  of,
  where: "something",
  joint: "、",
  each: words,
});
const shared = (sources: readonly (readonly [Meaning, string])[]): Insert =>
  named(
    sources.map(([of]) => of),
    (of) => line`${sources.find(([one]) => one === of)?.[1] ?? of.what}${money(of)}`,
  );
const wordsOf = (of: Meaning): Parts => [SOURCES.find(([one]) => one === of)?.[1] ?? of.what];

function budgetForm({ name, style, own, abroadLater }: Place): WordsForm {
  const change = changes({ because: "，主要原因是", fromNothing: "" });
  const GENERAL = meaning(own, "本年支出");
  const isOwn = own === "当年";
  const since = (of: Meaning, words: Parts, asks: string, or?: string): Insert =>
    change({
      of,
      lead: line`比${LAST_YEAR}年${words}`,
      same: line`与${LAST_YEAR}年持平`,
      reason: asks,
      ...(isOwn ? ({ rate: false } as const) : {}),
      ...(or === undefined ? {} : { or }),
    });
  const fund = (words: string, of: Meaning, heading: string): WrittenSection => ({
    heading: [heading],
    paragraphs: [
      { when: { of, is: "nothing" }, parts: line`${SELF}${YEAR}年没有使用${words}拨款安排的支出。` },
      { when: { of, is: "something" }, parts: line`${SELF}${YEAR}年${words}拨款支出${money(of)}。` },
    ],
  });
  const withoutReason = (of: Meaning, words: string): Insert =>
    change({ of, lead: line`比${LAST_YEAR}年${words}`, same: line`与${LAST_YEAR}年${words}持平`, rate: false });
  const kind = (words: string, of: Meaning): Insert =>
    change({
      of,
      lead: line`${words}比${LAST_YEAR}年预算`,
      same: line`${words}与${LAST_YEAR}年预算持平`,
      reason: `${words}预算增减的原因`,
    });
  const classes = { chart: "functional", digits: 3, scope: own } as const;
  return {
    name,
    kind: "预算",
    style,
    outline: [
      {
        is: "about",
        heading: ["概况"],
        about: isOwn
          ? [
              ...about("职能简介"),
              { heading: line`${YEAR}年重点工作`, ask: { key: "重点工作", asks: "重点工作", is: "words" } },
            ]
          : about("主要职责", "机构设置"),
      },
      { is: "tables", heading: line`${YEAR}年${LEVEL}预算表` },
      { is: "words", heading: line`${YEAR}年${LEVEL}预算情况说明` },
      { is: "glossary", heading: ["名词解释"] },
      { is: "annexes", heading: ["附件"] },
    ],
    glossary: {
      terms: isOwn
        ? terms("一般公共预算拨款收入", "上年结转", "基本支出", "项目支出", "“三公”经费", "机关运行经费")
        : terms(
            "财政拨款收入",
            "事业收入",
            "经营收入",
            "其他收入",
            "基本支出",
            "项目支出",
            "“三公”经费",
            "机关运行经费",
          ),
      items: isOwn,
    },
    sections: [
      {
        heading: ["收支预算情况说明"],
        paragraphs: [
          {
            parts: line`按照综合预算的原则，${SELF}所有收入和支出均纳入单位预算管理。收入包括：${named(
              SOURCES.map(([of]) => of),
              wordsOf,
            )}；支出包括：${named({ chart: "functional", digits: 3, scope: "全" }, (of) => [nameOf(of)])}。${SELF}${YEAR}年收支预算总数${money(TOTAL)}，${
              isOwn
                ? change({
                    of: GRANTED,
                    lead: line`扣除上年结转预算因素后，比${LAST_YEAR}年收支预算总数同口径`,
                    same: line`扣除上年结转预算因素后，与${LAST_YEAR}年收支预算总数持平`,
                    reason: "收支预算总数增减的原因",
                    rate: false,
                  })
                : since(TOTAL, ["收支预算总数"], "收支预算总数增减的原因")
            }。`,
          },
          { parts: ["（一）收入预算情况"] },
          {
            parts: line`${SELF}${YEAR}年收入预算${money(INCOME)}，其中：${shares(
              SOURCES.map(([of]) => of),
              INCOME,
              "something",
              wordsOf,
            )}。`,
          },
          { parts: ["（二）支出预算情况"] },
          {
            parts: line`${SELF}${YEAR}年支出预算${money(SPENDING)}，其中：${shares(
              [meaning("全", "基本支出"), meaning("全", "项目支出")],
              SPENDING,
              "something",
            )}。`,
          },
        ],
      },
      {
        heading: ["财政拨款收支预算情况说明"],
        paragraphs: [
          {
            parts: isOwn
              ? line`${SELF}${YEAR}年财政拨款收支预算总数${money(GRANTS)}，${withoutReason(GRANTS, "财政拨款收支预算总数")}，${change(
                  {
                    of: meaning("财政", "本年收入"),
                    lead: line`扣除上年结转预算因素后，比${LAST_YEAR}年收支预算总数同口径`,
                    same: line`扣除上年结转预算因素后，与${LAST_YEAR}年收支预算总数持平`,
                    reason: "财政拨款收支预算总数增减的原因",
                    or: "本年收入",
                    rate: false,
                  },
                )}。`
              : line`${SELF}${YEAR}年财政拨款收支预算总数${money(GRANTS)}，${since(GRANTS, ["财政拨款收支预算总数"], "财政拨款收支预算总数增减的原因", "收支总计")}。`,
          },
          {
            parts: line`收入包括：${shared(GRANTED_SOURCES)}。支出包括：${{
              is: "list",
              of: { chart: "functional", digits: 3, scope: "财政" },
              where: "something",
              joint: "、",
              each: (of) => line`${nameOf(of)}${money(of)}`,
            }}。`,
          },
        ],
      },
      {
        heading: [isOwn ? "一般公共预算当年拨款情况说明" : "一般公共预算拨款情况说明"],
        paragraphs: [
          { parts: [isOwn ? "（一）一般公共预算当年拨款规模变化情况" : "（一）一般公共预算拨款规模变化情况"] },
          {
            parts: line`${SELF}${YEAR}年${isOwn ? "一般公共预算当年拨款" : "一般公共预算拨款支出"}${money(GENERAL)}，${since(GENERAL, ["预算数"], "一般公共预算拨款增减的原因", isOwn ? "本年收入" : "收支总计")}。`,
          },
          { parts: [isOwn ? "（二）一般公共预算当年拨款结构情况" : "（二）一般公共预算拨款结构情况"] },
          { parts: line`${shares(classes, GENERAL, "something")}。` },
          { parts: [isOwn ? "（三）一般公共预算当年拨款具体使用情况" : "（三）一般公共预算拨款具体使用情况"] },
          {
            items: own,
            each: (of, index) =>
              line`${String(index)}.${nameOf(of, "类")}${YEAR}年预算数为${money(of)}，主要用于：${ask(`用途 ${of.code ?? ""}`, `${of.code ?? ""} 主要用于什么`)}。`,
          },
        ],
      },
      {
        heading: ["一般公共预算基本支出情况说明"],
        paragraphs: [
          { parts: line`${SELF}${YEAR}年一般公共预算基本支出${money(BASIC)}，其中：` },
          { parts: line`人员经费${money(the.STAFF)}，主要包括：${names(the.STAFF_CODES)}。` },
          { parts: line`公用经费${money(the.OFFICE)}，主要包括：${names(the.OFFICE_CODES)}。` },
        ],
      },
      {
        heading: ["“三公”经费财政拨款预算安排情况说明"],
        paragraphs: [
          {
            parts: line`${SELF}${YEAR}年“三公”经费财政拨款预算数${money(the.EXPENSES)}，其中：${abroadLater ? [] : line`因公出国（境）费${money(the.ABROAD)}，`}公务接待费${money(the.GUESTS)}，公务用车购置及运行维护费${money(the.CARS)}。`,
          },
          ...(abroadLater ? [] : [{ parts: line`（一）${kind("因公出国（境）费", the.ABROAD)}。` }]),
          { parts: line`（${abroadLater ? "一" : "二"}）${kind("公务接待费", the.GUESTS)}。` },
          { parts: line`（${abroadLater ? "二" : "三"}）${kind("公务用车购置及运行维护费", the.CARS)}。` },
          {
            parts: line`单位现有公务用车${count("保有量", "公务用车保有量")}辆，${YEAR}年拟购置公务用车${count("购置数", "拟购置公务用车数")}辆。`,
          },
        ],
      },
      fund("政府性基金预算", the.FUNDS, "政府性基金预算支出情况说明"),
      fund("国有资本经营预算", the.STATE, "国有资本经营预算支出情况说明"),
      {
        heading: ["其他重要事项的情况说明"],
        paragraphs: [
          { parts: ["（一）机关运行经费情况"] },
          {
            parts: line`${YEAR}年，${SELF}的机关运行经费财政拨款预算为${money(the.RUNNING)}，${change({
              of: the.RUNNING,
              lead: line`比${LAST_YEAR}年预算`,
              same: line`与${LAST_YEAR}年预算持平`,
              reason: "机关运行经费增减的原因",
            })}。`,
          },
          { parts: ["（二）政府采购情况"] },
          {
            parts: line`${YEAR}年，${SELF}安排政府采购预算${(
              ["采购", "采购货物", "采购工程", "采购服务"] as const
            ).flatMap((what, i): Parts => [
              ["", "，其中，政府采购货物预算", "、政府采购工程预算", "、政府采购服务预算"][i] ?? "",
              money(meaning("全", what)),
            ])}。`,
          },
          { parts: ["（三）国有资产占有使用情况"] },
          {
            parts: line`截至${LAST_YEAR}年底，${SELF}共有车辆${count("车辆", "上年末车辆数")}辆，其中：${ask("车辆用途", "车辆按用途各多少；没有就写：没有车辆")}。单位价值200万元以上大型设备${ask("大型设备", "单位价值200万元以上大型设备台数", "count")}台（套）。`,
          },
          { parts: ["（四）预算绩效情况"] },
          isOwn
            ? {
                parts: line`${YEAR}年${SELF}开展绩效目标管理的项目${ask("目标项目", "开展绩效目标管理的项目个数", "count")}个，涉及预算${money(GENERAL)}。其中：${ask("绩效", "人员类、运转类、特定目标类项目各多少个、涉及多少预算")}。`,
              }
            : { parts: [ask("绩效", "开展绩效目标管理的项目数和涉及的预算，一段话")] },
        ],
      },
    ],
  };
}

const plain: FigureStyle = {
  strips: false,
  zero: "0",
  places: 2,
  stripsRates: false,
  hundred: "100",
  zeroRate: "0",
  brackets: "（）",
};

const sichuan = (name: string): WordsForm =>
  budgetForm({ name, style: { ...plain, strips: true, stripsRates: true }, own: "当年", abroadLater: true });
export const sichuanBudget = sichuan("四川预算");
export const sichuanDepartmentBudget = sichuan("四川部门预算");
export const nationalBudget = budgetForm({ name: "全国预算", style: plain, own: "一般", abroadLater: false });
export const SHANGHAI_BUDGETS = ["上海部门预算", "上海单位预算"].map((name) =>
  budgetForm({ name, style: plain, own: "一般", abroadLater: false }),
);
