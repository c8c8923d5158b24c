import type { Line } from "../form.ts";

// 绩效表: words that several of them print.

export const TOTAL_SCORE = [
  { name: "总分", labels: ["总得分", "合计", "总计", "总分合计"] },
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
export const POINTS = ["分值", "指标分值权重", "指标分值", "分值权重", "权重", "指标权重"] as const;
export const SCORE = ["得分", "指标得分", "自评得分", "自评分"] as const;

export const LEVELS = { 一级: ["一级指标"], 二级: ["二级指标"], name: ["三级指标", "指标内容", "具体指标"] } as const;
export const TARGET = ["年度指标值", "指标值", "预期指标值", "目标值", "年度目标值", "绩效目标值"] as const;
export const ACTUAL = [
  "实际完成值",
  "指标实际完成值",
  "实际完成指标值",
  "全年实际完成值",
  "全年完成值",
  "完成值",
  "实际完成情况",
] as const;
export const SCORING = ["指标赋分规则", "赋分规则", "评分标准", "计分标准", "指标说明及评分标准"] as const;
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
  "未完成原因分析",
  "未完成原因及改进措施",
  "备注",
] as const;
