import {
  appropriation,
  basic,
  detail,
  expenditure,
  expenseList,
  funds,
  general,
  generalDetail,
  generalProjects,
  income,
  overview,
  procurement,
  publicExpenses,
  running,
  stateCapital,
  stateCapitalSpending,
} from "./tables.ts";
import {
  ALL,
  cell,
  codes,
  group,
  others,
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

// 部门（单位）决算: what must hold within each table, then between tables. `basis` is the number of the 勾稽关系 in docs/rules.md.

/** 公开07表 and 公开08表 have one layout and one set of rules. */
function fundRules(no: "07" | "08", form: typeof funds | typeof stateCapital): Rule[] {
  const f: typeof funds = form as typeof funds;
  const rows = { over: [place(f, "收支")] };
  return [
    {
      id: `${no}-1`,
      says: "每行：本年支出小计＝基本支出＋项目支出",
      english: "Each row: spending subtotal = basic + project",
      basis: `F${no}-1`,
      each: rows,
      equations: [one(cell(f, "收支", THIS, "小计"), cell(f, "收支", THIS, ["基本支出", "项目支出"]))],
    },
    {
      id: `${no}-2`,
      says: "每行：年初结转和结余＋本年收入＝本年支出小计＋年末结转和结余",
      english: "Each row: opening balance + income = spending + closing balance",
      basis: `F${no}-2`,
      each: rows,
      equations: [
        one(cell(f, "收支", THIS, ["年初结转和结余", "本年收入"]), cell(f, "收支", THIS, ["小计", "年末结转和结余"])),
      ],
    },
    ...treeRules(no, place(f, "收支"), { 合计: `F${no}-3`, 类: `F${no}-3`, 款: `F${no}-3` }),
    codeRule(no, place(f, "收支"), `F${no}-3`, "full-tree"),
  ];
}

const within: readonly Rule[] = [
  {
    id: "01-1",
    says: "本年收入合计＝各项收入之和",
    english: "Income of the year = sum of its sources",
    basis: "F01-1",
    equations: [one(cell(overview, "收入", "本年收入合计", "金额"), cell(overview, "收入", group("各项收入"), "金额"))],
  },
  {
    id: "01-2",
    says: "本年支出合计＝各功能分类支出之和",
    english: "Spending of the year = sum of its functions",
    basis: "F01-2",
    equations: [one(cell(overview, "支出", "本年支出合计", "金额"), cell(overview, "支出", group("功能分类"), "金额"))],
  },
  {
    id: "01-3",
    says: "收入总计＝本年收入合计＋使用非财政拨款结余＋年初结转和结余",
    english: "Total income = income of the year + non-fiscal surplus used + opening balance",
    basis: "F01-3",
    equations: [
      one(
        cell(overview, "收入", "总计", "金额"),
        cell(overview, "收入", "本年收入合计", "金额"),
        cell(overview, "收入", "使用非财政拨款结余", "金额"),
        cell(overview, "收入", "年初结转和结余", "金额"),
      ),
    ],
  },
  {
    id: "01-4",
    says: "支出总计＝本年支出合计＋结余分配＋年末结转和结余",
    english: "Total spending = spending of the year + surplus distributed + closing balance",
    basis: "F01-4",
    equations: [
      one(
        cell(overview, "支出", "总计", "金额"),
        cell(overview, "支出", "本年支出合计", "金额"),
        cell(overview, "支出", "结余分配", "金额"),
        cell(overview, "支出", "年末结转和结余", "金额"),
      ),
    ],
  },
  {
    id: "01-5",
    says: "收入总计＝支出总计",
    english: "Total income = total spending",
    basis: "F01-5",
    equations: [one(cell(overview, "收入", "总计", "金额"), cell(overview, "支出", "总计", "金额"))],
  },
  {
    id: "01-行次",
    says: "行次连续",
    english: "Line numbers run on without a gap",
    basis: "F01-6",
    hint: true,
    structure: "numbers",
    over: [place(overview, "收入"), place(overview, "支出")],
  },
  {
    id: "01-行",
    says: "规定的各行齐全",
    english: "No prescribed line is missing",
    basis: "F01-6",
    hint: true,
    structure: "lines",
    over: [place(overview, "收入"), place(overview, "支出")],
  },
  {
    id: "02-1",
    says: "每行：本年收入合计＝各来源收入之和",
    english: "Each row: income of the year = sum of its sources",
    basis: "F02-1",
    each: { over: [place(income, "收入")] },
    equations: [
      one(
        cell(income, "收入", THIS, "本年收入合计"),
        cell(income, "收入", THIS, [
          "财政拨款收入",
          "上级补助收入",
          "事业收入",
          "经营收入",
          "附属单位上缴收入",
          "其他收入",
        ]),
      ),
    ],
  },
  ...treeRules("02", place(income, "收入"), { 合计: "F02-2", 类: "F02-3", 款: "F02-4" }),
  codeRule("02", place(income, "收入"), "F02-5", "full-tree"),
  {
    id: "03-1",
    says: "每行：本年支出合计＝基本支出＋项目支出＋上缴上级支出＋经营支出＋对附属单位补助支出",
    english: "Each row: spending of the year = basic + project + remitted + operating + subsidies",
    basis: "F03-1",
    each: { over: [place(expenditure, "支出")] },
    equations: [
      one(
        cell(expenditure, "支出", THIS, "本年支出合计"),
        cell(expenditure, "支出", THIS, ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]),
      ),
    ],
  },
  ...treeRules("03", place(expenditure, "支出"), { 合计: "F03-2", 类: "F03-3", 款: "F03-4" }),
  codeRule("03", place(expenditure, "支出"), "F03-5", "full-tree"),
  {
    id: "04-1",
    says: "本年收入合计＝三类财政拨款之和",
    english: "Income of the year = sum of the three appropriations",
    basis: "F04-1",
    equations: [
      one(cell(appropriation, "收入", "本年收入合计", "金额"), cell(appropriation, "收入", group("本年收入"), "金额")),
    ],
  },
  {
    id: "04-2",
    says: "年初财政拨款结转和结余＝三类财政拨款之和",
    english: "Opening balance = sum of the three appropriations",
    basis: "F04-2",
    equations: [
      one(
        cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
        cell(appropriation, "收入", group("年初结转"), "金额"),
      ),
    ],
  },
  {
    id: "04-3",
    says: "收入总计＝本年收入合计＋年初财政拨款结转和结余",
    english: "Total income = income of the year + opening balance",
    basis: "F04-3",
    equations: [
      one(
        cell(appropriation, "收入", "总计", "金额"),
        cell(appropriation, "收入", "本年收入合计", "金额"),
        cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
      ),
    ],
  },
  {
    id: "04-4",
    says: "支出每列：本年支出合计＝各功能分类支出之和",
    english: "Each column: spending of the year = sum of its functions",
    basis: "F04-4",
    each: { over: [place(appropriation, "支出")], columns: true },
    equations: [
      one(
        cell(appropriation, "支出", "本年支出合计", THIS_COLUMN),
        cell(appropriation, "支出", group("功能分类"), THIS_COLUMN),
      ),
    ],
  },
  {
    id: "04-5",
    says: "支出每列：总计＝本年支出合计＋年末财政拨款结转和结余",
    english: "Each column: total = spending of the year + closing balance",
    basis: "F04-5",
    each: { over: [place(appropriation, "支出")], columns: true },
    equations: [
      one(
        cell(appropriation, "支出", "总计", THIS_COLUMN),
        cell(appropriation, "支出", "本年支出合计", THIS_COLUMN),
        cell(appropriation, "支出", "年末财政拨款结转和结余", THIS_COLUMN),
      ),
    ],
  },
  {
    id: "04-6",
    says: "支出每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
    english: "Each row: total = general budget + fund budget + state capital budget",
    basis: "F04-6",
    each: { over: [place(appropriation, "支出")] },
    equations: [
      one(
        cell(appropriation, "支出", THIS, "合计"),
        cell(appropriation, "支出", THIS, [
          "一般公共预算财政拨款",
          "政府性基金预算财政拨款",
          "国有资本经营预算财政拨款",
        ]),
      ),
    ],
  },
  {
    id: "04-7",
    says: "收入总计＝支出总计",
    english: "Total income = total spending",
    basis: "F04-7",
    equations: [one(cell(appropriation, "收入", "总计", "金额"), cell(appropriation, "支出", "总计", "合计"))],
  },
  {
    id: "04-8",
    says: "每类财政拨款：本年收入＋年初结转和结余＝该类支出总计",
    english: "Each appropriation: income + opening balance = its total spending",
    basis: "F04-8",
    equations: [
      {
        left: [
          cell(appropriation, "收入", "一般公共预算财政拨款", "金额"),
          cell(appropriation, "收入", "年初一般公共预算财政拨款", "金额"),
        ],
        right: [cell(appropriation, "支出", "总计", "一般公共预算财政拨款")],
      },
      {
        left: [
          cell(appropriation, "收入", "政府性基金预算财政拨款", "金额"),
          cell(appropriation, "收入", "年初政府性基金预算财政拨款", "金额"),
        ],
        right: [cell(appropriation, "支出", "总计", "政府性基金预算财政拨款")],
      },
      {
        left: [
          cell(appropriation, "收入", "国有资本经营预算财政拨款", "金额"),
          cell(appropriation, "收入", "年初国有资本经营预算财政拨款", "金额"),
        ],
        right: [cell(appropriation, "支出", "总计", "国有资本经营预算财政拨款")],
      },
    ],
  },
  {
    id: "04-行次",
    says: "行次连续",
    english: "Line numbers run on without a gap",
    basis: "F04-9",
    hint: true,
    structure: "numbers",
    over: [place(appropriation, "收入"), place(appropriation, "支出")],
  },
  {
    id: "04-行",
    says: "规定的各行齐全",
    english: "No prescribed line is missing",
    basis: "F04-9",
    hint: true,
    structure: "lines",
    over: [place(appropriation, "收入"), place(appropriation, "支出")],
  },
  {
    id: "05-1",
    says: "每行：小计＝基本支出＋项目支出",
    english: "Each row: subtotal = basic + project",
    basis: "F05-1",
    each: { over: [place(general, "支出")] },
    equations: [one(cell(general, "支出", THIS, "小计"), cell(general, "支出", THIS, ["基本支出", "项目支出"]))],
  },
  {
    id: "05-2",
    says: "每行：年初结转和结余＋本年收入＝本年支出合计＋年末结转和结余（印出时）",
    english: "Each row: opening balance + income = spending + closing balance (where printed)",
    basis: "F05-6",
    each: { over: [place(general, "支出")] },
    equations: [
      one(
        cell(general, "支出", THIS, ["年初结转和结余", "本年收入"]),
        cell(general, "支出", THIS, "小计"),
        cell(general, "支出", THIS, "年末结转和结余"),
      ),
    ],
  },
  {
    id: "05-3",
    says: "每行：基本支出＝人员经费＋公用经费（印出时）",
    english: "Each row: basic = staff + operating (where printed)",
    basis: "F05-7",
    each: { over: [place(general, "支出")] },
    equations: [one(cell(general, "支出", THIS, "基本支出"), cell(general, "支出", THIS, ["人员经费", "公用经费"]))],
  },
  ...treeRules("05", place(general, "支出"), { 合计: "F05-2", 类: "F05-3", 款: "F05-4" }),
  codeRule("05", place(general, "支出"), "F05-5", "full-tree"),
  ...treeRules("06", place(basic, "支出"), { 合计: "F06-5", 类: "F06-1" }),
  {
    id: "06-4",
    says: "每行：合计＝人员经费＋公用经费（分两栏印出时）",
    english: "Each row: total = staff + operating (where printed in two columns)",
    basis: "F06-6",
    each: { over: [place(basic, "支出")] },
    equations: [one(cell(basic, "支出", THIS, "金额"), cell(basic, "支出", THIS, ["人员经费", "公用经费"]))],
  },
  {
    id: "06-2",
    says: "人员经费合计＝301工资福利支出＋303对个人和家庭的补助",
    english: "Staff costs = 301 + 303",
    basis: "F06-2",
    equations: [one(cell(basic, "支出", "人员经费合计", "金额"), cell(basic, "支出", codes("301", "303"), "金额"))],
  },
  {
    id: "06-3",
    says: "公用经费合计＝302、307、310、399等其余各类之和",
    english: "Operating costs = 302 + 307 + 310 + 399 and every other class",
    basis: "F06-3",
    equations: [one(cell(basic, "支出", "公用经费合计", "金额"), cell(basic, "支出", others("301", "303"), "金额"))],
  },
  codeRule("06", place(basic, "支出"), "F06-4", "tree"),
  ...fundRules("07", funds),
  ...fundRules("08", stateCapital),
  ...expenseListRules("09S", place(expenseList, "三公"), ["F09-3", "F09-4"]),
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
  ...treeRules("10", place(running, "支出"), { 合计: "F10-2", 类: "F10-1" }),
  codeRule("10", place(running, "支出"), "F10-2", "tree"),
  {
    id: "11-1",
    says: "政府采购支出合计＝货物＋工程＋服务",
    english: "Procurement = goods + works + services",
    basis: "F11-1",
    equations: [
      one(
        cell(procurement, "采购", "政府采购支出合计", "金额"),
        cell(procurement, "采购", "政府采购货物支出", "金额"),
        cell(procurement, "采购", "政府采购工程支出", "金额"),
        cell(procurement, "采购", "政府采购服务支出", "金额"),
      ),
    ],
  },
  {
    id: "11-2",
    says: "授予小微企业合同金额≤授予中小企业合同金额≤政府采购支出合计，且都不小于零",
    english: "0 ≤ contracts with micro and small firms ≤ with small and medium firms ≤ procurement",
    basis: "F11-2",
    relation: "≤",
    equations: [
      one(
        cell(procurement, "采购", "授予小微企业合同金额", "金额"),
        cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额"),
      ),
      one(
        cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额"),
        cell(procurement, "采购", "政府采购支出合计", "金额"),
      ),
      { left: [], right: [cell(procurement, "采购", "授予小微企业合同金额", "金额")] },
      { left: [], right: [cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额")] },
    ],
  },
];

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

const RUNNING_FILLED: Condition = {
  says: "机关运行经费支出情况表有数（行政单位和参照公务员法管理的事业单位填列）",
  english: "the table of running costs has figures (administrative units only)",
  something: [cell(running, "支出", ALL, "决算数")],
};

/** 机关运行经费 of a department leaves out its 事业单位, whose 公用经费 基本支出 has as well: then neither the whole nor the parts agree. */
const runningOfAll = (says: string, english: string, agree: Equation): Condition => ({
  ...RUNNING_FILLED,
  says: `${RUNNING_FILLED.says}，${says}（部门里有事业单位时不同）`,
  english: `${RUNNING_FILLED.english}, ${english} (not so where 事业单位 are among the units)`,
  agree,
});
const RUNNING_TOTALS = one(cell(running, "支出", "合计", "决算数"), cell(basic, "支出", "公用经费合计", "金额"));
const RUNNING_GOODS = one(
  cell(running, "支出", codes("302", "310"), "决算数"),
  cell(basic, "支出", codes("302", "310"), "金额"),
);

const line05 = (list: readonly string[]): Term => cell(general, "支出", codes(...list), "基本支出");
const line06 = (list: readonly string[]): Term => cell(basic, "支出", codes(...list), "金额");

/** Functional and economic subjects that usually carry the same money. */
const USUALLY_SAME: readonly {
  readonly id: string;
  readonly what: string;
  readonly english: string;
  readonly functional: readonly string[];
  readonly economic: readonly string[];
}[] = [
  { id: "s1", what: "养老保险缴费", english: "pension contributions", functional: ["2080505"], economic: ["30108"] },
  { id: "s2", what: "职业年金缴费", english: "occupational annuity", functional: ["2080506"], economic: ["30109"] },
  {
    id: "s3",
    what: "医疗保险缴费",
    english: "medical insurance",
    functional: ["2101101", "2101102"],
    economic: ["30110"],
  },
  {
    id: "s4",
    what: "公务员医疗补助",
    english: "medical subsidy for civil servants",
    functional: ["2101103"],
    economic: ["30111"],
  },
  { id: "s5", what: "住房公积金", english: "housing fund", functional: ["2210201"], economic: ["30113"] },
  {
    id: "s7",
    what: "医疗支出",
    english: "medical spending",
    functional: ["21011"],
    economic: ["30110", "30111", "30114", "30307"],
  },
];

const EXPENSE_PAIRS = [
  ["30212", "决算出国"],
  ["31013", "决算购置"],
  ["30231", "决算运行"],
  ["30217", "决算接待"],
] as const;

const EXPENSE_LINES = { 决算出国: "出国", 决算购置: "购置", 决算运行: "运行", 决算接待: "接待" } as const;

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

const between: readonly Rule[] = [
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
  {
    id: "X05-06b",
    says: "一般公共预算支出表基本支出、人员经费、公用经费合计＝基本支出表合计",
    english: "Basic, staff and operating totals of the general budget table = totals of the basic spending table",
    basis: "X05-06b",
    equations: (
      [
        ["基本支出", "金额"],
        ["人员经费", "人员经费"],
        ["公用经费", "公用经费"],
      ] as const
    ).map(([own, other]) => one(cell(general, "支出", "合计", own), cell(basic, "支出", "合计", other))),
  },
  {
    id: "X05-06c",
    says: "一般公共预算支出表人员经费、公用经费合计＝基本支出表人员经费合计、公用经费合计",
    english: "Staff and operating totals of the general budget table = those of the basic spending table",
    basis: "X05-06c",
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(general, "支出", "合计", column), cell(basic, "支出", `${column}合计`, "金额")),
    ),
  },
  {
    id: "X05-06",
    says: "一般公共预算支出表基本支出合计＝基本支出表人员经费合计＋公用经费合计",
    english: "Basic spending of the general budget table = staff costs + operating costs of the basic spending table",
    basis: "X05-06",
    equations: [
      one(
        cell(general, "支出", "合计", "基本支出"),
        cell(basic, "支出", "人员经费合计", "金额"),
        cell(basic, "支出", "公用经费合计", "金额"),
      ),
    ],
  },
  ...USUALLY_SAME.map(({ id, what, english, functional, economic }): Rule => ({
    id: `X05-06${id}`,
    says: `${what}：一般公共预算支出表${functional.join("＋")}基本支出通常＝基本支出表${economic.join("＋")}`,
    english: `Usually the same money (${english}): functional ${functional.join(" + ")} = economic ${economic.join(" + ")}`,
    basis: `X05-06${id}`,
    hint: true,
    equations: [one(line05(functional), line06(economic))],
  })),
  {
    id: "X05-06s6",
    says: "离退休费：基本支出表30301＋30302通常不大于一般公共预算支出表2080501＋2080502＋2080599基本支出（这几项还含公用经费）",
    english: "Retirement pay is usually at most the basic spending of its items, which have operating costs as well",
    basis: "X05-06s6",
    hint: true,
    relation: "≤",
    equations: [one(line06(["30301", "30302"]), line05(["2080501", "2080502", "2080599"]))],
  },
  {
    id: "X06-09a",
    says: "基本支出表基本支出中的“三公”科目不大于“三公”经费表决算数",
    english: "What basic spending has of each kind is at most what was spent on it",
    basis: "X06-09a",
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) => one(line06([code]), cell(publicExpenses, "三公", "金额", column))),
  },
  {
    id: "X06-09c",
    says: "基本支出表基本支出中的“三公”科目不大于“三公”经费表决算数",
    english: "What basic spending has of each kind is at most what was spent on it",
    basis: "X06-09a",
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) =>
      one(line06([code]), cell(expenseList, "三公", EXPENSE_LINES[column], "决算数")),
    ),
  },
  {
    id: "X06-09b",
    says: "没有项目支出承担“三公”经费时，基本支出表对应科目＝“三公”经费表决算数",
    english: "Where no project bears them, the items of basic spending equal what was spent",
    basis: "X06-09b",
    hint: true,
    unless: {
      says: "有项目支出",
      english: "there is project spending",
      something: [cell(expenditure, "支出", "合计", "项目支出")],
    },
    equations: EXPENSE_PAIRS.map(([code, column]) => one(line06([code]), cell(publicExpenses, "三公", "金额", column))),
  },
  {
    id: "X06-10a",
    says: "机关运行经费表各经济科目＝基本支出表同一科目",
    english: "Each economic subject of the running costs = the same of basic spending",
    basis: "X06-10a",
    when: runningOfAll("合计与公用经费合计相同", "its total as the 公用经费", RUNNING_TOTALS),
    each: { over: [place(running, "支出")], levels: ["类", "款"] },
    equations: [one(cell(running, "支出", THIS, "决算数"), cell(basic, "支出", THIS, "金额"))],
  },
  {
    id: "X06-10b",
    says: "机关运行经费表合计＝基本支出表公用经费合计",
    english: "Running costs total = operating costs of basic spending",
    basis: "X06-10b",
    when: runningOfAll("302、310与基本支出表相同", "302 and 310 as in basic spending", RUNNING_GOODS),
    equations: [RUNNING_TOTALS],
  },
  {
    id: "X11-01",
    says: "政府采购支出合计不大于本年支出合计",
    english: "Procurement is at most the spending of the year",
    basis: "X11-01",
    hint: true,
    relation: "≤",
    equations: [
      one(cell(procurement, "采购", "政府采购支出合计", "金额"), cell(overview, "支出", "本年支出合计", "金额")),
    ],
  },
];

