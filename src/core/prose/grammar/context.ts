import { ALIKE, wholeOf, projectName, type Meaning, type Purse, type Stage, type What } from "../meanings.ts";
import type { SubjectNames } from "../subject-names.ts";
import { meaningIn, purseIncome, scopeIn } from "../terms.ts";
import { SHEET_PROJECT, type Section, type Sentence } from "../text.ts";
import { pathIn, withoutCodes } from "./path.ts";
import { projectIn, sectionScope } from "./section.ts";
import type { Base } from "./slot.ts";
import { isUnderstood } from "./understood.ts";
import { FALL, FILLER, RISE } from "./words.ts";

/** What was spoken of last. */
export interface Spoken {
  readonly meaning: Meaning;
  readonly stage: Stage;
  /** Its reading, where it is a figure. */
  readonly at?: number;
  /** Something stands before it that was not understood: what fits is likely meant, what does not fit proves nothing. */
  readonly unsure?: true;
}

/** What has been spoken of so far: what a sentence leaves unsaid is known from here. */
export class Context {
  /** Figures read so far. */
  count = 0;
  readonly own: Stage;
  scope: Purse = "全";
  current: Spoken | undefined;
  /** What is being divided: 其中, 包括. */
  head: Spoken | undefined;
  counted: What | undefined;
  /** The project of a 自评表 among the words. */
  project: string | undefined;
  /** The money of projects that was spoken of first in a section: what was granted. */
  granted: Meaning | undefined;
  /** The last count, and the one that is being divided. */
  lastCount: Counted | undefined;
  divided: Counted | undefined;
  /** The stage of the last plan that was spoken of, and what was compared with last. */
  planned: Exclude<Stage, "final"> = "initial";
  base: Base = "last";
  /** What the heading says, until the first amount under it. */
  topic: Spoken | undefined;
  /** A figure of the plan of which a completion follows: 完成年初预算36.60万元的 */
  completing: Stage | undefined;
  /** Of the last amount of the sentence it was not understood what it is about; and so of what is divided. */
  isLost = false;
  isHeadLost = false;
  /** Whose money the sentence has said that it speaks of. */
  private said: Purse | undefined;
  /** Figures read before the sentence. */
  private begun = 0;
  private section: Section | undefined;
  private path: { type?: string; sum?: string } = {};
  /** Whose money the numbered list speaks of that a sentence has opened. */
  private listed: Purse | undefined;

  /** `sheetName`: what the 自评表 calls a project that the words call otherwise. */
  constructor(
    readonly names: SubjectNames,
    kind: "决算" | "预算",
    readonly year?: string,
    private readonly sheetName: (name: string) => string = (name) => name,
  ) {
    this.own = kind === "预算" ? "plan" : "final";
  }

  ofProject(what: What): Meaning {
    return { what, scope: "全", ...(this.project === undefined ? {} : { name: this.project }) };
  }

  enter({ section, opens, marker, text }: Sentence): void {
    if (section.zone === "sheet" && SHEET_PROJECT.test(text)) this.project = projectName(text.slice("项目名称".length));
    if (section !== this.section) {
      this.project = undefined;
      const before = this.section?.label.slice(0, 1);
      if (section.label.slice(0, 1) !== before) this.path = {};
      this.section = section;
      if (!/^\d/.test(text.slice(0, marker))) this.listed = undefined;
      this.scope = this.listed ?? sectionScope(section);
      this.head = undefined;
      this.current = this.topic = this.headingTopic(section);
      this.counted = undefined;
      this.granted = section.label.startsWith(before ?? "\0") ? this.granted : undefined;
    } else if (opens && marker > 0) this.current = undefined;
    // Behind a list the sentence after it goes on from the whole, as a rule; a new paragraph always does.
    else if (this.head !== undefined && this.current !== undefined) {
      const meaning = { ...this.head.meaning, or: this.current.meaning };
      this.current = opens ? { ...this.head, meaning } : { ...this.head, meaning, unsure: true };
    }
    this.head = undefined;
    this.isLost = this.isHeadLost = false;
    this.said = undefined;
    this.begun = this.count;
  }

  /** What was spoken of last is divided from here on: 其中. */
  divide(): void {
    this.head = this.current;
    this.isHeadLost = this.isLost;
  }

