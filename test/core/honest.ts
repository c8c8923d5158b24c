import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { BUDGET_CLASSES, FINAL_CLASSES } from "../../src/core/forms/shared/lines.ts";
import { children, subject, type Subject } from "../../src/core/subjects/subject.ts";
import { mapText, seed } from "./sheets.ts";

// Honest books: true amounts in 分 that agree with each other to the last one, every printed cell rounded on its own.

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b9);
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!;
  }

  /** Up to `count` of the list, in its order. */
  some<T>(list: readonly T[], count: number): T[] {
    const order = list.map((_, i) => ({ i, at: this.next() })).sort((a, b) => a.at - b.at);
    const taken = new Set(order.slice(0, count).map(({ i }) => i));
    return list.filter((_, i) => taken.has(i));
  }

  /** An amount in 分 as offices have them: mostly to the 分, now and then round, seldom too small to print. */
  amount(least = 3e5, most = 3e9): number {
    if (this.chance(0.02)) return this.whole(1, 9000);
    const amount = Math.round(least * (most / least) ** this.next());
    return this.chance(0.25) ? Math.ceil(amount / 1e6) * 1e6 : amount;
  }

  maybe(probability: number, least?: number, most?: number): number {
    return this.chance(probability) ? this.amount(least, most) : 0;
  }

  /** Whole parts that add up to the amount; some may be nothing. */
  split(amount: number, parts: number): number[] {
    const weights = Array.from({ length: parts }, () => this.next() ** 3 + 1e-6);
    const all = weights.reduce((sum, one) => sum + one, 0);
    const list = weights.map((weight) => Math.floor((amount * weight) / all));
    list[this.whole(0, parts - 1)]! += amount - list.reduce((sum, one) => sum + one, 0);
    return list;
  }
}

/** What amounts are printed in for now: 万元 with so many decimals, or 元 to the 分. */
let printing: 0 | 1 | 2 | "元" = 2;

/** As printed in 万元 with two decimals, half away from zero; blank where there is nothing. */
export function print(fen: number): CellValue {
  if (fen === 0) return null;
  return printing === "元" ? fen / 100 : tenThousands(fen, 10 ** printing);
}

function tenThousands(fen: number, places = 100): number {
  const step = 1_000_000 / places;
  return (Math.sign(fen) * Math.floor((Math.abs(fen) + step / 2) / step)) / places;
}

/** What is printed while something is made. */
function printed<T>(as: typeof printing, make: () => T): T {
  printing = as;
  try {
    return make();
  } finally {
    printing = 2;
  }
}

/** The same books in 元, to the 分. */
export function inYuan(make: () => SheetGrid[]): SheetGrid[] {
  return printed("元", make).map((grid) => mapText(grid, (text) => text.replace("万元", "元")));
}

/** The same books in 万元, whole or with one decimal. */
export function coarsely(decimals: 0 | 1, make: () => SheetGrid[]): SheetGrid[] {
  return printed(decimals, make);
}

/** Whether all money but that of the general budget is too little to print. */
let isLittle = false;

/** The same books of units that live on the general budget, but for some 元 of something else that are printed as 0. */
export function withLittleElse(make: () => SheetGrid[]): SheetGrid[] {
  isLittle = true;
  try {
    return make();
  } finally {
    isLittle = false;
  }
}

/** Less than half of what is printed, in 分. */
const little = (random: Random): number => random.whole(1, 4999);

/** The words of a cell. */
export function wordsOf(cell: CellValue | undefined): string {
  return typeof cell === "string" ? cell : "";
}

export const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

const SOURCES = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const;

/** What one 项 took in and spent. */
export interface Item {
  readonly code: string;
  readonly purse: "general" | "fund" | "state";
  readonly opening: number;
  readonly closing: number;
  readonly appropriated: number;
  readonly basic: number;
  readonly project: number;
  /** From other sources than appropriations. */
  readonly other: {
    readonly opening: number;
    readonly used: number;
    readonly income: readonly number[];
    readonly basic: number;
    readonly project: number;
    readonly remitted: number;
    readonly operating: number;
    readonly subsidies: number;
    readonly distributed: number;
    readonly closing: number;
  };
}

const valid = (one: Subject): boolean => one.lastYear === undefined && (one.firstYear ?? 0) <= 2024;
const below = (code: string): Subject[] => children(code).filter(valid);

