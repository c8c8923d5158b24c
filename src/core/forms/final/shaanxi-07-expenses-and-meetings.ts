import { form } from "../form.ts";
import { cell } from "../rule.ts";
import { inferred } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { VEHICLES } from "./looks.ts";
import { ABROAD, CAR_BUYING, CAR_RUNNING, CARS } from "./words.ts";

const EXPENSES = ["“三公”经费", "一般公共预算财政拨款安排的“三公”经费", "财政拨款安排的“三公”经费"] as const;

/** 陕西决算 七: “三公” with 会议费 and 培训费 */
export const expensesAndMeetings = form({
  no: "陕西公开07表",
  kind: "决算",
  titles: [
    "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
    "一般公共预算财政拨款“三公”经费及会议费培训费支出决算表",
    "财政拨款“三公”经费及会议费、培训费支出决算表",
    "“三公”经费及会议费、培训费支出决算表",
  ],
  titleOnly: true,
  source: inferred("表名见陕西柞水县审计局 2020 年部门决算的目录；栏依 000、003 的公开09表，加会议费、培训费两栏"),
  parts: [
    [
      {
        name: "费用",
        rows: "lines",
        labels: { name: ["项目"], number: ["行次"] },
        lines: [
          { name: "预算数", labels: ["全年预算数", "年初预算数"] },
          { name: "决算数" },
          { name: "增减额", labels: ["增减数"], optional: true },
          { name: "增减率", labels: ["增减率(%)", "增减比例", "增减幅度"], optional: true, rates: true },
        ],
        columns: [
          { name: "合计", optional: true },
          {
            name: "三公小计",
            headings: ["小计", "“三公”经费小计", "“三公”经费合计", ...EXPENSES],
            under: EXPENSES,
            parts: ["出国", "公车小计", "接待"],
          },
          { name: "出国", headings: ABROAD, under: EXPENSES },
          { name: "公车小计", headings: ["小计"], under: CARS, parts: ["购置", "运行"] },
          { name: "购置", headings: CAR_BUYING, under: CARS },
          { name: "运行", headings: CAR_RUNNING, under: CARS },
          { name: "接待", headings: ["公务接待费"], under: EXPENSES },
          { name: "会议费" },
          { name: "培训费" },
        ],
      },
    ],
  ],
});

const PLANNED_AND_SPENT = ["预算数", "决算数"] as const;

export const expensesAndMeetingsTable: TableFile = {
  form: expensesAndMeetings,
  layouts: [
    {
      parts: [
        [
          {
            labels: ["name"],
            spans: [
              ["“三公”经费", "三公小计", "接待"],
              [VEHICLES, "公车小计", "运行"],
            ],
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "SH-1",
      says: "预算数、决算数：“三公”经费小计＝因公出国（境）费＋公务用车小计＋公务接待费",
      english: "Planned and spent: subtotal = travel abroad + vehicles + receptions",
      basis: "SH-1",
      equations: PLANNED_AND_SPENT.map((line) =>
        one(
          cell(expensesAndMeetings, "费用", line, "三公小计"),
          cell(expensesAndMeetings, "费用", line, ["出国", "公车小计", "接待"]),
        ),
      ),
    },
    {
      id: "SH-2",
      says: "预算数、决算数：公务用车小计＝购置费＋运行维护费",
      english: "Planned and spent: vehicles = purchase + running",
      basis: "SH-2",
      equations: PLANNED_AND_SPENT.map((line) =>
        one(
          cell(expensesAndMeetings, "费用", line, "公车小计"),
          cell(expensesAndMeetings, "费用", line, ["购置", "运行"]),
        ),
      ),
    },
    {
      id: "SH-3",
      says: "预算数、决算数：合计＝“三公”经费小计＋会议费＋培训费",
      english: "Planned and spent: total = subtotal + meetings + training",
      basis: "SH-3",
      equations: PLANNED_AND_SPENT.map((line) =>
        one(
          cell(expensesAndMeetings, "费用", line, "合计"),
          cell(expensesAndMeetings, "费用", line, ["三公小计", "会议费", "培训费"]),
        ),
      ),
    },
    {
      id: "SH-4",
      says: "“三公”经费、会议费、培训费各项决算数不超过预算数（超过的须说明）",
      english: "No kind was spent beyond its plan (explain where it was)",
      basis: "SH-4",
      hint: true,
      relation: "≤",
      equations: (["三公小计", "出国", "公车小计", "购置", "运行", "接待", "会议费", "培训费"] as const).map((column) =>
        one(cell(expensesAndMeetings, "费用", "决算数", column), cell(expensesAndMeetings, "费用", "预算数", column)),
      ),
    },
  ],
};
