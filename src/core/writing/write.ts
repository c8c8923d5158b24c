import { compareRate } from "../amounts/rates.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { Fact, FactsBeside } from "../prose/beside.ts";
import type { Meaning, Stage } from "../prose/meanings.ts";
import { factAt } from "../years/book.ts";
import { figureOf } from "../years/changes.ts";
import { FactAmounts } from "../years/relations.ts";
import { find } from "../prose/places.ts";
import { ancestors, subject } from "../subjects/subject.ts";
import type { Ask, Paragraph, Parts, Insert, WordsForm } from "./form.ts";

/** Answers by the keys of their questions. */
export type Answers = ReadonlyMap<string, string>;

/** The words with what is still missing in them. */
export interface WrittenWords {
  readonly lines: readonly string[];
  /** Which lines are headings: 0 the title, 1 its sections. */
  readonly headings: ReadonlyMap<number, 0 | 1>;
  /** Every question, answered or not, in the order of the text. */
  readonly asked: readonly Ask[];
  readonly missing: readonly Ask[];
}

export interface WritingOptions {
  /** What the year before and the budget print; what they do not is asked. */
  readonly facts?: FactsBeside;
  readonly answers?: Answers;
  readonly year?: string;
  /** 本单位, as a rule. */
  readonly self?: string;
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 十三 */
function numeral(n: number): string {
  return n <= 10 ? (NUMERALS[n - 1] ?? "") : `十${NUMERALS[n - 11] ?? ""}`;
}

/** Writes a 情况说明 in a form from the tables of a set. What nobody knows stands there as 【请填：…】. */
export function writeWords(form: WordsForm, set: BoundSet, options: WritingOptions = {}): WrittenWords {
  const writer = new Writer(form, set, options);
  const lines: string[] = [writer.text(form.title)];
  const headings = new Map<number, 0 | 1>([[0, 0]]);
  form.sections.forEach(({ heading, paragraphs }, i) => {
    headings.set(lines.length, 1);
    lines.push(`${numeral(i + 1)}、${heading}`);
    for (const paragraph of paragraphs) lines.push(...writer.paragraph(paragraph));
  });
  return { lines, headings, asked: [...writer.asked.values()], missing: [...writer.missing.values()] };
}

/** What stands for an answer that nobody has given. */
export function placeholder({ asks }: Pick<Ask, "asks">): string {
  return `【请填：${asks}】`;
}

/** A figure to write and to reckon with. */
interface Figure {
  readonly id: number;
  readonly zero: boolean;
}

class Writer {
  readonly asked = new Map<string, Ask>();
  readonly missing = new Map<string, Ask>();
  private readonly figures = new FactAmounts();
  private readonly known = new Map<string, Figure | undefined>();
  private readonly self: string;

  constructor(
    private readonly form: WordsForm,
    private readonly set: BoundSet,
    private readonly options: WritingOptions,
  ) {
    this.self = options.self ?? "本单位";
  }

  paragraph(paragraph: Paragraph): string[] {
    if ("eachClass" in paragraph) return this.classes(paragraph);
    const { parts, when } = paragraph;
    if (when !== undefined) {
      const figure = this.figure(when.of, "final", false);
      if ((when.is === "something") !== (figure !== undefined && !figure.zero)) return [];
    }
    return [this.text(parts)];
  }

  text(parts: Parts): string {
    return parts.map((part) => (typeof part === "string" ? part : this.slot(part))).join("");
  }

  private slot(slot: Insert): string {
    switch (slot.is) {
      case "year":
        return this.set.year ?? this.options.year ?? this.ask({ key: "年度", asks: "年度，如 2024", is: "count" });
      case "self":
        return this.self;
      case "level":
        return this.self.includes("部门") ? "部门" : "单位";
      case "money": {
        const figure = this.figure(slot.of, slot.stage);
        return figure === undefined
          ? `${placeholder({ asks: nameOfFigure(slot.of, slot.stage) })}万元`
          : this.amount(figure);
      }
      case "count":
        return this.count(slot);
      case "share":
        return this.rate(this.figure(slot.of, "final"), this.figure(slot.whole, "final"));
      case "change":
        return this.change(slot);
      case "done": {
        const [now, plan] = [this.figure(slot.of, "final"), this.figure(slot.of, slot.plan)];
        if (now === undefined || plan === undefined) return "";
        // From nothing there is no rate.
        return plan.zero && !now.zero ? "" : `${slot.lead}${this.rate(now, plan)}`;
      }
      case "kept":
        return this.kept(slot);
      case "list":
        return slot.of
          .filter((one) => this.figure(one, "final", false)?.zero === false)
          .map((one) => this.text(slot.each(one)))
          .join(slot.joint);
      case "names":
        return this.names(slot);
      case "name":
        return this.name(slot.of);
      case "ask":
        return this.ask(slot.ask);
    }
  }