/** 款 that only 政府性基金 have. */
const FUND_SECTIONS = ["21208", "21213", "22960"].filter((code) => below(code).length > 0);
const GENERAL_CLASSES = FINAL_CLASSES.map(({ code }) => code).filter(
  (code) => !["223", "231", "232", "234"].includes(code) && sectionsOf(code).length > 0,
);

function sectionsOf(code: string): string[] {
  return below(code)
    .map((section) => section.code)
    .filter((section) => !FUND_SECTIONS.includes(section) && below(section).length > 0);
}

function itemsOf(random: Random, sections: readonly string[], least = 1): string[] {
  return sections.flatMap((section) =>
    random.some(
      below(section).map(({ code }) => code),
      random.whole(least, 4),
    ),
  );
}

const NOTHING_ELSE: Item["other"] = {
  opening: 0,
  used: 0,
  income: SOURCES.map(() => 0),
  basic: 0,
  project: 0,
  remitted: 0,
  operating: 0,
  subsidies: 0,
  distributed: 0,
  closing: 0,
};

/** The items with no other money than that of the general budget but, in one of them, too little of it to print: a fund, or interest, spent or kept. */
function littleElse(
  random: Random,
  all: readonly Item[],
  fund: readonly Item[],
  state: readonly Item[],
): [general: Item[], fund: Item[], state: Item[]] {
  const general = all.map((item) => ({ ...item, other: NOTHING_ELSE }));
  const fen = little(random);
  const only = (item: Item): Item[] => [{ ...item, opening: 0, closing: 0, basic: 0, project: fen, appropriated: fen }];
  if (fund[0] !== undefined) return [general, only(fund[0]), []];
  if (state[0] !== undefined) return [general, [], only(state[0])];
  const source = random.whole(0, SOURCES.length - 1);
  const use = random.chance(0.5) ? "project" : "closing";
  const at = random.whole(0, general.length - 1);
  const other = { ...NOTHING_ELSE, income: SOURCES.map((_, i) => (i === source ? fen : 0)), [use]: fen };
  return [general.map((item, i) => (i === at ? { ...item, other } : item)), [], []];
}

function drawItem(random: Random, code: string, purse: Item["purse"], carries: boolean, others: boolean): Item {
  const basic = purse === "general" ? random.maybe(0.8) : purse === "fund" ? random.maybe(0.1) : 0;
  const project = basic === 0 ? random.amount() : random.maybe(0.4);
  const closing = carries ? random.maybe(0.3, 1e5, 1e8) : 0;
  const carried = carries ? random.maybe(0.3, 1e5, 1e8) : 0;
  const opening = Math.min(carried, basic + project + closing);
  let other = NOTHING_ELSE;
  if (others && purse === "general" && random.chance(0.5)) {
    const spent = {
      basic: random.maybe(0.6),
      project: random.maybe(0.5),
      remitted: random.maybe(0.1),
      operating: random.maybe(0.15),
      subsidies: random.maybe(0.1),
    };
    const distributed = random.maybe(0.1, 1e5, 1e8);
    const otherClosing = random.maybe(0.3, 1e5, 1e8);
    const needed = sum(Object.values(spent)) + distributed + otherClosing;
    const otherOpening = Math.min(random.maybe(0.3, 1e5, 1e8), needed);
    const used = Math.min(random.maybe(0.15, 1e5, 1e8), needed - otherOpening);
    const earned = needed - otherOpening - used;
    const sources = random.some([0, 1, 2, 3, 4], random.whole(1, 3));
    const parts = random.split(earned, sources.length);
    const income = SOURCES.map((_, i) => parts[sources.indexOf(i)] ?? 0);
    other = { ...spent, distributed, closing: otherClosing, opening: otherOpening, used, income };
  }
  return { code, purse, opening, closing, appropriated: basic + project + closing - opening, basic, project, other };
}

/** The rows of a tree over its 项: 合计, then 类, 款 and 项; those that are all nothing are not printed. */
export function treeRows(
  items: readonly Item[],
  width: number,
  columns: (item: Item) => readonly number[],
): CellValue[][] {
  const totals = new Map<string, number[]>([["", Array<number>(width).fill(0)]]);
  for (const item of items) {
    const values = columns(item);
    if (values.every((value) => value === 0)) continue;
    for (const key of ["", item.code.slice(0, 3), item.code.slice(0, 5), item.code]) {
      const total = totals.get(key) ?? Array<number>(width).fill(0);
      values.forEach((value, i) => (total[i]! += value));
      totals.set(key, total);
    }
  }
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, values]) => [code || "合计", subject(code)?.name ?? null, ...values.map(print)]);
}

