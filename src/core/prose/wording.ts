import type { BoundSet } from "../equations/bind.ts";
import { basic } from "../forms/final/tables.ts";
import type { Claim, Remark, RemarkKind } from "./claim.ts";
import type { Reading } from "./grammar.ts";
import { keyOf, type SubjectNames } from "./meanings.ts";
import type { Sentence } from "./text.ts";

/** What the words are about. */
interface About {
  readonly kind: "决算" | "预算";
  readonly year?: string;
  readonly set: BoundSet;
  readonly names: SubjectNames;
}

/** Words that are wrong wherever they stand: what a template left behind, what was typed twice. */
const LEFTOVERS: readonly (readonly [RemarkKind, RegExp])[] = [
  ["placeholder", /(?<!算|（|\()(?:单位名称|部门名称)(?=因公|共有|20\d\d|的)|[XＸ×]{2,}|_{3,}|\*{3,}|请填写|此处填/g],
  [
    "unavailable",
    /(?:饼状?图|图表|图片)?无法显示|错误!|未找到引用源|未定义书签|#(?:REF|DIV\/0|VALUE|N\/A|NAME)[!?]?|PAGEREF/g,
  ],
  [
    "open-choice",
    /(?:增加|增长|上升|大于|高于|持平|增)[(/](?:减少|下降|小于|低于|减)\)?|(?:减少|下降|降低|小于|低于)[(/](?:增加|增长|上升|大于|高于)\)?/g,
  ],
  ["doubled", /是是|的的(?!确)|万元万元|年年度|为为|其中其中|(?:人)人员(?=减少|增加|退休|调)|原因是原因/g],
  ["punctuation", /、、|、。|，，|，。|。。|；。|、，|，、/g],
];

/** What is odd in the wording of a document, in the order of the text. */
export function remarksOn(
  sentences: readonly Sentence[],
  readings: readonly Reading[],
  claims: readonly Claim[],
  about: About,
): Remark[] {
  const remarks: Remark[] = [];
  const add = (
    sentence: Sentence,
    from: number,
    to: number,
    kind: RemarkKind,
    hint: boolean,
    detail?: string,
  ): void => {
    const [first, last] = [sentence.from[from], sentence.from[to - 1]];
    remarks.push({
      section: sentence.section.label,
      sentence: sentence.text,
      text: sentence.text.slice(from, to),
      from,
      at: { line: first?.line ?? 0, from: first?.at ?? 0, endLine: last?.line ?? 0, to: (last?.at ?? 0) + 1 },
      kind,
      hint,
      ...(detail === undefined ? {} : { detail }),
    });
  };
  const inWan = new Set(
    readings.filter(({ unit, number }) => unit === "万元" && number.includes(".")).map(({ number }) => number),
  );
  const amounts = readings.filter(({ slot }) => slot.is === "amount");
  const usesWan = amounts.filter(({ unit }) => unit === "万元").length > 0.9 * amounts.length;
  const annexes = new Set(
    sentences.map(({ text }) => /^附件([一二三四五六七八九十]|\d)/.exec(text)?.[1]).filter((no) => no !== undefined),
  );
  const bySentence = new Map<Sentence, number[]>();
  readings.forEach(({ sentence }, i) => {
    const list = bySentence.get(sentence);
    if (list === undefined) bySentence.set(sentence, [i]);
    else list.push(i);
  });
  for (const [s, sentence] of sentences.entries()) {
    const { text, section } = sentence;
    if (section.zone === "glossary") continue;
    for (const [kind, pattern] of LEFTOVERS)
      for (const match of text.matchAll(pattern)) add(sentence, match.index, match.index + match[0].length, kind, true);
    for (const match of section.zone === "account" ? text.matchAll(/附件([一二三四五六七八九十]|\d)/g) : [])
      if (annexes.size > 0 && !annexes.has(match[1] ?? "") && !annexes.has(arabic(match[1] ?? "")))
        add(sentence, match.index, match.index + match[0].length, "reference", true);
    const own = bySentence.get(sentence) ?? [];
    for (const i of own) {
      const [reading, claim] = [readings[i], claims[i]];
      if (reading === undefined || claim === undefined) continue;
      const { from, to, slot, number } = reading;
      if (claim.unitless === true) add(sentence, from, to, "missing-unit", false);
      // 元 behind what is 万元 everywhere else.
      if (reading.unit === "元" && (inWan.has(number) || (slot.is === "amount" && usesWan)) && claim.slip !== "unit")
        add(sentence, from, to, "wrong-unit", false, `${number}万元`);
      if (claim.against.is === "none" && claim.against.why === "zero-base" && /[1-9]/.test(number))
        add(sentence, from, to, "zero-base", true);
      if (claim.against.is === "none" && claim.against.why === "no-row" && /[1-9]/.test(number))
        add(sentence, from, to, "not-listed", true);
      if (isOddYear(reading, about.year))
        add(sentence, from, Math.min(to + 1, text.length), "wrong-year", true, about.year);
      const clause = text.slice(Math.max(text.lastIndexOf("；", from - 1), text.lastIndexOf("。", from - 1)) + 1, from);
      if (
        slot.is === "change" &&
        /[1-9]/.test(number) &&
        /持平(?![^，]*[；。])/.test(clause) &&
        !/均|其余|其他/.test(clause)
      )
        add(sentence, from, to, "same-with-gap", true);
    }
    remarkOnDirection(sentences, s, readings, bySentence, add);
    remarkOnNames(sentence, own, readings, about, add);
  }
  return remarks;
}

type Add = (sentence: Sentence, from: number, to: number, kind: RemarkKind, hint: boolean, detail?: string) => void;

function arabic(no: string): string {
  const at = "一二三四五六七八九十".indexOf(no);
  return at < 0 ? no : `${at + 1}`;
}

/** A year in the place of this one or the last that is neither. */
function isOddYear({ slot, number, unit, sentence, from, to }: Reading, year: string | undefined): boolean {
  if (year === undefined || slot.is !== "none" || slot.why !== "date" || unit !== "" || !/^20\d\d$/.test(number))
    return false;
  if (sentence.section.zone !== "account" || /原因|主要用于|根据|按照|《|“|〔/.test(sentence.text.slice(0, from)))
    return false;
  const [before, after] = [sentence.text.slice(0, from), sentence.text.slice(to)];
  const isForm = after.startsWith("年度") || /(?:与|比|较)$/.test(before);
  return isForm && ![Number(year), Number(year) - 1].includes(Number(number));
}

/** 决算数大于预算数, said where it is less. */
function remarkOnDirection(
  sentences: readonly Sentence[],
  s: number,
  readings: readonly Reading[],
  bySentence: ReadonlyMap<Sentence, readonly number[]>,
  add: Add,
): void {
  const sentence = sentences[s];
  const match =
    sentence === undefined ? null : /决算数?(大于|高于|小于|低于|等于|与)(?:年初)?预算数?(持平)?/.exec(sentence.text);
  if (sentence === undefined || match === null) return;
  const before = [s - 1, s].flatMap((at) => {
    const one = sentences[at];
    return one?.section === sentence.section ? (bySentence.get(one) ?? []) : [];
  });
  const amounts = before
    .map((i) => readings[i])
    .filter((one) => one !== undefined)
    .filter((one) => one.slot.is === "amount" && (one.sentence !== sentence || one.from < match.index));
  const last = amounts.filter(({ slot }) => slot.is === "amount" && slot.stage === "final").at(-1);
  if (last?.slot.is !== "amount") return;
  const { meaning } = last.slot;
  const plan = amounts
    .filter(({ slot }) => slot.is === "amount" && slot.stage !== "final" && keyOf(slot.meaning) === keyOf(meaning))
    .at(-1);
  if (plan?.unit !== last.unit) return;
  const order = orderOf(last.number, plan.number);
  const said = /大于|高于/.test(match[1] ?? "")
    ? 1
    : /小于|低于/.test(match[1] ?? "")
      ? -1
      : match[1] === "等于" || match[2] !== undefined
        ? 0
        : undefined;
  // What prints the same may still be more or less.
  if (said !== undefined && said !== order && (order !== 0 || said === 0))
    add(
      sentence,
      match.index,
      match.index + match[0].length,
      "wrong-direction",
      false,
      order > 0 ? "大于" : order < 0 ? "小于" : "等于",
    );
}

/** Which of two decimals without a sign is larger, by their digits. */
function orderOf(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = [a, b].map((text) => {
    const [whole = "", places = ""] = text.replaceAll(",", "").split(".");
    return { whole: whole.replace(/^0+/, ""), places: places.replace(/0{1,20}$/, "") };
  });
  if (left === undefined || right === undefined) return 0;
  if (left.whole.length !== right.whole.length) return left.whole.length > right.whole.length ? 1 : -1;
  const [x, y] = [left.whole + left.places.padEnd(12, "0"), right.whole + right.places.padEnd(12, "0")];
  return x === y ? 0 : x > y ? 1 : -1;
}

/** 主要包括：…: each 款 with an amount, and no other. */
function remarkOnNames(
  sentence: Sentence,
  own: readonly number[],
  readings: readonly Reading[],
  { set, names }: About,
  add: Add,
): void {
  const bound = set.blocks.find(({ table }) => table.form === basic);
  if (bound === undefined) return;
  for (const i of own) {
    const reading = readings[i];
    if (reading?.slot.is !== "amount" || reading.slot.stage !== "final") continue;
    const { what } = reading.slot.meaning;
    if (what !== "人员经费" && what !== "公用经费") continue;
    const match = /^，(?:主要)?包括：([^；。]{2,600})/.exec(sentence.text.slice(reading.to));
    const list = match?.[1];
    if (match === null || list === undefined || /\d/.test(list)) continue;
    const start = reading.to + match[0].length - list.length;
    const named = new Set<string>();
    let at = start;
    for (const name of list.split("、")) {
      const code = names.economicNamed(name.replace(/等$/, ""));
      if (code !== undefined) named.add(code);
      const row = code === undefined ? undefined : bound.rowsOf(code)[0];
      if (code !== undefined && (row === undefined || !set.amounts.isFilled(bound.start + row * bound.width)))
        add(sentence, at, at + name.length, "not-listed", true);
      at += name.length + 1;
    }
    if (list.includes("等")) continue;
    const own = what === "人员经费" ? /^30[13]\d\d$/ : /^3(?:02|07|09|1\d|99)\d\d$/;
    const left = [...bound.codes()].filter((code) => {
      const row = bound.rowsOf(code)[0];
      return (
        own.test(code) && !named.has(code) && row !== undefined && set.amounts.isFilled(bound.start + row * bound.width)
      );
    });
    const cells = left.map((code) => bound.block.rows[bound.rowsOf(code)[0] ?? -1]?.name ?? code);
    if (left.length > 0) add(sentence, start, start + list.length, "left-out", true, cells.join("、"));
  }
}