  /** A list is opened that speaks of one purse. */
  open(text: string): void {
    if (/如下：?$/.test(text)) this.scope = this.listed = scopeIn(text) ?? this.scope;
  }

  /** What a heading is about: 九（三）1.公务接待费 */
  private headingTopic({ headings }: Section): Spoken | undefined {
    const last = headings.at(-1) ?? "";
    const project = projectIn(last);
    if (project === undefined)
      return /\d|\([类款项]\)|经费.{1,8}(?:会议|培训)费/.test(last)
        ? undefined
        : this.subjectOf(last.replace(TITLE, ""));
    this.project = this.sheetName(projectName(project));
    return { meaning: this.ofProject("项目"), stage: this.own };
  }

  /** A 科目 that the sentence names by its path. */
  topicIn(given: string): void {
    const words = withoutCodes(given);
    if (!/\([类款项]\)/.test(words)) return;
    const match = pathIn(words);
    if (match === undefined) return;
    const { type, sum, item } = match;
    if (type !== undefined) this.path = { type };
    if (sum !== undefined) this.path = { ...this.path, sum };
    if (item === undefined) return;
    const code = this.names.pathOf(this.path.type, this.path.sum, item);
    this.current = {
      meaning: {
        what: "科目",
        scope: ofAll(this.scope),
        ...(code === undefined ? { name: `${this.path.sum ?? ""}${item}` } : { code }),
      },
      stage: this.own,
    };
  }

  /** 年初预算收入, 决算报表总收入, 全年决算支出: all of a kind, said without more. */
  plainTotal(before: string): Spoken | undefined {
    const match = /(年初|全年)?(?:预算|决算)(?:报表)?(总)?(收入|支出)(?:共计?|为)?$/.exec(before);
    if (
      match === null ||
      /(?:财政拨款|公共预算|公共|基金|经营|经费|项目)(?:收入|支出)?$/.test(before.slice(0, match.index))
    )
      return undefined;
    const [, of, total, side] = match;
    // 年初预算为…，决算支出…: of what the sentence speaks of.
    if (of === undefined && total === undefined && !match[0].includes("报表") && this.spokenHere) return this.current;
    const what: What =
      side === "收入" ? (total === undefined ? "本年收入" : "收入总计") : total === undefined ? "本年支出" : "支出总计";
    return this.allOf(what);
  }

  /** Whether the sentence has given a figure of what is spoken of. */
  get spokenHere(): boolean {
    return this.current?.at !== undefined && this.current.at >= this.begun;
  }

  /** What is said to be more or less, and than what. */
  compared(before: string): { readonly meaning: Meaning | undefined; readonly base: Base } {
    const words = before
      .slice(before.lastIndexOf("；") + 1)
      .replace(RISE, "")
      .replace(FALL, "");
    const ats = [...words.matchAll(/(?:与|比|较|同)(?:上年|上一年|去年|20\d\d年|年初|全年|预算)/g)];
    const at = ats.at(-1);
    if (at !== undefined) {
      const against = words.slice(at.index);
      this.base = /同口径|扣除/.test(words)
        ? "comparable"
        : /上年|上一年|去年|20\d\d年/.test(against)
          ? "last"
          : against.includes("年初")
            ? "initial"
            : "plan";
    }
    const first = at === undefined ? words : words.slice(0, at.index);
    const second = at === undefined ? "" : (/(?:相比[，]?|，)([^，]*)$/.exec(words.slice(at.index))?.[1] ?? "");
    // 公务接待费比预算无增减变化，比去年增加: what it is about may stand before an earlier comparison.
    const subject =
      this.subjectOf(first) ??
      this.subjectOf(second) ??
      ats
        .slice(0, -1)
        .reverse()
        .map(({ index }) => this.subjectOf(words.slice(0, index)))
        .find((one) => one !== undefined) ??
      this.goingOn(second === "" ? first : second);
    if (subject !== undefined)
      this.current = { meaning: subject.meaning, stage: this.own, ...(subject.unsure && { unsure: true }) };
    return { meaning: subject?.meaning, base: this.base };
  }

