import { form, type ColumnName } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { ECONOMIC_CLASSES, TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { SUBJECT_LABELS } from "./words.ts";

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

type Class = Exclude<ColumnName<typeof generalDetail, "支出">, "合计">;

/** 类 of the economic classification and their columns; a table may print the two kinds of 资本性支出, and of 对企业补助, in one. */
export const CLASSES: readonly (readonly [codes: readonly string[], columns: readonly Class[]])[] = [
  [["301"], ["工资福利支出"]],
  [["302"], ["商品和服务支出"]],
  [["303"], ["对个人和家庭的补助"]],
  [["307"], ["债务利息及费用支出"]],
  [
    ["309", "310"],
    ["资本性支出(基本建设)", "资本性支出"],
  ],
  [
    ["311", "312"],
    ["对企业补助(基本建设)", "对企业补助"],
  ],
  [["313"], ["对社会保障基金补助"]],
  [["399"], ["其他支出"]],
];

export const generalDetailTable: TableFile = {
  form: generalDetail,
  layouts: [{ parts: [[SUBJECTS_LOOK]], landscape: true }],
  rules: [
    {
      id: "SJ07-1",
      says: "每行：合计＝经济分类各类之和",
      english: "Each row: total = sum of the economic classes",
      basis: "SJ07-1",
      each: { over: [place(generalDetail, "支出")] },
      equations: [
        one(
          cell(generalDetail, "支出", THIS, "合计"),
          cell(
            generalDetail,
            "支出",
            THIS,
            CLASSES.flatMap(([, columns]) => columns),
          ),
        ),
      ],
    },
    ...treeRules("SJ07", place(generalDetail, "支出"), { 合计: "SJ07-2", 类: "SJ07-2", 款: "SJ07-2" }),
    codeRule("SJ07", place(generalDetail, "支出"), "SJ07-2", "tree"),
  ],
};
