import { form } from "../form.ts";
import {
  ECONOMIC_CODES,
  ECONOMIC_NAMES,
  FUNCTIONAL_CODES,
  FUNCTIONAL_NAMES,
  FUND_PURSE,
  GENERAL_PURSE,
  LEVELS,
  LINE_NAMES,
  STATE_CAPITAL_PURSE,
  UNIT_CODES,
  UNIT_NAMES,
} from "../shared/labels.ts";
import { BUDGET_CLASSES, FUND_CLASSES, OTHER_CLASSES, STATE_CAPITAL_CLASSES, TOTAL } from "../shared/lines.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）预算, the twelve tables of amounts of the 四川 set (2023), with what other places print instead (`varies`).
// Only 表1 and 表3-1 of 四川 print their number; the others follow the order of the contents.

const SICHUAN = printed("004");
/** What other places print. */
const ELSEWHERE = printed("上海", "中央", "河北", "三公");
/** Columns and lines that 004 has no use for. */
const USUAL = inferred("004 没有这一项；收支要平衡、来源要齐全时应有");

const SUBJECT_LABELS = {
  code: FUNCTIONAL_CODES,
  ...LEVELS,
  unitCode: UNIT_CODES,
  name: [...UNIT_NAMES, ...FUNCTIONAL_NAMES],
} as const;
const ECONOMIC_LABELS = {
  code: ECONOMIC_CODES,
  ...LEVELS,
  unitCode: UNIT_CODES,
  name: [...UNIT_NAMES, ...ECONOMIC_NAMES],
} as const;
const UNIT_LABELS = { unitCode: UNIT_CODES, name: UNIT_NAMES } as const;
const LINE_LABELS = { name: LINE_NAMES, number: ["行次", "序号"] } as const;
const INCOME = ["收入", "本年收入", "财政拨款收入", "收入预算"] as const;
const SPENDING = ["支出", "本年支出", "财政拨款支出", "支出预算"] as const;
const PLAN_WORDS = ["预算数", "金额", "预算金额", "本年预算数", "年初预算数", "本年预算", "预算"] as const;
const PLAN = [{ name: "预算数", headings: PLAN_WORDS }] as const;
/** Brought forward, and used of what was saved. */
const BROUGHT_LINES = [
  "上年结转资金",
  "上年结余结转",
  "上年财政拨款结转",
  "年初结转",
  "上年结转结余",
  "上年结转和结余",
  "上年结转收入",
  "年初结转和结余",
  "年初结转结余",
  "上年结余",
  "上年结余(转)",
  "上年结转(结余)",
  "上年结转及结余",
] as const;
const CARRIED_LINES = [
  "年终结转",
  "年终结转结余",
  "结转下年支出",
  "年末结转和结余",
  "年末结转结余",
  "结转结余下年",
] as const;

const SPECIAL = [
  "财政专户管理资金收入",
  "财政专户管理资金",
  "财政专户拨款收入",
  "财政专户管理的资金",
  "财政专户核拨资金",
  "专户资金",
  "教育收费资金收入",
  "纳入专户管理的非税收入",
  "纳入财政专户管理的非税收入",
] as const;
const UNIT_MONEY = ["单位资金", "单位资金收入", "单位其他资金"] as const;
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

/** Spending that only some units have, or that a table of 财政拨款 has not. */
const OTHER_SPENDING = [
  { name: "上缴上级支出", optional: true, varies: true, source: ELSEWHERE },
  {
    name: "事业单位经营支出",
    headings: ["事业单位经营支出", "经营支出"],
    optional: true,
    varies: true,
    source: ELSEWHERE,
  },
  { name: "对附属单位补助支出", optional: true, varies: true, source: ELSEWHERE },
] as const;

/** Columns of the difference from last year, which are not read. */
const DIFFERENCE = [
  "增减额",
  "增减",
  "增减%",
  "增减率",
  "增减比例",
  "增减幅度",
  "增减金额",
  "增、减金额",
  "增、减幅度",
  "增减变化率",
] as const;
const COMPARED = [
  "上年执行数",
  "上年预算数",
  "上年决算数",
  "上年",
  "上年执行",
  "上年预算",
  "上年年初预算数",
  "上年预算执行数",
  ...DIFFERENCE,
] as const;

