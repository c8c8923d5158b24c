import { form, type Block, type Form } from "../form.ts";
import type { BlockLayout } from "../layout.ts";
import { cell, place, THIS, type Rule } from "../rule.ts";
import { FUND_CLASSES, TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SHORT_CODE, SUBJECTS_LOOK } from "./looks.ts";
import { QINGHAI, SUBJECT_LABELS } from "./words.ts";

/** 公开07表 and 公开08表 have one layout. */
export const FUND_BLOCK = {
  name: "收支",
  rows: "functional",
  labels: SUBJECT_LABELS,
  lines: TOTAL,
  columns: [
    { name: "年初结转和结余", varies: true },
    { name: "本年收入", varies: true },
    { name: "小计", headings: ["小计", "合计", "本年支出合计"], under: ["本年支出"] },
    { name: "基本支出" },
    { name: "项目支出" },
    { name: "年末结转和结余", varies: true },
  ],
} as const satisfies Block;

/** 公开07表 */
export const funds = form({
  no: "公开07表",
  kind: "决算",
  titles: ["政府性基金预算财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [[{ ...FUND_BLOCK, classes: FUND_CLASSES }]],
});

/** 公开07表 and 公开08表. */
export const FUND_LOOK: BlockLayout = {
  ...SUBJECTS_LOOK,
  ...SHORT_CODE,
  spans: [...SUBJECTS_LOOK.spans, ["本年支出", "小计", "项目支出"]],
  blank: 8,
};

/** 公开07表 and 公开08表 have one layout and one set of rules. */
export function fundRules(no: "07" | "08", form: Form): Rule[] {
  const f: typeof funds = form as typeof funds;
  const rows = { over: [place(f, "收支")] };
  return [
    {
      id: `${no}-1`,
      says: "每行：本年支出小计＝基本支出＋项目支出",
      english: "Each row: spending subtotal = basic + project",
      basis: `F${no}-1`,
      each: rows,
      equations: [one(cell(f, "收支", THIS, "小计"), cell(f, "收支", THIS, ["基本支出", "项目支出"]))],
    },
    {
      id: `${no}-2`,
      says: "每行：年初结转和结余＋本年收入＝本年支出小计＋年末结转和结余",
      english: "Each row: opening balance + income = spending + closing balance",
      basis: `F${no}-2`,
      each: rows,
      equations: [
        one(cell(f, "收支", THIS, ["年初结转和结余", "本年收入"]), cell(f, "收支", THIS, ["小计", "年末结转和结余"])),
      ],
    },
    ...treeRules(no, place(f, "收支"), { 合计: `F${no}-3`, 类: `F${no}-3`, 款: `F${no}-3` }),
    codeRule(no, place(f, "收支"), `F${no}-3`, "full-tree"),
  ];
}

export const fundsTable: TableFile = {
  form: funds,
  layouts: [{ parts: [[FUND_LOOK]], landscape: true }],
  rules: fundRules("07", funds),
};
