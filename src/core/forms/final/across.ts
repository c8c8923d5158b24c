import { cell, place, THIS, type Condition, type Equation, type Rule, type Term } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { overview } from "./01-overview.ts";
import { income } from "./02-income.ts";
import { expenditure } from "./03-expenditure.ts";
import { appropriation } from "./04-appropriation.ts";
import { general } from "./05-general.ts";
import { funds } from "./07-funds.ts";
import { stateCapital } from "./08-state-capital.ts";

// 公开01表 to 公开05表, 07 and 08: totals and functions that several tables print.

const OTHER_SOURCES: readonly Term[] = [
  cell(overview, "收入", "政府性基金预算财政拨款收入", "金额"),
  cell(overview, "收入", "国有资本经营预算财政拨款收入", "金额"),
  cell(overview, "收入", "上级补助收入", "金额"),
  cell(overview, "收入", "事业收入", "金额"),
  cell(overview, "收入", "经营收入", "金额"),
  cell(overview, "收入", "附属单位上缴收入", "金额"),
  cell(overview, "收入", "其他收入", "金额"),
];

/** Fund and state capital money that was only brought forward, or that the overview does not tell apart. */
const OTHER_BALANCES: readonly Term[] = [
  cell(appropriation, "收入", "政府性基金预算财政拨款", "金额"),
  cell(appropriation, "收入", "国有资本经营预算财政拨款", "金额"),
  cell(appropriation, "收入", "年初政府性基金预算财政拨款", "金额"),
  cell(appropriation, "收入", "年初国有资本经营预算财政拨款", "金额"),
];

const ONLY_GENERAL: Condition = {
  says: "本年收入和动用的结转只有一般公共预算财政拨款",
  english: "all income and all balances used come from the general budget",
  nothing: [...OTHER_SOURCES, ...OTHER_BALANCES, cell(overview, "收入", "使用非财政拨款结余", "金额")],
  // What was brought forward from elsewhere is carried forward untouched.
  agree: {
    left: [
      cell(overview, "收入", "年初结转和结余", "金额"),
      cell(appropriation, "支出", "年末财政拨款结转和结余", "合计"),
    ],
    right: [
      cell(overview, "支出", "年末结转和结余", "金额"),
      cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
    ],
  },
};

const BALANCED: Condition = {
  says: "本年收入合计与本年支出合计相等",
  english: "income and spending of the year are equal",
  agree: one(cell(overview, "收入", "本年收入合计", "金额"), cell(overview, "支出", "本年支出合计", "金额")),
};

const GENERAL_BALANCED: Condition = {
  says: "财政拨款只有一般公共预算，且当年收支相等",
  english: "all appropriations come from the general budget, and income equals spending",
  nothing: [...OTHER_SOURCES.slice(0, 2), ...OTHER_BALANCES],
  agree: one(cell(appropriation, "收入", "本年收入合计", "金额"), cell(appropriation, "支出", "本年支出合计", "合计")),
};

/** 04表 against the total row of 07表 or 08表. */
function fundTotals(
  form: typeof funds | typeof stateCapital,
  source: "政府性基金预算财政拨款" | "国有资本经营预算财政拨款",
): Equation[] {
  const f: typeof funds = form as typeof funds;
  return [
    one(cell(appropriation, "收入", source, "金额"), cell(f, "收支", "合计", "本年收入")),
    one(cell(appropriation, "收入", `年初${source}`, "金额"), cell(f, "收支", "合计", "年初结转和结余")),
    one(cell(appropriation, "支出", "本年支出合计", source), cell(f, "收支", "合计", "小计")),
    one(cell(appropriation, "支出", "年末财政拨款结转和结余", source), cell(f, "收支", "合计", "年末结转和结余")),
  ];
}

