import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import { subject } from "../../../src/core/subjects/subject.ts";
import { sum, type Economic, type Random } from "../honest.ts";

// What a document says of an honest set of tables: every figure is rounded on its own from the true amounts in 分.

/** The year of every document. */
export const YEAR = 2024;

/** How a document prints its figures. */
export interface Print {
  /** Decimals of rates. */
  readonly places: number;
  /** 252 and 4.1, or 252.00 and 4.10. */
  readonly strips: boolean;
  /** 1,905.92 */
  readonly groups: boolean;
}

/** True amounts in 分 by whose money they are and what of: "全 本年收入", "一般 20805". */
export type Truth = ReadonlyMap<string, number>;

/** An honest set of tables with the amounts behind them. */
export interface Books {
  readonly sheets: SheetGrid[];
  readonly truth: Truth;
  readonly economic: Economic;
}

/** How a place prints its figures, and what its documents say. */
export interface Place {
  readonly print: Print;
  readonly tell: (t: Teller) => string[];
}

export const OTHERS = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const;
export const SPENDING = ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const;

/** The names of “三公” and its kinds. */
export const KINDS = [
  ["因公出国（境）费", "财政 出国"],
  ["公务用车购置及运行维护费", "财政 公车"],
  ["公务接待费", "财政 接待"],
] as const;

export const REASON = "主要原因是业务变化";
export const NUMERALS = "一二三四五六七八九十";

const MORE = ["增加", "减少", "增长", "下降"] as const;
/** 减少…，减少… */
export const SAME = ["增加", "减少", "增加", "减少"] as const;

/** A class with 支出 left out, before （类）. */
export const bare = (name: string): string => name.replace(/支出$/, "");

/** Says figures of a set as a document would print them; what the year before and the plan were is drawn once for each. */
export class Teller {
  readonly year = YEAR;
  private readonly before = new Map<string, number>();
  private readonly plans = new Map<string, number>();

  constructor(
    private readonly books: Books,
    private readonly print: Print,
    private readonly random: Random,
  ) {}

  amount(key: string): number {
    return this.books.truth.get(key) ?? 0;
  }

  /** 1905.92万元 */
  m(key: string): string {
    return this.money(this.amount(key));
  }

