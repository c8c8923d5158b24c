import { form, type Line } from "../form.ts";
import { printed } from "../shared/sources.ts";

// 绩效表: what a unit published of the aims of its projects with its 预算, and of their marks with its 决算.

const SOURCES = [
  { name: "年度资金总额", labels: ["总额", "资金总额", "项目资金总额", "年度资金总额:"] },
  {
    name: "当年财政拨款",
    labels: ["财政资金", "本年财政拨款", "财政拨款", "财政拨款资金", "当年财政拨款:"],
    group: "来源",
    optional: true,
  },
  { name: "上年结转资金", labels: ["上年结转", "上年结转结余资金", "上年结转资金:"], group: "来源", optional: true },
  // 四川 tells these two from 其他资金.
  { name: "财政专户管理资金", labels: ["财政专户资金"], group: "来源", optional: true },
  { name: "单位资金", labels: ["单位自有资金", "自有资金"], group: "来源", optional: true },
  { name: "其他资金", labels: ["其他", "其他资金:"], group: "来源", optional: true },
] as const satisfies readonly Line[];

const LEVELS_OF_GOVERNMENT = [
  { name: "中央安排", labels: ["中央安排:"], group: "来源", optional: true },
  {
    name: "自治区安排",
    labels: ["自治区安排:", "省安排", "省级安排", "省(自治区)安排", "省(区、市)安排"],
    group: "来源",
    optional: true,
  },
  {
    name: "地（州、市）安排",
    labels: ["地(州、市)安排:", "地(市、州)安排", "市(州)安排", "市级安排"],
    group: "来源",
    optional: true,
  },
  {
    name: "县（市、区）安排",
    labels: ["县(市、区)安排:", "县(区、市)安排", "县级安排", "县(区)安排"],
    group: "来源",
    optional: true,
  },
  { name: "其他", labels: ["其他:", "其他资金", "其他资金安排"], group: "来源", optional: true },
  { name: "合计", labels: ["总计", "合计:", "年度资金总额", "年度资金总额:", "年度预算资金总额"] },
] as const satisfies readonly Line[];

const TOTAL_SCORE = [
  { name: "总分", labels: ["总得分", "合计", "总计", "总分合计"] },
] as const satisfies readonly Line[];

const MONEY = [
  { name: "年初预算数", headings: ["年初预算数", "年初预算"] },
  {
    name: "全年预算数",
    headings: ["全年预算数", "预算数(调整后)", "全年预算", "调整后预算数", "调整预算数", "全年(调整)预算数", "预算数"],
  },
  { name: "全年执行数", headings: ["全年执行数", "预算执行数", "执行数", "全年执行", "实际执行数"] },
] as const;
const EXECUTION = [{ name: "执行" }] as const satisfies readonly Line[];
const RATE = [{ name: "执行率", headings: ["执行率", "预算执行率"] }] as const;
const POINTS = ["分值", "指标分值权重", "指标分值", "分值权重", "权重", "指标权重"] as const;
const SCORE = ["得分", "指标得分", "自评得分", "自评分"] as const;

const LEVELS = { 一级: ["一级指标"], 二级: ["二级指标"], name: ["三级指标"] } as const;
const TARGET = ["年度指标值", "指标值", "预期指标值", "目标值", "年度目标值", "绩效目标值"] as const;
const ACTUAL = [
  "实际完成值",
  "指标实际完成值",
  "实际完成指标值",
  "全年实际完成值",
  "全年完成值",
  "完成值",
  "实际完成情况",
] as const;
const SCORING = ["指标赋分规则", "赋分规则", "评分标准", "计分标准", "指标说明及评分标准"] as const;
const REMARKS = [
  "绩效指标",
  "年度绩效指标",
  "年度绩效指标完成情况",
  "绩效指标完成情况",
  "指标值设置依据",
  "指标设定依据",
  "上年完成值",
  "佐证资料",
  "指标说明",
  "指标解释",
  "序号",
  "原因",
  "是否核心指标",
  "度量单位",
  "计量单位",
  "指标性质",
  "指标方向性",
  "偏差原因分析及改进措施",
  "偏差原因分析",
  "未完成原因分析",
  "未完成原因及改进措施",
  "备注",
] as const;

