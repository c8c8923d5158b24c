import { form, type Block } from "../form.ts";
import { FINAL_CLASSES, TOTAL } from "./lines.ts";

// 部门（单位）决算 公开01–11表, editions 2023 and 2024.

const AMOUNT = ["金额", "决算数"] as const;
const LINE_LABELS = { name: ["项目"], number: ["行次"] } as const;
const SUBJECT_LABELS = {
  code: [
    "功能分类科目代码",
    "科目代码",
    "功能分类",
    "功能分类科目编码",
    "支出功能分类科目编码",
    "科目编码",
    "科目代码编码",
  ],
  类: ["类"],
  款: ["款"],
  项: ["项"],
  name: ["科目名称", "功能分类科目名称"],
} as const;
const INCOME = ["收入"] as const;
const SPENDING = ["支出"] as const;
const CARRIED_LABELS = ["使用非财政拨款结余(含专用结余)", "用事业基金弥补收支差额", "使用专用结余"] as const;

/** 公开01表 */
export const overview = form({
  no: "公开01表",
  kind: "决算",
  titles: ["收入支出决算总表", "收入支出决算表"],
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          { name: "一般公共预算财政拨款收入", labels: ["财政拨款收入"], group: "各项收入" },
          { name: "政府性基金预算财政拨款收入", group: "各项收入" },
          { name: "国有资本经营预算财政拨款收入", group: "各项收入" },
          { name: "上级补助收入", group: "各项收入" },
          { name: "事业收入", group: "各项收入" },
          { name: "经营收入", group: "各项收入" },
          { name: "附属单位上缴收入", group: "各项收入" },
          { name: "其他收入", group: "各项收入" },
          { name: "本年收入合计" },
          { name: "使用非财政拨款结余", labels: CARRIED_LABELS },
          { name: "年初结转和结余" },
          { name: "总计", labels: ["收入总计"] },
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
          { name: "总计", labels: ["支出总计"] },
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
  parts: [
    [
      {
        name: "收入",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "本年收入合计" },
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
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "本年支出合计" },
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
          { name: "总计", labels: ["收入总计"] },
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
          { name: "总计", labels: ["支出总计"] },
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
  titles: ["一般公共预算财政拨款支出决算表"],
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [{ name: "小计", headings: ["小计", "合计"] }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});

/** 公开06表 */
export const basic = form({
  no: "公开06表",
  kind: "决算",
  titles: ["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"],
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: {
          code: ["科目代码", "科目编码", "经济分类科目编码", "经济分类科目代码"],
          name: ["科目名称", "经济分类科目名称"],
        },
        lines: [{ name: "人员经费合计" }, { name: "公用经费合计" }],
        columns: [{ name: "金额", headings: AMOUNT }],
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
    { name: "年初结转和结余" },
    { name: "本年收入" },
    { name: "小计", headings: ["小计"], under: ["本年支出"] },
    { name: "基本支出" },
    { name: "项目支出" },
    { name: "年末结转和结余" },
  ],
} as const satisfies Block;

/** 公开07表 */
export const funds = form({
  no: "公开07表",
  kind: "决算",
  titles: ["政府性基金预算财政拨款收入支出决算表"],
  parts: [[FUND_BLOCK]],
});

/** 公开08表 */
export const stateCapital = form({
  no: "公开08表",
  kind: "决算",
  titles: ["国有资本经营预算财政拨款收入支出决算表"],
  parts: [[FUND_BLOCK]],
});

const ABROAD = ["因公出国(境)费", "因公出国(境)费用"] as const;
const CAR_BUYING = ["公务用车购置费", "购置费"] as const;
const CAR_RUNNING = ["公务用车运行维护费", "公务用车运行费", "运行维护费", "运行费"] as const;
const PLANNED = ["“三公”经费预算数", "预算数", "全年预算数"] as const;
const SPENT = ["“三公”经费决算数", "决算数"] as const;

/** 公开09表 */
export const publicExpenses = form({
  no: "公开09表",
  kind: "决算",
  titles: ["财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"],
  parts: [
    [
      {
        name: "三公",
        rows: "single",
        labels: {},
        lines: [{ name: "金额" }],
        columns: [
          { name: "预算合计", headings: ["合计"], under: PLANNED },
          { name: "预算出国", headings: ABROAD, under: PLANNED },
          { name: "预算公车小计", headings: ["小计"], under: PLANNED },
          { name: "预算购置", headings: CAR_BUYING, under: PLANNED },
          { name: "预算运行", headings: CAR_RUNNING, under: PLANNED },
          { name: "预算接待", headings: ["公务接待费"], under: PLANNED },
          { name: "决算合计", headings: ["合计"], under: SPENT },
          { name: "决算出国", headings: ABROAD, under: SPENT },
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
      },
      {
        name: "统计数右",
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          {
            name: "因公出国人数",
            labels: ["因公出国(境)人数(人)", "因公出国(境)人次(人)", "因公出国(境)人次数(人)", "因公出国(境)人数"],
          },
          { name: "公务用车保有量", labels: ["公务用车保有量(辆)", "公务用车保有数量(辆)"] },
          { name: "国内公务接待人次", labels: ["国内公务接待人次(人)"] },
        ],
        columns: [{ name: "统计数" }],
        counts: true,
      },
    ],
  ],
});

/** 公开10表 */
export const running = form({
  no: "公开10表",
  kind: "决算",
  titles: ["机关运行经费支出情况表", "机关运行经费支出决算表"],
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: {
          code: ["经济分类编码", "科目代码", "科目编码", "经济分类科目编码"],
          name: ["经济分类名称", "科目名称", "经济分类科目名称"],
        },
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
