import { lastBefore } from "../../sheet/sorted.ts";
import { projectName } from "../meanings.ts";
import { SHEET_PROJECT, type Sentence } from "../text.ts";
import { Context, type Spoken } from "./context.ts";
import { withoutCodes } from "./path.ts";
import { countSlot } from "./count.ts";
import { moneySlot } from "./money.ts";
import { isRate, rateSlot } from "./rate.ts";
import { none, type Reading, type Slot } from "./slot.ts";
import { HEAD, MONEY } from "./words.ts";

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const UNIT = /^(?:亿元|万元|千元|元|个百分点|%|批次|人次|平方米|台\(套\)|[辆个项人次台套户家名份期笔批场所处分件])/;
const THRESHOLD = /^(?:\(含\)|（含）)?(?:以上|以下|及以上)|^\(含\)|^\//;

/** So many brackets are open at most in a sentence that is honest. */
const MOST_OPEN = 100;

/** Another amount, with nothing between but a mark. */
const ROW = /^[，、和]\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元)/;

/** A number with its unit, as printed, and its place in the sentence. */
type Printed = Pick<Reading, "from" | "to" | "number" | "unit">;

/** What was spoken of before a bracket. */
interface Left {
  readonly current: Spoken | undefined;
  readonly head: Spoken | undefined;
  readonly isHeadLost: boolean;
}

/** Reads sentences one by one; what a sentence leaves unsaid is known from those before. */
export class FigureReader {
  readonly readings: Reading[] = [];
  private readonly context: Context;

  constructor(...about: ConstructorParameters<typeof Context>) {
    this.context = new Context(...about);
  }

  read(sentence: Sentence): void {
    const { context } = this;
    const { text, marker } = sentence;
    context.enter(sentence);
    if (sentence.section.zone === "sheet" && SHEET_PROJECT.test(text)) return;
    context.open(text);
    const reasons = new Reasons(text);
    let end = marker;
    const outside: Left[] = [];
    for (const [at, one] of numbersIn(text, marker).entries()) {
      const before = withoutCodes(this.leaving(text.slice(end, one.from), outside));
      const after = text.slice(one.to, one.to + 40);
      context.topicIn(before);
      const slot = this.rowSlot(sentence, at) ?? this.slotOf(sentence, before, one, after, reasons);
      const broken =
        isJoined(sentence, one) ||
        // 1，903.53 may be one number.
        (/\d，$/.test(text.slice(Math.max(0, one.from - 2), one.from)) && /^\d{3}(?:\.|$)/.test(one.number));
      const unsure =
        "meaning" in slot && slot.is !== "count" && slot.is !== "score" && context.current?.unsure === true;
      this.readings.push({ sentence, ...one, slot, unsure, broken });
      context.count++;
      if (slot.is !== "amount") context.completing = undefined;
      if (!(slot.is === "none" && (slot.why === "date" || slot.why === "number"))) end = one.to;
    }
    context.topicIn(withoutCodes(text.slice(end)));
  }

  /** What stands in brackets is over with them: the words after go on from what was spoken of before. */
  private leaving(before: string, outside: Left[]): string {
    const { context } = this;
    let words = before;
    let [open, close] = [before.indexOf("("), before.indexOf(")")];
    while (close >= 0 || (open >= 0 && outside.length < MOST_OPEN)) {
      if (open >= 0 && (close < 0 || open < close)) {
        if (outside.length < MOST_OPEN)
          outside.push({ current: context.current, head: context.head, isHeadLost: context.isHeadLost });
        open = before.indexOf("(", open + 1);
        continue;
      }
      const left = outside.pop();
      // A bracket that holds no figure is part of a name.
      if (left !== undefined && before.lastIndexOf("(", close) < 0) {
        context.current = left.current;
        context.head = left.head;
        context.isHeadLost = left.isHeadLost;
        words = before.slice(close + 1);
      }
      close = before.indexOf(")", close + 1);
    }
    return words;
  }

  /** A row of amounts in a 自评表 among the words: 年初预算数, 全年预算数, 全年执行数. */
  private rowSlot({ section, text }: Sentence, at: number): Slot | undefined {
    const stage = (["initial", "plan", "final"] as const)[at];
    if (section.zone !== "sheet" || stage === undefined) return undefined;
    const isWhole = section.headings.at(-1)?.includes("整体") === true;
    if (isWhole && text.startsWith("合计")) return { is: "amount", meaning: { what: "整体", scope: "全" }, stage };
    if (isWhole || this.context.project === undefined || !text.startsWith("年度资金总额")) return undefined;
    return { is: "amount", meaning: this.context.ofProject("项目"), stage };
  }

