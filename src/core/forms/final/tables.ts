import { form, type Block } from "../form.ts";
import {
  ECONOMIC_CODES,
  ECONOMIC_NAMES,
  FUNCTIONAL_CODES,
  FUNCTIONAL_NAMES,
  LEVELS,
  LINE_NAMES,
} from "../shared/labels.ts";
import { ECONOMIC_CLASSES, FINAL_CLASSES, FUND_CLASSES, STATE_CAPITAL_CLASSES, TOTAL } from "../shared/lines.ts";
import { inferred, printed } from "../shared/sources.ts";

// 部门（单位）决算 公开01–11表, editions 2023 and 2024; then what other sets print besides.

const QINGHAI = printed("000", "003");

const AMOUNT = ["金额", "决算数"] as const;
const LINE_LABELS = { name: LINE_NAMES, number: ["行次"] } as const;
/** What other places print besides. */
const ELSEWHERE = inferred("青海没有这一项；别处的目录和公开的表里有");
const SUBJECT_LABELS = { code: ["功能分类科目代码", ...FUNCTIONAL_CODES], ...LEVELS, name: FUNCTIONAL_NAMES } as const;
const INCOME = ["收入", "收入决算数", "本年收入"] as const;
const SPENDING = ["支出", "支出决算数", "本年支出"] as const;
const CARRIED_LABELS = [
  "使用非财政拨款结余(含专用结余)",
  "使用非财政拨款结余和专用结余",
  "用事业基金弥补收支差额",
  "使用专用结余",
] as const;

/** 公开01表 */
export const overview = form({
  no: "公开01表",
  kind: "决算",
  titles: ["收入支出决算总表", "收入支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          {
            name: "财政拨款收入",
            labels: ["财政拨款"],
            group: "各项收入",
            parts: "财政拨款",
            varies: true,
            source: ELSEWHERE,
          },
          { name: "一般公共预算财政拨款收入", labels: ["一般公共预算财政拨款"], group: "财政拨款" },
          { name: "政府性基金预算财政拨款收入", labels: ["政府性基金预算财政拨款"], group: "财政拨款" },
          { name: "国有资本经营预算财政拨款收入", labels: ["国有资本经营预算财政拨款"], group: "财政拨款" },
          { name: "上级补助收入", group: "各项收入" },
          { name: "事业收入", group: "各项收入" },
          { name: "经营收入", group: "各项收入" },
          { name: "附属单位上缴收入", group: "各项收入" },
          { name: "其他收入", group: "各项收入" },
          { name: "本年收入合计" },
          {
            name: "使用非财政拨款结余",
            labels: CARRIED_LABELS,
            wording: [
              { since: 2023, words: "使用非财政拨款结余" },
              { since: 2024, words: "使用非财政拨款结余（含专用结余）" },
            ],
          },
          { name: "年初结转和结余" },
          { name: "总计", labels: ["收入总计", "合计"] },
        ],
        columns: [{ name: "金额", headings: AMOUNT }],
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          ...FINAL_CLASSES,
          { name: "本年支出合计" },
          { name: "结余分配" },
          { name: "年末结转和结余" },
          { name: "总计", labels: ["支出总计", "合计"] },
        ],
        columns: [{ name: "金额", headings: AMOUNT }],
      },
    ],
  ],
});

/** 公开02表 */
export const income = form({
  no: "公开02表",
  kind: "决算",
  titles: ["收入决算表", "收入决算总表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: ["其中:教育收费", "教育收费"],
        columns: [
          { name: "本年收入合计", headings: ["本年收入合计", "合计", "收入合计", "总计"] },
          { name: "财政拨款收入" },
          { name: "上级补助收入" },
          { name: "事业收入" },
          { name: "经营收入" },
          { name: "附属单位上缴收入" },
          { name: "其他收入" },
        ],
      },
    ],
  ],
});

/** 公开03表 */
export const expenditure = form({
  no: "公开03表",
  kind: "决算",
  titles: ["支出决算表", "支出决算总表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "本年支出合计", headings: ["本年支出合计", "合计", "支出合计", "总计"] },
          { name: "基本支出" },
          { name: "项目支出" },
          { name: "上缴上级支出" },
          { name: "经营支出" },
          { name: "对附属单位补助支出" },
        ],
      },
    ],
  ],
});