  /** What was spoken of before, where words name nothing of their own. */
  goingOn(words: string): Spoken | undefined {
    const side = YEARS.exec(words)?.[1];
    const over = this.current && wholeOf(this.current.meaning);
    if (side !== undefined && (this.current === undefined || (over !== undefined && TOTALS.has(over.what))))
      return this.allOf(side === "收入" ? "本年收入" : "本年支出");
    return this.current === undefined || isUnderstood(words) ? this.current : { ...this.current, unsure: true };
  }

  /** All income or all spending: of the year, or with what was carried over. */
  private allOf(what: What): Spoken {
    const or = ALIKE[what];
    return { meaning: { what, scope: "全", ...(or && { or: { what: or, scope: "全" } }) }, stage: this.own };
  }

  /** The meaning that words end with: a 科目, a line of a table, a kind of spending. */
  subjectOf(words: string, whole = false): Spoken | undefined {
    const bare = words.replace(/[“”"]/g, "").replace(/^[，。；、：]+/, "");
    const plain = stripped(bare);
    const segment = (plain.split(/[，。；、：]/).at(-1) ?? "").replace(LIST_MARK, "");
    if (segment === "") return undefined;
    const stage = this.head?.stage ?? this.own;
    const scope = this.head?.meaning.scope ?? this.said ?? this.scope;
    const named = this.itemOf(plain, segment, scope);
    if (named !== undefined) return named === "spoken of" ? this.current : { meaning: named, stage };
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
    const unsure = isUnderstood(prefix) ? {} : { unsure: true as const };
    const own = found.scope ?? (LINES[found.what] === undefined ? scopeIn(prefix) : undefined);
    // All spending of which something is a share is that of all money.
    if (whole)
      return { meaning: { what: found.what, scope: own ?? (TOTALS.has(found.what) ? "全" : scope) }, stage, ...unsure };
    const line = LINES[found.what];
    if (line !== undefined && NARROW.has(scope))
      return { meaning: { what: "本年收入", scope: line }, stage, ...unsure };
    // 总额, and 合计 of a budget, may be that of the year or with what was carried over.
    const term = bare.slice(found.start, found.end);
    const isEither = term.endsWith("总额") || (this.own === "plan" && /^[^本]+合计$/.test(term));
    const alike = isEither ? ALIKE[found.what] : undefined;
    const or = alike === undefined ? {} : { or: { what: alike, scope: own ?? scope } };
    if (own === undefined || !FLOWING.has(found.what))
      return { meaning: { what: found.what, scope: own ?? scope, ...or }, stage, ...unsure };
    // 财政拨款 of a section on one purse is of this.
    const isNarrower = own === "财政" && NARROW.has(this.scope) && !TOTALS_WITH_REST.has(found.what);
    this.said = isNarrower ? this.scope : own;
    return {
      meaning: { what: found.what, scope: this.said, ...(isNarrower ? { or: { what: found.what, scope: own } } : or) },
      stage,
      ...unsure,
    };
  }

  /** A 科目, of spending or of expense, or a purse of income that words end with; the one spoken of where they repeat it. */
  private itemOf(plain: string, segment: string, scope: Purse): Meaning | "spoken of" | undefined {
    const path = segment.replace(/(\([类款项]\))支出$/, "$1");
    if (/\([类款项]\)$/.test(path)) {
      const { type, item } = pathIn(path) ?? {};
      if (item !== undefined) return "spoken of";
      const code = type === undefined ? undefined : this.names.classNamed(type);
      return code === undefined ? undefined : { what: "科目", scope, code };
    }
    const coded = CODED.exec(plain)?.[1];
    if (coded !== undefined && this.names.isCode(coded)) return { what: "科目", scope: ofAll(scope), code: coded };
    const income = purseIncome(segment);
    if (income !== undefined) {
      const over = (this.head ?? this.current)?.meaning.what;
      return over !== undefined && INCOMES.has(over) ? { what: income, scope } : undefined;
    }
    const spending = this.head?.meaning.what;
    const isListed =
      this.current?.meaning.what === "经济科目" &&
      plain
        .split(/[，。；]/)
        .at(-1)
        ?.includes("、") === true;
    if (spending === "人员经费" || spending === "公用经费" || isListed) {
      const code = this.names.economicNamed(segment);
      if (code !== undefined) return { what: "经济科目", scope: "一般", code };
      const under = spending === undefined ? {} : { under: spending };
      if (meaningIn(segment) === undefined) return { what: "经济科目", scope: "一般", name: segment, ...under };
    }
    const kind = this.isBasic() ? this.names.economicNamed(segment) : undefined;
    if (kind !== undefined) return { what: "经济科目", scope: "一般", code: kind };
    // 其他 among kinds that are no 科目 is one of them.
    if (segment === "其他" && this.current?.meaning.what !== "科目") return undefined;
    const code = this.names.classNamed(segment);
    return code === undefined ? undefined : { what: "科目", scope, code };
  }

  /** Whether what is spoken of is 基本支出, which is divided by kinds of expense. */
  private isBasic(): boolean {
    return (
      this.head?.meaning.what === "基本支出" ||
      (this.head?.meaning.what !== "项目支出" &&
        this.section?.headings.some((words) => words.includes("基本支出") && !words.includes("项目支出")) === true)
    );
  }
}

/** A count that stands at a place of the readings. */
interface Counted {
  readonly at: number;
  readonly unit: string;
  readonly sentence: Sentence;
}

/** 今年收入, （二）2024年支出: all of the year. */
const YEARS =
  /(?:^|[，。；：)、比])(?:(?:20\d\d|今|本|当|全)年度?|(?:20\d\d年度?，)?[本我](?:单位|部门|中心|局|校|院|园))(收入|支出)(?:共计?|合计|为)?$/;

/** A number of a list within a sentence. */
const LIST_MARK = /^(?:\(\d{1,2}\)|\d{1,2}[.)]|[①-⑳]|[一二三四五六七八九]是)?(?:其中|主要|包括|用于)*/;