const STAFF = ["人员经费", "人员支出", "人员类", "人员经费支出", "人员类项目"] as const;
const OPERATING = ["公用经费", "日常公用经费", "公用支出", "日常公用支出", "公用经费支出", "公用类项目"] as const;
const PROJECTS = ["项目支出", "专项业务经费支出", "专项业务经费"] as const;

const ABROAD = ["因公出国(境)费用", "因公出国(境)费", "因公出国(境)"] as const;
const RECEPTION = ["公务接待费", "公务接待费用"] as const;
const CAR_BUYING = ["公务用车购置费", "购置费", "公务用车购置"] as const;
const CAR_RUNNING = ["公务用车运行费", "公务用车运行维护费", "运行费", "运行维护费", "公务用车运行"] as const;
const CARS = [
  "公务用车购置及运行费",
  "公务用车购置及运行维护费",
  "公务用车购置和运行费",
  "公务用车购置和运行维护费",
  "公务用车费",
  "公务用车费用",
] as const;
const EXPENSE_TOTAL = [
  "合计",
  "小计",
  "“三公”经费合计",
  "总计",
  "“三公”经费",
  "共计",
  "“三公”经费总计",
  "“三公”经费支出合计",
  "“三公”经费支出",
] as const;

const EXPENSE_COLUMNS = [
  // “三公”经费 may stand over its kinds as well.
  { name: "合计", headings: EXPENSE_TOTAL, parts: ["出国", "公车小计", "接待"] },
  { name: "出国", headings: ABROAD },
  { name: "公车小计", headings: ["小计", "公务用车小计", "合计"], under: CARS, parts: ["购置", "运行"] },
  { name: "购置", headings: CAR_BUYING },
  // 004 lost this column in print; the form has it.
  {
    name: "运行",
    headings: CAR_RUNNING,
    optional: true,
    source: inferred("004 的文本缺这一栏；公务用车小计之下应有"),
  },
  { name: "接待", headings: RECEPTION },
] as const;

const LAST_YEAR = ["上年预算数", "上年", "上年“三公”经费预算数", "上年年初预算数"] as const;
/** Two years side by side. */
const LAST_YEAR_COLUMNS = [
  { name: "上年合计", headings: EXPENSE_TOTAL },
  { name: "上年出国", headings: ABROAD },
  { name: "上年公车小计", headings: ["小计", "公务用车小计"] },
  { name: "上年购置", headings: CAR_BUYING },
  { name: "上年运行", headings: CAR_RUNNING },
  { name: "上年接待", headings: RECEPTION },
].map((column) => ({ ...column, under: LAST_YEAR, optional: true, varies: true, source: ELSEWHERE }) as const);

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
          {
            name: "本年支出合计",
            labels: ["本年支出小计", "当年支出合计", "当年支出小计", "支出合计"],
            parts: "功能分类",
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

/** 表1-1 */
export const budgetIncome = form({
  no: "单位公开表1-1",
  kind: "预算",
  titles: ["单位收入总表", "部门收入总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "收入",
        rows: "units",
        orRows: ["functional"],
        labels: { ...SUBJECT_LABELS, ...UNIT_LABELS, name: SUBJECT_LABELS.name },
        lines: TOTAL,
        prose: ["其中:教育收费", "教育收费", ...COMPARED],
        columns: [
          { name: "合计", headings: ["合计", "收入合计", "总计"] },
          {
            name: "本年收入",
            headings: ["本年收入", "本年收入合计", "本年收入小计", "本年预算收入", "当年收入"],
            parts: ["财政拨款收入", "财政专户管理资金收入", "单位资金"],
            varies: true,
            source: ELSEWHERE,
          },
          {
            name: "上年结转",
            headings: ["上年结转", ...BROUGHT_LINES],
            parts: [
              "上年一般公共预算",
              "上年政府性基金预算",
              "上年国有资本经营预算",
              "上年财政专户管理资金",
              "上年单位资金",
            ],
            optional: true,
          },
          {
            name: "财政拨款收入",
            headings: ["财政拨款收入", "财政拨款", "财政拨款小计"],
            parts: ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "一般公共预算拨款收入", headings: ["一般公共预算拨款收入", ...GENERAL_PURSE], optional: true },
          {
            name: "政府性基金预算拨款收入",
            headings: ["政府性基金预算拨款收入", ...FUND_PURSE],
            optional: true,
            source: USUAL,
          },
          {
            name: "国有资本经营预算拨款收入",
            headings: ["国有资本经营预算拨款收入", ...STATE_CAPITAL_PURSE],
            optional: true,
            source: USUAL,
          },
          { name: "财政专户管理资金收入", headings: SPECIAL, optional: true },
          {
            name: "单位资金",
            headings: UNIT_MONEY,
            parts: ["事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "事业收入", headings: ["事业收入", "事业收入金额", "事业收入小计"], optional: true, source: USUAL },
          { name: "事业单位经营收入", headings: ["事业单位经营收入", "经营收入"], optional: true, source: USUAL },
          { name: "其他收入", optional: true, source: USUAL },
          { name: "上级补助收入", headings: ["上级补助收入", "上级单位补助收入"], optional: true, source: USUAL },
          { name: "附属单位上缴收入", optional: true, source: USUAL },
          {
            name: "用事业基金弥补收支差额",
            headings: ["用事业基金弥补收支差额", "使用非财政拨款结余", "使用非财政拨款结余(含专用结余)"],
            optional: true,
            source: USUAL,
          },
          ...(
            [
              ["上年一般公共预算", GENERAL_PURSE],
              ["上年政府性基金预算", FUND_PURSE],
              ["上年国有资本经营预算", STATE_CAPITAL_PURSE],
              ["上年财政专户管理资金", SPECIAL],
              ["上年单位资金", UNIT_MONEY],
            ] as const
          ).map(
            ([name, headings]) =>
              ({ name, headings, under: ["上年结转", ...BROUGHT_LINES], varies: true, source: ELSEWHERE }) as const,
          ),
        ],
      },
    ],
  ],
});

/** 表1-2 */
export const budgetExpenditure = form({
  no: "单位公开表1-2",
  kind: "预算",
  titles: ["单位支出总表", "部门支出总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: COMPARED,
        columns: [
          { name: "合计", headings: ["合计", "总计", "支出合计", "本年支出合计", "支出总计"] },
          { name: "基本支出", wide: true, parts: ["人员经费", "公用经费"] },
          { name: "人员经费", headings: STAFF, varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: OPERATING, varies: true, source: ELSEWHERE },
          { name: "项目支出", headings: PROJECTS, wide: true },
          ...OTHER_SPENDING,
          {
            name: "结转下年",
            headings: ["结转下年", ...CARRIED_LINES],
            optional: true,
            varies: true,
            source: ELSEWHERE,
          },
        ],
      },
    ],
  ],
});

