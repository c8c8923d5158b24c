import {
  COUNTED,
  keyOf,
  meaningIn,
  purseIncome,
  scopeIn,
  wholeOf,
  projectName,
  type Meaning,
  type Purse,
  type Stage,
  type SubjectNames,
  type What,
} from "./meanings.ts";
import { SHEET_PROJECT, type Section, type Sentence } from "./text.ts";

/** Why a figure is not tried. */
export type WhyUntried =
  | "date"
  | "number"
  | "threshold"
  | "glossary"
  | "annex"
  | "reason"
  | "no-subject"
  | "no-last-year"
  | "no-plan"
  | "not-in-tables"
  | "no-whole"
  | "comparable"
  | "zero-base"
  | "broken"
  | "no-row"
  | "count"
  | "alone"
  | "sheet"
  | "taken-back"
  | "other-books";

/** What a figure is compared with when it says more or less: last year, or the plan. */
export type Base = Exclude<Stage, "final"> | "comparable";

/** What a figure says, by its place in the sentence. */
export type Slot =
  /** `head`: the reading of what it is listed as a part of. */
  | { readonly is: "amount"; readonly meaning: Meaning; readonly stage: Stage; readonly head?: number }
  | { readonly is: "change"; readonly meaning: Meaning; readonly base: Base; readonly sign: 1 | -1 }
  | { readonly is: "growth"; readonly meaning: Meaning; readonly base: Base; readonly sign: 1 | -1 }
  /** `named`: the sentence says of what. */
  | {
      readonly is: "share";
      readonly meaning: Meaning;
      readonly stage: Stage;
      readonly whole: Meaning;
      readonly named?: true;
    }
  | { readonly is: "completion"; readonly meaning: Meaning; readonly plan: Stage }
  | { readonly is: "variance"; readonly meaning: Meaning; readonly plan: Stage }
  /** `listed`: how many things of the kind the sentence names. */
  | { readonly is: "count"; readonly meaning: Meaning; readonly listed?: number }
  | { readonly is: "score"; readonly meaning: Meaning }
  | { readonly is: "listed"; readonly listed: number }
  /** One of the kinds into which a count is divided, with the reading of the whole. */
  | { readonly is: "part"; readonly of: number }
  | { readonly is: "none"; readonly why: WhyUntried };