export const ACROSS: readonly Rule[] = [
  {
    id: "X01-02a",
    says: "收支总表本年收入合计＝收入表合计",
    english: "Overview income of the year = income table total",
    basis: "X01-02a",
    equations: [one(cell(overview, "收入", "本年收入合计", "金额"), cell(income, "收入", "合计", "本年收入合计"))],
  },
  {
    id: "X01-02b",
    says: "收入表财政拨款收入合计＝收支总表财政拨款收入（三类之和）",
    english: "Appropriations of the income table = those of the overview (sum of the three)",
    basis: "X01-02b",
    equations: [one(cell(income, "收入", "合计", "财政拨款收入"), cell(overview, "收入", "财政拨款收入", "金额"))],
  },
  {
    id: "X01-02c",
    says: "收入表其余各来源合计＝收支总表同名收入",
    english: "Totals of the other sources in the income table = the same lines of the overview",
    basis: "X01-02c",
    equations: (["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const).map((source) =>
      one(cell(income, "收入", "合计", source), cell(overview, "收入", source, "金额")),
    ),
  },
  {
    id: "X01-03a",
    says: "收支总表本年支出合计＝支出表合计",
    english: "Overview spending of the year = spending table total",
    basis: "X01-03a",
    equations: [one(cell(overview, "支出", "本年支出合计", "金额"), cell(expenditure, "支出", "合计", "本年支出合计"))],
  },
  {
    id: "X01-03b",
    says: "收支总表每个功能分类＝支出表同一类级科目（支出表没有的类，收支总表应为空）",
    english: "Each function of the overview = the same class of the spending table",
    basis: "X01-03b",
    each: { over: [place(overview, "支出"), place(expenditure, "支出")], levels: ["类"] },
    equations: [one(cell(overview, "支出", THIS, "金额"), cell(expenditure, "支出", THIS, "本年支出合计"))],
  },
  {
    id: "X01-04a",
    says: "收支总表三类财政拨款收入＝财政拨款总表对应收入",
    english: "The three appropriations of the overview = those of the appropriation table",
    basis: "X01-04a",
    equations: [
      one(
        cell(overview, "收入", "一般公共预算财政拨款收入", "金额"),
        cell(appropriation, "收入", "一般公共预算财政拨款", "金额"),
      ),
      one(
        cell(overview, "收入", "政府性基金预算财政拨款收入", "金额"),
        cell(appropriation, "收入", "政府性基金预算财政拨款", "金额"),
      ),
      one(
        cell(overview, "收入", "国有资本经营预算财政拨款收入", "金额"),
        cell(appropriation, "收入", "国有资本经营预算财政拨款", "金额"),
      ),
    ],
  },
  {
    id: "X01-04b",
    says: "财政拨款总表每个功能分类的合计不大于收支总表同一功能分类",
    english: "Each function of the appropriation table is at most that of the overview",
    basis: "X01-04b",
    relation: "≤",
    each: { over: [place(appropriation, "支出"), place(overview, "支出")], levels: ["类"] },
    equations: [one(cell(appropriation, "支出", THIS, "合计"), cell(overview, "支出", THIS, "金额"))],
  },
  {
    id: "X01-04c",
    says: "财政拨款总表年初、年末结转和结余及总计不大于收支总表对应数",
    english: "Balances and total of the appropriation table are at most those of the overview",
    basis: "X01-04b",
    relation: "≤",
    equations: [
      one(
        cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
        cell(overview, "收入", "年初结转和结余", "金额"),
      ),
      one(
        cell(appropriation, "支出", "年末财政拨款结转和结余", "合计"),
        cell(overview, "支出", "年末结转和结余", "金额"),
      ),
      one(cell(appropriation, "收入", "总计", "金额"), cell(overview, "收入", "总计", "金额")),
    ],
  },
  {
    id: "X02-04",
    says: "收入表财政拨款收入合计＝财政拨款总表本年收入合计",
    english: "Appropriations of the income table = income of the year in the appropriation table",
    basis: "X02-04",
    equations: [one(cell(income, "收入", "合计", "财政拨款收入"), cell(appropriation, "收入", "本年收入合计", "金额"))],
  },
  {
    id: "X02-03",
    says: "当年收支相等时，收入表与支出表各科目的收入等于支出",
    english: "Where income equals spending, so it does for each subject of the income and the spending table",
    basis: "X02-03",
    hint: true,
    when: BALANCED,
    each: { over: [place(income, "收入"), place(expenditure, "支出")] },
    equations: [one(cell(income, "收入", THIS, "本年收入合计"), cell(expenditure, "支出", THIS, "本年支出合计"))],
  },
  {
    id: "X02-05",
    says: "财政拨款只有一般公共预算且收支相等时，收入表各科目财政拨款收入＝一般公共预算支出表小计",
    english: "Appropriations of each subject of the income table = subtotals of the general budget table",
    basis: "X02-05",
    hint: true,
    when: GENERAL_BALANCED,
    each: { over: [place(income, "收入"), place(general, "支出")] },
    equations: [one(cell(income, "收入", THIS, "财政拨款收入"), cell(general, "支出", THIS, "小计"))],
  },
  {
    id: "X03-05a",
    says: "一般公共预算支出表各科目的支出不大于支出表同一科目",
    english: "Spending of each subject of the general budget table is at most that of the spending table",
    basis: "X03-05a",
    relation: "≤",
    each: { over: [place(general, "支出"), place(expenditure, "支出")] },
    equations: [
      one(cell(general, "支出", THIS, "小计"), cell(expenditure, "支出", THIS, "本年支出合计")),
      one(cell(general, "支出", THIS, "基本支出"), cell(expenditure, "支出", THIS, "基本支出")),
      one(cell(general, "支出", THIS, "项目支出"), cell(expenditure, "支出", THIS, "项目支出")),
    ],
  },
  {
    id: "X03-05b",
    says: "一般公共预算支出表的科目支出表都有",
    english: "Every subject of the general budget table stands in the spending table",
    basis: "X03-05b",
    structure: "subset",
    over: [place(general, "支出"), place(expenditure, "支出")],
  },
  {
    id: "X03-05c",
    says: "支出表与一般公共预算支出表合计之差＝收支总表本年支出合计与财政拨款总表一般公共预算本年支出之差",
    english:
      "Spending total − general budget total = overview spending − general budget spending of the appropriation table",
    basis: "X03-05c",
    equations: [
      {
        left: [
          cell(expenditure, "支出", "合计", "本年支出合计"),
          cell(appropriation, "支出", "本年支出合计", "一般公共预算财政拨款"),
        ],
        right: [cell(overview, "支出", "本年支出合计", "金额"), cell(general, "支出", "合计", "小计")],
      },
    ],
  },
  {
    id: "X03-05d",
    says: "只有一般公共预算财政拨款收入时，支出表与一般公共预算支出表各科目相同",
    english: "Where all income is from the general budget, the spending and the general budget table agree",
    basis: "X03-05d",
    hint: true,
    when: ONLY_GENERAL,
    each: { over: [place(expenditure, "支出"), place(general, "支出")] },
    equations: [
      one(cell(expenditure, "支出", THIS, "本年支出合计"), cell(general, "支出", THIS, "小计")),
      one(cell(expenditure, "支出", THIS, "基本支出"), cell(general, "支出", THIS, "基本支出")),
      one(cell(expenditure, "支出", THIS, "项目支出"), cell(general, "支出", THIS, "项目支出")),
    ],
  },
  {
    id: "X04-05a",
    says: "财政拨款总表一般公共预算本年支出合计＝一般公共预算支出表合计",
    english: "General budget spending of the appropriation table = general budget total",
    basis: "X04-05a",
    equations: [
      one(cell(appropriation, "支出", "本年支出合计", "一般公共预算财政拨款"), cell(general, "支出", "合计", "小计")),
    ],
  },
  {
    id: "X04-05b",
    says: "财政拨款总表每个功能分类的一般公共预算＝一般公共预算支出表同一类级科目",
    english: "Each general budget function of the appropriation table = the same class of the general budget table",
    basis: "X04-05b",
    each: { over: [place(appropriation, "支出"), place(general, "支出")], levels: ["类"] },
    equations: [one(cell(appropriation, "支出", THIS, "一般公共预算财政拨款"), cell(general, "支出", THIS, "小计"))],
  },
  {
    id: "X04-07",
    says: "财政拨款总表政府性基金的本年收入、年初、本年支出、年末＝政府性基金表合计",
    english: "Fund budget of the appropriation table = totals of the fund table",
    basis: "X04-07",
    equations: fundTotals(funds, "政府性基金预算财政拨款"),
  },
  {
    id: "X04-08",
    says: "财政拨款总表国有资本经营预算的本年收入、年初、本年支出、年末＝国有资本经营表合计",
    english: "State capital budget of the appropriation table = totals of the state capital table",
    basis: "X04-08",
    equations: fundTotals(stateCapital, "国有资本经营预算财政拨款"),
  },
];