  /** The answer to a question, or what stands for it. */
  private ask(ask: Ask): string {
    this.asked.set(ask.key, ask);
    const answer =
      this.options.answers?.get(ask.key) ?? (ask.or === undefined ? undefined : this.options.answers?.get(ask.or));
    if (answer !== undefined && answer !== "") return answer;
    // What another answer does for is asked there.
    if (ask.or === undefined || !this.asked.has(ask.or)) this.missing.set(ask.key, ask);
    return placeholder(ask);
  }

  private figure(of: Meaning, stage: Stage, asks = true): Figure | undefined {
    const key = `${stage} ${of.scope} ${of.what} ${of.code ?? ""}`;
    if (!this.known.has(key)) {
      const fact = this.fact(of, stage, asks);
      if (fact === undefined) return undefined;
      const id = this.figures.add(fact);
      this.known.set(key, { id, zero: !/[1-9]/.test(fact.number) });
    }
    return this.known.get(key);
  }

  private fact(of: Meaning, stage: Stage, asks: boolean): Fact | undefined {
    if (stage === "last" || stage === "initial") {
      const [fact] = this.options.facts?.(of, stage) ?? [];
      if (fact !== undefined) return fact;
    } else {
      const found = stage === "plan" ? this.planned(of) : figureOf(this.set, of, "final");
      if (found !== undefined) return found;
    }
    if (!asks) return undefined;
    const own = nameOfFigure(of, stage);
    const answer = this.ask({ key: own, asks: `${own}（万元）`, is: "money" });
    return /^\d[\d,]*(?:\.\d+)?$/.test(answer) ? { book: "last", number: answer, unit: "万元" } : undefined;
  }

  private planned(of: Meaning): Fact | undefined {
    const [id] = find(this.set, of, "plan").ids;
    return id === undefined ? undefined : factAt(this.set, id, "budget");
  }

  private amount({ id, zero }: Figure): string {
    if (zero) return `${this.form.style.zero}万元`;
    const number = this.figures.amounts.inTenThousands([this.figures.id(id)], []).replace("-", "");
    return `${this.form.style.strips ? stripped(number) : number}万元`;
  }

  /** part ÷ whole in per cent; 0% of nothing. */
  private rate(part: Figure | undefined, whole: Figure | undefined): string {
    if (part === undefined || whole === undefined) return placeholder({ asks: "比率" });
    if (part.zero || whole.zero) return "0%";
    const { amounts } = this.figures;
    const right = compareRate(
      amounts,
      "0.00",
      [{ id: this.figures.id(part.id), sign: 1 }],
      [{ id: this.figures.id(whole.id), sign: 1 }],
    )?.right;
    return `${this.percent(right ?? "0")}%`;
  }

  private percent(right: string): string {
    return right === "100.00" || this.form.style.stripsRates ? stripped(right) : right;
  }

  private change(slot: Extract<Insert, { readonly is: "change" }>): string {
    const { of, lead, same, reason, or } = slot;
    const parts = this.partsOf(slot);
    const [now, before] = [this.figure(of, "final"), this.figure(of, "last")];
    if (now === undefined || before === undefined) return `${lead}${placeholder({ asks: "增减额和增减率" })}`;
    const { amounts } = this.figures;
    const [a, b] = [this.figures.id(now.id), this.figures.id(before.id)];
    const gap = amounts.inTenThousands([a], [b]);
    if (!/[1-9]/.test(gap)) return `${same}${parts}`;
    const less = gap.startsWith("-");
    const size = gap.replace("-", "");
    const rate = before.zero
      ? undefined
      : compareRate(
          amounts,
          "0.00",
          [
            { id: a, sign: 1 },
            { id: b, sign: -1 },
          ],
          [{ id: b, sign: 1 }],
        )?.right;
    const direction = less ? "减少" : "增加";
    return [
      `${lead}${direction}${this.form.style.strips ? stripped(size) : size}万元`,
      ...(rate === undefined ? [] : [`${less ? "下降" : "增长"}${rate}%`]),
      ...(reason === undefined || parts !== "" ? [] : [`主要原因是${this.reason(of, reason, direction, or)}`]),
    ]
      .join("，")
      .concat(parts);
  }

  /** 。其中：公务接待费支出决算数比上年减少…；… */
  private partsOf({ parts = [], lead, same, reason = "" }: Extract<Insert, { readonly is: "change" }>): string {
    const known = parts.filter(({ of }) => {
      const [now, before] = [this.figure(of, "final", false), this.figure(of, "last", false)];
      return now !== undefined && before !== undefined && !(now.zero && before.zero);
    });
    if (known.length === 0) return "";
    return `。其中：${known.map(({ of, words }) => `${words}${this.change({ is: "change", of, lead, same, reason: `${words}：${reason}` })}`).join("；")}`;
  }

