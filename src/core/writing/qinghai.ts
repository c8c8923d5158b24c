import { count, LEVEL, line, meaning, money, SELF, share, YEAR, type Insert, type WordsForm } from "./form.ts";
import type { Meaning } from "../prose/meanings.ts";

// The 情况说明 of 青海决算: thirteen sections, in the fixed wording of the form.

const TOTAL = meaning("全", "收支总计");
const INCOME = meaning("全", "本年收入");
const SPENDING = meaning("全", "本年支出");
const GRANTS = meaning("财政", "收支总计");
const GENERAL = meaning("一般", "本年支出");
const BASIC = meaning("一般", "基本支出");
const STAFF = meaning("一般", "人员经费");
const OFFICE = meaning("一般", "公用经费");
const RUNNING = meaning("一般", "机关运行经费");
const EXPENSES = meaning("财政", "三公");
const ABROAD = meaning("财政", "出国");
const CARS = meaning("财政", "公车");
const BUYING = meaning("财政", "购置");
const DRIVING = meaning("财政", "运行");
const GUESTS = meaning("财政", "接待");
const FUNDS = meaning("基金", "本年支出");
const STATE = meaning("国资", "本年支出");
const PURCHASES = meaning("全", "采购");
const SMALL = meaning("全", "中小企业");
const SMALLEST = meaning("全", "小微企业");