/** The parts of a 类 of the economic classification, and their sum. */
export class Economic {
  readonly amounts = new Map<string, number>();

  add(code: string, amount: number): void {
    for (const key of [code.slice(0, 3), code]) this.amounts.set(key, this.of(key) + amount);
  }

  of(...codes: readonly string[]): number {
    return sum(codes.map((code) => this.amounts.get(code) ?? 0));
  }
}

export function drawEconomic(random: Random, codes: readonly string[], basic: number): Economic {
  const economic = new Economic();
  const used = random.some(codes, random.whole(3, Math.min(30, codes.length)));
  random.split(basic, used.length).forEach((amount, i) => economic.add(used[i]!, amount));
  return economic;
}

type Rows = CellValue[][];

const LAYOUT = seed("003");

/** A set in the layout of 003, its amounts still to be filled in. */
class Book {
  private readonly sheets = new Map(LAYOUT.map((grid) => [grid.name, grid.rows.map((row) => [...row])] as const));

  rows(no: string): Rows {
    return this.sheets.get(`公开${no}表`)!;
  }

  /** Everything from 合计 on anew. */
  tree(no: string, rows: readonly CellValue[][]): void {
    const all = this.rows(no);
    all.splice(
      all.findIndex((row) => row[0] === "合计"),
      all.length,
      ...rows,
    );
  }

  /** Right of each line number in a column, from another column on, its amounts. */
  lines(no: string, label: number, from: number, amounts: ReadonlyMap<number, readonly number[]>): void {
    const width = Math.max(...[...amounts.values()].map((list) => list.length));
    for (const row of this.rows(no)) {
      const number = row[label];
      if (typeof number !== "number" || row[0] === "栏次") continue;
      for (let i = 0; i < width; i++) row[from + i] = print(amounts.get(number)?.[i] ?? 0);
    }
  }

  /** Two columns right of each code in a column, its amount. */
  codes(no: string, label: number, amount: (code: string) => number): void {
    for (const row of this.rows(no)) {
      const code = row[label];
      if (typeof code === "string" && /^(?:\d{3}|\d{5})$/.test(code)) row[label + 2] = print(amount(code));
    }
  }

  grids(): SheetGrid[] {
    return [...this.sheets].map(([name, rows]) => ({ name, top: 0, left: 0, rows }));
  }
}

/** Honest books with the sheets that they make. */
export interface Final {
  readonly sheets: SheetGrid[];
  readonly general: readonly Item[];
  readonly fund: readonly Item[];
  readonly state: readonly Item[];
  /** The basic spending of the general budget. */
  readonly economic: Economic;
  /** “三公”: 出国, 购置, 运行, 接待, as planned and as spent. */
  readonly expenses: { readonly planned: readonly number[]; readonly spent: readonly number[] };
}

/** An honest set of the eleven 决算 tables, laid out as that of 003. */
export function honestFinal(number: number): SheetGrid[] {
  return drawFinal(number).sheets;
}

export function drawFinal(number: number): Final {
  const random = new Random(number);
  const book = new Book();
  const carries = random.chance(0.6);
  const others = random.chance(0.5);
  let general = random
    .some(GENERAL_CLASSES, random.whole(1, 6))
    .flatMap((one) => itemsOf(random, random.some(sectionsOf(one), random.whole(1, 4))))
    .map((code) => drawItem(random, code, "general", carries, others));
  let fund = random.chance(0.3)
    ? itemsOf(random, random.some(FUND_SECTIONS, random.whole(1, 2))).map((code) =>
        drawItem(random, code, "fund", carries, false),
      )
    : [];
  let state = random.chance(0.1)
    ? itemsOf(random, random.some(sectionsOf("223"), 1)).map((code) => drawItem(random, code, "state", carries, false))
    : [];
  if (isLittle) [general, fund, state] = littleElse(random, general, fund, state);
  const purses = [general, fund, state];
  const items = purses.flat();
  fillOverview(book, items, purses);
  fillAppropriation(book, purses);
  book.tree(
    "02",
    treeRows(items, 7, ({ appropriated, other }) => [appropriated + sum(other.income), appropriated, ...other.income]),
  );
  book.tree(
    "03",
    treeRows(items, 6, (item) => [
      spentOf(item) + otherSpentOf(item),
      item.basic + item.other.basic,
      item.project + item.other.project,
      item.other.remitted,
      item.other.operating,
      item.other.subsidies,
    ]),
  );
  book.tree(
    "05",
    treeRows(general, 3, (item) => [spentOf(item), item.basic, item.project]),
  );
  for (const [no, list] of [
    ["07", fund],
    ["08", state],
  ] as const) {
    const columns = (item: Item): number[] => [
      item.opening,
      item.appropriated,
      spentOf(item),
      item.basic,
      item.project,
      item.closing,
    ];
    book.tree(no, treeRows(list, 6, columns));
  }
  const economic = fillBasic(
    book,
    random,
    of(general, (item) => item.basic),
  );
  const expenses = fillExpenses(book, random, economic);
  fillProcurement(book, random);
  return { sheets: book.grids(), general, fund, state, economic, expenses };
}