/** 表2 */
export const budgetAppropriation = form({
  no: "单位公开表2",
  kind: "预算",
  titles: ["财政拨款收支预算总表", "财政拨款收支总表"],
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
          { name: "本年收入", labels: ["本年收入合计", "本年财政拨款收入"], parts: "本年" },
          { name: "一般公共预算拨款收入", labels: GENERAL_PURSE, group: "本年" },
          { name: "政府性基金预算拨款收入", labels: FUND_PURSE, group: "本年" },
          { name: "国有资本经营预算拨款收入", labels: STATE_CAPITAL_PURSE, group: "本年" },
          { name: "上年结转", labels: BROUGHT_LINES, parts: "上年" },
          { name: "上年一般公共预算拨款收入", labels: ["一般公共预算拨款收入", ...GENERAL_PURSE], group: "上年" },
          { name: "上年政府性基金预算拨款收入", labels: ["政府性基金预算拨款收入", ...FUND_PURSE], group: "上年" },
          {
            name: "上年国有资本经营预算拨款收入",
            labels: ["国有资本经营预算拨款收入", ...STATE_CAPITAL_PURSE],
            group: "上年",
          },
          { name: "收入总计", labels: ["收入合计", "总计"], varies: true, source: ELSEWHERE },
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
          { name: "本年支出", labels: ["本年支出合计", "本年财政拨款支出"], parts: "功能分类" },
          ...BUDGET_CLASSES,
          ...OTHER_CLASSES,
          { name: "结转下年", labels: CARRIED_LINES, optional: true, source: USUAL },
          { name: "支出总计", labels: ["支出合计", "总计"], varies: true, source: ELSEWHERE },
        ],
        columns: [
          { name: "合计", headings: ["合计", "小计", ...PLAN_WORDS] },
          { name: "一般公共预算", headings: GENERAL_PURSE, varies: true },
          { name: "政府性基金预算", headings: FUND_PURSE, varies: true },
          { name: "国有资本经营预算", headings: STATE_CAPITAL_PURSE, optional: true },
        ],
      },
    ],
  ],
});

