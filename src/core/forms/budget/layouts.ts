import * as budget from "./tables.ts";
import type { BlockLayout, Layout } from "../layout.ts";

// 部门（单位）预算, as 四川 printed it for 2023. What the print lost is restored and named as such.

/** Lines and columns of other places. */
const OTHER_CLASSES = ["预备费", "转移性支出", "人行科目"] as const;
const BY_STAFF = ["人员经费", "公用经费"] as const;
const BY_KIND = ["基本支出", ...BY_STAFF, "项目支出"] as const;
const BROUGHT_BY_PURSE = [
  "上年一般公共预算",
  "上年政府性基金预算",
  "上年国有资本经营预算",
  "上年财政专户管理资金",
  "上年单位资金",
] as const;
const SUBJECTS_SPENT = ["上缴上级支出", "事业单位经营支出", "对附属单位补助支出", ...BY_STAFF, "结转下年"] as const;

const UNITS = {
  labels: ["unitCode", "name"],
  totalBesideCodes: true,
  blank: 6,
} as const satisfies BlockLayout;
const SUBJECTS = {
  labels: ["类", "款", "项", "unitCode", "name"],
  spans: [["科目编码", "类", "项"]],
  totalBesideCodes: true,
  blank: 18,
} as const satisfies BlockLayout;

/** 表3-3 and 表4-1. */
const EXPENSES: BlockLayout = {
  ...UNITS,
  headings: { unitCode: "单位编码" },
  spans: [
    ["当年财政拨款预算安排", "合计", "接待"],
    ["公务用车购置及运行费", "公车小计", "运行"],
  ],
};

export const BUDGET_LAYOUTS: readonly Layout[] = [
  {
    form: budget.budgetOverview,
    parts: [
      [
        {
          labels: ["name"],
          serials: {
            一般公共预算拨款收入: "一、",
            政府性基金预算拨款收入: "二、",
            国有资本经营预算拨款收入: "三、",
            事业收入: "四、",
            事业单位经营收入: "五、",
            其他收入: "六、",
            上年结转: "八、",
          },
          rows: { 本年收入合计: 29 },
          without: [
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
          ],
        },
        {
          labels: ["name"],
          serials: { 功能分类: "一、" },
          rows: { 支出总计: 31 },
          without: [...OTHER_CLASSES, ...BY_KIND, "人员经费", "公用经费"],
        },
      ],
    ],
    notes: [["备注：因数据取舍，本表单位公开表合计数据与分项数据加总可能存在尾数误差。"]],
  },
  {
    form: budget.budgetIncome,
    parts: [
      [
        {
          ...UNITS,
          spans: [["项目", "unitCode", "name"]],
          headings: { name: "单位名称（科目）" },
          without: ["本年收入", "财政拨款收入", "单位资金", ...BROUGHT_BY_PURSE],
        },
      ],
    ],
    landscape: true,
  },
  { form: budget.budgetExpenditure, parts: [[{ ...SUBJECTS, without: SUBJECTS_SPENT }]] },
  {
    form: budget.budgetAppropriation,
    parts: [
      [
        {
          labels: ["name"],
          serials: { 本年收入: "一、", 上年结转: "二、" },
          words: {
            上年一般公共预算拨款收入: "一般公共预算拨款收入",
            上年政府性基金预算拨款收入: "政府性基金预算拨款收入",
            上年国有资本经营预算拨款收入: "国有资本经营预算拨款收入",
          },
          indented: ["本年", "上年"],
          without: ["收入总计"],
        },
        {
          labels: ["name"],
          serials: { 本年支出: "一、" },
          indented: ["功能分类"],
          without: [...OTHER_CLASSES, "支出总计"],
        },
      ],
    ],
  },
  {
    form: budget.budgetDetail,
    parts: [
      [
        {
          ...SUBJECTS,
          labels: ["类", "款", "unitCode", "name"],
          spans: [
            ["科目编码", "类", "款"],
            ["一般公共预算拨款", "当年一般小计", "当年一般项目"],
            ["政府性基金安排", "当年基金小计", "当年基金项目"],
            ["国有资本经营预算安排", "当年国资小计", "当年国资项目"],
            ["一般公共预算拨款", "上年一般小计", "上年一般项目"],
            ["政府性基金安排", "上年基金小计", "上年基金项目"],
            ["国有资本经营预算安排", "上年国资小计", "上年国资项目"],
          ],
          blank: 25,
        },
      ],
    ],
    landscape: true,
  },
  {
    form: budget.budgetGeneral,
    parts: [[{ ...SUBJECTS, labels: ["类", "款", "项", "name"], headings: { name: "科目名称" }, without: BY_KIND }]],
  },
  {
    form: budget.budgetBasic,
    parts: [
      [
        {
          ...SUBJECTS,
          labels: ["类", "款", "unitCode", "name"],
          spans: [
            ["科目编码", "类", "款"],
            ["基本支出", "合计", "公用经费"],
          ],
          blank: 25,
        },
      ],
    ],
  },
  { form: budget.budgetProjects, parts: [[SUBJECTS]] },
  {
    form: budget.budgetExpenses,
    parts: [
      [
        {
          ...EXPENSES,
          without: ["机关运行经费", "上年合计", "上年出国", "上年公车小计", "上年购置", "上年运行", "上年接待"],
        },
      ],
    ],
    landscape: true,
  },
  {
    form: budget.budgetFunds,
    parts: [
      [
        {
          ...SUBJECTS,
          labels: ["类", "款", "项", "name"],
          spans: [
            ["项目", "类", "name"],
            ["科目编码", "类", "项"],
          ],
          blank: 8,
        },
      ],
    ],
  },
  { form: budget.budgetFundExpenses, parts: [[EXPENSES]], landscape: true },
  {
    form: budget.budgetStateCapital,
    parts: [
      [
        {
          ...SUBJECTS,
          spans: [
            ["项目", "类", "name"],
            ["科目编码", "类", "项"],
          ],
          blank: 8,
        },
      ],
    ],
  },
];
