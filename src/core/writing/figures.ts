import { compareRate } from "../amounts/rates.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Fact } from "../prose/beside.ts";
import { keyOf, projectName, type Meaning, type Stage } from "../prose/meanings.ts";
import { find, projectNames, rateOfProject } from "../prose/places.ts";
import { ancestors, subject } from "../subjects/subject.ts";
import { factAt } from "../years/book.ts";
import { figureOf, stageOf } from "../years/changes.ts";
import { FactAmounts } from "../years/relations.ts";
import type { Ask, FigureOf, FigureStyle, ListedSubjects } from "./form.ts";
import type { WritingOptions } from "./options.ts";
import { OFFICE } from "./terms.ts";

/** Figures that are added up, or of which one is taken from another. */
type Made = readonly { readonly fact: Fact; readonly sign: 1 | -1 }[];

/** A figure to write and to reckon with. */
export interface KnownFigure {
  readonly id: number;
  readonly zero: boolean;
  readonly fact: Fact;
  /** What it is made of, where it is printed nowhere. */
  readonly made?: Made;
  /** The question that it answers, where it was asked for. */
  readonly asked?: string;
}

/** The answer that says that every 项 was spent as planned. */
const AS_SPENT = "等于决算";
export const ALL_PLANNED: Ask = {
  key: "全年预算",
  asks: "各项的全年预算数：都与决算数相同就填“等于决算”，不同就空着，逐项填",
  is: "words",
};
/** The answer that says that 机关运行经费 is 公用经费, as it is where all of it runs an office. */
export const AS_OFFICE = "等于公用经费";
/** What becomes of what projects have left, and the answers that are understood. */
const LEFT_OVER: Ask = {
  key: "项目结转",
  asks: "项目没有用完的钱：结转下年就填“结转”，财政收回、没有结转就填“0”",
  is: "words",
};
const CARRIED = "结转";

/** The figures of a set, of the workbooks beside it and of what was answered, each found once; and what is asked for. */
export class Figures {
  readonly asked = new Map<string, Ask>();
  readonly missing = new Map<string, Ask>();
  private readonly facts = new FactAmounts();
  private readonly known = new Map<string, KnownFigure>();

  constructor(
    readonly set: BoundSet,
    private readonly options: WritingOptions,
  ) {}

  /** The answer to a question; undefined where there is none yet. */
  answer(ask: Ask): string | undefined {
    this.asked.set(ask.key, ask);
    const { answers } = this.options;
    const answer = answers?.get(ask.key) ?? (ask.or === undefined ? undefined : answers?.get(ask.or));
    if (answer !== undefined && answer !== "") return answer;
    // What another answer does for is asked there.
    if (ask.or === undefined || !this.asked.has(ask.or)) this.missing.set(ask.key, ask);
    return undefined;
  }

  /** `asks`: what nobody knows is asked for. */
  get({ of, stage }: FigureOf, asks = true): KnownFigure | undefined {
    const key = keyOf(of, stage);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.made(of, stage);
    const own = made === undefined ? this.printed(of, stage) : this.worth(made);
    const asked = own === undefined && asks && of.what !== "项目结转" ? this.askedFor(of, stage) : undefined;
    const fact = own ?? asked?.fact;
    if (fact === undefined) return undefined;
    const figure: KnownFigure = {
      id: this.facts.add(fact),
      zero: !/[1-9]/.test(fact.number),
      fact,
      ...(made === undefined ? {} : { made }),
      ...(asked === undefined ? {} : { asked: asked.key }),
    };
    this.known.set(key, figure);
    return figure;
  }

  /** 1941.82, without a sign. */
  amount({ id, zero }: KnownFigure, style: FigureStyle): string {
    if (zero) return style.zero;
    const number = this.facts.amounts.inTenThousands([this.facts.id(id)], []).replace("-", "");
    return style.strips ? stripped(number) : number;
  }

  /** part ÷ whole in per cent. */
  rate(part: KnownFigure, whole: KnownFigure, style: FigureStyle): string {
    if (part.zero || whole.zero) return style.zeroRate;
    const right = this.quotient([{ id: part.id, sign: 1 }], whole, style);
    return style.stripsRates || /^100\.0+$/.test(right) ? stripped(right).replace(/^100$/, style.hundred) : right;
  }

  /** Now less before, in 万元 with two decimals. */
  gap(now: KnownFigure, before: KnownFigure): string {
    return this.facts.amounts.inTenThousands([this.facts.id(now.id)], [this.facts.id(before.id)]);
  }

