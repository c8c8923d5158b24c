import { form } from "../form.ts";
import { cell, codes, others, place, THIS } from "../rule.ts";
import { ECONOMIC_CODES, ECONOMIC_NAMES, LEVELS } from "../shared/labels.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { BY_KIND, GOODS } from "./looks.ts";
import { AMOUNT, ELSEWHERE, QINGHAI } from "./words.ts";

/** 公开06表 */
export const basic = form({
  no: "公开06表",
  kind: "决算",
  titles: ["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"],
  wording: [
    { since: 2023, words: "一般公共预算财政拨款基本支出决算表" },
    { since: 2024, words: "一般公共预算财政拨款基本支出决算明细表" },
  ],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: { code: ["科目代码", ...ECONOMIC_CODES], ...LEVELS, name: ECONOMIC_NAMES },
        lines: [
          { name: "合计", labels: ["总计"], varies: true, source: ELSEWHERE },
          { name: "人员经费合计", labels: ["人员经费小计"], varies: true },
          { name: "公用经费合计", labels: ["公用经费小计"], varies: true },
        ],
        columns: [
          {
            name: "金额",
            headings: [...AMOUNT, "合计", "小计", "本年支出合计"],
            wording: [
              { since: 2023, words: "金额" },
              { since: 2024, words: "决算数" },
            ],
          },
          { name: "人员经费", varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: ["公用经费", "日常公用经费"], varies: true, source: ELSEWHERE },
        ],
        repeats: 3,
      },
    ],
  ],
});

const STAFF = "301 01 02 03 06 07 08 09 10 11 12 13 14 99; 303 01 02 03 04 05 06 07 08 09 10 11 99";
const CAPITAL = "307 01 02; 310 01 02 03 05 06 07 08 09 10 11 12 13 19 21 22 99; 399 07 08 09 10 99";

export const basicTable: TableFile = {
  form: basic,
  layouts: [
    {
      parts: [
        [
          {
            labels: ["code", "name"],
            without: ["合计", ...BY_KIND],
            codes: [STAFF, GOODS, CAPITAL],
            foot: { 人员经费合计: 1, 公用经费合计: 2 },
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    ...treeRules("06", place(basic, "支出"), { 合计: "F06-5", 类: "F06-1" }),
    {
      id: "06-4",
      says: "每行：合计＝人员经费＋公用经费（分两栏印出时）",
      english: "Each row: total = staff + operating (where printed in two columns)",
      basis: "F06-6",
      each: { over: [place(basic, "支出")] },
      equations: [one(cell(basic, "支出", THIS, "金额"), cell(basic, "支出", THIS, ["人员经费", "公用经费"]))],
    },
    {
      id: "06-2",
      says: "人员经费合计＝301工资福利支出＋303对个人和家庭的补助",
      english: "Staff costs = 301 + 303",
      basis: "F06-2",
      equations: [one(cell(basic, "支出", "人员经费合计", "金额"), cell(basic, "支出", codes("301", "303"), "金额"))],
    },
    {
      id: "06-3",
      says: "公用经费合计＝302、307、310、399等其余各类之和",
      english: "Operating costs = 302 + 307 + 310 + 399 and every other class",
      basis: "F06-3",
      equations: [one(cell(basic, "支出", "公用经费合计", "金额"), cell(basic, "支出", others("301", "303"), "金额"))],
    },
    codeRule("06", place(basic, "支出"), "F06-4", "tree"),
  ],
};
