import type { Claim, Remark, RemarkKind } from "./claim.ts";
import { orderOf } from "./decimal-order.ts";
import type { Reading } from "./grammar/slot.ts";
import { keyOf } from "./meanings.ts";
import { remarkOnLists, remarkOnProjects, remarkOnUnits, type About, type Add } from "./names.ts";
import type { Sentence } from "./text.ts";

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
  const hasItems = about.set.blocks.some((bound) => [...bound.codes()].some((code) => /^2\d{6}$/.test(code)));
  /** Sentences of which the 项 was named. */
  const seen = new Set<Sentence>();
  for (const [s, sentence] of sentences.entries()) {
    const { text, section } = sentence;
    if (section.zone === "glossary") continue;
    for (const [kind, pattern] of LEFTOVERS)
      for (const match of matchesOf(text, pattern))
        add(sentence, match.index, match.index + match[0].length, kind, true);
    for (const match of section.zone === "account" ? matchesOf(text, /附件([一二三四五六七八九十]|\d)/g) : [])
      if (annexes.size > 0 && !annexes.has(match[1] ?? "") && !annexes.has(arabic(match[1] ?? "")))
        add(sentence, match.index, match.index + match[0].length, "reference", true);
    const own = bySentence.get(sentence) ?? [];
    // The 项 may be named a sentence before.
    const naming = [sentence, sentences[s - 1]].find((one) => one?.section === section && one.text.includes("(项)"));
    for (const i of own) {
      const [reading, claim] = [readings[i], claims[i]];
      if (reading === undefined || claim === undefined) continue;
      const { from, to, slot, number } = reading;
      if (claim.unitless === true && claim.slip !== "unitless") add(sentence, from, to, "missing-unit", false);
      // 元 behind what is 万元 everywhere else.
      const isMoney = slot.is === "amount" || slot.is === "change";
      if (
        reading.unit === "元" &&
        /[1-9]/.test(number) &&
        (inWan.has(number) || (isMoney && usesWan)) &&
        claim.slip !== "unit"
      )
        add(sentence, from, to, "wrong-unit", false, `${number}万元`);
      if (claim.against.is === "none" && claim.against.why === "zero-base" && /[1-9]/.test(number))
        add(sentence, from, to, "zero-base", true);
      if (claim.against.is === "none" && claim.against.why === "no-row" && /[1-9]/.test(number))
        add(sentence, from, to, "not-listed", true);
      const unknown =
        slot.is === "amount" &&
        slot.meaning.what === "经济科目" &&
        slot.meaning.code === undefined &&
        slot.meaning.name;
      const named = unknown ? text.lastIndexOf(unknown, from) : -1;
      if (unknown && named >= 0) add(sentence, named, named + unknown.length, "unknown-name", true);
      const item = naming !== undefined && hasItems && isUnlisted(reading) ? itemIn(naming.text) : undefined;
      if (naming !== undefined && item !== undefined && !seen.has(naming)) {
        seen.add(naming);
        add(naming, item.from, item.to, "not-listed", true);
      }
      if (isOddYear(reading, about.year))
        add(sentence, from, Math.min(to + 1, text.length), "wrong-year", true, about.year);
      if (slot.is === "change" && /[1-9]/.test(number) && saysSame(text, from))
        add(sentence, from, to, "same-with-gap", true);
    }
    if (section.zone === "sheet") remarkOnDeadlines(sentence, about.year, add);
    remarkOnDirection(sentences, s, readings, bySentence, add);
    remarkOnReason(sentence, add);
    remarkOnLists(sentence, own, readings, about, add);
  }
  remarkOnNumbers(sentences, add);
  remarkOnUnits(sentences, add);
  remarkOnProjects(sentences, readings, about, add);
  const order = (one: Remark): number => one.at.line * 1e6 + one.at.from;
  return remarks.sort((a, b) => order(a) - order(b));
}

/** Nearly always there are none, which a search says without more. */
function matchesOf(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) < 0 ? [] : text.matchAll(pattern);
}

/** Whether the words before a place say that nothing has changed. */
function saysSame(text: string, at: number): boolean {
  const clause = text.slice(Math.max(text.lastIndexOf("；", at - 1), text.lastIndexOf("。", at - 1)) + 1, at);
  return /持平(?![^，]*[；。])/.test(clause) && !/均|其余|其他/.test(clause);
}

function arabic(no: string): string {
  const at = "一二三四五六七八九十".indexOf(no);
  return at < 0 ? no : `${at + 1}`;
}

/** An amount of a 项 that no table and no catalogue knows by its name. */
function isUnlisted({ slot, number, sentence }: Reading): boolean {
  return (
    slot.is === "amount" &&
    slot.meaning.what === "科目" &&
    slot.meaning.code === undefined &&
    slot.stage !== "last" &&
    sentence.section.zone === "account" &&
    /[1-9]/.test(number)
  );
}

/** The name before （项）. */
function itemIn(text: string): { readonly from: number; readonly to: number } | undefined {
  const to = text.indexOf("(项)");
  const from = Math.max(text.lastIndexOf("(款)", to), text.lastIndexOf("(类)", to)) + "(款)".length;
  return from < "(款)".length || from >= to ? undefined : { from, to };
}