const THIS_YEAR = ["当年财政拨款安排", "当年财政拨款预算安排", "省级当年财政拨款安排", "本级当年财政拨款安排"] as const;
const BROUGHT = ["上年结转安排", "上年结转", "上年结转结余安排"] as const;
const GENERAL = ["一般公共预算拨款", "一般公共预算", "一般公共预算财政拨款"] as const;
const FUNDS = ["政府性基金安排", "政府性基金预算", "政府性基金预算拨款", "政府性基金预算安排"] as const;
const STATE_CAPITAL = ["国有资本经营预算安排", "国有资本经营预算", "国有资本经营预算拨款"] as const;
const TOTAL_OF = ["小计", "合计"] as const;

/** 表2-1 */
export const budgetDetail = form({
  no: "单位公开表2-1",
  kind: "预算",
  titles: ["财政拨款支出预算表（部门经济分类科目）", "财政拨款支出预算表"],
  titleOnly: true,
  source: inferred("表名印在 004 的目录，文本中缺这张表；行、栏依 004 的表2、表3、表3-1"),
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "总计"] },
          { name: "当年合计", headings: [...TOTAL_OF, ...THIS_YEAR], under: THIS_YEAR },
          { name: "当年一般小计", headings: [...TOTAL_OF, ...GENERAL], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年一般基本", headings: ["基本支出"], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年一般项目", headings: ["项目支出"], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年基金小计", headings: [...TOTAL_OF, ...FUNDS], under: [...THIS_YEAR, ...FUNDS], optional: true },
          { name: "当年基金基本", headings: ["基本支出"], under: [...THIS_YEAR, ...FUNDS], optional: true },
          { name: "当年基金项目", headings: ["项目支出"], under: [...THIS_YEAR, ...FUNDS], optional: true },
          {
            name: "当年国资小计",
            headings: [...TOTAL_OF, ...STATE_CAPITAL],
            under: [...THIS_YEAR, ...STATE_CAPITAL],
            optional: true,
          },
          { name: "当年国资基本", headings: ["基本支出"], under: [...THIS_YEAR, ...STATE_CAPITAL], optional: true },
          { name: "当年国资项目", headings: ["项目支出"], under: [...THIS_YEAR, ...STATE_CAPITAL], optional: true },
          { name: "上年合计", headings: [...TOTAL_OF, ...BROUGHT], under: BROUGHT, optional: true },
          {
            name: "上年一般小计",
            headings: [...TOTAL_OF, ...GENERAL],
            under: [...BROUGHT, ...GENERAL],
            optional: true,
          },
          { name: "上年一般基本", headings: ["基本支出"], under: [...BROUGHT, ...GENERAL], optional: true },
          { name: "上年一般项目", headings: ["项目支出"], under: [...BROUGHT, ...GENERAL], optional: true },
          { name: "上年基金小计", headings: [...TOTAL_OF, ...FUNDS], under: [...BROUGHT, ...FUNDS], optional: true },
          { name: "上年基金基本", headings: ["基本支出"], under: [...BROUGHT, ...FUNDS], optional: true },
          { name: "上年基金项目", headings: ["项目支出"], under: [...BROUGHT, ...FUNDS], optional: true },
          {
            name: "上年国资小计",
            headings: [...TOTAL_OF, ...STATE_CAPITAL],
            under: [...BROUGHT, ...STATE_CAPITAL],
            optional: true,
          },
          { name: "上年国资基本", headings: ["基本支出"], under: [...BROUGHT, ...STATE_CAPITAL], optional: true },
          { name: "上年国资项目", headings: ["项目支出"], under: [...BROUGHT, ...STATE_CAPITAL], optional: true },
        ],
      },
    ],
  ],
});

/** 表3 */
export const budgetGeneral = form({
  no: "单位公开表3",
  kind: "预算",
  titles: ["一般公共预算支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: COMPARED,
        columns: [
          { name: "合计", headings: ["合计", "小计", "总计"] },
          { name: "当年财政拨款安排", varies: true },
          { name: "上年结转安排", varies: true },
          {
            name: "基本支出",
            wide: true,
            parts: ["人员经费", "公用经费"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "人员经费", headings: STAFF, varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: OPERATING, varies: true, source: ELSEWHERE },
          { name: "项目支出", headings: PROJECTS, wide: true, varies: true, source: ELSEWHERE },
        ],
      },
    ],
  ],
});

