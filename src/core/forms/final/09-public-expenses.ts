import { form } from "../form.ts";
import { cell, place } from "../rule.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { VEHICLES } from "./looks.ts";
import { ABROAD, CAR_BUYING, CAR_RUNNING, ELSEWHERE, PLANNED, QINGHAI, SPENT } from "./words.ts";

const ABROAD_WORDING = [
  { since: 2023, words: "因公出国（境）费" },
  { since: 2024, words: "因公出国（境）费用" },
] as const;

const EXPENSES_TOTAL = ["合计", "“三公”经费合计", "小计", "合计数"] as const;

const CARS_TOTAL = ["小计", "合计数"] as const;

/** 公开09表 */
export const publicExpenses = form({
  no: "公开09表",
  kind: "决算",
  titles: ["财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "三公",
        rows: "single",
        labels: {},
        lines: [{ name: "金额" }],
        prose: ["会议费", "培训费"],
        columns: [
          { name: "预算合计", headings: EXPENSES_TOTAL, under: PLANNED },
          { name: "预算出国", headings: ABROAD, wording: ABROAD_WORDING, under: PLANNED },
          { name: "预算公车小计", headings: CARS_TOTAL, under: PLANNED },
          { name: "预算购置", headings: CAR_BUYING, under: PLANNED },
          { name: "预算运行", headings: CAR_RUNNING, under: PLANNED },
          { name: "预算接待", headings: ["公务接待费"], under: PLANNED },
          { name: "决算合计", headings: EXPENSES_TOTAL, under: SPENT },
          { name: "决算出国", headings: ABROAD, wording: ABROAD_WORDING, under: SPENT },
          { name: "决算公车小计", headings: CARS_TOTAL, under: SPENT },
          { name: "决算购置", headings: CAR_BUYING, under: SPENT },
          { name: "决算运行", headings: CAR_RUNNING, under: SPENT },
          { name: "决算接待", headings: ["公务接待费"], under: SPENT },
          {
            name: "机关运行经费",
            headings: ["机关运行经费", "机关运行经费决算数", "机关运行经费支出", "机关运行经费支出决算数"],
            varies: true,
            source: ELSEWHERE,
          },
        ],
      },
    ],
    [
      {
        name: "统计数左",
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          { name: "因公出国团组数", labels: ["因公出国(境)团组数(个)", "因公出国(境)团组数"] },
          { name: "公务用车购置数", labels: ["公务用车购置数(辆)", "公务用车购置数量(辆)"] },
          { name: "国内公务接待批次", labels: ["国内公务接待批次(个)", "国内公务接待批次(批)"] },
        ],
        columns: [{ name: "统计数" }],
        counts: true,
        varies: true,
      },
      {
        name: "统计数右",
        rows: "lines",
        labels: { name: ["项目"] },
        lines: [
          {
            name: "因公出国人数",
            labels: ["因公出国(境)人数(人)", "因公出国(境)人次(人)", "因公出国(境)人次数(人)", "因公出国(境)人数"],
            wording: [
              { since: 2023, words: "因公出国（境）人数（人）" },
              { since: 2024, words: "因公出国（境）人次（人）" },
            ],
          },
          { name: "公务用车保有量", labels: ["公务用车保有量(辆)", "公务用车保有数量(辆)"] },
          { name: "国内公务接待人次", labels: ["国内公务接待人次(人)"] },
        ],
        columns: [{ name: "统计数" }],
        counts: true,
        varies: true,
      },
    ],
  ],
});
const COUNTS_LOOK = { labels: ["name"], wide: [3, 3] } as const;

