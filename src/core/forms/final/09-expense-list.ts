import { form } from "../form.ts";
import { place } from "../rule.ts";
import { EXPENSE_LABELS, EXPENSE_LIST } from "../shared/expense-list.ts";
import { expenseListRules } from "../shared/expenses.ts";
import { across } from "../shared/labels.ts";
import type { TableFile } from "../table-file.ts";
import { ELSEWHERE, PLANNED, SPENT } from "./words.ts";

const counted = (names: readonly string[], unit: string): readonly string[] =>
  names.flatMap((name) => [`${name}(${unit})`, name]);

/** “三公” one kind below the other, with the counts and 机关运行经费 below them where a place prints them so. */
export const expenseList = form({
  no: "“三公”经费决算表（竖排）",
  kind: "决算",
  titles: ["“三公”经费支出决算情况表", "“三公”经费、行政参公单位机关运行经费情况表"],
  titleOnly: true,
  source: ELSEWHERE,
  parts: [
    [
      {
        name: "三公",
        rows: "lines",
        labels: EXPENSE_LABELS,
        lines: [
          ...EXPENSE_LIST,
          ...(["国内接待费", "国(境)外接待费", "外事接待费"] as const).map(
            (name) => ({ name, labels: [`其中:${name}`], varies: true, source: ELSEWHERE }) as const,
          ),
          ...(
            [
              ["因公出国团组数", ["因公出国(境)团组数", "因公出国(境)团组"], "个"],
              ["因公出国人数", ["因公出国(境)人次数", "因公出国(境)人数", "因公出国(境)人次"], "人"],
              ["公务用车购置数", ["公务用车购置数", "公务用车购置数量"], "辆"],
              ["公务用车保有量", ["公务用车保有量", "公务用车保有数量"], "辆"],
              ["国内公务接待批次", ["国内公务接待批次", "公务接待批次"], "个"],
              ["国内公务接待人次", ["国内公务接待人次", "公务接待人次"], "人"],
            ] as const
          ).map(
            ([name, labels, unit]) =>
              ({ name, labels: counted(labels, unit), varies: true, rates: true, source: ELSEWHERE }) as const,
          ),
          { name: "机关运行经费", varies: true, source: ELSEWHERE },
        ],
        prose: [
          "统计数",
          "数量",
          "增减额",
          "增减率",
          "备注",
          ...across(["上年"], ["决算", "支出", "执行", "预算"], ["数"]),
        ],
        columns: [
          { name: "年初预算数", headings: ["年初预算数", "年初预算"], varies: true },
          {
            name: "预算数",
            headings: [
              ...PLANNED,
              "全年预算",
              "本年预算数",
              "本年预算",
              "预算",
              "预算金额",
              "调整预算数",
              "调整后预算数",
            ],
            varies: true,
          },
          {
            name: "决算数",
            headings: [
              ...SPENT,
              "决算",
              "决算金额",
              ...across(["", "本年", "实际", "本年实际"], ["决算", "支出", "执行"], ["数", "金额"]),
              "金额",
            ],
          },
        ],
      },
    ],
  ],
});

export const expenseListTable: TableFile = {
  form: expenseList,
  layouts: [],
  rules: expenseListRules("09S", place(expenseList, "三公"), ["F09-3", "F09-4"]),
};
