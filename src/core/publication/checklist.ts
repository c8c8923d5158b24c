import { addressOf, cellOf, type BoundSet } from "../equations/bind.ts";
import { titleOf } from "../forms/form.ts";
import { budgetExpenseList, budgetExpenses } from "../forms/budget/tables.ts";
import { publicExpenses } from "../forms/final/tables.ts";
import type { Claim, RemarkKind } from "../prose/claim.ts";
import type { What } from "../prose/meanings.ts";
import type { Sentence } from "../prose/text.ts";
import { qualified } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import type { Table } from "../tables/table.ts";
import { contentsOf } from "./contents.ts";
import type { Publication, PublishedWords } from "./publication.ts";

/** 有: seen. 无: looked for and not there, or wrong. 不适用. 要人看: nobody can tell from what was given. */
export type CheckState = "有" | "无" | "不适用" | "要人看";

/** What an inspection asks, in its order. */
export const CHECK_ITEMS = [
  "tables",
  "empty",
  "subjects",
  "expense-table",
  "expense-words",
  "expense-counts",
  "reasons",
  "plan-reasons",
  "running",
  "procurement",
  "assets",
  "performance-words",
  "performance-tables",
  "glossary",
  "contents",
  "one-name",
  "unit",
  "leftovers",
  "approved",
  "twenty-days",
  "secret",
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

/** Why the answer is what it is; `say.ts` has the sentences. */
export type CheckWhy =
  | "seen"
  | "lacking"
  | "no-tables"
  | "no-words"
  | "attached"
  | "unknown-set"
  | "hidden"
  | "none-empty"
  | "said-in-words"
  | "announced"
  | "in-prose"
  | "no-contents"
  | "only-final"
  | "to-judge"
  | "no-budget"
  | "differs"
  | "no-dates"
  | "late"
  | "nothing-to-explain";

export interface CheckAnswer {
  readonly item: CheckItem;
  readonly state: CheckState;
  readonly why: CheckWhy;
  /** What is there, or what is lacking: tables, terms, kinds. */
  readonly names: readonly string[];
  /** Where: 公开07表!A1, 说明.docx 五（三）. */
  readonly places: readonly string[];
}

/** Days on which it was approved and published, as the user gives them: 2024-10-08. */
export interface CheckDates {
  readonly approved?: string;
  readonly published?: string;
}

type Look = Omit<CheckAnswer, "item" | "names" | "places"> & Partial<Pick<CheckAnswer, "names" | "places">>;

/** Answers every question from what was given; what cannot be seen there is never 有. */
export function checklistOf(publication: Publication, dates: CheckDates = {}): CheckAnswer[] {
  const view = new View(publication, dates);
  return CHECK_ITEMS.map((item) => ({ item, names: [], places: [], ...LOOKS[item](view) }));
}

const LOOKS: Readonly<Record<CheckItem, (view: View) => Look>> = {
  tables: (view) => view.tables(),
  empty: (view) => view.empty(),
  subjects: (view) => view.subjects(),
  "expense-table": (view) => view.expenseTable(),
  "expense-words": (view) => view.kinds(EXPENSES, /因公出国|公务用车|公务接待/),
  "expense-counts": (view) => view.counts(),
  reasons: (view) => view.reasons(),
  "plan-reasons": (view) => view.planReasons(),
  running: (view) => view.topic(/机关运行(?:经)?费/),
  procurement: (view) => view.kinds(PROCUREMENT, /政府采购/),
  assets: (view) => view.kinds(ASSETS, /车辆|公务用车/),
  "performance-words": (view) => view.topic(/绩效(?:管理|评价|自评|目标|监控|项目)|支出绩效/),
  "performance-tables": (view) => view.performanceTables(),
  glossary: (view) => view.glossary(),
  contents: (view) => view.contents(),
  "one-name": (view) => view.oneName(),
  unit: (view) => view.unit(),
  leftovers: (view) => view.leftovers(),
  approved: (view) => view.approved(),
  "twenty-days": (view) => view.twentyDays(),
  secret: (view) => view.secret(),
};

/** A part of a topic with the words that speak of it. */
type Kinds = readonly (readonly [name: string, words: RegExp])[];

const EXPENSES: Kinds = [
  ["因公出国（境）费", /因公出国/],
  ["公务用车购置费", /公务用车购置|购置(?:公务)?用车/],
  ["公务用车运行维护费", /公务用车(?:购置(?:及|和|与)?)?运行/],
  ["公务接待费", /公务接待/],
];
const PROCUREMENT: Kinds = [
  ["采购总额", /政府采购/],
  ["货物", /采购货物/],
  ["工程", /采购工程/],
  ["服务", /采购服务/],
];
const ASSETS: Kinds = [
  ["车辆", /(?:车辆|公务用车)\d{1,4}辆/],
  ["大型设备", /\d万元.{0,4}以上.{0,14}设备/],
];

/** What is counted of each expense, and the expense: nothing needs be said of what was not spent. */
const COUNTS: readonly (readonly [name: string, expense: What, ...whats: What[]])[] = [
  ["因公出国（境）团组", "出国", "团组"],
  ["因公出国（境）人次", "出国", "出国人次"],
  ["公务用车购置数", "购置", "购置数"],
  ["公务用车保有量", "运行", "保有量", "车辆"],
  ["公务接待批次", "接待", "批次"],
  ["公务接待人次", "接待", "人次"],
];

const LEFT: readonly RemarkKind[] = ["placeholder", "unavailable", "open-choice"];
const SLIPS: readonly RemarkKind[] = ["doubled", "punctuation", "missing-word"];

const NOTHING = /(?:没有|未(?:发生|安排|编列)|无|不编列|为零)/;
const CHANGED =
  /(?:比|与|较)(?:上年|上一年|20\d\d年)[^。；]{0,40}?(?:增加|减少|增长|下降)[^。；\d]{0,8}(\d[\d,]*(?:\.\d+)?)(?:万元|元|%)/;
/** What is said of a budget that was not kept. */
const UNKEPT = /决算数(?:大于|小于|高于|低于)(?:年初)?预算数|差异率(?:为)?(\d[\d.]*)%/;

class View {
  private readonly main: BoundSet | undefined;
  private readonly own: readonly Table[];
  private readonly sheets: readonly Table[];

  constructor(
    private readonly publication: Publication,
    private readonly dates: CheckDates,
  ) {
    this.main = publication.main;
    this.own = this.main?.tables.filter(({ form }) => form.kind !== "绩效") ?? [];
    this.sheets = publication.tables.filter(({ form }) => form.kind === "绩效");
  }

  tables(): Look {
    if (this.main === undefined) {
      const announced = this.lacking().filter((text) => /表$|附表/.test(text));
      if (announced.length > 0) return { state: "无", why: "announced", names: announced };
      return { state: "要人看", why: this.isAttached() ? "attached" : "no-tables" };
    }
    const hidden = this.own.filter(({ grid }) => grid.hidden === true);
    if (hidden.length > 0)
      return { state: "无", why: "hidden", names: hidden.map(nameOf), places: hidden.map(placeOf) };
    const set = this.publication.report.sets.find(({ kind }) => kind === this.main?.kind);
    if (set?.profile === undefined) return { state: "要人看", why: "unknown-set", names: this.own.map(nameOf) };
    return set.missing.length > 0
      ? { state: "无", why: "lacking", names: set.missing.map(({ no, title }) => `${no} ${title}`) }
      : { state: "有", why: "seen", names: [`${this.own.length} 张表`] };
  }

  empty(): Look {
    const { main } = this;
    if (main === undefined) return { state: "要人看", why: this.isAttached() ? "attached" : "no-tables" };
    const blank = this.own.filter((table) =>
      main.blocks.every(
        (bound) =>
          bound.table !== table ||
          !Array.from({ length: bound.block.rows.length * bound.width }, (_, i) => bound.start + i).some((id) =>
            main.amounts.isFilled(id),
          ),
      ),
    );
    if (blank.length === 0) return { state: "不适用", why: "none-empty" };
    const silent = blank.filter(({ saysEmpty }) => !saysEmpty);
    if (silent.length === 0) return { state: "有", why: "seen", names: blank.map(nameOf), places: blank.map(placeOf) };
    const said = silent.filter((table) => this.saysEmpty(table));
    return {
      ...(said.length === silent.length
        ? ({ state: "要人看", why: "said-in-words" } as const)
        : ({ state: "无", why: "lacking" } as const)),
      names: silent.map(nameOf),
      places: silent.map(placeOf),
    };
  }

  subjects(): Look {
    const { main } = this;
    if (main === undefined) {
      const items = this.claims(({ meaning }) => meaning?.what === "科目" && meaning.code?.length === 7);
      return items.length > 0
        ? { state: "要人看", why: "no-tables", places: placesOf(items).slice(0, 3) }
        : { state: "要人看", why: this.isAttached() ? "attached" : "no-tables" };
    }
    const shallow: string[] = [];
    const filled: string[] = [];
    for (const bound of main.blocks) {
      const { rows } = bound.block.block;
      if (rows !== "functional" && rows !== "department") continue;
      bound.block.rows.forEach(({ code, children, line, level, at }, i) => {
        const start = bound.start + i * bound.width;
        const isFilled = Array.from({ length: bound.width }, (_, n) => start + n).some((id) =>
          main.amounts.isFilled(id),
        );
        if (code === undefined || line !== undefined || level === "项目" || level === "单位" || !isFilled) return;
        filled.push(code);
        const least = rows === "functional" ? 7 : 5;
        if (code.length < least && (children ?? []).length === 0 && bound.rowsBelow(code).length === 0)
          shallow.push(qualified(cellOf(bound.table, at, bound.block.rows[i]?.place.labels.code ?? 0)));
      });
    }
    if (shallow.length > 0) return { state: "无", why: "lacking", places: shallow };
    return filled.length > 0 ? { state: "有", why: "seen" } : { state: "要人看", why: "to-judge" };
  }

  expenseTable(): Look {
    const { main } = this;
    if (main === undefined) return { state: "要人看", why: this.isAttached() ? "attached" : "no-tables" };
    const bound = main.blocks.find(({ table }) =>
      [publicExpenses, budgetExpenses, budgetExpenseList].some((form) => form === table.form),
    );
    if (bound === undefined) return { state: "无", why: "lacking" };
    const { block } = bound;
    const seen = (name: string): boolean =>
      block.block.columns.some(
        (column, i) =>
          column.name.endsWith(name) &&
          !column.name.startsWith("上年") &&
          addressOf(main, bound.start + i) !== undefined,
      ) || block.lines.has(name);
    const lacking = ["出国", "购置", "运行", "接待"].filter((name) => !seen(name));
    return lacking.length === 0
      ? { state: "有", why: "seen", places: [placeOf(bound.table)] }
      : { state: "要人看", why: "to-judge", names: lacking, places: [placeOf(bound.table)] };
  }

  /** A topic with its parts: each is spoken of with a figure, or said not to be. */
  kinds(kinds: Kinds, topic: RegExp): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const spoken = this.sentences(topic);
    if (spoken.length === 0) return { state: "无", why: "lacking" };
    const said = kinds.map(([name, words]) => ({
      name,
      by: spoken.filter((sentence) => words.test(sentence.text) && saysSomething(sentence)),
    }));
    const lacking = said.filter(({ by }) => by.length === 0);
    return {
      ...(lacking.length === 0
        ? ({ state: "有", why: "seen" } as const)
        : ({ state: "要人看", why: "to-judge" } as const)),
      names: lacking.map(({ name }) => name),
      // Where one sentence, or one section, speaks of most of them.
      places: this.labels(said.flatMap(({ by }) => by.slice(-1))),
    };
  }

  counts(): Look {
    if (this.publication.kind === "预算") return { state: "不适用", why: "only-final" };
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const lacking: string[] = [];
    const open: string[] = [];
    for (const [name, expense, ...whats] of COUNTS) {
      if (this.claims(({ meaning }) => whats.some((what) => meaning?.what === what)).length > 0) continue;
      const spent = this.claims(({ meaning, text }) => meaning?.what === expense && /[1-9]/.test(text));
      (spent.length > 0 ? lacking : open).push(name);
    }
    const places = placesOf(
      this.claims(({ meaning }) => COUNTS.some(([, , ...whats]) => whats.some((one) => one === meaning?.what))),
    );
    if (lacking.length > 0) return { state: "无", why: "lacking", names: [...lacking, ...open], places };
    return open.length > 0
      ? { state: "要人看", why: "to-judge", names: open, places }
      : { state: "有", why: "seen", places };
  }

  /** Each change since the year before has its reason, in its sentence or in the next ones of its section. */
  reasons(): Look {
    return this.explained((text) => {
      const amount = CHANGED.exec(text)?.[1];
      return amount !== undefined && /[1-9]/.test(amount);
    });
  }

  planReasons(): Look {
    if (this.publication.kind === "预算") return { state: "不适用", why: "only-final" };
    return this.explained((text) => {
      const match = UNKEPT.exec(text);
      return match !== null && (match[1] === undefined || /[1-9]/.test(match[1]));
    });
  }

  topic(words: RegExp): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const spoken = this.sentences(words);
    const said = spoken.filter(saysSomething);
    if (said.length > 0) return { state: "有", why: "seen", places: this.labels(said) };
    // A heading alone is nothing; words without a figure may be all that there is to say.
    const long = spoken.filter(({ text }) => text.endsWith("。"));
    return long.length > 0
      ? { state: "要人看", why: "to-judge", places: this.labels(long) }
      : { state: "无", why: "lacking" };
  }

  performanceTables(): Look {
    const printed = this.printedSheets();
    const said = this.projects();
    const count = this.sheets.length > 0 ? this.sheets.length : printed;
    if (count > 0) {
      const names = this.sheets.flatMap(({ project }) => (project === undefined ? [] : [project]));
      return said > count
        ? { state: "无", why: "lacking", names: [`${count} / ${said}`], places: this.sheets.map(placeOf).slice(0, 3) }
        : {
            state: "有",
            why: "seen",
            names: [`${count} 张`, ...names.slice(0, 3)],
            places: this.sheets.map(placeOf).slice(0, 3),
          };
    }
    const announced = this.lines().filter(({ text }) => /^附[表件][^。]{0,30}绩效(?:目标)?(?:自评)?表/.test(text));
    if (announced.length > 0)
      return {
        state: "无",
        why: "announced",
        names: announced.map(({ text }) => text),
        places: announced.map(({ place }) => place),
      };
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    return this.sentences(/绩效自评/).length > 0
      ? { state: "要人看", why: "in-prose" }
      : { state: "要人看", why: "no-tables" };
  }

  glossary(): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const terms = this.publication.words.flatMap(({ sentences }) =>
      sentences.filter(
        ({ section, opens, text }) => section.zone === "glossary" && opens && /[：:]|是指|指/.test(text),
      ),
    );
    return terms.length > 0
      ? { state: "有", why: "seen", names: [`${terms.length} 条`] }
      : { state: "无", why: "lacking" };
  }

  contents(): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    if (!this.hasContents()) return { state: "要人看", why: "no-contents" };
    const lacking = this.lacking();
    return lacking.length > 0 ? { state: "无", why: "lacking", names: lacking } : { state: "有", why: "seen" };
  }

  oneName(): Look {
    const wrong = this.remarks(["wrong-year", "other-unit"]);
    const years = new Set((this.main?.tables ?? []).flatMap(({ year }) => (year === undefined ? [] : [year])));
    const accounts = this.publication.report.sets.filter(({ kind }) => kind === this.publication.kind);
    const names = new Set(
      accounts.flatMap(({ organisation }) => (organisation === undefined ? [] : [plain(organisation)])),
    );
    const own = this.publication.words.flatMap(({ report }) => (report.year === undefined ? [] : [report.year]));
    for (const year of own) years.add(year);
    if (wrong.length > 0 || years.size > 1 || names.size > 1)
      return {
        state: "无",
        why: "differs",
        names: [...(years.size > 1 ? years : []), ...(names.size > 1 ? names : []), ...wrong.map(({ text }) => text)],
        places: wrong.map(({ place }) => place),
      };
    return this.publication.year === undefined
      ? { state: "要人看", why: "to-judge" }
      : { state: "有", why: "seen", names: [`${this.publication.year} 年`] };
  }

  unit(): Look {
    if (this.main === undefined) return { state: "要人看", why: this.isAttached() ? "attached" : "no-tables" };
    const silent = this.own.filter(({ unit }) => unit === undefined);
    return silent.length > 0
      ? { state: "无", why: "lacking", names: silent.map(nameOf), places: silent.map(placeOf) }
      : { state: "有", why: "seen" };
  }

  leftovers(): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const [left, slips] = [this.remarks(LEFT), this.remarks(SLIPS)];
    const found = left.length > 0 ? left : slips;
    if (found.length === 0) return { state: "有", why: "seen" };
    return {
      state: left.length > 0 ? "无" : "要人看",
      why: left.length > 0 ? "differs" : "to-judge",
      names: found.map(({ text }) => text),
      places: found.map(({ place }) => place),
    };
  }

  approved(): Look {
    const book = this.publication.books.find(({ book, trouble }) => book === "budget" && trouble === undefined);
    const compared = book === undefined ? 0 : book.counts.equal + book.counts.rounding + book.counts.unequal;
    if (book === undefined || compared === 0) return { state: "要人看", why: "no-budget" };
    const { findings } = book;
    return findings.length > 0
      ? {
          state: "无",
          why: "differs",
          names: findings.map(({ now }) => `${now.table} ${now.name}`),
          places: findings.flatMap(({ now }) => (now.at === undefined ? [] : [qualified(now.at)])),
        }
      : { state: "有", why: "seen", names: [book.name] };
  }

  twentyDays(): Look {
    const text = this.lines().map(({ text: line }) => line);
    const approved = dayOf(this.dates.approved) ?? dayIn(text, /批复(?:日期|时间)/);
    const published = dayOf(this.dates.published) ?? dayIn(text, /公开(?:日期|时间)/);
    const names = [approved, published].map((day) => day?.text ?? "—");
    if (approved === undefined || published === undefined) return { state: "要人看", why: "no-dates", names };
    const days = Math.round((published.time - approved.time) / 86_400_000);
    return days >= 0 && days <= 20
      ? { state: "有", why: "seen", names: [...names, `${days} 天`] }
      : { state: "无", why: "late", names: [...names, `${days} 天`] };
  }

  secret(): Look {
    return { state: "要人看", why: "to-judge", places: this.labels(this.sentences(/涉密|保密|国家秘密/)) };
  }

  /** Sentences that have to be explained, and are not. */
  private explained(asks: (text: string) => boolean): Look {
    if (this.publication.words.length === 0) return { state: "要人看", why: "no-words" };
    const silent: Sentence[] = [];
    let asked = 0;
    for (const { sentences } of this.publication.words) {
      const own = sentences.filter(({ section }) => section.zone === "account");
      own.forEach((sentence, i) => {
        if (!asks(sentence.text)) return;
        asked++;
        const near = own.slice(i, i + 4).filter(({ section }) => section === sentence.section);
        if (!near.some(({ text }) => /原因|由于|因为/.test(text))) silent.push(sentence);
      });
    }
    if (asked === 0) return { state: "不适用", why: "nothing-to-explain" };
    return silent.length === 0
      ? { state: "有", why: "seen", names: [`${asked} 处`] }
      : {
          state: "无",
          why: "lacking",
          names: silent.map(({ text }) => text.slice(0, 40)),
          places: this.labels(silent),
        };
  }

  private saysEmpty({ form }: Table): boolean {
    const subject = /政府性基金|国有资本|“?三公”?|机关运行|政府采购|项目支出/.exec(titleOf(form))?.[0];
    return subject !== undefined && this.sentences(/空表/).some(({ text }) => text.includes(subject));
  }

  private isAttached(): boolean {
    return this.lines().some(({ text }) => /见附[表件]/.test(text));
  }

  private lines(): readonly { readonly text: string; readonly place: string }[] {
    return this.publication.words.flatMap(({ prose }) =>
      prose.lines.map((line, i) => ({
        text: plain(line.replace(/^#+\s|\*\*/g, "")),
        place: `${prose.name} 第 ${i + 1} 行`,
      })),
    );
  }

  /** 绩效表 that a text file prints among its words: a title and, soon below, the heads of its rows. */
  private printedSheets(): number {
    const lines = this.lines();
    return lines.filter(
      ({ text }, i) =>
        /^[^，。；：、]{0,20}绩效(?:目标)?(?:自评)?表(?:\(.{0,12}\))?$/.test(text) &&
        lines
          .slice(i + 1, i + 16)
          .some(({ text: below }) => /项目名称|一级指标|年度资金总额|年度总体目标|部门名称/.test(below)),
    ).length;
  }

  /** How many projects the words give results of. */
  private projects(): number {
    return new Set(
      this.publication.words.flatMap(({ sentences }) =>
        sentences.flatMap(({ section }) => {
          const heading = section.headings.at(-1) ?? "";
          return section.zone === "account" &&
            /项目(?:支出)?绩效自评(?:综述|情况|结果)?$/.test(heading) &&
            heading.length > 12
            ? [heading]
            : [];
        }),
      ),
    ).size;
  }

  private hasContents(): boolean {
    return this.publication.words.some(({ prose }) => this.contentsIn(prose) !== undefined);
  }

  private contentsIn({ lines }: PublishedWords["prose"]): ReturnType<typeof contentsOf> {
    return contentsOf(
      lines,
      this.publication.tables.flatMap(({ form, title }) => [...form.titles, ...(title === undefined ? [] : [title])]),
    );
  }

  /** What a 目录 announces and nobody finds; of a part that is missing only the part. */
  private lacking(): string[] {
    return this.publication.words.flatMap(({ prose }) => {
      let gone = false;
      return (this.contentsIn(prose)?.entries ?? []).flatMap(({ text, found }) => {
        const isPart = /^第.{1,3}部分/.test(text);
        if (isPart) gone = !found;
        return found || (gone && !isPart) ? [] : [text];
      });
    });
  }

  private sentences(words: RegExp): Sentence[] {
    return this.publication.words.flatMap(({ prose, sentences }) => {
      const contents = this.contentsIn(prose);
      const isListed = (line: number): boolean => contents !== undefined && line >= contents.from && line < contents.to;
      return sentences.filter(
        ({ text, section, from }) =>
          section.zone !== "glossary" && section.zone !== "about" && !isListed(from[0]?.line ?? 0) && words.test(text),
      );
    });
  }

  private claims(is: (claim: Claim) => boolean): Claim[] {
    return this.publication.words.flatMap(({ report }) => report.claims.filter(is));
  }

  private remarks(kinds: readonly RemarkKind[]): readonly { readonly text: string; readonly place: string }[] {
    return this.publication.words.flatMap(({ report }) =>
      report.remarks
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text, section }) => ({ text, place: `${report.name} ${section}`.trim() })),
    );
  }

  private labels(sentences: readonly Sentence[]): string[] {
    return [...new Set(sentences.map(({ section }) => section.label).filter((label) => label !== ""))].slice(0, 5);
  }
}

/** Whether a sentence has a figure, or says that there is none: its number in a list and its year are no figures. */
function saysSomething({ text, marker }: Sentence): boolean {
  const own = text.slice(marker).replace(/20\d\d年(?:度|底|末|\d{1,2}月(?:\d{1,2}日)?)?/g, "");
  return /\d/.test(own) || NOTHING.test(own);
}

function placesOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ section }) => section).filter((label) => label !== ""))].slice(0, 5);
}

function nameOf({ form, title }: Table): string {
  return title ?? titleOf(form);
}

function placeOf(table: Table): string {
  return qualified(cellOf(table, table.at.row, table.at.column));
}

const DAY = /(20\d\d)(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?/;

function dayOf(text: string | undefined): { readonly text: string; readonly time: number } | undefined {
  const match = text === undefined ? null : DAY.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match.map(Number);
  return { text: match[0], time: Date.UTC(year ?? 0, (month ?? 1) - 1, day) };
}

function dayIn(lines: readonly string[], label: RegExp): { readonly text: string; readonly time: number } | undefined {
  return dayOf(lines.find((line) => line.length < 60 && label.test(line) && DAY.test(line)));
}