const of = (list: readonly Item[], amount: (item: Item) => number): number => sum(list.map(amount));
const inClass = (list: readonly Item[], code: string): Item[] => list.filter((item) => item.code.startsWith(code));
export const spentOf = (item: Item): number => item.basic + item.project;
const otherSpentOf = ({ other }: Item): number =>
  other.basic + other.project + other.remitted + other.operating + other.subsidies;

function fillOverview(book: Book, items: readonly Item[], purses: readonly (readonly Item[])[]): void {
  const incomes = [
    ...purses.map((list) => of(list, (item) => item.appropriated)),
    ...SOURCES.map((_, i) => of(items, (item) => item.other.income[i]!)),
  ];
  const used = of(items, (item) => item.other.used);
  const opening = of(items, (item) => item.opening + item.other.opening);
  const closing = of(items, (item) => item.closing + item.other.closing);
  const distributed = of(items, (item) => item.other.distributed);
  const spent = (list: readonly Item[]): number => of(list, (item) => spentOf(item) + otherSpentOf(item));
  const left: (readonly [number, number])[] = [
    ...incomes.map((income, i) => [i + 1, income] as const),
    [27, sum(incomes)],
    [28, used],
    [29, opening],
    [31, sum(incomes) + used + opening],
  ];
  const right: (readonly [number, number])[] = [
    ...FINAL_CLASSES.map(({ code }, i) => [32 + i, spent(inClass(items, code))] as const),
    [58, spent(items)],
    [59, distributed],
    [60, closing],
    [62, spent(items) + distributed + closing],
  ];
  book.lines("01", 1, 2, new Map(left.map(([line, amount]) => [line, [amount]])));
  book.lines("01", 4, 5, new Map(right.map(([line, amount]) => [line, [amount]])));
}

function fillAppropriation(book: Book, purses: readonly (readonly Item[])[]): void {
  const each = (amount: (item: Item) => number, code = ""): number[] =>
    purses.map((list) => of(inClass(list, code), amount));
  const withTotal = (amounts: readonly number[]): number[] => [sum(amounts), ...amounts];
  const [income, opening, closing, spent] = [
    each((item) => item.appropriated),
    each((item) => item.opening),
    each((item) => item.closing),
    each(spentOf),
  ];
  const left: (readonly [number, number])[] = [
    ...income.map((one, i) => [i + 1, one] as const),
    [27, sum(income)],
    [28, sum(opening)],
    ...opening.map((one, i) => [29 + i, one] as const),
    [32, sum(income) + sum(opening)],
  ];
  const right: (readonly [number, readonly number[]])[] = [
    ...FINAL_CLASSES.map(({ code }, i) => [33 + i, withTotal(each(spentOf, code))] as const),
    [59, withTotal(spent)],
    [60, withTotal(closing)],
    [64, withTotal(spent.map((one, i) => one + closing[i]!))],
  ];
  book.lines("04", 1, 2, new Map(left.map(([line, amount]) => [line, [amount]])));
  book.lines("04", 4, 5, new Map(right));
}

export const STAFF = ["301", "303"];
export const OPERATING = ["302", "307", "310", "399"];

/** 06, and for every other unit 10. */
function fillBasic(book: Book, random: Random, basic: number): Economic {
  const rows = book.rows("06");
  const codes = rows.flatMap((row) => [row[0], row[3], row[6]]).filter((code) => /^\d{5}$/.test(wordsOf(code)));
  const economic = drawEconomic(random, codes.map(wordsOf), basic);
  for (const column of [0, 3, 6]) book.codes("06", column, (code) => economic.of(code));
  const totals = rows.find((row) => row[0] === "人员经费合计")!;
  totals[2] = print(economic.of(...STAFF));
  totals[8] = print(economic.of(...OPERATING));
  const office = random.chance(0.5);
  book.codes("10", 0, (code) => (office ? economic.of(code) : 0));
  book.rows("10").find((row) => row[0] === "合计")![2] = print(office ? economic.of(...OPERATING) : 0);
  return economic;
}

