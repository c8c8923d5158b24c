import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { BY_KIND, SHORT_CODE, SUBJECTS_LOOK } from "./looks.ts";
import { ELSEWHERE, QINGHAI, SUBJECT_LABELS } from "./words.ts";

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

export const generalTable: TableFile = {
  form: general,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            ...SHORT_CODE,
            spans: [...SUBJECTS_LOOK.spans, ["本年支出", "小计", "项目支出"]],
            without: ["年初结转和结余", "本年收入", ...BY_KIND, "年末结转和结余"],
          },
        ],
      ],
    },
  ],
  rules: [
    {
      id: "05-1",
      says: "每行：小计＝基本支出＋项目支出",
      english: "Each row: subtotal = basic + project",
      basis: "F05-1",
      each: { over: [place(general, "支出")] },
      equations: [one(cell(general, "支出", THIS, "小计"), cell(general, "支出", THIS, ["基本支出", "项目支出"]))],
    },
    {
      id: "05-2",
      says: "每行：年初结转和结余＋本年收入＝本年支出合计＋年末结转和结余（印出时）",
      english: "Each row: opening balance + income = spending + closing balance (where printed)",
      basis: "F05-6",
      each: { over: [place(general, "支出")] },
      equations: [
        one(
          cell(general, "支出", THIS, ["年初结转和结余", "本年收入"]),
          cell(general, "支出", THIS, "小计"),
          cell(general, "支出", THIS, "年末结转和结余"),
        ),
      ],
    },
    {
      id: "05-3",
      says: "每行：基本支出＝人员经费＋公用经费（印出时）",
      english: "Each row: basic = staff + operating (where printed)",
      basis: "F05-7",
      each: { over: [place(general, "支出")] },
      equations: [one(cell(general, "支出", THIS, "基本支出"), cell(general, "支出", THIS, ["人员经费", "公用经费"]))],
    },
    ...treeRules("05", place(general, "支出"), { 合计: "F05-2", 类: "F05-3", 款: "F05-4" }),
    codeRule("05", place(general, "支出"), "F05-5", "full-tree"),
  ],
};
