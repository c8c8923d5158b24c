import { form } from "../form.ts";
import { cell, others } from "../rule.ts";
import { inferred } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo } from "./rule-words.ts";
import { LEVELS, POINTS, REMARKS, TARGET } from "./words.ts";

/** What a 部门 of 四川 wants to reach with all its money. 10 points may be kept for the 执行率 and not printed. */
export const overallTargets = form({
  no: "部门整体支出绩效目标表",
  kind: "绩效",
  with: "预算",
  of: "单位",
  source: inferred("表名印在四川仁寿 2025 年部门预算的目录；样式依 002 的整体自评表和 004 的表6"),
  titles: [
    "部门整体支出绩效目标表",
    "单位整体支出绩效目标表",
    "部门（单位）整体支出绩效目标表",
    "整体支出绩效目标表",
    "部门整体绩效目标表",
    "整体绩效目标表",
  ],
  titleOnly: true,
  parts: [
    [
      {
        name: "资金",
        rows: "single",
        labels: {},
        prose: ["年度部门整体支出预算", "年度整体支出预算", "年度预算"],
        lines: [{ name: "资金" }],
        columns: [
          { name: "资金总额", headings: ["资金总额", "年度资金总额", "预算资金总额", "预算总额"] },
          { name: "财政拨款", headings: ["财政拨款", "财政资金", "当年财政拨款"] },
          { name: "其他资金", headings: ["其他资金", "其他"] },
        ],
      },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET },
        prose: REMARKS,
        lines: [],
        columns: [{ name: "权重", headings: POINTS, varies: true }],
      },
    ],
  ],
});

export const overallTargetsTable: TableFile = {
  form: overallTargets,
  layouts: [
    {
      above: ["（{年}年度）"],
      widths: [80, 80, 90, 150, 60, 70, 60, 50],
      landscape: true,
      picture: [
        "部门名称 | {单位} | < | < | < | < | < | <",
        "年度部门整体支出预算（{金额单位}） | 资金总额 | < | 财政拨款 | 其他资金 | < | < | <",
        "^ | ¥ | < | ¥ | ¥ | < | < | <",
        { row: "年度总体目标 | | < | < | < | < | < | <", height: 60 },
        "年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重",
        { row: "^ | | | | | | | #", times: 7, height: 26 },
      ],
    },
  ],
  rules: [
    {
      id: "P整目-4",
      says: "资金总额＝财政拨款＋其他资金",
      english: "All money = appropriations + other money",
      basis: "P-4",
      equations: [
        one(
          cell(overallTargets, "资金", "资金", "资金总额"),
          cell(overallTargets, "资金", "资金", ["财政拨款", "其他资金"]),
        ),
      ],
    },
    {
      id: "P整目-7",
      says: "各指标权重合计＝90（另 10 分为预算执行率；列全的为 100）",
      english: "The weights come to 90 (10 are kept for the rate of execution), or to 100 where all are listed",
      basis: "P-7",
      equations: [comesTo([cell(overallTargets, "指标", others(), "权重")], [], 90, 100)],
    },
  ],
};
