import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { AMOUNTS, NOT_SEEN, STAFF_AND_OPERATING } from "./spending-words.ts";
import { ECONOMIC_LABELS } from "./words.ts";

/** 财政拨款基本支出表 by economic 科目. */
export const appropriationBasic = form({
  no: "财政拨款基本支出表",
  kind: "预算",
  titles: ["财政拨款基本支出表(经济科目)", "财政拨款基本支出预算表"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: AMOUNTS }, ...STAFF_AND_OPERATING],
      },
    ],
  ],
});

export const appropriationBasicTable: TableFile = {
  form: appropriationBasic,
  layouts: [],
  rules: [
    {
      id: "BAB-1",
      says: "每行：合计＝人员经费＋公用经费",
      english: "Each row: total = staff + operating",
      basis: "BA-1",
      each: { over: [place(appropriationBasic, "支出")] },
      equations: [
        one(
          cell(appropriationBasic, "支出", THIS, "合计"),
          cell(appropriationBasic, "支出", THIS, ["人员经费", "公用经费"]),
        ),
      ],
    },
    ...treeRules("BAB", place(appropriationBasic, "支出"), { 合计: "BA-1", 类: "BA-1" }),
  ],
};
