import { projectName, type Meaning, type Purse, type Stage, type What } from "../prose/meanings.ts";

// The form of a 情况说明 as data: its headings, and its sentences with places for figures. A place names what stands there by the same
// meaning by which the words are read, so that the form says nothing of cells.

/** Something that only a person knows. */
export interface Ask {
  /** Unique in the document; a reason carries its direction, so that it is asked again when that turns. */
  readonly key: string;
  /** What is asked, in a few words. */
  readonly asks: string;
  readonly is: "money" | "count" | "words";
  /** Another question whose answer does where this one has none. */
  readonly or?: string;
}

/** A figure: "final" is what the document is about, the 决算数 of 决算 and the 预算数 of a 预算. */
export interface FigureOf {
  readonly of: Meaning;
  readonly stage: Stage;
}

/** Pieces of a sentence. */
export type Parts = readonly (string | Insert)[];

/** Which way a figure stands to another one of the same thing. */
export type Direction = "增加" | "减少" | "大于" | "小于";

export type Insert =
  /** 2024; with `less` so many years before. */
  | { readonly is: "year"; readonly less?: number }
  /** 本单位, 本部门. */
  | { readonly is: "self" }
  /** 单位, 部门. */
  | { readonly is: "level" }
  /** 1941.82万元 */
  | ({ readonly is: "money" } & FigureOf)
  | { readonly is: "count"; readonly of: Meaning; readonly asks: string }
  /** 93.00%; 0% of nothing. */
  | { readonly is: "rate"; readonly part: FigureOf; readonly whole: FigureOf }
  /** By how much it differs from what it was or was to be, without a sign: 72.09万元, 3.86%. */
  | { readonly is: "gap" | "gap-rate"; readonly of: Meaning; readonly than: Stage }
  /** What is said where it is the same, more or less; `unknown` where one of the two is not known. */
  | {
      readonly is: "versus";
      readonly of: Meaning;
      readonly than: Stage;
      readonly same: Parts;
      readonly more: Parts;
      readonly less: Parts;
      readonly unknown?: Parts;
    }
  /** What is said where a figure is something, and where it is nothing; neither where it is not known. */
  | ({ readonly is: "when"; readonly something: Parts; readonly nothing: Parts } & FigureOf)
  /** One after the other: all; those that are something; those that are or were something, where that is known. `before` stands before the first, `empty` for none. */
  | {
      readonly is: "list";
      readonly of: readonly Meaning[] | ListedSubjects;
      readonly where: "all" | "something" | "changed";
      readonly each: (of: Meaning) => Parts;
      readonly joint: string;
      readonly before?: string;
      readonly empty?: Parts;
    }
  /** The name of a meaning: 财政拨款收入, 社会保障和就业支出; of a 项 with what it stands under, as `path` has it. */
  | { readonly is: "name"; readonly of: Meaning; readonly path?: "款" | "类" }
  | { readonly is: "ask"; readonly ask: Ask }
  | {
      readonly is: "reason";
      readonly of: Meaning;
      readonly asks: string;
      readonly direction: Direction;
      readonly or?: string;
    };

/** 科目 of so many digits that the tables have, in the order of their codes. */
export interface ListedSubjects {
  readonly chart: "functional" | "department";
  readonly digits: 3 | 5 | 7;
  readonly scope: Purse;
  /** Beginnings of their codes. */
  readonly under?: readonly string[];
}

/** A paragraph; `items` repeats it for each 项, or each 类 with its 项, that has an amount. */
export type Paragraph =
  | { readonly parts: Parts; readonly when?: When }
  | {
      readonly items: Purse;
      /** The heading of a 类; then 项 are counted within it. */
      readonly eachClass?: (of: Meaning, index: number) => Parts;
      readonly each: (of: Meaning, index: number) => Parts;
      /** Those that had an amount the year before, and have none now, come last. */
      readonly gone?: true;
    }
  /** Paragraphs for each project that has a 自评表, in the order of these. */
  | { readonly projects: (of: Meaning, index: number) => readonly Parts[] };

/** Whether a figure is something. */
export interface When {
  readonly of: Meaning;
  readonly is: "something" | "nothing";
}

export interface WrittenSection {
  readonly heading: Parts;
  readonly paragraphs: readonly Paragraph[];
}

/** How figures are printed. */
export interface FigureStyle {
  /** 252 for 252.00, 4.1 for 4.10. */
  readonly strips: boolean;
  /** Of nothing: 0, 0.00. */
  readonly zero: string;
  /** Decimals of rates. */
  readonly places: 1 | 2;
  readonly stripsRates: boolean;
  /** A share or 完成率 of all, and of nothing: 100, 0. */
  readonly hundred: string;
  readonly zeroRate: string;
  /** Around 类, 款, 项. */
  readonly brackets: "（）" | "()";
}

export interface WordsForm {
  /** 青海决算 */
  readonly name: string;
  readonly kind: "决算" | "预算";
  readonly style: FigureStyle;
  /** The parts of the whole document, in their order. */
  readonly outline: readonly OutlinePart[];
  /** 名词解释: which terms, and whether each 项 is one. */
  readonly glossary: { readonly terms: readonly GlossaryTerm[]; readonly items: boolean };
  readonly sections: readonly WrittenSection[];
}

/** A part of a document: 第一部分 部门概况. */
export interface OutlinePart {
  readonly is: "about" | "tables" | "words" | "glossary" | "annexes";
  readonly heading: Parts;
  /** Of what the unit says of itself: headings with their questions. */
  readonly about?: readonly { readonly heading: Parts; readonly ask: Ask }[];
}