  gapRate(now: KnownFigure, before: KnownFigure, style: FigureStyle): string {
    const parts = [
      { id: now.id, sign: 1 },
      { id: before.id, sign: -1 },
    ] as const;
    const right = before.zero ? style.zeroRate : this.quotient(parts, before, style);
    return style.stripsRates ? stripped(right) : right;
  }

  /** What is counted, as the tables print it: its number, and its cell. */
  counted(of: Meaning): { readonly number: string; readonly at?: CellAddress } | undefined {
    if (of.what === "绩效项目" || of.what === "整体自评") {
      const many = of.what === "绩效项目" ? this.projects().length : this.overall().length;
      return many === 0 ? undefined : { number: String(many) };
    }
    for (const set of [this.set, this.performance]) {
      const [id] = find(set, of, "final").ids;
      if (id === undefined) continue;
      const at = addressOf(set, id);
      return { number: set.amounts.printed(id).replace(/\.0+$/, "") || "0", ...(at === undefined ? {} : { at }) };
    }
    return undefined;
  }

  /** Projects that have a 自评表, as they are called there. */
  projects(): readonly Meaning[] {
    return projectNames(this.performance).map((name) => ({ what: "项目", scope: "全", name }));
  }

  /** How far a project was carried out, where its 自评表 says so and its figures bear that out. */
  projectRate({ name = "" }: Meaning, part: KnownFigure, whole: KnownFigure): string | undefined {
    const printed = rateOfProject(this.performance, projectName(name))?.replace("%", "");
    if (printed === undefined || whole.zero) return undefined;
    const parts = [{ id: this.facts.id(part.id), sign: 1 as const }];
    const found = compareRate(this.facts.amounts, printed, parts, [{ id: this.facts.id(whole.id), sign: 1 }]);
    return found?.verdict === "equal" || found?.verdict === "rounding" ? `${printed}%` : undefined;
  }

  /** In 万元 with two decimals, with its sign. */
  inTenThousands({ id }: KnownFigure): string {
    return this.facts.amounts.inTenThousands([this.facts.id(id)], []);
  }

  /** Codes of so many digits in their order. */
  codes({ chart, digits, under }: ListedSubjects): string[] {
    const codes = this.set.blocks
      .filter(({ block }) => block.block.rows === chart)
      .flatMap(({ block }) => block.rows.flatMap(({ code }) => (code?.length === digits ? [code] : [])))
      .filter((code) => under?.some((one) => code.startsWith(one)) ?? true);
    return [...new Set(codes)].sort();
  }

  /** As the tables print it, else as the catalogue has it. */
  subjectName(code: string): string {
    for (const { block } of this.set.blocks) {
      const row = block.rows.find((one) => one.code === code && one.level !== "项目");
      if (row !== undefined && row.name !== "" && row.line === undefined) return row.name.replace(/\s+/g, "");
    }
    return subject(code)?.name ?? ancestors(code).at(-1)?.name ?? code;
  }

  private quotient(
    part: readonly { readonly id: number; readonly sign: 1 | -1 }[],
    whole: KnownFigure,
    { places }: FigureStyle,
  ): string {
    const parts = part.map(({ id, sign }) => ({ id: this.facts.id(id), sign }));
    const all = [{ id: this.facts.id(whole.id), sign: 1 as const }];
    return compareRate(this.facts.amounts, places === 1 ? "0.0" : "0.00", parts, all)?.right ?? "0";
  }

  private overall(): readonly unknown[] {
    return find(this.performance, { what: "整体", scope: "全" }, "final").ids;
  }

  /** 绩效表 stand among the tables, or are a set of their own. */
  private get performance(): BoundSet {
    return this.options.performance ?? this.set;
  }

  /** What no table prints: all projects together, and what is left of the money of one. */
  private made(of: Meaning, stage: Stage): Made | undefined {
    if (of.what === "项目结转") return this.left({ ...of, what: "项目" });
    if (of.what !== "全部项目") return undefined;
    const all = this.projects();
    const facts = all.flatMap((one) => this.printed(one, stage) ?? []);
    return facts.length === 0 || facts.length < all.length
      ? undefined
      : facts.map((fact) => ({ fact, sign: 1 as const }));
  }