  private kept({ of, plan, reason }: Extract<Insert, { readonly is: "kept" }>): string {
    const [now, planned] = [this.figure(of, "final"), this.figure(of, plan)];
    if (now === undefined || planned === undefined) return "";
    const gap = this.figures.amounts.inTenThousands([this.figures.id(now.id)], [this.figures.id(planned.id)]);
    if (!/[1-9]/.test(gap)) return "决算数等于预算数。";
    const direction = gap.startsWith("-") ? "小于" : "大于";
    return `决算数${direction}预算数的主要原因是${this.reason(of, reason, direction, undefined)}。`;
  }

  /** A reason belongs to what changed, and to the direction in which it did. */
  private reason(of: Meaning, asks: string, direction: string, or: string | undefined): string {
    const about = of.code ?? `${of.scope === "全" ? "" : `${of.scope} `}${of.what}`;
    const named = of.code === undefined ? asks : `${of.code} ${subject(of.code)?.name ?? ""}：${asks}`;
    return this.ask({
      key: `原因 ${about} ${direction}`,
      asks: `${named}（${direction}）`,
      is: "words",
      ...(or === undefined ? {} : { or: `原因 ${or} ${direction}` }),
    });
  }

  private count({ of, asks }: Extract<Insert, { readonly is: "count" }>): string {
    const { ids } = find(this.set, { what: of, scope: "全" }, "final");
    const [id] = ids;
    if (id !== undefined) return this.set.amounts.printed(id).replace(/\.0+$/, "");
    return this.ask({ key: `数 ${of}`, asks, is: "count" });
  }

  private names({ chart, under }: Extract<Insert, { readonly is: "names" }>): string {
    if (chart === "类")
      return this.codes("functional", 3)
        .map((code) => this.subject(code))
        .filter((of) => this.figure(of, "final", false)?.zero === false)
        .map(
          (of) =>
            `${this.name(of)}（类）${this.slot({ is: "money", of, stage: "final" })}，占${this.slot({ is: "share", of, whole: { what: "本年支出", scope: "一般" } })}`,
        )
        .join("；");
    return this.codes("department", 5)
      .filter((code) => under?.some((one) => code.startsWith(one)) ?? true)
      .map((code): Meaning => ({ what: "经济科目", scope: "一般", code }))
      .filter((of) => this.figure(of, "final", false)?.zero === false)
      .map((of) => this.name(of))
      .join("、");
  }

  private classes({ eachClass, eachItem }: Extract<Paragraph, { readonly eachClass: unknown }>): string[] {
    const items = this.codes("functional", 7).filter(
      (code) => this.figure(this.subject(code), "final", false)?.zero === false,
    );
    const classes = [...new Set(items.map((code) => code.slice(0, 3)))];
    return classes.flatMap((first, i) => [
      this.text(eachClass(this.subject(first), i + 1)),
      ...items
        .filter((code) => code.startsWith(first))
        .map((code, n) => this.text(eachItem(this.subject(code), n + 1))),
    ]);
  }

  private subject(code: string): Meaning {
    return { what: "科目", scope: "一般", code };
  }

  /** Codes of so many digits in the order in which they stand. */
  private codes(rows: "functional" | "department", digits: number): string[] {
    const codes = this.set.blocks
      .filter(({ block }) => block.block.rows === rows)
      .flatMap(({ block }) => block.rows.flatMap(({ code }) => (code?.length === digits ? [code] : [])));
    return [...new Set(codes)].sort();
  }

  /** 社会保障和就业支出; of a 项 with its 款: 就业补助（款）公益性岗位补贴（项). */
  private name(of: Meaning): string {
    const { code } = of;
    if (code === undefined) return of.what;
    if (of.what === "经济科目" || code.length < 7) return this.printedName(code);
    const sum = this.printedName(code.slice(0, 5));
    return `${sum}（款）${this.printedName(code)}（项）`;
  }

  /** As the tables print it, else as the catalogue has it. */
  private printedName(code: string): string {
    for (const { block } of this.set.blocks) {
      const row = block.rows.find((one) => one.code === code && one.level !== "项目");
      if (row !== undefined && row.name !== "" && row.line === undefined) return row.name.replace(/\s+/g, "");
    }
    return subject(code)?.name ?? ancestors(code).at(-1)?.name ?? code;
  }
}

/** 上年 收支总计, 年初预算 2080109 */
function nameOfFigure({ scope, what, code }: Meaning, stage: Stage): string {
  const own =
    code === undefined
      ? `${scope === "全" ? "" : `${scope === "财政" ? "财政拨款" : scope === "一般" ? "一般公共预算" : scope} `}${what}`
      : `${code} ${subject(code)?.name ?? ""}`;
  return `${{ last: "上年", initial: "年初预算", plan: "预算", final: "决算" }[stage]} ${own}`.trim();
}

function stripped(number: string): string {
  return number.includes(".") ? number.replace(/\.?0{1,20}$/, "") : number;
}
