import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { ECONOMIC_CODES, ECONOMIC_NAMES, LEVELS } from "../shared/labels.ts";
import { TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";

const ECONOMIC_LABELS = { code: ECONOMIC_CODES, ...LEVELS, name: ECONOMIC_NAMES } as const;

const GENERAL = ["一般公共预算财政拨款", "一般公共预算", "一般公共预算财政拨款支出"] as const;
const FUNDS = ["政府性基金预算财政拨款", "政府性基金预算", "政府性基金预算财政拨款支出"] as const;
const STATE_CAPITAL = ["国有资本经营预算财政拨款", "国有资本经营预算", "国有资本经营预算财政拨款支出"] as const;
const TOTAL_OF = ["小计", "合计"] as const;

/** 四川决算 五 */
export const detail = form({
  no: "四川公开05表",
  kind: "决算",
  titles: ["财政拨款支出决算明细表"],
  titleOnly: true,
  source: inferred("表名印在 001 的目录；行、栏依 004 目录中同一位置的财政拨款支出预算表（部门经济分类科目）"),
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "总计", "本年支出合计"] },
          { name: "一般小计", headings: [...TOTAL_OF, ...GENERAL], under: GENERAL },
          { name: "一般基本", headings: ["基本支出"], under: GENERAL },
          { name: "一般项目", headings: ["项目支出"], under: GENERAL },
          { name: "基金小计", headings: [...TOTAL_OF, ...FUNDS], under: FUNDS },
          { name: "基金基本", headings: ["基本支出"], under: FUNDS, optional: true },
          { name: "基金项目", headings: ["项目支出"], under: FUNDS, optional: true },
          { name: "国资小计", headings: [...TOTAL_OF, ...STATE_CAPITAL], under: STATE_CAPITAL },
          { name: "国资基本", headings: ["基本支出"], under: STATE_CAPITAL, optional: true },
          { name: "国资项目", headings: ["项目支出"], under: STATE_CAPITAL, optional: true },
        ],
      },
    ],
  ],
});

const ECONOMIC_LOOK = { ...SUBJECTS_LOOK, blank: 25 } as const;

export const detailTable: TableFile = {
  form: detail,
  layouts: [{ parts: [[ECONOMIC_LOOK]], landscape: true }],
  rules: [
    {
      id: "SJ05-1",
      says: "每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
      english: "Each row: total = general budget + fund budget + state capital budget",
      basis: "SJ05-1",
      each: { over: [place(detail, "支出")] },
      equations: [
        one(cell(detail, "支出", THIS, "合计"), cell(detail, "支出", THIS, ["一般小计", "基金小计", "国资小计"])),
      ],
    },
    {
      id: "SJ05-2",
      says: "每行每类财政拨款：小计＝基本支出＋项目支出",
      english: "Each row and appropriation: subtotal = basic + project",
      basis: "SJ05-2",
      each: { over: [place(detail, "支出")] },
      equations: (["一般", "基金", "国资"] as const).map((fund) =>
        one(cell(detail, "支出", THIS, `${fund}小计`), cell(detail, "支出", THIS, [`${fund}基本`, `${fund}项目`])),
      ),
    },
    ...treeRules("SJ05", place(detail, "支出"), { 合计: "SJ05-3", 类: "SJ05-3" }),
    codeRule("SJ05", place(detail, "支出"), "SJ05-3", "tree"),
  ],
};
