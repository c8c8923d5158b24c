import { form } from "../form.ts";
import { cell, group, place } from "../rule.ts";
import { FINAL_CLASSES } from "../shared/lines.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { LINES_LOOK, SPENDING_LOOK } from "./looks.ts";
import { AMOUNT, ELSEWHERE, INCOME, LINE_LABELS, QINGHAI, SPENDING } from "./words.ts";

const CARRIED_LABELS = [
  "使用非财政拨款结余(含专用结余)",
  "使用非财政拨款结余和专用结余",
  "用事业基金弥补收支差额",
  "使用专用结余",
] as const;

/** 公开01表 */
export const overview = form({
  no: "公开01表",
  kind: "决算",
  titles: ["收入支出决算总表", "收入支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        lines: [
          {
            name: "财政拨款收入",
            labels: ["财政拨款"],
            group: "各项收入",
            parts: "财政拨款",
            varies: true,
            source: ELSEWHERE,
          },
          { name: "一般公共预算财政拨款收入", labels: ["一般公共预算财政拨款"], group: "财政拨款" },
          { name: "政府性基金预算财政拨款收入", labels: ["政府性基金预算财政拨款"], group: "财政拨款" },
          { name: "国有资本经营预算财政拨款收入", labels: ["国有资本经营预算财政拨款"], group: "财政拨款" },
          { name: "上级补助收入", group: "各项收入" },
          { name: "事业收入", group: "各项收入" },
          { name: "经营收入", group: "各项收入" },
          { name: "附属单位上缴收入", group: "各项收入" },
          { name: "其他收入", group: "各项收入" },
          { name: "本年收入合计" },
          {
            name: "使用非财政拨款结余",
            labels: CARRIED_LABELS,
            wording: [
              { since: 2023, words: "使用非财政拨款结余" },
              { since: 2024, words: "使用非财政拨款结余（含专用结余）" },
            ],
          },
          { name: "年初结转和结余" },
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
          { name: "结余分配" },
          { name: "年末结转和结余" },
          { name: "总计", labels: ["支出总计", "合计"] },
        ],
        columns: [{ name: "金额", headings: AMOUNT }],
      },
    ],
  ],
});

export const overviewTable: TableFile = {
  form: overview,
  layouts: [
    {
      parts: [
        [
          {
            ...LINES_LOOK,
            serials: { 财政拨款: "一、", 各项收入: "四、" },
            without: ["财政拨款收入"],
            rows: { 本年收入合计: 27, 总计: 31 },
          },
          { ...SPENDING_LOOK, rows: { 总计: 31 } },
        ],
      ],
    },
  ],
  rules: [
    {
      id: "01-1",
      says: "本年收入合计＝各项收入之和",
      english: "Income of the year = sum of its sources",
      basis: "F01-1",
      equations: [
        one(cell(overview, "收入", "本年收入合计", "金额"), cell(overview, "收入", group("各项收入"), "金额")),
      ],
    },
    {
      id: "01-2",
      says: "本年支出合计＝各功能分类支出之和",
      english: "Spending of the year = sum of its functions",
      basis: "F01-2",
      equations: [
        one(cell(overview, "支出", "本年支出合计", "金额"), cell(overview, "支出", group("功能分类"), "金额")),
      ],
    },
    {
      id: "01-3",
      says: "收入总计＝本年收入合计＋使用非财政拨款结余＋年初结转和结余",
      english: "Total income = income of the year + non-fiscal surplus used + opening balance",
      basis: "F01-3",
      equations: [
        one(
          cell(overview, "收入", "总计", "金额"),
          cell(overview, "收入", "本年收入合计", "金额"),
          cell(overview, "收入", "使用非财政拨款结余", "金额"),
          cell(overview, "收入", "年初结转和结余", "金额"),
        ),
      ],
    },
    {
      id: "01-4",
      says: "支出总计＝本年支出合计＋结余分配＋年末结转和结余",
      english: "Total spending = spending of the year + surplus distributed + closing balance",
      basis: "F01-4",
      equations: [
        one(
          cell(overview, "支出", "总计", "金额"),
          cell(overview, "支出", "本年支出合计", "金额"),
          cell(overview, "支出", "结余分配", "金额"),
          cell(overview, "支出", "年末结转和结余", "金额"),
        ),
      ],
    },
    {
      id: "01-5",
      says: "收入总计＝支出总计",
      english: "Total income = total spending",
      basis: "F01-5",
      equations: [one(cell(overview, "收入", "总计", "金额"), cell(overview, "支出", "总计", "金额"))],
    },
    {
      id: "01-行次",
      says: "行次连续",
      english: "Line numbers run on without a gap",
      basis: "F01-6",
      hint: true,
      structure: "numbers",
      over: [place(overview, "收入"), place(overview, "支出")],
    },
    {
      id: "01-行",
      says: "规定的各行齐全",
      english: "No prescribed line is missing",
      basis: "F01-6",
      hint: true,
      structure: "lines",
      over: [place(overview, "收入"), place(overview, "支出")],
    },
  ],
};
