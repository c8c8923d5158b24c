import { form } from "../form.ts";
import { cell, group, place, THIS, THIS_COLUMN, type Rule } from "../rule.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";
import { BUDGET_CLASSES, OTHER_CLASSES } from "../shared/lines.ts";
import { printed } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { BlockLayout } from "../layout.ts";
import type { TableFile } from "../table-file.ts";
import { BY_KIND, NATIONAL, OTHER_CLASS_NAMES, SHANGHAI, SHANGHAI_DEPARTMENT, SHANGHAI_UNIT } from "./looks.ts";
import {
  BROUGHT_LINES,
  CARRIED_LINES,
  COMPARED,
  ELSEWHERE,
  INCOME,
  LINE_LABELS,
  OPERATING,
  PLAN,
  PLAN_WORDS,
  SICHUAN,
  SPECIAL,
  SPENDING,
  STAFF,
  UNIT_MONEY,
  USUAL,
} from "./words.ts";

/** Of which the money of the general budget is, where a place tells it apart. */
const OF_GENERAL = (
  [
    { name: "经费拨款", labels: ["经费拨款收入", "财政拨款(补助)"] },
    {
      name: "非税收入拨款",
      labels: ["纳入一般公共预算管理的非税收入拨款", "纳入预算管理的非税收入拨款", "纳入一般公共预算管理的非税收入"],
    },
  ] as const
).map((line) => ({ ...line, group: "一般公共预算拨款", varies: true, source: ELSEWHERE }) as const);
/** Sources besides 财政拨款, as lines of the overview. */
const OTHER_INCOME = (
  [
    { name: "财政专户管理资金收入", labels: [...SPECIAL, "教育收费"] },
    { name: "社会保险基金预算资金", labels: ["社会保险基金", "社会保险基金预算", "社会保险基金预算收入"] },
    { name: "上级财政补助收入", labels: ["上级财政补助", "财政补助收入"] },
  ] as const
).map((line) => ({ ...line, group: "各项收入", varies: true, source: ELSEWHERE }) as const);
/** What a unit takes in itself, where a place tells it apart a part of 单位资金. */
const OWN_INCOME = (
  [
    { name: "事业收入" },
    { name: "事业单位经营收入", labels: ["经营收入"] },
    { name: "上级补助收入", labels: ["上级单位补助收入"], varies: true, source: ELSEWHERE },
    { name: "附属单位上缴收入", labels: ["附属单位缴款", "下级单位上缴收入"], varies: true, source: ELSEWHERE },
    { name: "其他收入" },
  ] as const
).map((line) => ({ ...line, group: "单位资金" }) as const);
const SAVED = [
  {
    name: "使用非财政拨款结余",
    labels: ["使用非财政拨款结余(含专用结余)", "使用非财政拨款结余和专用结余", "使用专用结余"],
  },
  { name: "用事业基金弥补收支差额", labels: ["用事业基金弥补收支差额收入"] },
] as const;

/** Spending by its kinds, where a place prints these and not the 类. */
const SPENDING_KINDS = [
  ...(
    [
      { name: "人员经费", labels: STAFF },
      { name: "工资福利支出" },
      { name: "商品和服务支出" },
      { name: "对个人和家庭的补助", labels: ["对个人和家庭的补助支出"] },
      { name: "公用经费", labels: OPERATING },
    ] as const
  ).map((line) => ({ ...line, group: "基本支出", varies: true, source: ELSEWHERE }) as const),
  ...(
    [
      { name: "基本支出", parts: "基本支出" },
      { name: "项目支出" },
      { name: "上缴上级支出" },
      { name: "事业单位经营支出", labels: ["经营支出"] },
      { name: "对附属单位补助支出", labels: ["对附属单位补助"] },
    ] as const
  ).map((line) => ({ ...line, group: "支出性质", varies: true, source: ELSEWHERE }) as const),
] as const;

