import type { Meaning } from "../prose/meanings.ts";
import { about, terms } from "./glossary.ts";
import {
  ask,
  changes,
  count,
  kept,
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
  type Insert,
  type Parts,
  type WordsForm,
  type WrittenSection,
} from "./form.ts";
import * as the from "./terms.ts";

// The 情况说明 of 新疆决算: twelve sections. Noughts have two decimals, what was nothing grew by 100.00%, and nothing is left out.

const change = changes({ because: "，主要原因是：", fromNothing: "，增长100.00%" });
const NOTHING: Parts = ["增加0.00万元，增长0.00%"];

const since = (of: Meaning, lead: string, asks: string, or?: string): Insert =>
  change({ of, lead: [lead], same: [lead, ...NOTHING], reason: asks, ...(or === undefined ? {} : { or }) });

/** 年初预算数 317.31万元，决算数 586.22万元，预决算差异率 84.75%，主要原因是：… */
function against(of: Meaning, than: "initial" | "plan", words: string, asks: string, or?: string): Parts {
  const rate = (why: Parts): Parts => [
    {
      is: "when",
      of,
      stage: than,
      something: line`预决算差异率${{ is: "gap-rate", of, than }}，`,
      nothing: [
        { is: "when", of, stage: "final", something: ["预决算差异率100.00%，"], nothing: ["预决算差异率0.00%，"] },
      ],
    },
    "主要原因是：",
    ...why,
  ];
  return line`${words}${money(of, than)}，决算数${money(of)}，${kept(
    of,
    than,
    rate(["严格按照预算执行，无差异"]),
    (_, reason) => rate([reason]),
    asks,
    or,
  )}`;
}

const kind = (words: string, of: Meaning): Parts =>
  line`${words}支出${money(of)}，占${share(of, the.EXPENSES)}，${change({
    of,
    lead: ["比上年"],
    same: line`比上年${NOTHING}，主要原因是：${{ is: "when", of, stage: "final", something: ["与上年持平"], nothing: [`我单位无${words}`] }}`,
    reason: `${words}增减的原因`,
  })}`;

const spentOn = (words: string, of: Meaning): Parts => [
  words,
  money(of),
  {
    is: "when",
    of,
    stage: "final",
    something: line`，开支内容包括${ask(`开支 ${of.what}`, `${words}开支内容`)}`,
    nothing: [`，开支内容包括我单位无${words}`],
  },
];

const fund = (words: string, of: Meaning): WrittenSection => ({
  heading: [`${words}财政拨款收入支出决算情况说明`],
  paragraphs: [
    {
      when: { of, is: "nothing" },
      parts: line`我单位本年度无${words}财政拨款收入、支出及结转和结余，${words}财政拨款收入支出决算表为空表。`,
    },
    {
      when: { of, is: "something" },
      parts: line`${YEAR}年度${words}财政拨款支出${money(of)}。`,
    },
  ],
});

const WHY = "收入、支出总计增减的原因";