export const publicExpensesTable: TableFile = {
  form: publicExpenses,
  layouts: [
    {
      parts: [
        [
          {
            labels: [],
            headings: {
              "“三公”经费预算数": { 2024: "预算数" },
              "“三公”经费决算数": { 2024: "决算数" },
            },
            spans: [
              [VEHICLES, "预算公车小计", "预算运行"],
              [VEHICLES, "决算公车小计", "决算运行"],
            ],
            numbered: true,
            without: ["机关运行经费"],
          },
        ],
        [
          {
            ...COUNTS_LOOK,
            words: {
              因公出国团组数: "因公出国（境）团组数（个）",
              公务用车购置数: "公务用车购置数（辆）",
              国内公务接待批次: "国内公务接待批次（个）",
            },
          },
          {
            ...COUNTS_LOOK,
            words: {
              公务用车保有量: "公务用车保有量（辆）",
              国内公务接待人次: "国内公务接待人次（人）",
            },
          },
        ],
      ],
      notes: [
        [
          {
            2023: "注：本表反映的预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
            2024: "注：本表反映的预算数为财政拨款“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
          },
          { 2023: "相关统计数：", 2024: "" },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "09-1",
      says: "预算数：合计＝因公出国（境）费＋公务用车购置及运行费小计＋公务接待费",
      english: "Planned: total = travel abroad + vehicles + receptions",
      basis: "F09-1",
      equations: [
        one(
          cell(publicExpenses, "三公", "金额", "预算合计"),
          cell(publicExpenses, "三公", "金额", ["预算出国", "预算公车小计", "预算接待"]),
        ),
      ],
    },
    {
      id: "09-2",
      says: "预算数：公务用车小计＝购置费＋运行维护费",
      english: "Planned: vehicles = purchase + running",
      basis: "F09-2",
      equations: [
        one(
          cell(publicExpenses, "三公", "金额", "预算公车小计"),
          cell(publicExpenses, "三公", "金额", ["预算购置", "预算运行"]),
        ),
      ],
    },
    {
      id: "09-3",
      says: "决算数：合计＝因公出国（境）费＋公务用车购置及运行费小计＋公务接待费",
      english: "Spent: total = travel abroad + vehicles + receptions",
      basis: "F09-3",
      equations: [
        one(
          cell(publicExpenses, "三公", "金额", "决算合计"),
          cell(publicExpenses, "三公", "金额", ["决算出国", "决算公车小计", "决算接待"]),
        ),
      ],
    },
    {
      id: "09-4",
      says: "决算数：公务用车小计＝购置费＋运行维护费",
      english: "Spent: vehicles = purchase + running",
      basis: "F09-4",
      equations: [
        one(
          cell(publicExpenses, "三公", "金额", "决算公车小计"),
          cell(publicExpenses, "三公", "金额", ["决算购置", "决算运行"]),
        ),
      ],
    },
    {
      id: "09-5",
      says: "“三公”经费各项决算数不超过预算数（超过的须说明）",
      english: "No kind was spent beyond its plan (explain where it was)",
      basis: "F09-5",
      hint: true,
      relation: "≤",
      equations: (
        [
          ["决算合计", "预算合计"],
          ["决算出国", "预算出国"],
          ["决算公车小计", "预算公车小计"],
          ["决算购置", "预算购置"],
          ["决算运行", "预算运行"],
          ["决算接待", "预算接待"],
        ] as const
      ).map(([spent, planned]) =>
        one(cell(publicExpenses, "三公", "金额", spent), cell(publicExpenses, "三公", "金额", planned)),
      ),
    },
    {
      id: "09-6a",
      says: "统计数与金额相应：有团组、购置、接待就有相应支出，没有就没有支出",
      english: "Counts and amounts go together: trips, vehicles bought, receptions",
      basis: "F09-6",
      hint: true,
      relation: "⇔",
      equations: [
        one(
          cell(publicExpenses, "统计数左", "因公出国团组数", "统计数"),
          cell(publicExpenses, "三公", "金额", "决算出国"),
        ),
        one(
          cell(publicExpenses, "统计数左", "公务用车购置数", "统计数"),
          cell(publicExpenses, "三公", "金额", "决算购置"),
        ),
        one(
          cell(publicExpenses, "统计数左", "国内公务接待批次", "统计数"),
          cell(publicExpenses, "三公", "金额", "决算接待"),
        ),
      ],
    },
    {
      id: "09-6b",
      says: "有公务用车运行维护费，就有公务用车保有量",
      english: "Where vehicles cost to run, vehicles are kept",
      basis: "F09-6",
      hint: true,
      relation: "⇒",
      equations: [
        one(
          cell(publicExpenses, "三公", "金额", "决算运行"),
          cell(publicExpenses, "统计数右", "公务用车保有量", "统计数"),
        ),
      ],
    },
    {
      id: "09-6c",
      says: "团组数与人数、接待批次与人次同有同无",
      english: "Trips and travellers, receptions and guests are both there or both not",
      basis: "F09-6",
      hint: true,
      relation: "⇔",
      equations: [
        one(
          cell(publicExpenses, "统计数左", "因公出国团组数", "统计数"),
          cell(publicExpenses, "统计数右", "因公出国人数", "统计数"),
        ),
        one(
          cell(publicExpenses, "统计数左", "国内公务接待批次", "统计数"),
          cell(publicExpenses, "统计数右", "国内公务接待人次", "统计数"),
        ),
      ],
    },
    {
      id: "09-栏名",
      says: "预算数和决算数两边的栏名一致",
      english: "Planned and spent have the same headings",
      basis: "XS-1",
      hint: true,
      structure: "same-headings",
      over: [place(publicExpenses, "三公")],
      pairs: [
        ["预算合计", "决算合计"],
        ["预算出国", "决算出国"],
        ["预算公车小计", "决算公车小计"],
        ["预算购置", "决算购置"],
        ["预算运行", "决算运行"],
        ["预算接待", "决算接待"],
      ],
    },
  ],
};
