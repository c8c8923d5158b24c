import {
  budgetAppropriation,
  budgetBasic,
  budgetDetail,
  budgetExpenditure,
  budgetExpenseList,
  budgetExpenses,
  budgetFundExpenses,
  budgetFunds,
  budgetGeneral,
  budgetIncome,
  budgetOverview,
  budgetProjects,
  budgetStateCapital,
} from "./tables.ts";
import {
  ALL,
  cell,
  codes,
  group,
  place,
  THIS,
  THIS_COLUMN,
  type Condition,
  type Equation,
  type BlockRef,
  type Rule,
  type Term,
} from "../rule.ts";
import { expenseListRules } from "../shared/expenses.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";

// 部门（单位）预算: what must hold within each table, then between tables. `basis` is the number of the 勾稽关系 in docs/rules.md.

/** 表3-3 and 表4-1 have one layout. */
function expenseRules(
  no: "3-3" | "4-1",
  form: typeof budgetExpenses | typeof budgetFundExpenses,
  basis: readonly [string, string, string],
): Rule[] {
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

/** 表4 and 表5 have one layout. */
function fundRules(no: "4" | "5", form: typeof budgetFunds | typeof budgetStateCapital): Rule[] {
  const f: typeof budgetFunds = form as typeof budgetFunds;
  return [
    {
      id: `B${no}-1`,
      says: "每行：合计＝基本支出＋项目支出",
      english: "Each row: total = basic + project",
      basis: `B${no}-1`,
      each: { over: [place(f, "支出")] },
      equations: [one(cell(f, "支出", THIS, "合计"), cell(f, "支出", THIS, ["基本支出", "项目支出"]))],
    },
    ...treeRules(`B${no}`, place(f, "支出"), { 合计: `B${no}-1`, 类: `B${no}-1`, 款: `B${no}-1` }),
  ];
}

const SOURCES = ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入"] as const;
const KINDS = ["基本支出", "项目支出"] as const;
const BUDGETS = ["一般公共预算", "政府性基金预算", "国有资本经营预算"] as const;

const YEARS = one(cell(budgetDetail, "支出", THIS, "合计"), cell(budgetDetail, "支出", THIS, ["当年合计", "上年合计"]));

const within: readonly Rule[] = [
  {
    id: "B1-1",
    says: "本年收入合计＝各项收入之和",
    english: "Income of the year = sum of its sources",
    basis: "B1-1",
    equations: [
      one(
        cell(budgetOverview, "收入", "本年收入合计", "预算数"),
        cell(budgetOverview, "收入", group("各项收入"), "预算数"),
      ),
    ],
  },
  {
    id: "B1-2",
    says: "本年支出合计＝各功能分类支出之和",
    english: "Spending of the year = sum of its functions",
    basis: "B1-2",
    each: { over: [place(budgetOverview, "支出")], columns: true },
    equations: [
      one(
        cell(budgetOverview, "支出", "本年支出合计", THIS_COLUMN),
        cell(budgetOverview, "支出", group("功能分类"), THIS_COLUMN),
      ),
    ],
  },
  {
    id: "B1-3",
    says: "收入总计＝本年收入合计＋上年结转＋使用的结余（如有）",
    english: "Total income = income of the year + brought forward + surplus used (if any)",
    basis: "B1-3",
    equations: [
      one(
        cell(budgetOverview, "收入", "收入总计", "预算数"),
        cell(budgetOverview, "收入", "本年收入合计", "预算数"),
        cell(budgetOverview, "收入", group("其他来源"), "预算数"),
      ),
    ],
  },
  {
    id: "B1-4",
    says: "支出总计＝本年支出合计＋结余分配、结转下年（如有）",
    english: "Total spending = spending of the year + surplus distributed and carried forward (if any)",
    basis: "B1-4",
    each: { over: [place(budgetOverview, "支出")], columns: true },
    equations: [
      one(
        cell(budgetOverview, "支出", "支出总计", THIS_COLUMN),
        cell(budgetOverview, "支出", "本年支出合计", THIS_COLUMN),
        cell(budgetOverview, "支出", group("其他去向"), THIS_COLUMN),
      ),
    ],
  },
  {
    id: "B1-5",
    says: "收入总计＝支出总计",
    english: "Total income = total spending",
    basis: "B1-5",
    equations: [
      one(cell(budgetOverview, "收入", "收入总计", "预算数"), cell(budgetOverview, "支出", "支出总计", "预算数")),
    ],
  },
  ...(
    [
      ["6", "财政拨款收入", "财政拨款", "三类拨款收入", "appropriations = sum of the three appropriations"],
      ["8", "单位资金", "单位资金", "事业收入等各项", "the unit's own money = sum of its sources"],
      [
        "9",
        "一般公共预算拨款收入",
        "一般公共预算拨款",
        "经费拨款、非税收入拨款",
        "general budget = sum of its sources",
      ],
    ] as const
  ).map(([no, line, parts, says, english]): Rule => ({
    id: `B1-${no}`,
    says: `${line}＝${says}之和`,
    english: english.charAt(0).toUpperCase() + english.slice(1),
    basis: "B1-6",
    equations: [
      one(cell(budgetOverview, "收入", line, "预算数"), cell(budgetOverview, "收入", group(parts), "预算数")),
    ],
  })),
  {
    id: "B1-7",
    says: "支出每行：合计＝基本支出（人员经费、公用经费）＋项目支出",
    english: "Each row: total = basic (staff, operating) + project",
    basis: "B1-7",
    each: { over: [place(budgetOverview, "支出")] },
    equations: [
      one(
        cell(budgetOverview, "支出", THIS, "预算数"),
        cell(budgetOverview, "支出", THIS, "基本支出"),
        cell(budgetOverview, "支出", THIS, "项目支出"),
      ),
    ],
  },
  {
    id: "B1-1-1",
    says: "每行：合计＝各来源之和",
    english: "Each row: total = sum of its sources",
    basis: "B11-1",
    each: { over: [place(budgetIncome, "收入")] },
    equations: [
      one(
        cell(budgetIncome, "收入", THIS, "合计"),
        cell(budgetIncome, "收入", THIS, ["本年收入", "上年结转", "用事业基金弥补收支差额"]),
      ),
    ],
  },
  ...(
    [
      ["3", "本年收入", "本年收入＝各来源之和", "income of the year = sum of its sources"],
      ["4", "单位资金", "单位资金＝事业收入等各项之和", "the unit's own money = sum of its sources"],
      ["5", "上年结转", "上年结转＝各类资金之和", "brought forward = sum of its purses"],
    ] as const
  ).map(([no, column, says, english]): Rule => {
    const parts = budgetIncome.parts[0][0].columns.find(({ name }) => name === column);
    return {
      id: `B1-1-${no}`,
      says: `每行：${says}`,
      english: `Each row: ${english}`,
      basis: "B11-3",
      each: { over: [place(budgetIncome, "收入")] },
      equations: [
        one(cell(budgetIncome, "收入", THIS, column), {
          ...cell(budgetIncome, "收入", THIS, column),
          columns: parts !== undefined && "parts" in parts ? parts.parts : [],
        }),
      ],
    };
  }),
  {
    id: "B1-1-2",
    says: "每行：财政拨款收入＝三类拨款收入之和",
    english: "Each row: appropriations = sum of the three appropriations",
    basis: "B11-3",
    each: { over: [place(budgetIncome, "收入")] },
    equations: [one(cell(budgetIncome, "收入", THIS, "财政拨款收入"), cell(budgetIncome, "收入", THIS, SOURCES))],
  },
  ...treeRules("B1-1", place(budgetIncome, "收入"), { 合计: "B11-2", 类: "B11-2", 款: "B11-2" }),
  {
    id: "B1-2-1",
    says: "每行：合计＝基本支出＋项目支出（＋上缴上级、经营、对附属单位补助支出，如有）",
    english: "Each row: total = basic + project (+ remitted, operating, subsidies, if any)",
    basis: "B12-1",
    each: { over: [place(budgetExpenditure, "支出")] },
    equations: [
      one(
        cell(budgetExpenditure, "支出", THIS, "合计"),
        cell(budgetExpenditure, "支出", THIS, [
          "基本支出",
          "项目支出",
          "上缴上级支出",
          "事业单位经营支出",
          "对附属单位补助支出",
        ]),
      ),
    ],
  },
  ...treeRules("B1-2", place(budgetExpenditure, "支出"), { 合计: "B12-2", 类: "B12-2", 款: "B12-2" }),
  {
    id: "B2-1",
    says: "本年收入＝三类拨款收入之和",
    english: "Income of the year = sum of the three appropriations",
    basis: "B2-1",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "本年收入", "预算数"),
        cell(budgetAppropriation, "收入", group("本年"), "预算数"),
      ),
    ],
  },
  {
    id: "B2-2",
    says: "上年结转＝三类拨款收入之和",
    english: "Brought forward = sum of the three appropriations",
    basis: "B2-2",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "上年结转", "预算数"),
        cell(budgetAppropriation, "收入", group("上年"), "预算数"),
      ),
    ],
  },
  {
    id: "B2-3",
    says: "支出每列：本年支出＝各功能分类支出之和",
    english: "Each column: spending of the year = sum of its functions",
    basis: "B2-3",
    each: { over: [place(budgetAppropriation, "支出")], columns: true },
    equations: [
      one(
        cell(budgetAppropriation, "支出", "本年支出", THIS_COLUMN),
        cell(budgetAppropriation, "支出", group("功能分类"), THIS_COLUMN),
      ),
    ],
  },
  {
    id: "B2-4",
    says: "支出每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
    english: "Each row: total = general budget + fund budget + state capital budget",
    basis: "B2-4",
    each: { over: [place(budgetAppropriation, "支出")] },
    equations: [one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetAppropriation, "支出", THIS, BUDGETS))],
  },
  {
    id: "B2-5",
    says: "本年收入＋上年结转＝本年支出＋结转下年（如有）",
    english: "Income of the year + brought forward = spending of the year + carried forward (if any)",
    basis: "B2-5",
    equations: [
      {
        left: [
          cell(budgetAppropriation, "收入", "本年收入", "预算数"),
          cell(budgetAppropriation, "收入", "上年结转", "预算数"),
        ],
        right: [
          cell(budgetAppropriation, "支出", "本年支出", "合计"),
          cell(budgetAppropriation, "支出", "结转下年", "合计"),
        ],
      },
    ],
  },
  {
    id: "B2-6",
    says: "每类拨款：本年收入＋上年结转＝该类本年支出＋结转下年（如有）",
    english: "Each appropriation: income + brought forward = its spending + carried forward (if any)",
    basis: "B2-6",
    equations: SOURCES.map((source, i): Equation => ({
      left: [
        cell(budgetAppropriation, "收入", source, "预算数"),
        cell(budgetAppropriation, "收入", `上年${source}`, "预算数"),
      ],
      right: [
        cell(budgetAppropriation, "支出", "本年支出", BUDGETS[i] ?? "合计"),
        cell(budgetAppropriation, "支出", "结转下年", BUDGETS[i] ?? "合计"),
      ],
    })),
  },
  {
    id: "B2-7",
    says: "收入总计＝本年收入＋上年结转",
    english: "Total income = income of the year + brought forward",
    basis: "B2-7",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "收入总计", "预算数"),
        cell(budgetAppropriation, "收入", "本年收入", "预算数"),
        cell(budgetAppropriation, "收入", "上年结转", "预算数"),
      ),
    ],
  },
  {
    id: "B2-8",
    says: "支出每列：支出总计＝本年支出＋结转下年（如有）",
    english: "Each column: total spending = spending of the year + carried forward (if any)",
    basis: "B2-8",
    each: { over: [place(budgetAppropriation, "支出")], columns: true },
    equations: [
      one(
        cell(budgetAppropriation, "支出", "支出总计", THIS_COLUMN),
        cell(budgetAppropriation, "支出", "本年支出", THIS_COLUMN),
        cell(budgetAppropriation, "支出", "结转下年", THIS_COLUMN),
      ),
    ],
  },
  {
    id: "B2-9",
    says: "收入总计＝支出总计",
    english: "Total income = total spending",
    basis: "B2-9",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "收入总计", "预算数"),
        cell(budgetAppropriation, "支出", "支出总计", "合计"),
      ),
    ],
  },
  {
    id: "B2-1-1",
    says: "有上年结转安排时，每行：合计＝当年财政拨款安排＋上年结转安排",
    english: "Where something was brought forward, each row: total = this year's appropriation + brought forward",
    basis: "B21-1",
    when: {
      says: "印有上年结转安排的合计",
      english: "the total brought forward is printed",
      something: [cell(budgetDetail, "支出", ALL, "上年合计")],
    },
    each: { over: [place(budgetDetail, "支出")] },
    equations: [YEARS],
  },
  {
    id: "B2-1-2",
    says: "上年结转安排没有按拨款分列时，每行：合计＝当年财政拨款安排＋上年结转安排（如有）",
    english:
      "Where what was brought forward is not told apart, each row: total = this year's + brought forward (if any)",
    basis: "B21-1",
    when: {
      says: "上年结转安排没有按三类拨款分列",
      english: "what was brought forward is not told apart by appropriation",
      nothing: [cell(budgetDetail, "支出", ALL, ["上年一般小计", "上年基金小计", "上年国资小计"])],
    },
    each: { over: [place(budgetDetail, "支出")] },
    equations: [YEARS],
  },
  {
    id: "B2-1-3",
    says: "每行：当年、上年结转的合计＝三类拨款小计之和",
    english: "Each row: this year's total, and that brought forward = sum of the three appropriations",
    basis: "B21-2",
    each: { over: [place(budgetDetail, "支出")] },
    equations: (["当年", "上年"] as const).map((year) =>
      one(
        cell(budgetDetail, "支出", THIS, `${year}合计`),
        cell(budgetDetail, "支出", THIS, [`${year}一般小计`, `${year}基金小计`, `${year}国资小计`]),
      ),
    ),
  },
  {
    id: "B2-1-4",
    says: "每行每类拨款：小计＝基本支出＋项目支出",
    english: "Each row and appropriation: subtotal = basic + project",
    basis: "B21-3",
    each: { over: [place(budgetDetail, "支出")] },
    equations: (["当年一般", "当年基金", "当年国资", "上年一般", "上年基金", "上年国资"] as const).map((fund) =>
      one(
        cell(budgetDetail, "支出", THIS, `${fund}小计`),
        cell(budgetDetail, "支出", THIS, [`${fund}基本`, `${fund}项目`]),
      ),
    ),
  },
  ...treeRules("B2-1", place(budgetDetail, "支出"), { 合计: "B21-4", 类: "B21-4", 款: "B21-4" }),
  codeRule("B2-1", place(budgetDetail, "支出"), "B21-4", "tree"),
  {
    id: "B3-1",
    says: "每行：合计＝当年财政拨款安排＋上年结转安排",
    english: "Each row: total = this year's appropriation + brought forward",
    basis: "B3-1",
    each: { over: [place(budgetGeneral, "支出")] },
    equations: [
      one(
        cell(budgetGeneral, "支出", THIS, "合计"),
        cell(budgetGeneral, "支出", THIS, ["当年财政拨款安排", "上年结转安排"]),
      ),
    ],
  },
  {
    id: "B3-2",
    says: "每行：合计＝基本支出＋项目支出",
    english: "Each row: total = basic + project",
    basis: "B3-5",
    each: { over: [place(budgetGeneral, "支出")] },
    equations: [
      one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetGeneral, "支出", THIS, ["基本支出", "项目支出"])),
    ],
  },
  {
    id: "B3-5",
    says: "每行：基本支出＝人员经费＋公用经费",
    english: "Each row: basic = staff + operating",
    basis: "B31-1",
    each: { over: [place(budgetGeneral, "支出")] },
    equations: [
      one(cell(budgetGeneral, "支出", THIS, "基本支出"), cell(budgetGeneral, "支出", THIS, ["人员经费", "公用经费"])),
    ],
  },
  ...treeRules("B3", place(budgetGeneral, "支出"), { 合计: "B3-2", 类: "B3-3", 款: "B3-4" }),
  codeRule("B3", place(budgetGeneral, "支出"), "B3-3", "tree"),
  {
    id: "B3-1-1",
    says: "每行：合计＝人员经费＋公用经费",
    english: "Each row: total = staff + operating",
    basis: "B31-1",
    each: { over: [place(budgetBasic, "支出")] },
    equations: [
      one(cell(budgetBasic, "支出", THIS, "合计"), cell(budgetBasic, "支出", THIS, ["人员经费", "公用经费"])),
    ],
  },
  ...treeRules("B3-1", place(budgetBasic, "支出"), { 合计: "B31-2", 类: "B31-3", 款: "B31-4" }),
  {
    id: "B3-1-2",
    says: "301、303只列在人员经费，302、310只列在公用经费",
    english: "301 and 303 are staff costs, 302 and 310 operating costs",
    basis: "B31-5",
    hint: true,
    equations: [
      { left: [cell(budgetBasic, "支出", codes("301"), "公用经费")], right: [] },
      { left: [cell(budgetBasic, "支出", codes("303"), "公用经费")], right: [] },
      { left: [cell(budgetBasic, "支出", codes("302"), "人员经费")], right: [] },
      { left: [cell(budgetBasic, "支出", codes("310"), "人员经费")], right: [] },
    ],
  },
  codeRule("B3-1", place(budgetBasic, "支出"), "B31-4", "tree"),
  ...treeRules("B3-2", place(budgetProjects, "支出"), { 合计: "B32-1", 项: "B32-2" }),
  ...expenseRules("3-3", budgetExpenses, ["B33-1", "B33-2", "B33-3"]),
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
  ...expenseListRules("BSG", place(budgetExpenseList, "三公"), ["B33-1", "B33-2"]),
  ...fundRules("4", budgetFunds),
  ...expenseRules("4-1", budgetFundExpenses, ["B41-1", "B41-1", "B41-1"]),
  ...fundRules("5", budgetStateCapital),
];

