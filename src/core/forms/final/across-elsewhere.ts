import { cell, codes, place, THIS, type Rule } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { appropriation } from "./04-appropriation.ts";
import { general } from "./05-general.ts";
import { basic } from "./06-basic.ts";
import { stateCapital } from "./08-state-capital.ts";
import { expensesAndMeetings } from "./shaanxi-07-expenses-and-meetings.ts";
import { detail } from "./sichuan-05-detail.ts";
import { CLASSES, generalDetail } from "./sichuan-07-general-detail.ts";
import { generalProjects } from "./sichuan-09-general-projects.ts";
import { stateCapitalSpending } from "./sichuan-12-state-capital-spending.ts";

// What 四川 and 陕西 print besides. The numbers of these tables differ from set to set: rules call them by name.

export const ACROSS_ELSEWHERE: readonly Rule[] = [
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