/** 公开04表 */
export const appropriation = form({
  no: "公开04表",
  kind: "决算",
  titles: ["财政拨款收入支出决算总表", "财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          { name: "一般公共预算财政拨款", group: "本年收入" },
          { name: "政府性基金预算财政拨款", group: "本年收入" },
          { name: "国有资本经营预算财政拨款", group: "本年收入" },
          { name: "本年收入合计" },
          { name: "年初财政拨款结转和结余" },
          { name: "年初一般公共预算财政拨款", labels: ["一般公共预算财政拨款"], group: "年初结转" },
          { name: "年初政府性基金预算财政拨款", labels: ["政府性基金预算财政拨款"], group: "年初结转" },
          { name: "年初国有资本经营预算财政拨款", labels: ["国有资本经营预算财政拨款"], group: "年初结转" },
          { name: "总计", labels: ["收入总计", "合计"] },
        ],
        columns: [{ name: "金额", headings: AMOUNT }],
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          ...FINAL_CLASSES,
          { name: "本年支出合计" },
          { name: "年末财政拨款结转和结余" },
          { name: "总计", labels: ["支出总计", "合计"] },
        ],
        columns: [
          { name: "合计", headings: ["合计", "小计"] },
          { name: "一般公共预算财政拨款" },
          { name: "政府性基金预算财政拨款" },
          { name: "国有资本经营预算财政拨款" },
        ],
      },
    ],
  ],
});

/** 公开05表 */
export const general = form({
  no: "公开05表",
  kind: "决算",
  titles: ["一般公共预算财政拨款支出决算表", "一般公共预算财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "年初结转和结余", varies: true, titled: true, source: ELSEWHERE },
          { name: "本年收入", varies: true, titled: true, source: ELSEWHERE },
          {
            name: "小计",
            headings: ["小计", "合计", "本年支出合计", "本年支出"],
            parts: ["基本支出", "项目支出"],
          },
          { name: "基本支出", parts: ["人员经费", "公用经费"] },
          { name: "人员经费", varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: ["公用经费", "日常公用经费"], varies: true, source: ELSEWHERE },
          { name: "项目支出" },
          { name: "年末结转和结余", varies: true, titled: true, source: ELSEWHERE },
        ],
      },
    ],
  ],
});

/** 公开06表 */
export const basic = form({
  no: "公开06表",
  kind: "决算",
  titles: ["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"],
  wording: [
    { since: 2023, words: "一般公共预算财政拨款基本支出决算表" },
    { since: 2024, words: "一般公共预算财政拨款基本支出决算明细表" },
  ],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: { code: ["科目代码", ...ECONOMIC_CODES], ...LEVELS, name: ECONOMIC_NAMES },
        lines: [
          { name: "合计", labels: ["总计"], varies: true, source: ELSEWHERE },
          { name: "人员经费合计", labels: ["人员经费小计"], varies: true },
          { name: "公用经费合计", labels: ["公用经费小计"], varies: true },
        ],
        columns: [
          {
            name: "金额",
            headings: [...AMOUNT, "合计", "小计", "本年支出合计"],
            wording: [
              { since: 2023, words: "金额" },
              { since: 2024, words: "决算数" },
            ],
          },
          { name: "人员经费", varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: ["公用经费", "日常公用经费"], varies: true, source: ELSEWHERE },
        ],
        repeats: 3,
      },
    ],
  ],
});

/** 公开07表 and 公开08表 have one layout. */
const FUND_BLOCK = {
  name: "收支",
  rows: "functional",
  labels: SUBJECT_LABELS,
  lines: TOTAL,
  columns: [
    { name: "年初结转和结余", varies: true },
    { name: "本年收入", varies: true },
    { name: "小计", headings: ["小计", "合计", "本年支出合计"], under: ["本年支出"] },
    { name: "基本支出" },
    { name: "项目支出" },
    { name: "年末结转和结余", varies: true },
  ],
} as const satisfies Block;

