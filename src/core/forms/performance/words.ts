import type { Line } from "../form.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";

// 绩效表: words that several of them print.

export const TOTAL_SCORE = [
  { name: "总分", labels: ["总得分", "合计", "总计", "总分合计"] },
] as const satisfies readonly Line[];

/** Where a place may leave it out, and what it comes to is then not asked. */
export const SOME_TOTAL_SCORE = TOTAL_SCORE.map((line) => ({ ...line, varies: true }) as const);

/** Where the money comes from, by whatever a place tells it apart: the purses, the levels of government, or 财政 and the rest. */
export const SOURCES = [
  {
    name: "财政资金",
    labels: [
      "当年财政拨款",
      "当年财政拨款:",
      "本年财政拨款",
      "财政拨款",
      "财政拨款资金",
      "财政性资金",
      "财政资金:",
      "年初财政拨款",
      "资金来源:(1)财政性资金",
    ],
    group: "来源",
    parts: "财政",
    optional: true,
  },
  { name: "一般公共预算", labels: [...GENERAL_PURSE, "一般公共预算:"], group: "财政", optional: true },
  { name: "政府性基金预算", labels: [...FUND_PURSE, "政府性基金拨款:"], group: "财政", optional: true },
  { name: "国有资本经营预算", labels: STATE_CAPITAL_PURSE, group: "财政", optional: true },
  { name: "中央安排", labels: ["中央安排:", "中央资金", "中央财政资金", "中央补助"], group: "财政", optional: true },
  {
    name: "自治区安排",
    labels: [
      "自治区安排:",
      "省安排",
      "省级安排",
      "省(自治区)安排",
      "省(区、市)安排",
      "省级资金",
      "省级财政资金",
      "市级财政资金",
      "省级补助",
    ],
    group: "财政",
    optional: true,
  },
  {
    name: "地（州、市）安排",
    labels: [
      "地(州、市)安排:",
      "地(市、州)安排",
      "市(州)安排",
      "市级安排",
      "市县财政资金",
      "市县资金",
      "地方资金",
      "地方财政资金",
    ],
    group: "财政",
    optional: true,
  },
  {
    name: "县（市、区）安排",
    labels: [
      "县(市、区)安排:",
      "县(区、市)安排",
      "县级安排",
      "县(区)安排",
      "县级资金",
      "县级财政资金",
      "区级财政资金",
      "区级资金",
    ],
    group: "财政",
    optional: true,
  },
  {
    name: "上年结转资金",
    labels: ["上年结转", "上年结转结余资金", "上年结转资金:", "上年结转结余"],
    group: "来源",
    optional: true,
  },
  // 四川 tells these two from 其他资金.
  {
    name: "财政专户管理资金",
    labels: ["财政专户资金", "财政专户", "纳入专户管理的非税收入拨款", "纳入专户管理的非税收入拨款:"],
    group: "来源",
    optional: true,
  },
  { name: "单位资金", labels: ["单位自有资金", "自有资金", "单位自筹资金"], group: "来源", optional: true },
  {
    name: "其他资金",
    labels: ["其他", "其他:", "其他资金:", "其他资金安排", "社会资金"],
    group: "来源",
    optional: true,
  },
] as const satisfies readonly Line[];

export const MONEY = [
  { name: "年初预算数", headings: ["年初预算数", "年初预算"] },
  {
    name: "全年预算数",
    headings: ["全年预算数", "预算数(调整后)", "全年预算", "调整后预算数", "调整预算数", "全年(调整)预算数", "预算数"],
  },
  { name: "全年执行数", headings: ["全年执行数", "预算执行数", "执行数", "全年执行", "实际执行数"] },
] as const;
export const RATE = [{ name: "执行率", headings: ["执行率", "预算执行率"] }] as const;
export const POINTS = [
  "分值",
  "指标分值权重",
  "指标分值",
  "分值权重",
  "权重",
  "指标权重",
  "标准分值",
  "标准分",
  "权重分值",
  "满分",
] as const;
export const SCORE = ["得分", "指标得分", "自评得分", "自评分", "实际得分", "评价得分", "自评分值"] as const;

export const LEVELS = { 一级: ["一级指标"], 二级: ["二级指标"], name: ["三级指标", "指标内容", "具体指标"] } as const;
export const TARGET = [
  "年度指标值",
  "指标值",
  "预期指标值",
  "目标值",
  "年度目标值",
  "绩效目标值",
  "年初目标值",
  "年初指标值",
  "年初设定指标值",
  "年初设定目标值",
  "预期目标值",
  "计划指标值",
  "计划完成值",
  "绩效指标值",
] as const;
export const ACTUAL = [
  "实际完成值",
  "指标实际完成值",
  "实际完成指标值",
  "全年实际完成值",
  "全年完成值",
  "完成值",
  "实际完成情况",
  "实际值",
  "实际指标值",
  "指标完成值",
  "指标完成情况",
  "完成情况",
  "全年完成情况",
] as const;
export const SCORING = [
  "指标赋分规则",
  "赋分规则",
  "评分标准",
  "评分规则",
  "评分细则",
  "评分办法",
  "评价标准",
  "计分标准",
  "计分方法",
  "计分规则",
  "指标说明及评分标准",
] as const;
export const REMARKS = [
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
  "偏差原因",
  "偏差原因及改进措施",
  "偏差率",
  "偏离度",
  "扣分原因",
  "扣分原因及改进措施",
  "得分说明",
  "数据来源",
  "计算公式",
  "绩效指标性质",
  "绩效度量单位",
  "未完成原因",
  "未完成原因分析",
  "未完成原因及改进措施",
  "备注",
] as const;