/** Income of 表1 and 表1-1 that does not come from the general budget. */
export const OTHER_SOURCES: readonly Term[] = [
  ...(
    [
      "政府性基金预算拨款收入",
      "国有资本经营预算拨款收入",
      "事业收入",
      "事业单位经营收入",
      "财政专户管理资金收入",
      "单位资金",
      "上级补助收入",
      "附属单位上缴收入",
      "其他收入",
      "使用非财政拨款结余",
      "用事业基金弥补收支差额",
    ] as const
  ).map((source) => cell(budgetOverview, "收入", source, "预算数")),
  cell(budgetIncome, "收入", "合计", [
    "财政专户管理资金收入",
    "上级补助收入",
    "附属单位上缴收入",
    "用事业基金弥补收支差额",
  ]),
];

const ONLY_GENERAL: Condition = {
  says: "收入和上年结转只有一般公共预算拨款",
  english: "all income and all that is brought forward comes from the general budget",
  nothing: [
    ...OTHER_SOURCES,
    cell(budgetAppropriation, "收入", "上年政府性基金预算拨款收入", "预算数"),
    cell(budgetAppropriation, "收入", "上年国有资本经营预算拨款收入", "预算数"),
    cell(budgetAppropriation, "支出", "本年支出", ["政府性基金预算", "国有资本经营预算"]),
  ],
  agree: one(
    cell(budgetOverview, "收入", "上年结转", "预算数"),
    cell(budgetAppropriation, "收入", "上年结转", "预算数"),
  ),
};