/** 2080505机关事业单位基本养老保险缴费支出 */
const CODED = /(?:^|[^\d.,])(2\d{2}(?:\d{2}){0,2})[-—]?[\u4e00-\u9fff][^\d，。；：]{1,40}$/;

/** 项 are those of the general budget where no purse is named. */
function ofAll(scope: Purse): Purse {
  return scope === "全" || scope === "财政" ? "一般" : scope;
}

/** 支出决算具体情况说明, behind what a heading is about. */
const TITLE = /(?:支出)?(?:决算|预算|执行|增减变化|变动)?(?:支出)?(?:决算|预算)?(?:具体|总体)?情况(?:的?说明)?$/;

/** What may be divided into kinds of 财政拨款 by the name of the purse. */
const INCOMES: ReadonlySet<What> = new Set<What>([
  "财政拨款收入",
  "本年收入",
  "收入总计",
  "收支总计",
  "一般公共预算收入",
  "政府性基金收入",
]);

/** Lines whose own name says 财政拨款 without saying whose money is divided, with the purse that each is of. */
const LINES: Partial<Record<What, Purse>> = {
  财政拨款收入: "财政",
  一般公共预算收入: "一般",
  政府性基金收入: "基金",
  国有资本收入: "国资",
};

/** One kind of 财政拨款. */
const NARROW: ReadonlySet<Purse> = new Set<Purse>(["一般", "当年", "基金", "国资"]);

const TOTALS_WITH_REST: ReadonlySet<What> = new Set<What>(["收支总计", "收入总计", "支出总计"]);
const TOTALS: ReadonlySet<What> = new Set<What>([...TOTALS_WITH_REST, "本年收入", "本年支出"]);

/** What stands in a row with others of the same purse: once it is said, those after it need not say it. */
const FLOWING: ReadonlySet<What> = new Set<What>([...TOTALS, "年初结转", "年末结转", "基本支出", "项目支出"]);

/** Words without what only says that a figure follows. */
function stripped(words: string): string {
  let bare = words;
  for (let n = 0; n < 4; n++) {
    const next = bare
      .replace(FILLER, "")
      .replace(/\((?:含|不含|包括)[^()]{1,30}\)$/, "")
      .replace(/20\d\d年度?$/, "")
      .replace(/(?<=支出)(?:类科目|预算(?:数)?)$/, "")
      .replace(/(?:支出)?决算(?:数)?$/, (found) => (found.startsWith("支出") ? "支出" : ""));
    if (next === bare) return bare;
    bare = next;
  }
  return bare;
}
