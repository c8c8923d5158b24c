import { standsAlone } from "../forms/form.ts";
import type { Profile } from "../forms/profile.ts";
import { profileOf } from "../forms/profiles.ts";
import type { Table } from "../tables/table.ts";
import { bind, type BoundSet, type TableGroup } from "./bind.ts";

/** The sets of tables in a workbook, every cell numbered. `profile` is the one that its kind of tables should be. */
export function setsOf(
  tables: readonly Table[],
  { profile, year }: { readonly profile?: Profile; readonly year?: string } = {},
): BoundSet[] {
  return groupTables(tables, year).map((group, index) => {
    const wanted = profile?.kind === group.kind ? profile : undefined;
    // What is published with others is no set where it stands alone: nothing is missing from it.
    const usual = standsAlone(group.kind) ? undefined : setOf(group.tables);
    return bind(group, wanted ?? usual, index);
  });
}

/** The set that tables belong to by their forms, their titles and their order; 绩效表 are published with every set. */
export function setOf(tables: readonly Table[]): Profile | undefined {
  const own = tables.filter(({ form }) => form.kind !== "绩效");
  const titles = new Map(own.flatMap(({ form, title }) => (title === undefined ? [] : [[form, title] as const])));
  const beside = tables.flatMap(({ form }) => (form.kind === "绩效" ? [form] : []));
  return own.length === 0 ? undefined : profileOf([...new Set(own.map(({ form }) => form))], titles, beside);
}

/**
 * Whether most tables have another unit in their titles than in the lines around them: units of one 主管部门, which are told by that alone. In a
 * few of them such a name is left over from other tables.
 */
export function areTitledForOthers(tables: readonly Table[]): boolean {
  return tables.filter(({ titledFor }) => titledFor !== undefined).length * 2 > tables.length;
}

interface Draft extends TableGroup {
  readonly tables: Table[];
}

/**
 * Groups tables into sets. What a table does not say of itself it takes from the only one that the workbook speaks of, or from the table before it.
 * 绩效表 belong to the set with which they are published; where there is none of their year, or several, they are a set by themselves.
 */
export function groupTables(tables: readonly Table[], fallbackYear?: string): TableGroup[] {
  const groups = new Map<string, Draft>();
  for (const kind of ["决算", "预算"] as const) {
    const own = tables.filter((table) => table.form.kind === kind);
    const years = fill(
      usual(own, ({ year }) => year),
      fallbackYear,
    );
    const organisations = fill(usual(own, ({ organisation }) => organisation));
    const titles = areTitledForOthers(own) ? fill(own.map(({ titledFor }) => titledFor)) : [];
    own.forEach((table, i) => {
      const [year, organisation] = [years[i], organisations[i]];
      const key = JSON.stringify([kind, year ?? "", organisation ?? "", titles[i] ?? ""]);
      const group: Draft = groups.get(key) ?? {
        kind,
        ...(year === undefined ? {} : { year }),
        ...(organisation === undefined ? {} : { organisation }),
        tables: [],
      };
      groups.set(key, group);
      group.tables.push(table);
    });
  }
  const accounts = [...groups.values()];
  const sheets = tables.filter((table) => table.form.kind === "绩效");
  const years = fill(
    sheets.map((table) => table.year),
    fallbackYear,
  );
  const alone = new Map<string, Table[]>();
  sheets.forEach((table, i) => {
    const year = years[i];
    const agree = (a: string | undefined, b: string | undefined): boolean =>
      a === undefined || b === undefined || a === b;
    const fitting = accounts.filter(
      (group) =>
        group.kind === table.form.with && agree(group.year, year) && agree(group.organisation, table.organisation),
    );
    const [only] = fitting.length === 1 ? fitting : [];
    if (only !== undefined) only.tables.push(table);
    else alone.set(year ?? "", [...(alone.get(year ?? "") ?? []), table]);
  });
  for (const [year, own] of alone) {
    const names = new Set(own.map(({ organisation }) => organisation).filter((name) => name !== undefined));
    const [organisation] = names;
    groups.set(JSON.stringify(["绩效", year]), {
      kind: "绩效",
      ...(year === "" ? {} : { year }),
      ...(organisation === undefined || names.size > 1 ? {} : { organisation }),
      tables: own,
    });
  }
  return [...groups.values()];
}

/** So many tables that agree make the only other one a slip: last year's title, or that of another unit, was left over. */
const MOST_USUAL = 3;

/** What each table says; the only one of a set that says otherwise, and that no other stands for, is taken to belong with the rest. */
function usual(tables: readonly Table[], said: (table: Table) => string | undefined): (string | undefined)[] {
  const stated = tables.map(said);
  const counts = new Map<string, number>();
  for (const one of stated) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  const [most, least] = [...counts].sort((a, b) => b[1] - a[1]);
  if (counts.size !== 2 || most === undefined || least === undefined) return stated;
  const odd = stated.indexOf(least[0]);
  const isLone = least[1] === 1 && most[1] >= MOST_USUAL;
  const isDouble = tables.some((table, i) => i !== odd && table.form === tables[odd]?.form);
  return isLone && !isDouble ? stated.map((one, i) => (i === odd ? most[0] : one)) : stated;
}

function fill(stated: readonly (string | undefined)[], fallback?: string): (string | undefined)[] {
  const first = stated.find((value) => value !== undefined);
  let last = first ?? fallback;
  return stated.map((value) => (last = value ?? last));
}