/** 表3-1 */
export const budgetBasic = form({
  no: "单位公开表3-1",
  kind: "预算",
  titles: ["一般公共预算基本支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "小计", "总计", "预算数", "年初预算数", "本年预算数", "预算"] },
          { name: "人员经费", headings: STAFF, varies: true },
          { name: "公用经费", headings: OPERATING, varies: true },
        ],
      },
    ],
  ],
});

/** 表3-2 */
export const budgetProjects = form({
  no: "单位公开表3-2",
  kind: "预算",
  titles: ["一般公共预算项目支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "projects",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [{ name: "金额", headings: ["金额", "合计"] }],
      },
    ],
  ],
});

/** 表3-3 */
export const budgetExpenses = form({
  no: "单位公开表3-3",
  kind: "预算",
  titles: ["一般公共预算“三公”经费支出预算表", "一般公共预算“三公”经费支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "三公",
        rows: "units",
        orRows: ["single"],
        labels: UNIT_LABELS,
        lines: TOTAL,
        columns: [
          ...EXPENSE_COLUMNS,
          {
            name: "机关运行经费",
            headings: ["机关运行经费预算数", "机关运行经费", "机关运行费"],
            varies: true,
            source: ELSEWHERE,
          },
          ...LAST_YEAR_COLUMNS,
        ],
      },
    ],
  ],
});

/** 表4 */
export const budgetFunds = form({
  no: "单位公开表4",
  kind: "预算",
  titles: ["政府性基金支出预算表", "政府性基金预算支出预算表", "政府性基金预算支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        under: ["本年政府性基金预算支出", "政府性基金预算支出", "政府性基金支出"],
        rows: "functional",
        labels: SUBJECT_LABELS,
        classes: FUND_CLASSES,
        lines: TOTAL,
        columns: [{ name: "合计", headings: ["合计", "小计", "总计"] }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});

/** 表4-1 */
export const budgetFundExpenses = form({
  no: "单位公开表4-1",
  kind: "预算",
  titles: ["政府性基金预算“三公”经费支出预算表", "政府性基金预算“三公”经费支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "三公",
        rows: "units",
        orRows: ["single"],
        labels: UNIT_LABELS,
        lines: TOTAL,
        columns: EXPENSE_COLUMNS,
      },
    ],
  ],
});

/** 表5 */
export const budgetStateCapital = form({
  no: "单位公开表5",
  kind: "预算",
  titles: ["国有资本经营预算支出预算表", "国有资本经营支出预算表", "国有资本经营预算支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        under: ["本年国有资本经营预算支出", "国有资本经营预算支出"],
        rows: "functional",
        labels: SUBJECT_LABELS,
        classes: STATE_CAPITAL_CLASSES,
        lines: TOTAL,
        columns: [{ name: "合计", headings: ["合计", "小计", "总计"] }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});

/** “三公”经费 one below the other, this year or two years side by side. */
export const budgetExpenseList = form({
  no: "“三公”经费表（竖排）",
  kind: "预算",
  titles: ["“三公”经费预算情况表"],
  titleOnly: true,
  source: ELSEWHERE,
  parts: [
    [
      {
        name: "三公",
        rows: "lines",
        labels: { name: ["项目", "“三公”经费项目", "费用项目", "内容"], number: ["行次", "序号"] },
        lines: [
          { name: "合计", labels: [...EXPENSE_TOTAL, "总计", "共计"] },
          { name: "出国", labels: ABROAD, group: "三公" },
          { name: "公车小计", labels: CARS, group: "三公", parts: "公车" },
          { name: "购置", labels: CAR_BUYING, group: "公车" },
          { name: "运行", labels: CAR_RUNNING, group: "公车" },
          { name: "接待", labels: RECEPTION, group: "三公" },
        ],
        prose: ["上年执行数", "上年决算数", ...DIFFERENCE, "备注"],
        columns: [
          { name: "预算数", headings: [...PLAN_WORDS, "“三公”经费预算数", "本年", "本年“三公”经费预算数"] },
          { name: "上年预算数", headings: LAST_YEAR, varies: true },
        ],
      },
    ],
  ],
});
