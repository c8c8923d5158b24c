import { titleOf, type Form, type Source } from "./form.ts";
import * as budget from "./budget/tables.ts";
import { NATIONAL_SET, NATIONAL_SOURCE } from "./budget/looks.ts";
import * as final from "./final/tables.ts";
import { lackingIn, type Profile, type ProfileTable } from "./profile.ts";
import { overallTargets, targets } from "./performance/tables.ts";
import { inferred, printed } from "./shared/sources.ts";
import { plain } from "../sheet/text.ts";

/** Tables numbered 公开01表, 公开02表, …; `titles` where they are not those of the forms. */
function published(
  entries: readonly (Form | readonly [Form, ...Form[]])[],
  source?: Source,
  titles: ReadonlyMap<Form, string> = new Map(),
): ProfileTable[] {
  return entries.map((entry, i) => {
    const forms: ProfileTable["forms"] = "parts" in entry ? [entry] : entry;
    const [form] = forms;
    const own = source === undefined || "inferred" in form.source ? {} : { source };
    const no = `公开${String(i + 1).padStart(2, "0")}表`;
    return { no, title: titles.get(form) ?? titleOf(form), forms, ...own };
  });
}

/** The nine tables of a 预算, by the titles that a place gives them; 三公 in a row, or one kind below the other. */
function nine(
  prefix: string,
  source: Source,
  entries: readonly (readonly [Form, string, ...string[]])[],
): ProfileTable[] {
  return entries.map(([form, title, ...titles], i) => ({
    no: `${prefix}${i + 1}`,
    title,
    titles,
    forms: form === budget.budgetExpenses ? [form, budget.budgetExpenseList] : [form],
    source,
  }));
}

const NATIONAL: Profile = {
  name: NATIONAL_SET,
  english: "budget as most provinces and the ministries publish it, 9 tables",
  kind: "预算",
  tables: nine("公开表", NATIONAL_SOURCE, [
    [budget.budgetOverview, "部门收支总表", "收支总体情况表", "收支预算总表", "预算收支总表"],
    [budget.budgetIncome, "部门收入总表", "收入总体情况表", "收入预算总表", "收入预算表"],
    [budget.budgetExpenditure, "部门支出总表", "支出总体情况表", "支出预算总表", "支出预算表"],
    [budget.budgetAppropriation, "财政拨款收支总表", "财政拨款收支总体情况表", "财政拨款收支预算总表"],
    [budget.budgetGeneral, "一般公共预算支出表", "一般公共预算支出情况表", "一般公共预算支出预算表"],
    [budget.budgetBasic, "一般公共预算基本支出表", "一般公共预算基本支出情况表", "一般公共预算基本支出预算表"],
    [budget.budgetExpenses, "一般公共预算“三公”经费支出表", "“三公”经费支出表", "一般公共预算“三公”经费支出情况表"],
    [budget.budgetFunds, "政府性基金预算支出表", "政府性基金预算支出情况表", "政府性基金支出表"],
    [budget.budgetStateCapital, "国有资本经营预算支出表", "国有资本经营预算支出情况表"],
  ]).map((table, i) => (i === 0 ? { ...table, source: printed("中央") } : table)),
  editions: [2023, 2024, 2025, 2026],
};

const SHANGHAI = ["部门", "预算单位"].map((whose): Profile => ({
  name: whose === "部门" ? "上海部门预算" : "上海单位预算",
  english: whose === "部门" ? "Shanghai department budget, 9 tables" : "Shanghai unit budget, 9 tables",
  kind: "预算",
  tables: nine("表", printed("上海"), [
    [budget.budgetOverview, `${whose}财务收支预算总表`],
    [budget.budgetIncome, `${whose}收入预算总表`],
    [budget.budgetExpenditure, `${whose}支出预算总表`],
    [budget.budgetAppropriation, `${whose}财政拨款收支预算总表`],
    [budget.budgetGeneral, `${whose}一般公共预算支出功能分类预算表`],
    [budget.budgetFunds, `${whose}政府性基金预算支出功能分类预算表`],
    [budget.budgetStateCapital, `${whose}国有资本经营预算支出功能分类预算表`],
    [budget.budgetBasic, `${whose}一般公共预算基本支出部门预算经济分类预算表`],
    [budget.budgetExpenses, `${whose.slice(-2)}“三公”经费和机关运行经费预算表`],
  ]),
  editions: [2023, 2024, 2025, 2026],
}));