  /** 19059200.00元: to the 分 */
  yuan(key: string): string {
    const fen = this.amount(key);
    return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}元`;
  }

  /** The plan of the beginning of the year. */
  planned(key: string): string {
    return this.money(this.plan(key));
  }

  /** 25.43% */
  share(key: string, whole: string): string {
    return this.rate(this.amount(key), this.amount(whole));
  }

  done(key: string): string {
    return this.rate(this.amount(key), this.plan(key));
  }

  /** What there was last year. */
  last(key: string): string {
    return this.money(this.lastOf(key));
  }

  /** 增加72.09万元，增长3.86% */
  change(key: string, joint = "，", words: readonly [string, string, string, string] = MORE): string {
    const [now, before] = [this.amount(key), this.lastOf(key)];
    const grows = now >= before;
    const gap = Math.abs(now - before);
    return `${words[grows ? 0 : 1]}${this.money(gap)}${joint}${words[grows ? 2 : 3]}${this.rate(gap, before)}`;
  }

  /** 比年初预算增加… */
  changeOfPlan(key: string, joint = "，"): string {
    const [now, before] = [this.amount(key), this.plan(key)];
    const gap = Math.abs(now - before);
    const grows = now >= before;
    return `${grows ? "增加" : "减少"}${this.money(gap)}${joint}${grows ? "增长" : "下降"}${this.rate(gap, before)}`;
  }

  /** 大于, 小于, 等于 */
  against(key: string): string {
    const [now, plan] = [this.amount(key), this.plan(key)];
    return now > plan ? "大于" : now < plan ? "小于" : "等于";
  }

  /** The kinds with an amount; all of them where zeros are printed. */
  list(keys: readonly (readonly [string, string])[], say: (name: string, key: string) => string, joint = "；"): string {
    return keys
      .filter(([, key]) => this.print.strips || this.amount(key) > 0)
      .map(([name, key]) => say(name, key))
      .join(joint);
  }

  get sources(): readonly (readonly [string, string])[] {
    return ["财政拨款收入", ...OTHERS].map((name) => [name, `全 ${name}`] as const);
  }

  get spending(): readonly (readonly [string, string])[] {
    return SPENDING.map((name) => [name, `全 ${name}`] as const);
  }

  /** Classes of a purse with what was spent, in order. */
  classes(purse = "一般"): readonly (readonly [string, string])[] {
    return [...this.books.truth.keys()]
      .filter((key) => key.startsWith(`${purse} `) && /^\d{3}$/.test(key.slice(3)) && this.amount(key) > 0)
      .sort()
      .map((key) => [nameOf(key.slice(3)), key] as const);
  }

  /** 项 of the general budget with what was spent. */
  get items(): readonly { readonly key: string; readonly names: readonly [string, string, string] }[] {
    return this.itemsOf("一般");
  }

  /** 项 of a purse. */
  itemsOf(purse: string): readonly { readonly key: string; readonly names: readonly [string, string, string] }[] {
    return [...this.books.truth.keys()]
      .filter((key) => key.startsWith(purse) && /^.. \d{7}$/.test(key) && this.amount(key) > 0)
      .sort()
      .map((key) => {
        const code = key.slice(3);
        return { key, names: [nameOf(code.slice(0, 3)), nameOf(code.slice(0, 5)), nameOf(code)] };
      });
  }

  /** The 款 with an amount: 人员经费 or 公用经费. */
  names(...classes: readonly string[]): string {
    const { amounts } = this.books.economic;
    return [...amounts.keys()]
      .filter((code) => code.length === 5 && classes.includes(code.slice(0, 3)) && amounts.get(code)! >= 5000)
      .sort()
      .map(nameOf)
      .join("、");
  }

  count(words: RegExp): number {
    const key = [...this.books.truth.keys()].find((one) => one.startsWith("数 ") && words.test(one));
    return key === undefined ? 0 : this.amount(key);
  }

  money(fen: number): string {
    const hundredths = Math.floor((fen + 5000) / 10000);
    const whole = `${Math.floor(hundredths / 100)}`;
    const grouped = this.print.groups ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
    const text = `${grouped}.${String(hundredths % 100).padStart(2, "0")}`;
    return `${this.print.strips ? text.replace(/\.?0+$/, "") : text}万元`;
  }

  rate(part: number, whole: number): string {
    if (whole === 0) return "0%";
    const scale = 10 ** this.print.places;
    const digits = (BigInt(part) * 200n * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole));
    const text = (Number(digits) / scale).toFixed(this.print.places);
    return `${this.print.strips ? text.replace(/\.?0+$/, "") || "0" : text}%`;
  }

  lastOf(key: string): number {
    const known = this.before.get(key);
    if (known !== undefined) return known;
    const now = this.amount(key);
    const before = now === 0 ? 0 : Math.max(10_000, Math.round(now * (0.4 + 1.4 * this.random.next())));
    this.before.set(key, before);
    return before;
  }

  private plan(key: string): number {
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const parts =
      key === "一般 本年支出"
        ? this.items.map((item) => item.key)
        : key === "财政 本年支出"
          ? this.classes("财政").map(([, own]) => own)
          : /^一般 \d{3}$/.test(key)
            ? this.items.map((item) => item.key).filter((own) => own.startsWith(key))
            : undefined;
    const own = this.books.truth.get(key.replace(/^财政/, "计划"));
    const plan =
      parts !== undefined
        ? sum(parts.map((part) => this.plan(part)))
        : key.startsWith("财政 ") && own !== undefined
          ? own
          : Math.max(10_000, Math.round(this.amount(key) * (0.5 + this.random.next())));
    this.plans.set(key, plan);
    return plan;
  }
}

function nameOf(code: string): string {
  return subject(code)?.name ?? code;
}

/** 政府采购支出总额…, its kinds, and what small firms were granted. */
export const purchases = (t: Teller): string =>
  `政府采购支出总额${t.m("全 采购")}，其中：政府采购货物支出${t.m("全 采购货物")}、政府采购工程支出${t.m("全 采购工程")}、政府采购服务支出${t.m("全 采购服务")}。授予中小企业合同金额${t.m("全 中小企业")}，占政府采购支出总额的${t.share("全 中小企业", "全 采购")}，其中：授予小微企业合同金额${t.m("全 小微企业")}，占授予中小企业合同金额的${t.share("全 小微企业", "全 中小企业")}`;
