import { tryCopies } from "./copies.ts";
import { add } from "../sheet/lists.ts";
import { lastBefore } from "../sheet/sorted.ts";
import { isPrinted, nothing, type Ledger } from "./ledger.ts";
import { keyOf, PAID_FROM_PURSES, wholeOf, type Meaning, type Stage, type What } from "./meanings.ts";
import type { Sentence } from "./text.ts";

/** Wholes and their parts, where the words list them; what is said more than once. */
export function trySums(ledger: Ledger): void {
  tryParts(ledger);
  tryClasses(ledger);
  tryWithin(ledger);
  tryCopies(ledger);
}

function tryParts(ledger: Ledger): void {
  const groups = new Map<string, { whole: number; closed: boolean; parts: Map<string, number> }>();
  const unread = new Set(
    ledger.readings.flatMap(({ slot, sentence }, i) =>
      (slot.is === "none" && (slot.why === "no-subject" || slot.why === "annex")) || ledger.isGuess(i)
        ? [sentence]
        : [],
    ),
  );
  const places = new Map<readonly number[], Map<string, number[]>>();
  ledger.readings.forEach(({ slot, sentence }, i) => {
    if (slot.is !== "amount" || ledger.isGuess(i)) return;
    const { meaning, stage } = slot;
    const whole = wholeOf(meaning);
    const head = slot.head === undefined ? undefined : ledger.readings[slot.head]?.slot;
    // A list that goes through plan and outcome is one of each.
    const listed =
      head?.is !== "amount"
        ? undefined
        : head.stage === stage
          ? slot.head
          : lastBefore(ledger.said(head.meaning, stage), i);
    if (whole === undefined && listed === undefined) return;
    // Without a list that says so, a part belongs to the last whole of its own section.
    const nearest = (of: Meaning | undefined): number | undefined => {
      if (of === undefined) return undefined;
      const said = ledger.said(of, stage);
      const byPlace = places.get(said) ?? inPlaces(ledger, said);
      places.set(said, byPlace);
      return lastBefore(byPlace.get(placeOf(sentence)) ?? [], i);
    };
    // What the words leave out stands in its parts: 购置 and 运行 for 公车.
    const near = nearest(whole) ?? nearest(whole && wholeOf(whole));
    const at = listed ?? near;
    if (at === undefined || ledger.isGuess(at)) return;
    const over = ledger.readings[at]?.slot;
    const isDirect = over?.is === "amount" && whole !== undefined && keyOf(whole) === keyOf(over.meaning);
    const key = `${at} ${isDirect ? kindOf(meaning) : "listed"}`;
    const group = groups.get(key) ?? { whole: at, closed: true, parts: new Map<string, number>() };
    groups.set(key, group);
    // Nobody knows what a list comes to that has a figure which was not understood.
    if (unread.has(sentence)) group.closed = false;
    // Nobody knows to which 类 a 科目 without a code belongs.
    if (meaning.what === "科目" && meaning.code === undefined && over?.is === "amount" && over.meaning.what === "科目")
      group.closed = false;
    if (over?.is === "amount" && !isPartOf(meaning, over.meaning)) group.closed = false;
    const own = keyOf(meaning, stage);
    if (!group.parts.has(own)) group.parts.set(own, i);
  });
  // A list may name kinds of a kind beside kinds: all of it adds up.
  for (const [key, { whole, closed, parts }] of groups) {
    const direct = key.endsWith(" listed") ? groups.get(`${whole} parts`) : undefined;
    if (direct === undefined) continue;
    for (const [own, part] of parts) direct.parts.set(own, part);
    direct.closed &&= closed;
    groups.delete(key);
  }
  for (const { whole, closed, parts } of groups.values()) {
    const stage = stageOf(ledger, whole);
    // 公车 beside 购置 and 运行 is said twice.
    const own = [...parts.values()].filter((part) => {
      const over = wholeOf(meaningOf(ledger, part));
      return over === undefined || !parts.has(keyOf(over, stage));
    });
    // Parts that are all nothing are no list of what there is.
    if (!isNothing(ledger, whole) && own.every((part) => isNothing(ledger, part))) continue;
    addSum(ledger, whole, own, closed && !isOpen(ledger, whole, own));
  }
}

function isNothing(ledger: Ledger, i: number): boolean {
  const id = ledger.id(i);
  return id !== undefined && ledger.isZero(id);
}

/** What 总计 is made of. */
const MADE_OF: Partial<Record<What, readonly What[]>> = {
  收入总计: ["本年收入", "年初结转", "使用非财政拨款结余"],
  支出总计: ["本年支出", "年末结转", "结余分配"],
};

/** Whether a list of parts may leave something out. */
function isOpen(ledger: Ledger, whole: number, parts: readonly number[]): boolean {
  const over = meaningOf(ledger, whole);
  const own = parts.map((part) => meaningOf(ledger, part));
  return areOfOnePart(over, own) || leavesOfTotal(ledger.own, over, new Set(own.map(({ what }) => what)));
}

/** Kinds of one part alone, as 人员经费 and 公用经费 of all spending: they leave out what they are no part of. */
function areOfOnePart(over: Meaning, parts: readonly Meaning[]): boolean {
  const [part, other] = new Set(parts.map((one) => wholeOf(one)?.what));
  return (
    other === undefined &&
    part !== undefined &&
    part !== over.what &&
    wholeOf({ what: part, scope: "全" })?.what === over.what
  );
}