/** 公开07表 */
export const funds = form({
  no: "公开07表",
  kind: "决算",
  titles: ["政府性基金预算财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [[{ ...FUND_BLOCK, classes: FUND_CLASSES }]],
});

/** 公开08表 */
export const stateCapital = form({
  no: "公开08表",
  kind: "决算",
  titles: ["国有资本经营预算财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [[{ ...FUND_BLOCK, classes: STATE_CAPITAL_CLASSES }]],
});

const ABROAD = ["因公出国(境)费", "因公出国(境)费用"] as const;
const ABROAD_WORDING = [
  { since: 2023, words: "因公出国（境）费" },
  { since: 2024, words: "因公出国（境）费用" },
] as const;
const CAR_BUYING = ["公务用车购置费", "购置费"] as const;
const CAR_RUNNING = ["公务用车运行维护费", "公务用车运行费", "运行维护费", "运行费"] as const;
const PLANNED = ["“三公”经费预算数", "预算数", "全年预算数", "年初预算数"] as const;
const SPENT = ["“三公”经费决算数", "决算数", "决算支出数", "支出决算数"] as const;

const EXPENSES_TOTAL = ["合计", "“三公”经费合计"] as const;

/** 公开09表 */
export const publicExpenses = form({
  no: "公开09表",
  kind: "决算",
  titles: ["财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "三公",
        rows: "single",
        labels: {},
        lines: [{ name: "金额" }],
        prose: ["会议费", "培训费"],
        columns: [
          { name: "预算合计", headings: EXPENSES_TOTAL, under: PLANNED },
          { name: "预算出国", headings: ABROAD, wording: ABROAD_WORDING, under: PLANNED },
          { name: "预算公车小计", headings: ["小计"], under: PLANNED },
          { name: "预算购置", headings: CAR_BUYING, under: PLANNED },
          { name: "预算运行", headings: CAR_RUNNING, under: PLANNED },
          { name: "预算接待", headings: ["公务接待费"], under: PLANNED },
          { name: "决算合计", headings: EXPENSES_TOTAL, under: SPENT },
          { name: "决算出国", headings: ABROAD, wording: ABROAD_WORDING, under: SPENT },
          { name: "决算公车小计", headings: ["小计"], under: SPENT },
          { name: "决算购置", headings: CAR_BUYING, under: SPENT },
          { name: "决算运行", headings: CAR_RUNNING, under: SPENT },
          { name: "决算接待", headings: ["公务接待费"], under: SPENT },
        ],
      },
    ],
    [
      {
        name: "统计数左",
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          { name: "因公出国团组数", labels: ["因公出国(境)团组数(个)", "因公出国(境)团组数"] },
          { name: "公务用车购置数", labels: ["公务用车购置数(辆)", "公务用车购置数量(辆)"] },
          { name: "国内公务接待批次", labels: ["国内公务接待批次(个)", "国内公务接待批次(批)"] },
        ],
        columns: [{ name: "统计数" }],
        counts: true,
        varies: true,
      },
      {
        name: "统计数右",
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          {
            name: "因公出国人数",
            labels: ["因公出国(境)人数(人)", "因公出国(境)人次(人)", "因公出国(境)人次数(人)", "因公出国(境)人数"],
            wording: [
              { since: 2023, words: "因公出国（境）人数（人）" },
              { since: 2024, words: "因公出国（境）人次（人）" },
            ],
          },
          { name: "公务用车保有量", labels: ["公务用车保有量(辆)", "公务用车保有数量(辆)"] },
          { name: "国内公务接待人次", labels: ["国内公务接待人次(人)"] },
        ],
        columns: [{ name: "统计数" }],
        counts: true,
        varies: true,
      },
    ],
  ],
});

/** 公开10表 */
export const running = form({
  no: "公开10表",
  kind: "决算",
  titles: ["机关运行经费支出情况表", "机关运行经费支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: { code: ["经济分类编码", ...ECONOMIC_CODES], name: ["经济分类名称", ...ECONOMIC_NAMES] },
        lines: TOTAL,
        columns: [{ name: "决算数", headings: ["机关运行经费支出决算数", "决算数", "金额"] }],
      },
    ],
  ],
});

/** 公开11表 */
export const procurement = form({
  no: "公开11表",
  kind: "决算",
  titles: ["政府采购支出情况表", "政府采购情况表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "采购",
        rows: "lines",
        labels: { name: ["政府采购支出信息", "项目"], number: ["行次"] },
        lines: [
          { name: "政府采购支出合计" },
          { name: "政府采购货物支出" },
          { name: "政府采购工程支出" },
          { name: "政府采购服务支出" },
          { name: "政府采购授予中小企业合同金额" },
          { name: "授予小微企业合同金额" },
        ],
        columns: [{ name: "金额" }],
      },
    ],
  ],
});