/** “三公”: at least what 06 spends on them, at most what was planned, and with counts where there is money. */
function fillExpenses(book: Book, random: Random, economic: Economic): Final["expenses"] {
  const spent = ["30212", "31013", "30231", "30217"].map((code) => economic.of(code) + random.maybe(0.3, 1e5, 3e7));
  const planned = spent.map((amount) => amount + random.maybe(0.5, 1e4, 1e7));
  const columns = ([abroad = 0, bought = 0, run = 0, received = 0]: readonly number[]): CellValue[] =>
    [abroad + bought + run + received, abroad, bought + run, bought, run, received].map(print);
  const rows = book.rows("09");
  rows[rows.findIndex((row) => row[0] === 1.2)] = [...columns(planned), ...columns(spent)];
  const counts = [
    ["因公出国", 0],
    ["公务用车购置数", 1],
    ["公务用车保有量", 2],
    ["国内公务接待", 3],
  ] as const;
  for (const row of rows.filter((cells) => cells[0] !== null && /[（(].[）)]$/.test(wordsOf(cells[0])))) {
    for (const column of [0, 2]) {
      const kind = counts.find(([label]) => wordsOf(row[column]).startsWith(label))?.[1];
      if (kind !== undefined) row[column + 1] = tenThousands(spent[kind]!) !== 0 ? random.whole(1, 20) : null;
    }
  }
  return { planned, spent };
}

function fillProcurement(book: Book, random: Random): void {
  const bought = random.split(random.maybe(0.8, 1e5, 1e8), 3);
  const medium = random.chance(0.5) ? Math.floor(sum(bought) * random.next()) : 0;
  const amounts = [sum(bought), ...bought, medium, Math.floor(medium * random.next())];
  book.lines("11", 1, 2, new Map(amounts.map((amount, i) => [i + 1, [amount]])));
}

/** What one 项 of a 预算 may spend: this year's money and what was brought forward, of one purse. */
export interface Plan {
  readonly code: string;
  readonly purse: "general" | "fund" | "state" | "other";
  readonly basic: readonly [now: number, before: number];
  /** Each with its name. */
  readonly projects: readonly (readonly [name: string, now: number, before: number])[];
}

const UNIT = ["316002", "某县社会保险事务中心"] as const;

/** What a unit plans: of the general budget, of funds, of state capital, and of other income. */
export interface Planned {
  readonly random: Random;
  readonly purses: readonly [
    general: readonly Plan[],
    fund: readonly Plan[],
    state: readonly Plan[],
    other: readonly Plan[],
  ];
  /** The basic spending of the general budget. */
  readonly economic: Economic;
}

export function drawBudget(number: number): Planned {
  const random = new Random(number + 1e6);
  const carries = random.chance(0.6);
  const draw = (purse: Plan["purse"], codes: readonly string[]): Plan[] => {
    // Funds often have nothing this year but what was brought forward.
    const onlyBefore = purse !== "general" && carries && random.chance(0.2);
    return codes.map((code) => {
      const part = (probability: number): [number, number] => [
        onlyBefore ? 0 : random.maybe(probability),
        carries ? random.maybe(onlyBefore ? probability : 0.3) : 0,
      ];
      const projects = Array.from({ length: random.whole(0, 4) }, (_, i) => {
        const [now, before] = part(0.9);
        return [`项目${code}${i}经费`, now, before] as const;
      }).filter(([, now, before]) => now + before > 0);
      const basic: [number, number] = purse === "general" ? part(0.8) : [0, 0];
      return { code, purse, basic, projects };
    });
  };
  const general = draw(
    "general",
    random
      .some(GENERAL_CLASSES, random.whole(1, 6))
      .flatMap((one) => itemsOf(random, random.some(sectionsOf(one), random.whole(1, 4)))),
  );
  const fund = random.chance(0.3) ? draw("fund", itemsOf(random, random.some(FUND_SECTIONS, 1))) : [];
  const state = random.chance(0.1) ? draw("state", itemsOf(random, random.some(sectionsOf("223"), 1))) : [];
  const spare = sectionsOf("206").filter((section) => !general.some(({ code }) => code.startsWith(section)));
  const other = random.chance(0.3) ? draw("other", itemsOf(random, random.some(spare, 1))) : [];
  const basic = sum(general.map(({ basic: [one, two] }) => one + two));
  const others = isLittle
    ? [fund, state, other].map((plans) => plans.slice(0, 1).map((plan) => few(random, plan)))
    : [];
  return {
    random,
    purses: [general, others[0] ?? fund, others[1] ?? state, others[2] ?? other],
    economic: drawEconomic(random, BUDGET_CODES, basic),
  };
}