  private slotOf(
    sentence: Sentence,
    before: string,
    { from, to, number, unit }: Printed,
    after: string,
    reasons: Reasons,
  ): Slot {
    const { section, text } = sentence;
    const { context } = this;
    if (after.startsWith("年") && unit === "" && /^(?:19|20)\d\d$/.test(number)) return none("date");
    if (unit === "" && /^(?:年|月|日|号|天|周岁|岁|时|点|公里|亩|余|多|级)/.test(after))
      return none(/^(?:年|月|日)/.test(after) ? "date" : "number");
    if (unit === "" && /^(?:[.、)）〕\]]|—|-\d)/.test(after) && !MONEY.test(unit)) return none("number");
    if (THRESHOLD.test(after)) return none("threshold");
    if (section.zone === "glossary") return none("glossary");
    if (HEAD.test(before)) context.divide();
    const reason = reasons.hold(from);
    if (unit === "%") return section.zone === "sheet" ? none("sheet") : rateSlot(context, before, reason);
    if (this.isOfRow(sentence, before, number, unit, after)) return none("no-subject");
    if (MONEY.test(unit)) return moneySlot(context, section, before, reason);
    if (unit === "" || unit === "分" || unit === "个百分点") {
      if (unit === "" && !reason && section.zone !== "sheet" && /^(?:[，。；)、]|$)/.test(after)) {
        const rate =
          isRate(context, before) || this.followsChange(sentence, before)
            ? rateSlot(context, before, reason)
            : undefined;
        if (rate !== undefined && rate.is !== "none") return rate;
        if (
          /\.\d/.test(number) &&
          (/(?:为|决算数?|预算数?|增加|减少)$/.test(before) || context.subjectOf(before) !== undefined)
        )
          return moneySlot(context, section, before, reason);
      }
      if (unit === "分" && /(?:得分|评分|总分)(?:为|是)?$/.test(before)) return this.scoreSlot(text.slice(0, from));
      return none(unit === "" ? "number" : "not-in-tables");
    }
    return countSlot(context, sentence, before, unit, from, to, reason);
  }

  /** 各是120.50，131.20万元; 分别为120.50万元、131.20万元: which is of what is not said. */
  private isOfRow(sentence: Sentence, before: string, number: string, unit: string, after: string): boolean {
    const isFirst = ROW.test(after) && (unit === "" ? number.includes(".") : /(?:分别|各)(?:为|是)?$/.test(before));
    if (isFirst) return true;
    const last = this.readings.at(-1);
    return (
      MONEY.test(unit) &&
      /^[，、和]$/.test(before) &&
      last?.sentence === sentence &&
      (last.unit === unit || (last.unit === "" && last.number.includes(".")))
    );
  }

  /** 减少88.47万元，减少17 */
  private followsChange(sentence: Sentence, before: string): boolean {
    const last = this.readings.at(-1);
    return last?.sentence === sentence && last.slot.is === "change" && /^[，、(](?:增加|减少)$/.test(before);
  }

  /** What a project, or all spending, was given in points. */
  private scoreSlot(before: string): Slot {
    const quoted = /[“"]([^“”"]{4,60})[”"][^“”"]{0,20}$/.exec(before)?.[1];
    const name =
      quoted ??
      (/整体|部门|单位/.test(before.slice(before.lastIndexOf("，") - 30)) || this.context.project === undefined
        ? "整体"
        : this.context.project);
    return { is: "score", meaning: { what: "得分", scope: "全", name: projectName(name) } };
  }
}

/** Whether digits of a number were joined over a blank or a line end. */
function isJoined({ joints }: Sentence, { from, number }: Printed): boolean {
  if (joints.size > 0) for (let at = from + 1; at <= from + number.length; at++) if (joints.has(at)) return true;
  return false;
}

const REASON = /原因|主要用于：|开支内容|任务/g;
/** A reason ends where the sentence goes back to its form. */
const FORM = /其中|包括|[；，](?:与年初预算相比|与上年相比|与全年预算|因公出国|公务用车(?:购置|运行|及)|公务接待费)/g;

/** The reasons that a sentence gives, which nobody can check. */
class Reasons {
  /** Behind the words that begin one, and behind those that end it. */
  readonly #begin: readonly number[];
  readonly #end: readonly number[];

  constructor(text: string) {
    const behind = (words: RegExp): number[] =>
      [...text.matchAll(words)].map(({ 0: found, index }) => index + found.length);
    this.#begin = behind(REASON);
    this.#end = this.#begin.length === 0 ? [] : behind(FORM);
  }

  /** Whether a place stands in one. */
  hold(at: number): boolean {
    const begin = lastBefore(this.#begin, at + 1);
    return begin !== undefined && (lastBefore(this.#end, at + 1) ?? 0) <= begin;
  }
}

function numbersIn(text: string, start: number): readonly Printed[] {
  const numbers: Printed[] = [];
  NUMBER.lastIndex = start;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const number = match[0].replace(/,$/, "");
    const after = text.slice(match.index + number.length, match.index + number.length + 12);
    const unit = UNIT.exec(after)?.[0] ?? "";
    numbers.push({ from: match.index, to: match.index + number.length + unit.length, number, unit });
    NUMBER.lastIndex = match.index + number.length;
  }
  return numbers;
}