/** As a 部门 of 四川 publishes them: those of its units by other titles, and what it wants to reach with all its money. */
const SICHUAN_DEPARTMENT = (
  [
    ["表1", budget.budgetOverview, "部门收支总表"],
    ["表1-1", budget.budgetIncome, "部门收入总表"],
    ["表1-2", budget.budgetExpenditure, "部门支出总表"],
    ["表2", budget.budgetAppropriation, "财政拨款收支预算总表"],
    ["表2-1", budget.budgetDetail, "财政拨款支出预算表"],
    ["表3", budget.budgetGeneral, "一般公共预算支出表", "一般公共预算支出预算表"],
    ["表3-1", budget.budgetBasic, "一般公共预算基本支出预算表"],
    ["表3-2", budget.budgetProjects, "一般公共预算项目支出预算表"],
    ["表3-3", budget.budgetExpenses, "一般公共预算“三公”经费支出表", "一般公共预算“三公”经费支出预算表"],
    ["表4", budget.budgetFunds, "政府性基金预算支出表", "政府性基金支出预算表"],
    ["表4-1", budget.budgetFundExpenses, "政府性基金“三公”经费支出表", "政府性基金预算“三公”经费支出预算表"],
    ["表5", budget.budgetStateCapital, "国有资本经营支出预算表", "国有资本经营预算支出预算表"],
    ["表6", targets, "项目绩效目标表", "部门预算项目绩效目标表"],
    ["表7", overallTargets, "部门整体支出绩效目标表"],
  ] as const
).map(([no, form, title, ...titles]): ProfileTable => ({
  no,
  title,
  titles,
  forms: [form],
  source: inferred("表名印在四川仁寿 2025 年部门预算的目录；样式依 004"),
}));

export const PROFILES: readonly Profile[] = [
  {
    name: "青海决算",
    english: "Qinghai final accounts, 11 tables",
    kind: "决算",
    tables: published([
      final.overview,
      final.income,
      final.expenditure,
      final.appropriation,
      final.general,
      final.basic,
      final.funds,
      final.stateCapital,
      final.publicExpenses,
      final.running,
      final.procurement,
    ]),
    editions: [2023, 2024],
    isComplete: true,
  },
  {
    name: "四川决算",
    english: "Sichuan final accounts, 13 tables",
    kind: "决算",
    tables: published(
      [
        final.overview,
        final.income,
        final.expenditure,
        final.appropriation,
        final.detail,
        final.general,
        final.generalDetail,
        final.basic,
        final.generalProjects,
        final.funds,
        final.stateCapital,
        final.stateCapitalSpending,
        final.publicExpenses,
      ],
      inferred("表名印在 001 的目录；样式依 000、003"),
      new Map([[final.basic, "一般公共预算财政拨款基本支出决算明细表"]]),
    ),
    editions: [2023],
    isComplete: true,
  },
  {
    name: "全国决算",
    english: "final accounts as most provinces publish them, 9 tables",
    kind: "决算",
    tables: published(
      [
        final.overview,
        final.income,
        final.expenditure,
        final.appropriation,
        final.general,
        final.basic,
        final.funds,
        [final.stateCapital, final.stateCapitalSpending],
        [final.publicExpenses, final.expensesAndMeetings, final.expenseList],
      ],
      inferred("表名见湖北、广西、陕西等地公开的目录；样式依 000、003"),
    ),
    editions: [2023, 2024],
    isComplete: true,
  },
  {
    name: "新疆决算",
    english: "Xinjiang final accounts, 9 tables",
    kind: "决算",
    tables: published(
      [
        final.overview,
        final.income,
        final.expenditure,
        final.appropriation,
        final.general,
        final.basic,
        final.publicExpenses,
        final.funds,
        final.stateCapital,
      ],
      inferred("表名印在 002 的目录；样式依 000、003"),
    ),
    editions: [2023],
    isComplete: true,
    isAsked: true,
  },
  // Before the sets of places: what fits them all says nothing of a place.
  NATIONAL,
  {
    name: "四川预算",
    english: "Sichuan budget, 13 tables",
    kind: "预算",
    tables: [
      budget.budgetOverview,
      budget.budgetIncome,
      budget.budgetExpenditure,
      budget.budgetAppropriation,
      budget.budgetDetail,
      budget.budgetGeneral,
      budget.budgetBasic,
      budget.budgetProjects,
      budget.budgetExpenses,
      budget.budgetFunds,
      budget.budgetFundExpenses,
      budget.budgetStateCapital,
      targets,
    ].map((form) => ({ no: form.no, title: titleOf(form), titles: form.titles, forms: [form] })),
    editions: [2023],
    isComplete: true,
  },
  {
    name: "四川部门预算",
    english: "Sichuan department budget, 14 tables",
    kind: "预算",
    tables: SICHUAN_DEPARTMENT,
    editions: [2025],
    isComplete: true,
    toldBy: overallTargets,
  },
  ...SHANGHAI,
];