const ALL_BROUGHT = ["上年合计", "上年一般小计", "上年基金小计", "上年国资小计"] as const;

const NOTHING_BROUGHT: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）没有上年结转安排",
  english: "the detail table has nothing brought forward",
  nothing: [cell(budgetDetail, "支出", ALL, ALL_BROUGHT)],
};

const BROUGHT_BY_FUND: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）的上年结转安排按三类拨款分列",
  english: "the detail table tells the appropriations brought forward apart",
  something: [cell(budgetDetail, "支出", ALL, ["上年一般小计", "上年基金小计", "上年国资小计"])],
};

const BROUGHT_BY_SORT: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）的上年结转安排分基本支出和项目支出",
  english: "the detail table tells basic from project spending brought forward",
  something: [cell(budgetDetail, "支出", ALL, ["上年一般基本", "上年一般项目"])],
};

const FUNDS = [
  ["一般公共预算", "一般小计"],
  ["政府性基金预算", "基金小计"],
  ["国有资本经营预算", "国资小计"],
] as const;

const expenditureOf = (list: readonly string[]): Term => cell(budgetExpenditure, "支出", codes(...list), "基本支出");
const basicOf = (...list: readonly string[]): Term => cell(budgetBasic, "支出", codes(...list), "合计");

const EXPENSE_PAIRS = [
  ["30212", "出国"],
  ["31013", "购置"],
  ["30231", "运行"],
  ["30217", "接待"],
] as const;