/** The plan with one project that costs too little to print. */
function few(random: Random, plan: Plan): Plan {
  const fen = little(random);
  const [now, before] = random.chance(0.5) ? [fen, 0] : [0, fen];
  return { ...plan, basic: [0, 0], projects: [[`项目${plan.code}经费`, now, before]] };
}

/** An honest set of the twelve 预算 tables, laid out as that of 004, 表2-1 in one of the ways in which it may be printed. */
export function honestBudget(number: number): SheetGrid[] {
  const { random, purses, economic } = drawBudget(number);
  const [general, fund, state] = purses;
  const plans = purses.flat().filter((plan) => costOf(plan) > 0);

  const sheets = new Map(BUDGET_LAYOUT.map((grid) => [grid.name, grid.rows.map((row) => [...row])] as const));
  const rows = (no: string): Rows => sheets.get(`表${no}`)!;
  const fill = (no: string, label: number, from: number, amounts: ReadonlyMap<string, readonly number[]>): void => {
    const seen = new Map<string, number>();
    for (const row of rows(no)) {
      const cell = row[label];
      const words = typeof cell === "string" ? cell.replace(/\s/g, "").replace(/^[一二三四五六七八九十]+、/, "") : "";
      const nth = (seen.get(words) ?? 0) + 1;
      seen.set(words, nth);
      const list = amounts.get(nth === 1 ? words : `${words}${nth}`);
      list?.forEach((amount, i) => (row[from + i] = print(amount)));
    }
  };
  const body = (no: string, list: readonly CellValue[][]): void => {
    const all = rows(no);
    const from = all.findIndex((row) =>
      row.some((cell) => typeof cell === "string" && /^合\s*计$/.test(cell) && row[0] === null),
    );
    const note = all.slice(from + 1).filter((row) => wordsOf(row[0]).startsWith("空表说明"));
    all.splice(from, all.length, ...list, ...(list.length > 1 ? [] : note));
  };

  const [now, before] = [purses.map((list) => sum(list.map(nowOf))), purses.map((list) => sum(list.map(beforeOf)))];
  const ofClass = (code: string, lists: readonly (readonly Plan[])[] = purses): number[] =>
    lists.map((list) => sum(list.filter((plan) => plan.code.startsWith(code)).map(costOf)));
  const classes = BUDGET_CLASSES.map(({ name, code }) => [name, code] as const);
  const [income, brought] = [sum(now), sum(before)];
  fill(
    "1",
    0,
    1,
    new Map([
      ["一般公共预算拨款收入", [now[0]!]],
      ["政府性基金预算拨款收入", [now[1]!]],
      ["国有资本经营预算拨款收入", [now[2]!]],
      ["事业收入", [now[3]!]],
      ["本年收入合计", [income]],
      ["上年结转", [brought]],
      ["收入总计", [income + brought]],
    ]),
  );
  fill(
    "1",
    2,
    3,
    new Map([
      ...classes.map(([name, code]) => [name, [sum(ofClass(code))]] as const),
      ["本年支出合计", [income + brought]],
      ["支出总计", [income + brought]],
    ]),
  );
  const sources = [income + brought, brought, ...now, 0];
  for (const row of rows("1-1").slice(2)) {
    if (row[2] === "合计")
      row.splice(
        4,
        2,
        "一般公共预算拨款收入",
        "政府性基金预算拨款收入",
        "国有资本经营预算拨款收入",
        "事业收入",
        "财政专户管理资金收入",
      );
    else if (typeof row[2] === "number") row.splice(2, 4, ...sources.map(print));
  }
  body("1-2", unitRows(plans));
  const three = purses.slice(0, 3);
  fill(
    "2",
    0,
    1,
    new Map([
      ["本年收入", [sum(now.slice(0, 3))]],
      ["上年结转", [sum(before.slice(0, 3))]],
      ...["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入"].flatMap((name, i) => [
        [name, [now[i]!]] as const,
        [`${name}2`, [before[i]!]] as const,
      ]),
    ]),
  );
  const across = (amounts: readonly number[]): number[] => [sum(amounts), ...amounts];
  fill(
    "2",
    2,
    3,
    new Map([
      ["本年支出", across(three.map((list) => sum(list.map(costOf))))],
      ...classes.map(([name, code]) => [name, across(ofClass(code, three))] as const),
    ]),
  );
  const planned = general.filter((plan) => costOf(plan) > 0);
  body(
    "3",
    budgetTree(planned, (plan) => [costOf(plan), nowOf(plan), beforeOf(plan)]),
  );
  const basic = sum(planned.map(({ basic: [one, two] }) => one + two));
  const staff = (code: string): boolean => STAFF.includes(code.slice(0, 3));
  const pair = (code: string, amount: number): CellValue[] =>
    (staff(code) ? [amount, amount, 0] : [amount, 0, amount]).map(print);
  body("3-1", [
    [null, null, null, "合 计", ...[basic, economic.of(...STAFF), economic.of(...OPERATING)].map(print)],
    ...[...economic.amounts]
      .filter(([, amount]) => amount > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, amount]) => [
        code.length === 3 ? null : code.slice(0, 3),
        code.slice(3) || null,
        code,
        nameOf(code),
        ...pair(code, amount),
      ]),
  ]);
  const withProjects = planned.filter(({ projects }) => projects.length > 0);
  const cost = ([, one, two]: Plan["projects"][number]): number => one + two;
  const projectsOf = ({ projects }: Plan): number => sum(projects.map(cost));
  body("3-2", [
    [null, null, null, null, "合 计", print(sum(withProjects.map(projectsOf)))],
    ...withProjects.flatMap((plan) => [
      [null, null, null, null, nameOf(plan.code), print(projectsOf(plan))],
      ...plan.projects.map((project) => [...splitCode(plan.code), UNIT[0], project[0], print(cost(project))]),
    ]),
  ]);
  const received = economic.of("30217") + random.maybe(0.3, 1e5, 1e7);
  for (const row of rows("3-3")) if (row[6] === 2.89) row.splice(2, 5, ...[received, 0, 0, 0, received].map(print));
  const some = (list: readonly Plan[]): Plan[] => list.filter((plan) => costOf(plan) > 0);
  if (some(fund).length > 0)
    body(
      "4",
      budgetTree(some(fund), (plan) => [costOf(plan), 0, projectsOf(plan)]),
    );
  // 表5 has a column of units, as 表1-2 has: it prints 项 alone.
  if (some(state).length > 0) body("5", unitRows(some(state)));
  const books: [string, Rows][] = [...sheets];
  books.splice(4, 0, ["表2-1", detailRows(new Random(number + 2e6), three, economic)]);
  return books.map(([name, list]) => ({ name, top: 0, left: 0, rows: list }));
}