/** A number of the text as it stands in its sentence. */
export interface Reading {
  readonly sentence: Sentence;
  /** Place of the number and its unit in the sentence. */
  readonly from: number;
  readonly to: number;
  /** Digits as printed. */
  readonly number: string;
  /** As printed; "" where none is. */
  readonly unit: string;
  readonly slot: Slot;
  /** Digits were joined over a blank or a line end: what does not fit is no proof. */
  readonly broken: boolean;
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const UNIT = /^(?:亿元|万元|千元|元|个百分点|%|批次|人次|平方米|台\(套\)|[辆个项人次台套户家名份期笔批场所处分件])/;
const MONEY = /^(?:亿元|万元|千元|元)$/;

const SHARE = /占([^，。；：]{0,40}?)(?:的(?:比例|比重|百分比)?|比例|比重)?(?:为|达)?$/;
const RISE = /(?:增加|增长|上升|提高|增幅|增)(?:了|额|率|幅度)?(?:约|为|达)?$/;
const FALL = /(?:减少|下降|降低|降幅|减)(?:了|额|率|幅度)?(?:约|为|达)?$/;
const COMPLETION =
  /(?:完成(?:了)?(年初|全年|调整后?|年度)?预算(?:数)?(?:的)?(?:比例)?|完成(?:率|比例)|执行率)(?:为|达)?$/;
const VARIANCE = /差异率(?:为)?$/;
const INITIAL =
  /(?:年初|批复|全年)预算(?=收入|支出)(?:收入|支出)(?:为)?$|(?:年初|批复)预算(?:数|收入|支出|总额|安排)?(?:共计?|为|是)?$/;
const PLAN = /(?:全年|调整)?预算(?:数|总额|安排)?(?:共计?|为|是|合计)?$/;
const FINAL = /(?:全年|实际)?(?:支出)?(?:决算|执行|支出)(?:数|总额|报表(?:总)?(?:收入|支出))?(?:共计?|为|是)?$/;
const FILLER = /(?:总额|合计|共计|均为|各为|分别为|为|是|达到?|计划|安排|金额|共|总数|财政拨款预算)$/;
const THRESHOLD = /^(?:\(含\)|（含）)?(?:以上|以下|及以上)|^\(含\)|^\//;
/** What is owned is in the books of assets. */
const ASSETS = /(?:资产|房屋|价值|原值)[^，。；]{0,12}$/;
/** 上年, 上年决算数, 2022年的: the year is asked for apart. */
const LAST = /(?:上年|上一年|去年|(20\d\d)年)(?:度|同期)?(?:决算|预算|执行|支出|实际|收入)*数?(?:为|的)?$/;
const HEAD = /其中|用于以下方面|具体如下|包括：|包括$/;

/** What was spoken of last. */
interface Spoken {
  readonly meaning: Meaning;
  readonly stage: Stage;
  /** Its reading, where it is a figure. */
  readonly at?: number;
}

/** Reads sentences one by one; what a sentence leaves unsaid is known from those before. */
export class FigureReader {
  readonly readings: Reading[] = [];
  private readonly names: SubjectNames;
  private readonly own: Stage;
  private section: Section | undefined;
  private scope: Purse = "全";
  private current: Spoken | undefined;
  private head: Spoken | undefined;
  private counted: What | undefined;
  private path: { type?: string; sum?: string } = {};
  /** Whose money the numbered list speaks of that a sentence has opened. */
  private listed: Purse | undefined;
  /** The project of a 自评表 among the words. */
  private project: string | undefined;

  /** `sheetName`: what the 自评表 calls a project that the words call otherwise. */
  constructor(
    names: SubjectNames,
    kind: "决算" | "预算",
    private readonly year?: string,
    private readonly sheetName: (name: string) => string = (name) => name,
  ) {
    this.names = names;
    this.own = kind === "预算" ? "plan" : "final";
  }

  read(sentence: Sentence): void {
    this.enter(sentence);
    const { text } = sentence;
    if (/如下：?$/.test(text)) this.scope = this.listed = scopeIn(text) ?? this.scope;
    let end = sentence.marker;
    this.topicIn(text.slice(sentence.marker));
    NUMBER.lastIndex = sentence.marker;
    const numbers: { from: number; to: number; number: string; unit: string }[] = [];
    for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
      const number = match[0].replace(/,$/, "");
      const after = text.slice(match.index + number.length, match.index + number.length + 12);
      const unit = UNIT.exec(after)?.[0] ?? "";
      numbers.push({ from: match.index, to: match.index + number.length + unit.length, number, unit });
      NUMBER.lastIndex = match.index + number.length;
    }
    const outside: { readonly current: Spoken | undefined; readonly head: Spoken | undefined }[] = [];
    for (const [at, one] of numbers.entries()) {
      const before = this.leaving(text.slice(end, one.from), outside);
      const after = text.slice(one.to, one.to + 40);
      const slot = this.rowSlot(sentence, at) ?? this.slotOf(sentence, before, one, after);
      const broken =
        [...sentence.joints].some((at) => at > one.from && at < one.from + one.number.length + 1) ||
        // 1，903.53 may be one number.
        (/\d，$/.test(text.slice(0, one.from)) && /^\d{3}(?:\.|$)/.test(one.number));
      this.readings.push({ sentence, ...one, slot, broken });
      if (!(slot.is === "none" && (slot.why === "date" || slot.why === "number"))) end = one.to;
    }
  }

