import type { ColumnName } from "../form.ts";
import {
  appropriation,
  basic,
  detail,
  expensesAndMeetings,
  general,
  generalDetail,
  generalProjects,
  stateCapital,
  stateCapitalSpending,
} from "../final/tables.ts";
import { cell, codes, place, THIS, type Rule } from "../rule.ts";
import { codeRule, one, treeRules } from "./tree.ts";

// What 四川决算 prints besides, and “三公” with 会议费 and 培训费. The numbers of these tables differ from set to set: rules call them by name.

type Class = Exclude<ColumnName<typeof generalDetail, "支出">, "合计">;

/** 类 of the economic classification and their columns; a table may print the two kinds of 资本性支出, and of 对企业补助, in one. */
const CLASSES: readonly (readonly [codes: readonly string[], columns: readonly Class[]])[] = [
  [["301"], ["工资福利支出"]],
  [["302"], ["商品和服务支出"]],
  [["303"], ["对个人和家庭的补助"]],
  [["307"], ["债务利息及费用支出"]],
  [
    ["309", "310"],
    ["资本性支出(基本建设)", "资本性支出"],
  ],
  [
    ["311", "312"],
    ["对企业补助(基本建设)", "对企业补助"],
  ],
  [["313"], ["对社会保障基金补助"]],
  [["399"], ["其他支出"]],
];

const within: readonly Rule[] = [
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
  {
    id: "SJ07-1",
    says: "每行：合计＝经济分类各类之和",
    english: "Each row: total = sum of the economic classes",
    basis: "SJ07-1",
    each: { over: [place(generalDetail, "支出")] },
    equations: [
      one(
        cell(generalDetail, "支出", THIS, "合计"),
        cell(
          generalDetail,
          "支出",
          THIS,
          CLASSES.flatMap(([, columns]) => columns),
        ),
      ),
    ],
  },
  ...treeRules("SJ07", place(generalDetail, "支出"), { 合计: "SJ07-2", 类: "SJ07-2", 款: "SJ07-2" }),
  codeRule("SJ07", place(generalDetail, "支出"), "SJ07-2", "tree"),
  ...treeRules("SJ09", place(generalProjects, "支出"), { 合计: "SJ09-1", 类: "SJ09-1", 款: "SJ09-1", 项: "SJ09-2" }),
  {
    id: "SJ12-1",
    says: "每行：小计＝基本支出＋项目支出",
    english: "Each row: subtotal = basic + project",
    basis: "SJ12-1",
    each: { over: [place(stateCapitalSpending, "支出")] },
    equations: [
      one(
        cell(stateCapitalSpending, "支出", THIS, "小计"),
        cell(stateCapitalSpending, "支出", THIS, ["基本支出", "项目支出"]),
      ),
    ],
  },
  ...treeRules("SJ12", place(stateCapitalSpending, "支出"), { 合计: "SJ12-2", 类: "SJ12-2", 款: "SJ12-2" }),
  codeRule("SJ12", place(stateCapitalSpending, "支出"), "SJ12-2", "tree"),
];

const LINES = ["预算数", "决算数"] as const;