/** 表2-1: what the three appropriations spend, by economic subject; `basic` is the basic spending of the general budget. */
function detailRows(random: Random, purses: readonly (readonly Plan[])[], basic: Economic): CellValue[][] {
  // For each subject: this year's and what was brought forward, of each purse, basic and project.
  const parts = new Map<string, number[]>();
  const put = (code: string, part: number, amount: number): void => {
    for (const key of [code.slice(0, 3), code]) {
      const list = parts.get(key) ?? Array<number>(12).fill(0);
      list[part]! += amount;
      parts.set(key, list);
    }
  };
  let now = sum((purses[0] ?? []).map((plan) => plan.basic[0]));
  for (const [code, amount] of [...basic.amounts].filter(([one]) => one.length === 5)) {
    const early = Math.min(now, amount);
    now -= early;
    put(code, 0, early);
    put(code, 6, amount - early);
  }
  purses.forEach((plans, purse) => {
    [0, 1].forEach((year) => {
      const projects = plans.flatMap((plan) => plan.projects.map((project) => Number(project[year + 1])));
      const drawn = drawEconomic(random, BUDGET_CODES, sum(projects));
      for (const [code, amount] of drawn.amounts) if (code.length === 5) put(code, year * 6 + purse * 2 + 1, amount);
    });
  });
  const used = purses.map((plans) => plans.length > 0);
  const before = purses.map((plans) => sum(plans.map(beforeOf))).some((amount) => amount > 0);
  // Purses without money, and what was brought forward, need not be printed; nor need that be told apart.
  const [spare, brief] = [random.chance(0.5), random.chance(0.2)];
  const shown = [0, 1, 2].filter((purse) => purse === 0 || !spare || used[purse] === true);
  const years = [0, 1].filter((year) => year === 0 || before || !spare);
  const columns = (list: readonly number[]): number[] => {
    const block = (year: number): number[] => {
      const own = list.slice(year * 6, year * 6 + 6);
      if (year === 1 && brief) return [sum(own)];
      return [
        sum(own),
        ...shown.flatMap((purse) => [own[purse * 2]! + own[purse * 2 + 1]!, own[purse * 2]!, own[purse * 2 + 1]!]),
      ];
    };
    return [sum(list), ...years.flatMap(block)];
  };
  const names = ["一般公共预算拨款", "政府性基金安排", "国有资本经营预算安排"];
  const upper: CellValue[] = ["项目", null, null, null, "合计"];
  const middle: CellValue[] = ["科目编码", null, "单位代码", "单位名称（科目）", null];
  const lower: CellValue[] = ["类", "款", null, null, null];
  for (const year of years) {
    const own = year === 1 && brief ? [] : shown;
    upper.push(["当年财政拨款安排", "上年结转安排"][year]!, ...own.flatMap(() => [null, null, null]));
    middle.push(own.length === 0 ? null : "合计", ...own.flatMap((purse) => [names[purse]!, null, null]));
    lower.push(null, ...own.flatMap(() => ["小计", "基本支出", "项目支出"]));
  }
  const leaves = [...parts].filter(([code]) => code.length === 5).map(([, list]) => list);
  const total = Array.from({ length: 12 }, (_, i) => sum(leaves.map((list) => list[i]!)));
  return [
    ["单位公开表2-1"],
    ["财政拨款支出预算表（部门经济分类科目）"],
    ["单位：316002-苍溪县社会保险事务中心", null, null, "金额单位：万元"],
    upper,
    middle,
    lower,
    [null, null, null, "合 计", ...columns(total).map(print)],
    ...[...parts]
      .filter(([, list]) => list.some((amount) => amount !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([code, list]) => {
        const row = [code.slice(0, 3), code.slice(3) || null, null, nameOf(code), ...columns(list).map(print)];
        // A local 项, where there is one, has all of its 款.
        return code === "30103" ? [row, ["301", "03", "3010301", "年终一次性奖金", ...row.slice(4)]] : [row];
      }),
  ];
}

const BUDGET_CODES = ["30101", "30102", "30103", "30107", "30108", "30110", "30112", "30113", "30199", "30201", "30202"]
  .concat(["30205", "30206", "30207", "30209", "30211", "30217", "30226", "30228", "30239", "30299", "30305", "30309"])
  .concat(["31002", "31007"]);

const BUDGET_LAYOUT = seed("004");

export const nowOf = ({ basic, projects }: Plan): number => basic[0] + sum(projects.map(([, now]) => now));
export const beforeOf = ({ basic, projects }: Plan): number => basic[1] + sum(projects.map(([, , before]) => before));
export const costOf = (plan: Plan): number => nowOf(plan) + beforeOf(plan);
export const nameOf = (code: string): string => subject(code)?.name ?? code;
const splitCode = (code: string): string[] => [code.slice(0, 3), code.slice(3, 5), code.slice(5)];

function columnsOf(plans: readonly Plan[]): CellValue[] {
  const basic = sum(plans.map((plan) => plan.basic[0] + plan.basic[1]));
  const all = sum(plans.map(costOf));
  return [all, basic, all - basic].map(print);
}

/** 合计, then each 项 with its unit. */
function unitRows(plans: readonly Plan[]): CellValue[][] {
  return [
    [null, null, null, null, "合 计", ...columnsOf(plans)],
    ...plans.map((plan) => [...splitCode(plan.code), UNIT[0], nameOf(plan.code), ...columnsOf([plan])]),
  ];
}

/** 合计, then 类 and 款 by name alone, and 项 with their code in three cells. */
function budgetTree(plans: readonly Plan[], columns: (plan: Plan) => readonly number[]): CellValue[][] {
  const add = (list: readonly Plan[]): CellValue[] =>
    [0, 1, 2].map((i) => print(sum(list.map((plan) => columns(plan)[i]!))));
  const prefixes = [...new Set(plans.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  return [
    [null, null, null, "合 计", ...add(plans)],
    ...prefixes.map((prefix) => [
      ...(prefix.length < 7 ? [null, null, null] : splitCode(prefix)),
      nameOf(prefix),
      ...add(plans.filter(({ code }) => code.startsWith(prefix))),
    ]),
  ];
}
