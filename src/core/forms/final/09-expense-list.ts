import { form } from "../form.ts";
import { place } from "../rule.ts";
import { expenseListRules } from "../shared/expenses.ts";
import type { TableFile } from "../table-file.ts";
import { ABROAD, CAR_BUYING, CAR_RUNNING, CARS, ELSEWHERE, PLANNED, SPENT } from "./words.ts";

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
        labels: { name: ["项目", "“三公”经费项目", "费用项目", "内容"], number: ["行次", "序号"] },
        lines: [
          {
            name: "合计",
            labels: [
              "总计",
              "共计",
              "支出合计",
              "“三公”经费支出合计",
              "“三公”经费合计",
              "“三公”经费",
              "“三公”经费支出",
            ],
          },
          { name: "出国", labels: [...ABROAD, "因公出国(境)"], group: "三公" },
          { name: "公车小计", labels: [...CARS, "公务用车费", "公务用车费用"], group: "三公", parts: "公车" },
          { name: "购置", labels: [...CAR_BUYING, "公务用车购置"], group: "公车" },
          { name: "运行", labels: [...CAR_RUNNING, "公务用车运行"], group: "公车" },
          { name: "接待", labels: ["公务接待费", "公务接待费用"], group: "三公" },
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
        prose: ["统计数", "增减额", "增减率", "备注", "上年决算数"],
        columns: [
          { name: "预算数", headings: [...PLANNED, "本年预算数"] },
          { name: "决算数", headings: [...SPENT, "本年决算数"] },
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
