import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { STATE_CAPITAL_CLASSES, TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { SUBJECT_LABELS } from "./words.ts";

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

export const stateCapitalSpendingTable: TableFile = {
  form: stateCapitalSpending,
  layouts: [
    { parts: [[{ ...SUBJECTS_LOOK, spans: [...SUBJECTS_LOOK.spans, ["本年支出", "小计", "项目支出"]], blank: 8 }]] },
  ],
  rules: [
    {
      id: "SJ12-1",
      says: "每行：小计＝基本支出＋项目支出",
      english: "Each row: subtotal = basic + project",
      basis: "SJ12-1",
      each: { over: [place(stateCapitalSpending, "支出")] },
      equations: [
        one(
          cell(stateCapitalSpending, "支出", THIS, "小计"),
          cell(stateCapitalSpending, "支出", THIS, ["基本支出", "项目支出"]),
        ),
      ],
    },
    ...treeRules("SJ12", place(stateCapitalSpending, "支出"), { 合计: "SJ12-2", 类: "SJ12-2", 款: "SJ12-2" }),
    codeRule("SJ12", place(stateCapitalSpending, "支出"), "SJ12-2", "tree"),
  ],
};