  /** What stands in brackets is over with them: the words after go on from what was spoken of before. */
  private leaving(
    before: string,
    outside: { readonly current: Spoken | undefined; readonly head: Spoken | undefined }[],
  ): string {
    let words = before;
    for (let at = 0; at < before.length; at++) {
      if (before.charAt(at) === "(") outside.push({ current: this.current, head: this.head });
      else if (before.charAt(at) === ")") {
        const left = outside.pop();
        // A bracket that holds no figure is part of a name.
        if (left === undefined || before.lastIndexOf("(", at) >= 0) continue;
        ({ current: this.current, head: this.head } = left);
        words = before.slice(at + 1);
      }
    }
    return words;
  }

  /** A row of amounts in a 自评表 among the words: 年初预算数, 全年预算数, 全年执行数. */
  private rowSlot({ section, text }: Sentence, at: number): Slot | undefined {
    const stage = (["initial", "plan", "final"] as const)[at];
    if (section.zone !== "sheet" || stage === undefined) return undefined;
    const isWhole = section.headings.at(-1)?.includes("整体") === true;
    if (isWhole && text.startsWith("合计")) return { is: "amount", meaning: { what: "整体", scope: "全" }, stage };
    if (isWhole || this.project === undefined || !text.startsWith("年度资金总额")) return undefined;
    return { is: "amount", meaning: this.ofProject("项目"), stage };
  }

  private ofProject(what: What): Meaning {
    return { what, scope: "全", ...(this.project === undefined ? {} : { name: this.project }) };
  }

  private enter({ section, opens, marker, text }: Sentence): void {
    if (section.zone === "sheet" && SHEET_PROJECT.test(text)) this.project = projectName(text.slice("项目名称".length));
    if (section !== this.section) {
      this.project = section.project === undefined ? undefined : projectName(section.project);
      const before = this.section?.label.slice(0, 1);
      if (section.label.slice(0, 1) !== before) this.path = {};
      this.section = section;
      if (!/^\d/.test(text.slice(0, marker))) this.listed = undefined;
      this.scope = this.listed ?? sectionScope(section);
      this.head = undefined;
      this.current = this.headingTopic(section);
      this.counted = undefined;
      this.granted = section.label.startsWith(before ?? "\0") ? this.granted : undefined;
    } else if (opens && marker > 0) this.current = undefined;
    this.head = undefined;
  }

  /** What a heading is about: 九（三）1.公务接待费 */
  private headingTopic({ headings }: Section): Spoken | undefined {
    const last = headings.at(-1) ?? "";
    const project = projectIn(last);
    if (project === undefined) return undefined;
    this.project = this.sheetName(projectName(project));
    return { meaning: this.ofProject("项目"), stage: this.own };
  }

  /** A 科目 that the sentence names by its path. */
  private topicIn(words: string): void {
    if (!/\([类款项]\)/.test(words)) return;
    const match = pathIn(words);
    if (match === undefined) return;
    const { type, sum, item } = match;
    if (type !== undefined) this.path = { type };
    if (sum !== undefined) this.path = { ...this.path, sum };
    if (item === undefined) return;
    const code = this.names.pathOf(this.path.type, this.path.sum, item);
    const scope = this.scope === "全" || this.scope === "财政" ? "一般" : this.scope;
    this.current = {
      meaning: { what: "科目", scope, ...(code === undefined ? { name: `${this.path.sum ?? ""}${item}` } : { code }) },
      stage: this.own,
    };
  }