const WHOSE = /^(?:部门|单位|预算单位|本级|区级|县级|市级)+/;

/** How far a printed title is from those of a set's table: 0 its own, 1 another of its titles or another 部门, 单位 in front, 2 none of them. */
function strangeness({ title, titles = [] }: ProfileTable, printed: string): number {
  if (plain(title) === printed) return 0;
  const bare = printed.replace(WHOSE, "");
  return [title, ...titles].some((one) => plain(one).replace(WHOSE, "") === bare) ? 1 : 2;
}

/**
 * The set that these forms, in the order of the workbook and with the titles that are printed over them, belong to: the one that knows most of
 * them, and of those the one whose titles they have, that lacks fewest tables, and has them in this order. None where that says little:
 * a few tables of a 预算, or titles or tables of another place. 绩效表 that stand `beside` them may tell which of two it is.
 */
export function profileOf(
  forms: readonly Form[],
  printed: ReadonlyMap<Form, string> = new Map(),
  beside: readonly Form[] = [],
): Profile | undefined {
  const costs = (profile: Profile): readonly [number, number, number, number] => {
    const places = forms.map((form) => profile.tables.findIndex((table) => table.forms.includes(form)));
    const known = places.filter((place) => place >= 0);
    const jumps = known.filter((place, i) => place < (known[i - 1] ?? 0)).length;
    const strange = forms.map((form, i) => {
      const [table, title] = [profile.tables[places[i] ?? -1], printed.get(form)];
      return table === undefined || title === undefined ? 0 : strangeness(table, title);
    });
    return [
      places.length - known.length,
      profile.kind === "预算" ? strange.reduce((sum, one) => sum + one, 0) : 0,
      lackingIn(profile, forms).length,
      jumps,
    ];
  };
  const [first] = PROFILES.filter(
    ({ isAsked, toldBy }) => isAsked !== true && (toldBy === undefined || beside.includes(toldBy)),
  )
    .map((profile) => ({ profile, costs: costs(profile) }))
    .filter(({ profile, costs: [unknown, strange, lacking] }) => {
      const known = forms.length - unknown;
      const isLikely = profile.kind !== "预算" || (unknown === 0 && lacking <= 2 * known && strange <= known);
      return known > 0 && isLikely;
    })
    .sort((a, b) => a.costs.map((cost, i) => cost - (b.costs[i] ?? 0)).find((gap) => gap !== 0) ?? 0);
  return first?.profile;
}
