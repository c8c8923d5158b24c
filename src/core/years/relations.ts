import { Amounts } from "../amounts/compare.ts";
import type { Verdict } from "../amounts/verdict.ts";
import { TableAmounts } from "../amounts/read.ts";
import { UNITS, type Unit } from "../amounts/units.ts";
import { cellOf, rowIndexOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { titleOf, type Form } from "../forms/form.ts";
import { budgetExpenseList, budgetExpenses, budgetGeneral } from "../forms/budget/tables.ts";
import { appropriation, expenseList, funds, overview, stateCapital } from "../forms/final/tables.ts";
import { cell, type Term } from "../forms/rule.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import type { Row } from "../tables/table.ts";
import type { Fact } from "../prose/beside.ts";
import { amountAt, idAt } from "../prose/places.ts";
import { factAt } from "./book.ts";
import type { FormerCodes } from "./former-codes.ts";

/** What two workbooks have to agree on. */
export type YearRelation =
  /** 年初结转和结余 is what was left at the end of the year before. 年初调整 is lawful. */
  | "carried"
  /** A column of 上年数 restates what was published the year before. */
  | "restated"
  /** What was approved is what is published. */
  | "approved";

/** One side of a comparison: a figure with where it stands. */
export interface YearSide extends Fact {
  /** 收入支出决算总表 */
  readonly table: string;
  /** Row and column as printed: 年初结转和结余 金额. */
  readonly name: string;
}

/** A figure of the workbook against one of another year, or of the budget. */
export interface YearFinding {
  readonly relation: YearRelation;
  readonly verdict: Verdict;
  readonly now: YearSide;
  readonly before: YearSide;
  /** Now less before, in the unit of `now`. */
  readonly gap: string;
}

interface Pair {
  readonly relation: YearRelation;
  readonly now: YearSide;
  readonly before: YearSide;
}

/** What was carried over, and columns that restate the year before. */
export function yearPairs(now: BoundSet, before: BoundSet, codes: FormerCodes): Pair[] {
  const pairs: Pair[] = [];
  const add = (relation: YearRelation, own: Term, other: Term): void => {
    const [a, b] = [amountAt(now, own), amountAt(before, other)];
    if (typeof a === "number" && typeof b === "number")
      pairs.push({ relation, now: sideAt(now, a), before: sideAt(before, b) });
  };
  for (const [own, other] of CARRIED) add("carried", own, other);
  for (const [own, other] of RESTATED) add("restated", own, other);
  pairs.push(...restatedPairs(now, before, codes));
  for (const form of [funds, stateCapital]) {
    const bound = now.blocks.find((one) => one.table.form === form);
    for (const code of bound?.codes() ?? [])
      add(
        "carried",
        cell(form, "收支", { of: "codes", codes: [code] }, "年初结转和结余"),
        cell(form, "收支", { of: "codes", codes: [codes.of(code)] }, "年末结转和结余"),
      );
  }
  return pairs;
}

/** Columns of 上年数 beside those of this year, which few tables read as figures of their own, and what of the year before they restate. */
const RESTATED_COLUMNS: readonly {
  readonly form: Form;
  readonly heading: RegExp;
  /** The first of these that the year before prints the same; the first of all where none is. */
  readonly columns: readonly string[];
}[] = [
  { form: budgetGeneral, heading: /^上年预算数$/, columns: ["合计", "当年财政拨款安排"] },
  { form: expenseList, heading: /^上年决算数$/, columns: ["决算数"] },
];

/** A column that restates the year before, row by row: 2022年预算数 beside 2023年预算数. */
function restatedPairs(now: BoundSet, before: BoundSet, codes: FormerCodes): Pair[] {
  return RESTATED_COLUMNS.flatMap(({ form, heading, columns }) => {
    const [own, other] = [now, before].map((set) => set.blocks.find(({ table }) => table.form === form));
    if (own === undefined || other === undefined) return [];
    const { table, block } = own;
    const [top] = block.rows;
    if (top === undefined) return [];
    const { prose = [], columns: read } = top.place;
    const compared = block.block.columns.flatMap((one, i) => (one.compared === true ? (read[i] ?? []) : []));
    const column = [...prose, ...compared].find((at) => heading.test(headingOf(table.grid, top, at, before)));
    if (column === undefined) return [];
    return block.rows.flatMap((row): Pair[] => {
      const line = row.line === undefined ? undefined : block.block.lines[row.line]?.name;
      const at = line === undefined ? other.rowsOf(codes.of(row.code ?? ""))[0] : other.block.lines.get(line);
      const value = table.grid.rows[row.at]?.[column];
      if (at === undefined || (typeof value !== "number" && typeof value !== "string")) return [];
      const side: YearSide = {
        book: "last",
        number: String(value).trim(),
        unit: table.unit ?? now.usualUnit,
        at: cellOf(table, row.at, column),
        table: titleOf(form),
        name: `${line ?? row.name} 上年数`,
      };
      const sides = columns.flatMap((name) => {
        const id = idAt(before, other, at, name);
        return id === undefined ? [] : [sideAt(before, id)];
      });
      const [first] = sides;
      const found = sides.find(
        (one) => judgePairs([{ relation: "restated", now: side, before: one }])[0]?.verdict === "equal",
      );
      return first === undefined ? [] : [{ relation: "restated", now: side, before: found ?? first }];
    });
  });
}

/** The words over a column, with the year before called 上年. */
function headingOf(grid: SheetGrid, top: Row, column: number, { year }: BoundSet): string {
  const words = grid.rows
    .slice(top.place.from, top.at)
    .map((row) => row[column])
    .filter((cell) => typeof cell === "string")
    .map(plain)
    .find((text) => /(?:预算|决算)数$/.test(text));
  return (words ?? "").replace(/^(?:上年度?|去年|(20\d\d)年度?)/, (all: string, own?: string) =>
    own === undefined || own === year ? "上年" : all,
  );
}

const CARRIED: readonly (readonly [Term, Term])[] = [
  [cell(overview, "收入", "年初结转和结余", "金额"), cell(overview, "支出", "年末结转和结余", "金额")],
  [
    cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"),
    cell(appropriation, "支出", "年末财政拨款结转和结余", "合计"),
  ],
  [cell(funds, "收支", "合计", "年初结转和结余"), cell(funds, "收支", "合计", "年末结转和结余")],
  [cell(stateCapital, "收支", "合计", "年初结转和结余"), cell(stateCapital, "收支", "合计", "年末结转和结余")],
];

const RESTATED: readonly (readonly [Term, Term])[] = [
  ...(["合计", "出国", "公车小计", "购置", "运行", "接待"] as const).map(
    (name) =>
      [cell(budgetExpenses, "三公", "合计", `上年${name}`), cell(budgetExpenses, "三公", "合计", name)] as const,
  ),
  ...(["合计", "出国", "公车小计", "购置", "运行", "接待"] as const).map(
    (name) =>
      [cell(budgetExpenseList, "三公", name, "上年预算数"), cell(budgetExpenseList, "三公", name, "预算数")] as const,
  ),
];

/** Every cell that both print: in the table of one form, the row of one line, code or name, and one column. */
export function approvedPairs(now: BoundSet, before: BoundSet): Pair[] {
  return now.blocks.flatMap((own) => {
    const other = before.blocks.find(
      ({ table, block }) =>
        table.form === own.table.form &&
        block.block.name === own.block.block.name &&
        (table.project === undefined ||
          own.table.project === undefined ||
          plain(table.project) === plain(own.table.project)),
    );
    if (other === undefined) return [];
    const rows = keyed(other);
    return [...keyed(own)].flatMap(([key, row]) => {
      const at = rows.get(key);
      if (at === undefined) return [];
      return own.block.block.columns.flatMap(({ name }) => {
        const [a, b] = [idAt(now, own, row, name), idAt(before, other, at, name)];
        return a === undefined || b === undefined
          ? []
          : [{ relation: "approved" as const, now: sideAt(now, a), before: sideAt(before, b) }];
      });
    });
  });
}

/** Rows that one line, 科目 or unit names alone. */
function keyed({ block }: BoundBlock): ReadonlyMap<string, number> {
  const rows = new Map<string, number | undefined>();
  block.rows.forEach(({ line, code, unit, name, group }, i) => {
    const key = line !== undefined ? `line ${line}` : `${unit ?? ""} ${code ?? ""} ${group ?? ""} ${plain(name)}`;
    rows.set(key, rows.has(key) ? undefined : i);
  });
  return new Map([...rows].filter((entry): entry is [string, number] => entry[1] !== undefined));
}

function sideAt(set: BoundSet, id: number, book: Fact["book"] = "last"): YearSide {
  const bound = set.blockAt(id);
  const row = bound?.block.rows[rowIndexOf(bound, id)];
  const column = bound?.block.block.columns[(id - bound.start) % bound.width];
  const line = row?.line === undefined ? undefined : bound?.block.block.lines[row.line]?.name;
  return {
    ...factAt(set, id, book),
    table: bound === undefined ? "" : titleOf(bound.table.form),
    name: [line ?? row?.name ?? "", column?.name ?? ""].filter((part) => part !== "" && part !== "金额").join(" "),
  };
}

/** Judges the pairs as figures of one set of tables would be. */
export function judgePairs(pairs: readonly Pair[]): YearFinding[] {
  const both = new FactAmounts();
  const ids = pairs.map(({ now, before }) => [both.add(now), both.add(before)] as const);
  return pairs.map((pair, i) => {
    const [a, b] = ids[i] ?? [0, 0];
    const found = both.amounts.compare([both.id(a)], [both.id(b)], "=", both.id(a));
    // A year may begin with other amounts than the one before ended with: 年初调整.
    const verdict = pair.relation === "carried" && found.verdict === "unequal" ? "doubtful" : found.verdict;
    return { ...pair, verdict, gap: found.gap };
  });
}

/** Facts of several workbooks as amounts of one set: a list for each unit and workbook. */
export class FactAmounts {
  private readonly lists = new Map<Unit, TableAmounts>();
  private readonly places: { readonly unit: Unit; readonly index: number }[] = [];
  private made: Amounts | undefined;

  add({ number, unit }: Fact): number {
    const list = this.lists.get(unit) ?? new TableAmounts(unit);
    this.lists.set(unit, list);
    this.places.push({ unit, index: list.add(number) });
    this.made = undefined;
    return this.places.length - 1;
  }

  get amounts(): Amounts {
    return (this.made ??= new Amounts([...this.lists.values()]));
  }

  /** The number among `amounts` of what was added. */
  id(added: number): number {
    const { unit = "万元" as const, index = 0 } = this.places[added] ?? {};
    return this.amounts.start([...this.lists.keys()].indexOf(unit)) + index;
  }
}

/** Whether a figure is an amount of money. */
export function isMoney({ unit }: Fact): boolean {
  return UNITS[unit].isMoney;
}