/** 表1 */
export const budgetOverview = form({
  no: "单位公开表1",
  kind: "预算",
  titles: ["单位收支总表", "部门收支总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        prose: COMPARED,
        lines: [
          {
            name: "财政拨款收入",
            labels: ["财政拨款"],
            group: "各项收入",
            parts: "财政拨款",
            varies: true,
            source: ELSEWHERE,
          },
          { name: "一般公共预算拨款收入", labels: GENERAL_PURSE, group: "财政拨款", parts: "一般公共预算拨款" },
          ...OF_GENERAL,
          { name: "政府性基金预算拨款收入", labels: FUND_PURSE, group: "财政拨款" },
          { name: "国有资本经营预算拨款收入", labels: STATE_CAPITAL_PURSE, group: "财政拨款" },
          ...OTHER_INCOME,
          {
            name: "单位资金",
            labels: UNIT_MONEY,
            group: "各项收入",
            parts: "单位资金",
            varies: true,
            source: ELSEWHERE,
          },
          ...OWN_INCOME,
          {
            name: "本年收入合计",
            labels: ["本年收入小计", "当年收入合计", "当年收入小计", "收入合计"],
            parts: "各项收入",
          },
          ...SAVED.map((line) => ({ ...line, group: "其他来源", varies: true, source: ELSEWHERE }) as const),
          { name: "上年结转", labels: BROUGHT_LINES, group: "其他来源" },
          { name: "收入总计", labels: ["收入合计", "总计"] },
        ],
        columns: PLAN,
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: LINE_LABELS,
        prose: COMPARED,
        lines: [
          ...BUDGET_CLASSES,
          ...OTHER_CLASSES,
          ...SPENDING_KINDS,
          {
            name: "本年支出合计",
            labels: ["本年支出小计", "当年支出合计", "当年支出小计", "支出合计"],
            parts: "功能分类",
            orParts: "支出性质",
          },
          {
            name: "事业单位结余分配",
            labels: ["结余分配"],
            group: "其他去向",
            optional: true,
            varies: true,
            source: ELSEWHERE,
          },
          { name: "结转下年", labels: CARRIED_LINES, group: "其他去向", optional: true, source: USUAL },
          { name: "支出总计", labels: ["支出合计", "总计"] },
        ],
        columns: [
          { name: "预算数", headings: [...PLAN_WORDS, "合计"], parts: ["基本支出", "项目支出"] },
          { name: "人员经费", headings: STAFF, varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: OPERATING, varies: true, source: ELSEWHERE },
          { name: "基本支出", varies: true, parts: ["人员经费", "公用经费"], source: ELSEWHERE },
          { name: "项目支出", varies: true, source: ELSEWHERE },
        ],
      },
    ],
  ],
});

/** Lines of income that not all places print. */
const NOT_ALL_PRINT = [
  "财政拨款收入",
  "经费拨款",
  "非税收入拨款",
  "财政专户管理资金收入",
  "社会保险基金预算资金",
  "上级财政补助收入",
  "单位资金",
  "上级补助收入",
  "附属单位上缴收入",
  "使用非财政拨款结余",
  "用事业基金弥补收支差额",
] as const;

/** 上海 prints no 本年收入合计 and no 上年结转, and counts the purses below 财政拨款收入. */
const SHANGHAI_INCOME: BlockLayout = {
  labels: ["name"],
  headings: { 收入: "本年收入" },
  serials: {
    财政拨款收入: "一、",
    一般公共预算拨款收入: "1. ",
    政府性基金预算拨款收入: "2. ",
    国有资本经营预算拨款收入: "3. ",
    事业收入: "二、",
    事业单位经营收入: "三、",
    其他收入: "四、",
  },
  words: {
    一般公共预算拨款收入: "一般公共预算资金",
    政府性基金预算拨款收入: "政府性基金",
    国有资本经营预算拨款收入: "国有资本经营预算",
  },
  indented: ["财政拨款"],
  rows: { 收入总计: 29 },
  without: [...NOT_ALL_PRINT.filter((name) => name !== "财政拨款收入"), "本年收入合计", "上年结转"],
};
const SHANGHAI_SPENDING: BlockLayout = {
  labels: ["name"],
  headings: { 支出: "本年支出" },
  serials: { 功能分类: "一、" },
  rows: { 支出总计: 29 },
  without: [...OTHER_CLASS_NAMES, "本年支出合计"],
};

/** As most places number what comes in. */
const INCOME_SERIALS = {
  一般公共预算拨款收入: "一、",
  政府性基金预算拨款收入: "二、",
  国有资本经营预算拨款收入: "三、",
  事业收入: "四、",
  事业单位经营收入: "五、",
  其他收入: "六、",
} as const;