export const xinjiangFinal: WordsForm = {
  name: "新疆决算",
  kind: "决算",
  style: {
    strips: false,
    zero: "0.00",
    places: 2,
    stripsRates: false,
    hundred: "100.00",
    zeroRate: "0.00",
    brackets: "()",
  },
  outline: [
    { is: "about", heading: line`${LEVEL}概况`, about: about("主要职能", "机构设置及人员情况") },
    { is: "words", heading: line`${LEVEL}决算情况说明` },
    { is: "glossary", heading: ["专业名词解释"] },
    { is: "tables", heading: line`${LEVEL}决算报表` },
    { is: "annexes", heading: ["附件"] },
  ],
  glossary: {
    terms: terms(
      "财政拨款收入",
      "上级补助收入",
      "事业收入",
      "经营收入",
      "附属单位上缴收入",
      "其他收入",
      "年初结转和结余",
      "年末结转和结余",
      "基本支出",
      "项目支出",
      "经营支出",
      "对附属单位补助支出",
      "“三公”经费",
      "机关运行经费",
    ).map(({ name, means }) => ({ name, means })),
    items: false,
  },
  sections: [
    {
      heading: ["收入支出决算总体情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度收入总计${money(meaning("全", "收入总计"))}，其中：本年收入合计${money(the.INCOME)}，使用非财政拨款结余${money(meaning("全", "使用非财政拨款结余"))}，年初结转和结余${money(meaning("全", "年初结转"))}。`,
        },
        {
          parts: line`${YEAR}年度支出总计${money(meaning("全", "支出总计"))}，其中：本年支出合计${money(the.SPENDING)}，结余分配${money(meaning("全", "结余分配"))}，年末结转和结余${money(meaning("全", "年末结转"))}。`,
        },
        { parts: line`收入支出总体与上年相比，${since(the.TOTAL, "", WHY)}。` },
      ],
    },
    {
      heading: ["收入决算情况说明"],
      paragraphs: [{ parts: line`本年收入${money(the.INCOME)}，其中：${shares(the.SOURCES, the.INCOME, "all")}。` }],
    },
    {
      heading: ["支出决算情况说明"],
      paragraphs: [{ parts: line`本年支出${money(the.SPENDING)}，其中：${shares(the.KINDS, the.SPENDING, "all")}。` }],
    },
    {
      heading: ["财政拨款收入支出决算总体情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度财政拨款收入总计${money(meaning("财政", "收入总计"))}，其中：年初财政拨款结转和结余${money(meaning("财政", "年初结转"))}，本年财政拨款收入${money(meaning("财政", "本年收入"))}。财政拨款支出总计${money(meaning("财政", "支出总计"))}，其中：年末财政拨款结转和结余${money(meaning("财政", "年末结转"))}，本年财政拨款支出${money(meaning("财政", "本年支出"))}。`,
        },
        {
          parts: line`财政拨款收入支出总体与上年相比，${since(the.GRANTS, "", "财政拨款收入支出增减的原因", "收支总计")}。`,
        },
        {
          parts: line`与年初预算相比，${against(the.GRANTS, "initial", "年初预算数", "财政拨款决算与年初预算差异的原因")}。`,
        },
      ],
    },
    {
      heading: ["一般公共预算财政拨款支出决算情况说明"],
      paragraphs: [
        { parts: ["（一）一般公共预算财政拨款支出决算总体情况"] },
        {
          parts: line`${YEAR}年度一般公共预算财政拨款支出${money(the.GENERAL)}，占本年支出合计的${share(the.GENERAL, the.SPENDING)}。与上年相比，${since(the.GENERAL, "", "一般公共预算财政拨款支出增减的原因", "收支总计")}。`,
        },
        {
          parts: line`与年初预算相比，${against(the.GENERAL, "initial", "年初预算数", "一般公共预算财政拨款支出决算与年初预算差异的原因", "财政 收支总计")}。`,
        },
        { parts: ["（二）一般公共预算财政拨款支出决算结构情况"] },
        {
          parts: [
            {
              is: "list",
              of: { chart: "functional", digits: 3, scope: "一般" },
              where: "something",
              joint: "；",
              each: (of) => line`${nameOf(of)}(类)${money(of)}，占${share(of, the.GENERAL)}`,
            },
            "。",
          ],
        },
        { parts: ["（三）一般公共预算财政拨款支出决算具体情况"] },
        {
          items: "一般",
          gone: true,
          each: (of, index) =>
            line`${String(index)}.${nameOf(of, "类")}：支出决算数为${money(of)}，${since(of, "比上年决算", "与上年相比增减的原因")}。`,
        },
      ],
    },
    {
      heading: ["一般公共预算财政拨款基本支出决算情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度一般公共预算财政拨款基本支出${money(the.BASIC)}，其中：人员经费${money(the.STAFF)}，包括：${names(the.STAFF_CODES)}。`,
        },
        { parts: line`公用经费${money(the.OFFICE)}，包括：${names(the.OFFICE_CODES)}。` },
      ],
    },
    {
      heading: ["财政拨款“三公”经费支出决算情况说明"],
      paragraphs: [
        {
          parts: line`${YEAR}年度财政拨款“三公”经费支出${money(the.EXPENSES)}，${since(the.EXPENSES, "比上年", "“三公”经费增减的原因")}。其中：${kind("因公出国（境）费", the.ABROAD)}；${kind("公务用车购置及运行维护费", the.CARS)}；${kind("公务接待费", the.GUESTS)}。`,
        },
        { parts: ["具体情况如下："] },
        {
          parts: line`${spentOn("因公出国（境）费", the.ABROAD)}。单位全年安排的因公出国（境）团组${count("团组", "因公出国（境）团组数")}个，因公出国（境）${count("出国人次", "因公出国（境）人次")}人次。`,
        },
        {
          parts: line`公务用车购置及运行维护费${money(the.CARS)}，其中：公务用车购置费${money(the.BUYING)}，${spentOn("公务用车运行维护费", the.DRIVING)}。公务用车购置数${count("购置数", "公务用车购置数")}辆，公务用车保有量${count("保有量", "公务用车保有量")}辆。国有资产占用情况中固定资产车辆${count("车辆", "年末固定资产车辆数")}辆，与公务用车保有量差异原因是：${ask("车辆差异", "固定资产车辆与公务用车保有量为什么不同；相同就写一致无差异")}。`,
        },
        {
          parts: line`${spentOn("公务接待费", the.GUESTS)}。单位全年安排的国内公务接待${count("批次", "国内公务接待批次")}批次，${count("人次", "国内公务接待人次")}人次。`,
        },
        {
          parts: line`与全年预算相比，财政拨款“三公”经费支出${against(the.EXPENSES, "plan", "全年预算数", "“三公”经费决算与全年预算差异的原因")}。其中：${(
            [
              ["因公出国（境）费", the.ABROAD],
              ["公务用车购置费", the.BUYING],
              ["公务用车运行费", the.DRIVING],
              ["公务接待费", the.GUESTS],
            ] as const
          ).flatMap(([words, of], i): Parts => [
            i === 0 ? "" : "；",
            words,
            ...against(of, "plan", "全年预算数", `${words}决算与全年预算差异的原因`, "财政 三公"),
          ])}。`,
        },
      ],
    },
    fund("政府性基金预算", the.FUNDS),
    fund("国有资本经营预算", the.STATE),
    {
      heading: ["其他重要事项的情况说明"],
      paragraphs: [
        { parts: ["（一）机关运行经费支出情况"] },
        {
          parts: line`${YEAR}年度${SELF}机关运行经费支出${money(the.RUNNING)}，${since(the.RUNNING, "比上年", "机关运行经费增减的原因")}。`,
        },
        { parts: ["（二）政府采购情况"] },
        {
          parts: line`${YEAR}年度政府采购支出总额${money(the.PURCHASES)}，其中：政府采购货物支出${money(the.GOODS)}、政府采购工程支出${money(the.WORKS)}、政府采购服务支出${money(the.SERVICES)}。授予中小企业合同金额${money(the.SMALL)}，占政府采购支出总额的${share(the.SMALL, the.PURCHASES)}，其中：授予小微企业合同金额${money(the.SMALLEST)}，占政府采购支出总额的${share(the.SMALLEST, the.PURCHASES)}。`,
        },
        { parts: ["（三）国有资产占用情况说明"] },
        {
          parts: line`截至${YEAR}年12月31日，${ask("固定资产", "固定资产原值、房屋面积和价值，如：固定资产原值111.09万元，房屋0.00平方米，价值0.00万元")}。车辆${count("车辆", "年末固定资产车辆数")}辆，其中：${ask("车辆用途", "车辆按用途各多少，如：其他用车2辆；没有就写：没有车辆")}；单价100万元（含）以上设备（不含车辆）${ask("大型设备", "单价100万元（含）以上设备（不含车辆）台数", "count")}台（套）。`,
        },
      ],
    },
    {
      heading: ["预算绩效的情况说明"],
      paragraphs: [
        {
          when: { of: the.ALL_PROJECTS, is: "something" },
          parts: line`根据预算绩效管理要求，${SELF}${YEAR}年度预算绩效管理整体支出绩效自评表${count("整体自评", "整体支出绩效自评表个数")}个，全年预算总额${money(the.OVERALL, "plan")}，实际执行总额${money(the.OVERALL)}；预算绩效评价项目${count("绩效项目", "绩效评价项目个数")}个，全年预算数${money(the.ALL_PROJECTS, "plan")}，全年执行数${money(the.ALL_PROJECTS)}。`,
        },
        { parts: [ask("绩效", "预算绩效管理取得的成效、存在的问题和改进措施，一段话")] },
      ],
    },
    {
      heading: ["其他需说明的事项"],
      paragraphs: [{ parts: [ask("其他事项", "其他需说明的事项；没有就写：本单位无其他需说明的事项。")] }],
    },
  ],
};
