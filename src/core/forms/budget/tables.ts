import { form } from "../form.ts";
import { BUDGET_CLASSES, TOTAL } from "../shared/lines.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）预算, the twelve tables of amounts of the 四川 set (2023). Only 表1 and 表3-1 print their number; the others follow the order of the contents.

const SICHUAN = printed("004");
/** Columns and lines that 004 has no use for. */
const USUAL = inferred("004 没有这一项；收支要平衡、来源要齐全时应有");

const UNIT_CODE = ["单位代码", "单位编码"] as const;
const SPLIT_LABELS = {
  code: ["科目编码", "科目代码"],
  类: ["类"],
  款: ["款"],
  项: ["项"],
  unitCode: UNIT_CODE,
  name: ["单位名称(科目)", "单位名称", "科目名称"],
} as const;
const UNIT_LABELS = { unitCode: UNIT_CODE, name: ["单位名称(科目)", "单位名称"] } as const;
const INCOME = ["收入"] as const;
const SPENDING = ["支出"] as const;
const PLAN = [{ name: "预算数", headings: ["预算数", "金额"] }] as const;

const EXPENSE_COLUMNS = [
  { name: "合计" },
  { name: "出国", headings: ["因公出国(境)费用", "因公出国(境)费"] },
  { name: "公车小计", headings: ["小计"] },
  { name: "购置", headings: ["公务用车购置费"] },
  // 004 lost this column in print; the form has it.
  {
    name: "运行",
    headings: ["公务用车运行费", "公务用车运行维护费"],
    optional: true,
    source: inferred("004 的文本缺这一栏；公务用车小计之下应有"),
  },
  { name: "接待", headings: ["公务接待费"] },
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
        labels: { name: ["项目"] },
        lines: [
          { name: "一般公共预算拨款收入", group: "各项收入" },
          { name: "政府性基金预算拨款收入", group: "各项收入" },
          { name: "国有资本经营预算拨款收入", group: "各项收入" },
          { name: "事业收入", group: "各项收入" },
          { name: "事业单位经营收入", group: "各项收入" },
          { name: "其他收入", group: "各项收入" },
          { name: "本年收入合计" },
          { name: "上年结转" },
          { name: "收入总计" },
        ],
        columns: PLAN,
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          ...BUDGET_CLASSES,
          { name: "本年支出合计" },
          { name: "结转下年", labels: ["年终结转", "年终结转结余", "结转下年支出"], optional: true, source: USUAL },
          { name: "支出总计" },
        ],
        columns: PLAN,
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
        labels: UNIT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计" },
          { name: "上年结转" },
          { name: "一般公共预算拨款收入" },
          { name: "政府性基金预算拨款收入", optional: true, source: USUAL },
          { name: "国有资本经营预算拨款收入", optional: true, source: USUAL },
          { name: "事业收入", optional: true, source: USUAL },
          { name: "事业单位经营收入", optional: true, source: USUAL },
          { name: "其他收入", optional: true, source: USUAL },
          { name: "上级补助收入", optional: true, source: USUAL },
          { name: "附属单位上缴收入", optional: true, source: USUAL },
          { name: "用事业基金弥补收支差额", optional: true, source: USUAL },
          { name: "财政专户管理资金收入", optional: true },
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
        labels: SPLIT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计" }, { name: "基本支出" }, { name: "项目支出" }],
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
        labels: { name: ["项目"] },
        lines: [
          { name: "本年收入" },
          { name: "一般公共预算拨款收入", group: "本年" },
          { name: "政府性基金预算拨款收入", group: "本年" },
          { name: "国有资本经营预算拨款收入", group: "本年" },
          { name: "上年结转" },
          { name: "上年一般公共预算拨款收入", labels: ["一般公共预算拨款收入"], group: "上年" },
          { name: "上年政府性基金预算拨款收入", labels: ["政府性基金预算拨款收入"], group: "上年" },
          { name: "上年国有资本经营预算拨款收入", labels: ["国有资本经营预算拨款收入"], group: "上年" },
        ],
        columns: PLAN,
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          { name: "本年支出" },
          ...BUDGET_CLASSES,
          { name: "结转下年", labels: ["年终结转结余", "结转下年支出"], optional: true, source: USUAL },
        ],
        columns: [{ name: "合计" }, { name: "一般公共预算" }, { name: "政府性基金预算" }, { name: "国有资本经营预算" }],
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
        labels: SPLIT_LABELS,
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
        labels: SPLIT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计" }, { name: "当年财政拨款安排" }, { name: "上年结转安排" }],
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
        labels: SPLIT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计" }, { name: "人员经费" }, { name: "公用经费" }],
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
        labels: SPLIT_LABELS,
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
  parts: [[{ name: "三公", rows: "units", labels: UNIT_LABELS, lines: TOTAL, columns: EXPENSE_COLUMNS }]],
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
        under: ["本年政府性基金预算支出"],
        rows: "functional",
        labels: SPLIT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计" }, { name: "基本支出" }, { name: "项目支出" }],
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
  parts: [[{ name: "三公", rows: "units", labels: UNIT_LABELS, lines: TOTAL, columns: EXPENSE_COLUMNS }]],
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
        under: ["本年国有资本经营预算支出"],
        rows: "functional",
        labels: SPLIT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计" }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});
