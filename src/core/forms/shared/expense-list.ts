import type { Line } from "../form.ts";
import { across } from "./labels.ts";
import { inferred } from "./sources.ts";

// “三公” one kind below the other, in the words of any place: 预算 and 决算 print the same list.

const CARS = [
  ...across(
    ["公务用车", "公车"],
    ["购置及运行", "购置和运行", "购置与运行", "购置及运行维护", "购置和运行维护"],
    ["费", "费用", "经费"],
  ),
  ...across(["公务用车", "公车"], [""], ["费", "费用", "经费", "支出"]),
];
const BUYING = across(["公务用车", "公车", "车辆"], ["购置"], ["费", "费用", "经费", "支出", ""]);
const RUNNING = across(["公务用车", "公车", "车辆"], ["运行", "运行维护"], ["费", "费用", "经费", "支出", ""]);
const TOTALS = across(
  ["“三公”经费", "支出", "“三公”经费支出", "财政拨款“三公”经费", ""],
  ["合计", "总计", "共计", "小计"],
  [""],
);

const ELSEWHERE = inferred("有的地方一张表里列“三公”经费、会议费和培训费；没有见过印出的文件");

/** What lists of “三公” call the column of their kinds, and that of the numbers. */
export const EXPENSE_LABELS = {
  name: [
    ...across(["“三公”经费", "费用", "经费", "支出", ""], ["项目", "内容", "名称", "项目名称"], [""]),
    "科目名称",
    "费用类别",
    "类别",
  ],
  number: ["行次", "序号"],
} as const;

/** “三公” one kind below the other, in the words of any place. */
export const EXPENSE_LIST = [
  { name: "合计", labels: [...TOTALS, "“三公”经费", "“三公”经费支出"] },
  {
    name: "出国",
    labels: across(["因公出国(境)", "出国(境)", "因公出国"], ["费", "费用", "经费", "支出", ""], [""]),
    group: "三公",
  },
  { name: "公车小计", labels: CARS, group: "三公", parts: "公车" },
  { name: "购置", labels: [...BUYING, "购置费", "购置"], group: "公车" },
  { name: "运行", labels: [...RUNNING, "运行维护费", "运行费", "运行"], group: "公车" },
  { name: "接待", labels: across(["公务接待", "接待"], ["费", "费用", "经费", "支出"], [""]), group: "三公" },
  // Some places list these below, and over all of them what they come to: that is called 合计 as well.
  ...(
    [
      { name: "会议费", labels: ["会议费用", "会议经费", "会议费支出"] },
      { name: "培训费", labels: ["培训费用", "培训经费", "培训费支出"] },
      { name: "总计", labels: TOTALS },
    ] as const
  ).map((line) => ({ ...line, varies: true, source: ELSEWHERE }) as const),
] as const satisfies readonly Line[];