/** 青海 prints 8 columns of indicators, 新疆 13; the words of the heads are different, the table is the same. */
export const selfEvaluation = form({
  no: "项目支出绩效自评表",
  kind: "绩效",
  with: "决算",
  of: "项目",
  source: printed("002", "003"),
  titles: [
    "项目支出绩效自评表",
    "部门预算项目支出绩效自评表",
    "单位预算项目支出绩效自评表",
    "预算项目支出绩效自评表",
    "项目支出绩效目标自评表",
    "项目绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "lines",
        labels: { name: ["资金来源", "项目资金", "项目资金(万元)", "预算执行情况", "年度预算数", "年度预算数(万元)"] },
        wide: true,
        lines: SOURCES,
        columns: MONEY,
      },
      {
        name: "资金得分",
        unit: "分",
        beside: "资金",
        rows: "lines",
        labels: {},
        lines: SOURCES,
        columns: [
          { name: "分值", headings: POINTS },
          { name: "得分", headings: SCORE },
        ],
      },
      { name: "执行率", unit: "%", beside: "资金", rows: "lines", labels: {}, lines: SOURCES, columns: RATE },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET, actual: ACTUAL, scoring: SCORING },
        prose: REMARKS,
        lines: TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS },
          { name: "得分", headings: SCORE },
        ],
      },
      {
        name: "完成率",
        unit: "%",
        beside: "指标",
        rows: "indicators",
        labels: {},
        lines: TOTAL_SCORE,
        // 青海 prints none.
        columns: [{ name: "完成率", headings: ["完成率", "指标完成率"], optional: true }],
      },
    ],
  ],
});

/** 新疆. 10 points are kept for the 执行率 and not printed. */
export const overallSelfEvaluation = form({
  no: "部门（单位）整体支出绩效目标自评表",
  kind: "绩效",
  with: "决算",
  of: "单位",
  source: printed("002"),
  titles: [
    "部门（单位）整体支出绩效目标自评表",
    "整体支出绩效目标自评表",
    "整体支出绩效自评表",
    "整体支出绩效自评情况表",
    "部门（单位）整体绩效自评表",
    "整体绩效自评表",
    "整体支出绩效评价自评表",
    "部门整体绩效自评表",
    "单位整体绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "lines",
        labels: {
          name: ["资金来源", "年度预算", "年度预算(万元)", "年度预算申请", "年度预算申请(万元)", "预算执行情况(万元)"],
        },
        wide: true,
        lines: LEVELS_OF_GOVERNMENT,
        columns: MONEY,
      },
      {
        name: "执行率",
        unit: "%",
        beside: "资金",
        rows: "lines",
        labels: {},
        lines: LEVELS_OF_GOVERNMENT,
        columns: RATE,
      },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET, actual: ACTUAL, scoring: SCORING },
        prose: REMARKS,
        lines: TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS },
          { name: "得分", headings: SCORE },
        ],
      },
    ],
  ],
});

/** 重庆 gives indicators by one name alone, the execution in one row, and a 得分系数 by which each weight is multiplied. */
export const namedSelfEvaluation = form({
  no: "绩效自评表（只列指标名称）",
  kind: "绩效",
  with: "决算",
  of: "项目",
  source: { printed: "重庆一个单位 2021 年度部门整体绩效自评表" },
  titles: [
    "部门整体绩效自评表",
    "单位整体绩效自评表",
    "整体支出绩效自评表",
    "项目支出绩效自评表",
    "项目绩效自评表",
    "项目资金绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "single",
        labels: {},
        prose: ["部门预算执行情况", "预算执行情况"],
        lines: EXECUTION,
        columns: MONEY,
      },
      { name: "执行率", unit: "%", beside: "资金", rows: "single", labels: {}, lines: EXECUTION, columns: RATE },
      {
        name: "执行得分",
        unit: "分",
        beside: "资金",
        rows: "single",
        labels: {},
        lines: EXECUTION,
        columns: [
          { name: "分值", headings: ["执行率权重", "执行率分值", "预算执行率权重"] },
          { name: "得分", headings: ["执行率得分", "预算执行率得分"] },
        ],
      },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { name: ["指标名称"], target: ["年初指标值", ...TARGET], actual: ACTUAL },
        prose: [...REMARKS, "调整指标值"],
        lines: TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS },
          { name: "得分", headings: SCORE },
        ],
      },
      {
        name: "得分系数",
        unit: "%",
        beside: "指标",
        rows: "indicators",
        labels: {},
        lines: TOTAL_SCORE,
        columns: [{ name: "得分系数", headings: ["得分系数", "指标得分系数"], optional: true }],
      },
    ],
  ],
});

/** 表6 of 四川: all projects in one table, each with its indicators. 10 points are kept for the 执行率 and not printed. */
export const targets = form({
  no: "单位公开表6",
  kind: "绩效",
  with: "预算",
  source: printed("004"),
  titles: [
    "预算项目支出绩效目标表",
    "部门预算项目支出绩效目标表",
    "单位预算项目支出绩效目标表",
    "项目支出绩效目标表",
    "项目绩效目标表",
  ],
  parts: [
    [
      {
        name: "项目",
        rows: "indicator-projects",
        labels: { project: ["项目名称"] },
        prose: ["单位名称", "年度目标", "年度总体目标", "绩效目标"],
        lines: [],
        columns: [{ name: "预算数", headings: ["预算数", "项目预算数", "预算金额", "预算资金"] }],
      },
      {
        name: "指标",
        unit: "分",
        beside: "项目",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET },
        prose: REMARKS,
        lines: [],
        columns: [{ name: "权重", headings: POINTS }],
      },
    ],
  ],
});