const SOURCES = (["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const).map(
  (what) => meaning("全", what),
);
const KINDS = (["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const).map((what) =>
  meaning("全", what),
);

const planned = (of: Meaning): Insert => money(of, "plan");
const done = (of: Meaning, lead: string): Insert => ({ is: "done", of, plan: "plan", lead });
const reasonOf = (of: Meaning, asks: string): Insert => ({ is: "kept", of, plan: "initial", reason: asks });
const name = (of: Meaning): Insert => ({ is: "name", of });

/** 因公出国（境）费预算 1.20 万元，支出决算为 0 万元，完成预算的 0% */
const kept = (words: string, of: Meaning) =>
  line`${words}预算${planned(of)}，支出决算为${money(of)}${done(of, "，完成预算的")}`;
const parts = (words: string, of: Meaning) => line`${words}支出决算${money(of)}，占${share(of, EXPENSES)}`;

export const qinghaiFinal: WordsForm = {
  name: "青海决算",
  kind: "决算",
  style: { strips: false, zero: "0", stripsRates: false },
  title: line`第三部分 ${YEAR}年度${LEVEL}决算情况说明`,
  sections: [
    {
      heading: "收入支出决算总体情况说明",
      paragraphs: [
        {
          parts: line`${YEAR}年度收入、支出总计${money(TOTAL)}，${{
            is: "change",
            of: TOTAL,
            lead: "比上年收入、支出总计各",
            same: "与上年持平",
            reason: "收入、支出总计增减的原因",
          }}。`,
        },
      ],
    },
    {
      heading: "收入决算情况说明",
      paragraphs: [
        {
          parts: line`本年收入合计${money(INCOME)}，其中：${{
            is: "list",
            of: SOURCES,
            joint: "；",
            each: (of) => line`${name(of)}${money(of)}，占${share(of, INCOME)}`,
          }}。`,
        },
      ],
    },
    {
      heading: "支出决算情况说明",
      paragraphs: [
        {
          parts: line`本年支出合计${money(SPENDING)}，其中：${{
            is: "list",
            of: KINDS,
            joint: "；",
            each: (of) => line`${name(of)}${money(of)}，占${share(of, SPENDING)}`,
          }}。`,
        },
      ],
    },
    {
      heading: "财政拨款收入支出决算总体情况说明",
      paragraphs: [
        {
          parts: line`${YEAR}年度财政拨款收入、支出总计${money(GRANTS)}。${{
            is: "change",
            of: GRANTS,
            lead: "比上年财政拨款收入、支出各",
            same: "财政拨款收入、支出总计与上年持平",
            reason: "财政拨款收入、支出总计增减的原因",
            or: "收支总计",
          }}。`,
        },
      ],
    },
    {
      heading: "一般公共预算财政拨款支出决算情况说明",
      paragraphs: [
        { parts: line`（一）一般公共预算财政拨款支出总体情况。` },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出${money(GENERAL)}，占本年支出合计的${share(GENERAL, SPENDING)}，${{
            is: "change",
            of: GENERAL,
            lead: "比上年",
            same: "与上年持平",
            reason: "一般公共预算财政拨款支出增减的原因",
            or: "收支总计",
          }}。`,
        },
        { parts: line`（二）一般公共预算财政拨款支出结构情况。` },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出主要用于以下方面：${{ is: "names", chart: "类" }}。`,
        },
        { parts: line`（三）一般公共预算财政拨款支出具体情况。` },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出年初预算为${money(GENERAL, "initial")}，支出决算为${money(GENERAL)}${{
            is: "done",
            of: GENERAL,
            plan: "initial",
            lead: "，完成年初预算的",
          }}。${reasonOf(GENERAL, "一般公共预算财政拨款支出决算与年初预算差异的原因")}其中：`,
        },
        {
          eachClass: (of, index) => line`${String(index)}.${name(of)}（类）`,
          eachItem: (of, index) =>
            line`（${String(index)}）${name(of)}。年初预算为${money(of, "initial")}，支出决算为${money(of)}${{
              is: "done",
              of,
              plan: "initial",
              lead: "，完成年初预算的",
            }}。${reasonOf(of, "决算与年初预算差异的原因")}`,
        },
      ],
    },
    {
      heading: "一般公共预算财政拨款基本支出决算情况说明",
      paragraphs: [
        {
          parts: line`${YEAR}年度一般公共预算财政拨款基本支出${money(BASIC)}，其中：人员经费${money(STAFF)}，主要包括：${{
            is: "names",
            chart: "款",
            under: ["301", "303"],
          }}；公用经费${money(OFFICE)}，主要包括：${{ is: "names", chart: "款", under: ["302", "307", "310", "399"] }}。`,
        },
      ],
    },
    {
      heading: "政府性基金预算财政拨款收入支出决算情况说明",
      paragraphs: [
        {
          when: { of: FUNDS, is: "nothing" },
          parts: line`${YEAR}年度，${SELF}没有发生政府性基金预算财政拨款收入支出相关情况。`,
        },
        {
          when: { of: FUNDS, is: "something" },
          parts: line`${YEAR}年度，${SELF}政府性基金预算财政拨款支出${money(FUNDS)}。`,
        },
      ],
    },
    {
      heading: "国有资本经营预算财政拨款收入支出决算情况说明",
      paragraphs: [
        {
          when: { of: STATE, is: "nothing" },
          parts: line`${YEAR}年度，${SELF}没有发生国有资本经营预算财政拨款收入支出相关情况。`,
        },
        {
          when: { of: STATE, is: "something" },
          parts: line`${YEAR}年度，${SELF}国有资本经营预算财政拨款支出${money(STATE)}。`,
        },
      ],
    },
    {
      heading: "财政拨款“三公”经费支出决算情况说明",
      paragraphs: [
        { parts: line`（一）“三公”经费支出总体情况说明。` },
        {
          parts: [
            ...line`${YEAR}年度“三公”经费支出预算为${planned(EXPENSES)}，支出决算为${money(EXPENSES)}${done(EXPENSES, "，完成预算的")}，其中：`,
            ...kept("因公出国（境）费", ABROAD),
            "；",
            ...kept("公务用车购置及运行费", CARS),
            "；",
            ...kept("公务接待费", GUESTS),
            "。",
          ],
        },
        { parts: line`（二）“三公”经费支出具体执行情况说明。` },
        {
          parts: [
            ...line`${YEAR}年度“三公”经费支出决算中，`,
            ...parts("因公出国（境）费", ABROAD),
            "；",
            ...parts("公务用车购置及运行费", CARS),
            "；",
            ...parts("公务接待费", GUESTS),
            "。具体情况如下：",
          ],
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
        { parts: line`（三）“三公”经费增减变化情况说明。` },
        {
          parts: line`${YEAR}年度“三公”经费支出决算数${{
            is: "change",
            of: EXPENSES,
            lead: "比上年",
            same: "与上年持平",
            reason: "“三公”经费增减的原因",
            parts: [
              { of: ABROAD, words: "因公出国（境）费支出决算数" },
              { of: CARS, words: "公务用车购置及运行费支出决算数" },
              { of: GUESTS, words: "公务接待费支出决算数" },
            ],
          }}。`,
        },
      ],
    },
    {
      heading: "机关运行经费支出情况说明",
      paragraphs: [
        {
          when: { of: RUNNING, is: "nothing" },
          parts: line`${YEAR}年度，${SELF}无机关运行经费支出。`,
        },
        {
          when: { of: RUNNING, is: "something" },
          parts: line`${YEAR}年度，${SELF}机关运行经费支出${money(RUNNING)}，${{
            is: "change",
            of: RUNNING,
            lead: "比上年",
            same: "与上年持平",
            reason: "机关运行经费增减的原因",
          }}。`,
        },
      ],
    },
    {
      heading: "政府采购支出情况说明",
      paragraphs: [
        {
          parts: line`${YEAR}年度，${SELF}政府采购支出总额${money(PURCHASES)}，其中：政府采购货物支出${money(meaning("全", "采购货物"))}、政府采购工程支出${money(meaning("全", "采购工程"))}、政府采购服务支出${money(meaning("全", "采购服务"))}。授予中小企业合同金额${money(SMALL)}，占政府采购支出总额的${share(SMALL, PURCHASES)}，其中：授予小微企业合同金额${money(SMALLEST)}，占政府采购授予中小企业合同金额的${share(SMALLEST, SMALL)}。`,
        },
      ],
    },
    {
      heading: "预算绩效情况说明",
      paragraphs: [
        {
          parts: line`${{ is: "ask", ask: { key: "绩效", asks: "预算绩效管理开展及完成情况，一段话", is: "words" } }}`,
        },
      ],
    },
    {
      heading: "其他重要事项情况说明",
      paragraphs: [
        {
          parts: line`国有资产占用情况。截至${YEAR}年12月31日，${SELF}共有车辆${count("车辆", "年末车辆数")}辆，其中：${{
            is: "ask",
            ask: { key: "车辆用途", asks: "车辆按用途各多少，如：其他用车2辆；没有就写：没有车辆", is: "words" },
          }}；单价100万元（含）以上设备（不含车辆）${{
            is: "ask",
            ask: { key: "大型设备", asks: "单价100万元（含）以上设备（不含车辆）台数", is: "count" },
          }}台。`,
        },
      ],
    },
  ],
};
