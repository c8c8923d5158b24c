import { compareRate } from "../amounts/rates.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Fact } from "../prose/beside.ts";
import type { Meaning, Stage } from "../prose/meanings.ts";
import { find } from "../prose/places.ts";
import { ancestors, subject } from "../subjects/subject.ts";
import { factAt } from "../years/book.ts";
import { figureOf, stageOf } from "../years/changes.ts";
import { FactAmounts } from "../years/relations.ts";
import type { Ask, FigureOf, FigureStyle, ListedSubjects } from "./form.ts";
import type { WritingOptions } from "./options.ts";

/** A figure to write and to reckon with. */
export interface KnownFigure {
  readonly id: number;
  readonly zero: boolean;
  readonly fact: Fact;
  /** The question that it answers, where it was asked for. */
  readonly asked?: string;
}

/** The answer to `all` that says that every 项 was spent as planned. */
const AS_SPENT = "等于决算";
const ALL_PLANNED: Ask = {
  key: "全年预算",
  asks: "各项的全年预算数：都与决算数相同就填“等于决算”，不同就空着，逐项填",
  is: "words",
};

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
    if (ask.otherwise !== undefined) return ask.otherwise;
    // What another answer does for is asked there.
    if (ask.or === undefined || !this.asked.has(ask.or)) this.missing.set(ask.key, ask);
    return undefined;
  }

  /** `asks`: what nobody knows is asked for. */
  get({ of, stage }: FigureOf, asks = true): KnownFigure | undefined {
    const key = `${stage} ${of.scope} ${of.what} ${of.code ?? ""}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const own = this.printed(of, stage);
    const asked = own === undefined && asks ? this.askedFor(of, stage) : undefined;
    const fact = own ?? asked?.fact;
    if (fact === undefined) return undefined;
    const figure: KnownFigure = {
      id: this.facts.add(fact),
      zero: !/[1-9]/.test(fact.number),
      fact,
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

  /** What is counted, as the tables print it. */
  counted(of: Meaning): number | undefined {
    const [id] = find(this.set, of, "final").ids;
    return id;
  }

  /** In 万元 with two decimals, with its sign. */
  inTenThousands({ id }: KnownFigure): string {
    return this.facts.amounts.inTenThousands([this.facts.id(id)], []);
  }

  /** Where an amount of the tables stands. */
  at(id: number): CellAddress | undefined {
    return addressOf(this.set, id);
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

  private printed(of: Meaning, stage: Stage): Fact | undefined {
    const { set } = this;
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
    const isEach = stage === "plan" && of.what === "科目";
    if (isEach && this.answer(ALL_PLANNED)?.startsWith(AS_SPENT) === true) {
      const fact = this.printed(of, "final");
      return fact && { key: ALL_PLANNED.key, fact };
    }
    const key = nameOfFigure(of, stage, this.set.kind);
    const answer = this.answer({
      key,
      asks: `${key}（万元）`,
      is: "money",
      ...(isEach ? { or: ALL_PLANNED.key } : {}),
    });
    return answer !== undefined && /^\d[\d,]*(?:\.\d+)?$/.test(answer)
      ? { key, fact: { book: "last", number: answer, unit: "万元" } }
      : undefined;
  }
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

export function stripped(number: string): string {
  return number.includes(".") ? number.replace(/\.?0{1,20}$/, "") : number;
}
