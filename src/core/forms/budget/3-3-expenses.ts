import { form, type Form } from "../form.ts";
import type { BlockLayout } from "../layout.ts";
import { cell, place, THIS, type Rule } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { NATIONAL, SHANGHAI, UNITS_LOOK } from "./looks.ts";
import {
  ABROAD,
  CAR_BUYING,
  CAR_RUNNING,
  CARS,
  ELSEWHERE,
  EXPENSE_TOTAL,
  LAST_YEAR,
  RECEPTION,
  SICHUAN,
  UNIT_LABELS,
} from "./words.ts";

export const EXPENSE_COLUMNS = [
  // “三公”经费 may stand over its kinds as well.
  { name: "合计", headings: EXPENSE_TOTAL, parts: ["出国", "公车小计", "接待"] },
  { name: "出国", headings: ABROAD },
  { name: "公车小计", headings: ["小计", "公务用车小计", "合计"], under: CARS, parts: ["购置", "运行"] },
  { name: "购置", headings: CAR_BUYING },
  // 004 lost this column in print; the form has it.
  {
    name: "运行",
    headings: CAR_RUNNING,
    optional: true,
    source: inferred("004 的文本缺这一栏；公务用车小计之下应有"),
  },
  { name: "接待", headings: RECEPTION },
] as const;
/** Two years side by side. */
const LAST_YEAR_COLUMNS = [
  { name: "上年合计", headings: EXPENSE_TOTAL, parts: ["上年出国", "上年公车小计", "上年接待"] },
  { name: "上年出国", headings: ABROAD },
  { name: "上年公车小计", headings: ["小计", "公务用车小计"], under: CARS, parts: ["上年购置", "上年运行"] },
  { name: "上年购置", headings: CAR_BUYING },
  { name: "上年运行", headings: CAR_RUNNING },
  { name: "上年接待", headings: RECEPTION },
].map(
  ({
    under = [],
    ...column
  }: {
    readonly name: string;
    readonly headings: readonly string[];
    readonly under?: readonly string[];
    readonly parts?: readonly string[];
  }) => ({ ...column, under: [...LAST_YEAR, ...under], optional: true, varies: true, source: ELSEWHERE }) as const,
);

const NOT_SEEN = inferred("江苏等地一张表里列“三公”经费、会议费和培训费；没有见过印出的文件");

/** What some places print beside “三公”, and what it all comes to: that is called 合计 as well. */
const MEETINGS = (
  [
    { name: "会议费", headings: ["会议费", "会议费用", "会议费支出"] },
    { name: "培训费", headings: ["培训费", "培训费用", "培训费支出"] },
    { name: "“三公”和会议培训合计", headings: ["合计", "总计"] },
  ] as const
).map((column) => ({ ...column, varies: true, titled: true, source: NOT_SEEN }) as const);
const LAST_MEETINGS = (
  [
    { name: "上年会议费", headings: MEETINGS[0]?.headings ?? [] },
    { name: "上年培训费", headings: MEETINGS[1]?.headings ?? [] },
    { name: "上年“三公”和会议培训合计", headings: MEETINGS[2]?.headings ?? [] },
  ] as const
).map((column) => ({ ...column, under: LAST_YEAR, optional: true, varies: true, source: NOT_SEEN }) as const);

/** 表3-3 */
export const budgetExpenses = form({
  no: "单位公开表3-3",
  kind: "预算",
  titles: ["一般公共预算“三公”经费支出预算表", "一般公共预算“三公”经费支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "三公",
        rows: "units",
        orRows: ["single"],
        labels: UNIT_LABELS,
        lines: TOTAL,
        columns: [
          ...EXPENSE_COLUMNS,
          {
            name: "机关运行经费",
            headings: ["机关运行经费预算数", "机关运行经费", "机关运行费"],
            varies: true,
            source: ELSEWHERE,
          },
          ...LAST_YEAR_COLUMNS,
          ...LAST_MEETINGS,
          ...MEETINGS,
        ],
      },
    ],
  ],
});

/** 表3-3 and 表4-1. */
export const EXPENSES_LOOK: BlockLayout = {
  ...UNITS_LOOK,
  headings: { unitCode: "单位编码" },
  spans: [
    ["当年财政拨款预算安排", "合计", "接待"],
    ["公务用车购置及运行费", "公车小计", "运行"],
  ],
};