const USUALLY_SAME: readonly {
  readonly id: string;
  readonly what: string;
  readonly english: string;
  readonly functional: readonly string[];
  readonly economic: readonly string[];
}[] = [
  { id: "s1", what: "养老保险缴费", english: "pension contributions", functional: ["2080505"], economic: ["30108"] },
  {
    id: "s2",
    what: "医疗保险缴费",
    english: "medical insurance",
    functional: ["2101101", "2101102", "2101103"],
    economic: ["30110", "30111"],
  },
  { id: "s3", what: "住房公积金", english: "housing fund", functional: ["2210201"], economic: ["30113"] },
];

const between: readonly Rule[] = [
  {
    id: "XB1-11a",
    says: "收支总表收入总计＝收入总表合计",
    english: "Overview total income = income table total",
    basis: "XB1-11a",
    equations: [one(cell(budgetOverview, "收入", "收入总计", "预算数"), cell(budgetIncome, "收入", "合计", "合计"))],
  },
  {
    id: "XB1-11b",
    says: "收支总表上年结转＝收入总表上年结转",
    english: "Overview brought forward = income table brought forward",
    basis: "XB1-11b",
    equations: [
      one(cell(budgetOverview, "收入", "上年结转", "预算数"), cell(budgetIncome, "收入", "合计", "上年结转")),
    ],
  },
  {
    id: "XB1-11c",
    says: "收支总表各来源＝收入总表对应列",
    english: "Overview sources = the same columns of the income table",
    basis: "XB1-11c",
    equations: (
      [
        "财政拨款收入",
        "一般公共预算拨款收入",
        "政府性基金预算拨款收入",
        "国有资本经营预算拨款收入",
        "事业收入",
        "事业单位经营收入",
        "其他收入",
      ] as const
    ).map((source) => one(cell(budgetOverview, "收入", source, "预算数"), cell(budgetIncome, "收入", "合计", source))),
  },
  {
    id: "XB1-12a",
    says: "收支总表支出总计＝支出总表合计＋结余分配、结转下年（如有）",
    english: "Overview total spending = spending table total + surplus distributed and carried forward (if any)",
    basis: "XB1-12a",
    equations: [
      one(
        cell(budgetOverview, "支出", "支出总计", "预算数"),
        cell(budgetExpenditure, "支出", "合计", "合计"),
        cell(budgetOverview, "支出", group("其他去向"), "预算数"),
      ),
    ],
  },
  {
    id: "XB1-12b",
    says: "收支总表每个功能分类＝支出总表同类各行之和",
    english: "Each function of the overview = sum of its rows in the spending table",
    basis: "XB1-12b",
    each: { over: [place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetOverview, "支出", THIS, "预算数"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB1-12c",
    says: "收支总表每个功能分类的基本支出（人员经费、公用经费）、项目支出＝支出总表同类各行之和",
    english: "Basic and project spending of each function of the overview = those of the spending table",
    basis: "XB1-12c",
    each: { over: [place(budgetOverview, "支出")], levels: ["类"] },
    equations: (["基本支出", "项目支出"] as const).map((column) =>
      one(cell(budgetOverview, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB1-31",
    says: "收入只有一般公共预算拨款时，收支总表的人员经费、公用经费＝基本支出预算表合计",
    english:
      "Where all income is from the general budget, staff and operating costs of the overview = those of the basic table",
    basis: "XB1-31",
    when: ONLY_GENERAL,
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(budgetOverview, "支出", "本年支出合计", column), cell(budgetBasic, "支出", "合计", column)),
    ),
  },
  {
    id: "XB1-2e",
    says: "收支总表财政拨款收入＝财政拨款收支总表本年收入",
    english: "Appropriations of the overview = income of the year of the appropriation table",
    basis: "XB1-2e",
    equations: [
      one(
        cell(budgetOverview, "收入", "财政拨款收入", "预算数"),
        cell(budgetAppropriation, "收入", "本年收入", "预算数"),
      ),
    ],
  },
  {
    id: "XB1-2a",
    says: "收支总表三类拨款收入＝财政拨款收支总表本年收入对应行",
    english: "The three appropriations of the overview = those of the appropriation table",
    basis: "XB1-2a",
    equations: SOURCES.map((source) =>
      one(cell(budgetOverview, "收入", source, "预算数"), cell(budgetAppropriation, "收入", source, "预算数")),
    ),
  },
  {
    id: "XB1-2b",
    says: "财政拨款收支总表上年结转不大于收支总表上年结转",
    english: "Appropriations brought forward are at most all that is brought forward",
    basis: "XB1-2b",
    relation: "≤",
    equations: [
      one(cell(budgetAppropriation, "收入", "上年结转", "预算数"), cell(budgetOverview, "收入", "上年结转", "预算数")),
    ],
  },
  {
    id: "XB1-2c",
    says: "财政拨款收支总表每个功能分类的合计不大于收支总表同一功能分类",
    english: "Each function of the appropriation table is at most that of the overview",
    basis: "XB1-2c",
    relation: "≤",
    each: { over: [place(budgetAppropriation, "支出"), place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetOverview, "支出", THIS, "预算数"))],
  },
  {
    id: "XB1-2d",
    says: "收入只有一般公共预算拨款时，财政拨款收支总表的上年结转和各功能分类＝收支总表",
    english: "Where all income is from the general budget, both tables agree",
    basis: "XB1-2b, XB1-2c",
    when: ONLY_GENERAL,
    hint: true,
    each: { over: [place(budgetAppropriation, "支出"), place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetOverview, "支出", THIS, "预算数"))],
  },
  {
    id: "XB2-3a",
    says: "财政拨款收支总表一般公共预算本年支出＝一般公共预算支出预算表合计",
    english: "General budget spending = total of the general budget table",
    basis: "XB2-3a",
    equations: [
      one(cell(budgetAppropriation, "支出", "本年支出", "一般公共预算"), cell(budgetGeneral, "支出", "合计", "合计")),
    ],
  },
  {
    id: "XB2-3b",
    says: "财政拨款收支总表每个功能分类的一般公共预算＝一般公共预算支出预算表同一类",
    english: "Each general budget function = the same class of the general budget table",
    basis: "XB2-3b",
    each: { over: [place(budgetAppropriation, "支出"), place(budgetGeneral, "支出")], levels: ["类"] },
    equations: [
      one(cell(budgetAppropriation, "支出", THIS, "一般公共预算"), cell(budgetGeneral, "支出", THIS, "合计")),
    ],
  },
  {
    id: "XB2-3c",
    says: "一般公共预算本年拨款收入＝一般公共预算支出预算表当年财政拨款安排合计",
    english: "General budget income = this year's appropriation in the general budget table",
    basis: "XB2-3c",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "一般公共预算拨款收入", "预算数"),
        cell(budgetGeneral, "支出", "合计", "当年财政拨款安排"),
      ),
    ],
  },
  {
    id: "XB2-3d",
    says: "一般公共预算上年结转＝一般公共预算支出预算表上年结转安排合计",
    english: "General budget brought forward = brought forward in the general budget table",
    basis: "XB2-3d",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "上年一般公共预算拨款收入", "预算数"),
        cell(budgetGeneral, "支出", "合计", "上年结转安排"),
      ),
    ],
  },
  {
    id: "XB2-21a",
    says: "财政拨款收支总表本年支出合计＝财政拨款支出预算表（部门经济分类科目）合计",
    english: "Spending of the year in the appropriation table = total of its detail table",
    basis: "XB2-21a",
    equations: [one(cell(budgetAppropriation, "支出", "本年支出", "合计"), cell(budgetDetail, "支出", "合计", "合计"))],
  },
  ...(
    [
      ["XB2-21b", NOTHING_BROUGHT, ["当年"]],
      ["XB2-21c", BROUGHT_BY_FUND, ["当年", "上年"]],
    ] as const
  ).map(([id, when, years]): Rule => ({
    id,
    says: "财政拨款收支总表三类拨款的本年支出＝财政拨款支出预算表（部门经济分类科目）该类小计，连同上年结转",
    english: "Spending of each appropriation = its subtotals in the detail table, what was brought forward included",
    basis: "XB2-21b",
    when,
    equations: FUNDS.map(([budget, column]) =>
      one(
        cell(budgetAppropriation, "支出", "本年支出", budget),
        cell(
          budgetDetail,
          "支出",
          "合计",
          years.map((year) => `${year}${column}` as const),
        ),
      ),
    ),
  })),
  ...(
    [
      ["XB21-31a", NOTHING_BROUGHT, ["当年一般基本"]],
      ["XB21-31b", BROUGHT_BY_SORT, ["当年一般基本", "上年一般基本"]],
    ] as const
  ).map(([id, when, columns]): Rule => ({
    id,
    says: "财政拨款支出预算表（部门经济分类科目）一般公共预算基本支出的每一类、款＝基本支出预算表同一科目",
    english: "Basic general budget spending of each economic subject = the same of the basic spending table",
    basis: "XB21-31",
    when,
    each: { over: [place(budgetDetail, "支出")], levels: ["类", "款"] },
    equations: [one(cell(budgetDetail, "支出", THIS, columns), cell(budgetBasic, "支出", THIS, "合计"))],
  })),
  {
    id: "XB21-3132",
    says: "收入只有一般公共预算拨款时，财政拨款支出预算表（部门经济分类科目）合计＝基本支出预算表合计＋项目支出预算表合计",
    english: "Where all income is from the general budget, the total of the detail table = basic total + project total",
    basis: "XB21-3132",
    when: ONLY_GENERAL,
    equations: [
      one(
        cell(budgetDetail, "支出", "合计", "合计"),
        cell(budgetBasic, "支出", "合计", "合计"),
        cell(budgetProjects, "支出", "合计", "金额"),
      ),
    ],
  },
  {
    id: "XB12-3",
    says: "一般公共预算支出预算表每个项级科目不大于支出总表同一科目",
    english: "Each item of the general budget table is at most that of the spending table",
    basis: "XB12-3",
    relation: "≤",
    each: { over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")], levels: ["项"] },
    equations: [one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB12-3e",
    says: "收入只有一般公共预算拨款时，一般公共预算支出预算表与支出总表各项级科目相等",
    english: "Where all income is from the general budget, their items agree",
    basis: "XB12-3e",
    when: ONLY_GENERAL,
    each: { over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")], levels: ["项"] },
    equations: [one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB12-3f",
    says: "一般公共预算支出表各科目的基本支出、项目支出不大于支出总表同一科目",
    english: "Basic and project spending of the general budget table are at most those of the spending table",
    basis: "XB12-3",
    relation: "≤",
    each: {
      over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: KINDS.map((column) =>
      one(cell(budgetGeneral, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB12-3g",
    says: "收入只有一般公共预算拨款时，一般公共预算支出表各科目的基本支出、项目支出＝支出总表同一科目",
    english: "Where all income is from the general budget, basic and project spending agree subject by subject",
    basis: "XB12-3e",
    when: ONLY_GENERAL,
    each: {
      over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: KINDS.map((column) =>
      one(cell(budgetGeneral, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB3-31",
    says: "一般公共预算支出表基本支出合计＝基本支出表合计",
    english: "Basic spending of the general budget table = total of the basic table",
    basis: "XB3-31",
    equations: [one(cell(budgetGeneral, "支出", "合计", "基本支出"), cell(budgetBasic, "支出", "合计", "合计"))],
  },
  {
    id: "XB3-31b",
    says: "一般公共预算支出表人员经费、公用经费合计＝基本支出表人员经费、公用经费合计",
    english: "Staff and operating totals of the general budget table = those of the basic table",
    basis: "XB3-31",
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(budgetGeneral, "支出", "合计", column), cell(budgetBasic, "支出", "合计", column)),
    ),
  },
  {
    id: "XB31-33c",
    says: "行政单位的机关运行经费＝基本支出表公用经费合计",
    english: "Operating costs of an administrative unit = operating total of the basic table",
    basis: "XB31-33c",
    hint: true,
    equations: [
      {
        ...one(cell(budgetBasic, "支出", "合计", "公用经费"), cell(budgetExpenses, "三公", "合计", "机关运行经费")),
        ifGiven: true,
      },
    ],
  },
  {
    id: "XB12-31",
    says: "收入只有一般公共预算拨款时，支出总表基本支出合计＝基本支出预算表合计",
    english: "Where all income is from the general budget, basic spending agrees",
    basis: "XB12-31",
    when: ONLY_GENERAL,
    equations: [one(cell(budgetExpenditure, "支出", "合计", "基本支出"), cell(budgetBasic, "支出", "合计", "合计"))],
  },
  {
    id: "XB12-32a",
    says: "收入只有一般公共预算拨款时，支出总表项目支出合计＝项目支出预算表合计",
    english: "Where all income is from the general budget, project spending agrees",
    basis: "XB12-32a",
    when: ONLY_GENERAL,
    equations: [one(cell(budgetExpenditure, "支出", "合计", "项目支出"), cell(budgetProjects, "支出", "合计", "金额"))],
  },
  {
    id: "XB12-32b",
    says: "收入只有一般公共预算拨款时，支出总表各项级科目的项目支出＝项目支出预算表科目小计",
    english: "Where all income is from the general budget, project spending of each item agrees",
    basis: "XB12-32b",
    when: ONLY_GENERAL,
    each: { over: [place(budgetExpenditure, "支出"), place(budgetProjects, "支出")], levels: ["项"] },
    equations: [one(cell(budgetExpenditure, "支出", THIS, "项目支出"), cell(budgetProjects, "支出", THIS, "金额"))],
  },
  {
    id: "XB3-3132",
    says: "一般公共预算支出预算表合计＝基本支出预算表合计＋项目支出预算表合计",
    english: "General budget total = basic total + project total",
    basis: "XB3-3132",
    equations: [
      one(
        cell(budgetGeneral, "支出", "合计", "合计"),
        cell(budgetBasic, "支出", "合计", "合计"),
        cell(budgetProjects, "支出", "合计", "金额"),
      ),
    ],
  },
  {
    id: "XB31-33a",
    says: "基本支出中的“三公”科目通常不大于“三公”经费预算（基本支出含上年结转时可以反超）",
    english: "Basic spending on each kind is usually at most its plan",
    basis: "XB31-33a",
    hint: true,
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) => one(basicOf(code), cell(budgetExpenses, "三公", "合计", column))),
  },
  {
    id: "XB31-33b",
    says: "没有项目支出承担“三公”经费时，基本支出中的科目＝“三公”经费预算",
    english: "Where no project bears them, the items of basic spending equal their plan",
    basis: "XB31-33b",
    hint: true,
    unless: {
      says: "有项目支出",
      english: "there is project spending",
      something: [cell(budgetExpenditure, "支出", "合计", "项目支出")],
    },
    equations: EXPENSE_PAIRS.map(([code, column]) => one(basicOf(code), cell(budgetExpenses, "三公", "合计", column))),
  },
  ...USUALLY_SAME.map(({ id, what, english, functional, economic }): Rule => ({
    id: `XB12-31${id}`,
    says: `${what}：支出总表${functional.join("＋")}基本支出通常＝基本支出预算表${economic.join("＋")}`,
    english: `Usually the same money (${english}): ${functional.join(" + ")} = ${economic.join(" + ")}`,
    basis: `XB12-31${id}`,
    hint: true,
    equations: [one(expenditureOf(functional), basicOf(...economic))],
  })),
  {
    id: "XB4-2",
    says: "政府性基金、国有资本经营预算支出表合计＝财政拨款收支总表对应列",
    english: "Totals of the fund and state capital tables = columns of the appropriation table",
    basis: "XB4-2",
    equations: [
      one(cell(budgetFunds, "支出", "合计", "合计"), cell(budgetAppropriation, "支出", "本年支出", "政府性基金预算")),
      one(
        cell(budgetStateCapital, "支出", "合计", "合计"),
        cell(budgetAppropriation, "支出", "本年支出", "国有资本经营预算"),
      ),
    ],
  },
];

const functionalPlaces: readonly BlockRef[] = [
  place(budgetOverview, "支出"),
  place(budgetExpenditure, "支出"),
  place(budgetAppropriation, "支出"),
  place(budgetGeneral, "支出"),
  place(budgetProjects, "支出"),
];

const names: readonly Rule[] = [
  {
    id: "XBS-1",
    says: "同一功能科目在各表中名称一致",
    english: "One functional subject has one name in all tables",
    basis: "XBS-1",
    hint: true,
    structure: "same-names",
    over: functionalPlaces,
  },
  {
    id: "XBS-2",
    says: "科目名称与政府收支分类科目一致",
    english: "Names of subjects are those of the official classification",
    basis: "XBS-1",
    hint: true,
    structure: "right-names",
    over: [...functionalPlaces, place(budgetBasic, "支出"), place(budgetDetail, "支出")],
  },
  {
    id: "XBS-3",
    says: "规定的各行齐全",
    english: "No prescribed line is missing",
    basis: "XBS-1",
    hint: true,
    structure: "lines",
    over: [
      place(budgetOverview, "收入"),
      place(budgetOverview, "支出"),
      place(budgetAppropriation, "收入"),
      place(budgetAppropriation, "支出"),
    ],
  },
];

export const BUDGET_RULES: readonly Rule[] = [...within, ...between, ...names];