const functionalPlaces: readonly BlockRef[] = [
  place(overview, "支出"),
  place(income, "收入"),
  place(expenditure, "支出"),
  place(appropriation, "支出"),
  place(general, "支出"),
  place(funds, "收支"),
  place(stateCapital, "收支"),
  place(generalDetail, "支出"),
  place(generalProjects, "支出"),
  place(stateCapitalSpending, "支出"),
];
const economicPlaces: readonly BlockRef[] = [place(basic, "支出"), place(running, "支出"), place(detail, "支出")];

const names: readonly Rule[] = [
  {
    id: "XS-1",
    says: "同一功能科目在各表中名称一致",
    english: "One functional subject has one name in all tables",
    basis: "XS-1, XS-3",
    hint: true,
    structure: "same-names",
    over: functionalPlaces,
  },
  {
    id: "XS-2",
    says: "同一经济科目在各表中名称一致",
    english: "One economic subject has one name in all tables",
    basis: "XS-2",
    hint: true,
    structure: "same-names",
    over: economicPlaces,
  },
  {
    id: "XS-4",
    says: "科目名称与政府收支分类科目一致",
    english: "Names of subjects are those of the official classification",
    basis: "XS-1, XS-2",
    hint: true,
    structure: "right-names",
    over: [...functionalPlaces, ...economicPlaces],
  },
];

export const FINAL_RULES: readonly Rule[] = [...within, ...between, ...names];
