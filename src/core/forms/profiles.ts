import { titleOf, type Form, type Kind, type Source } from "./form.ts";
import * as budget from "./budget/tables.ts";
import * as final from "./final/tables.ts";
import { targets } from "./performance/tables.ts";
import { inferred } from "./shared/sources.ts";

/** A table by the number and the title that its set gives it. */
export interface Called {
  readonly no: string;
  readonly title: string;
}

/** One table of a set. */
export interface ProfileTable extends Called {
  /** The usual form first; a table of any of the others will do. */
  readonly forms: readonly [Form, ...Form[]];
  /** Where it is not that of the form. */
  readonly source?: Source;
}

/** Which tables make up a published set, in its order. */
export interface Profile {
  readonly name: string;
  readonly english: string;
  readonly kind: Kind;
  readonly tables: readonly ProfileTable[];
  /** The years whose wording is known, oldest first. */
  readonly editions: readonly number[];
}

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
        [final.publicExpenses, final.expensesAndMeetings],
      ],
      inferred("表名见湖北、广西、陕西等地公开的目录；样式依 000、003"),
    ),
    editions: [2023, 2024],
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
  },
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
    ].map((form) => ({ no: form.no, title: titleOf(form), forms: [form] })),
    editions: [2023],
  },
];

/** What a set calls a table of a form. */
export function nameIn(profile: Profile | undefined, form: Form): Called {
  const table = profile?.tables.find(({ forms }) => forms.includes(form));
  const title = table?.forms[0] === form ? table.title : titleOf(form);
  return { no: table?.no ?? form.no, title };
}

/** Tables of a set that none of these forms makes up for. */
export function lackingIn(profile: Profile, forms: readonly Form[]): ProfileTable[] {
  return profile.tables.filter((table) => !table.forms.some((form) => forms.includes(form)));
}

/**
 * The set that these forms, in the order of the workbook, belong to: the one that knows most of them, and of those the one that lacks
 * fewest tables. Order alone decides only between sets of the same tables.
 */
export function profileOf(forms: readonly Form[]): Profile | undefined {
  const costs = (profile: Profile): readonly [number, number, number] => {
    const places = forms.map((form) => profile.tables.findIndex((table) => table.forms.includes(form)));
    const known = places.filter((place) => place >= 0);
    const jumps = known.filter((place, i) => place < (known[i - 1] ?? 0)).length;
    return [places.length - known.length, lackingIn(profile, forms).length, jumps];
  };
  const fitting = PROFILES.map((profile) => ({ profile, costs: costs(profile) }))
    .filter(({ costs: [unknown] }) => unknown < forms.length)
    .sort((a, b) => a.costs.map((cost, i) => cost - (b.costs[i] ?? 0)).find((gap) => gap !== 0) ?? 0);
  return fitting[0]?.profile;
}

/** The edition by which tables of a year are read: its own, else the newest before it, else the oldest. Without a year the newest. */
export function editionOf({ editions }: Profile, year: string | undefined): number | undefined {
  if (year === undefined) return editions.at(-1);
  return editions.filter((edition) => edition <= Number(year)).at(-1) ?? editions[0];
}