/** Of 总计 a list may name what there is most of alone. */
function leavesOfTotal(own: Stage, { what, scope }: Meaning, named: ReadonlySet<What>): boolean {
  const all = MADE_OF[what];
  if (all === undefined) return false;
  if (own === "plan")
    return !named.has(what === "收入总计" ? "年初结转" : "本年支出") || [...named].every((one) => one === "年初结转");
  // 财政拨款 has neither 非财政拨款结余 nor 结余分配.
  return (scope === "全" ? all : all.slice(0, 2)).some((one) => !named.has(one));
}

function meaningOf(ledger: Ledger, i: number): Meaning {
  const slot = ledger.readings[i]?.slot;
  return slot?.is === "amount" ? slot.meaning : { what: "收支总计", scope: "全" };
}

function stageOf(ledger: Ledger, i: number): Stage {
  const slot = ledger.readings[i]?.slot;
  return slot?.is === "amount" ? slot.stage : "final";
}

/** 类 = Σ项, where a section names both. */
function tryClasses(ledger: Ledger): void {
  for (const [key, list] of ledger.byKey) {
    const slot = ledger.readings[list[0] ?? -1]?.slot;
    if (slot?.is !== "amount" || slot.meaning.what !== "科目" || slot.meaning.code?.length !== 3) continue;
    const { scope, code } = slot.meaning;
    const parts: number[] = [];
    for (const [other, own] of ledger.byKey) {
      const item = ledger.readings[own[0] ?? -1]?.slot;
      if (other === key || item?.is !== "amount" || item.meaning.what !== "科目" || item.stage !== slot.stage) continue;
      if (
        item.meaning.scope === scope &&
        item.meaning.code?.length === 7 &&
        item.meaning.code.startsWith(code) &&
        own[0] !== undefined
      )
        parts.push(own[0]);
    }
    const isWhole = !ledger.readings.some(
      ({ slot: one }) =>
        one.is === "amount" &&
        one.meaning.what === "科目" &&
        one.meaning.code === undefined &&
        one.meaning.scope === scope &&
        one.stage === slot.stage,
    );
    if (parts.length > 0 && list[0] !== undefined) addSum(ledger, list[0], parts, isWhole);
  }
}

/** Kinds of money of which none is more than all of it. */
const KINDS: ReadonlySet<What> = new Set<What>([
  "财政拨款收入",
  "上级补助收入",
  "事业收入",
  "经营收入",
  "附属单位上缴收入",
  "其他收入",
  "基本支出",
  "项目支出",
  "上缴上级支出",
  "经营支出",
  "对附属单位补助支出",
  "出国",
  "公车",
  "购置",
  "运行",
  "接待",
  "国内接待",
  "外事接待",
  "采购货物",
  "采购工程",
  "采购服务",
]);

/** A kind that no table prints is at most what it is a kind of. */
function tryWithin(ledger: Ledger): void {
  ledger.readings.forEach(({ slot }, i) => {
    if (slot.is !== "amount" || !KINDS.has(slot.meaning.what) || slot.meaning.name !== undefined) return;
    if (slot.stage !== ledger.own || isPrinted(ledger.outcomes[i]) || ledger.isGuess(i)) return;
    const whole = wholeOf(slot.meaning);
    // A budget may count what was carried over among the money of a source.
    if (ledger.own === "plan" && whole?.what === "本年收入") return;
    const [own, all] = [ledger.id(i), whole && ledger.amountFor(whole, slot.stage, i)];
    if (own === undefined || all === undefined || ledger.set.amounts.judge([own], [all.id], "≤") !== "unequal") return;
    ledger.checks.push({
      members: all.reading === undefined ? [i] : [i, all.reading],
      holds: false,
      exactly: false,
      against: { is: "sum" },
      ...(all.reading === undefined ? { first: i } : {}),
      vague: true,
      expected: nothing,
    });
  });
}

function addSum(ledger: Ledger, whole: number, parts: readonly number[], closed = true): void {
  const ids = parts.map((part) => ledger.id(part));
  const id = ledger.id(whole);
  if (id === undefined || ids.includes(undefined)) return;
  const found = ledger.compare(ids as number[], [id]);
  // Of a list that may leave something out nothing follows, whether it comes out or not.
  if (!closed || parts.length < 2) return;
  ledger.checks.push({
    members: [whole, ...parts],
    ...found,
    against: { is: "sum" },
    expected: (member) => (member === whole ? ledger.worth(whole, ids as number[]) : undefined),
  });
}

/** What adds up to its whole in one list: 类 and 项 in two, other lines in a third. */
function kindOf({ what, code, name }: Meaning): string {
  if (what === "科目") return `${what} ${code?.length === 3 ? 3 : 7}`;
  return what === "经济科目" ? what : name !== undefined && PAID_FROM_PURSES.has(what) ? "purses" : "parts";
}

/** Whether a list of such parts is known to leave nothing out. */
function isPartOf(part: Meaning, whole: Meaning): boolean {
  if (part.what === "涉及资金") return whole.what === "涉及资金";
  const own = wholeOf(part);
  return own?.what === whole.what || (own !== undefined && wholeOf(own)?.what === whole.what);
}

/** Readings by the section, as far as sums go. */
function inPlaces({ readings }: Ledger, said: readonly number[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const at of said) {
    const sentence = readings[at]?.sentence;
    if (sentence !== undefined) add(found, placeOf(sentence), at);
  }
  return found;
}

function placeOf({ section: { zone, label } }: Sentence): string {
  return `${zone} ${chapterOf(label)}`;
}

/** 五（三） → 五 */
function chapterOf(label: string): string {
  return label.slice(0, 1);
}