const ECONOMIC_LABELS = { code: ECONOMIC_CODES, ...LEVELS, name: ECONOMIC_NAMES } as const;

const GENERAL = ["一般公共预算财政拨款", "一般公共预算", "一般公共预算财政拨款支出"] as const;
const FUNDS = ["政府性基金预算财政拨款", "政府性基金预算", "政府性基金预算财政拨款支出"] as const;
const STATE_CAPITAL = ["国有资本经营预算财政拨款", "国有资本经营预算", "国有资本经营预算财政拨款支出"] as const;
const TOTAL_OF = ["小计", "合计"] as const;

/** 四川决算 五 */
export const detail = form({
  no: "四川公开05表",
  kind: "决算",
  titles: ["财政拨款支出决算明细表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；行、栏依 004 目录中同一位置的财政拨款支出预算表（部门经济分类科目）"),
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "总计", "本年支出合计"] },
          { name: "一般小计", headings: [...TOTAL_OF, ...GENERAL], under: GENERAL },
          { name: "一般基本", headings: ["基本支出"], under: GENERAL },
          { name: "一般项目", headings: ["项目支出"], under: GENERAL },
          { name: "基金小计", headings: [...TOTAL_OF, ...FUNDS], under: FUNDS },
          { name: "基金基本", headings: ["基本支出"], under: FUNDS, optional: true },
          { name: "基金项目", headings: ["项目支出"], under: FUNDS, optional: true },
          { name: "国资小计", headings: [...TOTAL_OF, ...STATE_CAPITAL], under: STATE_CAPITAL },
          { name: "国资基本", headings: ["基本支出"], under: STATE_CAPITAL, optional: true },
          { name: "国资项目", headings: ["项目支出"], under: STATE_CAPITAL, optional: true },
        ],
      },
    ],
  ],
});

/** 四川决算 七 */
export const generalDetail = form({
  no: "四川公开07表",
  kind: "决算",
  titles: ["一般公共预算财政拨款支出决算明细表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；行、栏依财政部决算报表中的同名表（财决08表），各款的栏可印可不印"),
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: ["合计", "总计", "本年支出合计"] }, ...ECONOMIC_CLASSES],
      },
    ],
  ],
});

/** 四川决算 九 */
export const generalProjects = form({
  no: "四川公开09表",
  kind: "决算",
  titles: ["一般公共预算财政拨款项目支出决算表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；行、栏依 004 的一般公共预算项目支出预算表，没有项目的只列科目"),
  parts: [
    [
      {
        name: "支出",
        rows: "projects",
        labels: {
          ...SUBJECT_LABELS,
          unitCode: ["单位代码", "单位编码"],
          name: ["科目名称", "功能分类科目名称", "项目名称", "科目(项目)名称", "科目名称(项目)", "单位名称(科目)"],
        },
        lines: TOTAL,
        columns: [{ name: "金额", headings: ["金额", "合计", "决算数", "小计", "项目支出", "本年支出合计"] }],
      },
    ],
  ],
});

/** 四川决算 十二, and 公开08表 of sets that publish spending alone. */
export const stateCapitalSpending = form({
  no: "四川公开12表",
  kind: "决算",
  titles: ["国有资本经营预算财政拨款支出决算表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；栏依 000、003 的公开08表中本年支出各栏"),
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        classes: STATE_CAPITAL_CLASSES,
        lines: TOTAL,
        columns: [
          { name: "小计", headings: ["小计", "合计", "本年支出合计"] },
          { name: "基本支出" },
          { name: "项目支出" },
        ],
      },
    ],
  ],
});

const EXPENSES = ["“三公”经费", "一般公共预算财政拨款安排的“三公”经费", "财政拨款安排的“三公”经费"] as const;
const CARS = ["公务用车购置及运行维护费", "公务用车购置及运行费", "公务用车购置和运行维护费"] as const;