/** A term of the 名词解释; only where a figure is something, if it has one. */
export interface GlossaryTerm {
  readonly name: string;
  readonly means: string;
  readonly of?: Meaning;
}

/** Pieces of a sentence from a template. */
export function line(texts: TemplateStringsArray, ...slots: readonly (Insert | string | Parts)[]): Parts {
  return texts.flatMap((text, i) => {
    const slot = slots[i];
    const pieces: Parts = slot === undefined ? [] : typeof slot === "string" || "is" in slot ? [slot] : slot;
    return [...(text === "" ? [] : [text]), ...pieces];
  });
}

export const meaning = (scope: Purse, what: What): Meaning => ({ what, scope });
export const money = (of: Meaning, stage: Stage = "final"): Insert => ({ is: "money", of, stage });
export const share = (of: Meaning, whole: Meaning): Insert => ({
  is: "rate",
  part: { of, stage: "final" },
  whole: { of: whole, stage: "final" },
});
export const count = (what: What, asks: string): Insert => ({ is: "count", of: meaning("全", what), asks });
/** What a project scored. */
export const scoreOf = ({ name = "" }: Meaning): Insert => ({
  is: "count",
  of: { what: "得分", scope: "全", name: projectName(name) },
  asks: `“${name}”自评得分`,
});
export const ask = (key: string, asks: string, is: Ask["is"] = "words"): Insert => ({
  is: "ask",
  ask: { key, asks, is },
});
export const nameOf = (of: Meaning, path?: "款" | "类"): Insert => ({
  is: "name",
  of,
  ...(path === undefined ? {} : { path }),
});
export const YEAR: Insert = { is: "year" };
export const LAST_YEAR: Insert = { is: "year", less: 1 };
export const LEVEL: Insert = { is: "level" };
export const SELF: Insert = { is: "self" };

/** How a place speaks of changes. */
export interface ChangeStyle {
  /** Between a change and its reason: ，主要原因是 */
  readonly because: string;
  /** What is said of the rate where there was nothing before. */
  readonly fromNothing: string;
}

/** A change since the year before. */
export interface ToldChange {
  readonly of: Meaning;
  readonly lead: Parts;
  readonly same: Parts;
  /** What the reason is asked for; none is given where this is not. */
  readonly reason?: string;
  /** The meaning whose reason does. */
  readonly or?: string;
  /** Stands for the reason; without a direction where nothing changed. */
  readonly instead?: (direction?: "增加" | "减少") => Parts;
  readonly rate?: false;
}

/** 比上年增加72.09万元，增长3.86%，主要原因是… */
export function changes({ because, fromNothing }: ChangeStyle): (change: ToldChange) => Insert {
  return ({ of, lead, same, reason, or, instead, rate }) => {
    const side = (direction: "增加" | "减少"): Parts => [
      ...lead,
      direction,
      { is: "gap", of, than: "last" },
      ...(rate === false
        ? []
        : ([
            {
              is: "when",
              of,
              stage: "last",
              something: [direction === "增加" ? "，增长" : "，下降", { is: "gap-rate", of, than: "last" }],
              nothing: fromNothing === "" ? [] : [fromNothing],
            },
          ] satisfies Insert[])),
      ...(instead?.(direction) ??
        (reason === undefined
          ? []
          : [
              because,
              {
                is: "reason",
                of,
                asks: reason,
                direction,
                ...(or === undefined ? {} : { or }),
              } satisfies Insert,
            ])),
    ];
    return {
      is: "versus",
      of,
      than: "last",
      same: [...same, ...(instead?.() ?? [])],
      more: side("增加"),
      less: side("减少"),
      unknown: [...lead, "【请填：增减额和增减率】"],
    };
  };
}

/** ，完成预算的93.22%; nothing where nothing was planned and something spent. */
export function done(of: Meaning, than: Stage, lead: string): Insert {
  const rate: Insert = { is: "rate", part: { of, stage: "final" }, whole: { of, stage: than } };
  return {
    is: "when",
    of,
    stage: than,
    something: [lead, rate],
    nothing: [{ is: "when", of, stage: "final", something: [], nothing: [lead, rate] }],
  };
}

/** 决算数大于预算数的主要原因是…。 */
export function kept(
  of: Meaning,
  than: Stage,
  same: Parts,
  says: (direction: "大于" | "小于", reason: Insert) => Parts,
  asks: string,
  or?: string,
): Insert {
  const side = (direction: "大于" | "小于"): Parts =>
    says(direction, { is: "reason", of, asks, direction, ...(or === undefined ? {} : { or }) });
  return { is: "versus", of, than, same, more: side("大于"), less: side("小于") };
}

/** 财政拨款收入662.34万元，占98.73%；其他收入… */
export function shares(
  of: readonly Meaning[] | ListedSubjects,
  whole: Meaning,
  where: "all" | "something",
  words: (of: Meaning) => Parts = (one) => [nameOf(one)],
  joint = "；",
): Insert {
  return { is: "list", of, where, joint, each: (one) => line`${words(one)}${money(one)}，占${share(one, whole)}` };
}

/** Names of 款 that have an amount: 基本工资、津贴补贴; with their amounts where the place gives those too. */
export function names(under: readonly string[], withAmounts = false): Insert {
  return {
    is: "list",
    of: { chart: "department", digits: 5, scope: "一般", under },
    where: "something",
    joint: "、",
    each: (of) => (withAmounts ? line`${nameOf(of)}${money(of)}` : [nameOf(of)]),
    empty: ["无"],
  };
}