  private slotOf(
    sentence: Sentence,
    before: string,
    {
      from,
      to,
      number,
      unit,
    }: { readonly from: number; readonly to: number; readonly number: string; readonly unit: string },
    after: string,
  ): Slot {
    const { section, text } = sentence;
    const none = (why: WhyUntried): Slot => ({ is: "none", why });
    if (after.startsWith("年") && unit === "" && /^(?:19|20)\d\d$/.test(number)) return none("date");
    if (unit === "" && /^(?:年|月|日|号|天|周岁|岁|时|点|公里|亩|余|多|级)/.test(after))
      return none(/^(?:年|月|日)/.test(after) ? "date" : "number");
    if (unit === "" && /^(?:[.、)）〕\]]|—|-\d)/.test(after) && !MONEY.test(unit)) return none("number");
    if (THRESHOLD.test(after)) return none("threshold");
    if (section.zone === "glossary") return none("glossary");
    if (HEAD.test(before)) this.head = this.current;
    const reason = inReason(text, from);
    if (unit === "%") return section.zone === "sheet" ? none("sheet") : this.rateSlot(before, reason);
    if (MONEY.test(unit)) return this.moneySlot(section, before, reason);
    if (unit === "" || unit === "分" || unit === "个百分点") {
      if (
        unit === "" &&
        !reason &&
        /为$|决算数?$|预算数?$/.test(before) &&
        /^(?:[，。；]|$)/.test(after) &&
        /\.\d/.test(number)
      )
        return this.moneySlot(section, before, reason);
      if (unit === "分" && /(?:得分|评分|总分)(?:为|是)?$/.test(before)) return this.scoreSlot(text.slice(0, from));
      return none(unit === "" ? "number" : "not-in-tables");
    }
    return this.countSlot(sentence, before, unit, from, to, reason);
  }

  /** What a project, or all spending, was given in points. */
  private scoreSlot(before: string): Slot {
    const quoted = /[“"]([^“”"]{4,60})[”"][^“”"]{0,20}$/.exec(before)?.[1];
    const name =
      quoted ??
      (/整体|部门|单位/.test(before.slice(before.lastIndexOf("，") - 30)) || this.project === undefined
        ? "整体"
        : this.project);
    return { is: "score", meaning: { what: "得分", scope: "全", name: projectName(name) } };
  }

  private rateSlot(before: string, reason: boolean): Slot {
    const none = (why: WhyUntried): Slot => ({ is: "none", why });
    if (reason) return none("reason");
    const share = SHARE.exec(before);
    if (share !== null) {
      const subject = this.subjectOf(before.slice(0, share.index));
      const part = subject ?? this.current;
      if (part === undefined) return none("no-subject");
      this.current = part;
      const named = (share[1] ?? "").replace(/^(?:全部|总的?)/, "");
      const found =
        named === ""
          ? undefined
          : /项目.*(?:预算|资金)总额$/.test(named) && this.granted !== undefined
            ? { meaning: this.granted }
            : this.subjectOf(named, true);
      if (named !== "" && found === undefined) return none("no-whole");
      const head = this.head !== undefined && !same(this.head.meaning, part.meaning) ? this.head.meaning : undefined;
      const whole = found?.meaning ?? head ?? wholeOf(part.meaning);
      if (whole !== undefined && same(whole, part.meaning)) return none("no-whole");
      return whole === undefined
        ? none("no-whole")
        : {
            is: "share",
            meaning: part.meaning,
            stage: part.stage,
            whole,
            ...(found === undefined ? {} : { named: true }),
          };
    }
    const completion = COMPLETION.exec(before);
    if (completion !== null) {
      const plan: Stage = completion[1] === "年初" ? "initial" : "plan";
      const part = this.subjectOf(before.slice(0, completion.index)) ?? this.current;
      return part === undefined ? none("no-subject") : { is: "completion", meaning: part.meaning, plan };
    }
    if (VARIANCE.test(before))
      return this.current === undefined
        ? none("no-subject")
        : { is: "variance", meaning: this.current.meaning, plan: this.planned };
    const sign = RISE.test(before) ? 1 : FALL.test(before) ? -1 : undefined;
    if (sign === undefined) return none("no-subject");
    const { meaning, base } = this.compared(before);
    return meaning === undefined ? none("no-subject") : { is: "growth", meaning, base, sign };
  }

  /** The money of projects that was spoken of first in a section: what was granted. */
  private granted: Meaning | undefined;
  /** The last count, and the one that is being divided. */
  private lastCount: { readonly at: number; readonly unit: string; readonly sentence: Sentence } | undefined;
  private divided: { readonly at: number; readonly unit: string; readonly sentence: Sentence } | undefined;

  /** The stage of the last plan that was spoken of. */
  private planned: Stage = "initial";
  private base: Base = "last";

  private moneySlot(section: Section, before: string, reason: boolean): Slot {
    const none = (why: WhyUntried): Slot => ({ is: "none", why });
    if (reason) return none("reason");
    const rise = RISE.test(before);
    if (rise || FALL.test(before)) {
      const { meaning, base } = this.compared(before);
      if (meaning === undefined) return none("no-subject");
      return { is: "change", meaning, base, sign: rise ? 1 : -1 };
    }
    const special = this.ownSlot(section, before);
    if (special !== undefined) return special;
    let stage: Stage | undefined;
    let words = before;
    const initial = INITIAL.exec(words);
    const plan = initial === null ? PLAN.exec(words) : null;
    if (initial !== null) {
      stage = "initial";
      this.planned = "initial";
      words = words.slice(0, initial.index);
    } else if (plan !== null && this.own === "plan" && plan[0].includes("数")) {
      words = words.slice(0, plan.index);
    } else if (plan !== null && this.own !== "plan" && !/(?:采购|公共|基金|经营)$/.test(words.slice(0, plan.index))) {
      stage = "plan";
      this.planned = "plan";
      words = words.slice(0, plan.index);
    }
    if (stage === undefined && /年初预算(?:收入|支出)?$/.test(words)) stage = "initial";
    const isFinal = stage === undefined && FINAL.test(words) && /决算|执行|实际/.test(words);
    // What one kind of car cost stands in no table.
    if (this.divided?.sentence === this.lastCount?.sentence && this.divided !== undefined && words.endsWith("金额"))
      return none("other-books");
    const subject = this.subjectOf(words) ?? this.plainTotal(before);
    // Words without a subject of their own go on with the one before; others that are not known leave it.
    const rest = words
      .replace(HEAD, "")
      .replace(FINAL, "")
      .replace(FILLER, "")
      .replace(/^.*[，。；、：]/, "");
    const spoken =
      subject ??
      (/[\u4e00-\u9fff]{2,}/.test(rest.replace(/(?:20\d\d年度?|本年度?|支出|收入|实际|全年|项目|决算|预算|数|的)/g, ""))
        ? undefined
        : this.current);
    if (spoken?.meaning.what === "本年支出" && this.head !== undefined && NARROW.has(this.head.meaning.what))
      return none("not-in-tables");
    if (spoken?.meaning.what === "涉及资金") {
      // Every such amount is about other projects.
      const meaning: Meaning = { ...spoken.meaning, name: `${this.readings.length}` };
      const over = this.head?.meaning.what === "涉及资金" ? this.head.at : undefined;
      if (over === undefined) {
        this.current = { meaning, stage: this.own, at: this.readings.length };
        this.granted ??= meaning;
      }
      return { is: "amount", meaning, stage: this.own, ...(over === undefined ? {} : { head: over }) };
    }
    // What goes on from words that were not understood is not about what was spoken of before them.
    if (spoken === undefined) {
      this.current = undefined;
      return none(section.zone === "annex" ? "annex" : ASSETS.test(before) ? "other-books" : "no-subject");
    }
    const own = stage ?? (isFinal ? "final" : subject === undefined ? this.own : (this.head?.stage ?? this.own));
    this.current = { meaning: spoken.meaning, stage: own, at: this.readings.length };
    const head = this.head?.at;
    return {
      is: "amount",
      meaning: spoken.meaning,
      stage: own,
      ...(head === undefined || spoken.meaning === this.head?.meaning ? {} : { head }),
    };
  }

  /** Money of a project, of all of them, and of the year before. */
  private ownSlot({ zone }: Section, before: string): Slot | undefined {
    const at = this.readings.length;
    if (/每次(?:发放|补助|支付)?$/.test(before))
      return { is: "amount", meaning: { what: "每次", scope: "全", name: `${at}` }, stage: this.own };
    if (this.project !== undefined) {
      if (before.endsWith("结转")) return { is: "amount", meaning: this.ofProject("项目结转"), stage: "final" };
      if (zone === "sheet" && /投入[^，。；：\d]{0,12}$/.test(before))
        return { is: "amount", meaning: this.ofProject("项目"), stage: "plan" };
    }
    if (zone === "sheet") return { is: "none", why: "sheet" };
    const last = LAST.exec(before);
    if (last === null || this.current === undefined || isTable(this.current.meaning.what)) return undefined;
    if (last[1] !== undefined && (this.year === undefined || Number(last[1]) !== Number(this.year) - 1))
      return undefined;
    this.base = "last";
    return { is: "amount", meaning: this.current.meaning, stage: "last" };
  }

  /** 年初预算收入, 决算报表总收入, 全年决算支出: all of a kind, said without more. */
  private plainTotal(before: string): Spoken | undefined {
    const match = /(年初|全年)?(?:预算|决算)(?:报表)?(总)?(收入|支出)(?:共计?|为)?$/.exec(before);
    if (match === null || /(?:财政拨款|公共预算|基金|经费|项目)(?:收入|支出)?$/.test(before.slice(0, match.index)))
      return undefined;
    const [, , total, side] = match;
    const what: What =
      side === "收入" ? (total === undefined ? "本年收入" : "收入总计") : total === undefined ? "本年支出" : "支出总计";
    return { meaning: { what, scope: "全" }, stage: this.own };
  }

  /** What is said to be more or less, and than what. */
  private compared(before: string): { readonly meaning: Meaning | undefined; readonly base: Base } {
    const words = before
      .slice(before.lastIndexOf("；") + 1)
      .replace(RISE, "")
      .replace(FALL, "");
    const at = /(?:与|比|较|同)(?:上年|上一年|20\d\d年|年初|全年|预算)/.exec(words);
    if (at !== null) {
      const against = words.slice(at.index);
      this.base = /同口径|扣除/.test(words)
        ? "comparable"
        : /上年|20\d\d年/.test(against)
          ? "last"
          : against.includes("年初")
            ? "initial"
            : "plan";
    }
    const first = at === null ? words : words.slice(0, at.index);
    const second = at === null ? "" : (/相比[，]?(.*)$/.exec(words.slice(at.index))?.[1] ?? "");
    const subject = this.subjectOf(first) ?? this.subjectOf(second) ?? this.current;
    if (subject !== undefined) this.current = { meaning: subject.meaning, stage: this.own };
    return { meaning: subject?.meaning, base: this.base };
  }

  /** The meaning that words end with: a 科目, a line of a table, a kind of spending. */
  private subjectOf(words: string, whole = false): Spoken | undefined {
    const bare = words.replace(/^[，。；、：]+/, "");
    const segment = (
      stripped(bare)
        .split(/[，。；、：]/)
        .at(-1) ?? ""
    ).replace(/^(?:其中|主要|包括|用于)+/, "");
    if (segment === "") return undefined;
    const stage = this.head?.stage ?? this.own;
    const scope = this.head?.meaning.scope ?? this.scope;
    const path = segment.replace(/(\([类款项]\))支出$/, "$1");
    if (/\([类款项]\)$/.test(path)) {
      const { type, item } = pathIn(path) ?? {};
      if (item !== undefined) return this.current;
      const code = type === undefined ? undefined : this.names.classNamed(type);
      return code === undefined ? undefined : { meaning: { what: "科目", scope, code }, stage };
    }
    const income = purseIncome(segment);
    if (income !== undefined) {
      const over = (this.head ?? this.current)?.meaning.what;
      const isIncome = over !== undefined && INCOMES.has(over);
      return isIncome ? { meaning: { what: income, scope }, stage } : undefined;
    }
    const spending = this.head?.meaning.what;
    if (
      spending === "人员经费" ||
      spending === "公用经费" ||
      (this.current?.meaning.what === "经济科目" &&
        bare
          .split(/[，。；]/)
          .at(-1)
          ?.includes("、") === true)
    ) {
      const code = this.names.economicNamed(segment);
      const known = meaningIn(segment);
      if (code !== undefined || known === undefined)
        return {
          meaning: {
            what: "经济科目",
            scope: "一般",
            ...(code === undefined
              ? { name: segment, ...(spending === undefined ? {} : { under: spending }) }
              : { code }),
          },
          stage,
        };
    }
    const code = this.names.classNamed(segment);
    if (code !== undefined) return { meaning: { what: "科目", scope, code }, stage };
    const found = meaningIn(bare);
    if (found === undefined) return undefined;
    // The words have to end with it: what follows says that it is something else.
    const rest = stripped(bare.slice(found.end));
    if (
      /[，。；：]/.test(rest) ||
      rest.replace(/(?:支出|收入|决算|预算|合计|总额|20\d\d年度?|当年|的|财政拨款|总体)/g, "").length > (whole ? 0 : 4)
    )
      return undefined;
    const prefix = bare.slice(0, found.start);
    const said = found.scope ?? (isLine(found.what) ? undefined : scopeIn(prefix));
    return { meaning: { what: found.what, scope: said ?? scope }, stage };
  }

  private countSlot(sentence: Sentence, before: string, unit: string, from: number, to: number, reason: boolean): Slot {
    const { text } = sentence;
    const own = { at: this.readings.length, unit, sentence };
    const last = this.lastCount;
    this.lastCount = own;
    if (last?.sentence !== sentence && !(last !== undefined && text.startsWith("其中"))) this.divided = undefined;
    if (last?.unit === unit && before.includes("其中") && (last.sentence === sentence || text.startsWith("其中")))
      this.divided = last;
    const listed = listedAfter(text, to, unit);
    if (listed !== undefined) return { is: "listed", listed };
    if (reason) return { is: "none", why: "reason" };
    if (
      /^[项个]$/.test(unit) &&
      /^(?:单位|部门|预算)?项目(?:支出)?(?:开展|进行|绩效自评|的绩效自评)/.test(text.slice(to))
    ) {
      const quoted = before.endsWith("等") ? text.slice(0, from).match(/[“"][^“”"]{2,60}[”"]/g)?.length : undefined;
      return {
        is: "count",
        meaning: { what: "自评项目", scope: "全" },
        ...(quoted === undefined ? {} : { listed: quoted }),
      };
    }
    if (this.divided?.unit === unit) return { is: "part", of: this.divided.at };
    const words = before.slice(Math.max(before.lastIndexOf("；"), before.lastIndexOf("。")) + 1);
    const found = COUNTED.find((one) => one.words.test(words) && one.unit.test(unit));
    if (found === undefined && /^人次?$/.test(unit)) {
      const what = this.counted === undefined ? undefined : PEOPLE[this.counted];
      if (what !== undefined) return { is: "count", meaning: { what, scope: "全" } };
    }
    if (found === undefined) return { is: "none", why: sentence.section.zone === "sheet" ? "sheet" : "count" };
    this.counted = found.what;
    // What follows speaks of their money.
    if (found.what === "整体自评" || found.what === "绩效项目")
      this.current = {
        meaning: { what: found.what === "整体自评" ? "整体" : "全部项目", scope: "全" },
        stage: this.own,
      };
    return { is: "count", meaning: { what: found.what, scope: "全" } };
  }
}

/** What may be divided into kinds of 财政拨款 by the name of the purse. */
const INCOMES: ReadonlySet<What> = new Set<What>([
  "财政拨款收入",
  "本年收入",
  "收入总计",
  "收支总计",
  "一般公共预算收入",
  "政府性基金收入",
]);

/** Spending of which all spending is no part. */
const NARROW: ReadonlySet<What> = new Set<What>([
  "三公",
  "出国",
  "公车",
  "购置",
  "运行",
  "接待",
  "机关运行经费",
  "采购",
]);

/** Who is counted after what. */
const PEOPLE: Partial<Record<What, What>> = { 团组: "出国人次", 批次: "人次", 外事批次: "外事人次" };

/** What is said of 自评表 has no year before. */
function isTable(what: What): boolean {
  return what === "整体" || what === "全部项目" || what === "项目" || what === "涉及资金";
}

function same(a: Meaning, b: Meaning): boolean {
  return keyOf(a) === keyOf(b);
}

/** Lines whose own name says 财政拨款 without saying whose money is divided. */
function isLine(what: What): boolean {
  return ["财政拨款收入", "一般公共预算收入", "政府性基金收入", "国有资本收入"].includes(what);
}

/** Words without what only says that a figure follows. */
function stripped(words: string): string {
  let bare = words;
  for (let n = 0; n < 4; n++) {
    const next = bare
      .replace(FILLER, "")
      .replace(/20\d\d年度?$/, "")
      .replace(/(?:支出)?决算(?:数)?$/, (found) => (found.startsWith("支出") ? "支出" : ""));
    if (next === bare) return bare;
    bare = next;
  }
  return bare;
}

/** Names before (类), (款) and (项), one after the other; a name may have brackets of its own. */
function pathIn(words: string): { readonly type?: string; readonly sum?: string; readonly item?: string } | undefined {
  const first = /\([类款项]\)/.exec(words);
  if (first === null) return undefined;
  const before = words.slice(0, first.index);
  let at = Math.max(...["，", "。", "；", "："].map((mark) => before.lastIndexOf(mark))) + 1;
  if (first[0] === "(类)") at = Math.max(at, before.lastIndexOf("、") + 1);
  const names: Partial<Record<"类" | "款" | "项", string>> = {};
  for (const level of ["类", "款", "项"] as const) {
    const end = words.indexOf(`(${level})`, at);
    const name = end < 0 ? "" : words.slice(at, end);
    if (name === "" || name.length > 40 || /[，。；：]|\([类款项]\)/.test(name)) continue;
    names[level] = name;
    at = end + 3;
  }
  return {
    ...(names.类 === undefined ? {} : { type: names.类 }),
    ...(names.款 === undefined ? {} : { sum: names.款 }),
    ...(names.项 === undefined ? {} : { item: names.项 }),
  };
}

/** Whose money a section is about, by its headings from the innermost outward. */
export function sectionScope({ headings }: Section): Purse {
  for (const words of [...headings].reverse()) {
    // The name of a 科目 may speak of a fund.
    if (/\([类款项]\)/.test(words)) continue;
    const said = scopeIn(words);
    if (said !== undefined) return said;
    if (/收入.{0,6}支出|收支|收入(?:决算|预算)|支出(?:决算|预算)/.test(words)) return "全";
  }
  return "全";
}

/** Whether a place stands in the reason that a sentence gives, which nobody can check. */
function inReason(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const begins = Math.max(
    before.lastIndexOf("原因"),
    before.lastIndexOf("主要用于："),
    before.lastIndexOf("开支内容"),
    before.lastIndexOf("任务"),
  );
  if (begins < 0) return false;
  const since = before.slice(begins);
  // A reason ends where the sentence goes back to its form.
  return !/(?:其中|(?:[；，]|^)(?:与年初预算相比|与上年相比|与全年预算|因公出国|公务用车(?:购置|运行)|公务接待费))/.test(
    since,
  );
}

/** How many things are listed after a count: 5 个组：办公室、…; undefined where no list follows, or an open one. */
function listedAfter(text: string, to: number, unit: string): number | undefined {
  if (!/^[个项]$/.test(unit)) return undefined;
  const match = /^[^，。；：\d]{0,12}(?:，(?:具体为|分别是|分别为|包括|具体包括|即))?：([^：；。]{2,300})[。；]?$/.exec(
    text.slice(to),
  );
  const list = match?.[1];
  if (list === undefined || /等|\d/.test(list) || (list.includes("，") && list.includes("、"))) return undefined;
  return list.split(/[、，]/).filter((item) => item !== "").length;
}

/** 2.全民参保计划工作经费项目绩效自评综述 */
export function projectIn(heading: string): string | undefined {
  const name = /^(.{4,60}?)(?:项目)?绩效自评(?:综述|情况|结果)?/.exec(heading)?.[1];
  // The title of a 自评表 names none.
  return name === undefined || /^(?:部门|单位|预算|项目|整体|支出|[()])+$/.test(name) ? undefined : name;
}
