import { form } from "../form.ts";
import { BELOW, cell, place } from "../rule.ts";
import { printed } from "../shared/sources.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo } from "./rule-words.ts";
import { LEVELS, POINTS, REMARKS, TARGET } from "./words.ts";

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

export const targetsTable: TableFile = {
  form: targets,
  layouts: [
    {
      widths: [74, 80, 72, 90, 56, 60, 110, 44, 50, 40, 40, 50],
      landscape: true,
      heading: 1,
      picture: [
        "单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性",
        { row: " | | ¥ | | | | | | | | # |", times: 16, height: 26 },
      ],
      notes: ["此表公开的为运转类、特定目标类项目绩效目标"],
    },
  ],
  rules: [
    {
      id: "P目-7",
      says: "每个项目：各指标权重合计＝90（另 10 分为预算执行率；列全的为 100）",
      english:
        "Each project: the weights come to 90 (10 are kept for the rate of execution), or to 100 where all are listed",
      basis: "P-7",
      each: { over: [place(targets, "指标")], levels: ["项目"], above: true },
      equations: [comesTo([cell(targets, "指标", BELOW, "权重")], [], 90, 100)],
    },
  ],
};