const meetings: readonly Rule[] = [
  {
    id: "SH-1",
    says: "预算数、决算数：“三公”经费小计＝因公出国（境）费＋公务用车小计＋公务接待费",
    english: "Planned and spent: subtotal = travel abroad + vehicles + receptions",
    basis: "SH-1",
    equations: LINES.map((line) =>
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
    equations: LINES.map((line) =>
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
    equations: LINES.map((line) =>
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
];

const between: readonly Rule[] = [
  {
    id: "XSJ-1",
    says: "财政拨款收入支出决算总表本年支出合计＝财政拨款支出决算明细表合计，三类财政拨款也各相等",
    english:
      "Spending of the year in the appropriation table = totals of its detail table, in all and by appropriation",
    basis: "XSJ-1",
    equations: (
      [
        ["合计", "合计"],
        ["一般公共预算财政拨款", "一般小计"],
        ["政府性基金预算财政拨款", "基金小计"],
        ["国有资本经营预算财政拨款", "国资小计"],
      ] as const
    ).map(([source, column]) =>
      one(cell(appropriation, "支出", "本年支出合计", source), cell(detail, "支出", "合计", column)),
    ),
  },
  {
    id: "XSJ-2",
    says: "财政拨款支出决算明细表一般公共预算的合计＝一般公共预算财政拨款支出决算表合计（小计、基本支出、项目支出）",
    english: "General budget totals of the detail table = those of the general budget table",
    basis: "XSJ-2",
    equations: (
      [
        ["一般小计", "小计"],
        ["一般基本", "基本支出"],
        ["一般项目", "项目支出"],
      ] as const
    ).map(([own, other]) => one(cell(detail, "支出", "合计", own), cell(general, "支出", "合计", other))),
  },
  {
    id: "XSJ-3",
    says: "财政拨款支出决算明细表一般公共预算每一类＝一般公共预算财政拨款支出决算明细表该类栏的合计",
    english: "Each economic class of the general budget is the same in both detail tables",
    basis: "XSJ-3",
    equations: CLASSES.map(([list, columns]) =>
      one(cell(detail, "支出", codes(...list), "一般小计"), cell(generalDetail, "支出", "合计", columns)),
    ),
  },
  {
    id: "XSJ-4",
    says: "财政拨款支出决算明细表一般公共预算基本支出的每一类、款＝基本支出决算明细表同一科目",
    english: "Basic general budget spending of each economic subject = the same of the basic spending table",
    basis: "XSJ-4",
    each: { over: [place(detail, "支出")], levels: ["类", "款"] },
    equations: [one(cell(detail, "支出", THIS, "一般基本"), cell(basic, "支出", THIS, "金额"))],
  },
  {
    id: "XSJ-5",
    says: "一般公共预算财政拨款支出决算表各科目小计＝一般公共预算财政拨款支出决算明细表同一科目合计",
    english: "Subtotals of the general budget table = totals of its detail table, subject by subject",
    basis: "XSJ-5",
    each: { over: [place(general, "支出"), place(generalDetail, "支出")] },
    equations: [one(cell(general, "支出", THIS, "小计"), cell(generalDetail, "支出", THIS, "合计"))],
  },
  {
    id: "XSJ-6",
    says: "基本支出决算明细表每一类不大于一般公共预算财政拨款支出决算明细表该类栏的合计",
    english: "Each class of basic spending is at most that of the general budget detail table",
    basis: "XSJ-6",
    relation: "≤",
    equations: CLASSES.map(([list, columns]) =>
      one(cell(basic, "支出", codes(...list), "金额"), cell(generalDetail, "支出", "合计", columns)),
    ),
  },
  {
    id: "XSJ-7",
    says: "一般公共预算财政拨款支出决算表各科目项目支出＝一般公共预算财政拨款项目支出决算表同一科目",
    english: "Project spending of the general budget table = the project table, subject by subject",
    basis: "XSJ-7",
    each: { over: [place(general, "支出"), place(generalProjects, "支出")], levels: ["合计", "类", "款", "项"] },
    equations: [one(cell(general, "支出", THIS, "项目支出"), cell(generalProjects, "支出", THIS, "金额"))],
  },
  {
    id: "XSJ-8",
    says: "国有资本经营预算财政拨款收入支出决算表各科目本年支出＝国有资本经营预算财政拨款支出决算表同一科目",
    english: "State capital spending is the same in the table of income and spending and in that of spending",
    basis: "XSJ-8",
    each: { over: [place(stateCapital, "收支"), place(stateCapitalSpending, "支出")] },
    equations: (["小计", "基本支出", "项目支出"] as const).map((column) =>
      one(cell(stateCapital, "收支", THIS, column), cell(stateCapitalSpending, "支出", THIS, column)),
    ),
  },
  {
    id: "XSJ-9",
    says: "财政拨款收入支出决算总表国有资本经营预算本年支出＝国有资本经营预算财政拨款支出决算表合计",
    english: "State capital spending of the appropriation table = total of the state capital spending table",
    basis: "XSJ-9",
    equations: [
      one(
        cell(appropriation, "支出", "本年支出合计", "国有资本经营预算财政拨款"),
        cell(stateCapitalSpending, "支出", "合计", "小计"),
      ),
    ],
  },
  {
    id: "XSH-1",
    says: "基本支出中的“三公”科目不大于“三公”经费决算数",
    english: "What basic spending has of each kind is at most what was spent",
    basis: "XSH-1",
    relation: "≤",
    equations: (
      [
        ["30212", "出国"],
        ["31013", "购置"],
        ["30231", "运行"],
        ["30217", "接待"],
      ] as const
    ).map(([code, column]) =>
      one(cell(basic, "支出", codes(code), "金额"), cell(expensesAndMeetings, "费用", "决算数", column)),
    ),
  },
  {
    id: "XSH-2",
    says: "基本支出中的会议费、培训费通常不大于会议费、培训费决算数",
    english: "Meetings and training in basic spending are usually at most what was spent on them",
    basis: "XSH-2",
    hint: true,
    relation: "≤",
    equations: (
      [
        ["30215", "会议费"],
        ["30216", "培训费"],
      ] as const
    ).map(([code, column]) =>
      one(cell(basic, "支出", codes(code), "金额"), cell(expensesAndMeetings, "费用", "决算数", column)),
    ),
  },
];

export const DETAIL_RULES: readonly Rule[] = [...within, ...meetings, ...between];