/** 陕西决算 七: “三公” with 会议费 and 培训费 */
export const expensesAndMeetings = form({
  no: "陕西公开07表",
  kind: "决算",
  titles: [
    "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
    "一般公共预算财政拨款“三公”经费及会议费培训费支出决算表",
    "财政拨款“三公”经费及会议费、培训费支出决算表",
    "“三公”经费及会议费、培训费支出决算表",
  ],
  titleOnly: true,
  source: inferred("表名见陕西柞水县审计局 2020 年部门决算的目录；栏依 000、003 的公开09表，加会议费、培训费两栏"),
  parts: [
    [
      {
        name: "费用",
        rows: "lines",
        labels: { name: ["项目"], number: ["行次"] },
        lines: [
          { name: "预算数", labels: ["全年预算数", "年初预算数"] },
          { name: "决算数" },
          { name: "增减额", labels: ["增减数"], optional: true },
          { name: "增减率", labels: ["增减率(%)", "增减比例", "增减幅度"], optional: true, rates: true },
        ],
        columns: [
          { name: "合计", optional: true },
          {
            name: "三公小计",
            headings: ["小计", "“三公”经费小计", "“三公”经费合计", ...EXPENSES],
            under: EXPENSES,
            parts: ["出国", "公车小计", "接待"],
          },
          { name: "出国", headings: ABROAD, under: EXPENSES },
          { name: "公车小计", headings: ["小计"], under: CARS, parts: ["购置", "运行"] },
          { name: "购置", headings: CAR_BUYING, under: CARS },
          { name: "运行", headings: CAR_RUNNING, under: CARS },
          { name: "接待", headings: ["公务接待费"], under: EXPENSES },
          { name: "会议费" },
          { name: "培训费" },
        ],
      },
    ],
  ],
});

const counted = (names: readonly string[], unit: string): readonly string[] =>
  names.flatMap((name) => [`${name}(${unit})`, name]);

/** “三公” one kind below the other, with the counts and 机关运行经费 below them where a place prints them so. */
export const expenseList = form({
  no: "“三公”经费决算表（竖排）",
  kind: "决算",
  titles: ["“三公”经费支出决算情况表", "“三公”经费、行政参公单位机关运行经费情况表"],
  titleOnly: true,
  source: ELSEWHERE,
  parts: [
    [
      {
        name: "三公",
        rows: "lines",
        labels: { name: ["项目", "“三公”经费项目", "费用项目", "内容"], number: ["行次", "序号"] },
        lines: [
          {
            name: "合计",
            labels: [
              "总计",
              "共计",
              "支出合计",
              "“三公”经费支出合计",
              "“三公”经费合计",
              "“三公”经费",
              "“三公”经费支出",
            ],
          },
          { name: "出国", labels: [...ABROAD, "因公出国(境)"], group: "三公" },
          { name: "公车小计", labels: [...CARS, "公务用车费", "公务用车费用"], group: "三公", parts: "公车" },
          { name: "购置", labels: [...CAR_BUYING, "公务用车购置"], group: "公车" },
          { name: "运行", labels: [...CAR_RUNNING, "公务用车运行"], group: "公车" },
          { name: "接待", labels: ["公务接待费", "公务接待费用"], group: "三公" },
          ...(["国内接待费", "国(境)外接待费", "外事接待费"] as const).map(
            (name) => ({ name, labels: [`其中:${name}`], varies: true, source: ELSEWHERE }) as const,
          ),
          ...(
            [
              ["因公出国团组数", ["因公出国(境)团组数", "因公出国(境)团组"], "个"],
              ["因公出国人数", ["因公出国(境)人次数", "因公出国(境)人数", "因公出国(境)人次"], "人"],
              ["公务用车购置数", ["公务用车购置数", "公务用车购置数量"], "辆"],
              ["公务用车保有量", ["公务用车保有量", "公务用车保有数量"], "辆"],
              ["国内公务接待批次", ["国内公务接待批次", "公务接待批次"], "个"],
              ["国内公务接待人次", ["国内公务接待人次", "公务接待人次"], "人"],
            ] as const
          ).map(
            ([name, labels, unit]) =>
              ({ name, labels: counted(labels, unit), varies: true, rates: true, source: ELSEWHERE }) as const,
          ),
          { name: "机关运行经费", varies: true, source: ELSEWHERE },
        ],
        prose: ["统计数", "增减额", "增减率", "备注", "上年决算数"],
        columns: [
          { name: "预算数", headings: [...PLANNED, "本年预算数"] },
          { name: "决算数", headings: [...SPENT, "本年决算数"] },
        ],
      },
    ],
  ],
});
