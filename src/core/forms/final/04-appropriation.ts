import { form } from "../form.ts";
import { cell, group, place, THIS, THIS_COLUMN } from "../rule.ts";
import { FINAL_CLASSES } from "../shared/lines.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { LINES_LOOK, SPENDING_LOOK } from "./looks.ts";
import { AMOUNT, INCOME, LINE_LABELS, QINGHAI, SPENDING } from "./words.ts";

/** 公开04表 */
export const appropriation = form({
  no: "公开04表",
  kind: "决算",
  titles: ["财政拨款收入支出决算总表", "财政拨款收入支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          { name: "一般公共预算财政拨款", group: "本年收入" },
          { name: "政府性基金预算财政拨款", group: "本年收入" },
          { name: "国有资本经营预算财政拨款", group: "本年收入" },
          { name: "本年收入合计" },
          { name: "年初财政拨款结转和结余" },
          { name: "年初一般公共预算财政拨款", labels: ["一般公共预算财政拨款"], group: "年初结转" },
          { name: "年初政府性基金预算财政拨款", labels: ["政府性基金预算财政拨款"], group: "年初结转" },
          { name: "年初国有资本经营预算财政拨款", labels: ["国有资本经营预算财政拨款"], group: "年初结转" },
          { name: "总计", labels: ["收入总计", "合计"] },
        ],
        columns: [{ name: "金额", headings: AMOUNT }],
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          ...FINAL_CLASSES,
          { name: "本年支出合计" },
          { name: "年末财政拨款结转和结余" },
          { name: "总计", labels: ["支出总计", "合计"] },
        ],
        columns: [
          { name: "合计", headings: ["合计", "小计"] },
          { name: "一般公共预算财政拨款" },
          { name: "政府性基金预算财政拨款" },
          { name: "国有资本经营预算财政拨款" },
        ],
      },
    ],
  ],
});

export const appropriationTable: TableFile = {
  form: appropriation,
  layouts: [
    {
      parts: [
        [
          {
            ...LINES_LOOK,
            serials: { 本年收入: "一、", 年初结转: { 2024: "一、" } },
            words: {
              年初一般公共预算财政拨款: "一般公共预算财政拨款",
              年初政府性基金预算财政拨款: "政府性基金预算财政拨款",
              年初国有资本经营预算财政拨款: "国有资本经营预算财政拨款",
            },
            indented: ["年初结转"],
            rows: { 本年收入合计: 27, 总计: 32 },
          },
          { ...SPENDING_LOOK, rows: { 总计: 32 } },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "04-1",
      says: "本年收入合计＝三类财政拨款之和",
      english: "Income of the year = sum of the three appropriations",
      basis: "F04-1",
      equations: [
        one(
          cell(appropriation, "收入", "本年收入合计", "金额"),
          cell(appropriation, "收入", group("本年收入"), "金额"),
        ),
      ],
    },
    {
      id: "04-2",
      says: "年初财政拨款结转和结余＝三类财政拨款之和",
      english: "Opening balance = sum of the three appropriations",
      basis: "F04-2",
      equations: [
        one(
          cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
          cell(appropriation, "收入", group("年初结转"), "金额"),
        ),
      ],
    },
    {
      id: "04-3",
      says: "收入总计＝本年收入合计＋年初财政拨款结转和结余",
      english: "Total income = income of the year + opening balance",
      basis: "F04-3",
      equations: [
        one(
          cell(appropriation, "收入", "总计", "金额"),
          cell(appropriation, "收入", "本年收入合计", "金额"),
          cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
        ),
      ],
    },
    {
      id: "04-4",
      says: "支出每列：本年支出合计＝各功能分类支出之和",
      english: "Each column: spending of the year = sum of its functions",
      basis: "F04-4",
      each: { over: [place(appropriation, "支出")], columns: true },
      equations: [
        one(
          cell(appropriation, "支出", "本年支出合计", THIS_COLUMN),
          cell(appropriation, "支出", group("功能分类"), THIS_COLUMN),
        ),
      ],
    },
    {
      id: "04-5",
      says: "支出每列：总计＝本年支出合计＋年末财政拨款结转和结余",
      english: "Each column: total = spending of the year + closing balance",
      basis: "F04-5",
      each: { over: [place(appropriation, "支出")], columns: true },
      equations: [
        one(
          cell(appropriation, "支出", "总计", THIS_COLUMN),
          cell(appropriation, "支出", "本年支出合计", THIS_COLUMN),
          cell(appropriation, "支出", "年末财政拨款结转和结余", THIS_COLUMN),
        ),
      ],
    },
    {
      id: "04-6",
      says: "支出每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
      english: "Each row: total = general budget + fund budget + state capital budget",
      basis: "F04-6",
      each: { over: [place(appropriation, "支出")] },
      equations: [
        one(
          cell(appropriation, "支出", THIS, "合计"),
          cell(appropriation, "支出", THIS, [
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
          ]),
        ),
      ],
    },
    {
      id: "04-7",
      says: "收入总计＝支出总计",
      english: "Total income = total spending",
      basis: "F04-7",
      equations: [one(cell(appropriation, "收入", "总计", "金额"), cell(appropriation, "支出", "总计", "合计"))],
    },
    {
      id: "04-8",
      says: "每类财政拨款：本年收入＋年初结转和结余＝该类支出总计",
      english: "Each appropriation: income + opening balance = its total spending",
      basis: "F04-8",
      equations: [
        {
          left: [
            cell(appropriation, "收入", "一般公共预算财政拨款", "金额"),
            cell(appropriation, "收入", "年初一般公共预算财政拨款", "金额"),
          ],
          right: [cell(appropriation, "支出", "总计", "一般公共预算财政拨款")],
        },
        {
          left: [
            cell(appropriation, "收入", "政府性基金预算财政拨款", "金额"),
            cell(appropriation, "收入", "年初政府性基金预算财政拨款", "金额"),
          ],
          right: [cell(appropriation, "支出", "总计", "政府性基金预算财政拨款")],
        },
        {
          left: [
            cell(appropriation, "收入", "国有资本经营预算财政拨款", "金额"),
            cell(appropriation, "收入", "年初国有资本经营预算财政拨款", "金额"),
          ],
          right: [cell(appropriation, "支出", "总计", "国有资本经营预算财政拨款")],
        },
      ],
    },
    {
      id: "04-行次",
      says: "行次连续",
      english: "Line numbers run on without a gap",
      basis: "F04-9",
      hint: true,
      structure: "numbers",
      over: [place(appropriation, "收入"), place(appropriation, "支出")],
    },
    {
      id: "04-行",
      says: "规定的各行齐全",
      english: "No prescribed line is missing",
      basis: "F04-9",
      hint: true,
      structure: "lines",
      over: [place(appropriation, "收入"), place(appropriation, "支出")],
    },
  ],
};