/** A year in the place of this one or the last that is neither. */
function isOddYear({ slot, number, unit, sentence, from, to }: Reading, year: string | undefined): boolean {
  if (year === undefined || slot.is !== "none" || slot.why !== "date" || unit !== "" || !/^20\d\d$/.test(number))
    return false;
  // A reason ends with its clause.
  const clause = sentence.text.slice(0, from).split(/[；;]/).at(-1) ?? "";
  const isQuoted = clause.lastIndexOf("“") > clause.lastIndexOf("”");
  if (sentence.section.zone !== "account" || isQuoted || /原因|主要用于|根据|按照|《|〔/.test(clause)) return false;
  const [before, after] = [sentence.text.slice(0, from), sentence.text.slice(to)];
  const isForm = after.startsWith("年度") || /(?:与|比|较)$/.test(before);
  return isForm && ![Number(year), Number(year) - 1].includes(Number(number));
}

/** 2023年12月前, in a 绩效表 of 2024. */
function remarkOnDeadlines(sentence: Sentence, year: string | undefined, add: Add): void {
  if (year === undefined) return;
  for (const match of matchesOf(sentence.text, /(20\d\d)年\d{1,2}月(?:\d{1,2}日|底|末)?(?:之?前|以前)/g))
    if (match[1] !== year) add(sentence, match.index, match.index + match[0].length, "deadline", true, year);
}

const MORE = /增加|增长|新增|提高|上调|调增|追加|补发|上涨|扩大/;
const LESS = /减少|下降|降低|压减|缩减|压缩|节约|削减|取消/;
/** People who leave make for less, however many more they are. */
const LEAVING = /退休|调出|离职|辞职|死亡|去世|结转|收回/;

/** A reason that speaks of less where the sentence says more, or the other way round; and one without 是. */
function remarkOnReason(sentence: Sentence, add: Add): void {
  const { text, section } = sentence;
  if (section.zone === "sheet" || section.zone === "about") return;
  for (const match of matchesOf(text, /(?:主要|变动|差异)原因(?=本|我|20\d\d年|上年|由于|因为)/g))
    add(sentence, match.index, match.index + match[0].length, "missing-word", true);
  let start = 0;
  for (const match of matchesOf(text, /原因(?:主要)?(?:是|为)?：?/g)) {
    const before = text.slice(start, match.index);
    const reason = /^[^；。]{0,120}/.exec(text.slice(match.index + match[0].length))?.[0] ?? "";
    start = match.index + match[0].length + reason.length;
    const clause = before.slice(Math.max(before.lastIndexOf("；"), before.lastIndexOf("。")) + 1);
    const said = [...matchesOf(clause, /增加|增长|大于|高于|减少|下降|小于|低于/g)].at(-1)?.[0];
    if (said === undefined || LEAVING.test(reason) || /其中|预算/.test(reason)) continue;
    const isMore = /增|大于|高于/.test(said);
    // 新增人员…；项目到期，减少…: one reason in several clauses.
    const more = /^[；][^。比较与同]{0,120}/.exec(text.slice(start))?.[0] ?? "";
    if ((isMore ? LESS : MORE).test(reason) && !(isMore ? MORE : LESS).test(reason + more))
      add(sentence, match.index, start, "wrong-reason", true, said);
  }
}

const NUMERALS = "一二三四五六七八九十";

/** A list whose numbers leave one out: 1., 3. */
function remarkOnNumbers(sentences: readonly Sentence[], add: Add): void {
  /** The last number of each kind of marker. */
  const last = new Map<string, { readonly number: number; readonly sentence: Sentence }>();
  const kinds = ["、", "()", ".", "(.)"];
  for (const sentence of sentences) {
    if (sentence.section.zone !== "account" || !sentence.opens || sentence.marker === 0) continue;
    const marker = sentence.text.slice(0, sentence.marker);
    const digits = /[\d]+/.exec(marker)?.[0];
    const word = /[一二三四五六七八九十]+/.exec(marker)?.[0];
    const number = digits === undefined ? numeralOf(word ?? "") : Number(digits);
    if (number === undefined || marker.startsWith("第") || marker.startsWith("附")) continue;
    const kind = marker.startsWith("(") ? (digits === undefined ? "()" : "(.)") : digits === undefined ? "、" : ".";
    for (const below of kinds.slice(kinds.indexOf(kind) + 1)) last.delete(below);
    const before = last.get(kind);
    last.set(kind, { number, sentence });
    if (before !== undefined && number > before.number + 1 && number - before.number < 4)
      add(
        sentence,
        0,
        sentence.marker,
        "numbering",
        true,
        `${digits === undefined ? (NUMERALS[before.number] ?? "") : before.number + 1}`,
      );
  }
}

function numeralOf(word: string): number | undefined {
  const at = NUMERALS.indexOf(word);
  if (word.length === 1 && at >= 0) return at + 1;
  return /^十[一二三四五六七八九]$/.test(word) ? 11 + NUMERALS.indexOf(word.charAt(1)) : undefined;
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