export const budgetOverviewTable: TableFile = {
  form: budgetOverview,
  layouts: [
    {
      parts: [
        [
          {
            labels: ["name"],
            serials: { ...INCOME_SERIALS, 上年结转: "八、" },
            rows: { 本年收入合计: 29 },
            without: NOT_ALL_PRINT,
          },
          {
            labels: ["name"],
            serials: { 功能分类: "一、" },
            rows: { 支出总计: 31 },
            without: [...OTHER_CLASS_NAMES, ...BY_KIND, ...SPENDING_KINDS.map(({ name }) => name)],
          },
        ],
      ],
      notes: [["备注：因数据取舍，本表单位公开表合计数据与分项数据加总可能存在尾数误差。"]],
    },
    {
      ...SHANGHAI,
      sets: [SHANGHAI_DEPARTMENT],
      parts: [[SHANGHAI_INCOME, { ...SHANGHAI_SPENDING, columns: ["预算数"] }]],
    },
    {
      ...SHANGHAI,
      sets: [SHANGHAI_UNIT],
      parts: [
        [
          SHANGHAI_INCOME,
          {
            ...SHANGHAI_SPENDING,
            columns: ["预算数", "人员经费", "公用经费", "项目支出"],
            headings: { ...SHANGHAI_SPENDING.headings, 预算数: "合计" },
            spans: [
              ["预算数", "预算数", "项目支出"],
              ["基本支出", "人员经费", "公用经费"],
            ],
          },
        ],
      ],
      landscape: true,
    },
    {
      ...NATIONAL,
      source: printed("中央"),
      parts: [
        [
          {
            labels: ["name"],
            serials: INCOME_SERIALS,
            rows: { 本年收入合计: 29 },
            without: NOT_ALL_PRINT.filter((name) => name !== "使用非财政拨款结余"),
          },
          {
            labels: ["name"],
            serials: { 功能分类: "一、" },
            rows: { 结转下年: 30, 支出总计: 32 },
            columns: ["预算数"],
            without: [...OTHER_CLASS_NAMES, ...SPENDING_KINDS.map(({ name }) => name)],
          },
        ],
      ],
    },
  ],
  rules: [
    {
      id: "B1-1",
      says: "本年收入合计＝各项收入之和",
      english: "Income of the year = sum of its sources",
      basis: "B1-1",
      equations: [
        one(
          cell(budgetOverview, "收入", "本年收入合计", "预算数"),
          cell(budgetOverview, "收入", group("各项收入"), "预算数"),
        ),
      ],
    },
    {
      id: "B1-2",
      says: "本年支出合计＝各功能分类支出之和",
      english: "Spending of the year = sum of its functions",
      basis: "B1-2",
      each: { over: [place(budgetOverview, "支出")], columns: true },
      equations: [
        one(
          cell(budgetOverview, "支出", "本年支出合计", THIS_COLUMN),
          cell(budgetOverview, "支出", group("功能分类"), THIS_COLUMN),
        ),
      ],
    },
    {
      id: "B1-3",
      says: "收入总计＝本年收入合计＋上年结转＋使用的结余（如有）",
      english: "Total income = income of the year + brought forward + surplus used (if any)",
      basis: "B1-3",
      equations: [
        one(
          cell(budgetOverview, "收入", "收入总计", "预算数"),
          cell(budgetOverview, "收入", "本年收入合计", "预算数"),
          cell(budgetOverview, "收入", group("其他来源"), "预算数"),
        ),
      ],
    },
    {
      id: "B1-4",
      says: "支出总计＝本年支出合计＋结余分配、结转下年（如有）",
      english: "Total spending = spending of the year + surplus distributed and carried forward (if any)",
      basis: "B1-4",
      each: { over: [place(budgetOverview, "支出")], columns: true },
      equations: [
        one(
          cell(budgetOverview, "支出", "支出总计", THIS_COLUMN),
          cell(budgetOverview, "支出", "本年支出合计", THIS_COLUMN),
          cell(budgetOverview, "支出", group("其他去向"), THIS_COLUMN),
        ),
      ],
    },
    {
      id: "B1-5",
      says: "收入总计＝支出总计",
      english: "Total income = total spending",
      basis: "B1-5",
      equations: [
        one(cell(budgetOverview, "收入", "收入总计", "预算数"), cell(budgetOverview, "支出", "支出总计", "预算数")),
      ],
    },
    ...(
      [
        ["6", "财政拨款收入", "财政拨款", "三类拨款收入", "appropriations = sum of the three appropriations"],
        ["8", "单位资金", "单位资金", "事业收入等各项", "the unit's own money = sum of its sources"],
        [
          "9",
          "一般公共预算拨款收入",
          "一般公共预算拨款",
          "经费拨款、非税收入拨款",
          "general budget = sum of its sources",
        ],
      ] as const
    ).map(([no, line, parts, says, english]): Rule => ({
      id: `B1-${no}`,
      says: `${line}＝${says}之和`,
      english: english.charAt(0).toUpperCase() + english.slice(1),
      basis: "B1-6",
      equations: [
        one(cell(budgetOverview, "收入", line, "预算数"), cell(budgetOverview, "收入", group(parts), "预算数")),
      ],
    })),
    {
      id: "B1-7",
      says: "支出每行：合计＝基本支出（人员经费、公用经费）＋项目支出",
      english: "Each row: total = basic (staff, operating) + project",
      basis: "B1-7",
      each: { over: [place(budgetOverview, "支出")] },
      equations: [
        one(
          cell(budgetOverview, "支出", THIS, "预算数"),
          cell(budgetOverview, "支出", THIS, "基本支出"),
          cell(budgetOverview, "支出", THIS, "项目支出"),
        ),
      ],
    },
    {
      id: "B1-10",
      says: "本年支出合计＝基本支出＋项目支出等各项（按性质列的）",
      english: "Spending of the year = sum of its kinds, where they are listed",
      basis: "B1-2",
      each: { over: [place(budgetOverview, "支出")], columns: true },
      equations: [
        one(
          cell(budgetOverview, "支出", "本年支出合计", THIS_COLUMN),
          cell(budgetOverview, "支出", group("支出性质"), THIS_COLUMN),
        ),
      ],
    },
    {
      id: "B1-11",
      says: "基本支出＝人员经费＋公用经费（按性质列的）",
      english: "Basic spending = staff + operating costs, where they are listed",
      basis: "B1-7",
      each: { over: [place(budgetOverview, "支出")], columns: true },
      equations: [
        one(
          cell(budgetOverview, "支出", "基本支出", THIS_COLUMN),
          cell(budgetOverview, "支出", group("基本支出"), THIS_COLUMN),
        ),
      ],
    },
  ],
};