  /** Nothing where it was taken back, or more was spent than planned. */
  private left(project: Meaning): Made | undefined {
    const [plan, spent] = [this.printed(project, "plan"), this.printed(project, "final")];
    if (plan === undefined || spent === undefined) return undefined;
    const made = [
      { fact: plan, sign: 1 as const },
      { fact: spent, sign: -1 as const },
    ];
    const left = this.worth(made).number;
    if (left.startsWith("-") || !/[1-9]/.test(left)) return [];
    const answer = this.answer(LEFT_OVER);
    if (answer === CARRIED) return made;
    if (answer === "0") return [];
    this.refuse(LEFT_OVER, answer);
    return undefined;
  }

  private worth(made: Made): Fact {
    const ids = made.map(({ fact, sign }) => ({ id: this.facts.add(fact), sign }));
    const signed = (one: 1 | -1): number[] => ids.flatMap(({ id, sign }) => (sign === one ? [this.facts.id(id)] : []));
    return ofTenThousands(made.length === 0 ? "0" : this.facts.amounts.inTenThousands(signed(1), signed(-1)));
  }

  private printed(of: Meaning, stage: Stage): Fact | undefined {
    const { set } = this;
    if (of.what === "项目" || of.what === "整体") {
      const named = of.name === undefined ? of : { ...of, name: projectName(of.name) };
      const [id] = find(this.performance, named, stage).ids;
      return id === undefined ? undefined : factAt(this.performance, id, "last");
    }
    if (stage === "final") return figureOf(set, of, stageOf(set));
    if (stage === "last" || stage === "initial") {
      const [fact] = this.options.facts?.(of, stage) ?? [];
      if (fact !== undefined) return fact;
    }
    // A table may have a column of its own for it.
    const [id] = find(set, of, stage).ids;
    return id === undefined ? undefined : factAt(set, id, stage === "last" ? "last" : "budget");
  }

  private askedFor(of: Meaning, stage: Stage): { readonly key: string; readonly fact: Fact } | undefined {
    const isEach = stage === "plan" && (of.what === "科目" || of.what === "本年支出") && this.set.kind === "决算";
    if (isEach && this.answer(ALL_PLANNED)?.startsWith(AS_SPENT) === true) {
      const fact = this.printed(of, "final");
      return fact && { key: ALL_PLANNED.key, fact };
    }
    const key = nameOfFigure(of, stage, this.set.kind);
    const isRunning = of.what === "机关运行经费";
    const ask: Ask = {
      key,
      asks: `${key}（万元）${isRunning ? `；就是公用经费的填“${AS_OFFICE}”，没有的填 0` : ""}`,
      is: "money",
      ...(isEach ? { or: ALL_PLANNED.key } : {}),
    };
    const answer = this.answer(ask);
    if (isRunning && answer === AS_OFFICE) {
      const fact = this.printed(OFFICE, stage);
      return fact && { key, fact };
    }
    const number = answer?.replace(/\s|万元$/g, "");
    if (number !== undefined && /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(number))
      return { key, fact: ofTenThousands(number) };
    this.refuse(ask, answer);
    return undefined;
  }

  /** An answer that is none: what was asked is still to be answered. */
  private refuse(ask: Ask, answer: string | undefined): void {
    if (answer !== undefined && !(ask.or !== undefined && answer === this.options.answers?.get(ask.or)))
      this.missing.set(ask.key, { ...ask, asks: `${ask.asks}（填的“${answer.slice(0, 20)}”看不懂）` });
  }
}

function ofTenThousands(number: string): Fact {
  return { book: "last", number, unit: "万元" };
}

/** 上年 收支总计, 年初预算 2080109 */
export function nameOfFigure({ scope, what, code }: Meaning, stage: Stage, kind: BoundSet["kind"]): string {
  const whose = {
    全: "",
    财政: "财政拨款",
    一般: "一般公共预算",
    当年: "当年拨款",
    基金: "政府性基金",
    国资: "国有资本经营预算",
  };
  const own = code === undefined ? `${whose[scope]} ${what}` : `${code} ${subject(code)?.name ?? ""}`;
  const stages = { last: "上年", initial: "年初预算", plan: "预算", final: kind === "预算" ? "预算" : "决算" };
  return `${stages[stage]} ${own.trim()}`.trim();
}

/** Amounts of projects are written as their 自评表 print them: 5, 1.45. */
export function styleFor({ what }: Meaning, style: FigureStyle): FigureStyle {
  return what === "项目" || what === "项目结转" ? { ...style, strips: true } : style;
}

/** A printed number without the zeros at its end: 3.10 → 3.1, 2.00 → 2. */
export function stripped(number: string): string {
  return number.includes(".") ? number.replace(/\.?0{1,20}$/, "") : number;
}
