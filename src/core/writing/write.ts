import type { BoundSet } from "../equations/bind.ts";
import type { Meaning } from "../prose/meanings.ts";
import { subject } from "../subjects/subject.ts";
import { Figures, nameOfFigure, stripped, styleFor } from "./figures.ts";
import type { WritingOptions } from "./options.ts";
import type { Ask, Insert, Paragraph, Parts, WordsForm } from "./form.ts";

/** The words with what is still missing in them. */
export interface WrittenWords {
  /** Its title, its headings, and its paragraphs. */
  readonly lines: readonly string[];
  /** Which lines are headings: 0 the title, 1 its sections. */
  readonly headings: ReadonlyMap<number, 0 | 1>;
  /** Every question, answered or not, in the order of the text. */
  readonly asked: readonly Ask[];
  readonly missing: readonly Ask[];
}

/** A line of the words before its figures are put in. */
export interface PlannedLine {
  readonly parts: Parts;
  /** Of a paragraph: its section, its place there, and the 项 that it is about: 5.6.2080505 */
  readonly key: string;
  readonly heading?: 0 | 1;
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 十三, 二十七; from 1 to 99. */
export function numeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : (NUMERALS[tens - 1] ?? "")}十`;
  return ten + (ones === 0 ? "" : (NUMERALS[ones - 1] ?? ""));
}

/** Writes a 情况说明 in a form from the tables of a set. What nobody knows stands there as 【请填：…】. */
export function writeWords(form: WordsForm, set: BoundSet, options: WritingOptions = {}): WrittenWords {
  const figures = new Figures(set, options);
  const writer = new Writer(form, figures, options);
  const lines: string[] = [];
  const headings = new Map<number, 0 | 1>();
  for (const { parts, heading } of planLines(form, figures, options)) {
    if (heading !== undefined) headings.set(lines.length, heading);
    lines.push(writer.text(parts));
  }
  return { lines, headings, asked: [...figures.asked.values()], missing: [...figures.missing.values()] };
}

/** The lines of a form for what a set has: a paragraph for each 项, none where there is nothing to say. */
export function planLines(form: WordsForm, figures: Figures, { gone = [] }: WritingOptions): PlannedLine[] {
  const at = form.outline.findIndex(({ is }) => is === "words");
  const lines: PlannedLine[] = [
    { parts: [`第${numeral(at + 1)}部分 `, ...(form.outline[at]?.heading ?? [])], heading: 0, key: "" },
  ];
  form.sections.forEach(({ heading, paragraphs }, i) => {
    lines.push({ parts: [`${numeral(i + 1)}、`, ...heading], heading: 1, key: "" });
    paragraphs.forEach((paragraph, p) => lines.push(...paragraphLines(paragraph, `${i + 1}.${p + 1}`, figures, gone)));
  });
  return lines;
}

function paragraphLines(paragraph: Paragraph, key: string, figures: Figures, gone: readonly string[]): PlannedLine[] {
  if ("projects" in paragraph)
    return figures
      .projects()
      .flatMap((of, i) =>
        paragraph.projects(of, i + 1).map((parts, n) => ({ parts, key: `${key}.${of.name ?? ""} ${n + 1}` })),
      );
  if (!("items" in paragraph)) {
    const { parts, when } = paragraph;
    if (when === undefined) return [{ parts, key }];
    const figure = figures.get({ of: when.of, stage: "final" }, false);
    return (when.is === "something") === (figure !== undefined && !figure.zero) ? [{ parts, key }] : [];
  }
  const { items: scope, eachClass, each } = paragraph;
  const of = (code: string): Meaning => ({ what: "科目", scope, code });
  const items = figures
    .codes({ chart: "functional", digits: 7, scope })
    .filter((code) => figures.get({ of: of(code), stage: "final" }, false)?.zero === false);
  if (eachClass === undefined)
    return [...items, ...(paragraph.gone === true ? gone.filter((code) => !items.includes(code)) : [])].map(
      (code, i) => ({ parts: each(of(code), i + 1), key: `${key}.${code}` }),
    );
  const classes = [...new Set(items.map((code) => code.slice(0, 3)))];
  return classes.flatMap((first, i) => [
    { parts: eachClass(of(first), i + 1), key: `${key}.${first}` },
    ...items
      .filter((code) => code.startsWith(first))
      .map((code, n) => ({ parts: each(of(code), n + 1), key: `${key}.${code}` })),
  ]);
}

/** What stands for an answer that nobody has given. */
export function placeholder({ asks }: Pick<Ask, "asks">): string {
  return `【请填：${asks}】`;
}

/** The question for the reason of a change: it belongs to what changed, and to the direction in which it did. */
export function askedReason({ of, asks, direction, or }: Extract<Insert, { readonly is: "reason" }>): Ask {
  const about = of.code ?? `${of.scope === "全" ? "" : `${of.scope} `}${of.what}`;
  const named = of.code === undefined ? asks : `${of.code} ${subject(of.code)?.name ?? ""}：${asks}`;
  return {
    key: `原因 ${about} ${direction}`,
    asks: `${named}（${direction}）`,
    is: "words",
    ...(or === undefined ? {} : { or: `原因 ${or} ${direction}` }),
  };
}

/** A count that a person is asked for. */
export function askedCount({ what, name }: Meaning, asks: string): Ask {
  return { key: `数 ${what}${name === undefined ? "" : ` ${name}`}`, asks, is: "count" };
}

/** What a list goes through. */
export function listed(figures: Figures, { of }: Extract<Insert, { readonly is: "list" }>): readonly Meaning[] {
  if (!("chart" in of)) return of;
  const what = of.chart === "functional" ? "科目" : "经济科目";
  return figures.codes(of).map((code) => ({ what, scope: of.scope, code }));
}

/** 社会保障和就业支出; of a 项 with what it stands under: 就业补助（款）公益性岗位补贴（项). */
export function printedName(
  figures: Figures,
  { brackets }: WordsForm["style"],
  { of, path }: Extract<Insert, { readonly is: "name" }>,
): string {
  const { code } = of;
  if (code === undefined) return of.name ?? of.what;
  const named = (length: number, level: string): string =>
    `${figures.subjectName(code.slice(0, length))}${brackets.charAt(0)}${level}${brackets.charAt(1)}`;
  if (path === undefined) return figures.subjectName(code);
  return `${path === "类" ? named(3, "类") : ""}${named(5, "款")}${named(7, "项")}`;
}

/** Puts figures, names and answers into the pieces of a sentence. */
export class Writer {
  private readonly self: string;

  constructor(
    private readonly form: WordsForm,
    private readonly figures: Figures,
    private readonly options: WritingOptions,
  ) {
    this.self = options.self ?? "本单位";
  }

  text(parts: Parts): string {
    return parts.map((part) => (typeof part === "string" ? part : this.slot(part))).join("");
  }

  private slot(slot: Insert): string {
    const { figures } = this;
    const { style } = this.form;
    switch (slot.is) {
      case "year":
        return (
          yearOf(figures, this.options, slot.less) ?? this.ask({ key: "年度", asks: "年度，如 2024", is: "count" })
        );
      case "self":
        return this.self;
      case "level":
        return this.self.includes("部门") ? "部门" : "单位";
      case "money": {
        const figure = figures.get(slot);
        const named = nameOfFigure(slot.of, slot.stage, figures.set.kind);
        return `${figure === undefined ? placeholder({ asks: named }) : figures.amount(figure, styleFor(slot.of, style))}万元`;
      }
      case "count":
        return this.count(slot);
      case "rate": {
        const [part, whole] = [figures.get(slot.part), figures.get(slot.whole)];
        if (part === undefined || whole === undefined) return placeholder({ asks: "比率" });
        const printed = slot.part.of.what === "项目" ? figures.projectRate(slot.part.of, part, whole) : undefined;
        return printed ?? `${figures.rate(part, whole, style)}%`;
      }
      case "gap":
      case "gap-rate": {
        const [now, before] = [
          figures.get({ of: slot.of, stage: "final" }),
          figures.get({ of: slot.of, stage: slot.than }),
        ];
        if (now === undefined || before === undefined) return placeholder({ asks: "增减" });
        if (slot.is === "gap-rate") return `${figures.gapRate(now, before, style)}%`;
        const gap = figures.gap(now, before).replace("-", "");
        return `${/[1-9]/.test(gap) ? (style.strips ? stripped(gap) : gap) : style.zero}万元`;
      }
      case "versus": {
        const [now, before] = [
          figures.get({ of: slot.of, stage: "final" }),
          figures.get({ of: slot.of, stage: slot.than }),
        ];
        if (now === undefined || before === undefined) return this.text(slot.unknown ?? []);
        const gap = figures.gap(now, before);
        return this.text(!/[1-9]/.test(gap) ? slot.same : gap.startsWith("-") ? slot.less : slot.more);
      }
      case "when": {
        const figure = figures.get(slot);
        return figure === undefined ? "" : this.text(figure.zero ? slot.nothing : slot.something);
      }
      case "list":
        return this.list(slot);
      case "name":
        return printedName(figures, style, slot);
      case "ask":
        return this.ask(slot.ask);
      case "reason":
        return this.ask(askedReason(slot));
    }
  }

  private ask(ask: Ask): string {
    return this.figures.answer(ask) ?? placeholder(ask);
  }

  private list(slot: Extract<Insert, { readonly is: "list" }>): string {
    const { figures } = this;
    const { where, each, joint, before = "", empty = [] } = slot;
    const shown = listed(figures, slot).filter((of) => {
      if (where === "all") return true;
      const now = figures.get({ of, stage: "final" }, false);
      if (where === "something") return now?.zero === false;
      const last = figures.get({ of, stage: "last" }, false);
      return now !== undefined && last !== undefined && !(now.zero && last.zero);
    });
    return shown.length === 0 ? this.text(empty) : before + shown.map((of) => this.text(each(of))).join(joint);
  }

  private count({ of, asks }: Extract<Insert, { readonly is: "count" }>): string {
    return this.figures.counted(of)?.number ?? this.ask(askedCount(of, asks));
  }
}

/** The year of the tables, or one some years before; undefined where nobody says it. */
export function yearOf(figures: Figures, { year }: WritingOptions, less = 0): string | undefined {
  const own = figures.set.year ?? year;
  return own === undefined ? undefined : String(Number(own) - less);
}