/** 表3-3 and 表4-1 have one layout. */
export function expenseRules(no: "3-3" | "4-1", form: Form, basis: readonly [string, string, string]): Rule[] {
  const f: typeof budgetExpenses = form as typeof budgetExpenses;
  const rows = { over: [place(f, "三公")] };
  return [
    {
      id: `B${no}-1`,
      says: "每行：合计＝因公出国（境）费用＋公务用车小计＋公务接待费",
      english: "Each row: total = travel abroad + vehicles + receptions",
      basis: basis[0],
      each: rows,
      equations: [one(cell(f, "三公", THIS, "合计"), cell(f, "三公", THIS, ["出国", "公车小计", "接待"]))],
    },
    {
      id: `B${no}-2`,
      says: "每行：公务用车小计＝购置费＋运行费（没有运行费栏的按空计）",
      english: "Each row: vehicles = purchase + running",
      basis: basis[1],
      each: rows,
      equations: [one(cell(f, "三公", THIS, "公车小计"), cell(f, "三公", THIS, ["购置", "运行"]))],
    },
    ...treeRules(`B${no}`, place(f, "三公"), { 合计: basis[2] }),
  ];
}

export const budgetExpensesTable: TableFile = {
  form: budgetExpenses,
  layouts: [
    {
      parts: [
        [
          {
            ...EXPENSES_LOOK,
            without: [
              "机关运行经费",
              ...LAST_YEAR_COLUMNS.map(({ name }) => name),
              ...[...LAST_MEETINGS, ...MEETINGS].map(({ name }) => name),
            ],
          },
        ],
      ],
      landscape: true,
    },
    {
      ...SHANGHAI,
      parts: [
        [
          {
            labels: [],
            columns: ["合计", "出国", "接待", "公车小计", "购置", "运行", "机关运行经费"],
            headings: {
              "因公出国(境)费用": "因公出国（境）费",
              公务用车购置费: "购置费",
              公务用车运行费: "运行费",
            },
            spans: [
              ["“三公”经费预算数", "合计", "运行"],
              ["公务用车购置及运行费", "公车小计", "运行"],
            ],
          },
        ],
      ],
      landscape: true,
    },
    {
      ...NATIONAL,
      parts: [
        [
          {
            labels: [],
            columns: [
              "上年合计",
              "上年出国",
              "上年公车小计",
              "上年购置",
              "上年运行",
              "上年接待",
              "合计",
              "出国",
              "公车小计",
              "购置",
              "运行",
              "接待",
            ],
            headings: { "因公出国(境)费用": "因公出国（境）费" },
            spans: [
              ["本年预算数", "合计", "接待"],
              ["公务用车购置及运行费", "上年公车小计", "上年运行"],
              ["公务用车购置及运行费", "公车小计", "运行"],
            ],
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    ...expenseRules("3-3", budgetExpenses, ["B33-1", "B33-2", "B33-3"]),
    {
      id: "B3-3-4",
      says: "每行：合计＝“三公”经费小计＋会议费＋培训费，上年也是",
      english: "Each row: total = the three expenses + meetings + training, last year as well",
      basis: "B33-4",
      each: { over: [place(budgetExpenses, "三公")] },
      equations: [
        one(
          cell(budgetExpenses, "三公", THIS, "“三公”和会议培训合计"),
          cell(budgetExpenses, "三公", THIS, ["合计", "会议费", "培训费"]),
        ),
        one(
          cell(budgetExpenses, "三公", THIS, "上年“三公”和会议培训合计"),
          cell(budgetExpenses, "三公", THIS, ["上年合计", "上年会议费", "上年培训费"]),
        ),
      ],
    },
    {
      id: "B3-3-3",
      says: "上年：合计＝因公出国（境）费用＋公务用车小计＋公务接待费，公务用车小计＝购置费＋运行费",
      english: "Last year: total = travel abroad + vehicles + receptions, vehicles = purchase + running",
      basis: "B33-1, B33-2",
      each: { over: [place(budgetExpenses, "三公")] },
      equations: [
        one(
          cell(budgetExpenses, "三公", THIS, "上年合计"),
          cell(budgetExpenses, "三公", THIS, ["上年出国", "上年公车小计", "上年接待"]),
        ),
        one(
          cell(budgetExpenses, "三公", THIS, "上年公车小计"),
          cell(budgetExpenses, "三公", THIS, ["上年购置", "上年运行"]),
        ),
      ],
    },
  ],
};
